"""PDF: its printed lines with their places on the pages (`paging` undoes them), and its tables.

The order of the text is that of the file. What ruled lines enclose, or what leaves the same gaps in line
after line, is a table. A page without any character is a picture, and so, for a reader, is one whose
characters mean nothing. With the extra ``ocr`` its picture is read (`ocr`). Without it a page without
characters has the warning ``no-text-layer`` at the place where its text would stand.
"""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from eduparse.document.document import Document
from eduparse.errors import ConfigError, DocumentError
from eduparse.files.optional_packages import need, need_pictures
from eduparse.readers.ocr import page_lines
from eduparse.readers.paging import Printed, paged_document
from eduparse.readers.pdf_streams import refuse_bombs
from eduparse.readers.printed import (
    PrintedChar,
    PrintedLine,
    Table,
    line_of,
    placed_chars,
    row,
    tables_of,
    with_cells,
)
from eduparse.readers.ruled import RuledLine, rules_of

_MOST_PAGES = 5000
_MOST_PATHS = 20_000  # of one page; maps have more, tables do not
_MOST_SIGNS = 200_000
_LINE_BREAKS = "\r\n\x0b\x0c\u2028"
_NO_CHARACTER = "\x00\x02\ufffe\uffff\ufeff"
_FLAT = 1.5  # points up to which a filled box is a ruled line
_MEANINGLESS = ("Co", "Cn", "Cc", "Cs")  # private use, unassigned, controls, halves
_BROKEN = 0.3  # share of such characters from which a text layer says nothing
_SCAN_DPI = 200
_LONGEST_SIDE = 4000  # pixels of a page that is read as a picture


class _Char(NamedTuple):
    """A character of a page and its box; of a blank that stands for a gap there is none."""

    text: str
    sign: PrintedChar | None


def pdf_document(data: bytes, name: str) -> Document:
    """The document of a PDF. Raises DocumentError where it cannot be opened, ConfigError without pypdfium2."""
    need(".pdf")
    refuse_bombs(data)
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            why = "is under a password; save it again without"
        else:
            why = "is damaged; fetch it again or print it to a new PDF"
        raise DocumentError(f"The PDF {why}.", "decode") from error
    try:
        if len(pdf) > _MOST_PAGES:
            raise DocumentError(f"The PDF has {len(pdf):,} pages; split it.", "decode")
        return paged_document((_page(pdf[n]) for n in range(len(pdf))), name)
    finally:
        pdf.close()


def _page(page: Any) -> list[Printed]:
    try:
        lines = _chars(page)
        if not lines or _is_broken(lines):
            read = _recognised(page)
            if read is not None:
                return read
        return list(_printed(lines, list(_rules(page))))
    finally:
        page.close()


def _is_broken(lines: list[list[_Char]]) -> bool:
    """Whether the characters of a page mean nothing, as with a font that does not tell its signs."""
    text = [c.text for line in lines for c in line if not c.text.isspace()]
    bad = sum(c == "\ufffd" or unicodedata.category(c) in _MEANINGLESS for c in text)
    return bad > _BROKEN * len(text)


def _recognised(page: Any) -> list[Printed] | None:
    """The lines of the picture of a page; None where it is blank or nothing reads pictures."""
    if next(iter(page.get_objects(max_depth=1)), None) is None:
        return None
    try:
        need_pictures()
    except ConfigError:
        return None

    longest = max(page.get_size()) or 1.0
    scale = min(_SCAN_DPI / 72, _LONGEST_SIDE / longest)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    image = bitmap.to_numpy()
    if image.ndim == 2 or image.shape[2] == 1:
        import numpy as np

        image = np.repeat(image.reshape(*image.shape[:2], 1), 3, axis=2)
    return list(page_lines(image[:, :, :3].copy()))


