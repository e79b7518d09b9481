"""Rows to files: whole or not at all, in one order, the same bytes for the same rows.

What a killed run left behind is removed by the next one. Compressed files carry no time and no name.
"""

import contextlib
import sys
from collections.abc import Iterator
from typing import Protocol

from eduparse.errors import ConfigError, OutputError, cannot_write, output_error
from eduparse.files.storage import Place, place, remove_strays
from eduparse.readers.inputs import ROW_SUFFIXES, STDIN
from eduparse.writers.folder import Folder, FolderPerDocument
from eduparse.writers.formats import File, OutputFormat


class Output(Protocol):
    """Where rows go; ``where`` names it for people and is empty for standard output.

    ``folder`` is the one its journal lies in, None without one.
    """

    where: str
    folder: Place | None

    @property
    def unsettled(self) -> frozenset[str]:
        """The targets that have rows and not yet their name."""
        ...

    def write(self, target: str, source: str, data: bytes) -> None:
        """Add ``data``, made from the input ``source``, to ``target``.

        Raises TargetError where one target is lost, OutputError where all are.
        """
        ...

    def close(self) -> None:
        """Put the last targets in their places. Raises as `write`; after a TargetError call it again."""
        ...

    def abort(self) -> None:
        """Take away what is not complete."""
        ...


def is_folder(where: str, suffix: str) -> bool:
    """Whether ``-o where`` means a folder, for files that end in ``suffix``."""
    files = (suffix, f"{suffix}.gz", f"{suffix}.zst")
    return where not in ("", STDIN) and not where.lower().endswith(files)


def target_of(where: str, name: str, suffix: str) -> str:
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
    return str(place(where) / f"{name}{suffix}")


def open_output(where: str, shape: OutputFormat) -> Output:
    """The output that ``-o where`` means. Raises ConfigError where it cannot be written."""
    if where in ("", STDIN):
        return _Stdout(shape.head)
    suffix = shape.suffix
    is_file = not is_folder(where, suffix)
    path = place(where)
    if is_file and path.is_dir():
        raise ConfigError(f"{where} is a folder; a name that ends in {suffix} must be a file.")
    if not is_file and path.exists() and not path.is_dir():
        raise ConfigError(
            f"{where} is a file whose name does not end in {suffix}; choose another -o."
        )
    try:
        if is_file:
            return _OneFile(path, shape)
        return FolderPerDocument(path, shape) if shape.apart else Folder(path, shape)
    except OSError as error:
        raise ConfigError(cannot_write(where, error)) from error


class _Stdout:
    where = ""
    folder: Place | None = None
    unsettled: frozenset[str] = frozenset()

    def __init__(self, head: bytes) -> None:
        self._head = head

    def write(self, target: str, source: str, data: bytes) -> None:  # noqa: ARG002 - the same
        try:
            sys.stdout.buffer.write(self._head + data)
            self._head = b""
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise output_error("Standard output", error) from error

    def close(self) -> None:
        pass

    def abort(self) -> None:
        pass


class _OneFile:
    def __init__(self, path: Place, shape: OutputFormat) -> None:
        self.where = str(path)
        self.unsettled = frozenset({self.where})
        self.folder: Place | None = path.parent
        path.parent.mkdir(parents=True, exist_ok=True)
        remove_strays(path.parent)
        self._file: File = shape.open(path)
        self._room = 1 if shape.apart else None

    def write(self, target: str, source: str, data: bytes) -> None:  # noqa: ARG002 - the same
        if self._room is not None:
            self._room -= data.count(b"\n")
            if self._room < 0:
                raise OutputError(
                    f"{self.where} can hold one document, and there are more: give a folder with -o "
                    "and --format akn."
                )
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
            raise output_error(self.where, error) from error
