"""A run in shards: records in, rows out, the same bytes for any number of workers.

`process_shard` is the unit of work: it depends on its task alone, writes nothing, and can be done
again anywhere. `run` hands tasks to a runner and gives the reports back in the order of the tasks,
with a bounded number of them under way, so that memory does not grow with the input.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from eduparse.conversion import Conversion
from eduparse.document import Document, Pass
from eduparse.errors import ConfigError, DocumentError
from eduparse.outline import FORMS, render
from eduparse.pipeline import STAGES, passes, run_passes
from eduparse.readers import Record, read
from eduparse.reword import Sources, digest
from eduparse.rows import clause_rows, document_row
from eduparse.stamp import stamp
from eduparse.workers import Work, results
from eduparse.writers import ROWS, dump_line

# Shards of a parallel run: enough work to be worth its way to a worker, few enough to share out.
_SHARD_RECORDS = 64
_SHARD_BYTES = 1_000_000

_SCRIPT = Conversion()
_NO_SOURCES = Sources()


@dataclass(frozen=True, slots=True)
class Job:
    """What is done to every record.

    ``command`` is ``clean`` or a stage; ``rows`` is ``documents`` or ``clauses``; ``only`` names
    the passes that run instead of those of the command; ``script`` is what `simplify` converts, and
    ``sources`` what `reword` restores from. With a ``form`` (`outline.FORMS`) the clauses are shown in
    it instead of rows, a tree in ``width`` columns.
    """

    command: str
    rows: str = "documents"
    edits: bool = True
    main_only: bool = False
    only: tuple[str, ...] = ()
    max_page_mb: int = 16
    script: Conversion = _SCRIPT
    sources: Sources = _NO_SOURCES
    form: str = ""
    width: int = 100
    colour: bool = False

    @property
    def suffix(self) -> str:
        """What the files of the job end in."""
        return FORMS[self.form] if self.form else ROWS


@dataclass(frozen=True, slots=True)
class ShardTask:
    """Some records in order, each with the target its rows go to."""

    job: Job
    records: tuple[Record, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that cost itself: where it stands, who gave up, the class of the error, why."""

    source: str
    stage: str
    error: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record: its rows as bytes, or a reject. ``note`` is for the person.

    ``edits`` counts what this run applied; ``changed`` says whether text changed or was cut.
    """

    target: str
    source: str
    data: bytes = b""
    documents: int = 0
    clauses: int = 0
    edits: int = 0
    changed: bool = False
    note: str = ""
    reject: Reject | None = None


@dataclass(frozen=True, slots=True)
class ShardReport:
    """The outcomes of a task, in the order of its records."""

    outcomes: tuple[Outcome, ...]


def shards(job: Job, records: Iterable[tuple[Record, str]], size: int = 1) -> Iterator[ShardTask]:
    """Tasks of up to ``size`` records (pairs of record and target) and about 1 MB."""
    batch: list[tuple[Record, str]] = []
    weight = 0
    for pair in records:
        batch.append(pair)
        weight += len(pair[0].data) or _size(pair[0])
        if len(batch) >= size or weight >= _SHARD_BYTES:
            yield _task(job, batch)
            batch, weight = [], 0
    if batch:
        yield _task(job, batch)


def shard_size(runner: str) -> int:
    """Records a task: one where it costs nothing to hand it over, so that rows come out at once."""
    return 1 if runner == "serial" else _SHARD_RECORDS


def process_shard(task: ShardTask) -> ShardReport:
    """Do a task. Pure and idempotent; an error of any kind costs its record only."""
    pairs = zip(task.records, task.targets, strict=True)
    return ShardReport(tuple(_outcome(task.job, record, target) for record, target in pairs))


def pass_names(job: Job) -> tuple[str, ...]:
    """The passes that a command on a plain page runs, in order."""
    return tuple(p.name for stage in _stages(job, plain=True) for p in passes(stage))


def run(
    tasks: Iterable[ShardTask],
    runner: str = "serial",
    workers: int = 1,
    work: Callable[[ShardTask], ShardReport] = process_shard,
) -> Iterator[ShardReport]:
    """The reports of ``tasks`` in their order; ``workers`` processes with the runner ``processes``.

    A task whose worker is killed is done again record by record, each with a worker of its own; a
    record that kills its worker once more is rejected.
    """
    if runner == "serial":
        return map(work, tasks)
    if runner == "processes":
        return results(tasks, Work(work, _pieces, _join, _killed), workers)
    raise ConfigError(f"The runner is {runner!r}; it is serial or processes.")


def _outcome(job: Job, record: Record, target: str) -> Outcome:
    stage = "read"
    try:
        doc = read(record, job.max_page_mb)
        docs = [doc]
        for stage, step in _steps(job, plain=record.line is None):  # noqa: B007 - read by the handler
            docs = [out for d in docs for out in step(d)]
        stage = "write"
        return _rows(job, record, target, doc, docs)
    except DocumentError as error:
        return _rejected(
            record, target, Reject(record.source, error.stage, "DocumentError", str(error))
        )
    except Exception as error:  # noqa: BLE001 - a bad input costs its own record, never the run
        name = type(error).__name__
        message = f"{error or name}; this is a fault of eduparse: please report it with the input."
        return _rejected(record, target, Reject(record.source, stage, name, message))


def _steps(job: Job, *, plain: bool) -> Iterator[tuple[str, Callable[[Document], list[Document]]]]:
    if job.only:
        every = [(stage, p) for stage in ("repair", "reword") for p in _passes(job, stage)]
        for stage, chosen in every:
            if chosen.name in job.only:
                yield stage, lambda doc, chosen=chosen: run_passes(doc, (chosen,))  # type: ignore[misc]
        return
    for stage in _stages(job, plain=plain):
        yield stage, lambda doc, stage=stage: run_passes(doc, _passes(job, stage))  # type: ignore[misc]


def _passes(job: Job, stage: str) -> tuple[Pass, ...]:
    return passes(stage, {"simplify": job.script, "reword": job.sources}.get(stage))


def _stages(job: Job, *, plain: bool) -> tuple[str, ...]:
    if job.command == "clean":
        return STAGES
    # On a page a person asks repair for all that undoes damage; in a pipe reword has its own turn.
    return ("repair", "reword") if job.command == "repair" and plain else (job.command,)


def _rows(job: Job, record: Record, target: str, page: Document, docs: list[Document]) -> Outcome:
    kept = [d for d in docs if d.metadata.role == "main" or not job.main_only]
    if job.form:
        shown = render(kept, job.form, width=job.width, colour=job.colour)
        lines = [shown.encode("utf-8", "replace")]
    elif job.rows == "clauses":
        lines = [dump_line(row) for d in kept for row in clause_rows(d)]
    else:
        made_by = stamp(digest(job.sources) + job.script.key)
        lines = [dump_line(document_row(d, made_by, edits=job.edits)) for d in kept]
    return Outcome(
        target,
        record.name,
        b"".join(lines),
        documents=len(kept),
        clauses=sum(len(d.clauses) for d in kept),
        edits=max(0, sum(map(_applied, docs)) - _applied(page)),
        changed=len(docs) > 1 or docs[0].text != page.text,
        note=_note(record, page),
    )


def _applied(doc: Document) -> int:
    return sum(e.applied for layer in doc.layers for e in layer.edits)


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
    return Outcome(target, record.name, reject=reject)


def _task(job: Job, batch: list[tuple[Record, str]]) -> ShardTask:
    return ShardTask(job, tuple(r for r, _ in batch), tuple(t for _, t in batch))


def _size(record: Record) -> int:
    try:
        return record.path.stat().st_size if record.path else 0
    except OSError:
        return 0


def _pieces(task: ShardTask) -> list[ShardTask]:
    return [_task(task.job, [pair]) for pair in zip(task.records, task.targets, strict=True)]


def _join(reports: list[ShardReport]) -> ShardReport:
    return ShardReport(tuple(o for report in reports for o in report.outcomes))


def _killed(task: ShardTask) -> ShardReport:
    message = (
        "It killed its worker twice, most likely for want of memory; clean it alone, or split it."
    )
    return ShardReport(
        tuple(
            _rejected(record, target, Reject(record.source, "run", "ShardError", message))
            for record, target in zip(task.records, task.targets, strict=True)
        )
    )
