"""How much a blank between two Chinese characters tears apart: 理顺教育财 政体制.

The character model tells how much likelier the text behind the blank is right behind the text in front of it than at
the start of a line. Of the blanks that writers put between words, names and clauses, one in a hundred gains five nats
(general texts of the shared folder); half of those that are put anywhere into sentences of papers gain ten.
"""

from eduparse.language.charmodel import model
from eduparse.language.lazy_pattern import lazy_pattern

TORN = 8.0  # nats from which on a blank stands inside a word or a phrase
UNTOLD = -99.0  # where nothing can be told
_NEAR = 3  # characters on each side that are asked about
LONG = 3  # characters in front of a last one that is torn off
_RUN_BEFORE = lazy_pattern(r"[一-鿿]{1,8}$")
_RUN_BEHIND = lazy_pattern(r"[一-鿿]{1,8}")
_OPENS = ("，", "。", "；")
_STOPS = lazy_pattern(r"[，。；、！？]|[ \t]*(?:\n|$)")


def gain_of_closing(text: str, low: int, high: int) -> float:
    """By how many nats ``text`` is likelier without the blank ``[low, high)``; `UNTOLD` where a character stands alone.

    Words of two characters are set wide (主 任, 张 伟), so that one alone on its side tells nothing
    but where a sentence opens or ends.
    """
    before = _RUN_BEFORE.search(text, max(0, low - 8), low)
    behind = _RUN_BEHIND.match(text, high)
    if before is None or behind is None:
        return UNTOLD
    left, right = before[0], behind[0]
    last = len(right) == 1 and len(left) >= LONG and _STOPS.match(text, behind.end()) is not None
    first = len(left) == 1 and len(right) > 2 and text[low - 2 : low - 1] in _OPENS
    if (len(left) == 1 and not first) or (len(right) == 1 and not last):
        return UNTOLD
    known = model()
    left, right = left[-_NEAR:], right[:_NEAR]
    return known.score(right, left=left) - known.score(right)
