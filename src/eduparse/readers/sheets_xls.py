"""Workbooks in the old binary form (``.xls``, WPS's ``.et``), read by python-calamine in a process of its own.

A damaged file of this form makes calamine panic, or ask for all the memory there is. So it runs apart, with
bounds on memory and time, and whatever becomes of that process costs the file alone.
"""

import datetime as dt
import io
import json
import subprocess
import sys
from typing import Any

from eduparse.errors import DocumentError
from eduparse.readers.number_formats import general

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
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    _bound_memory()
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    found = [
        (told.name, [[_shown(value) for value in row] for row in _rows(book, told.name)])
        for told in book.sheets_metadata
        if told.visible == SheetVisibleEnum.Visible and told.typ == SheetTypeEnum.WorkSheet
    ]
    sys.stdout.buffer.write(json.dumps(found).encode())


def _rows(book: Any, name: str) -> list[list[Any]]:
    rows: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=True)
    return rows


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _shown(value: object) -> str:
    """A value of calamine, which tells no formats."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return general(repr(value))
    if isinstance(value, dt.datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    return str(value)


if __name__ == "__main__":
    convert()
