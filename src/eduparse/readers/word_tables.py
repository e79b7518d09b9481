"""The tables of a Word document as rows of cells in the columns of their grid.

A cell that spans columns stands in the first of them; one that goes on from above is empty; what a row
leaves out at its ends is empty too. Rows and cells that were deleted are not there. Rows, cells and
paragraphs may stand inside content controls and insertions.
"""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from eduparse.readers.word_styles import W, value, whole

WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_WIDEST = 1000  # columns of a grid; Word allows 63


class GridCell(NamedTuple):
    """A cell: its element, or None where nothing of its own stands in this place of the grid."""

    element: Element | None


_EMPTY = GridCell(None)


def table_rows(table: Element) -> Iterator[list[GridCell]]:
    """The rows of a table, top down."""
    for row in child_elements(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            continue
        cells = [_EMPTY] * _count(properties, "gridBefore")
        for cell in child_elements(row, f"{W}tc"):
            cells += _cell(cell)
        yield cells[:_WIDEST] + [_EMPTY] * _count(properties, "gridAfter")


def _cell(cell: Element) -> list[GridCell]:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return [GridCell(cell)]
    if properties.find(f"{W}cellDel") is not None:
        return []
    span = max(1, _count(properties, "gridSpan"))
    merged = (properties.find(f"{W}vMerge"), properties.find(f"{W}hMerge"))
    goes_on = any(m is not None and value(m) in (None, "continue") for m in merged)
    return [_EMPTY if goes_on else GridCell(cell), *[_EMPTY] * (span - 1)]


def _count(properties: Element | None, name: str) -> int:
    told = None if properties is None else value(properties.find(f"{W}{name}"))
    return min(max(whole(told, 0), 0), _WIDEST)


def child_elements(element: Element, tag: str) -> Iterator[Element]:
    """The elements called ``tag`` directly inside ``element``, or inside wrappers in it."""
    stack = [iter(element)]
    while stack:
        for child in stack[-1]:
            if child.tag == tag:
                yield child
            elif child.tag in WRAPPERS:
                stack.append(iter(child))
                break
        else:
            stack.pop()
