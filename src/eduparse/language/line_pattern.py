"""Patterns of what a line opens with, tried behind line breaks alone.

The engine of `re` tries a pattern that begins with ``^`` at every character of a text. The break in front of a line is a
single character, which it looks for in no time: the few lines are left, and what stands in them is passed over.
"""

import re
from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern


class LinePattern:
    """An expression that begins with ``^``, which may match where a line begins and nowhere else.

    `finditer` and `search` give what those of ``re.compile(expression, flags | re.MULTILINE)`` give. Whatever matches
    opens as ``opening`` says, which is tried first.
    """

    def __init__(self, expression: str, flags: int = 0, opening: str = "") -> None:
        self._here = lazy_pattern(expression, flags | re.MULTILINE)
        self._below = lazy_pattern(rf"\n(?={opening or expression})", flags | re.MULTILINE)

    def match(self, text: str, start: int = 0) -> "re.Match[str] | None":
        """The match at ``start``, where a line begins."""
        return self._here.match(text, start)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None
    ) -> "Iterator[re.Match[str]]":
        """The matches in ``text[start:end]``, in order; none overlaps the one before."""
        stop = len(text) if end is None else end
        match = self._here.match
        free = start
        if found := match(text, start, stop):
            yield found
            free = found.end()
        for below in self._below.finditer(text, start, stop):
            if below.end() >= free and (found := match(text, below.end(), stop)):
                yield found
                free = found.end()

    def search(self, text: str, start: int = 0, end: int | None = None) -> "re.Match[str] | None":
        """The first match in ``text[start:end]``."""
        return next(self.finditer(text, start, end), None)
