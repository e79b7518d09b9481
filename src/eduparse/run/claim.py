"""One run at a time in a place, whatever its command.

A run into a folder has the folder for itself. Runs into files share the folder of their files, so that many of
them may go on side by side, and each has its file for itself. The claims are locks of the system: they go with
the process that holds them. A store or a file system without locks has none.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from eduparse.digests import blake2b
from eduparse.errors import ConfigError
from eduparse.files.storage import Place, lock

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def claimed(target: Place, *, folder: bool) -> Iterator[None]:
    """Have ``target``, a ``folder`` that is there or a file, for this run alone.

    Raises ConfigError where another run has it.
    """
    if fcntl is None or not isinstance(target, Path):
        yield
        return
    with contextlib.ExitStack() as held:
        _claim_folder(held, target if folder else target.parent, alone=folder)
        if not folder:
            _claim_file(held, target)
        yield


def _claim_folder(held: contextlib.ExitStack, folder: Path, *, alone: bool) -> None:
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # who writes there tells what is wrong
    held.callback(os.close, opened)
    try:
        fcntl.flock(opened, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        raise _taken(folder) from None
    except OSError:
        return  # a file system without locks


def _claim_file(held: contextlib.ExitStack, target: Path) -> None:
    """A lock beside ``target``, which goes with the claim."""
    name = blake2b(os.fsencode(target.name), digest_size=6).hexdigest()
    path = target.with_name(f".eduparse-{name}.lock")
    while True:
        try:
            file = path.open("wb")
        except OSError:
            return  # who writes there tells what is wrong
        if not lock(file):
            file.close()
            raise _taken(target)
        with contextlib.suppress(OSError):
            if os.fstat(file.fileno()).st_ino == path.stat().st_ino:
                break
        file.close()  # the run before took its lock away between the two calls
    held.callback(file.close)
    held.callback(path.unlink, missing_ok=True)


def _taken(place: Path) -> ConfigError:
    return ConfigError(f"Another run is writing to {place}; wait for it, or stop it.")
