"""What a worker of `dedup` does: compare papers that share runs, and group those of a component.

A task holds rows and pairs by place in them, so that a worker needs nothing else, and what it finds does not
depend on which worker looks.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from eduparse.copies.compare import are_apart
from eduparse.copies.groups import Groups, Placed, copy_rank
from eduparse.copies.heal import healed
from eduparse.copies.papers import Paper
from eduparse.digests import blake2b
from eduparse.document.document import Document
from eduparse.document.records import dataclass
from eduparse.rows.documents import document_row, row_document_of
from eduparse.rows.jsonl import dump_line, parse_line

Row = dict[str, Any]
Near = tuple[int, int, int]  # two papers and the runs they share
Component = tuple[tuple[bytes, ...], tuple[Near, ...]]
Finish = Callable[
    [Document], Document
]  # what a document that was healed still needs: clauses, its score
Grouped = tuple[list[Placed], list[tuple[int, bytes]]]  # and the rows that were healed, by place


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


def group(task: Task) -> list[Grouped]:
    """Where the papers of each component belong; runs in a worker."""
    return [
        grouped(lines, [paper_of(line) for line in lines], pairs, task.keep, task.finish)
        for lines, pairs in task.components
    ]


def grouped(
    lines: Sequence[bytes],
    papers: Sequence[Paper],
    pairs: Iterable[Near],
    keep: str,
    finish: Finish | None,
) -> Grouped:
    """Where the papers of one component belong, and those of its rows that were healed."""
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
                    made = document_row(finish(mended), edits=True) | made_of(row)
                    yield n, dump_line(made)


def apart(count: int) -> Grouped:
    """Papers that nobody could compare, each by itself."""
    return [Placed(n, "same", 1.0, kept=True, why="not compared") for n in range(count)], []


def sift(task: Sifting) -> list[bool]:
    """Which pairs are worth a comparison; runs in a worker."""
    papers = [paper_of(line) for line in task.lines]
    return [not are_apart(papers[a], papers[b]) for a, b in task.pairs]


def made_of(row: Row) -> Row:
    """What tells the documents of a list in memory that a row was made of one of theirs."""
    return {"n": row["n"], "made": True} if "n" in row else {}


def paper_of(line: bytes) -> Paper:
    """The paper of a row as bytes; equal rows have the same key."""
    return Paper.of_row(parse_line(line), blake2b(line, digest_size=8).hexdigest())
