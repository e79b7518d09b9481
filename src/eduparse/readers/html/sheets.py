"""What the style sheets inside a page say about how its parts are shown: hidden ones, lists without marks.

Only what is plain is believed. A rule counts for every screen, its selector is of tags, classes and ids,
and no other rule and no script speaks of a class that is hidden: what is shown at a click is text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.html.elements import ElementNode

_BRACES = lazy_pattern(r"[{}]")
_IN_SCRIPTS = lazy_pattern(r"\(\s{0,9}[\"']([^\"'<>]{1,99})[\"']")
_WORD = lazy_pattern(r"[\w-]+")
_HIDDEN = lazy_pattern(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
_NO_MARKS = lazy_pattern(r"(?:^|;)\s*list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_ONE = lazy_pattern(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<names>(?:[.#][\w-]+)*)", re.IGNORECASE)
_ALONE = lazy_pattern(r"[a-z]*[.#]([\w-]+)", re.IGNORECASE)
_NAME = lazy_pattern(r"[.#]([\w-]+)")
_MARKS = lazy_pattern(r"(?:^|;)\s*list-style(?:-type)?\s*:\s*(?!none|inherit)\w", re.IGNORECASE)
_LONGEST_SHEETS = 500_000  # characters of all sheets; beyond it they are not read
_MOST = 200  # selectors of lists
_DEEPEST = 4  # parts of a selector


class _Selector(NamedTuple):
    """Tags and names, those of the outermost element first; an empty tag is any.

    ``words`` are all of them: an element that is matched has each, or stands in one that has it.
    """

    parts: tuple[tuple[str, frozenset[str]], ...]
    words: frozenset[str]

    def matches(self, at: int, elements: Sequence[ElementNode]) -> bool:
        """Whether element ``at`` is the last part, and the others stand around it in their order."""
        left = list(self.parts)
        if not _fits(left.pop(), elements[at]):
            return False
        while left and (at := elements[at].parent) >= 0:
            if _fits(left[-1], elements[at]):
                left.pop()
        return not left


class Sheets(NamedTuple):
    """The names of what is hidden, and the selectors of lists and items without marks, and with some."""

    hidden: frozenset[str] = frozenset()
    unmarked: tuple[_Selector, ...] = ()
    marked: tuple[_Selector, ...] = ()

    def hides(self, names: str) -> bool:
        """Whether one of ``names``, as an element has them, is hidden."""
        return bool(self.hidden) and not self.hidden.isdisjoint(names.split())

    def unmarks(self, at: int, elements: Sequence[ElementNode]) -> bool:
        """Whether no marks are printed for element ``at``, a list or an item."""
        if not self.unmarked:
            return False
        known, up = {elements[at].tag, *elements[at].names.split()}, at
        while (up := elements[up].parent) >= 0:
            known.add(elements[up].tag)
            known.update(elements[up].names.split())
        if not any(s.words <= known and s.matches(at, elements) for s in self.unmarked):
            return False
        return not any(s.words <= known and s.matches(at, elements) for s in self.marked)


NONE = Sheets()


def sheets(html: str, root: Any) -> Sheets:
    """The sheets of a page, given as its source and as its tree; those beyond a size are left alone."""
    if "<style" not in html.lower():
        return NONE
    every = [node.text() or "" for node in root.css("style")]
    if sum(map(len, every)) > _LONGEST_SHEETS:
        return NONE
    hidden: set[str] = set()
    spoken: Counter[str] = Counter()
    unmarked: list[_Selector] = []
    marked: list[_Selector] = []
    for selector, says in _rules("\n".join(map(_without_comments, every))):
        spoken.update(_NAME.findall(selector))
        if _HIDDEN.search(says) and (m := _ALONE.fullmatch(selector)):
            hidden.add(m[1])
        for pattern, found in ((_NO_MARKS, unmarked), (_MARKS, marked)):
            if pattern.search(says) and (parsed := _selector(selector)):
                found.append(parsed)
    hidden = {name for name in hidden if spoken[name] == 1}
    if hidden:
        hidden -= {w for said in _IN_SCRIPTS.findall(html) for w in _WORD.findall(said)}
    return Sheets(frozenset(hidden), tuple(unmarked[:_MOST]), tuple(marked[:_MOST]))


def _without_comments(sheet: str) -> str:
    first, *rest = sheet.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(piece.partition("*/")[2] for piece in rest)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Each selector with its declarations; what stands in ``@media`` and its like counts as spoken of.

    Of such rules the selectors come without declarations.
    """
    depth, start, selector = 0, 0, ""
    for m in _BRACES.finditer(sheet):
        if m.group() == "{":
            depth += 1
            selector, start = sheet[start : m.start()].strip(), m.end()
        else:
            says = sheet[start : m.start()] if depth == 1 else ""
            if depth and not selector.startswith("@"):
                for one in selector.rsplit(";", 1)[-1].split(","):
                    yield one.strip(), says
            depth, start, selector = max(depth - 1, 0), m.end(), ""


def _selector(text: str) -> _Selector | None:
    parts = []
    for part in text.split():
        m = _ONE.fullmatch(part)
        if m is None:
            return None
        tag = (m["tag"] or "").lower()
        parts.append(("" if tag == "*" else tag, frozenset(_NAME.findall(m["names"]))))
    words = frozenset(word for tag, names in parts for word in (tag, *names) if word)
    return _Selector(tuple(parts), words) if 0 < len(parts) <= _DEEPEST else None


def _fits(part: tuple[str, frozenset[str]], element: ElementNode) -> bool:
    tag, names = part
    return tag in ("", element.tag) and names <= set(element.names.split())
