"""A printed page in reading order: signs with places on the paper become lines, tables and columns.

Signs on one height are a line. What ruled lines enclose is a table (`ruled`); lines of which three or more
in a row leave the same gaps are a table without lines. Where a gutter parts the page in two columns of full
lines, the left one is read before the right one. This holds for every format that knows places: OFD,
scans, and the tables of a PDF.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.grid import cell_text
from eduparse.readers.grid import grid_lines as table_lines
from eduparse.readers.paging import Printed
from eduparse.readers.ruled import Grid, RuledLine, grids, is_table
from eduparse.stages.repair.paging import TABLE_ROW

_EAST_ASIAN = lazy_pattern(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff“”‘’…—\ufdd0\ufdd1]"
)
_SAME_LINE = 0.5  # sizes of type by which the middles of signs on one line differ
_WORD_GAP = 0.18  # sizes of type between two words of Latin letters
_GAP = 0.95  # sizes of type between two cells of a row, or two columns
_SPACED = 0.9  # sizes of type between two Chinese characters that are set apart
_LEAST_ROWS = 3  # of a table without lines
_FULL = 0.6  # share of a column that the median line of prose fills
_LEAST_LINES = 5  # of a column
_CROSSING = 0.2  # share of the lines of a page that may run across its gutter
_FARTHEST = 1e5  # the largest place on a page, in any unit
_MOST_COLUMNS = 60  # of a table without lines
_MOST_PLACES = 400  # at which a gutter is looked for
_REACHES = 1.6  # sizes of type that a wrapped line of a cell may end before its side


class PrintedChar(NamedTuple):
    """A character or a run of them: its box on the page, heights growing downwards, and its size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def placed_chars(text: str, box: tuple[float, float, float, float], size: float) -> PrintedChar:
    """A sign on a page: what a file says of its place may be anything, so it is held within bounds."""
    left, top, right, bottom = (_bounded(edge) for edge in box)
    return PrintedChar(
        text, left, top, max(left, right), max(top, bottom), min(max(size, 0.01), _FARTHEST)
    )


def _bounded(edge: float) -> float:
    return min(max(edge, -_FARTHEST), _FARTHEST) if edge == edge else 0.0  # noqa: PLR0124 - not a number


class PrintedLine(NamedTuple):
    """Signs on one height, from left to right, in runs between wide gaps."""

    runs: tuple[PrintedChar, ...]

    @property
    def top(self) -> float:
        """The height of the highest sign."""
        return min(r.top for r in self.runs)

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.runs[-1].right

    @property
    def size(self) -> float:
        """The size of its type."""
        return median(r.size for r in self.runs)


def printed_lines(
    signs: Sequence[PrintedChar], rules: Sequence[RuledLine] = ()
) -> Iterator[Printed]:
    """The printed lines of a page in reading order, rows of tables with tabs between their cells."""
    tables, rest = tables_of(signs, rules)
    bands: list[tuple[float, list[Printed]]] = [(t.top, t.rows) for t in tables]
    lines = joined_lines(rest)
    # A table parts the text above it from the text below it.
    tops = sorted(t.top for t in tables)
    for n in range(len(tops) + 1):
        above = tops[n - 1] if n else float("-inf")
        below = tops[n] if n < len(tops) else float("inf")
        part = [line for line in lines if above <= line.top < below]
        if part:
            bands.append((part[0].top, list(_printed(part))))
    for _, printed in sorted(bands, key=lambda band: band[0]):
        yield from printed


class Table(NamedTuple):
    """A ruled table: its height on the page, its rows, and the signs that stand in it."""

    top: float
    rows: list[Printed]
    signs: list[PrintedChar]


def tables_of(
    signs: Sequence[PrintedChar], rules: Sequence[RuledLine]
) -> tuple[list[Table], list[PrintedChar]]:
    """The ruled tables of a page, and the signs outside of them."""
    found: list[Table] = []
    rest = list(signs)
    if not rules or not signs:
        return found, rest
    for grid in grids(rules, median(s.size for s in signs)):
        inside: dict[int, list[PrintedChar]] = {}
        outside = []
        for s in rest:
            cell = grid.cell_at((s.left + s.right) / 2, (s.top + s.bottom) / 2)
            if cell is None:
                outside.append(s)
            else:
                inside.setdefault(cell, []).append(s)
        count = 1 + max(max(cells) for cells in grid.cells)
        texts = [_cell(grid, cell, inside.get(cell, [])) for cell in range(count)]
        if is_table(texts):
            rows = [row(text) for text in table_lines(grid.rows_with(texts))]
            found.append(Table(grid.rows[0], rows, [s for cell in inside.values() for s in cell]))
            rest = outside
    return found, rest


def row(text: str) -> Printed:
    """A row of a table as a printed line, which is never joined with another."""
    return text, 0.0, 0.0, TABLE_ROW


def _cell(grid: Grid, cell: int, signs: Sequence[PrintedChar]) -> list[str]:
    """The paragraphs of a cell: lines that reach its side go on in the next."""
    if not signs:
        return []
    lines = joined_lines(signs)
    side = max(line.right for line in lines)
    free = grid.width_of(cell) - (side - min(line.left for line in lines))
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        text = _text(line.runs)
        if goes_on:
            paragraphs[-1] += _between(paragraphs[-1], text) + text
        else:
            paragraphs.append(text)
        goes_on = line.right > side - _REACHES * line.size and free < 4 * line.size
    return paragraphs


