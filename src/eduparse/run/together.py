"""Records of a shard on their way together: each stage for all of them, then the next one.

A record goes through two thousand functions and the tables that they ask. One record after the other leaves nothing of
that where the processor finds it fast; a stage for a few dozen records in turn takes a sixth less time. So a record
waits between two stages, with what the pipeline counts of it, and comes to the same rows as alone. An error of any kind
costs its record only.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from eduparse.budget import Budget
from eduparse.document.document import Document
from eduparse.errors import ConfigError, DocumentError, TooMuchWork
from eduparse.files.storage import CHANGED, identity
from eduparse.pipeline import Pipeline, Turn, pipeline
from eduparse.readers import Record, read
from eduparse.rows.chunks import Packing
from eduparse.rows.documents import rows_of
from eduparse.run.shards import Job, Outcome, Reject, ShardTask, record_size
from eduparse.run.taken_over import taken_over
from eduparse.run.watchdog import Clock, Overdue
from eduparse.settings import Settings
from eduparse.stages.split.redacted_facts import found_in_head

TOGETHER = 32  # records at most; more of them hold more memory and are no faster
BYTES = 400_000  # of input, or characters of pages, from which on no further record is taken along


def outcomes(task: ShardTask, clock: Clock) -> Iterator[Outcome]:
    """What becomes of each record of ``task``, in their order."""
    for group in record_groups(task, clock):
        for stage in range(max(len(way.stages) for way in group)):
            _turns((way for way in group if stage < len(way.stages)), clock, _Way.go_on)
        _turns(group, clock, _Way.write)
        yield from (way.outcome for way in group if way.outcome is not None)


def record_groups(task: ShardTask, clock: Clock) -> Iterator[list["_Way"]]:
    """The records of ``task`` as they go together, read; what is packed counts as what it holds."""
    group: list[_Way] = []
    size = 0
    for record, target in zip(task.records, task.targets, strict=True):
        way = _Way(task.job, record, target)
        _turns((way,), clock, _Way.read)
        group.append(way)
        size += max(record_size(record), way.length)
        if size >= BYTES or len(group) == TOGETHER:
            yield group
            group, size = [], 0
    if group:
        yield group


class _Way:
    """One record on its way; ``stage`` is where it is, for the report of an error, ``length`` that of its page."""

    def __init__(self, job: Job, record: Record, target: str) -> None:
        self.job, self.record, self.target = job, record, target
        self.stage, self.seconds = "read", 0.0
        self.stages: tuple[str, ...] = ()
        self.length = 0
        self.outcome: Outcome | None = None
        self._done = 0

    def read(self) -> None:
        """The page of the record, and the pipeline that it goes through."""
        settings, record = self.job.settings, self.record
        self._flow = pipeline(settings)
        self._flow.budget.start(record_size(record))
        self._page = page = _read(record, settings, self._flow.budget)
        self.length = len(page.text)
        stages = self._flow.stages_of(self.job.command, plain=record.line is None)
        if record.line is not None:
            self._flow = pipeline(taken_over(settings, self.job.given, page, stages))
        self._flow.start(page)
        self._turn: Turn = self._flow.turn()
        self._docs, self.stages = [page], stages

    def go_on(self) -> None:
        """Through the next stage."""
        done = self._done
        self.stage = self.stages[done]
        self._flow.take_up(self._turn)
        self._docs = self._flow.through(self._docs, self.stage, self.stages[:done])
        self._turn = self._flow.turn()
        self._done += 1

    def write(self) -> None:
        """The rows of what the record has become."""
        flow: Pipeline = self._flow
        flow.take_up(self._turn)
        docs = flow.stamped(self._docs, self.stages)
        wanted = flow.settings.language
        found = len(docs)
        if wanted:
            docs = [d for d in docs if d.metadata.language in (None, wanted)]
        self.stage = "write"
        outcome = _written(self.job, self.record, self.target, self._page, docs)
        self.outcome = replace(
            outcome,
            note=_note(self.record, self._page),
            unfit="\n".join(flow.clashes(self._page, self.stages)),
            decided=flow.corrections.name(self._page),
            left_out=found - len(docs),
        )


def _turns(ways: Iterable[_Way], clock: Clock, step: Callable[[_Way], None]) -> None:
    """``step`` for each of ``ways`` that goes on; the seconds of a record are those of all its turns."""
    for way in ways:
        if way.outcome is None:
            way.outcome = _failed(way, clock, step)


def _failed(way: _Way, clock: Clock, step: Callable[[_Way], None]) -> Outcome | None:
    """What became of a record in ``step``: its reject, or what it came to if anything."""
    record, target, job = way.record, way.target, way.job
    begun = time.monotonic()
    try:
        with clock.after(way.seconds):
            step(way)
    except ConfigError:
        raise
    except DocumentError as error:
        return rejected(
            record, target, Reject(record.source, error.stage, "DocumentError", str(error))
        )
    except TooMuchWork as error:
        return rejected(record, target, Reject(record.source, way.stage, "TooMuchWork", str(error)))
    except Overdue:
        message = f"It was not done after {job.max_seconds} s; split it, or raise --max-seconds."
        return rejected(record, target, Reject(record.source, way.stage, "Overdue", message))
    except Exception as error:  # noqa: BLE001 - a bad input costs its own record, never the run
        name = type(error).__name__
        message = f"{error or name}; this is a fault of eduparse: please report it with the input."
        return rejected(record, target, Reject(record.source, way.stage, name, message))
    way.seconds += time.monotonic() - begun
    return way.outcome


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


def rejected(record: Record, target: str, reject: Reject) -> Outcome:
    """What becomes of ``record`` where it cost itself."""
    return Outcome(target, record.name, reject=reject, size=record_size(record))
