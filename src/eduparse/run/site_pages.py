"""The sightings of many pages, made by one process or many: what templates are learned from.

A page goes through the stages before `strip`, as it will when it is cleaned, so that its lines read the
same then. A page that cannot be read costs itself and is told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import islice

from eduparse.document.records import dataclass
from eduparse.errors import DocumentError
from eduparse.pipeline import STAGES, pipeline
from eduparse.readers import Record, read
from eduparse.run.pool import PoolWork, results
from eduparse.settings import Settings
from eduparse.stages.strip.learning import Sighting, line_sightings

_TOLD = 20  # unread pages named one by one
_BATCH = 32  # pages a task


@dataclass
class Unread:
    """The pages that were read and those that were not, the first of them with the reason."""

    read: int = 0
    count: int = 0
    first: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Task:
    records: tuple[Record, ...]
    max_page_mb: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """The sightings of the pages that were read, the sources of the others with the reason."""

    pages: tuple[tuple[Sighting, ...], ...]
    unread: tuple[tuple[str, str], ...] = ()


def site_sightings(
    records: Iterable[Record], max_page_mb: int, workers: int, unread: Unread
) -> Iterator[Sighting]:
    """The sightings of all pages; ``unread`` counts as they are taken."""
    tasks = (_Task(batch, max_page_mb) for batch in _batches(records))
    work = PoolWork(_do, _pieces, _join, _killed)
    seen = map(_do, tasks) if workers == 1 else results(tasks, work, workers)
    for one in seen:
        unread.read += len(one.pages)
        unread.count += len(one.unread)
        unread.first += one.unread[: _TOLD - len(unread.first)]
        for page in one.pages:
            yield from page


def _batches(records: Iterable[Record]) -> Iterator[tuple[Record, ...]]:
    todo = iter(records)
    while batch := tuple(islice(todo, _BATCH)):
        yield batch


def _do(task: _Task) -> _Seen:
    pages: list[tuple[Sighting, ...]] = []
    unread: list[tuple[str, str]] = []
    flow, before = pipeline(Settings(max_steps=0)), STAGES[: STAGES.index("strip")]
    for record in task.records:
        try:
            docs = flow.run(read(record, task.max_page_mb), before)
        except DocumentError as error:
            unread.append((record.source, str(error)))
        else:
            # A page of several documents is one page of its site.
            seen = dict.fromkeys(s for doc in docs for s in line_sightings(doc))
            pages.append(tuple(seen))
    return _Seen(tuple(pages), tuple(unread))


def _pieces(task: _Task) -> list[_Task]:
    return [_Task((record,), task.max_page_mb) for record in task.records]


def _join(task: _Task, seen: list[_Seen]) -> _Seen:
    del task
    return _Seen(
        tuple(page for one in seen for page in one.pages),
        tuple(why for one in seen for why in one.unread),
    )


def _killed(task: _Task) -> _Seen:
    return _Seen((), tuple((r.source, "It killed its worker twice.") for r in task.records))
