"""What a run has done, kept beside its output until it has ended, so that the next run goes on there.

The journal is a folder of *parts*: whoever does a shard, a process here or a node of a cluster, puts
its report into a part as soon as it is done, whole or not at all. The parent puts the rows of the
parts into the targets in order. When every target of a part has its name, a *done marker* takes the
place of the part: the same report without the rows. A run that is told the same does not do again
what has a part or a marker; when it ends the journal goes.

The name of the journal stands for what is done: command, options, rules and program. The name of a
part stands for the records: their names, their numbers, and the size and time of their file. So an
input or a rule that has changed is done again, and nothing is compared by hand.
"""

import shutil
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import IO, Any

from eduparse.digests import blake2b
from eduparse.errors import ConfigError, OutputError
from eduparse.files.storage import AtomicFile, Place, Remote, lock, place
from eduparse.rows.jsonl import dump_line, parse_line
from eduparse.run.shards import Job, Outcome, Reject, ShardReport, ShardTask

_FOLDER = ".eduparse-run-"
_PART, _DONE = ".part", ".done"
_TOLD = tuple(f.name for f in fields(Outcome) if f.name not in ("data", "reject"))


class Journal:
    """The parts of one run in ``folder``. Raises ConfigError where another run is writing them."""

    def __init__(self, folder: Place) -> None:
        self._folder = folder
        self._lock = _taken(folder)
        self._found = _names(folder)
        self._waiting: deque[tuple[Place, frozenset[str]]] = deque()
        # The target that a marker says is written, when the shards after it hold more of its rows.
        self._settled = ""
        self.resumed = 0

    def tasks(self, tasks: Iterable[ShardTask]) -> Iterator[ShardTask]:
        """``tasks`` with their parts; those that are done come without their records."""
        for number, task in enumerate(tasks):
            stem = self._folder / f"{number:08}-{task.key}"
            done = self._done(stem)
            if done is None:
                yield replace(task, part=_ending(stem, _PART))
            else:
                self.resumed += 1
                yield replace(task, records=(), targets=(), part=done)

    def outcomes(self, report: ShardReport) -> Iterator[Outcome]:
        """The outcomes of ``report`` with their rows, in order."""
        whole = report if report.part is None else read_part(report.part)
        if whole is None:
            raise OutputError(
                f"{report.part} is gone; every worker must see the output, and nothing else may "
                "write there. Run the same command again to go on."
            )
        for outcome in whole.outcomes:
            if outcome.written:
                self._settled = outcome.target
            if outcome.target == self._settled and not outcome.written:
                outcome = replace(outcome, written=True)  # noqa: PLW2901
            yield outcome
        if report.part is not None and report.part.name.endswith(_PART):
            # Not the outcomes: of a large file there may be more than there is memory.
            rows_of = frozenset(o.target for o in whole.outcomes if o.reject is None)
            self._waiting.append((report.part, rows_of))

    def settle(self, unsettled: frozenset[str]) -> None:
        """Put markers in the place of parts that have nothing in ``unsettled``, the open targets.

        Only targets that were closed before them are complete, and targets come in order.
        """
        while self._waiting and unsettled.isdisjoint(self._waiting[0][1]):
            part, _ = self._waiting.popleft()
            whole = read_part(part)
            if whole is None:
                continue  # it is done again, should the run be taken up
            written = (replace(o, data=b"", written=o.reject is None) for o in whole.outcomes)
            write_part(_ending(part, _DONE), ShardReport(tuple(written)))
            part.unlink(missing_ok=True)

    def finish(self) -> None:
        """Remove the journal: the run has ended."""
        _remove(self._folder)
        self._release()

    def leave(self) -> bool:
        """Keep the journal for the next run if anything in it is done; says whether it is."""
        kept = any(name.endswith((_PART, _DONE)) for name in _names(self._folder))
        if not kept:
            _remove(self._folder)
        self._release()
        return kept

    def _done(self, stem: Place) -> Place | None:
        marker, part = _ending(stem, _DONE), _ending(stem, _PART)
        if marker.name in self._found:
            report = read_part(marker)
            if report and all(place(o.target).exists() for o in report.outcomes if o.written):
                return marker
        if part.name in self._found and read_part(part) is not None:
            return part
        return None

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()


