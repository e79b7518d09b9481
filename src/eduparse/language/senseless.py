"""Where text makes no sense to a model of characters, as behind a lost byte of GBK: 教育事业 -> 逃逝乱.

From a lost byte on each byte pairs with the wrong neighbour. What comes out is in GB 2312, so no single
character betrays it; but a third of its characters are rare ones of the second level and every sixth is
a sign, where clean text has one in forty. One pattern finds where two of those stand close together. In traditional
script they do all along; so another asks there whether the model finds any two that are close seldom. Only what
is left is scored character by character.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from eduparse.language import prepared
from eduparse.language.char_trie import ORDER
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture, mixture
from eduparse.language.script import FOREIGN

LOWEST = -16.0  # a character counts as at least this likely, so that no single one decides
WINDOW = 5  # characters that are on average …
LIMIT = -11.5  # … less likely than this where they make no sense
# Log-probability below which a character is seldom met. With -9.5 too, none of 8,600 places in slips is missed that make no
# sense, half of them in traditional script; with -10 one is. Of the crowds of clean traditional text four in five hold no two.
SELDOM = -9.0
_MARKS = "，。、：；！？“”‘’（）《》\n"
_ROUNDED = 1e-6  # more than sums of the same numbers in another order differ
_AROUND = 8  # characters beside a crowd that are scored with it
_FEWEST = 4  # characters that make no sense together
_BESIDE = 20  # characters on either side among which …
_KANA = 0.15  # … a larger share of kana and hangul is Japanese or Korean
_DIVIDED, _ITEM = 2, 5  # marks of a list, and characters of an item with its mark, on average
_SOUND = 3  # characters of which one is the same again, where a sound is written
_HAN = 0.5  # share of them that is Chinese: signs in a row are a picture or a table
_LONGEST_RUN = 4  # characters beside ASCII that tell nothing
_COMMON_LEADS = (0xA1, 0xA3, *range(0xB0, 0xD8))
"""Lead bytes of GBK of what is no character of the second level, no rare sign and not outside GB 2312."""


def senseless(text: str, model: Mixture, seen: Callable[[str], str]) -> Iterator[tuple[int, int]]:
    """The ranges of ``text`` that make no sense; ``seen`` shows text as the model sees it."""
    end = at = stop = 0
    line = plain = ""
    for low, high in crowds(text):
        plain = plain or seen(text)
        if not _seldom().search(plain, low, high):
            continue
        if low >= stop:
            at, stop = text.rfind("\n", 0, low) + 1, text.find("\n", low)
            stop = len(text) if stop < 0 else stop
            line = text[at:stop]
        for first, last in _unlikely(line, low - at, high - at, model, seen):
            if at + first >= end:
                end = at + last
                yield at + first, end


def crowds(text: str) -> Iterator[tuple[int, int]]:
    """Where rare characters stand close together, with what is around; those that touch are one."""
    low = high = -1
    for m in _crowd().finditer(text):
        start, stop = m.span()
        first, last = max(0, start - _AROUND), min(len(text), stop + _AROUND)
        while start > first and text[start - 1] > "\x7f":
            start -= 1
        while stop < last and text[stop] > "\x7f":
            stop += 1
        if stop - start <= _LONGEST_RUN:
            continue
        if start <= high:
            high = stop
            continue
        if low >= 0:
            yield low, high
        low, high = start, stop
    if low >= 0:
        yield low, high


@cache
def first_level() -> str:
    """The characters of GBK that are no rare ones: those of the first level, marks, and ASCII of full width."""
    sources = prepared.module_texts("language", "senseless")
    return prepared.prepared_table("gbk-common", tuple(sources), _common)


def _common() -> str:
    """The characters of GBK with one of `_COMMON_LEADS`."""
    pairs = b"\n".join(
        bytes((lead, trail)) for lead in _COMMON_LEADS for trail in range(0x40, 0xFF)
    )
    return re.sub(r"[\x00-\x7f]", "", pairs.decode("gbk", "ignore"))


@cache
def _crowd() -> "re.Pattern[str]":
    """Two rare characters with at most two others between."""
    rare = rf"[^\x00-\x7f{first_level()}]"
    return lazy_pattern(rf"{rare}[^\x00-\x7f]{{0,2}}{rare}")


@cache
def _seldom() -> "re.Pattern[str]":
    """Two characters that the model finds seldom anywhere, in one `WINDOW`."""
    sources = (*mixture().unigrams(), *prepared.module_texts("language", "senseless"))
    usual = prepared.prepared_table("usual-chars", sources, _usual)
    seldom = rf"[^\x00-\x7f{usual}]"
    return lazy_pattern(rf"{seldom}[^\x00-\x7f]{{0,{WINDOW - 2}}}{seldom}")


def _usual() -> str:
    """The Chinese characters and marks that are no less likely than `SELDOM` whatever stands before."""
    every = (*map(chr, range(0x4E00, 0xA000)), *_MARKS)
    return "".join(char for char in every if mixture().logp("", char) >= SELDOM)


def _unlikely(
    line: str, start: int, stop: int, model: Mixture, seen: Callable[[str], str]
) -> Iterator[tuple[int, int]]:
    left = ("\n\n" + line)[start : start + 2]
    plain = seen(left + line[start:stop])
    if sensible_by_pairs(plain, model) or sensible_throughout(plain, len(left), model):
        return
    scores = [max(LOWEST, score) for score in model.running(plain, len(left))]
    low = high = -1
    total = sum(scores[:WINDOW])
    for at in range(len(scores) - WINDOW + 1):
        if at:
            total += scores[at + WINDOW - 1] - scores[at - 1]
        if total >= LIMIT * WINDOW:
            continue
        if at > high:
            if low >= 0:
                yield from _proven(line, start, scores, low, high)
            low = at
        high = at + WINDOW
    if low >= 0:
        yield from _proven(line, start, scores, low, high)


def sensible_by_pairs(plain: str, model: Mixture) -> bool:
    """`sensible_throughout` from the third character on, by pairs alone: most of traditional text is let by at once."""
    floors, weight = model.floors()
    return floors is not None and floors.reach(plain, WINDOW, LIMIT - weight)


def sensible_throughout(plain: str, first: int, model: Mixture) -> bool:
    """Whether no `WINDOW` of ``plain`` from ``first`` on can be as unlikely as `LIMIT`.

    Two or three characters of a window mostly tell, however unlikely the others are. So only they are
    looked up, from the right, since the next windows share them.
    """
    gains = [0.0] * len(
        plain
    )  # by how much a character is likelier than it need be, once looked up
    enough = (LIMIT - LOWEST) * WINDOW + _ROUNDED
    total = 0.0
    for start in range(first, len(plain) - WINDOW + 1):
        if total < enough:
            for at in range(start + WINDOW - 1, start - 1, -1):
                if not gains[at]:
                    least = model.least(plain[max(0, at + 1 - ORDER) : at + 1])
                    gains[at] = max(LOWEST, least) - LOWEST
                    total += gains[at]
                    if total >= enough:
                        break
            else:
                return False
        total -= gains[start]
    return True


def _is_list(text: str) -> bool:
    """Whether ``text`` lists names or terms, which need no sense together, or says a sound again and again.

    Bytes that pair wrongly make a 、 now and then, not one every few characters, and no character twice in a row.
    """
    divided = text.count("、") >= max(_DIVIDED, len(text) / _ITEM)
    again = sum(a == b for a, b in pairwise(text))
    return divided or again >= len(text) / _SOUND


def _proven(
    line: str, start: int, scores: list[float], low: int, high: int
) -> Iterator[tuple[int, int]]:
    while low < high and scores[low] > LIMIT:
        low += 1
    while high > low and scores[high - 1] > LIMIT:
        high -= 1
    text = line[start + low : start + high]
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    around = line[max(0, start + low - _BESIDE) : start + high + _BESIDE]
    kana = len(FOREIGN.findall(around))
    if _is_list(text):
        return
    if len(text) >= _FEWEST and han >= _HAN * len(text) and kana <= _KANA * len(around):
        yield start + low, start + high
