"""Rows of tables: cells that hold one line each stand in one line, with tabs between them."""

from collections.abc import Iterator, Sequence

from eduparse.readers.html.elements import Block, Element

_LONGEST_ROW = 400  # characters of a table row in one line


def with_rows(
    lines: Sequence[tuple[str, Block]], elements: Sequence[Element]
) -> Iterator[tuple[str, Block]]:
    """The lines, with those of a table row joined where each cell holds one."""
    cell_of = _cells(elements)
    places = [cell_of[b.element] for _, b in lines]
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


def _cells(elements: Sequence[Element]) -> list[tuple[int, int]]:
    """For each element the table cell and the row that it stands in, -1 without them."""
    found: list[tuple[int, int]] = []
    for n, element in enumerate(elements):
        up = element.parent
        if element.tag in ("td", "th"):
            found.append((n, up if up >= 0 and elements[up].tag == "tr" else -1))
        elif element.tag in ("table", "body") or up < 0:
            found.append((-1, -1))
        else:
            found.append(found[up])
    return found
