"""Workbooks in the old binary form (``.xls``, WPS's ``.et``), read by xlrd in a process of its own.

xlrd tells the formats of numbers and which rows and columns are hidden. It does not tell formulas, of which some
programs store no result: these are read from the records of the workbook, and shown in doubt. A damaged file of this form may ask
for all the memory there is, or be read without end. So it runs apart, with bounds on memory and time, and
whatever becomes of that process costs the file alone.
"""

import json
import struct
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from eduparse.errors import DocumentError
from eduparse.readers.doubts import doubted, unmarked
from eduparse.readers.number_formats import BUILT_IN, general, shown_number

_SECONDS = 60
_MEMORY = 2_000_000_000  # bytes; the largest sheet of this form has 17 million cells
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF8 = 80  # as xlrd counts the versions of the form; 80 is Excel 97 and later
_FORMULA, _SHEET, _BEGIN, _END = 0x06, 0x85, 0x809, 0x0A  # codes of records ([MS-XLS] 2.3)
_TOKENS = 20  # where in such a record the size of what the formula says stands, and that itself
_ON_LOAD = 2  # the flag of a formula that is to be calculated when the file is opened
_DAMAGED = "The spreadsheet is damaged; open it in Excel and save it again."


def sheets_of(data: bytes) -> list[tuple[str, list[list[str]]]]:
    """The names and the rows of the sheets that are shown. Raises DocumentError."""
    if not data.startswith(_COMPOUND_FILE):  # nothing that a process has to be started for
        raise DocumentError(_DAMAGED, "decode")
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(  # noqa: S603 - this module
            command, check=False, input=data, capture_output=True, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        why = f"The spreadsheet was not read within {_SECONDS} s; save it as .xlsx."
        raise DocumentError(why, "decode") from error
    if done.returncode:
        raise DocumentError(_DAMAGED, "decode")
    found: list[tuple[str, list[list[str]]]] = json.loads(done.stdout)
    return found


def convert() -> None:
    """Read a workbook from standard input and write its sheets as JSON."""
    import io

    import xlrd

    _bound_memory()
    data = sys.stdin.buffer.read()
    # What xlrd says of a file goes nowhere: standard output is for the sheets.
    book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    formulas = _never_calculated(book, data)
    found = [
        (unmarked(sheet.name), _rows(book, sheet, formulas.get(n, {})))
        for n, sheet in enumerate(book.sheets())
        if not sheet.visibility
    ]
    sys.stdout.buffer.write(json.dumps(found).encode())


def _rows(book: Any, sheet: Any, formulas: dict[tuple[int, int], str]) -> list[list[str]]:
    """The rows that are shown, with the columns that are."""
    columns = [n for n in range(sheet.ncols) if not _is_hidden(sheet.colinfo_map, n)]
    rows = [n for n in range(sheet.nrows) if not _is_hidden(sheet.rowinfo_map, n)]
    return [
        [
            doubted(f"={formulas[row, column]}")
            if (row, column) in formulas
            else unmarked(_shown(book, sheet.cell(row, column)))
            for column in columns
        ]
        for row in rows
    ]


class _Formula(NamedTuple):
    """A formula as its record has it: sheet, place, result, flags, and what it says."""

    sheet: int
    row: int
    column: int
    result: bytes
    flags: int
    tokens: bytes

    @property
    def is_empty(self) -> bool:
        """Whether no result is stored: an empty text, or a zero that is to be calculated when the file is opened."""
        no_text = self.result[:1] == b"\x03" and self.result[6:] == b"\xff\xff"
        return no_text or (not any(self.result) and bool(self.flags & _ON_LOAD))


def _never_calculated(book: Any, data: bytes) -> dict[int, dict[tuple[int, int], str]]:
    """By sheet and place the formulas of a workbook of which none has a result.

    Where one has, a program calculated them all, and an empty result is what it found.
    """
    every = list(_formulas(data)) if book.biff_version >= _BIFF8 else []
    found: dict[int, dict[tuple[int, int], str]] = {}
    if all(f.is_empty for f in every):
        for f in every:
            told = _said(book, f)
            if '""' not in told:  # =IF(A1="","",A1*2) may well show nothing
                found.setdefault(f.sheet, {})[f.row, f.column] = told
    return found


def _said(book: Any, formula: _Formula) -> str:
    """What a formula says; a question mark where that cannot be read."""
    from xlrd import XLRDError
    from xlrd.formula import FMLA_TYPE_CELL, FormulaError, decompile_formula

    size = int.from_bytes(formula.tokens[:2], "little")
    place = formula.row, formula.column
    try:
        said = decompile_formula(book, formula.tokens[2:], size, FMLA_TYPE_CELL, *place)
    except (XLRDError, FormulaError, struct.error, IndexError, KeyError, AssertionError):
        said = None
    return unmarked(said or "?")


def _formulas(data: bytes) -> Iterator[_Formula]:
    """The formulas of the sheets, in the order of `xlrd.Book.sheets`."""
    from xlrd.compdoc import CompDoc

    stream, base, size = CompDoc(data).locate_named_stream("Workbook")
    records = bytes(stream[base : base + size]) if stream else b""
    sheets = [
        struct.unpack_from("<I", body)[0]
        for code, body in _records(records, 0)
        if code == _SHEET and body[5:6] == b"\0"  # a worksheet, no chart
    ]
    for number, start in enumerate(sheets):
        for code, body in _records(records, start):
            if code == _FORMULA and len(body) > _TOKENS:
                row, column, _, result, flags = struct.unpack_from("<HHH8sH", body)
                yield _Formula(number, row, column, result, flags, body[_TOKENS:])


def _records(records: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of a workbook, from its beginning to its end; charts inside it are passed over."""
    depth = 0
    while at + 4 <= len(records):
        code, size = struct.unpack_from("<HH", records, at)
        depth += (code == _BEGIN) - (code == _END)
        if depth == 1:
            yield code, records[at + 4 : at + 4 + size]
        if depth == 0:
            return
        at += 4 + size


def _is_hidden(told: Any, n: int) -> bool:
    return n in told and bool(told[n].hidden)


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _shown(book: Any, cell: Any) -> str:
    """What a cell shows."""
    from xlrd import biffh

    if cell.ctype == biffh.XL_CELL_BOOLEAN:
        return str(bool(cell.value)).upper()
    if cell.ctype == biffh.XL_CELL_ERROR:
        return str(biffh.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype not in (biffh.XL_CELL_NUMBER, biffh.XL_CELL_DATE):
        return str(cell.value)
    told = repr(cell.value)
    code = _code(book, cell.xf_index)
    if code in ("", "General", "@"):
        return general(told)
    return shown_number(told, code, mac=bool(book.datemode))


def _code(book: Any, style: int | None) -> str:
    """The code of the format of a style; as a Chinese office shows them where a file names it by number."""
    if style is None or not 0 <= style < len(book.xf_list):
        return ""
    key = book.xf_list[style].format_key
    form = book.format_map.get(key)
    return BUILT_IN.get(key) or ("" if form is None else form.format_str or "")


if __name__ == "__main__":
    convert()
