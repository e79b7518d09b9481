"""Rows of tables: cells that hold one line each stand in one line, with tabs between them."""

from collections.abc import Iterator, Sequence

from eduparse.document.evidence import Link
from eduparse.readers.html.elements import Block, Node

_LONGEST_ROW = 400  # characters of a table row in one line


def with_rows(lines: Sequence[Block], elements: Sequence[Node]) -> Iterator[Block]:
    """The lines, with those of a table row joined where each cell holds one."""
    cell_of = _cells(elements)
    places = [cell_of[b.element] for b in lines]
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
            and sum(len(b.text) for b in run) <= _LONGEST_ROW
            and len({bool(b.links) for b in run}) == 1
        ):
            yield _joined(run, row)
        else:
            yield from run
        n = end


def _joined(run: Sequence[Block], row: int) -> Block:
    links: list[Link] = []
    cells: list[tuple[int, int]] = []
    at = 0
    for b in run:
        links += [Link(at + k.start, at + k.end, k.href) for k in b.links]
        cells.append((at, at + len(b.text)))
        at += len(b.text) + 1
    return Block("\t".join(b.text for b in run), row, tuple(links), tuple(cells))


def _cells(elements: Sequence[Node]) -> list[tuple[int, int]]:
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
