"""A run of `dedup`: rows in, rows with `work` out, in memory that does not grow with their number.

Seven phases: read (rows to the disk, signatures), follow (papers over several pages), pair (which papers
share runs), sift (which of them are compared), connect (components of such papers), group (component by
component), write. Sift and group are done in workers. A killed run is taken up at its phase, in the middle of group too. The order of the rows
and the number of workers change nothing: papers are ordered by what they are, and a pair or a component
is the same whoever looks at it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar

from eduparse.copies.candidates import components, confirm, connect, doubtful_pairs, pair_runs
from eduparse.copies.continued import Seam, in_order, joined, seam, sheet_of
from eduparse.copies.groups import Placed, copy_rank, natural_name
from eduparse.copies.pages import chains, continue_rows
from eduparse.copies.papers import Paper
from eduparse.copies.rows_on_demand import OnDemand
from eduparse.copies.signature import Signature, signature
from eduparse.copies.store import Store
from eduparse.copies.stored import PageChain, Stored
from eduparse.copies.tasks import (
    Component,
    Finish,
    Grouped,
    Near,
    Sifting,
    Task,
    grouped,
    made_of,
    paper_of,
)
from eduparse.digests import blake2b
from eduparse.rows.documents import document_row, row_document_of
from eduparse.rows.jsonl import dump_line, parse_line

Row = dict[str, Any]
Spooled = tuple[int, int, int]  # the number of a paper, offset and size of its row

TASK = 4_000_000  # bytes of rows that one task gets
LARGE = (
    8_000_000  # bytes of a component that is looked at here, its rows read as they are asked for
)
CHAINS = 1024  # papers over several pages that are handed over at a time
HELD = 256  # papers of such a component that are held

Given = TypeVar("Given")
Found = TypeVar("Found")
Results = Callable[[Iterable[Given]], Iterator[Found]]


def read_rows(store: Store, rows: Iterable[tuple[Row, str]], keep: str) -> None:
    """Take rows, each with the file it goes to."""
    for row, target in rows:
        store.add(*_stored(store, row, target, keep))
    store.finish("read")
    store.tables.settle()


def _stored(store: Store, row: Row, target: str, keep: str) -> tuple[Stored, Signature]:
    line = dump_line(row)
    at, size = store.spool.put(line)
    paper = Paper.of_row(row)
    found = signature(paper.text)
    name = natural_name(paper.source, paper.id)
    # Equal rows come in the order of their bytes, whatever the order they came in.
    name += "\x00" + blake2b(line, digest_size=8).hexdigest()
    order = name if keep == "first" else copy_rank(paper) + name
    stem, sheet = sheet_of(paper.url or paper.source)
    # Rows of one file without an address have its name in common: they are no pages of it.
    told = int.from_bytes(blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    return Stored(at, size, found.key, found.more, order, name, target, told, sheet), found


def follow(store: Store, keep: str, finish: Finish | None = None) -> None:
    """Find the papers over several pages; with ``finish`` each becomes one document."""
    with store.phase("follow"):
        found: list[PageChain] = []
        for sheets in chains(store.tables):
            if (chain := _chain(store, sheets, keep, finish)) is not None:
                found.append(chain)
            if len(found) == CHAINS:
                _noted(store, found)
                found = []
        _noted(store, found)


def _noted(store: Store, found: Sequence[PageChain]) -> None:
    for chain in found:
        if chain.whole is not None:
            store.runs.add(chain.whole[1])
    continue_rows(store.tables, found)


def _chain(
    store: Store, sheets: Sequence[tuple[int, int, int, int]], keep: str, finish: Finish | None
) -> PageChain | None:
    """The paper that begins on the first of some pages; None where no page is proven to go on from it."""
    count = in_order([n for n, *_ in sheets])
    rows = [parse_line(store.spool.line(at, size)) for _, _, at, size in sheets[:count]]
    numbers = [row for _, row, _, _ in sheets]
    seams = list(_seams(rows))
    if not seams:
        return None
    pages = rows[: len(seams) + 1]
    whole = None
    if finish is not None:
        doc = joined([row_document_of(row, "") for row in pages], seams)
        row = document_row(finish(doc), edits=True) | made_of(rows[0])
        whole = _stored(store, row, "", keep)
    return PageChain(numbers[0], tuple(numbers[1 : len(pages)]), whole)


def _seams(rows: Sequence[Row]) -> Iterator[Seam]:
    """How pages in their order go on from one another, up to the first that does not."""
    papers = [Paper.of_row(row) for row in rows]
    for n, (before, after) in enumerate(pairwise(papers)):
        first = replace(before, title=papers[0].title, number=papers[0].number)
        found = None if _is_part(rows[n]) or _is_part(rows[n + 1]) else seam(first, after)
        if found is None:
            return
        yield found


def _is_part(row: Row) -> bool:
    """Whether a row is one of several documents of its page."""
    facts = row.get("metadata")
    return isinstance(facts, dict) and facts.get("parts", 1) != 1


def pair_papers(store: Store) -> None:
    """Find the papers that share runs."""
    pair_runs(store.tables, store.runs)
    store.finish("pair")
    store.tables.settle()


def sift_pairs(store: Store, results: Results[Sifting, list[bool]]) -> None:
    """Leave out the pairs that share boilerplate only; ``results`` gives those of `sift`, in order."""
    waiting: deque[list[tuple[int, int]]] = deque()

    def tasks() -> Iterator[Sifting]:
        at: dict[int, int] = {}
        lines: list[bytes] = []
        pairs: list[tuple[int, int]] = []
        size = 0
        for a, b, mine, theirs in doubtful_pairs(store.tables):
            for paper, place in ((a, mine), (b, theirs)):
                if paper not in at:
                    at[paper] = len(lines)
                    lines.append(store.spool.line(*place))
                    size += place[1]
            pairs.append((a, b))
            if size >= TASK:
                waiting.append(pairs)
                yield Sifting(tuple(lines), tuple((at[x], at[y]) for x, y in pairs))
                at, lines, pairs, size = {}, [], [], 0
        if pairs:
            waiting.append(pairs)
            yield Sifting(tuple(lines), tuple((at[x], at[y]) for x, y in pairs))

    with store.phase("sift"):
        for found in results(tasks()):
            pairs = waiting.popleft()
            confirm(store.tables, (p for p, worth in zip(pairs, found, strict=True) if worth))


def connect_papers(store: Store) -> None:
    """Find the components that the pairs make."""
    connect(store.tables)
    store.finish("connect")
    store.tables.settle()


def place_components(
    store: Store, keep: str, results: Results[Task, list[Grouped]], finish: Finish | None = None
) -> None:
    """Group every component that is not yet; ``results`` gives those of `group`, in the order of the tasks."""
    waiting: deque[list[list[int]]] = deque()

    def tasks() -> Iterator[Task]:
        held: list[Component] = []
        numbers: list[list[int]] = []
        size = 0
        for papers, near in components(store.tables):
            length = sum(s for _, _, s in papers)
            if length > LARGE:
                _place_large(store, papers, near, keep, finish)
                continue
            at = {n: k for k, (n, _, _) in enumerate(papers)}
            lines = tuple(store.spool.line(offset, s) for _, offset, s in papers)
            held.append((lines, tuple((at[a], at[b], n) for a, b, n in near)))
            numbers.append([n for n, _, _ in papers])
            size += length
            if size >= TASK:
                waiting.append(numbers)
                yield Task(tuple(held), keep, finish)
                held, numbers, size = [], [], 0
        if held:
            waiting.append(numbers)
            yield Task(tuple(held), keep, finish)

    for found in results(tasks()):
        groups = list(zip(waiting.popleft(), found, strict=True))
        store.place(
            (w for numbers, (placed, _) in groups for w in _works(numbers, placed)),
            ((numbers[n], line) for numbers, (_, mended) in groups for n, line in mended),
        )
    store.finish("group")
    store.tables.settle()


def _place_large(
    store: Store,
    papers: Sequence[Spooled],
    near: Sequence[Near],
    keep: str,
    finish: Finish | None,
) -> None:
    """A component that is too large to hold: its rows are read as they are asked for."""
    at = {n: k for k, (n, _, _) in enumerate(papers)}
    pairs = ((at[a], at[b], n) for a, b, n in near)
    lines = OnDemand(lambda n: store.spool.line(*papers[n][1:]), len(papers))
    held = lru_cache(maxsize=HELD)(lambda n: paper_of(lines[n]))
    placed, mended = grouped(lines, OnDemand(held, len(papers)), pairs, keep, finish)
    numbers = [n for n, _, _ in papers]
    store.place(_works(numbers, placed), ((numbers[n], line) for n, line in mended))


def _works(
    numbers: Sequence[int], placed: Sequence[Placed]
) -> Iterator[tuple[int, int, str, float, bool, str]]:
    for n, p in zip(numbers, placed, strict=True):
        yield n, numbers[p.leader], p.relation, p.similarity, p.kept, p.why