def joined_lines(signs: Iterable[PrintedChar]) -> list[PrintedLine]:
    """Signs as lines, from the top down."""
    lines: list[list[PrintedChar]] = []
    middle = 0.0
    for s in sorted(signs, key=lambda s: s.top + s.bottom):
        own = (s.top + s.bottom) / 2
        if lines and own - middle <= _SAME_LINE * max(s.size, lines[-1][-1].size):
            lines[-1].append(s)
            middle += (own - middle) / len(lines[-1])
        else:
            lines.append([s])
            middle = own
    return [line_of(line) for line in lines]


def line_of(signs: Iterable[PrintedChar]) -> PrintedLine:
    """Signs on one height as a line."""
    runs: list[list[PrintedChar]] = []
    for s in sorted(signs, key=lambda s: (s.left, s.right)):
        if runs and s.left - max(r.right for r in runs[-1][-2:]) <= _GAP * s.size:
            runs[-1].append(s)
        else:
            runs.append([s])
    return PrintedLine(tuple(_run(run) for run in runs))


def _run(signs: list[PrintedChar]) -> PrintedChar:
    return PrintedChar(
        _run_text(signs),
        signs[0].left,
        min(s.top for s in signs),
        max(s.right for s in signs),
        max(s.bottom for s in signs),
        median(s.size for s in signs),
    )


def _run_text(signs: list[PrintedChar]) -> str:
    out = signs[0].text
    for before, s in pairwise(signs):
        gap = (s.left - before.right) / s.size if s.size else 0.0
        wide = _EAST_ASIAN.match(s.text[:1]) and _EAST_ASIAN.match(before.text[-1:])
        if gap > (_SPACED if wide else _WORD_GAP) and not out.endswith(" ") and s.text[:1] != " ":
            out += " "
        out += s.text
    return out


def _text(runs: Sequence[PrintedChar]) -> str:
    return " ".join(r.text.strip() for r in runs).strip()


def _between(before: str, after: str) -> str:
    """What stands between two lines of a paragraph: a blank between words of letters, no more."""
    return " " if before[-1:].isascii() and before[-1:].isalpha() and after[:1].isalpha() else ""


def _printed(lines: Sequence[PrintedLine]) -> Iterator[Printed]:
    gutter = _gutter(lines)
    if gutter is None:
        yield from _with_rows(lines)
        return
    left: list[PrintedLine] = []
    right: list[PrintedLine] = []
    for line in lines:
        sides = (
            [r for r in line.runs if r.right <= gutter],
            [r for r in line.runs if r.left >= gutter],
        )
        if sum(map(len, sides)) < len(
            line.runs
        ):  # it runs across: what stands above it comes first
            yield from (*_with_rows(left), *_with_rows(right), *_with_rows([line]))
            left, right = [], []
            continue
        for column, runs in zip((left, right), sides, strict=True):
            if runs:
                column.append(PrintedLine(tuple(runs)))
    yield from (*_with_rows(left), *_with_rows(right))


def _gutter(lines: Sequence[PrintedLine]) -> float | None:
    """The place of the gutter between two columns of prose: hardly a line runs across, most fill theirs."""
    every = [r for line in lines for r in line.runs]
    if len(every) < 2 * _LEAST_LINES:
        return None
    left, right = min(r.left for r in every), max(r.right for r in every)
    size = median(r.size for r in every)
    middle = {round((r.left - left) / size): r.left for r in every}
    places = [
        x - size / 4
        for x in middle.values()
        if 0.3 * (right - left) < x - left < 0.7 * (right - left)
    ]
    crossing = {at: sum(r.left < at < r.right for r in every) for at in places[:_MOST_PLACES]}
    at = min(crossing, key=lambda at: (crossing[at], at), default=None)
    if at is None or crossing[at] > _CROSSING * len(every):
        return None
    beside = [[r for r in every if r.right <= at], [r for r in every if r.left >= at]]
    for side, width in zip(beside, (at - left, right - at), strict=True):
        if len(side) < _LEAST_LINES or median(r.right - r.left for r in side) < _FULL * width:
            return None
    return at


def _with_rows(lines: Sequence[PrintedLine]) -> Iterator[Printed]:
    """Printed lines; of those that leave the same gaps the rows of a table."""
    for line, cells in with_cells(lines):
        if cells:
            yield row(cells)
        else:
            yield _text(line.runs), line.left, line.right, line.size


def with_cells(lines: Sequence[PrintedLine]) -> Iterator[tuple[PrintedLine, str]]:
    """Each line, and its cells with tabs between them where it is a row of a table without lines."""
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and len(lines[end].runs) > 1:
            end += 1
        columns = _columns(lines[n:end]) if end - n >= _LEAST_ROWS else []
        end = max(end, n + 1)
        for line in lines[n:end]:
            yield line, "\t".join(_in_columns(line, columns)) if columns else ""
        n = end


def _columns(lines: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """The columns that lines leave gaps between; none where they do not stand one below the other."""
    columns: list[list[float]] = []
    for r in sorted((r for line in lines for r in line.runs), key=lambda r: r.left):
        if columns and r.left < columns[-1][1]:
            columns[-1][1] = max(columns[-1][1], r.right)
        else:
            columns.append([r.left, r.right])
    if len(columns) > _MOST_COLUMNS:
        return []
    filled = [sum(bool(cell) for cell in _in_columns(line, columns)) for line in lines]
    if len(columns) < 2 or 3 * sum(n == len(columns) for n in filled) < 2 * len(lines):
        return []
    return [(left, right) for left, right in columns]


def _in_columns(line: PrintedLine, columns: Sequence[Sequence[float]]) -> list[str]:
    cells: list[list[str]] = [[] for _ in columns]
    for r in line.runs:
        at = max(n for n, (left, _) in enumerate(columns) if n == 0 or r.left >= left - 1e-6)
        cells[at].append(r.text)
    return [cell_text(cell) for cell in cells]
