"""`dedup` over files: rows read, tables kept beside the output, kept rows written, with what went and why.

A run that was killed is taken up where it stopped, as long as its input is the same: its tables lie in a
hidden folder beside the output, and go when it ends.
"""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from eduparse.copies import run, tasks
from eduparse.copies.dedup import checked_keep
from eduparse.copies.store import Store
from eduparse.copies.written import written_rows
from eduparse.digests import sha256
from eduparse.document.document import Document
from eduparse.document.records import dataclass
from eduparse.errors import ConfigError, DocumentError, cannot_write
from eduparse.files.storage import AtomicFile, Place, followed, identity, place
from eduparse.pipeline import pipeline
from eduparse.readers import Columns, Record, read, records
from eduparse.readers.inputs import COPIES, STDIN, Input, find_inputs, refuse_missing
from eduparse.rows.documents import ROW_KEYS, document_row
from eduparse.rows.jsonl import dump_line, parse_line
from eduparse.run import pool, ray
from eduparse.run.claim import claimed
from eduparse.run.options import RunOptions, columns_of, resolve
from eduparse.run.overwriting import files_of_rows, refuse_overwriting
from eduparse.run.progress import tell
from eduparse.settings import Settings
from eduparse.writers.formats import OutputFormat, output_format
from eduparse.writers.outputs import is_folder, open_output, target_of

