"""Printed pages undone: page numbers and running lines deleted, wrapped lines joined.

A line at the edge of a page is a page number where it is set like one (— 3 —, 第 3 页) or where the
bare numbers of two pages or more count on with the pages. It is a running line where, digits apart,
it stands at the same edge of at least three pages and a third of all, or in another type on both of
two. So is the head of a table that is printed again on the next page. A line was wrapped where it
reaches the right margin and the next one, of the same size, begins at the left one and with no
label. Where paragraphs are not indented, a full line that ends a sentence ends its paragraph.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.evidence import Evidence
from eduparse.document.records import dataclass
from eduparse.language.clause_labels import ANNEX_WORD, BULLET, LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.table_head import head_rows

NUMBER, RUNNING, WRAP = "page.number", "page.running-line", "page.wrap"

_EDGE = 2  # lines at the top and at the bottom of a page that are looked at
_SET_NUMBER = lazy_pattern(
    r"\s*(?:[-—–－·•一]+\s*\d{1,4}\s*[-—–－·•一]+|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*[/／]\s*\d{1,4})\s*"
)
_BARE_NUMBER = lazy_pattern(r"\s*(\d{1,4})\s*")
_LABEL = lazy_pattern(rf"\s*(?:{LABEL}|{BULLET}|{ANNEX_WORD})")
_ENDS = lazy_pattern(r"[。！？；：:]\s*$")
_EAST_ASIAN = lazy_pattern(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff“”‘’…—]")
_SLACK = (
    2.2  # sizes of type that a full line may end before the margin: a stop must not begin a line
)
_INDENT = 1.2  # sizes of type from which a line is indented
_SAME_SIZE = 0.15  # share by which the type of one paragraph varies
_FEW_LINES = 6  # of a page, which then has the margin of the others
_FAR = 6.0  # sizes of type from the margin at which no line of a paragraph begins
_OTHER_SIZE = 0.05  # share by which a running line is smaller than the text, or larger
_SEVERAL = 0.15  # share of the lines at the commonest place that make another place a margin
TABLE_ROW = (
    0.0  # the size of type of a row of a table, which has no margins and is joined with nothing
)


@dataclass(frozen=True, slots=True)
class PageLine:
    """Characters ``[start, end)`` of the text: one printed line, its edges and type size in points."""

    start: int
    end: int
    page: int
    left: float
    right: float
    size: float


class Paging:
    """Delete what belongs to the printed pages, and join the lines that they broke."""

    name = "repair.paging"
    mends = "printed pages: their numbers, running lines and broken lines"

    def __call__(self, doc: Document) -> Findings:
        """Deletions and joins; nothing for a text that was not printed on pages."""
        evidence = doc.evidence
        if evidence is None or not evidence.is_printed:
            return Findings()
        return Findings(edits=tuple(_Pages(_lines(evidence)).edits(doc.text)))


def _lines(evidence: Evidence) -> Iterator[PageLine]:
    """The printed lines; the reader writes edges and size of type into the names of their elements."""
    for line in evidence.lines:
        element = evidence.elements[line.element]
        left, right, size = map(float, element.names.split())
        page = int(evidence.elements[element.parent].names)
        yield PageLine(line.start, line.end, page, left, right, size)


class _Pages:
    """The lines of a text that was printed on pages."""

    def __init__(self, lines: Iterator[PageLine]) -> None:
        self._lines = list(lines)

    def edits(self, text: str) -> list[Edit]:
        """Deletions of what belongs to the pages, and joins of what they broke."""
        gone = self._furniture(text)
        last = max((n for n in range(len(self._lines)) if n not in gone), default=-1)
        edits = []
        for n, rule in sorted(gone.items()):
            line = self._lines[n]
            # Behind the last line that stays the line break in front goes.
            behind = n > last >= 0
            end = line.end if behind else min(line.end + 1, len(text))
            edits.append(Edit(line.start - behind, end, "", rule))
        kept = [line for n, line in enumerate(self._lines) if n not in gone]
        edits += self._joins(text, kept)
        return sorted(edits, key=lambda e: (e.start, e.end))

    def _furniture(self, text: str) -> dict[int, str]:
        """Index of each line that belongs to its page → rule."""
        pages = defaultdict(list)
        for n, line in enumerate(self._lines):
            if line.size != TABLE_ROW:  # the head of a table is printed again on each of its pages
                pages[line.page].append(n)
        gone: dict[int, str] = {}
        places: dict[tuple[int, str], list[int]] = defaultdict(list)
        counted: dict[tuple[int, int], list[int]] = defaultdict(list)
        for page, lines in pages.items():
            deepest_first = sorted(_edges(lines), key=lambda edge: -_depth(edge[0]))
            edges = {n: place for place, n in deepest_first}
            for place, n in deepest_first:
                shown = text[self._lines[n].start : self._lines[n].end]
                if _SET_NUMBER.fullmatch(shown):
                    gone[n] = NUMBER
                elif m := _BARE_NUMBER.fullmatch(shown):
                    if place == edges[n]:
                        counted[place, int(m[1]) - page].append(n)
                else:  # on a page of tables the last line but one may be the first, too
                    places[place, re.sub(r"[\d\s]+", "", shown)].append(n)
        for lines in counted.values():
            if len(lines) > 1:
                gone |= dict.fromkeys(lines, NUMBER)
        self._add_running(gone, places, len(pages))
        return gone | dict.fromkeys(self._heads_again(text, gone), RUNNING)

    def _heads_again(self, text: str, gone: Mapping[int, str]) -> Iterator[int]:
        """Lines that are the head of a table again, on a page on which the table goes on."""
        rows: list[str] = []  # of the table, before its first page ends
        head: list[str] = []
        again = 0  # how many rows of the head stand on this page again
        above: PageLine | None = None
        for n, line in enumerate(self._lines):
            if n in gone:
                continue
            shown = text[line.start : line.end]
            if line.size != TABLE_ROW:
                rows, head, again = [], [], 0
            elif above is None or not rows:
                rows, head, again = [shown], [], 1
            else:
                if above.page != line.page:
                    head = head or rows[: max(1, head_rows([row.split("\t") for row in rows]))]
                    again = 0
                if again < len(head) and shown == head[again]:
                    again += 1
                    yield n
                else:
                    again = len(head)
                    rows += [shown] if not head else []
            above = line

    def _add_running(
        self, gone: dict[int, str], places: dict[tuple[int, str], list[int]], pages: int
    ) -> None:
        """Add the running lines; the outermost first: an inner one is one only where the outer one is."""
        for (place, shown), lines in sorted(places.items(), key=lambda item: _depth(item[0][0])):
            enough = len(lines) >= 3 and 3 * len(lines) >= pages
            if shown and (enough or (len(lines) == pages == 2 and self._set_apart(lines))):
                step = -1 if place >= 0 else 1
                outermost = _depth(place) == 0
                gone |= {n: RUNNING for n in lines if outermost or n + step in gone}

    def _set_apart(self, lines: Sequence[int]) -> bool:
        """Whether lines are of another type than the text: two pages alone prove no running line."""
        sizes = sorted(line.size for line in self._lines if line.size != TABLE_ROW)
        body = sizes[len(sizes) // 2]
        return all(abs(self._lines[n].size - body) > _OTHER_SIZE * body for n in lines)

    def _joins(self, text: str, lines: Sequence[PageLine]) -> Iterator[Edit]:
        margins = _Margins(lines)
        for line, below in pairwise(lines):
            if TABLE_ROW in (line.size, below.size):
                continue
            if not margins.full(line) or margins.indented(below) or margins.set_right(line):
                continue
            if abs(line.size - below.size) > _SAME_SIZE * line.size:
                continue
            if _LABEL.match(text, below.start, below.end):
                continue
            if not margins.indents and _ENDS.search(text[line.start : line.end]):
                continue
            beside = text[line.end - 1 : line.end] + text[below.start : below.start + 1]
            blank = "" if _EAST_ASIAN.search(beside) else " "
            yield Edit(line.end, line.end + 1, blank, WRAP, 0.9)


def _depth(place: int) -> int:
    """How far a place lies from the edge of its page."""
    return place if place >= 0 else -1 - place


def _edges(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The place (0, 1 … from the top, -1, -2 … from the bottom) of the lines at the edges."""
    for place in range(min(_EDGE, len(lines))):
        yield place, lines[place]
    for place in range(-1, -min(_EDGE, len(lines)) - 1, -1):
        yield place, lines[place]


