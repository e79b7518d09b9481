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
from typing import Any, TypeVar, overload

from eduparse.copies.candidates import components, confirm, connect, doubtful_pairs, pair_runs
from eduparse.copies.compare import are_apart
from eduparse.copies.continued import Seam, in_order, joined, seam, sheet_of
from eduparse.copies.groups import Groups, Placed, copy_rank, natural_name
from eduparse.copies.heal import healed
from eduparse.copies.pages import chains, continue_rows, joined_pages
from eduparse.copies.papers import Paper
from eduparse.copies.signature import Signature, signature
from eduparse.copies.store import Store
from eduparse.copies.stored import PageChain, Result, Stored
from eduparse.digests import blake2b, sha256
from eduparse.document.document import Document
from eduparse.document.records import dataclass
from eduparse.rows.documents import document_row, row_document_of
from eduparse.rows.jsonl import dump_line, parse_line

Item_co = TypeVar("Item_co", covariant=True)
Row = dict[str, Any]
Spooled = tuple[int, int, int]  # the number of a paper, offset and size of its row
Near = tuple[int, int, int]  # two papers and the runs they share
Component = tuple[tuple[bytes, ...], tuple[Near, ...]]
Finish = Callable[
    [Document], Document
]  # what a document that was healed still needs: clauses, its score
Grouped = tuple[list[Placed], list[tuple[int, bytes]]]  # and the rows that were healed, by place

TASK = 4_000_000  # bytes of rows that one task gets
LARGE = (
    8_000_000  # bytes of a component that is looked at here, its rows read as they are asked for
)
CHAINS = 1024  # papers over several pages that are handed over at a time
HELD = 256  # papers of such a component that are held


@dataclass(frozen=True, slots=True)
class Task:
    """Components to be grouped: the rows of each, and its pairs by place in them."""

    components: tuple[Component, ...]
    keep: str
    finish: Finish | None = None


@dataclass(frozen=True, slots=True)
class Sifting:
    """Pairs that need a look before they are compared: rows, and pairs by place in them."""

    lines: tuple[bytes, ...]
    pairs: tuple[tuple[int, int], ...]


Given = TypeVar("Given")
Found = TypeVar("Found")
Results = Callable[[Iterable[Given]], Iterator[Found]]


def group(task: Task) -> list[Grouped]:
    """Where the papers of each component belong; runs in a worker."""
    return [
        _grouped(lines, [_paper(line) for line in lines], pairs, task.keep, task.finish)
        for lines, pairs in task.components
    ]


def _grouped(
    lines: Sequence[bytes],
    papers: Sequence[Paper],
    pairs: Iterable[Near],
    keep: str,
    finish: Finish | None,
) -> Grouped:
    placed = Groups(papers, {(a, b): n for a, b, n in pairs}).placed(keep)
    return placed, list(_healed(lines, papers, placed, finish))


def _healed(
    lines: Sequence[bytes],
    papers: Sequence[Paper],
    placed: Sequence[Placed],
    finish: Finish | None,
) -> Iterator[tuple[int, bytes]]:
    """The rows that stay and are damaged, restored from the other copies of their paper."""
    if finish is None:
        return
    copies: dict[int, list[int]] = {}
    for n, p in enumerate(placed):
        copies.setdefault(n if p.relation == "edition" else p.leader, []).append(n)
    for leader, group in copies.items():
        best_first = sorted(group, key=lambda n: (n != leader, copy_rank(papers[n]), papers[n].key))
        for n in group:
            witnesses = [papers[m] for m in best_first if m != n]
            if placed[n].kept and witnesses:
                row = parse_line(lines[n])
                doc = row_document_of(row, "")
                mended = healed(doc, papers[n], witnesses)
                if mended is not doc:
                    made = document_row(finish(mended), edits=True) | _mark(row)
                    yield n, dump_line(made)


def apart(count: int) -> Grouped:
    """Papers that nobody could compare, each by itself."""
    return [Placed(n, "same", 1.0, kept=True, why="not compared") for n in range(count)], []


