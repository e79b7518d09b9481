"""Words in a wrong encoding that are too short to be read with certainty: 싱可텬祁 for 教师培训, 樓Ч鍰絳 for 加强领导.

Three odd characters hardly crowd, and a name or a rare word has as many. What tells is that the same bytes are common
words in another encoding. Chinese that shows as Chinese must be likelier by far as those. A word in Korean or Latin
letters is bytes of some characters, whatever it says: there only a reading tells that comes near to what chance allows.
"""

from collections.abc import Iterator
from itertools import islice, product

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.present import beside_chinese
from eduparse.stages.repair.byte_readings import (
    BIG5,
    GB,
    JAPANESE,
    LATIN,
    WINDOWS_SIGNS,
    stands_for,
)
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.mojibake.roundtrip import NULL
from eduparse.stages.repair.scarce_chars import is_rare, rare_near

# Nats by which a word is likelier in another encoding of Chinese. Of 6,126 documents one has such words, and is damaged. Of
# 762 words of three to eight characters that GBK wrote and Big5 shows 686 are such, of 863 that EUC-JP shows 713.
LIKELIER = 16.0
OF_WORDS = 4.0  # nats of its reading above what chance gives: what stands there may be unlikely and right, 肝邪偏旺
# Nats of a reading less what chance gives it. Of 208,413 names of places, months and coins in the languages of CLDR none
# reaches -5.6, of 1,264 in Korean none -6.5. Of 1,862 words in GBK and Big5 that show as Latin letters 1,823 reach this, of 842 in
# GBK that show as Korean 728.
NEAR_CHANCE = -4.0
OF_HANGUL = 7.7  # what chance gives one of the 2,350 pairs of bytes that Korean shows as Hangul
OF_RARE = 3  # of so many characters of words one is rare, or fewer are
LONGEST = 12  # characters of a word that is tried; more of them crowd
_MOST = 16  # readings of a word that are tried
_LEFT = 3  # characters in front that the model asks for
_KOREAN = "cp949"
# Letters, circled figures, frames, kana and Zhuyin: what the codes of Chinese show in each other beside Chinese.
_BESIDE = "\u0370-\u04ff\u2460-\u24ff\u2500-\u25ff\u3041-\u312f"
_OF_CHINESE = lazy_pattern(f"[{_BESIDE}\u3400-\u9fff]+")
_OF_KOREAN = lazy_pattern(f"[{_BESIDE}\u3400-\u9fff\uac00-\ud7a3]{{2,{LONGEST}}}+")
_LATIN_LEAD = lazy_pattern("[\xa1-\xfe]")
_OF_LATIN = lazy_pattern(f"(?:{_LATIN_LEAD.pattern}[@-~\x80-\xfe{WINDOWS_SIGNS}]){{2,{LONGEST}}}+")
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_ONLY_HAN = lazy_pattern("[〇\u4e00-\u9fff]+")
_HANGUL = lazy_pattern("[\uac00-\ud7a3]")
_CODECS = {GB: "gbk", BIG5: "big5"}  # no pairs beyond these, which few pages have
_WAYS = ((BIG5, GB), (GB, BIG5), (JAPANESE, GB))  # from Chinese to Chinese
_SIZE = {LATIN: 0.5, _KOREAN: 1.0}  # characters of Chinese that one of a word is


def short_words(text: str) -> Iterator[tuple[int, int]]:
    """The words of ``text`` that are likelier by far in another encoding; they may overlap."""
    beside = beside_chinese(text)
    for m in _OF_LATIN.finditer(text) if _LATIN_LEAD.search(beside) else ():
        if any(_is_near_chance(text, m.span(), LATIN, written) for written in _CODECS):
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
            if _is_likelier(text, start, end):
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


def _is_likelier(text: str, start: int, end: int) -> bool:
    """Whether a reading of a word in another encoding of Chinese is likelier by far than the word is."""
    word, (left, right) = text[start:end], _sides(text, start, end)
    least: float | None = None
    for shown, written in _WAYS:
        for read in _readings(word, shown, written):
            if 3 * sum(map(is_rare, read)) > len(read):
                continue  # what words have hardly any of
            if least is None:
                least = LIKELIER + mixture().score(seen(word) + right, left)
            shown_so = left + seen(read) + right
            needed = max(least, OF_WORDS - NULL[written] * len(read))
            if mixture().likely(shown_so, len(left), needed) is not None:
                return True
    return False


def _scores(text: str, span: tuple[int, int], shown: str, written: str) -> Iterator[float]:
    """How likely each reading of a word is."""
    left, right = _sides(text, *span)
    for read in _readings(text[slice(*span)], shown, written):
        yield mixture().score(seen(read) + right, left)


def _sides(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in front of a word and behind it, as the model sees it."""
    left = seen(text[max(0, start - _LEFT) : start].rsplit("\n", 1)[-1])
    return left or "\n", seen(text[end : end + 1]) or "\n"


def _readings(word: str, shown: str, written: str) -> Iterator[str]:
    """What the bytes of ``word`` are in ``written``: a few characters stand for several pairs."""
    for data in islice(product(*(stands_for(c, shown) for c in word)), _MOST):
        try:
            read = b"".join(data).decode(_CODECS[written])
        except UnicodeDecodeError:
            continue
        if _ONLY_HAN.fullmatch(read) is not None:
            yield read
