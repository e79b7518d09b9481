"""Spreadsheets: each sheet a table of what its cells show.

``.xlsx`` and ``.ods`` are XML in a ZIP and read with the standard library; ``.xls`` and WPS's ``.et``
need xlrd. Rows at the top and at the bottom that hold one cell (a title, a unit, a note, a signature with
its date) are paragraphs. Where several sheets are filled, the name of each stands above its table, unless it is one
that the program gave. Hidden sheets, rows and columns are not shown, and not read.
"""

from collections.abc import Iterable, Iterator, Sequence

from eduparse.errors import DocumentError
from eduparse.files.optional_packages import need
from eduparse.language.dates import DATE, DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import ORGAN_END
from eduparse.readers import sheets_xls
from eduparse.readers.grid import grid_lines
from eduparse.readers.package import opened
from eduparse.readers.sheet import MOST_CELLS, MOST_CHARACTERS, Sheet
from eduparse.readers.sheets_ods import ods_sheets
from eduparse.readers.sheets_xlsx import xlsx_sheets

_NOTE = lazy_pattern(r"[：:。；]")  # what a note below a table has, and a row with one cell has not
_DAY = lazy_pattern(rf"{DATE}|{DAY}日?")
_SIGNER = lazy_pattern(rf"[^\d，。；]{{2,40}}{ORGAN_END}")
_GIVEN_NAME = lazy_pattern(r"(?i)(?:sheet|工作表|表)\s*\d*")


def workbook_text(data: bytes) -> str:
    """The text of a workbook. Raises DocumentError, and what its readers raise on damage."""
    if data.startswith(b"PK"):
        with opened(data) as package:
            if "xl/workbook.bin" in package:
                raise DocumentError("The spreadsheet is binary; save it as .xlsx.", "decode")
            sheets = ods_sheets if "content.xml" in package else xlsx_sheets
            return "\n".join(_lines(sheets(package)))
    return "\n".join(_lines(_old_sheets(data)))


def _old_sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook in the old binary form. Raises ConfigError where xlrd is missing."""
    need(".xls")
    return [Sheet(name, rows) for name, rows in sheets_xls.sheets_of(data)]


def _lines(sheets: Iterable[Sheet]) -> Iterator[str]:
    filled = [s for s in sheets if any(any(cell.strip() for cell in row) for row in s.rows)]
    for sheet in filled:
        if len(filled) > 1 and not _GIVEN_NAME.fullmatch(sheet.name.strip()):
            yield sheet.name.strip()
        yield from _of_sheet(sheet.rows)


def _of_sheet(every: Sequence[Sequence[str]]) -> Iterator[str]:
    rows = [row for row in every if any(cell.strip() for cell in row)]
    last = max((n + 1 for row in rows for n, cell in enumerate(row) if cell.strip()), default=0)
    first = min((n for row in rows for n, cell in enumerate(row) if cell.strip()), default=0)
    if len(rows) * (last - first) > MOST_CELLS:
        raise DocumentError(f"A sheet has more than {MOST_CELLS:,} cells; split it.", "decode")
    if sum(len(cell) for row in rows for cell in row) > MOST_CHARACTERS:
        raise DocumentError(f"A sheet has more than {MOST_CHARACTERS:,} characters.", "decode")
    alone = [sum(bool(cell.strip()) for cell in row) < 2 for row in rows]
    head = next((n for n, one in enumerate(alone) if not one), len(rows))
    end = _end(rows, alone, head, first)
    yield from (_only(row) for row in rows[:head])
    yield from grid_lines([[[cell] for cell in row[first:last]] for row in rows[head:end]])
    yield from (_only(row) for row in rows[end:])


def _end(rows: Sequence[Sequence[str]], alone: Sequence[bool], head: int, first: int) -> int:
    """Where the table ends: behind it stand notes, and a date with the names of those who sign above it."""
    end = len(rows)
    while end > head and alone[end - 1]:
        last = rows[end - 1]
        if _DAY.fullmatch(_only(last)):
            top = end - 1
            while top > head and alone[top - 1] and _SIGNER.fullmatch(_only(rows[top - 1])):
                top -= 1
            if top == end - 1 and not last[first]:  # the day of a row whose other cells are merged
                break
            end = top
        elif _NOTE.search(last[first]):
            end -= 1
        else:
            break
    return end


def _only(row: Sequence[str]) -> str:
    return " ".join(" ".join(row).split())
