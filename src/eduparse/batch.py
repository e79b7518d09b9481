"""A run from options to exit code: inputs found, rows put in their places, rejects told and kept.

Standard output gets rows only. Standard error gets one line for each reject and each doubt, a
counter while a terminal watches, and one line of summary.
"""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import GeneratorType

from eduparse.config import Options
from eduparse.errors import ConfigError, DocumentError
from eduparse.inputs import REJECTS, STDIN, Input, find_inputs
from eduparse.readers import Record, records
from eduparse.run import Job, Outcome, Reject, run, shard_size, shards
from eduparse.screen import Screen, tell
from eduparse.writers import (
    AtomicFile,
    Output,
    TargetError,
    cannot_write,
    dump_line,
    is_folder,
    open_output,
    target_of,
)

DONE, REJECTED, FAILED = 0, 1, 2


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    inputs: int = 0
    documents: int = 0
    clauses: int = 0
    edits: int = 0
    changed: int = 0
    rejected: int = 0
    failed: bool = False

    def add(self, outcome: Outcome) -> None:
        """Count ``outcome``."""
        self.inputs += 1
        self.documents += outcome.documents
        self.clauses += outcome.clauses
        self.edits += outcome.edits
        self.changed += outcome.changed

    def sentence(self) -> str:
        """The counts, for people."""
        return (
            f"{self.inputs:,} in, {self.documents:,} documents, {self.clauses:,} clauses, "
            f"{self.edits:,} edits, {self.rejected:,} rejected"
        )


def run_batch(arguments: Sequence[str], job: Job, options: Options, *, check: bool = False) -> int:
    """Do ``job`` to all that ``arguments`` mean and return the exit code; ``check`` writes nothing.

    Raises ConfigError and OutputError; what is not complete is then taken away.
    """
    _refuse_own_folder(arguments, options.output, job.suffix)
    rejects = _Rejects(_rejects_file(options, job.suffix, check=check), named=bool(options.rejects))
    output = None if check else open_output(options.output, job.suffix)
    tally, started = Tally(), time.monotonic()
    screen = Screen(quiet=options.quiet)
    try:
        for outcome in _outcomes(arguments, job, options):
            tally.add(outcome)
            if outcome.reject is not None:
                rejects.add(outcome.reject)
            elif output is not None:
                _put(output, outcome, rejects)
            if outcome.note:
                screen.say(outcome.note)
            if check and outcome.changed:
                screen.say(f"{outcome.source}: would change ({outcome.edits:,} edits)")
            tally.rejected, tally.failed = rejects.count, rejects.failed
            screen.count(tally.sentence)
        if output is not None:
            _close(output, rejects)
        rejects.close()
    except BaseException:
        screen.clear()
        rejects.abort()
        if output is not None:
            output.abort()
        raise
    tally.rejected, tally.failed = rejects.count, rejects.failed
    where = f" -> {output.where}" if output is not None and output.where else ""
    screen.say(f"{tally.sentence()} in {time.monotonic() - started:.1f} s{where}")
    if tally.failed:
        return FAILED
    return REJECTED if tally.rejected or (check and tally.changed) else DONE


def plan(arguments: Sequence[str], job: Job, options: Options) -> int:
    """Say on standard error what a run would read and write, and do neither."""
    _refuse_own_folder(arguments, options.output, job.suffix)
    code = DONE
    for source in find_inputs(arguments, _own(options)):
        read = source.path or STDIN
        if source.problem is not None:
            tell(f"{read}: {source.problem}")
            code = FAILED if source.problem.stage == "find" else max(code, REJECTED)
        else:
            tell(f"{read} -> {target_of(options.output, source.name, job.suffix)}")
    return code


def processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _outcomes(arguments: Sequence[str], job: Job, options: Options) -> Iterator[Outcome]:
    workers = options.workers or processors()
    runner = options.runner or ("serial" if workers == 1 else "processes")
    inputs = find_inputs(arguments, _own(options))
    tasks = shards(job, _targeted(inputs, job, options), shard_size(runner))
    reports = run(tasks, runner, workers)
    try:
        for report in reports:
            yield from report.outcomes
    finally:
        if isinstance(reports, GeneratorType):
            reports.close()  # ends the workers, whatever happened


def _targeted(inputs: Iterable[Input], job: Job, options: Options) -> Iterator[tuple[Record, str]]:
    """Every record with the file its rows go to; two inputs never share a file of a folder."""
    taken: set[int] = set()
    for source in inputs:
        target = target_of(options.output, source.name, job.suffix)
        if is_folder(options.output, job.suffix) and source.problem is None:
            if hash(target) in taken:
                why = f"Another input is written to {target}; clean it in a run of its own."
                source = replace(source, problem=DocumentError(why, "write"))  # noqa: PLW2901
            taken.add(hash(target))
        for record in records(source, options.max_page_mb):
            yield record, target


def _put(output: Output, outcome: Outcome, rejects: "_Rejects") -> None:
    while True:
        try:
            output.write(outcome.target, outcome.source, outcome.data)
        except TargetError as error:
            rejects.add(Reject(error.source, "write", "OutputError", str(error)))
            if error.source != outcome.source:
                continue  # the target before this one was lost; this one has not begun
        return


def _close(output: Output, rejects: "_Rejects") -> None:
    try:
        output.close()
    except TargetError as error:
        rejects.add(Reject(error.source, "write", "OutputError", str(error)))


def _refuse_own_folder(arguments: Sequence[str], output: str, suffix: str) -> None:
    if is_folder(output, suffix):
        for argument in arguments:
            if Path(argument).is_dir() and Path(argument).resolve() == Path(output).resolve():
                raise ConfigError(f"{argument} is INPUT and OUT; choose another folder for -o.")


def _own(options: Options) -> frozenset[Path]:
    """What this run writes, which a folder that holds it must not hand in again."""
    return frozenset(
        Path(p).resolve() for p in (options.output, options.rejects) if p not in ("", STDIN)
    )


def _rejects_file(options: Options, suffix: str, *, check: bool) -> Path | None:
    """The file named by ``--rejects``, or one in the output folder or beside the output file."""
    if options.rejects:
        return Path(options.rejects)
    if check or options.output in ("", STDIN):
        return None
    if is_folder(options.output, suffix):
        return Path(options.output) / REJECTS
    path = Path(options.output)
    name = path.name
    for ending in (".gz", ".zst", ".parquet", suffix):
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    return path.with_name(f"{name}.rejects.jsonl")


class _Rejects:
    """Rejects as they come: told at once, kept in a file that appears with the first of them.

    A file that was named appears in any case; one that was not, and is left from an earlier run,
    goes when there is nothing to put in it.
    """

    def __init__(self, path: Path | None, *, named: bool) -> None:
        self._path = path
        self._file: AtomicFile | None = None
        self.count = 0
        self.failed = False
        if path is not None and named:
            try:
                self._file = AtomicFile(path)
            except OSError as error:
                raise ConfigError(cannot_write(str(path), error)) from error

    def add(self, reject: Reject) -> None:
        self.count += 1
        # A path that somebody typed is more than one bad input: exit 2, as grep does.
        self.failed |= reject.stage == "find"
        tell(f"{reject.source}: {reject.message}")
        if self._path is not None:
            with self._failing():
                if self._file is None:
                    self._file = AtomicFile(self._path)
                self._file.write(dump_line(asdict(reject)))

    def close(self) -> None:
        if self._file is not None:
            with self._failing():
                self._file.commit()
        elif self._path is not None:
            self._path.unlink(missing_ok=True)

    def abort(self) -> None:
        if self._file is not None:
            self._file.abort()

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            tell(cannot_write(str(self._path), error))
            self.abort()
            self._path = self._file = None
            self.failed = True
