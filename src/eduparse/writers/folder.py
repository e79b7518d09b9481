"""An output that is a folder: the tree of the inputs again, one file for each.

A target is done when the next begins. To wait until the disk has it takes longer than to clean a page, so a few
threads wait, and what has gone wrong is told when the next rows come.
"""

import contextlib
import os
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from eduparse.errors import TargetError
from eduparse.files.storage import AtomicFile, Place, place, remove_strays
from eduparse.writers.formats import File, OutputFormat

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

MOST_WAITING = 16  # files of a folder that wait for the disk at a time; each is open
_THREADS = 4  # that wait: a disk makes many changes durable at once


class _Committing(NamedTuple):
    """A file that has all its rows, a part of ``target``, and what waits for its place."""

    name: str
    source: str
    target: str
    file: File
    done: "Future[None]"


class Folder:
    """One file for each input, in the tree of the inputs."""

    def __init__(self, path: Place, shape: OutputFormat) -> None:
        self.where = str(path)
        self._shape = shape
        self.folder: Place | None = path
        self._name = self._source = self._target = ""
        self._file: File | None = None
        self._committing: deque[_Committing] = deque()
        self._threads: ThreadPoolExecutor | None = None
        path.mkdir(parents=True, exist_ok=True)
        for folder, _, _ in os.walk(path) if isinstance(path, Path) else ():
            remove_strays(Path(folder))
        AtomicFile(path / "probe").abort()

    @property
    def unsettled(self) -> frozenset[str]:
        """As `Output`."""
        opened = {self._target} if self._file is not None else set()
        return frozenset(opened | {c.target for c in self._committing})

    def write(self, target: str, source: str, data: bytes) -> None:
        """As `Output`."""
        self._settle()
        self._add(target, target, source, data)

    def _add(self, name: str, target: str, source: str, data: bytes) -> None:
        """Add ``data`` to the file ``name``, which is ``target`` or a part of it."""
        if name != self._name:
            self._finish()
            self._name, self._target, self._source = name, target, source
            with self._failing():
                path = place(name)
                path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._shape.open(path)
        # After an error there is no file: the rest of a lost target goes nowhere.
        if self._file is not None:
            with self._failing():
                self._file.write(data)

    def _finish(self) -> None:
        """Have the open file put in its place.

        Its bytes are handed over here, so that a file for which there is no room fails at once, and no other.
        """
        if self._file is None:
            return
        with self._failing():
            self._file.finish()
        if len(self._committing) >= MOST_WAITING:
            self._committing[-MOST_WAITING].done.exception()
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # start-up: one file needs none

            self._threads = ThreadPoolExecutor(_THREADS)
        done = self._threads.submit(self._file.commit)
        waiting = _Committing(self._name, self._source, self._target, self._file, done)
        self._committing.append(waiting)
        self._file = None

    def _settle(self, *, all_of_them: bool = False) -> None:
        """Look at the files that have their place, or wait for it. Raises TargetError for one."""
        while self._committing and (all_of_them or self._committing[0].done.done()):
            error = self._committing[0].done.exception()
            lost = self._committing.popleft()
            if isinstance(error, OSError):
                lost.file.abort()
                raise TargetError(error, lost.name, lost.source, lost.target) from error
            if error is not None:
                raise error

    def close(self) -> None:
        """As `Output`."""
        self._finish()
        self._settle(all_of_them=True)
        if self._threads is not None:
            self._threads.shutdown()
            self._threads = None

    def abort(self) -> None:
        """As `Output`."""
        if self._file is not None:
            self._file.abort()
            self._file = None
        while self._committing:
            waiting = self._committing.popleft()
            if waiting.done.cancel() or waiting.done.exception() is not None:
                waiting.file.abort()

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if self._file is not None:
                self._file.abort()
                self._file = None
            raise TargetError(error, self._name, self._source, self._target) from error


class FolderPerDocument(Folder):
    """One file for each document, given as a line: x.xml for the first of a target, then x.2.xml."""

    _number = 0

    def write(self, target: str, source: str, data: bytes) -> None:
        """As `Output`."""
        self._settle()
        for line in data.splitlines(keepends=True):
            self._number = self._number + 1 if target == self._target else 1
            stem, dot, suffix = target.rpartition(".")
            name = f"{stem}.{self._number}{dot}{suffix}" if self._number > 1 else target
            self._add(name, target, source, line)
