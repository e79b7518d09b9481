"""Letters that a writer set beside Chinese characters, and that are no half of one: A組, B棟, K歌, 「i世代」.

Traditional pages write them alone, as what is left of a character stands alone too. A letter is the writer's
where it counts, where its like stands on the same line, or where it opens what is quoted.
"""

import re
from functools import lru_cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words

_ALONE = lazy_pattern("[A-Za-z](?<![A-Za-z]{2})(?![A-Za-z])")
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_OPENING = "「『“‘《〈（("


def own_letter(text: str, at: int) -> bool:
    """Whether the letter at ``at`` of ``text`` is one that its writer set there."""
    letter = text[at]
    if letter.islower() and (text[at - 1 : at] in _OPENING or _prefix().match(text, at)):
        return True
    start = text.rfind("\n", 0, at) + 1
    around = _letters_of(text[start:].split("\n", 1)[0])
    place = at - start
    behind = _HAN.match(text, at + 1)
    return any(
        abs(ord(other) - ord(letter)) <= 1 or (behind is not None and next_to == behind[0])
        for n, other, next_to in around
        if n != place and other.isupper() == letter.isupper()
    )


@lru_cache(maxsize=64)
def _letters_of(line: str) -> tuple[tuple[int, str, str], ...]:
    """The letters of ``line`` that stand alone, where they stand and what stands behind."""
    return tuple((m.start(), m[0], line[m.end() : m.end() + 1]) for m in _ALONE.finditer(line))


@lru_cache(maxsize=1)
def _prefix() -> "re.Pattern[str]":
    return lazy_pattern(words("letter-prefix"))
