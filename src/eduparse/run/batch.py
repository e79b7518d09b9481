"""A run from options to exit code: inputs found, rows put in their places, rejects shown and kept.

Standard output gets rows only. Standard error gets one line for each reject and each doubt, a bar
while a terminal watches, and a summary.
"""

import contextlib
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import GeneratorType

from eduparse.errors import (
    ConfigError,
    DocumentError,
    TargetError,
    cannot_write,
)
from eduparse.files.storage import CHANGED, identity, place
from eduparse.pipeline import pipeline
from eduparse.readers import Record, Watch, is_page, records
from eduparse.readers.inputs import Input, find_inputs, refuse_missing
from eduparse.run.attachments import with_attachments
from eduparse.run.claim import claimed
from eduparse.run.counts import made_by, try_counts, write_counts
from eduparse.run.journal import Journal, journal_of
from eduparse.run.left_behind import FieldsLeft, FilesWritten
from eduparse.run.options import RunOptions, columns_of
from eduparse.run.overwriting import keep_inputs, not_read
from eduparse.run.process import run
from eduparse.run.progress import Screen, tell
from eduparse.run.rejects import Rejects, rejects_file
from eduparse.run.shards import Job, Outcome, Reject, RoutedRecord, ShardTask, shards
from eduparse.run.tally import Tally
from eduparse.stamp import program
from eduparse.writers.outputs import Output, is_folder, open_output, target_of

DONE, REJECTED, FAILED, DISK_FULL = 0, 1, 2, 74


def run_batch(
    arguments: Sequence[str], job: Job, options: RunOptions, *, check: bool = False
) -> int:
    """Do ``job`` to all that ``arguments`` mean and return the exit code; ``check`` writes nothing.

    Raises ConfigError and OutputError; what is not complete is then taken away.
    """
    keep_inputs(arguments, job, options)
    refuse_missing(find_inputs(arguments, not_read(job, options)))
    try_counts(options.report)
    rejects = Rejects(
        rejects_file(options, job.format.suffix, check=check), named=bool(options.rejects)
    )
    output = None if check else open_output(options.output, job.format)
    claims = _claims(output, job, options)
    journal = _journal(output, arguments, job, options)
    tally = Tally()
    screen = Screen(quiet=options.quiet)
    screen.expect(lambda: _size_of(arguments, job, options))
    reading = _Reading(arguments, job, options)
    written = FilesWritten(output.folder if output else None, options.output, job.format)
    try:
        for outcome in reading.outcomes(output, journal):
            _take(outcome, output, rejects, tally)
            written.add(outcome)
            _tell(outcome, screen, check=check)
            screen.show(tally, reading.done)
        tally.others = reading.watch.others
        if output is not None:
            _close(output, rejects, tally)
        rejects.close()
        tally.rejected, tally.failed = rejects.count, rejects.failed
    except BaseException:
        screen.clear()
        rejects.abort()
        if output is not None:
            output.abort()
        if journal is not None:
            _left(journal, screen)
        claims.close()
        raise
    if journal is not None:
        _ended(journal, screen)
    claims.close()
    _doubt(job, tally)
    for line in filter(None, (reading.fields.sentence(), written.sentence())):
        screen.say(line)
    where = output.where if output is not None else ""
    screen.sum_up(tally, where)
    code = REJECTED if tally.rejected or (check and tally.changed) else DONE
    code = FAILED if tally.failed else code
    code = DISK_FULL if tally.full else code
    if options.report:
        write_counts(options.report, job, tally, rejects, code)
    return code


def plan(arguments: Sequence[str], job: Job, options: RunOptions) -> int:
    """Say on standard error what a run would read and write, and do neither."""
    keep_inputs(arguments, job, options)
    refuse_missing(find_inputs(arguments, not_read(job, options)))
    code = DONE
    for source in find_inputs(arguments, not_read(job, options)):
        read = source.path or source.name
        if source.problem is not None:
            tell(f"{read}: {source.problem}")
            code = FAILED if source.problem.stage == "find" else max(code, REJECTED)
        else:
            tell(f"{read} -> {target_of(options.output, source.name, job.format.suffix)}")
    return code


def _claims(output: Output | None, job: Job, options: RunOptions) -> contextlib.ExitStack:
    """The place of the output, claimed for this run. Raises ConfigError where another has it."""
    held = contextlib.ExitStack()
    if output is not None and output.folder is not None:
        folder = is_folder(options.output, job.format.suffix)
        try:
            held.enter_context(claimed(place(options.output), folder=folder))
        except ConfigError:
            output.abort()
            raise
    return held


def _size_of(arguments: Sequence[str], job: Job, options: RunOptions) -> int | None:
    """Bytes of all inputs as they lie on the disk; None where not all of them can be known."""
    total = 0
    for source in find_inputs(arguments, not_read(job, options)):
        path = source.path
        if not isinstance(path, Path) or not path.is_file():
            return None
        total += path.stat().st_size
    return total


def processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Reading:
    """The inputs of a run: their records go to workers, and ``done`` bytes of them are behind it."""

    def __init__(self, arguments: Sequence[str], job: Job, options: RunOptions) -> None:
        self._arguments, self._job, self._options = arguments, job, options
        self._ahead: deque[int] = deque()  # of each task under way, how far its inputs were read
        self.watch = Watch()
        self.fields = FieldsLeft(columns_of(options))
        self.done = 0

    def outcomes(self, output: Output | None, journal: Journal | None) -> Iterator[Outcome]:
        """What became of every record, in order."""
        options = self._options
        workers = options.workers or processors()
        runner = options.runner or ("serial" if workers == 1 else "processes")
        inputs = find_inputs(self._arguments, not_read(self._job, options))
        # Where rows go to standard output one by one, somebody may be waiting for them.
        size = 0 if runner == "serial" and journal is None else options.shard_size
        several = len(self._arguments) > 1
        placed = _placed(inputs, self._job, options, self.watch, several=several)
        placed = self._looked_at(placed)
        tasks = self._noted(shards(self._job, placed, size))
        told = journal.tasks(tasks) if journal else tasks
        reports = run(told, runner, workers, address=options.address)
        try:
            for report in reports:
                self.done = self._ahead.popleft()
                if journal is None or output is None:
                    yield from report.outcomes
                else:
                    yield from journal.outcomes(report)
                    journal.settle(output.unsettled)
        finally:
            if isinstance(reports, GeneratorType):
                reports.close()  # ends the workers, whatever happened

    def _looked_at(self, placed: Iterable[RoutedRecord]) -> Iterator[RoutedRecord]:
        for routed in placed:
            self.fields.look(routed.record)
            yield routed

    def _noted(self, tasks: Iterable[ShardTask]) -> Iterator[ShardTask]:
        for task in tasks:
            self._ahead.append(self.watch.at)
            yield task


def _take(outcome: Outcome, output: Output | None, rejects: Rejects, tally: Tally) -> None:
    """Count ``outcome`` and put its rows, or its reject, where they go."""
    tally.add(outcome)
    if outcome.reject is not None:
        rejects.add(outcome.reject)
    elif output is not None and not outcome.written:
        _put(output, outcome, rejects, tally)
    tally.rejected, tally.failed = rejects.count, rejects.failed


def _tell(outcome: Outcome, screen: Screen, *, check: bool) -> None:
    """Say what a person should know of one outcome."""
    for line in outcome.unfit.splitlines():
        tell(line)  # a decision of a person that was not carried out is no matter of quiet
    if outcome.note:
        screen.say(outcome.note)
    if check and outcome.changed:
        screen.say(f"{outcome.source}: would change ({outcome.edits:,} edits)")


def _doubt(job: Job, tally: Tally) -> None:
    """Say where the corrections are of another run, by all that was met."""
    corrections = pipeline(job.settings).corrections
    if corrections.name() and not tally.decided:
        tell(
            f"{corrections.where}: no line is about a page of this run; its column document holds "
            "the source or the id of a page, as rows have them."
        )


def _left(journal: Journal, screen: Screen) -> None:
    if journal.leave():
        screen.say("What is done is kept: the same command goes on from there.")


def _ended(journal: Journal, screen: Screen) -> None:
    journal.finish()
    if journal.resumed:
        screen.say(f"{journal.resumed:,} shards had been done before.")


def _journal(
    output: Output | None, arguments: Sequence[str], job: Job, options: RunOptions
) -> Journal | None:
    if output is None or output.folder is None:
        return None
    try:
        told = repr((made_by(job), program(), options.output, columns_of(options)))
        return journal_of(output.folder, arguments, job, told)
    except OSError as error:
        output.abort()
        raise ConfigError(cannot_write(output.where, error)) from error
    except BaseException:
        output.abort()
        raise


def _placed(
    inputs: Iterable[Input], job: Job, options: RunOptions, watch: Watch, *, several: bool
) -> Iterator[RoutedRecord]:
    """Every record with the file its rows go to; two inputs share neither a file nor a name.

    ``several`` says whether the inputs are of more than one argument.
    """
    columns = columns_of(options)
    taken: set[int] = set()
    in_folder = is_folder(options.output, job.format.suffix)
    for source in inputs:
        target = target_of(options.output, source.name, job.format.suffix)
        # Targets of a folder are done one by one; of a pipe nobody knows whether it is the same.
        told = identity(source.path)
        same = told or (os.urandom(32).hex() if in_folder else "")
        # Names of one argument differ; those of several may not, and rows are known by them.
        if in_folder or (several and is_page(source.name)):
            key = hash(target if in_folder else source.name)
            if source.problem is None and key in taken:
                same_as = f"written to {target}" if in_folder else "called the same"
                why = (
                    f"Another input is {same_as}; give the folder above both, or clean it in a run "
                    "of its own."
                )
                source = replace(source, problem=DocumentError(why, "write"))  # noqa: PLW2901
            taken.add(key)
        found = records(source, job.settings.max_page_mb, columns, watch)
        for record in with_attachments(found, job.settings):
            yield RoutedRecord(record, target, same)
        watch.left(int(told.partition("-")[0]) if told else 0)
        if told and source.problem is None and identity(source.path) != told:
            yield RoutedRecord(Record(source.name, problem=DocumentError(CHANGED)), target, same)


def _put(output: Output, outcome: Outcome, rejects: Rejects, tally: Tally) -> None:
    while True:
        try:
            output.write(outcome.target, outcome.source, outcome.data)
        except TargetError as error:
            rejects.add(Reject(error.source, "write", "OutputError", str(error)))
            tally.lose(error.target)
            tally.full |= error.full
            if error.target != outcome.target:
                continue  # a target before this one was lost; this one has not begun
        return


def _close(output: Output, rejects: Rejects, tally: Tally) -> None:
    while True:
        try:
            output.close()
        except TargetError as error:
            rejects.add(Reject(error.source, "write", "OutputError", str(error)))
            tally.lose(error.target)
            tally.full |= error.full
        else:
            return
