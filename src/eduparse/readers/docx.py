"""Word documents: their paragraphs, the numbers Word would print, their tables, notes and formulas.

Read with the standard library alone: a DOCX is XML in a ZIP. Which part is the text is told by the
package, not by a name. Numbers that Word counts by itself are rendered (`numbering`), because the clauses
of most papers carry no others; an empty paragraph counts too, and in a table cell its number is all it
shows. Changes are taken as accepted. Headers and footers are not part of the text.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from eduparse.document.document import Document
from eduparse.document.identity import page_id
from eduparse.document.metadata import DocumentWarning, Metadata
from eduparse.errors import DocumentError
from eduparse.readers.doubts import without_marks
from eduparse.readers.grid import grid_lines
from eduparse.readers.numbering import Numbering
from eduparse.readers.package import Package, opened, relations
from eduparse.readers.word_notes import Notes, forms_of
from eduparse.readers.word_styles import Styles, W
from eduparse.readers.word_tables import table_rows
from eduparse.readers.word_text import ParagraphText

_MAIN = "word/document.xml"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_LEFT_OUT = frozenset(
    (f"{W}sectPr", f"{W}del", f"{W}moveFrom", f"{W}sdtPr", f"{W}tblPr", f"{W}tblGrid")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def docx_document(data: bytes, name: str) -> Document:
    """The document of a DOCX, with `formula-doubtful` where a formula is only hinted at.

    Raises DocumentError where it is none, and what zipfile and the XML parser raise on damage.
    """
    text, doubts = without_marks(docx_text(data))
    warnings = [DocumentWarning("formula-doubtful", start, end) for start, end in doubts]
    if not text.strip():
        warnings.append(DocumentWarning("no-text"))
    return Document.of_page(page_id(name), name, text, Metadata(warnings=tuple(warnings)))


def docx_text(data: bytes) -> str:
    """The text of a DOCX, a line a paragraph, doubtful formulas between their marks."""
    with opened(data) as package:
        main = _main(package)
        document = _part(package, main)
        if document is None:
            raise DocumentError("The file is no Word document: it has no text part.", "decode")
        parts = {
            kind: _part(package, names[0])
            for kind, names in relations(package, main).items()
            if kind in ("numbering", "styles", "footnotes", "endnotes", "settings")
        }
        for kind in ("numbering", "styles"):  # where the package does not say, their usual names
            if parts.get(kind) is None:
                parts[kind] = _part(package, f"word/{kind}.xml")
    body = document.find(f"{W}body")
    if body is None:
        return ""
    notes = Notes(
        {"footnote": parts.get("footnotes"), "endnote": parts.get("endnotes")},
        forms_of(parts.get("settings"), body),
    )
    styles = Styles(parts.get("styles"))
    reader = _Reader(Numbering(parts.get("numbering"), styles), ParagraphText(styles, notes))
    lines = [*reader.lines(body), *reader.rest()]
    lines += notes.lines(lambda note: " ".join(reader.lines(note)))
    return "\n".join(lines)


def _main(package: Package) -> str:
    """The name of the part that holds the text."""
    told = relations(package, "").get("officeDocument", [])
    return next((name for name in told if name in package), _MAIN)


def _part(package: Package, name: str) -> Element | None:
    """The tree of a part, with the names that all but the strict form of the standard use."""
    tree = package.xml(name)
    if tree is not None and tree.tag.startswith(_STRICT):
        for element in tree.iter():
            if element.tag.startswith(_STRICT):
                element.tag = W + element.tag[len(_STRICT) :]
            for key in [k for k in element.attrib if k.startswith(_STRICT)]:
                element.attrib[W + key[len(_STRICT) :]] = element.attrib.pop(key)
    return tree


class _Reader:
    """Reads the parts of a document in the order of the page, since numbers count through it."""

    def __init__(self, numbers: Numbering, text: ParagraphText) -> None:
        self._numbers = numbers
        self._text = text
        self._before = ""  # of a paragraph whose end was deleted

    def lines(self, parent: Element, *, in_cell: bool = False) -> Iterator[str]:
        """The lines of what stands in ``parent``."""
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element, in_cell=in_cell)
            elif element.tag == f"{W}tbl":
                yield from grid_lines(
                    [[self._cell(c.element) for c in row] for row in table_rows(element)]
                )
            elif element.tag not in _LEFT_OUT and element.tag != _FALLBACK:
                yield from self.lines(element, in_cell=in_cell)

    def _cell(self, cell: Element | None) -> list[str]:
        if cell is None:
            return []
        return [line for line in (*self.lines(cell, in_cell=True), *self.rest()) if line]

    def rest(self) -> list[str]:
        """What is left of a paragraph that goes on in no other."""
        left, self._before = self._before, ""
        return [left] if left else []

    def _paragraph(self, paragraph: Element, *, in_cell: bool) -> Iterator[str]:
        text, boxes = self._text(paragraph)
        if _end_deleted(paragraph):
            self._before += text  # it goes on in the next one, and has no number of its own
        else:
            label = self._numbers.label(paragraph)
            text, self._before = self._before + text, ""
            if in_cell and not text.strip():
                label = label.rstrip()
            elif not text.strip():
                label = ""
            yield from f"{label}{text}".strip("\n").split("\n")
        for box in boxes:
            yield from self.lines(box)


def _end_deleted(paragraph: Element) -> bool:
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    if marks is None:
        return False
    return marks.find(f"{W}del") is not None or marks.find(f"{W}moveFrom") is not None
