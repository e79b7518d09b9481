"""What stands in a text at all: its characters are found once, and every pass asks them first.

Most words that rules wait for stand on hardly any page. A word of which a character is missing is
ruled out without a search, and a set of characters costs less than a search for two words.
"""

import re
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=4)
def signs(text: str) -> frozenset[str]:
    """The characters of ``text``."""
    return frozenset(text)


@lru_cache(maxsize=4)
def alphabet(text: str) -> str:
    """The characters of ``text`` in a row, each once: what no pattern finds there stands nowhere."""
    return "".join(signs(text))


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of ``words``, the longest first; one that finds nothing where there are none.

    It is the same in every process, so that it is found among what was prepared.
    """
    return "|".join(sorted(map(re.escape, words), key=_longest_first)) or "(?!)"


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


class Words:
    """Words that are looked for together."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple((word, frozenset(word)) for word in dict.fromkeys(words))

    def found(self, text: str) -> list[str]:
        """Those that stand in ``text``, in the order they were given."""
        present = signs(text)
        return [word for word, chars in self._words if chars <= present and word in text]


def places(text: str, words: Iterable[str]) -> list[int]:
    """Where ``words`` begin in ``text``, each with those that overlap it, in order."""
    found = set()
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.add(at)
            at = text.find(word, at + 1)
    return sorted(found)


def lines_around(text: str, starts: Iterable[int]) -> list[tuple[int, int]]:
    """The ranges of the lines that hold ``starts``, which are in order, each once."""
    found: list[tuple[int, int]] = []
    end = -1
    for start in starts:
        if start > end:
            low = text.rfind("\n", 0, start) + 1
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            found.append((low, end))
    return found
