"""What is in an input: rows or one page, and the document of each.

A name that ends in ``.jsonl``, ``.jsonl.gz`` or ``.jsonl.zst`` holds rows; standard input and other
streams do when their first character is ``{``; everything else is one page. What cannot be read is
an answer too: it comes as a record with its problem, in its place, so that it costs only itself.
"""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any

from eduparse.document import Document
from eduparse.errors import ConfigError, DocumentError
from eduparse.inputs import Input, cannot_read

_MARK = b"\xef\xbb\xbf"
_MB = 1_000_000
_CHUNK = 1 << 16  # bytes of a compressed file that are read at a time
# A row repeats its text in its edits; a page inside the limit must stay inside it as a row.
_ROW_FACTOR = 16


@dataclass(frozen=True, slots=True)
class Record:
    """One page or one row of an input, not read yet: a path, or the bytes, or a problem.

    ``line`` is the number of the row in its file, from 1, and None for a page.
    """

    name: str
    path: Path | None = None
    data: bytes = b""
    line: int | None = None
    problem: DocumentError | None = None

    @property
    def source(self) -> str:
        """Where the record stands, for people."""
        return self.name if self.line is None else f"{self.name}:{self.line}"


def records(source: Input, max_page_mb: int) -> Iterator[Record]:
    """What is in an input, lazily: its rows, or the one page it is."""
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
    elif source.is_rows:
        yield from _row_file(source.path, source.name, max_page_mb)
    else:
        yield Record(source.name, source.path)


def read(record: Record, max_page_mb: int) -> Document:
    """The document of a record. Raises DocumentError where there is none."""
    if record.problem is not None:
        raise record.problem
    if record.line is None:
        data = record.data if record.path is None else _bytes_of(record.path, max_page_mb)
        if len(data) > max_page_mb * _MB:
            raise _too_long(f"The page has more than {max_page_mb} MB", max_page_mb)
        from eduparse.decode import decode_page

        return decode_page(data, record.name)
    from eduparse.rows import document_of

    row = parse_line(record.data)
    # A row that has an id of its own needs no line number to be told from its neighbours.
    named = isinstance(row, dict) and row.get("id") is not None
    doc = document_of(row, record.name if named else record.source)
    if len(doc.text) > max_page_mb * _MB:
        raise _too_long(f"The text has {len(doc.text):,} characters", max_page_mb)
    return doc


def parse_line(line: bytes) -> Any:
    """The value of a line of JSON, lone surrogates allowed. Raises DocumentError."""
    import orjson

    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError as error:
        import json

        try:
            # orjson refuses "\ud800", which this package writes where a text holds it.
            return json.loads(line)
        except (ValueError, RecursionError):
            raise DocumentError(
                f"The line is not JSON ({error}); mend it or take it out."
            ) from error


def _bytes_of(path: Path, max_page_mb: int) -> bytes:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > max_page_mb * _MB:
                raise _too_long(f"The page has {size / _MB:,.1f} MB", max_page_mb)
            return file.read()
    except OSError as error:
        raise cannot_read(error) from error


def _too_long(what: str, max_page_mb: int) -> DocumentError:
    return DocumentError(
        f"{what}; the limit is {max_page_mb} MB: split it, or raise --max-page-mb."
    )


def _stream(stream: IO[bytes], name: str, max_page_mb: int) -> Iterator[Record]:
    """A stream is rows if its first character that is no blank is ``{``."""
    limit = max_page_mb * _MB
    head: list[bytes] = []
    lines = _lines(stream, limit * _ROW_FACTOR)
    for line in lines:
        head.append(line)
        start = line.removeprefix(_MARK).lstrip()
        if start.startswith(b"{"):
            yield from _rows(chain(head, lines), name, max_page_mb)
            return
        if start:
            break
    data = b"".join(head)
    yield Record(name, data=data + stream.read(max(0, limit + 1 - len(data))))


def _row_file(path: Path, name: str, max_page_mb: int) -> Iterator[Record]:
    done = 0
    try:
        with _open_rows(path) as stream:
            for record in _rows(_lines(stream, max_page_mb * _MB * _ROW_FACTOR), name, max_page_mb):
                done = record.line or done
                yield record
    except ConfigError:
        raise
    except Exception as error:  # noqa: BLE001 - zlib, gzip and zstandard each raise errors of their own
        why = f"Reading stopped after line {done}: {error}; the rows before it were read."
        yield Record(name, problem=DocumentError(why))


@contextmanager
def _open_rows(path: Path) -> Iterator[IO[bytes]]:
    suffix = path.suffix.lower()
    if suffix == ".gz":
        import gzip

        with gzip.open(path, "rb") as stream:
            yield stream  # type: ignore[misc]
    elif suffix == ".zst":
        with path.open("rb") as file:
            yield io.BufferedReader(_Zstandard(file))
    else:
        with path.open("rb") as stream:
            yield stream


class _Zstandard(io.RawIOBase):
    """The content of a ``.zst`` file; unlike zstandard's own reader it notices a missing end."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._open = zstandard_module().ZstdDecompressor().decompressobj
        self._frame: Any = None
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            data = self._frame.unused_data if self._frame and self._frame.eof else b""
            data = data or self._file.read(_CHUNK)
            if not data:
                if self._frame and not self._frame.eof:
                    raise EOFError("the compressed file ends before its end")
                return 0
            if self._frame is None or self._frame.eof:
                self._frame = self._open()
            self._ready = self._frame.decompress(data)
        part = self._ready[: len(buffer)]
        buffer[: len(part)] = part
        self._ready = self._ready[len(part) :]
        return len(part)


def zstandard_module() -> Any:
    """The module ``zstandard``. Raises ConfigError that names the extra where it is missing."""
    try:
        import zstandard
    except ImportError as error:
        raise ConfigError(
            "Files that end in .zst need zstandard: pip install 'eduparse[zstd]'."
        ) from error
    return zstandard


def _lines(stream: IO[bytes], limit: int) -> Iterator[bytes]:
    """Lines of a stream; of one longer than ``limit`` bytes only the first ``limit`` + 1."""
    while line := stream.readline(limit + 1):
        yield line
        while len(line) >= limit and not line.endswith(b"\n"):
            line = stream.readline(limit)


def _rows(lines: Iterable[bytes], name: str, max_page_mb: int) -> Iterator[Record]:
    limit = max_page_mb * _MB * _ROW_FACTOR
    for number, line in enumerate(lines, 1):
        text = line.removeprefix(_MARK) if number == 1 else line
        if len(line) > limit:
            problem = _too_long(f"The row has more than {limit // _MB} MB", max_page_mb)
            yield Record(name, line=number, problem=problem)
        elif not text.isspace() and text:
            yield Record(name, data=text, line=number)
