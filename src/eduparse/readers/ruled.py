"""Tables that are drawn with lines: the cells that ruled lines enclose, and the text in them.

Lines that touch are one drawing. Their heights are the bounds of rows, their places the bounds of columns;
where a line is missing between two places of this grid they are one merged cell. The sides of a table may
be open. A drawing with text in fewer than two cells is a frame around text, not a table.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from eduparse.document.records import dataclass

_TOUCH = 0.25  # sizes of type by which ends of lines may miss one another
_COVERED = 0.6  # share of the side of a cell that a line must cover to be its wall
_LONG = 0.5  # sizes of type that a line must have to count
_MOST_LINES = 2000  # of one page; drawings have more
_MOST_PLACES = 10_000
_LEAST_FILLED = 2


class RuledLine(NamedTuple):
    """A thin straight line, or the side of a box; heights grow downwards."""

    left: float
    top: float
    right: float
    bottom: float


class Stroke(NamedTuple):
    """A line across (``at`` a height) or down (``at`` a place), from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A drawing: bounds of its columns and rows, and for each place the cell it belongs to."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[int, ...], ...]  # by row and column: the number of a cell, in reading order

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell at a point, None outside."""
        column, row = _place(self.columns, x), _place(self.rows, y)
        return None if column is None or row is None else self.cells[row][column]

    def width_of(self, cell: int) -> float:
        """How wide a cell is, in its first row."""
        row = next(row for row in self.cells if cell in row)
        first = row.index(cell)
        last = len(row) - 1 - row[::-1].index(cell)
        return self.columns[last + 1] - self.columns[first]

    def rows_with(self, texts: Sequence[Sequence[str]]) -> list[list[Sequence[str]]]:
        """Rows of cells with their paragraphs; a merged cell has them in its first place."""
        given: set[int] = set()
        out = []
        for row in self.cells:
            line: list[Sequence[str]] = []
            for cell in row:
                line.append(() if cell in given else texts[cell])
                given.add(cell)
            out.append(line)
        return out


def rules_of(
    points: list[tuple[float, float]], *, filled: bool, flat: float
) -> Iterator[RuledLine]:
    """The straight lines along ``points``; a flat filled box is one line."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    if not points:
        return
    if filled and len(points) > 3 and min(max(xs) - min(xs), max(ys) - min(ys)) <= flat:
        yield RuledLine(min(xs), min(ys), max(xs), max(ys))
        return
    for (x, y), (to_x, to_y) in pairwise(points):
        if x != to_x or y != to_y:
            yield RuledLine(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def _place(bounds: Sequence[float], at: float) -> int | None:
    from bisect import bisect

    n = bisect(bounds, at) - 1
    return n if 0 <= n < len(bounds) - 1 else None


def grids(rules: Sequence[RuledLine], size: float) -> list[Grid]:
    """The drawings of a page that may be tables; ``size`` is that of its type."""
    touch = max(_TOUCH * size, 1e-6)
    across, down = _strokes(rules, size, touch)
    if not across or not down or len(across) + len(down) > _MOST_LINES:
        return []
    found = []
    for part_across, part_down in _drawings(across, down, touch):
        grid = _grid(part_across, part_down, touch)
        if grid is not None:
            found.append(grid)
    return found


def _strokes(
    rules: Sequence[RuledLine], size: float, touch: float
) -> tuple[list[Stroke], list[Stroke]]:
    across: list[Stroke] = []
    down: list[Stroke] = []
    for r in rules:
        width, height = r.right - r.left, r.bottom - r.top
        if height <= touch and width >= _LONG * size:
            across.append(Stroke((r.top + r.bottom) / 2, r.left, r.right))
        elif width <= touch and height >= _LONG * size:
            down.append(Stroke((r.left + r.right) / 2, r.top, r.bottom))
    return _joined(across, touch), _joined(down, touch)


def _joined(strokes: list[Stroke], touch: float) -> list[Stroke]:
    """Strokes on one line that touch or overlap as one."""
    out: list[Stroke] = []
    for group in _near(sorted(strokes), touch):
        at = sum(s.at for s in group) / len(group)
        start, end = None, 0.0
        for s in sorted(group, key=lambda s: s.start):
            if start is None:
                start, end = s.start, s.end
            elif s.start <= end + touch:
                end = max(end, s.end)
            else:
                out.append(Stroke(at, start, end))
                start, end = s.start, s.end
        if start is not None:
            out.append(Stroke(at, start, end))
    return out


def _near(strokes: list[Stroke], touch: float) -> Iterator[list[Stroke]]:
    group: list[Stroke] = []
    for s in strokes:
        if group and s.at - group[-1].at > touch:
            yield group
            group = []
        group.append(s)
    if group:
        yield group


def _drawings(
    across: list[Stroke], down: list[Stroke], touch: float
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Strokes that touch one another, drawing by drawing, top down."""
    above = list(range(len(across) + len(down)))

    def root(n: int) -> int:
        while above[n] != n:
            above[n] = above[above[n]]
            n = above[n]
        return n

    for i, a in enumerate(across):
        for j, d in enumerate(down):
            meets = a.start - touch <= d.at <= a.end + touch
            if meets and d.start - touch <= a.at <= d.end + touch:
                above[root(len(across) + j)] = root(i)
    parts: dict[int, tuple[list[Stroke], list[Stroke]]] = defaultdict(lambda: ([], []))
    for i, a in enumerate(across):
        parts[root(i)][0].append(a)
    for j, d in enumerate(down):
        parts[root(len(across) + j)][1].append(d)
    yield from sorted(
        (p for p in parts.values() if p[0] and p[1]), key=lambda p: min(a.at for a in p[0])
    )


def _grid(across: list[Stroke], down: list[Stroke], touch: float) -> Grid | None:
    left, right = min(a.start for a in across), max(a.end for a in across)
    top, bottom = min(d.start for d in down), max(d.end for d in down)
    columns = _bounds([d.at for d in down], left, right, touch)
    rows = _bounds([a.at for a in across], top, bottom, touch)
    wide, high = len(columns) - 1, len(rows) - 1
    if wide < 2 or high < 1 or wide * high > _MOST_PLACES:
        return None
    walls_down = _walls(down, columns, rows, touch)
    walls_across = _walls(across, rows, columns, touch)
    number = [[-1] * wide for _ in range(high)]
    count = 0
    for row in range(high):
        for column in range(wide):
            if number[row][column] < 0:
                _fill(number, (row, column), count, walls_down, walls_across)
                count += 1
    return Grid(tuple(columns), tuple(rows), tuple(map(tuple, number)))


def _bounds(places: list[float], first: float, last: float, touch: float) -> list[float]:
    out: list[float] = []
    for at in sorted([*places, first, last]):
        if not out or at - out[-1] > 2 * touch:
            out.append(at)
    return out


def _walls(
    strokes: list[Stroke], bounds: list[float], others: list[float], touch: float
) -> list[list[bool]]:
    """For each bound and each stretch between ``others`` whether a stroke runs there."""
    walls = [[False] * (len(others) - 1) for _ in bounds]
    for s in strokes:
        n = min(range(len(bounds)), key=lambda k: abs(bounds[k] - s.at))
        if abs(bounds[n] - s.at) > 3 * touch:
            continue
        for m in range(len(others) - 1):
            covered = min(s.end, others[m + 1]) - max(s.start, others[m])
            if covered >= _COVERED * (others[m + 1] - others[m]):
                walls[n][m] = True
    return walls


def _fill(
    number: list[list[int]],
    start: tuple[int, int],
    count: int,
    walls_down: list[list[bool]],
    walls_across: list[list[bool]],
) -> None:
    """Give every place that no wall parts from ``start`` its number."""
    high, wide = len(number), len(number[0])
    stack = [start]
    number[start[0]][start[1]] = count
    while stack:
        row, column = stack.pop()
        steps = (
            (row, column + 1, not walls_down[column + 1][row]),
            (row, column - 1, not walls_down[column][row]),
            (row + 1, column, not walls_across[row + 1][column]),
            (row - 1, column, not walls_across[row][column]),
        )
        for y, x, is_open in steps:
            if is_open and 0 <= y < high and 0 <= x < wide and number[y][x] < 0:
                number[y][x] = count
                stack.append((y, x))


def is_table(texts: Sequence[Sequence[str]]) -> bool:
    """Whether enough cells of a drawing hold text."""
    return sum(any(p.strip() for p in cell) for cell in texts) >= _LEAST_FILLED
