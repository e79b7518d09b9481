"""What is in an input: rows, members of an archive, or one page, and the document of each.

The name decides. ``.jsonl``, ``.csv``, ``.tsv``, ``.parquet`` and ``.arrow`` hold rows, ``.zip`` and ``.warc``
members, everything else is one page, of the kind that its name or its content tells (`kinds`); ``.gz``
and ``.zst`` are unpacked on the way. Standard input and other streams without a name hold rows when their
first character is ``{``, and otherwise one page. Of two rows of one id, or members of one name, in the
same input the second is a problem.
"""

import codecs
import sys
from collections.abc import Iterator
from itertools import chain
from typing import IO

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document
from eduparse.errors import ConfigError, DocumentError
from eduparse.files.storage import Place
from eduparse.readers.foreign import is_panic
from eduparse.readers.inputs import TABLES, Input, cannot_read
from eduparse.readers.kinds import kind_of, kind_shown
from eduparse.readers.pages import page_document, text_page
from eduparse.readers.record import MB, ROW_FACTOR, Record, Watch, too_long
from eduparse.readers.row_encoding import as_utf8
from eduparse.readers.rows import row_document, row_records
from eduparse.readers.streams import stream_lines
from eduparse.readers.unique import unique
from eduparse.rows.columns import PLAIN, Columns
from eduparse.stages.decode import decode_page

__all__ = ["Columns", "Record", "Watch", "is_page", "read", "records"]

_ROWS = (".jsonl", ".csv", ".tsv")
_PACKED = (".gz", ".zst")


def records(
    source: Input, max_page_mb: int, columns: Columns = PLAIN, watch: Watch | None = None
) -> Iterator[Record]:
    """What is in an input, lazily: its rows, its members, or the one page it is.

    ``columns`` names those of rows; ``watch`` is told how far the reading is.
    """
    if source.problem is not None:
        yield Record(source.name, problem=source.problem)
    elif source.path is None:
        yield from unique(_stream(sys.stdin.buffer, source.name, max_page_mb, columns))
    elif not source.path.is_file():
        try:
            with source.path.open("rb") as stream:
                yield from unique(_stream(stream, source.name, max_page_mb, columns))
        except OSError as error:
            yield Record(source.name, problem=cannot_read(error))
    elif is_page(source.name):
        yield Record(source.name, source.path)
    else:
        yield from unique(_file(source.path, source.name, max_page_mb, columns, watch))


def read(
    record: Record, max_page_mb: int, budget: Budget = UNLIMITED, row_format: str = ""
) -> Document:
    """The document of a record; ``row_format`` is what rows hold that do not say so, empty: by their text.

    Raises DocumentError where there is none.
    """
    if record.problem is not None:
        raise record.problem
    if record.line is None:
        data = record.data if record.path is None else _bytes_of(record.path, max_page_mb)
        if len(data) > max_page_mb * MB:
            raise too_long(f"The page has more than {max_page_mb} MB", max_page_mb)
        if (kind := kind_shown(data, record.kind or kind_of(record.name))) == "text":
            doc = text_page(decode_page(data, record.name, budget=budget))
        else:
            doc = page_document(data, kind, record, budget)
    else:
        doc = row_document(record, row_format)
    if len(doc.text) > max_page_mb * MB:
        raise too_long(f"The text has {len(doc.text):,} characters", max_page_mb)
    return doc


def is_page(name: str) -> bool:
    """Whether a file of this name is one page, and neither rows nor an archive nor packed."""
    return not name.lower().endswith((*_ROWS, *_PACKED, *TABLES, ".zip", ".warc"))


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


def _stream(stream: IO[bytes], name: str, max_page_mb: int, columns: Columns) -> Iterator[Record]:
    """A stream is rows if its first character that is no blank is ``{``."""
    limit = max_page_mb * MB
    head: list[bytes] = []
    stream = as_utf8(stream) if _begins_rows(stream) else stream
    every = stream_lines(stream, limit * ROW_FACTOR)
    for line in every:
        head.append(line)
        start = line.removeprefix(codecs.BOM_UTF8).lstrip()
        if start.startswith(b"{"):
            yield from row_records(chain(head, every), name, max_page_mb, columns)
            return
        if start:
            break
    data = b"".join(head)
    data += stream.read(max(0, limit + 1 - len(data)))
    yield Record(name, data=data)


def _file(
    path: Place, name: str, max_page_mb: int, columns: Columns, watch: Watch | None
) -> Iterator[Record]:
    """Rows and members of a file; what stops the reading is the last record."""
    from eduparse.readers.containers import container_records  # start-up: most inputs are pages

    done = ""
    try:
        with path.open("rb") as file:
            if watch is not None:
                watch.opened(file)
            for record in container_records(file, name, max_page_mb, columns, watch):
                done = record.source.removeprefix(name)
                yield record
    except ConfigError:
        raise
    except DocumentError as problem:
        yield Record(name, problem=problem)
    except Exception as error:  # noqa: BLE001 - zlib, zipfile, pyarrow … each raise errors of their own
        yield Record(name, problem=_stopped(done, error))
    except BaseException as error:
        if not is_panic(error):
            raise
        yield Record(name, problem=_stopped(done, error))


def _stopped(done: str, error: BaseException) -> DocumentError:
    """The problem of a file that cannot be read beyond the record ``done``."""
    why = str(error) or type(error).__name__
    if not done:
        return DocumentError(f"It cannot be read: {why}; fetch it again.")
    after = done if done.startswith("!") else f"line {done.removeprefix(':')}"
    return DocumentError(f"Reading stopped after {after}: {why}; what stands before it was read.")


def _begins_rows(stream: IO[bytes]) -> bool:
    """Whether what has come of a stream begins like a row; only then its encoding is decided at once."""
    peek = getattr(stream, "peek", None)
    return peek is not None and bytes(peek(1)).removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"{"
