"""What a reader saw beside the text of a page: where its lines stand in a tree, links, cells, the head.

Readers render and hand this on; what follows from it (which lines are the article) others decide. It
travels with the document, in rows as ``blocks``, from `decode` to `split`, and moves with the text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import accumulate
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.document.metadata import Offset
from eduparse.document.records import dataclass


class Link(NamedTuple):
    """Characters ``[start, end)`` of the text lead to ``href``, as it stands in the page."""

    start: Offset
    end: Offset
    href: str


class EvidenceLine(NamedTuple):
    """Characters ``[start, end)`` of the text: one printed line, in ``element``, an index of elements."""

    start: Offset
    end: Offset
    element: int
    links: tuple[Link, ...] = ()


class Element(NamedTuple):
    """A node of the page: the index of its parent (-1 at the top), its tag, its class and id.

    For Word ``names`` holds the style, for PDF the page and where the line stands on it; ``[hidden]``
    stands there for what a browser would not show.
    """

    parent: int
    tag: str
    names: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says: the title of the window, the first main heading, the meta tags."""

    title: str = ""
    heading: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The lines of a page in order, the elements they stand in, the cells of table rows, the head.

    ``rows`` holds for each table row the bounds of its cells in the text.
    """

    lines: tuple[EvidenceLine, ...] = ()
    elements: tuple[Element, ...] = ()
    rows: tuple[tuple[tuple[Offset, Offset], ...], ...] = ()
    page: Head = field(default_factory=Head)

    @property
    def is_printed(self) -> bool:
        """Whether the lines were printed on pages of paper (PDF, OFD, a scan), not laid out by a site."""
        return bool(self.elements) and self.elements[0].tag == "page"

    def after(self, edits: Sequence[Edit]) -> "Evidence":
        """The same for the text after ``edits`` (applied, in normal form); what is gone is left out."""
        moves = _Moves(edits)
        lines = []
        for line in self.lines:
            start, end = moves.start(line.start), moves.end(line.end)
            if start < end or line.start == line.end:
                links = (Link(moves.start(a), moves.end(b), to) for a, b, to in line.links)
                lines.append(
                    EvidenceLine(
                        start, end, line.element, tuple(k for k in links if k.start < k.end)
                    )
                )
        rows = (tuple((moves.start(a), moves.end(b)) for a, b in row) for row in self.rows)
        kept = (row for row in rows if any(a < b for a, b in row))
        return replace(self, lines=tuple(lines), rows=tuple(kept))

    def part(self, low: int, high: int) -> "Evidence":
        """What concerns characters ``[low, high)`` of the text, in offsets from ``low``."""
        return replace(
            self,
            lines=tuple(
                EvidenceLine(
                    line.start - low,
                    min(line.end, high) - low,
                    line.element,
                    tuple(
                        Link(k.start - low, min(k.end, high) - low, k.href)
                        for k in line.links
                        if k.start < high
                    ),
                )
                for line in self.lines
                if low <= line.start < high
            ),
            rows=tuple(
                tuple((a - low, min(b, high) - low) for a, b in row)
                for row in self.rows
                if row and low <= row[0][0] and row[0][0] < high
            ),
        )


class _Moves:
    """Positions before edits as positions after them, each found by bisection."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        every = list(edits)
        self._edits = every
        self._starts = [e.start for e in every]
        sizes = (len(e.after) - (e.end - e.start) for e in every)
        self._shifts = list(accumulate(sizes, initial=0))

    def start(self, position: int) -> int:
        """Where what begins at ``position`` begins; inside a replaced range, behind it."""
        n = bisect_right(self._starts, position)
        if n:
            e = self._edits[n - 1]
            if e.start <= position < e.end:
                if e.aligned:
                    return position + self._shifts[n - 1]
                # What begins with the range begins with its replacement; what begins inside, behind it.
                at = e.start + self._shifts[n - 1]
                return at if position == e.start else at + len(e.after)
        return position + self._shifts[n]

    def end(self, position: int) -> int:
        """Where what ends at ``position`` ends; inside a replaced range, in front of it."""
        n = bisect_right(self._starts, position - 1) if position else 0
        if n:
            e = self._edits[n - 1]
            if e.start < position < e.end:
                at = position if e.aligned else e.start
                return at + self._shifts[n - 1]
        return position + self._shifts[n]
