"""A line in another language than Chinese whose UTF-8 was read in another encoding: Les Ã©coles, Ð¨ÐºÐ¾Ð»Ñ‹, 小泻芯谢褘.

It is not read again, as nothing but Chinese is. It is told, since its letters name a language that it is not in: what
was Vietnamese looks Spanish, and Russian Chinese. Its bytes tell. They go together as letters of UTF-8, and what is
written in any language where it is read right has hardly two bytes that do.

Where only a few letters have accents, each shows as one Chinese character inside a word of Latin letters: d茅cid茅 for
décidé, M黮ler for Müller. So is told a page on which every Chinese character stands so, one inside a word, and its bytes
are such letters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import beside_chinese
from eduparse.language.rare_chars import crowded, page_crowds
from eduparse.stages.repair.byte_readings import BIG5, GB, LATIN, PAGES, as_bytes

FEWEST = 3  # letters that a line must come to
SHARE = 0.7  # share of the bytes above 127 that are letters of UTF-8
SHARE_GBK = 0.75  # the same in GBK, which takes letters of ASCII into its pairs
WHOLE = 0.5  # share of such lines from which a page is in no language
SHORT = 200  # characters of a page that is looked at though no character stands inside a word
LETTERS = 2  # letters of ASCII for each Chinese character on a page of Latin words
_LOOKED = 400  # characters of a line that tell
_OF_ROW = lazy_pattern("[^\x00-\x7f\u2010-\u2027\u2e80-\uffef]")
_ROW = lazy_pattern(f"{_OF_ROW.pattern}{{2}}")
_HIGH = lazy_pattern("[^\x00-\x7f]")
_NOT_SHOWN = lazy_pattern("[\u2e80-\uefff]")  # by any code page of one byte
_SHOWN = lazy_pattern("[^\x00-\x7f](?:[\\s\\S]*[^\x00-\x7f])?")
_SOUNDS = lazy_pattern("[\u3105-\u312f]")  # Zhuyin, which pairs one off: ㄅㄞ is A8 C5 A8 D0
_ASCII = bytes(range(0x80))
_NO_BYTE = b"\xff"  # which UTF-8 has nowhere

_INSIDE = lazy_pattern("[A-Za-z][\u4e00-\u9fff]{1,2}[a-z]")
_HAN = lazy_pattern("[\u3400-\u9fff]+")
_LETTER = lazy_pattern("[A-Za-z]")
_BESIDE = lazy_pattern("[A-Za-z\ufffd]")
_ACCENTED = lazy_pattern("[\xdf-\xf6\xf8-\xff\u0100-\u017f]+")
_PAIRED = lazy_pattern("(?:[\xc0-\xd6\xd8-\xf6\xf8-\xff][A-Za-z])+")

Range = tuple[int, int]


@lru_cache(maxsize=4)
def foreign_wrecks(text: str) -> tuple[Range, ...]:
    """The lines of ``text`` that are such, each from the first to the last of its characters that ASCII has not."""
    if accents := _accents_in_words(text):
        return accents
    if not page_crowds(text) and _OF_ROW.search(beside_chinese(text)) is None:
        return ()
    return tuple(_lines(text))


def _accents_in_words(text: str) -> tuple[Range, ...]:
    """Where accented letters of a page of Latin words show as Chinese; none where one character is no such.

    Where none stands inside a word, the page must be SHORT. One must have taken a letter of ASCII into its pair of GBK,
    which no common character has. Where one does stand inside a word, two that may be anything else tell as well.
    """
    found: list[re.Match[str]] = []
    surest = 0
    for m in _HAN.finditer(text):  # on a page of Chinese the first is no such
        sign = _sign_of_accent(text, m)
        if not sign:
            return ()
        found.append(m)
        surest = max(surest, sign)
    if not found or len(_LETTER.findall(text)) < LETTERS * sum(len(m[0]) for m in found):
        return ()
    inside = _INSIDE.search(text) is not None
    if (surest > 1 and (inside or len(text) <= SHORT)) or (inside and len(found) > 1):
        return tuple(m.span() for m in found)
    return ()


def _sign_of_accent(text: str, found: "re.Match[str]") -> int:
    """How surely Chinese characters that touch a Latin letter are accented ones: 2 where no common character is, 0 where not."""
    start, end = found.span()
    if _BESIDE.search(text[max(0, start - 1) : start] + text[end : end + 1]) is None:
        return 0
    gbk, big5 = (as_bytes(found[0], shown, lossy=_NO_BYTE) or b"" for shown in (GB, BIG5))
    if _PAIRED.fullmatch(gbk.decode("latin-1")):
        return 2
    read = (gbk.decode("utf-8", "replace"), gbk.decode("latin-1"), big5.decode("utf-8", "replace"))
    return int(
        any(map(_ACCENTED.fullmatch, read)) or bool(_PAIRED.fullmatch(big5.decode("latin-1")))
    )


def is_foreign_wreck(text: str) -> bool:
    """Whether most of ``text`` is such lines, so that its letters say nothing about its language."""
    found = foreign_wrecks(text)
    if not found:
        return False
    high = len(_HIGH.findall(text))
    return sum(len(_HIGH.findall(text, *span)) for span in found) >= WHOLE * max(1, high)


def _lines(text: str) -> Iterator[Range]:
    at = 0
    for line in text.split("\n"):
        if not line.isascii() and _is_wreck(line[:_LOOKED]):
            m = _SHOWN.search(line)
            if m is not None:
                yield at + m.start(), at + m.end()
        at += len(line) + 1


@lru_cache(maxsize=1 << 10)  # a page is looked at again once a pass has changed another line of it
def _is_wreck(line: str) -> bool:
    if (
        _ROW.search(line) is not None
        and _may_spell(line)
        and any(_spells(line, page, SHARE) for page in (LATIN, *PAGES))
    ):
        return True
    return crowded(line) and len(_SOUNDS.findall(line)) < FEWEST and _spells(line, GB, SHARE_GBK)


def _may_spell(line: str) -> bool:
    """Whether so few characters of ``line`` are of the East that the bytes of the others may be the `SHARE`."""
    high = len(_HIGH.findall(line))
    return high - len(_NOT_SHOWN.findall(line)) >= SHARE * high


def _spells(line: str, shown: str, share: float) -> bool:
    """Whether ``line`` shown in ``shown`` is mostly letters of UTF-8 that no Chinese is written with."""
    data = as_bytes(line, shown, lossy=_NO_BYTE) or b""
    high = len(data.translate(None, _ASCII))
    letters = _HIGH.findall(data.decode("utf-8", "ignore"))
    of_language = [c for c in letters if category(c)[0] in "LM" and not "\u2e80" <= c <= "\uabff"]
    return (
        len(of_language) >= FEWEST
        and 2 * len(of_language) > len(letters)
        and sum(len(c.encode()) for c in letters) >= share * high
    )
