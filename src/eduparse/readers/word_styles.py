"""The styles of a Word document: which list a style belongs to, and which text it hides."""

from typing import NamedTuple
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_DEEPEST = 32  # styles that a style may be based on, one on the other
_LARGEST = 1_000_000_000  # numbers of a file that are believed


class Numbered(NamedTuple):
    """The list and the level that a style tells, and the style that tells the list."""

    number: str | None = None
    level: int | None = None
    style: str | None = None


class _Style(NamedTuple):
    based: str | None
    number: str | None
    level: int | None
    hidden: bool | None


class Styles:
    """The styles by their ids; a style has what the one it is based on has, where it says nothing."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default: str | None = None  # of paragraphs that name none
        for style in () if styles is None else styles.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            number, level = numbered(style.find(f"{W}pPr"))
            based = value(style.find(f"{W}basedOn"))
            self._styles[name] = _Style(based, number, level, hidden(style.find(f"{W}rPr")))
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default = name

    def numbered(self, name: str | None) -> Numbered:
        """The list of the style called ``name``, or of the default one."""
        found = Numbered()
        for step in self._chain(name):
            style = self._styles[step]
            if found.number is None and style.number is not None:
                found = found._replace(number=style.number, style=step)
            if found.level is None:
                found = found._replace(level=style.level)
        return found

    def hides(self, name: str | None) -> bool:
        """Whether the style called ``name`` hides its text."""
        told = (self._styles[step].hidden for step in self._chain(name))
        return next((state for state in told if state is not None), False)

    def _chain(self, name: str | None) -> list[str]:
        chain: list[str] = []
        name = self._default if name is None else name
        while name in self._styles and len(chain) < _DEEPEST:
            chain.append(name)
            name = self._styles[name].based
        return chain


def numbered(properties: Element | None) -> tuple[str | None, int | None]:
    """The list and the level that the properties of a paragraph or a style tell."""
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return None, None
    level = value(found.find(f"{W}ilvl"))
    return value(found.find(f"{W}numId")), None if level is None else whole(level, 0)


def hidden(properties: Element | None) -> bool | None:
    """Whether the properties of a run hide it; None where they do not say."""
    found = None if properties is None else properties.find(f"{W}vanish")
    return None if found is None else switched_on(found)


def switched_on(element: Element | None) -> bool:
    """Whether a property that is there or not is there, and not switched off."""
    return element is not None and element.get(f"{W}val") not in _OFF


def value(element: Element | None) -> str | None:
    """The value of a property."""
    return None if element is None else element.get(f"{W}val")


def whole(told: str | None, otherwise: int) -> int:
    """The number that ``told`` is, or ``otherwise``."""
    try:
        number = int(told or "")
    except ValueError:
        return otherwise
    return number if abs(number) < _LARGEST else otherwise
