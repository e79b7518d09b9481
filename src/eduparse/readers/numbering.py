"""The automatic numbers of a Word document, as Word prints them: 第一章, 一、, （一）, 1., ①.

A paragraph names a list and a level, itself or through its style; the list names a format and a text
for each level (``numbering.xml``). A number counts up at its level and starts the deeper ones anew.
Lists made of one pattern count on together, unless one says that it starts anew where it is first
used.
"""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from eduparse.readers.number_forms import number_text
from eduparse.readers.word_styles import Styles, W, numbered, switched_on, value, whole

_LEVELS = 9
_BULLETS = {
    "\uf0b7": "●",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf0a7": "■",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
}


@dataclass(slots=True)
class _Level:
    """How one level of a list counts and prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None  # the level whose counting starts this one anew; 0: none does
    suffix: str = "tab"
    legal: bool = False
    style: str | None = None  # the style whose paragraphs stand at this level


class Numbering:
    """The lists of a document and where each of them has counted to."""

    def __init__(self, numbering: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._anew: dict[tuple[str, int], int] = {}  # list and level → where it starts anew
        self._counts: dict[str, list[int | None]] = {}
        if numbering is not None:
            self._read_lists(numbering)

    def label(self, paragraph: Element) -> str:
        """What Word prints in front of ``paragraph``, blank included; nothing without a number.

        Each call counts, so a paragraph is asked for once, in the order of the page.
        """
        properties = paragraph.find(f"{W}pPr")
        number, level = numbered(properties)
        style = value(properties.find(f"{W}pStyle")) if properties is not None else None
        told = self._styles.numbered(style)
        if number is None:
            number = told.number
        if number is None or number == "0" or number not in self._lists:
            return ""
        name, levels = self._lists[number]
        if level is None and told.number is not None:
            linked = next((n for n, lv in levels.items() if lv.style == told.style), None)
            level = linked if told.level is None else told.level
        at = min(max(level or 0, 0), _LEVELS - 1)
        if at not in levels:
            return ""
        self._count(name, levels, at, self._anew.pop((number, at), None))
        return self._printed(name, levels, at)

    def _read_lists(self, numbering: Element) -> None:
        abstract, links = {}, {}
        for element in numbering.findall(f"{W}abstractNum"):
            name = element.get(f"{W}abstractNumId", "")
            abstract[name] = {
                whole(lv.get(f"{W}ilvl"), 0): _level(lv) for lv in element.findall(f"{W}lvl")
            }
            links[name] = value(element.find(f"{W}numStyleLink"))
        named = {
            num.get(f"{W}numId", ""): value(num.find(f"{W}abstractNumId")) or ""
            for num in numbering.findall(f"{W}num")
        }
        for num in numbering.findall(f"{W}num"):
            own = num.get(f"{W}numId", "")
            # A list that only names a style of lists is the list of that style.
            name = named[own]
            if not abstract.get(name) and (link := links.get(name)) is not None:
                name = named.get(self._styles.numbered(link).number or "", name)
            levels = dict(abstract.get(name, {}))
            for change in num.findall(f"{W}lvlOverride"):
                at = whole(change.get(f"{W}ilvl"), 0)
                if (other := change.find(f"{W}lvl")) is not None:
                    levels[at] = _level(other)
                if (start := value(change.find(f"{W}startOverride"))) is not None:
                    self._anew[own, at] = whole(start, 1)
            self._lists[own] = (name, levels)

    def _count(self, name: str, levels: dict[int, _Level], at: int, anew: int | None) -> None:
        counts = self._counts.setdefault(name, [None] * _LEVELS)
        for above in range(at):  # a level that was skipped counts: 1, 1.1.1, 1.2
            if counts[above] is None and above in levels:
                counts[above] = levels[above].start
        known = counts[at] if anew is None else None
        start = levels[at].start if anew is None else anew
        counts[at] = start if known is None else known + 1
        for deeper in range(at + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and at < restart):
                counts[deeper] = None

    def _printed(self, name: str, levels: dict[int, _Level], at: int) -> str:
        level, counts = levels[at], self._counts[name]
        text = level.text
        if level.form == "bullet":
            text = "".join(_BULLETS.get(c, c) for c in text)
        for n in range(at + 1):
            if f"%{n + 1}" in text and n in levels:
                count = counts[n]
                form = "decimal" if level.legal else levels[n].form
                shown = number_text(levels[n].start if count is None else count, form)
                text = text.replace(f"%{n + 1}", shown)
        if not text or level.suffix == "nothing" or text[-1] in "、）．。：】〕":
            return text
        return f"{text} "


def _level(lvl: Element) -> _Level:
    restart = value(lvl.find(f"{W}lvlRestart"))
    form = lvl.find(f"{W}numFmt")
    if form is None:  # 001, 002 … stands in an alternative for newer programs
        form = next(lvl.iter(f"{W}numFmt"), None)
    return _Level(
        whole(value(lvl.find(f"{W}start")), 1),
        _form(form),
        value(lvl.find(f"{W}lvlText")) or "",
        None if restart is None else whole(restart, 0),
        value(lvl.find(f"{W}suff")) or "tab",
        switched_on(lvl.find(f"{W}isLgl")),
        value(lvl.find(f"{W}pStyle")),
    )


def _form(form: Element | None) -> str:
    told = value(form) or "decimal"
    if form is not None and told == "custom":
        shown = form.get(f"{W}format", "").partition(",")[0].strip()
        return "decimalZero" if len(shown) == 2 and shown.isdigit() else "decimal"
    return told
