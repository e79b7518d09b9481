"""Workbooks of Excel (``.xlsx``): shared strings, formats of numbers, and the cells of each sheet."""

import io
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, iterparse

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.doubts import doubted, unmarked
from eduparse.readers.number_formats import BUILT_IN, general, shown_number
from eduparse.readers.package import RELATIONS, Package, part_name, relations
from eduparse.readers.sheet import MOST_CELLS, Sheet, ShownColumns

_MAIN = "xl/workbook.xml"
_REFERENCE = lazy_pattern(r"([A-Z]{1,3})(\d{1,7})")
_LAST_COLUMN = 16_384


class _Book(NamedTuple):
    strings: list[str]
    formats: list[str]  # the code of the format of each style
    mac: bool


def xlsx_sheets(package: Package) -> Iterator[Sheet]:
    """The sheets that are shown, in their order. Raises ValueError and ParseError."""
    main = next(iter(relations(package, "").get("officeDocument", ())), _MAIN)
    workbook = package.xml(main)
    if workbook is None:
        raise ValueError("it has no workbook")
    around = relations(package, main)
    strings = _strings(package, around.get("sharedStrings", ["xl/sharedStrings.xml"])[0])
    formats = _formats(package.xml(around.get("styles", ["xl/styles.xml"])[0]))
    settings = next(_named(workbook, "workbookPr"), None)
    mac = settings is not None and _is_on(settings.get("date1904"))
    book = _Book(strings, formats, mac)
    targets = _targets(package, main)
    for n, sheet in enumerate(_named(workbook, "sheet"), 1):
        if sheet.get("state", "visible") != "visible":
            continue
        part = targets.get(_id_of(sheet), f"xl/worksheets/sheet{n}.xml")
        if "/chartsheets/" in part or "/dialogsheets/" in part:
            continue
        data = package.data(part)
        if data is not None:
            yield Sheet(sheet.get("name", ""), _rows(data, book))


def _id_of(sheet: Element) -> str:
    return next((v for k, v in sheet.attrib.items() if k.endswith("}id")), "")


def _targets(package: Package, main: str) -> dict[str, str]:
    """Parts by the ids of their relations."""
    import posixpath

    folder, file = posixpath.split(main)
    tree = package.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
    every = () if tree is None else tree.iter(RELATIONS)
    return {r.get("Id", ""): part_name(main, r.get("Target", "")) for r in every}


def _named(tree: Element, name: str) -> Iterator[Element]:
    """The elements called ``name``, whatever the namespace of the form of the standard."""
    return (e for e in tree.iter() if e.tag.rpartition("}")[2] == name)


def _strings(package: Package, name: str) -> list[str]:
    tree = package.xml(name)
    return [] if tree is None else [_text(item) for item in _named(tree, "si")]


def _text(item: Element) -> str:
    """The text of a string, without the readings above it."""
    out, stack = [], [iter(item)]
    while stack:
        for element in stack[-1]:
            name = element.tag.rpartition("}")[2]
            if name == "t":
                out.append(element.text or "")
            elif name == "r":
                stack.append(iter(element))
                break
        else:
            stack.pop()
    return unmarked("".join(out).replace("_x000D_", ""))


def _formats(styles: Element | None) -> list[str]:
    if styles is None:
        return []
    codes = {e.get("numFmtId", ""): e.get("formatCode", "") for e in _named(styles, "numFmt")}
    cells = next(_named(styles, "cellXfs"), None)
    found = []
    for style in () if cells is None else cells:
        told = style.get("numFmtId", "0")
        code = codes.get(told)
        found.append(BUILT_IN.get(int(told), "") if code is None and told.isdigit() else code or "")
    return found


def _rows(data: bytes, book: _Book) -> list[list[str]]:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("it declares entities, which no office does")
    rows: list[list[str]] = []
    size = 0
    hidden: list[int] = []
    columns = ShownColumns(hidden)
    for _, element in iterparse(io.BytesIO(data)):  # noqa: S314 - no entities, and bounded
        name = element.tag.rpartition("}")[2]
        if name == "col":
            hidden += _hidden_columns(element)
        elif name == "cols":
            columns = ShownColumns(hidden)
        if name != "row":
            continue
        row = [] if _is_on(element.get("hidden")) else _row(element, book, columns)
        element.clear()
        size += len(row)
        if size > MOST_CELLS:
            raise ValueError(f"a sheet has more than {MOST_CELLS:,} cells")
        if row:
            rows.append(row)
    return rows


def _row(element: Element, book: _Book, columns: ShownColumns) -> list[str]:
    row: list[str] = []
    column = -1
    for cell in element:
        if cell.tag.rpartition("}")[2] != "c":
            continue
        column = _column(cell.get("r", ""), column + 1)
        at = columns.place(column)
        if at is not None and (shown := _cell(cell, book) or _uncalculated(cell)):
            row += [""] * (at - len(row))
            row[at : at + 1] = [shown]
    return row


def _is_on(told: str | None) -> bool:
    return told in ("1", "true")


def _hidden_columns(element: Element) -> range:
    first, last = element.get("min", ""), element.get("max", "")
    if not (_is_on(element.get("hidden")) and first.isdecimal() and last.isdecimal()):
        return range(0)
    return range(min(int(first), _LAST_COLUMN) - 1, min(int(last), _LAST_COLUMN))


def _column(reference: str, otherwise: int) -> int:
    m = _REFERENCE.fullmatch(reference)
    if m is None:
        return otherwise
    column = 0
    for letter in m[1]:
        column = column * 26 + ord(letter) - 64
    if column > _LAST_COLUMN:
        raise ValueError(f"a cell stands in column {m[1]}")
    return column - 1


def _cell(cell: Element, book: _Book) -> str:
    """What a cell shows."""
    kind = cell.get("t", "n")
    parts = {child.tag.rpartition("}")[2]: child for child in cell}
    if kind == "inlineStr":
        return _text(parts["is"]) if "is" in parts else ""
    told = unmarked((parts["v"].text or "") if "v" in parts else "")
    if kind == "s":
        at = int(told) if told.isdigit() else -1
        return book.strings[at] if 0 <= at < len(book.strings) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(told, told)
    if kind != "n" or not told:
        return told
    style = cell.get("s", "0")
    at = int(style) if style.isdigit() else 0
    code = book.formats[at] if at < len(book.formats) else ""
    if code in ("", "General", "@"):
        return general(told)
    return shown_number(told, code, mac=book.mac)


def _uncalculated(cell: Element) -> str:
    """The formula of a cell for which no program has stored what it gives, in doubt; empty for any other."""
    if cell.get("t") == "str":  # it gives an empty text
        return ""
    formula = next((e.text for e in cell if e.tag.rpartition("}")[2] == "f"), None)
    return doubted(f"={unmarked(formula)}") if formula else ""
