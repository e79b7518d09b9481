"""A run in shards: records in, rows out, the same bytes for any number of workers.

`process_shard` is the unit of work: it depends on its task alone, is whole or not at all, and can be
done again anywhere. `run` hands tasks to a runner and gives the reports back in the order of the
tasks, with a bounded number of them under way, so that memory does not grow with the input.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from eduparse.budget import Budget
from eduparse.document.document import Document
from eduparse.errors import ConfigError, DocumentError, TooMuchWork
from eduparse.files.storage import CHANGED, identity
from eduparse.pipeline import pipeline
from eduparse.readers import Record, read
from eduparse.rows.chunks import Packing
from eduparse.rows.documents import rows_of
from eduparse.run.collection import collect_rarely
from eduparse.run.journal import has_part, write_part
from eduparse.run.shards import (
    Job,
    Outcome,
    Reject,
    ShardReport,
    ShardTask,
    record_size,
    record_tasks,
)
from eduparse.run.taken_over import taken_over
from eduparse.run.watchdog import Clock, Overdue
from eduparse.settings import Settings
from eduparse.stages.split.redacted_facts import found_in_head

RUNNERS = ("serial", "processes", "ray")


def process_shard(task: ShardTask) -> ShardReport:
    """Do a task, and keep its report in its part. An error of any kind costs its record only.

    Where the part cannot be written the report carries the rows, and a later run does it again.
    """
    collect_rarely()
    if has_part(task):
        return ShardReport((), task.part)
    pairs = zip(task.records, task.targets, strict=True)
    clock = Clock(task.job.max_seconds)
    try:
        outcomes = tuple(_outcome(task.job, record, target, clock) for record, target in pairs)
    finally:
        clock.close()
    return _kept(task, ShardReport(outcomes))


def run(
    tasks: Iterable[ShardTask],
    runner: str = "serial",
    workers: int = 1,
    work: Callable[[ShardTask], ShardReport] = process_shard,
    address: str = "",
) -> Iterator[ShardReport]:
    """The reports of ``tasks`` in their order.

    ``workers`` are processes of the runner ``processes``; ``ray`` joins the cluster at ``address`` and
    uses all of it, or starts one of ``workers`` processors here.
    A task whose worker is killed is done again record by record, each with a worker of its own; a
    record that kills its worker once more is rejected.
    """
    if runner == "serial":
        return map(work, tasks)
    from eduparse.run import pool, ray  # start-up: what starts processes is slow to load

    whole = pool.PoolWork(work, _pieces, _join, _killed)
    if runner == "processes":
        return pool.results(tasks, whole, workers)
    if runner == "ray":
        return ray.ray_results(tasks, whole, workers, address)
    raise ConfigError(
        f"The runner is {runner!r}; it is {', '.join(RUNNERS[:-1])} or {RUNNERS[-1]}."
    )


def _outcome(job: Job, record: Record, target: str, clock: Clock) -> Outcome:
    stage = "read"
    try:
        with clock:
            reading = pipeline(job.settings)
            reading.budget.start(record_size(record))
            page = _read(record, job.settings, reading.budget)
            stages = reading.stages_of(job.command, plain=record.line is None)
            flow = reading
            if record.line is not None:
                flow = pipeline(taken_over(job.settings, job.given, page, stages))
            flow.start(page)
            docs = [page]
            for n, stage in enumerate(stages):
                docs = flow.through(docs, stage, stages[:n])
            docs = flow.stamped(docs, stages)
            wanted = flow.settings.language
            found = len(docs)
            if wanted:
                docs = [d for d in docs if d.metadata.language in (None, wanted)]
            stage = "write"
            outcome = _written(job, record, target, page, docs)
            return replace(
                outcome,
                note=_note(record, page),
                unfit="\n".join(flow.clashes(page, stages)),
                decided=flow.corrections.name(page),
                left_out=found - len(docs),
            )
    except ConfigError:
        raise
    except DocumentError as error:
        return _rejected(
            record, target, Reject(record.source, error.stage, "DocumentError", str(error))
        )
    except TooMuchWork as error:
        return _rejected(record, target, Reject(record.source, stage, "TooMuchWork", str(error)))
    except Overdue:
        message = f"It was not done after {job.max_seconds} s; split it, or raise --max-seconds."
        return _rejected(record, target, Reject(record.source, stage, "Overdue", message))
    except Exception as error:  # noqa: BLE001 - a bad input costs its own record, never the run
        name = type(error).__name__
        message = f"{error or name}; this is a fault of eduparse: please report it with the input."
        return _rejected(record, target, Reject(record.source, stage, name, message))


def _read(record: Record, settings: Settings, budget: Budget) -> Document:
    """The document of a record. Raises DocumentError, too, where its file changes meanwhile."""
    limit, form = settings.max_page_mb, settings.row_format
    if not isinstance(record.path, Path):
        return read(record, limit, budget, form)
    before = identity(record.path)
    doc = read(record, limit, budget, form)
    if identity(record.path) != before:
        raise DocumentError(CHANGED)
    return doc


def _written(
    job: Job, record: Record, target: str, page: Document, docs: list[Document]
) -> Outcome:
    kept = [d for d in docs if d.metadata.role == "main" or not job.main_only]
    packing = Packing(job.chunk_length, job.chunk_overlap)
    rows = (
        row
        for doc in kept
        for row in rows_of(doc, job.format.rows, edits=job.edits, packing=packing)
    )
    data = job.format.data_of(rows, kept, width=job.width, colour=job.colour)
    rules = _by_rule(docs, applied=True) - _by_rule([page], applied=True)
    edits = rules.total()
    if job.settings.redact:
        book = pipeline(job.settings).book
        rules += found_in_head(page.metadata, job.settings.redact, book)
    suggested = _by_rule(docs, applied=False) - _by_rule([page], applied=False)
    return Outcome(
        target,
        record.name,
        data,
        documents=len(kept),
        clauses=sum(len(d.clauses) for d in kept),
        edits=edits,
        changed=len(docs) > 1 or any(d.text != page.text for d in docs),
        size=record_size(record),
        suggestions=suggested.total(),
        rules=dict(rules),
    )


def _by_rule(docs: Iterable[Document], *, applied: bool) -> Counter[str]:
    every = (e for doc in docs for layer in doc.layers for e in layer.edits)
    return Counter(e.rule for e in every if e.applied == applied)


def _note(record: Record, page: Document) -> str:
    """What a person should know of a page that was read, but not quite as it should be."""
    raw = page.metadata.decoding.raw
    if record.line is not None or not raw:
        return ""
    return (
        f"{record.source}: {sum(len(r.data) for r in raw)} bytes, the first at character "
        f"{raw[0].start}, are not {page.metadata.encoding}; undo gives them back. "
        "If the page looks wrong, fetch it again."
    )


def _rejected(record: Record, target: str, reject: Reject) -> Outcome:
    return Outcome(target, record.name, reject=reject, size=record_size(record))


def _pieces(task: ShardTask) -> list[ShardTask]:
    """What to do again of a task whose worker died: nothing, if it died after the work."""
    return [task] if has_part(task) else record_tasks(task)


def _join(task: ShardTask, reports: list[ShardReport]) -> ShardReport:
    if len(reports) == 1 and reports[0].part is not None:
        return reports[0]
    return _kept(task, ShardReport(tuple(o for report in reports for o in report.outcomes)))


def _kept(task: ShardTask, report: ShardReport) -> ShardReport:
    """``report`` in the part of ``task``, or with its rows where that cannot be written."""
    if task.part is None:
        return report
    try:
        write_part(task.part, report)
    except OSError:
        return report
    return ShardReport((), task.part)


def _killed(task: ShardTask) -> ShardReport:
    message = (
        "It killed its worker twice, most likely for want of memory; clean it alone, or split it."
    )
    return ShardReport(
        tuple(
            _rejected(record, target, Reject(record.source, "run", "WorkerDied", message))
            for record, target in zip(task.records, task.targets, strict=True)
        )
    )
