"""Rejects: the records that a run gave up, shown to the person and kept in a file of their own."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from eduparse.errors import ConfigError, cannot_write
from eduparse.files.storage import AtomicFile, Place, place, remove_strays
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.inputs import REJECTS, STDIN
from eduparse.rows.jsonl import dump_line
from eduparse.run.options import RunOptions
from eduparse.run.progress import tell
from eduparse.run.shards import Reject
from eduparse.writers.outputs import is_folder

_ROW = lazy_pattern(r":\d+$")
_ROWS_TOLD = 20  # of one file: a table without the right column must not fill a screen


def rejects_file(options: RunOptions, suffix: str, *, check: bool) -> Place | None:
    """The file named by ``--rejects``, or one in the output folder or beside the output file."""
    if options.rejects:
        return place(options.rejects)
    if check or options.output in ("", STDIN):
        return None
    if is_folder(options.output, suffix):
        return place(options.output) / REJECTS
    path = place(options.output)
    name = path.name
    for ending in (".gz", ".zst", suffix):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return path.with_name(f"{name}.rejects.jsonl")


class Rejects:
    """Rejects as they come: shown at once, kept in a file that appears with the first of them.

    Of the rows of one file that follow each other only the first are told one by one.

    A file that was named appears in any case; one that was not, and is left from an earlier run,
    goes when there is nothing to put in it.
    """

    def __init__(self, path: Place | None, *, named: bool) -> None:
        self._path = path
        self._option = "--rejects" if named else "-o"
        self._file: AtomicFile | None = None
        self.count = 0
        self._of, self._rows = "", 0
        self.kinds: Counter[tuple[str, str]] = Counter()
        self.failed = False
        if path is not None and named:
            try:
                if path.is_dir():
                    raise IsADirectoryError
                if path.parent.is_dir():
                    remove_strays(path.parent)
                self._file = AtomicFile(path)
            except OSError as error:
                raise ConfigError(cannot_write(str(path), error, self._option)) from error

    def add(self, reject: Reject) -> None:
        """Tell and keep ``reject``."""
        self.count += 1
        self.kinds[reject.stage, reject.error] += 1
        # A path that somebody typed is more than one bad input: exit 2, as grep does.
        self.failed |= reject.stage == "find"
        self._tell(reject)
        if self._path is not None:
            with self._failing():
                if self._file is None:
                    self._file = AtomicFile(self._path)
                self._file.write(dump_line(asdict(reject)))

    def _tell(self, reject: Reject) -> None:
        """Tell a reject; of the rows of one file the first, and then how many more there were."""
        row = _ROW.search(reject.source)
        file = reject.source[: row.start()] if row else ""
        if file != self._of:
            self._tell_more()
            self._of, self._rows = file, 0
        self._rows += bool(row)
        if self._rows <= _ROWS_TOLD:
            tell(f"{reject.source}: {reject.message}")

    def _tell_more(self) -> None:
        if (more := self._rows - _ROWS_TOLD) > 0:
            kept = f"all are in {self._path}" if self._path else "--rejects FILE keeps them all"
            tell(f"{self._of}: {more:,} more of its rows were rejected; {kept}.")
        self._of, self._rows = "", 0

    def close(self) -> None:
        """Put the file in its place."""
        self._tell_more()
        if self._file is not None:
            with self._failing():
                self._file.commit()
        elif self._path is not None:
            self._path.unlink(missing_ok=True)

    def abort(self) -> None:
        """Take away what was written."""
        if self._file is not None:
            self._file.abort()

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            tell(cannot_write(str(self._path), error, self._option))
            self.abort()
            self._path = self._file = None
            self.failed = True
