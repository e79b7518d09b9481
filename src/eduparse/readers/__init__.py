"""What is in an input: rows, members of an archive, or one page, and the document of each.

The name decides. ``.jsonl``, ``.csv``, ``.tsv`` and ``.parquet`` hold rows, ``.zip`` and ``.warc``
members, everything else is one page; ``.gz`` and ``.zst`` are unpacked on the way. Standard input and
other streams without a name hold rows when their first character is ``{``, an HTML page when they
begin like one, and plain text otherwise.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath
from typing import IO, Any

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document
from eduparse.document.identity import page_id
from eduparse.errors import ConfigError, DocumentError
from eduparse.files.storage import Place
from eduparse.readers.inputs import Input, cannot_read
from eduparse.readers.pages import page_document
from eduparse.readers.record import MB, ROW_FACTOR, Record, kind_of, shown, too_long
from eduparse.readers.streams import lines, unpacked
from eduparse.rows.documents import document_of
from eduparse.rows.jsonl import parse_line
from eduparse.stages.decode import decode_page

__all__ = ["Record", "is_page", "read", "records"]

_MARK = b"\xef\xbb\xbf"
_ROWS = (".jsonl", ".csv", ".tsv")
_PACKED = (".gz", ".zst")


def records(source: Input, max_page_mb: int) -> Iterator[Record]:
    """What is in an input, lazily: its rows, its members, or the one page it is."""
    if source.problem is not None:
        yield Record(source.name, problem=source.problem)
    elif source.path is None:
        yield from _stream(sys.stdin.buffer, source.name, max_page_mb)
    elif not source.path.is_file():
        try:
            with source.path.open("rb") as stream:
                yield from _stream(stream, source.name, max_page_mb)
        except OSError as error:
            yield Record(source.name, problem=cannot_read(error))
    elif is_page(source.name):
        yield Record(source.name, source.path)
    else:
        yield from _file(source.path, source.name, max_page_mb)


def read(record: Record, max_page_mb: int, budget: Budget = UNLIMITED) -> Document:
    """The document of a record. Raises DocumentError where there is none."""
    if record.problem is not None:
        raise record.problem
    if record.line is None:
        data = record.data if record.path is None else _bytes_of(record.path, max_page_mb)
        if len(data) > max_page_mb * MB:
            raise too_long(f"The page has more than {max_page_mb} MB", max_page_mb)
        if (kind := shown(data, record.kind or kind_of(record.name))) == "text":
            return decode_page(data, record.name, budget=budget)
        doc = page_document(data, kind, record, budget)
    else:
        doc = _row_document(record)
    if len(doc.text) > max_page_mb * MB:
        raise too_long(f"The text has {len(doc.text):,} characters", max_page_mb)
    return doc


def _row_document(record: Record) -> Document:

    row = parse_line(record.data)
    # A row that has an id of its own needs no line number to be told from its neighbours.
    named = isinstance(row, dict) and row.get("id") is not None
    source = record.name if named else record.source
    if isinstance(row, dict) and "text" not in row and isinstance(row.get("html"), str):
        from eduparse.readers.html import html_document  # start-up

        ident = str(row["id"]) if isinstance(row.get("id"), str | int) else page_id(source)
        url = row.get("url")
        name = row.get("source")
        return html_document(
            row["html"],
            ident,
            name if isinstance(name, str) else source,
            url=url if isinstance(url, str) else None,
        )
    return document_of(row, source)


def is_page(name: str) -> bool:
    """Whether a file of this name is one page, and neither rows nor an archive nor packed."""
    return not name.lower().endswith((*_ROWS, *_PACKED, ".parquet", ".zip", ".warc"))


def _bytes_of(path: Place, max_page_mb: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(max_page_mb * MB + 1)
            if len(data) > max_page_mb * MB:
                size = file.seek(0, 2)
                raise too_long(f"The page has {size / MB:,.1f} MB", max_page_mb)
    except OSError as error:
        raise cannot_read(error) from error
    return data


def _stream(stream: IO[bytes], name: str, max_page_mb: int) -> Iterator[Record]:
    """A stream is rows if its first character that is no blank is ``{``."""
    limit = max_page_mb * MB
    head: list[bytes] = []
    every = lines(stream, limit * ROW_FACTOR)
    for line in every:
        head.append(line)
        start = line.removeprefix(_MARK).lstrip()
        if start.startswith(b"{"):
            yield from _rows(chain(head, every), name, max_page_mb)
            return
        if start:
            break
    data = b"".join(head)
    data += stream.read(max(0, limit + 1 - len(data)))
    yield Record(name, data=data)


def _file(path: Place, name: str, max_page_mb: int) -> Iterator[Record]:
    """Rows and members of a file; what stops the reading is the last record."""
    done = ""
    try:
        with path.open("rb") as file:
            for record in contents(file, name, max_page_mb):
                done = record.source.removeprefix(name)
                yield record
    except ConfigError:
        raise
    except DocumentError as problem:
        yield Record(name, problem=problem)
    except Exception as error:  # noqa: BLE001 - zlib, zipfile, pyarrow … each raise errors of their own
        after = (
            f"after line {done.lstrip(':') or 0}" if not done.startswith("!") else f"after {done}"
        )
        why = f"Reading stopped {after}: {error}; what stands before it was read."
        yield Record(name, problem=DocumentError(why))


def _archives() -> Any:
    from eduparse.readers import archives  # start-up: few inputs are one

    return archives


def _tables() -> Any:
    from eduparse.readers import tables  # start-up: few inputs are one

    return tables


def contents(file: IO[bytes], name: str, max_page_mb: int) -> Iterator[Record]:
    """The records in an open file called ``name``, which may be a member of an archive."""
    lower = name.lower()
    if lower.endswith(".zip"):
        yield from _archives().zip_records(file, name, max_page_mb, contents)
        return
    if lower.endswith(".parquet"):
        yield from _tables().parquet_records(file, name)
        return
    inner = lower.removesuffix(".gz").removesuffix(".zst")
    with unpacked(file, lower) as stream:
        if inner.endswith(".jsonl"):
            yield from _rows(lines(stream, max_page_mb * MB * ROW_FACTOR), name, max_page_mb)
        elif inner.endswith((".csv", ".tsv")):
            yield from _tables().csv_records(stream, name, "\t" if inner.endswith(".tsv") else ",")
        elif inner.endswith(".warc"):
            yield from _archives().warc_records(stream, name, max_page_mb)
        else:
            member = (
                name
                if inner == lower
                else f"{name}!{PurePosixPath(name).name[: len(inner) - len(lower)]}"
            )
            yield Record(member, data=stream.read(max_page_mb * MB + 1))


def _rows(every: Iterable[bytes], name: str, max_page_mb: int) -> Iterator[Record]:
    limit = max_page_mb * MB * ROW_FACTOR
    for number, line in enumerate(every, 1):
        text = line.removeprefix(_MARK) if number == 1 else line
        if len(line) > limit:
            problem = too_long(f"The row has more than {limit // MB} MB", max_page_mb)
            yield Record(name, line=number, problem=problem)
        elif not text.isspace() and text:
            yield Record(name, data=text, line=number)
