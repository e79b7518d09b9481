"""The text of one paragraph of a Word document, as Word shows it with all changes accepted.

Hidden text, deleted text and the code of fields are not shown; what a content control, a link, a field
or an insertion holds is. Text boxes come behind the paragraph that they hang on. Notes leave their mark,
formulas their line (`formulas`), signs of symbol fonts the character they look like (`word_signs`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from eduparse.readers.doubts import doubted, unmarked
from eduparse.readers.formulas import Formula, M, of_field
from eduparse.readers.word_notes import Notes
from eduparse.readers.word_signs import symbol_char
from eduparse.readers.word_styles import Styles, W, hidden, switched_on, value

_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "pPr",
        "rPr",
        "del",
        "moveFrom",
        "rt",
        "delText",
        "delInstrText",
        "sectPr",
        "sdtPr",
    )
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_EQUATION = "equation"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"


@dataclass(slots=True)
class _Field:
    """A field that is open: its code, and whether its result has begun."""

    code: list[str] = field(default_factory=list)
    shown: bool = False
    box: str = ""  # the sign of a box of a form


class ParagraphText:
    """Reads paragraphs; the numbers of notes count through the document."""

    def __init__(self, styles: Styles, notes: Notes) -> None:
        self._styles = styles
        self._notes = notes

    def __call__(self, paragraph: Element) -> tuple[str, list[Element]]:
        """The text of ``paragraph``, and the text boxes that hang on it."""
        properties = paragraph.find(f"{W}pPr")
        style = None if properties is None else value(properties.find(f"{W}pStyle"))
        reading = _Reading(self._styles, self._notes, hides=self._styles.hides(style))
        reading.through(paragraph)
        return "".join(reading.pieces), reading.boxes


class _Reading:
    """The state of reading one paragraph."""

    def __init__(self, styles: Styles, notes: Notes, *, hides: bool) -> None:
        self.pieces: list[str] = []
        self.boxes: list[Element] = []
        self._styles = styles
        self._notes = notes
        self._hides = hides
        self._fields: list[_Field] = []

    def through(self, paragraph: Element) -> None:
        stack = [iter(paragraph)]
        while stack:
            for element in stack[-1]:
                tag = element.tag
                if tag in _SKIPPED or (tag == f"{W}r" and self._is_hidden(element)):
                    continue
                if (read := _SIGNS.get(tag)) is not None:
                    read(self, element)
                elif tag == f"{W}txbxContent":
                    self.boxes.append(element)
                elif tag in (f"{M}oMath", f"{M}oMathPara"):
                    formula = Formula(element)
                    self._formula(formula.text, doubtful=formula.doubtful)
                else:
                    stack.append(self._inside(element))
                    break
            else:
                stack.pop()

    def _inside(self, element: Element) -> Iterator[Element]:
        """The elements in ``element``; of an object that is a formula only a doubt can be kept."""
        ole = element.find(_OLE) if element.tag == f"{W}object" else None
        if ole is not None and _EQUATION in ole.get("ProgID", "").lower():
            self._formula("", doubtful=True)
        return iter(element)

    def _is_hidden(self, run: Element) -> bool:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return self._hides
        if properties.find(f"{W}del") is not None or properties.find(f"{W}moveFrom") is not None:
            return True
        state = hidden(properties)
        if state is not None:
            return state
        name = value(properties.find(f"{W}rStyle"))
        return self._hides or (name is not None and self._styles.hides(name))

    def write(self, text: str) -> None:
        """Add ``text``, unless it stands in the code of a field."""
        if not self._fields or self._fields[-1].shown:
            self.pieces.append(text)

    def text(self, element: Element) -> None:
        self.write(unmarked(element.text or ""))

    def tab(self, _: Element) -> None:
        self.write("\t")

    def line_end(self, element: Element) -> None:
        # A page that ends inside a paragraph is none of the text.
        self.write("\n" if element.get(f"{W}type") in (None, "textWrapping") else "")

    def hyphen(self, _: Element) -> None:
        self.write("-")

    def symbol(self, element: Element) -> None:
        self.write(symbol_char(element.get(f"{W}font", ""), element.get(f"{W}char", "")))

    def footnote(self, element: Element) -> None:
        self._note("footnote", element)

    def endnote(self, element: Element) -> None:
        self._note("endnote", element)

    def _note(self, kind: str, element: Element) -> None:
        printed = element.get(f"{W}customMarkFollows") in ("1", "true", "on")
        self.write(self._notes.mark(kind, element.get(f"{W}id", ""), printed=printed))

    def field_sign(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field(box=_box(element)))
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = all(f.shown for f in self._fields[:-1])
        elif kind == "end" and self._fields:
            done = self._fields.pop()
            code = "".join(done.code).strip()
            name = code.split(None, 1)[0].upper() if code else ""
            if name == "EQ":
                self._formula(*of_field(code))
            elif name == "FORMCHECKBOX":
                self.write(done.box)

    def field_code(self, element: Element) -> None:
        if self._fields and not self._fields[-1].shown:
            self._fields[-1].code.append(element.text or "")

    def _formula(self, text: str, doubtful: bool) -> None:  # noqa: FBT001 - it comes as a pair
        if doubtful and (not self._fields or self._fields[-1].shown):
            self.pieces.append(doubted(unmarked(text)))
        else:
            self.write(unmarked(text))


def _box(element: Element) -> str:
    """☑ or ☐ for the box of a form that a field stands for."""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    checked = box.find(f"{W}checked")
    return "☑" if switched_on(box.find(f"{W}default") if checked is None else checked) else "☐"


_SIGNS = {
    f"{W}t": _Reading.text,
    f"{W}tab": _Reading.tab,
    f"{W}ptab": _Reading.tab,
    f"{W}br": _Reading.line_end,
    f"{W}cr": _Reading.line_end,
    f"{W}noBreakHyphen": _Reading.hyphen,
    f"{W}sym": _Reading.symbol,
    f"{W}footnoteReference": _Reading.footnote,
    f"{W}endnoteReference": _Reading.endnote,
    f"{W}fldChar": _Reading.field_sign,
    f"{W}instrText": _Reading.field_code,
}