class _Margins:
    """The margins of the text of each page, and whether its paragraphs are indented."""

    def __init__(self, lines: Sequence[PageLine]) -> None:
        self._right: dict[int, float] = {}
        lefts: dict[int, Counter[int]] = defaultdict(Counter)
        for line in lines:
            if line.size == TABLE_ROW:
                continue
            self._right[line.page] = max(self._right.get(line.page, 0.0), line.right)
            lefts[line.page][round(line.left)] += 1
        every = sum(lefts.values(), Counter[int]())
        self._left = {
            p: _left_margin(c if c.total() >= _FEW_LINES else every) for p, c in lefts.items()
        }
        whole = max(self._right.values(), default=0.0)
        self._right = {p: max(r, 0.9 * whole) for p, r in self._right.items()}
        self.indents = any(self.indented(line) for line in lines if line.size != TABLE_ROW)

    def full(self, line: PageLine) -> bool:
        return line.right >= self._right[line.page] - _SLACK * line.size

    def set_right(self, line: PageLine) -> bool:
        """Whether the line begins so far in that it is a signature or a date, not a paragraph."""
        return line.left >= self._left[line.page] + _FAR * line.size

    def indented(self, line: PageLine) -> bool:
        return line.left >= self._left[line.page] + _INDENT * line.size


def _left_margin(lefts: Counter[int]) -> int:
    """Where the lines of a page begin that are not indented.

    That is the leftmost place at which several do: on a page of short paragraphs most are indented.
    """
    most = max(lefts.values())
    several = max(2, _SEVERAL * most)
    return min(x for x, count in lefts.items() if count >= several or count == most)
