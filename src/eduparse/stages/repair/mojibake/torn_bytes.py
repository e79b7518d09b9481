"""A word of UTF-8 that GBK shows inside a sentence, and that lost bytes: 监鐫g鐞嗐 for 监督管理。, 元锛屾瘡鏈休息 for 元，每月休息.

Where all bytes are there `words_inside` tells it. Here some are gone, so a search must find what was there. It is made only
where a character begins as Chinese in UTF-8 does (E4 to E9 and a byte behind it) and one that Chinese hardly uses stands
beside it. The byte behind must be one that may follow, and all of it must surprise. A million characters of clean text
have some thirty such places. What is found must be by far likelier than what is shown. It is told and not read, since the
bytes of so few characters prove little.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.stages.repair.byte_readings import GB, UTF8
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.mojibake.words_inside import LED
from eduparse.stages.repair.page_model import is_traditional
from eduparse.stages.repair.scarce_chars import scarce

if TYPE_CHECKING:  # start-up: few pages are searched
    from eduparse.stages.repair.mojibake.parts import Part

AROUND = 8  # characters on either side that are searched
GAIN = 12.0  # nats by which the line is likelier with what was there
OF_CHAR = -8.5  # mean log-probability of a character of it
SURPRISING = -8.0  # mean log-probability of what is shown, below which it may be such a word
MOST = 40  # places of a page that are searched: more of them crowd, and are read as lines
_LED_MARKS = "锛锝銆鈥鈶"  # the same of marks: ，～。“①
# What may stand behind two bytes of a character: its third one, or where that is lost the first of the next, or ASCII.
_FOLLOWS = bytes((*range(0x80), *range(0x80, 0xC0), *range(0xE2, 0xEA), 0xEF))

Range = tuple[int, int]


@lru_cache(maxsize=4)
def torn_bytes(text: str) -> tuple[Range, ...]:
    """Where such words stand."""
    return tuple(_torn_bytes(text))


def _torn_bytes(text: str) -> Iterator[Range]:
    behind, searched = 0, 0
    for m in _led_beside_scarce().finditer(text):
        at = m.start()
        if at < behind or searched >= MOST or not _may_be_torn(text, at):
            continue
        searched += 1
        low = max(text.rfind("\n", 0, at) + 1, at - AROUND, behind)
        line_end = text.find("\n", at)
        high = min(len(text) if line_end < 0 else line_end, at + 1 + AROUND)
        found = _torn(text, low, high, at)
        if found is not None:
            behind = found[1]
            yield found


@cache
def _led_beside_scarce() -> "re.Pattern[str]":
    """A character that begins as Chinese in UTF-8, with one that Chinese hardly uses at most two before or behind it."""
    one = scarce().pattern
    led = LED.pattern.replace("[", f"[{_LED_MARKS}")
    return lazy_pattern(rf"{led}(?:(?=.?{one})|(?<={one}.)|(?<={one}..))")


def _may_be_torn(text: str, at: int) -> bool:
    """Whether the byte behind the character at ``at`` may follow it, and what stands there surprises."""
    behind = text[at + 1 : at + 2].encode("gb18030", "replace")[:1] or b"\n"
    if behind not in _FOLLOWS:
        return False
    left, shown = text[max(0, at - 3) : at].rsplit("\n", 1)[-1], text[at : at + 3].split("\n", 1)[0]
    return mixture().score(seen(shown), seen(left) or "\n") < SURPRISING * len(shown)


def _torn(text: str, low: int, high: int, at: int) -> Range | None:
    """The word that is likelier around ``at``, in ``[low, high)`` of the text."""
    from eduparse.stages.repair.mojibake.mojibake_search import Unmix  # start-up
    from eduparse.stages.repair.mojibake.ranked_signs import Chain

    window = text[low:high]
    left, right = text[max(0, low - 3) : low].rsplit("\n", 1)[-1], text[high : high + 1]
    chain = Chain(GB, UTF8, "hant" if is_traditional(text) else "hans")
    _, parts = Unmix(mixture(), window, chain, (left, right)).best()
    for part in parts:
        if low + part.start <= at < low + part.end and _likely(part, window, left):
            return low + part.start, low + part.end
    return None


def _likely(part: "Part", window: str, left: str) -> bool:
    """Whether ``part`` of a window reads as Chinese, and by far better than what is shown."""
    before = (left + window[: part.start])[-3:]
    said = sum(s.score for s in part.spelled)
    shown = mixture().score(seen(window[part.start : part.end]), seen(before) or "\n")
    return said - shown >= GAIN and said >= OF_CHAR * len(part.spelled)
