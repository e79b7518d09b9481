"""Workbooks of LibreOffice (``.ods``), which keep what each cell shows beside what it holds."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from eduparse.readers.package import Package
from eduparse.readers.sheet import MOST_CELLS, Sheet, ShownColumns

_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_WIDEST = 16_384
_NOT_SHOWN = frozenset((f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}ruby-text"))


def ods_sheets(package: Package) -> Iterator[Sheet]:
    """The sheets that are shown, in their order. Raises ValueError and ParseError."""
    content = package.xml("content.xml")
    if content is None:
        return
    hidden = {
        style.get(f"{_STYLE}name")
        for style in content.iter(f"{_STYLE}style")
        for p in style.iter(f"{_STYLE}table-properties")
        if p.get(f"{_T}display") == "false"
    }
    for table in content.iter(f"{_T}table"):
        if table.get(f"{_T}style-name") not in hidden:
            yield Sheet(table.get(f"{_T}name", ""), _rows(table))


def _rows(table: Element) -> list[list[str]]:
    rows: list[list[str]] = []
    size = 0
    columns = ShownColumns(_hidden_columns(table))
    for row in table.iter(f"{_T}table-row"):
        if _is_hidden(row):
            continue
        every: list[str] = []
        for cell in row:
            if cell.tag in (f"{_T}table-cell", f"{_T}covered-table-cell"):
                shown = _shown(cell) if cell.tag == f"{_T}table-cell" else ""
                times = _repeated(cell, "columns")
                # Empty cells up to the end of the sheet stand for nothing.
                every += [shown] * min(times, _WIDEST - len(every))
        cells = [cell for n, cell in enumerate(every) if columns.place(n) is not None]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        times = _repeated(row, "rows")
        size += len(cells) * times
        if size > MOST_CELLS:
            raise ValueError(f"a sheet has more than {MOST_CELLS:,} cells")
        rows += [cells] * times
    return rows


def _is_hidden(element: Element) -> bool:
    return element.get(f"{_T}visibility") in ("collapse", "filter")


def _hidden_columns(table: Element) -> Iterator[int]:
    at = 0
    for column in table.iter(f"{_T}table-column"):
        times = min(_repeated(column, "columns"), _WIDEST - at)
        if _is_hidden(column):
            yield from range(at, at + times)
        at += times


def _repeated(element: Element, what: str) -> int:
    told = element.get(f"{_T}number-{what}-repeated", "1")
    return int(told) if told.isdecimal() and len(told) < 9 and told != "0" else 1


def _shown(cell: Element) -> str:
    return "\n".join(_text(p) for p in cell.findall(f"{_TEXT}p"))


def _text(paragraph: Element) -> str:
    """The text of a paragraph; what follows an element inside it is its tail."""
    out = [paragraph.text or ""]
    stack = [iter(paragraph)]
    open_: list[Element] = []
    while stack:
        for element in stack[-1]:
            if element.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
                out.append(" ")
            if element.tag in _NOT_SHOWN:
                out.append(element.tail or "")
                continue
            out.append(element.text or "")
            open_.append(element)
            stack.append(iter(element))
            break
        else:
            stack.pop()
            if open_:
                out.append(open_.pop().tail or "")
    return "".join(out)
