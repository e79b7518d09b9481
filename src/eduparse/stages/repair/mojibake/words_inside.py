"""A word in a wrong encoding within a sentence: 现灏辨湁关事项 for 现就有关事项, 做好╜╠╩ª工作 for 做好教师工作.

Where it begins and ends tell its characters: Chinese hardly uses any of them, or they are letters and signs of a code
page of one byte, which stand as no language has them. So one range is tried and not many, and both must hold: what its
bytes are in another encoding is likelier than chance gives, and by far likelier than what is shown. Of 143,134 places of
23 million clean characters where two rare ones meet, both hold for none, but on three pages that are damaged.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.present import beside_chinese
from eduparse.language.script import lacks_traditional
from eduparse.stages.repair.byte_readings import (
    BIG5,
    EASTERN,
    GB,
    JAPANESE,
    LATIN,
    PAGES,
    UTF8,
    as_bytes,
)
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.mojibake.roundtrip import NULL
from eduparse.stages.repair.mojibake.word_readings import (
    CODECS,
    Needed,
    is_likelier,
    readings_of,
    sides,
)
from eduparse.stages.repair.page_model import is_traditional
from eduparse.stages.repair.scarce_chars import is_rare, rare_near, scarce

OVER_CHANCE = 1.5  # nats of its reading above what chance gives, …
OF_SIGNS = (
    -9.0
)  # … where signs or letters stand as no language has them; by chance it comes to -12 and less …
OF_LETTERS = 4.0  # … and where they may be a word of a language
OF_PROVEN, BY_PROVEN = (
    -4.0,
    9.0,
)  # the same, and more than what is shown, on a page with other damage
OF_KANA = -6.0  # … and of kana of half width, which Chinese hardly uses
LONGEST = 8  # characters of such a word; more of them crowd
FIRST = 1  # reading of a range is tried: that of the pairs that a decoder shows first
UNIT = -9.0  # log-probability of the rarest single character of UTF-8 that is told
OF_LETTER = -7.0  # mean log-probability of a character that such letters are
OF_ONE = -15.0  # log-probability of one character that two letters are, and the one behind it; by chance it comes to -22
OF_UNIT = -3.0  # log-probability of what a figure counts, behind it

_WAYS = ((BIG5, GB), (GB, BIG5), (JAPANESE, GB), (GB, UTF8), ("cp932", UTF8))
_UTF8 = ((GB, UTF8),)
_OF_PROVEN = ((GB, BIG5), (BIG5, GB), (GB, UTF8))
_OF_BIG5 = ((BIG5, GB), (GB, BIG5))
REACH = 2  # characters behind a range that may belong to it
_HAN = lazy_pattern("[〇\u4e00-\u9fff]+")
# What the code pages of one byte show of a byte above 127, …
_SIGN = (
    "\xa1-\u024f\u02c6-\u02dd\u0370-\u045f\u0490\u0491\u2013-\u203a\u2044\u20a7\u20ac\u2116\u2122\u2126\u2202-\u22ff\u2310-\u2321"
    "\u2500-\u25a0\u25ca\uf8ff\ufb01\ufb02"
)
# … pairs of them, of which a second one may be of ASCII, …
_PAIRS = lazy_pattern(
    f"[{_SIGN}](?<![A-Za-z].)[@-~\xa0{_SIGN}](?:[{_SIGN}][@-~\xa0{_SIGN}]){{0,31}}"
)
# … and three for one character of UTF-8, or more.
_THREES = lazy_pattern(f"(?:[{_SIGN}][\xa0{_SIGN}]{{2}}){{1,8}}(?![{_SIGN}])")
# Characters of UTF-8 that lost what Latin-1 does not show: a letter for the first byte of each, signs for others.
_BARE = lazy_pattern(
    "(?=[ä-é]{0,8}[\xa0-\xbf])[ä-é][\xa0-\xbf]{0,2}(?:[ä-é][\xa0-\xbf]{0,2}){1,8}(?![\xa1-\u024f])"
)
# What GBK shows of UTF-8 that Latin-1 showed of GBK: 脰梅脪陋 for 主要.
_TWICE_ONE = "".join(
    bytes((lead, trail)).decode("gbk", "ignore")
    for lead, trail in product((0xC2, 0xC3), range(0x80, 0xC0))
)
_TWICE_RARE = bytes(b for trail in range(0x80, 0xC0) for b in (0xC3, trail)).decode("gbk", "ignore")
_TWICE = lazy_pattern(f"[{_TWICE_ONE}]{{4,}}")
_DRAWN = lazy_pattern("[\u2500-\u25a0]")
_SENTENCE = lazy_pattern("[〇\u4e00-\u9fff，。、；：（）“”《》]+")
_CHINESE = lazy_pattern("[0-9\u3001-\u3011\u3400-\u9fff\uff01-\uff1b\uff1f“”\n]")
_BEHIND_FIGURE = lazy_pattern("(?<=[0-9])")
_MARKS = "“”‘’—–…·•×÷±°§"  # which Chinese text is written with
_ANY_SIGN = lazy_pattern(f"[{_SIGN}\uff61-\uff9f](?<![{_MARKS}])")
_PAIR = "Äê"
_HIGH = lazy_pattern("(?![\xe0-\xff]{2})[\xa1-\xff]{2}")  # no two small letters
_OF_SENTENCE = frozenset("，。、；：？！“”（）《》．±—…")
_HANGUL = lazy_pattern("[\uac00-\ud7a3](?:[\u4e00-\u9fff]{0,2}[\uac00-\ud7a3]){0,5}")
# Letters of two bytes in UTF-8 that neither Greek nor Russian nor a word of a Western language is written with.
_LETTERS = lazy_pattern(
    "[\u0180-\u02af\u0370-\u0390\u03aa-\u03b0\u03ca-\u0400\u0402-\u040f\u0450\u0452-\u058f]{1,4}"
)
# Kana of half width, with a few characters that two bytes are.
_HALF = lazy_pattern(
    "[\uff61-\uff9f]{2}[\uff61-\uff9f\u4e00-\u9fff]{0,2}[\uff61-\uff9f]{1,24}(?:[\u4e00-\u9fff]{1,2}[\uff61-\uff9f]{1,24}){0,3}"
)

# What GBK shows of the first two bytes of Chinese in UTF-8.
LED = lazy_pattern(
    "["
    + "".join(
        bytes((lead, trail)).decode("gbk", "ignore")
        for lead, trail in product(range(0xE4, 0xEA), range(0x80, 0xC0))
    )
    + "]"
)

Range = tuple[int, int]


def words_inside(text: str) -> Iterator[Range]:
    """Where a word of a sentence is likelier by far in another encoding."""
    found = list(_of_rare(text))
    if not lacks_traditional(text) and not is_traditional(text):
        found += _of_other_script(text)
    yield from dict.fromkeys(found)
    if rare_near(text):
        yield from _of_double(text)
    beside = beside_chinese(text)
    if _HANGUL.search(beside):
        yield from _of_korean(text)
    if _LETTERS.search(beside):
        yield from _of_utf8_pairs(text)
    if _ANY_SIGN.search(beside):
        yield from _of_letters(text)


def _of_rare(text: str) -> Iterator[Range]:
    """Words of which Chinese hardly uses any character."""
    behind = 0
    for at, end in rare_near(text):
        if at < behind:
            continue
        start, stop = _scarce_around(text, at, end)
        if not _is_word(text, start, stop):
            continue
        tried = [(start, stop, _WAYS), *((*span, _UTF8) for span in _of_utf8(text, start, stop))]
        if (start, stop) != (
            at,
            end,
        ):  # a character beside it may be one of a name: 嵌婓捺諾笢 for 嵌在碧空中
            narrower = {(at, end), (start + 1, stop), (start, stop - 1)}
            tried += [(*span, _OF_BIG5) for span in sorted(narrower)]
        for low, high, ways in tried:
            if is_likelier(text, low, high, ways, Needed(OVER_CHANCE), FIRST):
                behind = high
                yield low, high
                break


def left_beside(text: str) -> Iterator[Range]:
    """Words that other damage of the page proves: of few characters that Chinese hardly uses, or one with a common one beside."""
    for m in scarce().finditer(text):
        at, end = _scarce_around(text, *m.span())
        if end - at > LONGEST or at < m.start():
            continue
        for span in ((at, end), (at - 1, end), (at, end + 1)):
            word = text[max(0, span[0]) : span[1]]
            if len(word) < len(_PAIR) or _HAN.fullmatch(word) is None or span[0] < 0:
                continue
            if is_likelier(text, *span, _OF_PROVEN, Needed(OF_PROVEN, BY_PROVEN), FIRST):
                yield span
                break


def _of_other_script(text: str) -> Iterator[Range]:
    """Words with characters of traditional script, which Big5 shows, on a simplified page: 避免长奀潔 for 避免长时间."""
    for m in _scarce_run().finditer(text):
        if is_likelier(text, *m.span(), _OF_BIG5, Needed(OVER_CHANCE), FIRST):
            yield m.span()


@cache
def _scarce_run() -> "re.Pattern[str]":
    """Some characters in a row that Chinese in simplified script hardly uses."""
    one = scarce().pattern
    return lazy_pattern(f"(?:{one}){{2,{LONGEST}}}")


def _of_utf8(text: str, start: int, stop: int) -> Iterator[Range]:
    """Ranges that begin as UTF-8 does, and that common characters on either side belong to: 杩樻病 for 还没."""
    for low in (start, start - 1):
        if low < 0 or LED.match(text, low) is None:
            continue
        for high in range(stop + (low == start), stop + REACH + 1):
            if "\n" not in text[low:high]:
                yield low, high


def _of_letters(text: str) -> Iterator[Range]:
    """Words of letters and signs of a code page, and of kana of half width."""
    for m in _HALF.finditer(text):
        if _over_chance(text, m.span(), "cp932", GB, OF_KANA):
            yield m.span()
    for m in _BARE.finditer(text):
        if all(_sides_chinese(text, *m.span())):
            yield m.span()
    for pattern, written in ((_PAIRS, (GB, BIG5)), (_THREES, (UTF8,))):
        for m in pattern.finditer(text):
            chinese = _sides_chinese(text, *m.span())
            mark = _is_mark(m[0]) and any(chinese)
            word = m[0].strip(_MARKS) and all(chinese)
            if mark or (word and _of_page(text, m, written)):
                yield m.span()


def _of_page(text: str, found: "re.Match[str]", written: tuple[str, ...]) -> bool:
    """Whether letters and signs that stand in a sentence are a character or a word of Chinese in a code page."""
    ways = product((LATIN, *PAGES), written)
    if len(found[0]) == len(_PAIR):
        return any(_is_one(text, found, *way) for way in ways)
    over = OF_SIGNS if is_strange(found[0]) or _is_drawn(found[0]) else OF_LETTERS
    return any(_over_chance(text, found.span(), *way, over) for way in ways)


def _of_double(text: str) -> Iterator[Range]:
    """Characters of which two wrong readings made a word of Chinese."""
    for m in _TWICE.finditer(text):
        data = m[0].encode("gbk").decode("utf-8", "ignore").encode("latin-1", "ignore")
        read = data.decode("gbk", "ignore")
        whole = 2 * len(read) >= len(m[0]) - 1 and _SENTENCE.fullmatch(read)
        if (
            whole
            and any(is_rare(c) and c in _TWICE_RARE for c in m[0])
            and len(set(m[0])) > 2
            and mixture().score(seen(read), "\n") >= mixture().score(seen(m[0]), "\n")
        ):
            yield m.span()


def _is_drawn(word: str) -> bool:
    """Whether lines and blocks of different forms stand in a row, as a rule or a frame has them not."""
    signs = word if not any(map(str.isalpha, word)) else ""
    return len(set(_DRAWN.findall(word))) > 3 or len(set(signs)) > 3


def _of_korean(text: str) -> Iterator[Range]:
    """Words of which Korean shows some characters as Hangul, the first and the last perhaps as Chinese."""
    for m in _HANGUL.finditer(text):
        spans = ((m.start() - a, m.end() + b) for a in (0, 1) for b in (0, 1))
        for span in spans:
            if span[0] >= 0 and any(_over_chance(text, span, "cp949", w) for w in (GB, UTF8)):
                yield span
                break


def _of_utf8_pairs(text: str) -> Iterator[Range]:
    """Letters that hardly any language has, beside Chinese, whose bytes in UTF-8 are one of GBK: ѧ习 for 学习."""
    for m in _LETTERS.finditer(text):
        read = m[0].encode().decode("gbk", "replace")
        left, right = sides(text, *m.span())
        beside = _HAN.fullmatch(read) and _HAN.search(left[-1] + right)
        if beside and mixture().score(seen(read), left) >= OF_LETTER * len(read):
            yield m.span()


def _is_one(text: str, found: "re.Match[str]", shown: str, written: str) -> bool:
    """Whether two letters or signs are one character of Chinese: 2024Äê for 2024年, 共同组³É for 共同组成.

    Behind a figure they are what it counts. Elsewhere they are bytes of Latin-1 that no word ends in, and the character goes
    with what stands beside it.
    """
    read = _read(found[0], shown, written)
    if read is None or len(read) != 1:
        return False
    left, right = sides(text, *found.span())
    behind_figure = _BEHIND_FIGURE.match(text, found.start()) is not None
    if behind_figure and mixture().logp(left, seen(read)) >= OF_UNIT:
        return True
    if (shown, written) != (LATIN, GB) or not _HIGH.fullmatch(found[0]):
        return False
    return mixture().score(seen(read) + right, left) >= OF_ONE


def _is_mark(pair: str) -> bool:
    """Whether two signs are a comma, a stop or a quotation mark of GBK shown as Latin-1: £¬ for ，."""
    data = pair.encode("latin-1", "ignore")
    return len(data) == len(pair) == len(_PAIR) and data.decode("gbk", "ignore") in _OF_SENTENCE


def is_strange(word: str) -> bool:
    """Whether letters and signs of ``word`` stand beside each other as no language has them."""
    kinds = [unicodedata.category(c) for c in word]
    return any(
        (b == "Lu" and a == "Ll")
        or (a[0] == "L" and b[0] in "SPN")
        or (a[0] in "SN" and b[0] == "L")
        for a, b in pairwise(kinds)
    )


def _scarce_around(text: str, at: int, end: int) -> Range:
    """The range of characters that Chinese hardly uses around two of them; longer than `LONGEST` where it is none."""
    one = scarce()
    while at > 0 and end - at <= LONGEST and text[at - 1] != "\n" and one.match(text, at - 1):
        at -= 1
    while end < len(text) and end - at <= LONGEST and text[end] != "\n" and one.match(text, end):
        end += 1
    return at, end


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a range of characters holds Chinese and crowds no line."""
    return end - start <= LONGEST and _HAN.search(text, start, end) is not None


