r"""Formulas of Word in one line: (a+b)/2, x^2, √(x), ∑_(i=1)^n x.

Two kinds are read: those of its editor (OMML, trees of XML) and fields that begin with ``EQ``. A formula
that is plain signs in a row is exact; one that Word sets in two dimensions is in doubt, because one line
can only hint at it. Signs in a circle (``EQ \o\ac(○,1)``) are characters, not formulas.
"""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.number_forms import circled

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PLAIN = lazy_pattern(r"[\w.%′'°]*|[(（].*[)）]", re.DOTALL)
_CIRCLE = lazy_pattern(
    r"(?i)\s*eq\s*\\o\s*\\ac\s*[(（]\s*[○〇ＯO◯]\s*[,，;；]\s*(.{1,4}?)\s*[)）]\s*\Z"
)
_SWITCH = lazy_pattern(r"\\[a-zA-Z]+\d*")
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
        lim = self._part(element, "lim")
        if tag in _SCRIPTS:
            below = self._part(element, "sub") or (lim if tag == "limLow" else "")
            above = self._part(element, "sup") or (lim if tag == "limUpp" else "")
            if tag == "nary":
                return _scripts(_told(element, "naryPr", "chr") or "∫", below, above) + base
            return _scripts(base, below, above)
        shown = {
            "f": lambda: f"{_held(self._part(element, 'num'))}/{_held(self._part(element, 'den'))}",
            "rad": lambda: f"{self._part(element, 'deg')}√{_held(base)}",
            "d": lambda: self._in_brackets(element),
            "m": lambda: f"[{'; '.join(self._row(row) for row in element.findall(f'{M}mr'))}]",
            "eqArr": lambda: "; ".join(self._of(e) for e in element.findall(f"{M}e")),
            "func": lambda: f"{self._part(element, 'fName')} {base}",
        }.get(tag)
        return self._all(element) if shown is None else shown()

    def _in_brackets(self, element: Element) -> str:
        begin, end = _told(element, "dPr", "begChr"), _told(element, "dPr", "endChr")
        inner = "，".join(self._of(e) for e in element.findall(f"{M}e"))
        return f"{'(' if begin is None else begin}{inner}{')' if end is None else end}"

    def _row(self, row: Element) -> str:
        return ", ".join(self._of(e) for e in row.findall(f"{M}e"))


_SCRIPTS = ("sSup", "sSub", "sSubSup", "sPre", "limLow", "limUpp", "nary")
_TWO_DIMENSIONS = frozenset(
    (*_SCRIPTS, "f", "rad", "d", "m", "eqArr", "func", "acc", "bar", "groupChr", "box", "borderBox")
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
