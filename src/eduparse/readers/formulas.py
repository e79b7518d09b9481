"""Formulas of Word in one line: (a+b)/2, x^2, √(x), ∑_(i=1)^n x.

Two kinds are read: those of its editor (OMML, trees of XML) and fields that begin with ``EQ``. A formula
that is plain signs in a row is exact; one that Word sets in two dimensions is in doubt, because one line
can only hint at it. Signs in a circle (``EQ \\o\\ac(○,1)``) are characters, not formulas.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from eduparse.readers.number_forms import circled

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PLAIN = re.compile(r"[\w.%′'°]*|[(（].*[)）]", re.DOTALL)
_CIRCLE = re.compile(
    r"(?i)\s*eq\s*\\o\s*\\ac\s*[(（]\s*[○〇ＯO◯]\s*[,，;；]\s*(.{1,4}?)\s*[)）]\s*\Z"
)
_SWITCH = re.compile(r"\\[a-zA-Z]+\d*")
_MOST = 10_000  # elements of one formula; a page of paper holds a few hundred
_IDEOGRAPHS = "一二三四五六七八九十"


class Formula:
    """A formula in one line, and whether that line is only a hint."""

    def __init__(self, element: Element) -> None:
        self.doubtful = False
        self._left = _MOST
        self.text = self._of(element).strip()

    def _of(self, element: Element | None) -> str:
        if element is None:
            return ""
        self._left -= 1
        if self._left < 0:
            raise ValueError("a formula has too many parts")
        tag = element.tag.rpartition("}")[2]
        if tag == "t":
            return element.text or ""
        if tag.endswith("Pr") or tag in ("del", "moveFrom"):
            return ""
        if tag in _TWO_DIMENSIONS:
            self.doubtful |= tag not in _EXACT
            return self._set(tag, element)
        return self._all(element)

    def _all(self, elements: Iterable[Element]) -> str:
        return "".join(self._of(e) for e in elements)

    def _part(self, element: Element, name: str) -> str:
        return self._of(element.find(f"{M}{name}"))

    def _set(self, tag: str, element: Element) -> str:
        """A part that stands above, below or around another."""
        base = self._part(element, "e")
        if tag == "f":
            return f"{_held(self._part(element, 'num'))}/{_held(self._part(element, 'den'))}"
        if tag == "rad":
            degree = self._part(element, "deg")
            return f"{degree}√{_held(base)}"
        if tag in ("sSup", "sSub", "sSubSup", "sPre", "limLow", "limUpp"):
            below = self._part(element, "sub") or self._part(element, "lim") * (tag == "limLow")
            above = self._part(element, "sup") or self._part(element, "lim") * (tag == "limUpp")
            return _scripts(base, below, above)
        if tag == "nary":
            sign = _told(element, "naryPr", "chr") or "∫"
            return _scripts(sign, self._part(element, "sub"), self._part(element, "sup")) + base
        if tag == "d":
            begin, end = _told(element, "dPr", "begChr"), _told(element, "dPr", "endChr")
            inner = "，".join(self._of(e) for e in element.findall(f"{M}e"))
            return f"{'(' if begin is None else begin}{inner}{')' if end is None else end}"
        if tag == "m":
            rows = (self._row(row) for row in element.findall(f"{M}mr"))
            return f"[{'; '.join(rows)}]"
        if tag == "eqArr":
            return "; ".join(self._of(e) for e in element.findall(f"{M}e"))
        if tag == "func":
            return f"{self._part(element, 'fName')} {base}"
        return self._all(element)

    def _row(self, row: Element) -> str:
        return ", ".join(self._of(e) for e in row.findall(f"{M}e"))


_TWO_DIMENSIONS = frozenset(
    ("f", "rad", "sSup", "sSub", "sSubSup", "sPre", "limLow", "limUpp", "nary", "d", "m", "eqArr")
    + ("func", "acc", "bar", "groupChr", "box", "borderBox", "phant")
)
_EXACT = ("d", "func", "box", "borderBox")  # brackets and names stand in a line anyway


def of_field(code: str) -> tuple[str, bool]:
    """What a field that begins with EQ shows, in one line, and whether that is only a hint."""
    if m := _CIRCLE.match(code):
        sign = m[1]
        if sign.isdecimal():
            return circled(int(sign)), False
        if sign in _IDEOGRAPHS:
            return chr(0x3280 + _IDEOGRAPHS.index(sign)), False
        return sign, False
    shown = _SWITCH.sub("", re.sub(r"(?i)\A\s*eq\b", "", code))
    return " ".join(shown.split()), True


def _told(element: Element, properties: str, name: str) -> str | None:
    found = element.find(f"{M}{properties}/{M}{name}")
    return None if found is None else found.get(f"{M}val", "")


def _held(text: str) -> str:
    """``text`` in brackets, unless it is one number or word."""
    return text if _PLAIN.fullmatch(text) else f"({text})"


def _scripts(base: str, below: str, above: str) -> str:
    return base + (f"_{_held(below)}" if below else "") + (f"^{_held(above)}" if above else "")
