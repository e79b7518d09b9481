"""Tables that a page prints with bars: 学段 | 语文 | 数学, a row a line, become rows of cells divided by tabs.

Bars divide cells where several lines below one another have equally many of them. Lines of programs and
menus have bars too. So no row holds an operator, and a table of two columns, or of two rows, needs more
that shows it: a rule below its head, figures or empty cells. An empty cell keeps its place. A table that
is drawn whole, with bars at both ends of its rows (Markdown) or in box signs (│), stays as it is printed:
clean statutes hold such tables. A table that is printed one cell a line (普高 |, then | for an empty cell) becomes
rows too, where its cells tell how many of them a row has.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.records import dataclass
from eduparse.language.barred_cells import BARS as CELL_BARS
from eduparse.language.barred_cells import FIGURE, barred_cells, cells_a_row
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.tables import tables

Span = tuple[int, int]
BARS = "|｜"
FEWEST_ROWS = 3  # of a table that nothing but its bars shows
LONGEST_ROW = 600  # code points
MOST_BLANK = 1  # lines between two rows
SURE = 0.99

_BAR = lazy_pattern(rf"[ \t\u3000]*[{BARS}][ \t\u3000]*")
_RULE = lazy_pattern(rf"(?=[^\n]*[-─━═])[-─━═:+{BARS} \t]{{3,}}$")
_PROGRAM = lazy_pattern(r"\|\||[{}=]|;$|https?://|->|::")
_HAN = lazy_pattern("[一-鿿]")


class BarredTables:
    """Put tabs between the cells of tables with bars, and take out their rules."""

    name = "split.bars"
    mends = "tables with bars"

    def __call__(self, doc: Document) -> Findings:
        """Return each bar of a table as an edit, and each rule as a deletion."""
        text = doc.text
        if not any(bar in text for bar in CELL_BARS):
            return Findings()
        tables_ = (table for run in _runs(text) for table in run.tables() if table.is_table())
        rows = tuple(edit for table in tables_ for edit in table.edits())
        return Findings(edits=(*rows, *_cells_below(text)))


def _cells_below(text: str) -> Iterator[Edit]:
    """Rows for the tables that are printed one cell a line: a tab for each bar, a line for each row."""
    starts, lines = [0], text.split("\n")
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for run in barred_cells(lines):
        wide = cells_a_row([cell.text for cell in run])
        printed = (
            "\n".join(
                "\t".join(c.text for c in run[k : k + wide]) for k in range(0, len(run), wide)
            )
            if wide
            else ""
        )
        if not wide or tables(printed) != [(0, len(printed))]:
            continue
        ends: list[tuple[int, int]] = []
        for cell in run:
            low, high = starts[cell.first], starts[cell.last + 1] - 1
            span = _bare(text, low, high)
            ends.append(span)
            for n in range(cell.first, cell.last):
                last = _bare(text, starts[n], starts[n + 1] - 1)[1]
                yield Edit(last, _bare(text, starts[n + 1], high)[0], " ", "tables.cell", SURE)
        for k, (one, other) in enumerate(pairwise(ends), 1):
            yield Edit(one[1], other[0], "\t" if k % wide else "\n", "tables.cell", SURE)
        for low, high in (
            (starts[run[0].first], ends[0][0]),
            (ends[-1][1], starts[run[-1].last + 1] - 1),
        ):
            if low < high:
                yield Edit(low, high, "", "tables.cell", SURE)


def _bare(text: str, low: int, high: int) -> Span:
    """The range of the cell in ``text[low:high)`` without its bar and the blanks around; empty in front of a lone bar."""
    first = low
    while low < high and (text[low].isspace() or text[low] in CELL_BARS):
        low += 1
    while high > low and (text[high - 1].isspace() or text[high - 1] in CELL_BARS):
        high -= 1
    return (low, high) if low < high else (first, first)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Lines of ``text`` below one another that hold bars or are rules; ``spans`` without their ends.

    ``opened`` and ``closed`` say that each row begins, or ends, with a bar that divides nothing.
    """

    text: str
    spans: tuple[Span, ...]
    opened: bool
    closed: bool

    def tables(self) -> "Iterator[_Rows]":
        """The parts whose rows have equally many cells."""
        part: list[Span] = []
        width = 0
        for span in self.spans:
            wide = 0 if self._is_rule(span) else len(self._cells(span))
            if wide and width and wide != width:
                yield self._part(part)
                part, width = [], 0
            width = width or wide
            part.append(span)
        yield self._part(part)

    def is_table(self) -> bool:
        """Whether the rows, equally long, are those of a table."""
        rows = [span for span in self.spans if not self._is_rule(span)]
        if (self.opened and self.closed) or len(rows) < 2:
            return False
        if any(_PROGRAM.search(self.text[slice(*span)]) for span in rows):
            return False
        cells = [self._cells(span) for span in rows]
        full = [cell for row in cells for cell in row if cell]
        pairs = sum("：" in cell and not FIGURE.fullmatch(cell) for cell in full)
        if len(full) < len(rows) or pairs * 2 > len(full) or not any(map(_HAN.search, cells[0])):
            return False
        ruled = len(rows) < len(self.spans)
        figures = any(not cell or FIGURE.fullmatch(cell) for row in cells[1:] for cell in row)
        wide = len(cells[0]) > 2 and (len(rows) >= FEWEST_ROWS or figures)
        printed = "\n".join("\t".join(row) for row in cells)
        return (ruled or wide) and tables(printed) == [(0, len(printed))]

    def edits(self) -> Iterator[Edit]:
        """A tab for each bar between cells; outer bars and rules go."""
        for low, high in self.spans:
            if self._is_rule((low, high)):
                yield Edit(low, min(high + 1, len(self.text)), "", "tables.rule", SURE)
                continue
            for bar in _BAR.finditer(self.text, low, high):
                outer = (self.opened and bar.start() == low) or (self.closed and bar.end() == high)
                after = "" if outer else "\t"
                if bar.group() != after:
                    yield Edit(*bar.span(), after, "tables.bar", SURE)

    def _part(self, spans: Sequence[Span]) -> "_Rows":
        return _Rows(self.text, tuple(spans), self.opened, self.closed)

    def _is_rule(self, span: Span) -> bool:
        return _is_rule(self.text[slice(*span)])

    def _cells(self, span: Span) -> list[str]:
        cells = _BAR.split(self.text[slice(*span)].strip(" \t\u3000"))
        return cells[int(self.opened) : len(cells) - int(self.closed)]


def _runs(text: str) -> Iterator[_Rows]:
    """The lines with bars that stand below one another, rules among them."""
    spans: list[Span] = []
    blank = at = 0
    for line in text.split("\n"):
        span = (at, at + len(line))
        at = span[1] + 1
        if not line.strip():
            blank += 1
            continue
        barred = len(line) <= LONGEST_ROW and any(bar in line for bar in BARS)
        if blank > MOST_BLANK or not (barred or _is_rule(line)):
            yield from _run(text, spans)
            spans = []
        if barred or _is_rule(line):
            spans.append(span)
        blank = 0
    yield from _run(text, spans)


def _run(text: str, spans: Sequence[Span]) -> Iterator[_Rows]:
    rows = [line for a, b in spans if not _is_rule(line := text[a:b].strip(" \t\u3000"))]
    if len(rows) > 1:
        opened, closed = all(r[0] in BARS for r in rows), all(r[-1] in BARS for r in rows)
        yield _Rows(text, tuple(spans), opened, closed)


def _is_rule(line: str) -> bool:
    return _RULE.match(line.strip(" \t\u3000")) is not None
