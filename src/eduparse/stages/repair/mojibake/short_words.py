"""Words in a wrong encoding that are too short to be read with certainty: 싱可텬祁 for 教师培训, 樓Ч鍰絳 for 加强领导.

Three odd characters hardly crowd, and a name or a rare word has as many. What tells is that the same bytes are common
words in another encoding. Chinese that shows as Chinese must be likelier by far as those. A word in Korean or Latin
letters is bytes of some characters, whatever it says: there only a reading tells that comes near to what chance allows.
"""

from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.present import beside_chinese
from eduparse.stages.repair.byte_readings import (
    BIG5,
    GB,
    JAPANESE,
    LATIN,
    WINDOWS_SIGNS,
)
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.mojibake.roundtrip import NULL
from eduparse.stages.repair.mojibake.word_readings import Needed, is_likelier, readings_of, sides
from eduparse.stages.repair.scarce_chars import rare_near

OF_WORDS = 4.0  # nats of its reading above what chance gives: what stands there may be unlikely and right, 肝邪偏旺
# Nats of a reading less what chance gives it. Of 208,413 names of places, months and coins in the languages of CLDR none
# reaches -5.6, of 1,264 in Korean none -6.5. Of 1,862 words in GBK and Big5 that show as Latin letters 1,823 reach this, of 842 in
# GBK that show as Korean 728.
NEAR_CHANCE = -4.0
OF_HANGUL = 7.7  # what chance gives one of the 2,350 pairs of bytes that Korean shows as Hangul
LONGEST = 12  # characters of a word that is tried; more of them crowd
_KOREAN = "cp949"
# Letters, circled figures, frames, kana and Zhuyin: what the codes of Chinese show in each other beside Chinese.
_BESIDE = "\u0370-\u04ff\u2460-\u24ff\u2500-\u25ff\u3041-\u312f"
_OF_CHINESE = lazy_pattern(f"[{_BESIDE}\u3400-\u9fff]+")
_OF_KOREAN = lazy_pattern(f"[{_BESIDE}\u3400-\u9fff\uac00-\ud7a3]{{2,{LONGEST}}}+")
_LATIN_LEAD = lazy_pattern("[\xa1-\xfe]")
_OF_LATIN = lazy_pattern(f"(?:{_LATIN_LEAD.pattern}[@-~\x80-\xfe{WINDOWS_SIGNS}]){{2,{LONGEST}}}+")
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_HANGUL = lazy_pattern("[\uac00-\ud7a3]")
_WRITTEN = (GB, BIG5)
_WAYS = ((BIG5, GB), (GB, BIG5), (JAPANESE, GB))  # from Chinese to Chinese
_SIZE = {LATIN: 0.5, _KOREAN: 1.0}  # characters of Chinese that one of a word is


def short_words(text: str) -> Iterator[tuple[int, int]]:
    """The words of ``text`` that are likelier by far in another encoding; they may overlap."""
    beside = beside_chinese(text)
    for m in _OF_LATIN.finditer(text) if _LATIN_LEAD.search(beside) else ():
        if any(_is_near_chance(text, m.span(), LATIN, written) for written in _WRITTEN):
            yield m.span()
    if _HANGUL.search(beside) is not None:
        for m in _OF_KOREAN.finditer(text):
            if _HANGUL.search(m[0]) and _is_near_chance(text, m.span(), _KOREAN, GB):
                yield m.span()
    found = -1
    for at, _ in rare_near(text):
        start, end = _word_around(text, at)
        if start != found and _HAN.search(text, start, end) is not None:  # kana alone are Japanese
            found = start
            if is_likelier(text, start, end, _WAYS, Needed(OF_WORDS)):
                yield start, end


def _word_around(text: str, at: int) -> tuple[int, int]:
    """The word of Chinese at ``at``; an empty range where it is longer than those that are tried."""
    low = max(0, at - LONGEST)
    front = _OF_CHINESE.match(text[low:at][::-1])
    behind = _OF_CHINESE.match(text, at, at + LONGEST + 1)
    start = at - (front.end() if front else 0)
    end = behind.end() if behind else at
    return (start, end) if end - start <= LONGEST else (at, at)


def _is_near_chance(text: str, span: tuple[int, int], shown: str, written: str) -> bool:
    """Whether a reading of a word comes near to what chance gives as many bytes."""
    least = NEAR_CHANCE - (OF_HANGUL if shown == _KOREAN else NULL[written]) * (
        _SIZE[shown] * (span[1] - span[0])
    )
    return any(score >= least for score in _scores(text, span, shown, written))


def _scores(text: str, span: tuple[int, int], shown: str, written: str) -> Iterator[float]:
    """How likely each reading of a word is."""
    left, right = sides(text, *span)
    for read in readings_of(text[slice(*span)], shown, written):
        yield mixture().score(seen(read) + right, left)
