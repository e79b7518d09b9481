"""Places to read and write: files of this machine, and of stores that fsspec knows (``s3://…``).

A `Remote` has the part of pathlib's interface that readers, writers and runs use, so that they ask
nobody where a file lies. A file is written under a temporary name in its own folder, flushed to the
disk and renamed; what is sent to a store appears there when the last byte has arrived. A temporary
file is locked by the process that writes it: whatever is not locked, a killed run left behind.
"""

import contextlib
import io
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path, PurePosixPath
from typing import IO, Any, Concatenate, ParamSpec, TypeVar

from eduparse.errors import ConfigError
from eduparse.files.optional_packages import zstandard_module

CHANGED = "It changed while it was read; run again when nobody writes to it any more."
_TEMPORARY = ".eduparse-"
_ENDING = ".tmp"
_SPELT = re.compile(rb"\\x([89a-f][0-9a-f])")
_OF_THIS_MACHINE = ("file", "local")  # addresses with a path behind them
_GZIP_LEVEL = 6  # a third of the time of 9 for 1% more bytes


_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")


def _told(
    ask: Callable[Concatenate["Remote", _Given], _Found],
) -> Callable[Concatenate["Remote", _Given], _Found]:
    """``ask``, with whatever the client of a store raises as the OSError that callers know."""

    @wraps(ask)
    def asked(place: "Remote", /, *given: _Given.args, **named: _Given.kwargs) -> _Found:
        try:
            return ask(place, *given, **named)
        except (OSError, ConfigError):
            raise
        except Exception as error:  # every client has errors of its own
            raise OSError(f"{place.url}: {error}") from error

    return asked


@dataclass(frozen=True, slots=True, order=True)
class Remote:
    """A file or folder of a store, by its address (``s3://bucket/folder/name``)."""

    url: str

    def __str__(self) -> str:
        return self.url

    def __truediv__(self, below: str) -> "Remote":
        return Remote(f"{self.url.rstrip('/')}/{below}")

    @property
    def name(self) -> str:
        """The last part of the address."""
        return self.url.rstrip("/").rpartition("/")[2]

    @property
    def suffix(self) -> str:
        """What stands behind the last dot of the name, with the dot."""
        return PurePosixPath(self.name).suffix

    @property
    def parent(self) -> "Remote":
        """The folder it lies in."""
        return Remote(self.url.rstrip("/").rpartition("/")[0])

    def with_name(self, name: str) -> "Remote":
        """Another file of the same folder."""
        return self.parent / name

    def resolve(self) -> "Remote":
        """Itself: an address has one form."""
        return Remote(self.url.rstrip("/"))

    @_told
    def open(self, mode: str = "rb") -> IO[bytes]:
        """The file as a stream of bytes. Raises OSError."""
        stream: IO[bytes] = self._store().open(self.url, mode)
        return stream

    def read_bytes(self) -> bytes:
        """All of the file. Raises OSError."""
        with self.open() as file:
            return file.read()

    @_told
    def exists(self) -> bool:
        """Whether there is a file, or a folder with something in it."""
        return bool(self._store().exists(self.url))

    @_told
    def is_dir(self) -> bool:
        """Whether something lies below it."""
        return bool(self._store().isdir(self.url))

    @_told
    def is_file(self) -> bool:
        """Whether it is a file."""
        return bool(self._store().isfile(self.url))

    def mkdir(self, *, parents: bool = False, exist_ok: bool = False) -> None:
        """Nothing: in a store a folder is there as soon as a file is."""

    @_told
    def unlink(self, *, missing_ok: bool = False) -> None:
        """Remove the file."""
        try:
            self._store().rm_file(self.url)
        except FileNotFoundError:
            if not missing_ok:
                raise

    @_told
    def remove_below(self) -> None:
        """Remove everything below it."""
        with contextlib.suppress(FileNotFoundError):
            self._store().rm(self.url, recursive=True)

    @_told
    def below(self) -> list["Remote"]:
        """Every file below it, sorted by name level by level, as the files of a local folder are."""
        store = self._store()
        found = (Remote(store.unstrip_protocol(p)) for p in store.find(self.url))
        return sorted(found, key=lambda file: file.url.split("/"))

    @_told
    def matches(self) -> list["Remote"]:
        """The files that the address, read as a pattern, means."""
        store = self._store()
        found = (Remote(store.unstrip_protocol(p)) for p in store.glob(self.url))
        return sorted((f for f in found if f.is_file()), key=lambda file: file.url.split("/"))

    @_told
    def facts(self) -> dict[str, Any]:
        """What the store knows of the file: its size and more. Raises OSError."""
        known: dict[str, Any] = self._store().info(self.url)
        return known

    def _store(self) -> Any:
        """The file system of fsspec, which keeps one for each kind of address."""
        try:
            from fsspec.core import url_to_fs

            # What others write while a run goes on must be seen.
            return url_to_fs(self.url, use_listings_cache=False)[0]
        except ImportError as error:
            scheme = self.url.partition(":")[0]
            raise ConfigError(
                f"Addresses that begin with {scheme}:// need more than is installed ({error}): "
                "pip install 'eduparse[s3]', or the package of fsspec for that store."
            ) from error
        except ValueError as error:
            raise ConfigError(f"{self.url} is no address of a known store: {error}.") from error


Place = Path | Remote