_REJECTED = 1
_PLAIN = Settings()
_Task = TypeVar("_Task")
_Found = TypeVar("_Found")
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run of `dedup` was asked for; ``removed`` names the file of what went, None the usual one."""

    rows: tuple[str, ...]
    output: str = STDIN
    keep: str = "best"
    heal: bool = False
    join: bool = False
    removed: str | None = None
    workers: int = 1
    runner: str = "processes"


def dedup(asked: Asked, options: RunOptions) -> int:
    """Carry it out and say what it came to; the exit code. Raises ConfigError and OutputError."""
    checked_keep(asked.keep)
    columns = columns_of(options)
    shape = output_format("", asked.output, "documents")
    reading = _Rows(asked, shape.suffix, resolve({}).settings.max_page_mb, columns)
    with _claimed(asked.output, shape.suffix):
        counts = _carried_out(asked, reading, shape)
    kept = counts.pop("kept", 0)
    kinds = ", ".join(f"{name}: {n:,}" for name, n in sorted(counts.items()))
    tell(
        f"{kept + sum(counts.values()):,} rows, {kept:,} kept{f'; went as {kinds}' if kinds else ''}"
    )
    return reading.code


def _carried_out(asked: Asked, reading: "_Rows", shape: OutputFormat) -> Counter[str]:
    """Do it; how many rows became what."""
    folder = _folder(asked.output, shape.suffix)
    store = _store(folder, reading.digest(f"{asked.keep}{asked.heal}{asked.join}"))
    try:
        if not store.tables.is_done("read"):
            run.read_rows(store, reading.targeted(), asked.keep)
        if not store.tables.is_done("follow"):
            run.follow(store, asked.keep, _split if asked.join else None)
        if not store.tables.is_done("pair"):
            run.pair_papers(store)
        workers = asked.workers or os.cpu_count() or 1
        if not store.tables.is_done("sift"):
            run.sift_pairs(store, _results(_SIFT, workers, asked.runner))
        if not store.tables.is_done("connect"):
            run.connect_papers(store)
        if not store.tables.is_done("group"):
            results = _results(_GROUP, workers, asked.runner)
            run.place_components(store, asked.keep, results, _split if asked.heal else None)
        counts = _write(store, asked, shape)
    finally:
        store.close()
    shutil.rmtree(folder)
    return counts


@contextmanager
def _claimed(output: str, suffix: str) -> Iterator[None]:
    """Have the place of the output alone. Raises ConfigError where another run has it, or it cannot be."""
    if output in ("", STDIN):
        yield
        return
    where, folder = place(output), is_folder(output, suffix)
    try:
        (where if folder else where.parent).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(cannot_write(output, error)) from error
    with claimed(where, folder=folder):
        yield


class _Rows:
    """The document rows of some arguments; what cannot be read is told, and shows in ``code``."""

    def __init__(self, asked: Asked, suffix: str, limit: int, columns: Columns) -> None:
        self._arguments, self._output, self._suffix = asked.rows, asked.output, suffix
        self._limit, self._columns = limit, columns
        self.code = 0
        refuse_missing(self._inputs())
        went = _removed_file(asked, suffix)
        beside = [] if went is None else [("--removed" if asked.removed else "-o", went)]
        rows = files_of_rows(self._inputs, self._output, suffix)
        refuse_overwriting(self._inputs, chain(rows, beside))

    def _inputs(self) -> Iterable[Input]:
        folder = is_folder(self._output, self._suffix)
        return find_inputs(
            self._arguments, frozenset({followed(place(self._output))} if folder else ())
        )

    def digest(self, asked: str) -> str:
        """Tells these inputs, as they are now, and what is asked, from others."""
        told = sha256(f"{asked}{self._columns}".encode())
        for source in self._inputs():
            told.update(
                f"{source.name}\0{identity(source.path)}\0".encode("utf-8", "surrogatepass")
            )
        return told.hexdigest()

    def targeted(self) -> Iterator[tuple[dict[str, Any], str]]:
        """Each row with the file it goes to."""
        for source in self._inputs():
            target = target_of(self._output, source.name, self._suffix)
            for record in records(source, self._limit, self._columns):
                try:
                    for row in self._rows(record):
                        yield row, target
                except DocumentError as problem:
                    tell(f"{record.source}: {problem}")
                    self.code = _REJECTED

    def _rows(self, record: Record) -> Iterator[dict[str, Any]]:
        """The document rows of a record: itself, or those of the page that it is."""
        if record.line is not None and record.data:
            row = parse_line(record.data)
            if isinstance(row, dict) and row.keys() >= ROW_KEYS and isinstance(row["text"], str):
                yield row
                return
            if isinstance(row, dict) and "doc_id" in row:
                raise DocumentError(
                    "It is a row of a clause or a chunk; give document rows: clean --rows documents."
                )
        page = read(record, self._limit)
        docs = [page] if record.line is not None else pipeline(_PLAIN).run(page)
        for doc in docs:
            yield document_row(doc, edits=True)


def _folder(output: str, suffix: str) -> Path:
    """Where a run keeps its tables: beside the output, where the next one finds them, if that is a disk."""
    where = place(output) if output != STDIN else None
    if not isinstance(where, Path):
        return Path(tempfile.mkdtemp(prefix="eduparse-dedup-"))
    if is_folder(output, suffix):
        return where / ".dedup"
    return where.parent / f".{where.name}.dedup"


def _store(folder: Path, digest: str) -> Store:
    """The tables of a run that was killed, where it had the same input; else new ones."""
    mark = folder / "input"
    if not (mark.exists() and mark.read_text("ascii") == digest):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        mark.write_text(digest, "ascii")
    store = Store(folder)
    if not store.tables.is_done("read"):
        store.close()
        shutil.rmtree(folder)
        folder.mkdir()
        mark.write_text(digest, "ascii")
        store = Store(folder)
    return store


def _results(
    work: pool.PoolWork[_Task, _Found], workers: int, runner: str
) -> run.Results[_Task, _Found]:
    if runner == "ray":
        return lambda given: ray.ray_results(given, work, workers)
    if workers > 1:
        return lambda given: pool.results(given, work, workers)
    return lambda given: map(work.do, given)


def _pairs_of(task: tasks.Sifting) -> list[tasks.Sifting]:
    """One task for each pair."""
    return [tasks.Sifting((task.lines[a], task.lines[b]), ((0, 1),)) for a, b in task.pairs]


def _components_of(task: tasks.Task) -> list[tasks.Task]:
    """One task for each component."""
    return [tasks.Task((c,), task.keep, task.finish) for c in task.components]


def _in_a_row(_task: object, found: list[list[_Item]]) -> list[_Item]:
    return [x for part in found for x in part]


def _killed(task: tasks.Task) -> list[tasks.Grouped]:
    return [tasks.apart(len(lines)) for lines, _ in task.components]


# A pair that kills its worker is left to the comparison, a component that does stays apart.
_SIFT: pool.PoolWork[tasks.Sifting, list[bool]] = pool.PoolWork(
    tasks.sift, _pairs_of, _in_a_row, lambda task: [True] * len(task.pairs)
)
_GROUP: pool.PoolWork[tasks.Task, list[tasks.Grouped]] = pool.PoolWork(
    tasks.group, _components_of, _in_a_row, _killed
)


def _split(doc: Document) -> Document:
    """A healed document with its clauses and its score anew."""
    (out,) = pipeline(_PLAIN).run_stage([doc], "split")
    return out


def _write(store: Store, asked: Asked, shape: OutputFormat) -> Counter[str]:
    """Write the rows that are kept, and beside them what went and why."""
    counts: Counter[str] = Counter()
    out = open_output(asked.output, shape)
    beside = _removed_file(asked, shape.suffix)
    went = None if beside is None else AtomicFile(beside)
    try:
        for target, row, why in written_rows(store, asked.keep):
            work = row["work"]
            if work["kept"]:
                counts["kept"] += 1
                out.write(target, target, dump_line(row))
            else:
                counts[work["relation"]] += 1
                if went is not None:
                    went.write(
                        dump_line(
                            {"id": row["id"], "source": row["source"], "work": work, "why": why}
                        )
                    )
        out.close()
        if went is not None:
            went.commit()
    except BaseException:
        out.abort()
        if went is not None:
            went.abort()
        raise
    return counts


def _removed_file(asked: Asked, suffix: str) -> Place | None:
    if asked.removed is not None:
        return place(asked.removed)
    if asked.output == STDIN:
        return None
    where = place(asked.output)
    if is_folder(asked.output, suffix):
        return where / COPIES
    return where.with_name(f"{where.name.split('.')[0]}{COPIES}")