def journal_of(folder: Place, arguments: Sequence[str], job: Job, told: str) -> Journal:
    """The journal in ``folder`` of a run of ``job`` over ``arguments``.

    ``told`` is what else makes it another run: where it writes, the rules, the program. Journals there that belong to runs that are dead
    and were told something else are removed.
    """
    digest = blake2b(digest_size=6)
    digest.update(repr((list(arguments), job, told)).encode("utf-8", "surrogatepass"))
    path = folder / f"{_FOLDER}{digest.hexdigest()}"
    if isinstance(folder, Path):
        for other in folder.glob(f"{_FOLDER}*"):
            if other != path:
                _remove_dead(other)
    return Journal(path)


def write_part(part: Place, report: ShardReport) -> None:
    """Keep ``report``: a line about its outcomes, then their rows. Raises OSError."""
    data = b"".join(o.data for o in report.outcomes)
    told = [
        {name: getattr(o, name) for name in _TOLD}
        | {"data": len(o.data), "reject": o.reject and asdict(o.reject)}
        for o in report.outcomes
    ]
    # A part is not flushed to the disk; after a loss of power the check tells whether it is whole.
    head = dump_line({"check": zlib.crc32(data), "outcomes": told})
    file = AtomicFile(part, plain=True, durable=False)
    try:
        file.write(b"%08x %s" % (zlib.crc32(head), head))
        file.write(data)
        file.commit()
    except OSError:
        file.abort()
        raise


def read_part(part: Place) -> ShardReport | None:
    """The report kept in ``part``, or None where it is not there or not whole."""
    try:
        check, _, rest = part.read_bytes().partition(b" ")
        head, end, data = rest.partition(b"\n")
        if int(check, 16) != zlib.crc32(head + end):
            return None
    except (OSError, ValueError):
        return None
    told = parse_line(head)
    if zlib.crc32(data) != told["check"]:
        return None
    return ShardReport(tuple(_outcomes(told["outcomes"], data)))


def has_part(task: ShardTask) -> bool:
    """Whether the work of ``task`` is done already, by whoever was given it before."""
    return task.part is not None and (not task.records or read_part(task.part) is not None)


def _outcomes(told: Iterable[dict[str, Any]], data: bytes) -> Iterator[Outcome]:
    start = 0
    for given in told:
        end = start + given.pop("data")
        reject = given.pop("reject")
        yield Outcome(**given, data=data[start:end], reject=reject and Reject(**reject))
        start = end


def _ending(stem: Place, ending: str) -> Place:
    return stem.with_name(stem.name.removesuffix(_PART) + ending)


def _names(folder: Place) -> frozenset[str]:
    if isinstance(folder, Remote):
        return frozenset(file.name for file in folder.below())
    return frozenset(p.name for p in folder.iterdir()) if folder.is_dir() else frozenset()


def _taken(folder: Place) -> IO[bytes] | None:
    """The lock of a journal, which its process holds until it dies; a store has none."""
    folder.mkdir(parents=True, exist_ok=True)
    if isinstance(folder, Remote):
        return None
    file = (folder / "lock").open("wb")
    if lock(file):
        return file
    file.close()
    raise ConfigError("The same run is under way in another process; wait for it, or stop it.")


def _remove_dead(folder: Path) -> None:
    try:
        file = _taken(folder)
    except (ConfigError, OSError):
        return
    _remove(folder)
    if file is not None:
        file.close()


def _remove(folder: Place) -> None:
    if isinstance(folder, Remote):
        folder.remove_below()
    else:
        shutil.rmtree(folder, ignore_errors=True)
