"""Word documents: their paragraphs, the numbers Word would print, tables row by row.

Read with the standard library alone: a DOCX is XML in a ZIP. Numbers that Word counts by itself are
rendered (`numbering`), because the clauses of most papers carry no others. Of alternative contents
(text boxes) the first is read, of tracked changes what was put in; notes, headers and footers are not
part of the text. The cells of a table row stand in one line with tabs between them.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from eduparse.errors import DocumentError
from eduparse.readers.numbering import Numbering, W

_MAIN = "word/document.xml"
_LARGEST_PART = 256_000_000  # bytes of XML; 16 MB of text need a quarter of it
_RATIO = 200  # XML of Word shrinks to a tenth; beyond 16 MB no part may shrink to less than 1/200
_FREE = 16_000_000
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "rt", "instrText", "delText", "footnoteReference", "sectPr")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY")


def text_of(data: bytes) -> str:
    """The text of a DOCX, a line a paragraph. Raises DocumentError where it is none or damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _part(archive, _MAIN)
            numbering = _part(archive, "word/numbering.xml")
            styles = _part(archive, "word/styles.xml")
    except (zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, ValueError) as error:
        raise DocumentError(
            f"The Word document is damaged ({error}); open it in Word and save it again.", "decode"
        ) from error
    if document is None:
        raise DocumentError("The file is no Word document: it has no text part.", "decode")
    body = document.find(f"{W}body")
    counted = Numbering(numbering, styles)
    return "\n".join(_lines(body, counted)) if body is not None else ""


def _part(archive: zipfile.ZipFile, name: str) -> Element | None:
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    bomb = info.file_size > _FREE and info.file_size > _RATIO * info.compress_size
    if bomb or info.file_size > _LARGEST_PART:
        raise ValueError(f"{name} unpacks to {info.file_size:,} bytes")
    return _parsed(archive.read(info))


def _parsed(xml: bytes) -> Element:
    from xml.etree.ElementTree import fromstring

    if _DOCTYPE.search(xml[:4096]):
        raise ValueError("it declares entities, which Word never does")
    return fromstring(xml)  # noqa: S314 - no entities, and bounded above


def _lines(body: Element, counted: Numbering) -> Iterator[str]:
    """Lines in the order of the page; an explicit stack, because tables nest as deep as they like."""
    stack = [iter(body)]
    while stack:
        for element in stack[-1]:
            if element.tag == f"{W}p":
                yield from _paragraph(element, counted)
            elif element.tag == f"{W}tr":
                cells = [list(_cell(cell, counted)) for cell in element.findall(f".//{W}tc")]
                if any(len(cell) > 1 for cell in cells):
                    yield from (line for cell in cells for line in cell)
                elif any(cells):
                    yield "\t".join(cell[0] if cell else "" for cell in cells)
            elif element.tag not in _SKIPPED:
                stack.append(iter(element))
                break
        else:
            stack.pop()


def _cell(cell: Element, counted: Numbering) -> Iterator[str]:
    for paragraph in cell.findall(f"{W}p"):
        yield from (line for line in _paragraph(paragraph, counted) if line)


def _paragraph(paragraph: Element, counted: Numbering) -> Iterator[str]:
    """The lines of a paragraph: breaks inside it, and the paragraphs of text boxes behind it."""
    pieces: list[str] = []
    boxes: list[Element] = []
    stack = [iter(paragraph)]
    while stack:
        for element in stack[-1]:
            tag = element.tag
            if tag == f"{W}t":
                pieces.append(element.text or "")
            elif tag in (f"{W}tab", f"{W}ptab"):
                pieces.append("\t")
            elif tag in (f"{W}br", f"{W}cr"):
                pieces.append("\n")
            elif tag == f"{W}noBreakHyphen":
                pieces.append("-")
            elif tag == f"{W}txbxContent":
                boxes.append(element)
            elif tag not in _SKIPPED and tag != f"{W}pPr":
                stack.append(iter(element))
                break
        else:
            stack.pop()
    text = "".join(pieces)
    label = counted.label(paragraph) if text.strip() else ""
    yield from f"{label}{text}".split("\n")
    for box in boxes:
        yield from _lines(box, counted)
