"""Shards: records cut into tasks of a fixed size, and what is reported of each.

Where a shard begins and ends depends on the records alone, never on the runner, so that a run can be
taken up again by any other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from eduparse.digests import blake2b
from eduparse.document.records import dataclass
from eduparse.files.storage import Place, identity
from eduparse.readers import Record
from eduparse.settings import Settings
from eduparse.writers.formats import OutputFormat

_MB = 1_000_000
_RECORDS = 1000  # the most records of a shard, however short: each is a call
_FORMAT = OutputFormat()
_SETTINGS = Settings()


@dataclass(frozen=True, slots=True)
class Job:
    """What is done to every record.

    ``command`` is ``clean`` or a stage, with ``settings``, of which ``given`` were set now and not by an
    earlier stage of a pipe. ``format`` is what is written: rows with their ``edits`` or without, chunks
    of up to ``chunk_length`` code points, of which ``chunk_overlap`` may be of the one before, a tree of ``width`` columns (0: uncut). ``max_seconds`` is the timeout for
    each record.
    """

    command: str
    format: OutputFormat = _FORMAT
    settings: Settings = _SETTINGS
    given: tuple[str, ...] = ()
    edits: bool = True
    main_only: bool = False
    chunk_length: int = 500
    chunk_overlap: int = 0
    width: int = 0
    colour: bool = False
    max_seconds: int = 600


@dataclass(frozen=True, slots=True)
class RoutedRecord:
    """A record, the target its rows go to, and what tells that its file is still the same."""

    record: Record
    target: str
    identity: str = ""


@dataclass(frozen=True, slots=True)
class ShardTask:
    """Some records in order, each with the target its rows go to.

    ``key`` tells the shard from any other; ``part`` is the file that its report is kept in, and a
    task whose part is there needs no records.
    """

    job: Job
    records: tuple[Record, ...]
    targets: tuple[str, ...]
    key: str = ""
    part: Place | None = None


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

    - ``size``: bytes of input
    - ``edits``, ``rules``: what this run applied, in all and by rule (with what `--redact` left out of the metadata); ``suggestions``: what it only suggested
    - ``changed``: whether text changed or was cut
    - ``written``: the target has the rows already, and ``data`` does not
    - ``decided``: the corrections name its page; ``unfit`` has a line for each that came to nothing
    - ``left_out``: documents in other languages than asked for
    """

    target: str
    source: str
    data: bytes = b""
    documents: int = 0
    clauses: int = 0
    edits: int = 0
    changed: bool = False
    note: str = ""
    unfit: str = ""
    reject: Reject | None = None
    written: bool = False
    size: int = 0
    suggestions: int = 0
    rules: Mapping[str, int] = field(default_factory=dict)
    decided: bool = False
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ShardReport:
    """The outcomes of a task, in the order of its records, or the ``part`` that holds them."""

    outcomes: tuple[Outcome, ...]
    part: Place | None = None


def shards(job: Job, records: Iterable[RoutedRecord], size_mb: float = 1) -> Iterator[ShardTask]:
    """Tasks of about ``size_mb`` MB (1,000,000 bytes) of input; 0 makes one of each record."""
    batch: list[RoutedRecord] = []
    weight = 0
    for placed in records:
        batch.append(placed)
        weight += record_size(placed.record)
        if weight >= size_mb * _MB or len(batch) >= _RECORDS:
            yield task(job, batch)
            batch, weight = [], 0
    if batch:
        yield task(job, batch)


def task(job: Job, batch: Iterable[RoutedRecord]) -> ShardTask:
    """One task of all records in ``batch``."""
    every = tuple(batch)
    records, targets = tuple(p.record for p in every), tuple(p.target for p in every)
    return ShardTask(job, records, targets, _key(every))


def record_tasks(whole: ShardTask) -> list[ShardTask]:
    """A task for each record of ``whole``, none of them kept in a part."""
    pairs = zip(whole.records, whole.targets, strict=True)
    return [ShardTask(whole.job, (r,), (t,)) for r, t in pairs]


def _key(batch: Iterable[RoutedRecord]) -> str:
    """A digest that changes when the records or their file do.

    Rows of a file are told by their numbers, and the file by its size and time; only what comes
    through a pipe has to be looked at.
    """
    digest = blake2b(digest_size=12)
    for placed in batch:
        record = placed.record
        told = (record.name, record.line, placed.target, placed.identity, str(record.problem))
        digest.update(repr(told).encode("utf-8", "surrogatepass"))
        if not placed.identity:
            digest.update(record.data)
    return digest.hexdigest()


def record_size(record: Record) -> int:
    """Bytes of a record; of a page that is not read yet from what `identity` says first."""
    if record.data:
        return len(record.data)
    size = identity(record.path).partition("-")[0] if record.path else ""
    return int(size) if size else 0
