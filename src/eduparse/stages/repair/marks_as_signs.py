"""Question marks that a text uses as signs, or speaks of, so that nothing is lost there: 马二进三?, 东西?北，填一字.

A riddle leaves a blank, a critical note a character that nobody reads, code a wildcard, a linguist marks what sounds odd. Either
what stands around the mark says so, or a line near it, or the page says anywhere what its marks are.
"""

from functools import lru_cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.repair.lost_letters import ABOUT_MARKS

NEAR = 60  # characters of its line and of the next ones in which a text speaks of a mark
SIGNS = lazy_pattern(words("mark-as-sign"))
_DOUBTS = lazy_pattern(words("mark-doubts"))
_DEFINED = lazy_pattern(words("mark-defined"))


def is_sign(text: str, at: int) -> bool:
    """Whether the question mark at ``at`` is a sign, or one that the text speaks of."""
    if text[at : at + 1] not in ("?", "？"):
        return False
    if SIGNS.match(text, at) is not None or _says_what_marks_are(text):
        return True
    low, high = _lines(text, at)
    return any(p.search(text, low, high) is not None for p in (_DOUBTS, ABOUT_MARKS))


def _lines(text: str, at: int) -> tuple[int, int]:
    """The bounds of the line at ``at`` with those above and below, so far as they are near."""
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, at)))
    end = text.find("\n", at)
    below = text.find("\n", end + 1) if end >= 0 else -1
    return max(above + 1, at - NEAR), min(below if below >= 0 else len(text), at + NEAR)


@lru_cache(maxsize=4)
def _says_what_marks_are(text: str) -> bool:
    return _DEFINED.search(text) is not None
