"""Workbooks in the old binary form (``.xls``, WPS's ``.et``), read by xlrd in a process of its own.

xlrd tells the formats of numbers and which rows and columns are hidden. A damaged file of this form may ask
for all the memory there is, or be read without end. So it runs apart, with bounds on memory and time, and
whatever becomes of that process costs the file alone.
"""

import json
import subprocess
import sys
from typing import Any

from eduparse.errors import DocumentError
from eduparse.readers.number_formats import BUILT_IN, general, shown_number

_SECONDS = 60
_MEMORY = 2_000_000_000  # bytes; the largest sheet of this form has 17 million cells
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
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
    found = [(sheet.name, _rows(book, sheet)) for sheet in book.sheets() if not sheet.visibility]
    sys.stdout.buffer.write(json.dumps(found).encode())


def _rows(book: Any, sheet: Any) -> list[list[str]]:
    """The rows that are shown, with the columns that are."""
    columns = [n for n in range(sheet.ncols) if not _is_hidden(sheet.colinfo_map, n)]
    rows = [n for n in range(sheet.nrows) if not _is_hidden(sheet.rowinfo_map, n)]
    return [[_shown(book, sheet.cell(row, column)) for column in columns] for row in rows]


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