def sift(task: Sifting) -> list[bool]:
    """Which pairs are worth a comparison; runs in a worker."""
    papers = [_paper(line) for line in task.lines]
    return [not are_apart(papers[a], papers[b]) for a, b in task.pairs]


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
        row = document_row(finish(doc), edits=True) | _mark(rows[0])
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


def _mark(row: Row) -> Row:
    """What tells the documents of a list in memory that a row was made of one of theirs."""
    return {"n": row["n"], "made": True} if "n" in row else {}


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
    lines = _OnDemand(lambda n: store.spool.line(*papers[n][1:]), len(papers))
    held = lru_cache(maxsize=HELD)(lambda n: _paper(lines[n]))
    placed, mended = _grouped(lines, _OnDemand(held, len(papers)), pairs, keep, finish)
    numbers = [n for n, _, _ in papers]
    store.place(_works(numbers, placed), ((numbers[n], line) for n, line in mended))


def _works(
    numbers: Sequence[int], placed: Sequence[Placed]
) -> Iterator[tuple[int, int, str, float, bool, str]]:
    for n, p in zip(numbers, placed, strict=True):
        yield n, numbers[p.leader], p.relation, p.similarity, p.kept, p.why


class _OnDemand(Sequence[Item_co]):
    """Rows or papers of a component, each given by ``item`` when it is asked for."""

    def __init__(self, item: Callable[[int], Item_co], size: int) -> None:
        self._item, self._size = item, size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, n: int) -> Item_co: ...

    @overload
    def __getitem__(self, n: slice) -> Sequence[Item_co]: ...

    def __getitem__(self, n: int | slice) -> Item_co | Sequence[Item_co]:
        if isinstance(n, slice):
            return [self._item(k) for k in range(*n.indices(self._size))]
        if not 0 <= n < self._size:
            raise IndexError(n)
        return self._item(n)


def written_rows(store: Store, keep: str) -> Iterator[tuple[str, Row, str]]:
    """Every row with its ``work``, in the order of the output: target, row, why it is where it is."""

    @lru_cache(maxsize=HELD)
    def named(place: tuple[int, int]) -> tuple[str, str]:
        row = parse_line(store.spool.line(*place))
        ident, source = str(row.get("id", "")), str(row.get("source", ""))
        told = f"{ident}\0{source}\0{row['text']}".encode("utf-8", "surrogatepass")
        return ident, sha256(told).hexdigest()[:16]

    def work_of(x: Result) -> tuple[Row, str]:
        edition = x.relation == "edition"
        ident, work = named(x.own if edition else x.leader)
        relation, similarity, kept, why = x.relation, x.similarity, x.kept, x.why
        if edition and x.best:
            ident = named(x.leader)[0]
        elif not x.best:
            kept, why = keep == "all", "equal"
            if edition or x.own == x.leader:
                relation, similarity = "same", 1.0
        if x.head is not None and x.best and kept and relation == "same" and x.own == x.leader:
            head = heads[x.head]
            work, ident, relation, similarity = head["id"], head["kept_id"], "continued", 0.0
            why = "the next page"
        told = {"id": work, "relation": relation, "kept_id": ident}
        return told | {"similarity": similarity, "kept": kept}, why

    heads: dict[int, Row] = {}
    for x in store.results(heads=True):
        heads[x.row] = work_of(x)[0]
    for x in store.results():
        row = parse_line(store.spool.line(*x.line))
        row["work"], why = work_of(x)
        yield x.target, row, why
    for head, at in joined_pages(store.tables):
        row = parse_line(store.spool.line(*at))
        told = {"relation": "continued", "similarity": 0.0, "kept": False}
        row["work"] = heads[head] | told
        yield "", row, "joined"


def _paper(line: bytes) -> Paper:
    return Paper.of_row(parse_line(line), blake2b(line, digest_size=8).hexdigest())