def is_remote(text: str) -> bool:
    """Whether ``text`` is an address, not a path."""
    scheme, colon, _ = text.partition("://")
    known = scheme.isascii() and scheme.replace("+", "").isalnum()
    return bool(colon) and known and scheme not in _OF_THIS_MACHINE


def without_scheme(text: str) -> str:
    """``text``, or the path in it where it is the address of a file of this machine."""
    scheme, colon, path = text.partition("://")
    return path if colon and scheme in _OF_THIS_MACHINE else text


def place(text: str) -> Place:
    """The file or folder that ``text`` names."""
    return Remote(text) if is_remote(text) else Path(without_scheme(text))


def followed(where: Place) -> Place:
    """``where`` without links; one that leads to itself stays as it is, and nothing opens it."""
    try:
        return where.resolve()
    except (OSError, RuntimeError):  # RuntimeError up to Python 3.12
        return where


def spelt(name: str) -> str:
    r"""A name of a file as rows can hold it: bytes of it that are no UTF-8 are written as ``\xff``."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    return name


def unspelt(name: str) -> str:
    """The name that `spelt` wrote."""
    if "\\x" not in name:
        return name
    data = name.encode("utf-8", "surrogatepass")
    return os.fsdecode(_SPELT.sub(lambda m: bytes.fromhex(m[1].decode()), data))


def identity(file: Place | None) -> str:
    """What tells that a file is still the same: size and time of the last change, or a store's tag.

    Empty where nothing can tell: a pipe, a file that is gone.
    """
    try:
        if isinstance(file, Path):
            found = file.stat()
            return f"{found.st_size}-{found.st_mtime_ns}" if file.is_file() else ""
        if file is not None:
            facts = file.facts()
            return f"{facts['size']}-{facts.get('ETag') or facts.get('LastModified', '')}"
    except OSError:
        pass
    return ""


class AtomicFile:
    """A file that appears under its name only when `commit` is called.

    Its suffix decides on compression, unless it is ``plain``: then bytes are written as they are.
    A link is followed; what goes to a device or a pipe is there at once.
    One that is not ``durable`` may be lost or cut when the machine loses power; its reader must
    know. Raises OSError; after any error `abort` takes away what was written.
    """

    def __init__(self, path: Place, *, plain: bool = False, durable: bool = True) -> None:
        self._durable = durable
        self._temporary: Path | None = None
        self._remote = not isinstance(path, Path)
        if isinstance(path, Path) and not is_special(path):
            if path.is_symlink():
                path = Path(os.path.realpath(path))  # the link stays, and leads to the new file
            self._file, self._temporary = _locked(path.parent)
            self._local = path
        else:
            self._file = path.open("wb")
        self._stream = self._file if plain else _compressor(self._file, path.suffix)

    def write(self, data: bytes) -> None:
        """Add ``data``."""
        self._stream.write(data)

    def finish(self) -> None:
        """Hand all bytes to the system, which then has room for them or says so."""
        if self._stream is not self._file:
            self._stream.close()
        if self._temporary is not None:
            self._file.flush()

    def commit(self) -> None:
        """Close the file, flush it to the disk and give it its name."""
        self.finish()
        if self._temporary is not None:
            if self._durable:
                os.fsync(self._file.fileno())
            # Renamed before it is closed, so that it is locked as long as it is temporary.
            self._temporary.replace(self._local)
        self._file.close()

    def abort(self) -> None:
        """Take away what was written."""
        if self._remote:
            _discard(self._file)
            return
        for stream in (self._stream, self._file):
            with contextlib.suppress(OSError, ValueError):
                stream.close()
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)


def is_special(path: Place) -> bool:
    """Whether a file of this machine is a device or a pipe, which is written as it is and never replaced."""
    return isinstance(path, Path) and path.exists() and not (path.is_file() or path.is_dir())


def remove_strays(folder: Place) -> None:
    """Remove temporary files in ``folder`` that nobody is writing any more."""
    if isinstance(folder, Path):
        for stray in folder.glob(f"{_TEMPORARY}*{_ENDING}"):
            # On Windows a file that is open cannot be removed, and that is the lock.
            with contextlib.suppress(OSError), stray.open("rb") as file:
                if lock(file):
                    stray.unlink(missing_ok=True)


def lock(file: IO[bytes]) -> bool:
    """Lock an open file until it is closed or its process dies; False if another holds the lock."""
    try:
        import fcntl
    except ImportError:  # Windows
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a file system without locks
    return True


def _locked(folder: Path) -> tuple[IO[bytes], Path]:
    """A new temporary file in ``folder``; its name is short: the name it gets may be as long as can be."""
    while True:
        path = folder / f"{_TEMPORARY}{os.urandom(6).hex()}{_ENDING}"
        file = path.open("xb")
        # Between the two calls another run may have taken it for a stray.
        if lock(file) and path.exists():
            return file, path
        file.close()


def _discard(file: Any) -> None:
    """Give up an upload: what has been sent is forgotten, and closing sends no more."""
    with contextlib.suppress(Exception):
        file.discard()
    file.closed = True


def _compressor(file: IO[bytes], suffix: str) -> IO[bytes]:
    if suffix.lower() == ".gz":
        import gzip  # start-up

        return gzip.GzipFile("", "wb", _GZIP_LEVEL, file, mtime=0)  # type: ignore[return-value]
    if suffix.lower() == ".zst":
        writer = zstandard_module().ZstdCompressor().stream_writer(file, closefd=False)
        return io.BufferedWriter(writer)
    return file
