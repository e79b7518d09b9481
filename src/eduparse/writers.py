"""Rows to files: whole or not at all, in one order, the same bytes for the same rows.

A file is written under a temporary name in its own folder, flushed to the disk and renamed; what a
killed run left behind is removed by the next one. Compressed files carry no time and no name.
"""

import contextlib
import gzip
import io
import os
import sys
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import IO, Any, Protocol

from eduparse.errors import ConfigError, EduparseError, OutputError
from eduparse.inputs import ROW_SUFFIXES, STDIN
from eduparse.readers import zstandard_module


class TargetError(EduparseError):
    """One file of an output folder could not be written; ``source`` is the input it was for."""

    def __init__(self, message: str, source: str) -> None:
        super().__init__(message)
        self.source = source


ROWS = ".jsonl"  # what files of rows end in

_TEMPORARY = ".eduparse-"
_COUNT = count()


def dump_line(row: Mapping[str, Any]) -> bytes:
    """``row`` as a line of JSON in UTF-8; escaped where it holds lone surrogates."""
    import orjson

    try:
        return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:
        import json

        return json.dumps(row, separators=(",", ":")).encode("ascii") + b"\n"


class AtomicFile:
    """A file that appears under its name only when `commit` is called.

    Its suffix decides on compression, unless it is ``plain``: then bytes are written as they are.
    Raises OSError; after any error `abort` takes away what was written.
    """

    def __init__(self, path: Path, *, plain: bool = False) -> None:
        self._path = path
        # Short, because the name of the file may be as long as names can be.
        self._temporary = path.parent / f"{_TEMPORARY}{os.getpid()}-{next(_COUNT)}.tmp"
        self._file = self._temporary.open("wb")
        self._stream = self._file if plain else _compressor(self._file, path.suffix)

    def write(self, data: bytes) -> None:
        """Add ``data``."""
        self._stream.write(data)

    def commit(self) -> None:
        """Close the file, flush it to the disk and give it its name."""
        if self._stream is not self._file:
            self._stream.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._temporary.replace(self._path)

    def abort(self) -> None:
        """Take away what was written."""
        for stream in (self._stream, self._file):
            with contextlib.suppress(OSError, ValueError):
                stream.close()
        self._temporary.unlink(missing_ok=True)


def _compressor(file: IO[bytes], suffix: str) -> IO[bytes]:
    if suffix.lower() == ".gz":
        return gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0)  # type: ignore[return-value]
    if suffix.lower() == ".zst":
        writer = zstandard_module().ZstdCompressor().stream_writer(file, closefd=False)
        return io.BufferedWriter(writer)
    return file


def remove_strays(folder: Path) -> None:
    """Remove temporary files in ``folder`` whose process is gone."""
    for stray in folder.glob(f"{_TEMPORARY}*.tmp"):
        number = stray.name.removeprefix(_TEMPORARY).partition("-")[0]
        if number.isdecimal() and not _alive(int(number)):
            stray.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


class Output(Protocol):
    """Where rows go; ``where`` names it for people and is empty for standard output."""

    where: str

    def write(self, target: str, source: str, data: bytes) -> None:
        """Add ``data``, made from the input ``source``, to ``target``.

        Raises TargetError where one target is lost, OutputError where all are.
        """
        ...

    def close(self) -> None:
        """Put the last target in its place. Raises as `write`."""
        ...

    def abort(self) -> None:
        """Take away what is not complete."""
        ...


def is_folder(where: str, suffix: str = ROWS) -> bool:
    """Whether ``-o where`` means a folder, for files that end in ``suffix``."""
    files = (suffix, f"{suffix}.gz", f"{suffix}.zst", ".parquet")
    return where not in ("", STDIN) and not where.lower().endswith(files)


def target_of(where: str, name: str, suffix: str = ROWS) -> str:
    """The file that rows of the input ``name`` go to with ``-o where``; ``-`` is standard output.

    In a folder that is ``name`` with ``suffix`` behind it, or in place of the suffix of a row file.
    """
    if not is_folder(where, suffix):
        return where or STDIN
    if name == STDIN:
        name = "stdin"
    for ending in ROW_SUFFIXES:
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return str(Path(where) / f"{name}{suffix}")


def open_output(where: str, suffix: str = ROWS) -> Output:
    """The output that ``-o where`` means. Raises ConfigError where it cannot be written."""
    if where in ("", STDIN):
        return _Stdout()
    is_file = not is_folder(where, suffix)
    path = Path(where)
    if where.lower().endswith(".parquet"):
        raise ConfigError(f"{where}: Parquet is not written yet; use a name that ends in {suffix}.")
    if is_file and path.is_dir():
        raise ConfigError(f"{where} is a folder; a name that ends in {suffix} must be a file.")
    if not is_file and path.exists() and not path.is_dir():
        raise ConfigError(
            f"{where} is a file whose name does not end in {suffix}; choose another -o."
        )
    try:
        return _OneFile(path) if is_file else _Folder(path)
    except OSError as error:
        raise ConfigError(cannot_write(where, error)) from error


def cannot_write(where: str, error: OSError) -> str:
    """A sentence that says what failed and what to do."""
    return f"{where} cannot be written: {error.strerror or error}; make room or choose another -o."


class _Stdout:
    where = ""

    def write(self, target: str, source: str, data: bytes) -> None:  # noqa: ARG002 - the same
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(cannot_write("Standard output", error)) from error

    def close(self) -> None:
        pass

    def abort(self) -> None:
        pass


class _OneFile:
    def __init__(self, path: Path) -> None:
        self.where = str(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_strays(path.parent)
        self._file = AtomicFile(path)

    def write(self, target: str, source: str, data: bytes) -> None:  # noqa: ARG002 - the same
        with self._failing():
            self._file.write(data)

    def close(self) -> None:
        with self._failing():
            self._file.commit()

    def abort(self) -> None:
        self._file.abort()

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(cannot_write(self.where, error)) from error


class _Folder:
    """One file for each input, in the tree of the inputs; a target is done when the next begins."""

    def __init__(self, path: Path) -> None:
        self.where = str(path)
        self._target = self._source = ""
        self._file: AtomicFile | None = None
        path.mkdir(parents=True, exist_ok=True)
        for folder, _, _ in os.walk(path):
            remove_strays(Path(folder))
        AtomicFile(path / "probe").abort()

    def write(self, target: str, source: str, data: bytes) -> None:
        if target != self._target:
            self.close()
            self._target, self._source = target, source
            with self._failing():
                path = Path(target)
                path.parent.mkdir(parents=True, exist_ok=True)
                self._file = AtomicFile(path)
        # After an error there is no file: the rest of a lost target goes nowhere.
        if self._file is not None:
            with self._failing():
                self._file.write(data)

    def close(self) -> None:
        if self._file is not None:
            with self._failing():
                self._file.commit()
            self._file = None

    def abort(self) -> None:
        if self._file is not None:
            self._file.abort()
            self._file = None

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.abort()
            raise TargetError(cannot_write(self._target, error), self._source) from error
