"""Tables that a page printed a cell a line, with a bar alone on its line between two cells and two bars between rows.

Bars frame a box too, which has one cell. So a grid has two rows or more of equally many cells, two at least, and each
cell is one short line. Its cells get tabs between them, as readers write rows.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.document.edits import Edit
from eduparse.language.barred_cells import BARS
from eduparse.stages.strip.page import StripLine, strip_lines

GRID = "tables.grid"
LAYOUT = frozenset(("layout", "words"))
LONGEST = 80  # code points of a cell
FEWEST_ROWS, FEWEST_CELLS = 2, 2


def printed_grids(text: str) -> Iterator[Edit]:
    """A tab for the bar between two cells, a line break for the bars between two rows; the outer bars go."""
    if not any(f"\n{bar}\n" in text or text.startswith(f"{bar}\n") for bar in BARS):
        return
    lines = [line for line in strip_lines(text) if line.text]
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and (_is_bar(lines[end]) or _may_be_cell(lines, end)):
            end += 1
        rows = _rows(lines[n:end])
        if len(rows) >= FEWEST_ROWS and len({len(row) for row in rows}) == 1:
            yield from _edits(lines[n:end], rows)
        n = max(end, n + 1)


def _is_bar(line: StripLine) -> bool:
    return len(line.text) == 1 and line.text in BARS


def _may_be_cell(lines: Sequence[StripLine], n: int) -> bool:
    """Whether line ``n`` is short and stands between two bars."""
    return (
        len(lines[n].text) <= LONGEST
        and 0 < n < len(lines) - 1
        and _is_bar(lines[n - 1])
        and _is_bar(lines[n + 1])
    )


def _rows(lines: Sequence[StripLine]) -> list[list[StripLine]]:
    """The cells of each row; nothing where one of the rows has a single cell."""
    rows: list[list[StripLine]] = [[]]
    for n, line in enumerate(lines):
        if not _is_bar(line):
            rows[-1].append(line)
        elif n and _is_bar(lines[n - 1]):
            rows.append([])
    rows = [row for row in rows if row]
    return rows if all(len(row) >= FEWEST_CELLS for row in rows) else []


def _edits(lines: Sequence[StripLine], rows: Sequence[Sequence[StripLine]]) -> Iterator[Edit]:
    cells = [cell for row in rows for cell in row]
    begins = {row[0].start for row in rows}
    if _is_bar(lines[0]):
        yield Edit(lines[0].start, cells[0].start, "", GRID, witnesses=LAYOUT)
    for cell, following in pairwise(cells):
        after = "\n" if following.start in begins else "\t"
        yield Edit(cell.end, following.start, after, GRID, witnesses=LAYOUT)
    if _is_bar(lines[-1]):
        yield Edit(cells[-1].end, lines[-1].end, "", GRID, witnesses=LAYOUT)
