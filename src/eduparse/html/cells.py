"""Rows of tables: cells that hold one line each stand in one line, with tabs between them."""

from collections.abc import Iterator, Sequence

from eduparse.html.elements import Block, Element

_LONGEST_ROW = 400  # characters of a table row in one line


def with_rows(
    lines: Sequence[tuple[str, Block]], elements: Sequence[Element]
) -> Iterator[tuple[str, Block]]:
    """The lines, with those of a table row joined where each cell holds one."""
    places = [_cell(b.element, elements) for _, b in lines]
    n = 0
    while n < len(lines):
        end, (cell, row) = n + 1, places[n]
        cells = {cell}
        while row >= 0 and end < len(lines) and places[end][1] == row:
            cells.add(places[end][0])
            end += 1
        run = lines[n:end]
        if (
            1 < len(run) == len(cells)
            and sum(len(t) for t, _ in run) <= _LONGEST_ROW
            and len({b.linked > 0 for _, b in run}) == 1
        ):
            text = "\t".join(t for t, _ in run)
            yield (
                text,
                Block(
                    0,
                    len(text),
                    row,
                    sum(b.linked for _, b in run),
                    sum(b.links for _, b in run),
                    sum(b.bold for _, b in run),
                ),
            )
        else:
            yield from run
        n = end


def _cell(at: int, elements: Sequence[Element]) -> tuple[int, int]:
    """The table cell and the row that element ``at`` stands in, -1 without them."""
    while at >= 0 and elements[at].tag not in ("td", "th", "table", "body"):
        at = elements[at].parent
    if at < 0 or elements[at].tag not in ("td", "th"):
        return -1, -1
    row = elements[at].parent
    return at, row if row >= 0 and elements[row].tag == "tr" else -1
