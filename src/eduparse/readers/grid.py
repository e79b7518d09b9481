"""Tables as text: a row a line, its cells divided by tabs, as many in each row.

A break inside a cell is a blank, an empty row is left out, a merged cell has its value in its first place
and nothing in the rest. A table of one column, or one that only lays out the page, is paragraphs.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern

_BLANKS = lazy_pattern(r"\s+")
_PAGE = 4  # paragraphs in a cell from which it may be a page that a table lays out
_MOST_OF_IT = 0.6  # share of the characters of the table that stands in such a cell

Cell = Sequence[str]  # the paragraphs of a cell


def grid_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """The lines of a table of ``rows`` of cells, each a list of paragraphs."""
    filled = [row for row in rows if any(any(p.strip() for p in cell) for cell in row)]
    width = max((len(row) for row in filled), default=0)
    used = max((n + 1 for row in filled for n, cell in enumerate(row) if any(cell)), default=0)
    if width < 2 or used < 2 or _is_layout(filled):
        for row in filled:
            yield from (p for cell in row for p in cell if p.strip())
        return
    for row in filled:
        cells = [cell_text(cell) for cell in row]
        yield "\t".join(cells + [""] * (width - len(cells)))


def cell_text(paragraphs: Cell) -> str:
    """The text of a cell in one line."""
    return _BLANKS.sub(" ", " ".join(paragraphs)).strip()


def _is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether one cell holds a page: many paragraphs, and most of what the table holds."""
    sizes = [[sum(map(len, cell)) for cell in row] for row in rows]
    total = sum(map(sum, sizes))
    return any(
        len([p for p in cell if p.strip()]) >= _PAGE and size > _MOST_OF_IT * total
        for row, of_row in zip(rows, sizes, strict=True)
        for cell, size in zip(row, of_row, strict=True)
    )
