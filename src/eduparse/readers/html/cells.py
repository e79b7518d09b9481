"""Tables as rows with equally many cells, divided by tabs; tables that only lay out the page as lines.

A break inside a cell is a blank. A cell that covers several places stands in the first, and the others
are empty. Columns in which no cell begins do not count. A table lays out the page where it has one
column of text, holds another table, headings or a form, or where one of its cells holds the text of
the page, or a list of links.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from eduparse.document.evidence import Link
from eduparse.readers.html.elements import HEADINGS, ElementNode, TextBlock

Attributes = Mapping[str, str | None]

_MOST_COLUMNS = 200
_MANY_LINES = 3  # a cell with as many may hold a text of its own
_MOST = 0.6  # share of the characters of a table from which one cell is the page
_FEW_ROWS = 2  # with several cells; of more a column is made
_LINKED = 0.5  # share of characters in links from which a cell of many lines is a menu
_ALONE = 400  # characters of a cell that is a text of its own though it has one line
_ALONE_SHARE = 0.8
_FRAMES = frozenset(["form", "article", "main", "nav", "section"])


def with_rows(
    lines: Sequence[TextBlock],
    elements: Sequence[ElementNode],
    attributes: Mapping[int, Attributes],
) -> Iterator[TextBlock]:
    """The lines, with those of a row of a table joined to one."""
    if not any(element.tag == "tr" for element in elements):
        yield from lines
        return
    tables = _Tables(elements)
    held: dict[int, list[TextBlock]] = defaultdict(list)  # cell → its lines
    for block in lines:
        cell = tables.cell[block.element]
        if cell >= 0:
            held[cell].append(block)
    rows = tables.rows()
    grids = {
        table: _grid(own, held, attributes)
        for table, own in rows.items()
        if tables.is_data(own, held)
    }
    done: set[int] = set()
    for block in lines:
        row = tables.row[block.element]
        grid = grids.get(tables.of_row.get(row, -1))
        if grid is None:
            yield block
        elif row not in done:
            done.add(row)
            yield _joined([held.get(cell, []) for cell in grid[row]], row)


class _Tables:
    """Where each element stands: the innermost cell and row, and the tables of rows."""

    def __init__(self, elements: Sequence[ElementNode]) -> None:
        self._elements = elements
        self.cell: list[int] = []
        self.row: list[int] = []
        self.of_row: dict[int, int] = {}
        self._cells: dict[int, list[int]] = {}  # row → its cells
        self._framing: set[int] = set()  # cells that hold tables, headings, forms
        table: list[int] = []
        for n, (up, tag, *_) in enumerate(elements):
            cell, row, own = (self.cell[up], self.row[up], table[up]) if up >= 0 else (-1, -1, -1)
            if tag == "table" or tag in HEADINGS or tag in _FRAMES:
                self._framing.add(cell)
            if tag == "table":
                cell, row, own = -1, -1, n
            elif tag == "tr" and own >= 0:
                cell, row = -1, n
                self.of_row[n] = own
                self._cells[n] = []
            elif tag in ("td", "th") and row >= 0 and row == up:
                cell = n
                self._cells[row].append(n)
            self.cell.append(cell)
            self.row.append(row)
            table.append(own)

    def rows(self) -> dict[int, dict[int, list[int]]]:
        """Table → its rows, in order, each with its cells."""
        found: dict[int, dict[int, list[int]]] = defaultdict(dict)
        for row, table in self.of_row.items():
            found[table][row] = self._cells[row]
        return found

    def is_data(
        self, rows: Mapping[int, Sequence[int]], held: Mapping[int, Sequence[TextBlock]]
    ) -> bool:
        """Whether the table of ``rows`` shows data, and does not only lay out the page."""
        cells = [cell for own in rows.values() for cell in own if cell in held]
        wide = sum(sum(c in held for c in own) > 1 for own in rows.values())
        if not wide or any(cell in self._framing for cell in cells):
            return False
        sizes = {cell: sum(len(b.text) for b in held[cell]) for cell in cells}
        total = sum(sizes.values())
        for cell, size in sizes.items():
            count = len(held[cell])
            links = sum(k.end - k.start for b in held[cell] for k in b.links)
            if count >= _MANY_LINES and (size >= _MOST * total or links >= _LINKED * size):
                return False
            if wide <= _FEW_ROWS and count > _MANY_LINES:
                return False
            if size >= max(_ALONE, _ALONE_SHARE * total):
                return False
        return True


def _grid(
    rows: Mapping[int, Sequence[int]],
    held: Mapping[int, Sequence[TextBlock]],
    attributes: Mapping[int, Attributes],
) -> dict[int, list[int]]:
    """For each row the cell that begins in each column, -1 where none does."""
    taken: dict[int, int] = {}  # column → rows below that a cell from above still covers
    placed: dict[int, dict[int, int]] = {}
    for row, cells in rows.items():
        at = 0
        now: dict[int, int] = {}
        placed[row] = {}
        for cell in cells:
            while taken.get(at):
                at += 1
            if at >= _MOST_COLUMNS:
                at = _MOST_COLUMNS + len(placed[row])  # too many to be covered from above
            placed[row][at] = cell
            said = attributes.get(cell, {})
            wide, high = _span(said.get("colspan")), _span(said.get("rowspan"))
            if high > 1:
                now |= {at + n: high for n in range(wide)}
            at += wide
        taken = {n: left - 1 for n, left in (taken | now).items() if left > 1}
    columns = sorted({n for cells in placed.values() for n, cell in cells.items() if cell in held})
    return {row: [cells.get(n, -1) for n in columns] for row, cells in placed.items()}


def _span(text: str | None) -> int:
    try:
        return max(1, min(int(text or ""), _MOST_COLUMNS))
    except ValueError:
        return 1


def _joined(cells: Sequence[Sequence[TextBlock]], row: int) -> TextBlock:
    texts: list[str] = []
    links: list[Link] = []
    bounds: list[tuple[int, int]] = []
    at = 0
    for blocks in cells:
        start = at
        for n, b in enumerate(blocks):
            if n:
                texts.append(" ")
                at += 1
            texts.append(b.text)
            links += [Link(at + k.start, at + k.end, k.href) for k in b.links]
            at += len(b.text)
        bounds.append((start, at))
        texts.append("\t")
        at += 1
    return TextBlock("".join(texts[:-1]), row, tuple(links), tuple(bounds))