def _over_chance(
    text: str, span: Range, shown: str, written: str, over: float = OVER_CHANCE
) -> bool:
    """Whether a range of letters and signs is a word of Chinese, by ``over`` nats; one character must be common."""
    read = _read(text[slice(*span)], shown, written)
    if read is None:
        return False
    left, right = sides(text, *span)
    if len(read) == 1 and mixture().score(read, "\n\n") < UNIT:
        return False
    least = over - NULL[written] * len(read)
    return mixture().likely(left + seen(read) + right, len(left), least) is not None


def _read(word: str, shown: str, written: str) -> str | None:
    """What the bytes of ``word`` are in ``written``, where that is Chinese."""
    if shown in (GB, BIG5, JAPANESE, *EASTERN):
        return next(iter(readings_of(word, shown, written, FIRST)), None)
    data = as_bytes(word, shown)
    try:
        read = data.decode(CODECS[written]) if data else ""
    except UnicodeDecodeError:
        return None
    return read if _SENTENCE.fullmatch(read) and _HAN.search(read) else None


def _sides_chinese(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether Chinese, a mark of it, a figure or the edge of a line stands in front, and behind."""
    front, back = text[start - 1 : start] if start else "\n", text[end : end + 1] or "\n"
    return _CHINESE.match(front) is not None, _CHINESE.match(back) is not None