def _chars(page: Any) -> list[list[_Char]]:
    """The characters of a page, line by line in the order of the file, heights growing downwards."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    _, high = page.get_size()
    try:
        count = text_page.count_chars()
        if count > _MOST_SIGNS:
            raise DocumentError(f"A page has {count:,} characters; split the PDF.", "decode")
        lines: list[list[_Char]] = [[]]
        box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        for n in range(count):
            char = chr(pdfium.FPDFText_GetUnicode(text_page, n) & 0x1FFFFF)
            if char in _LINE_BREAKS:
                lines.append([])
            elif char not in _NO_CHARACTER:
                sign = None
                # The box of the type, not of the ink: a comma is as high as its neighbours.
                if not char.isspace() and pdfium.FPDFText_GetLooseCharBox(text_page, n, box):
                    # A font of size 1 may be enlarged by its matrix, as programs like to do.
                    pdfium.FPDFText_GetMatrix(text_page, n, matrix)
                    size = pdfium.FPDFText_GetFontSize(text_page, n) * math.hypot(
                        matrix.c, matrix.d
                    )
                    size = size or box.top - box.bottom or 1.0
                    edges = (box.left, high - box.top, box.right, high - box.bottom)
                    sign = placed_chars(char, edges, size)
                lines[-1].append(_Char(char, sign))
        return [line for line in lines if any(c.sign is not None for c in line)]
    finally:
        text_page.close()


def _rules(page: Any) -> Iterator[RuledLine]:
    """The straight lines drawn on a page."""
    import pypdfium2.raw as pdfium

    _, high = page.get_size()
    for count, drawn in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2)):
        if count > _MOST_PATHS:
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke)
        if not fill.value and not stroke.value:
            continue
        matrix = drawn.get_matrix()
        for points in _strokes(drawn):
            moved = (matrix.on_point(x, y) for x, y in points)
            on_page = [(x, high - y) for x, y in moved]
            yield from rules_of(on_page, filled=not stroke.value, flat=_FLAT)


def _strokes(drawn: Any) -> Iterator[list[tuple[float, float]]]:
    """The points of the straight strokes of a path."""
    import pypdfium2.raw as pdfium

    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for n in range(min(pdfium.FPDFPath_CountSegments(drawn), _MOST_PATHS)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, n)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if not (math.isfinite(x.value) and math.isfinite(y.value)):
            continue
        if kind != pdfium.FPDF_SEGMENT_LINETO:  # it moves, or it is a curve
            yield points
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _printed(lines: list[list[_Char]], rules: list[RuledLine]) -> Iterator[Printed]:
    """The lines of a page; rows of a table stand where its first character does."""
    signs = [c.sign for line in lines for c in line if c.sign is not None]
    tables, _ = tables_of(signs, rules)
    table_of = {id(sign): table for table in tables for sign in table.signs}
    given: set[int] = set()
    run: list[list[_Char]] = []  # lines outside of tables that follow one another
    for line in lines:
        here = [table_of.get(id(c.sign)) for c in line]
        inside: list[Table] = list({id(t): t for t in here if t is not None}.values())
        for table in inside:
            if id(table) not in given:
                yield from _outside(run)
                run = []
                given.add(id(table))
                yield from ((_whole(text), *rest) for text, *rest in table.rows)  # type: ignore[misc]
        left = [c for c, table in zip(line, here, strict=True) if table is None]
        if any(c.sign is not None for c in left):
            run.append(left)
    yield from _outside(run)


def _outside(lines: list[list[_Char]]) -> Iterator[Printed]:
    found: list[PrintedLine] = [
        line_of(c.sign for c in line if c.sign is not None) for line in lines
    ]
    for chars, (line, cells) in zip(lines, with_cells(found), strict=True):
        if cells:
            yield row(_whole(cells))
        else:
            text = _whole("".join(c.text for c in chars)).strip()
            yield text, line.left, max(r.right for r in line.runs), line.size


def _whole(text: str) -> str:
    """``text`` with characters beyond the first plane, which come as two halves, in one."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
