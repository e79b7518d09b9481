"""Rare characters that a text has by intent, so that no byte of them is wrong.

Radicals that are spoken of (宀部, 丿是撇), figures below or above a letter (H₁), the 一 of a verb that is said twice (认一认),
and characters of Cantonese where several stand on the page.
"""

import unicodedata
from functools import cache, lru_cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words

DIALECT = 3  # different characters of Cantonese that show the dialect
_CANTONESE = lazy_pattern(words("cantonese"))
_SPOKEN_OF = lazy_pattern(words("radical-spoken-of"))
_ONCE = lazy_pattern("(?<=([\u3400-\u9fff]))一(?=\\1)")
_FIGURE = lazy_pattern(
    "(?<=[0-9A-Za-z)\u03b1-\u03c9])[\u2080-\u2089\u00b9\u00b2\u00b3\u2070-\u2079]"
)


def is_intended(text: str, at: int) -> bool:
    """Whether the character at ``at`` is one that the text means to show or to use."""
    char = text[at]
    if _FIGURE.match(text, at) or _ONCE.match(text, at):
        return True
    if char in _radicals():
        return _SPOKEN_OF.match(text, at + 1) is not None
    return _CANTONESE.match(char) is not None and _is_cantonese(text)


@cache
def _radicals() -> frozenset[str]:
    """The 214 radicals of Kangxi as characters."""
    return frozenset(unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6))


@lru_cache(maxsize=4)
def _is_cantonese(text: str) -> bool:
    return len(set(_CANTONESE.findall(text))) >= DIALECT
