"""PDF with a text layer: its printed lines with their places on the pages (`paging` undoes them).

A page without any character is a picture: the document then has the warning ``no-text-layer``, for
each such page at the place where its text would stand. Nothing is recognised from pictures.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

from eduparse.document.document import Document
from eduparse.errors import ConfigError, DocumentError
from eduparse.files.optional_packages import need
from eduparse.readers.paging import Printed, paged_document

_MOST_PAGES = 5000
_LINE_BREAKS = "\r\n\x0b\x0c\u2028"
_NO_CHARACTER = "\x00\x02\ufffe\uffff\ufeff"


def pdf_document(data: bytes, name: str) -> Document:
    """The document of a PDF. Raises DocumentError where it cannot be opened or pypdfium2 is missing."""
    try:
        need(".pdf")
    except ConfigError as error:  # told before the run, but for a page inside an archive
        raise DocumentError(str(error), "decode") from error
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        why = "is under a password" if locked else "is damaged"
        raise DocumentError(f"The PDF {why}; save it again without.", "decode") from error
    try:
        return _document(pdf, name)
    finally:
        pdf.close()


def _document(pdf: Any, name: str) -> Document:
    if len(pdf) > _MOST_PAGES:
        raise DocumentError(f"The PDF has {len(pdf):,} pages; split it.", "decode")
    return paged_document((_lines(pdf[n]) for n in range(len(pdf))), name)


def _lines(page: Any) -> Iterator[Printed]:
    """The lines of a page with their left and right edges and the size of their type, in points."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    try:
        line: list[str] = []
        edges: list[tuple[float, float, float]] = []
        box = [ctypes.c_double() for _ in range(4)]
        for n in range(text_page.count_chars()):
            sign = chr(pdfium.FPDFText_GetUnicode(text_page, n) & 0x1FFFFF)
            if sign in _LINE_BREAKS:
                if edges:
                    yield _line(line, edges)
                line, edges = [], []
            elif sign not in _NO_CHARACTER:
                line.append(sign)
                if not sign.isspace() and pdfium.FPDFText_GetCharBox(text_page, n, *box):
                    size = pdfium.FPDFText_GetFontSize(text_page, n)
                    edges.append((box[0].value, box[1].value, size))
        if edges:
            yield _line(line, edges)
    finally:
        text_page.close()
        page.close()


def _line(signs: list[str], edges: list[tuple[float, float, float]]) -> Printed:
    # Characters beyond the first plane come as two halves.
    text = "".join(signs).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    sizes = sorted(size for *_, size in edges)
    return (
        text.strip(),
        min(left for left, *_ in edges),
        max(right for _, right, _ in edges),
        sizes[len(sizes) // 2],
    )
