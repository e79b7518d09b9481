"""How bytes of one encoding show in another, and which bytes a character that is shown may stand for.

Text is written in one encoding and shown in another, so each character on the page stands for one
to four bytes. Decoders differ in a few characters (0x80 is ``€`` in one GBK and an error in another),
so a character may stand for several. What a decoder could not read shows as U+FFFD or ``?``; which
bytes those may have been depends on the byte that follows, since alone most bytes can be read.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, partial, reduce
from itertools import product

from eduparse.language import prepared
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.repair.two_byte_codes import TwoByteCode, defined_by

LATIN, GB, BIG5, UTF8 = "latin", "gb18030", "big5hkscs", "utf-8"
PAIRS_FIRST = "utf-8 pairs, then latin"
"""A decoder that takes valid sequences of UTF-8 first and reads all other bytes as Windows-1252."""
PAGES = (
    "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859_2", "cp437", "cp850", "mac_roman",
    "koi8_r",
)  # fmt: skip
"""Code pages of one byte; what they leave out shows as control characters."""
EASTERN = ("cp932", "cp949")
JAPANESE = "euc_jp"
"""Not searched: each pair of GBK but a few shows as one of Chinese characters there, so only words tell."""
CHAINS = {LATIN: (UTF8, GB, BIG5), GB: (UTF8, BIG5), BIG5: (UTF8, GB)}
"""The encodings a text may have been written in, by the one it is shown in."""
FIRST = CHAINS | dict.fromkeys(PAGES, (UTF8, GB)) | dict.fromkeys(EASTERN, (UTF8,))
"""The same for the reading that is seen; others hardly lie below one."""
SEARCHED = FIRST | {PAIRS_FIRST: (GB, BIG5)} | dict.fromkeys(EASTERN, (UTF8, GB, BIG5))
"""The same where a search follows several bytes that a character may stand for, and finds where the damage begins.

Chinese in front of it, as 二、, is a pair of bytes in the East, too.
"""

Slot = int | frozenset[int]
"""A byte, or those it may be."""

HIGH = frozenset(range(0x80, 0x100))
LEADS = frozenset((0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEF))
"""The first bytes of Chinese in UTF-8."""
_CONTINUED = frozenset(range(0x80, 0xC0))  # the bytes of UTF-8 behind the first of a character
_KATAKANA = frozenset(range(0xA1, 0xE0))  # bytes that Shift_JIS shows as characters of half width
_SINGLE_OF_KANA = (0x80, 0xA0, 0xFD, 0xFE, 0xFF)  # bytes that it shows alone, too
_UNMAPPED = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))  # bytes that Windows-1252 leaves out
WINDOWS_SIGNS = "".join(
    bytes((b,)).decode("cp1252") for b in range(0x80, 0xA0) if b not in _UNMAPPED
)
"""What Windows-1252 shows where Latin-1 has control characters."""
_CODECS = {GB: (GB, "gbk"), BIG5: (BIG5, "big5", "cp950")} | {e: (e,) for e in (*EASTERN, JAPANESE)}
# User-defined pairs of Big5 and the private-use characters Windows shows for them, row by row.
_USER = ((0xFA, 0xFE, 0xE000), (0x8E, 0xA0, 0xE311), (0x81, 0x8D, 0xEEB8), (0xC6, 0xC8, 0xF6B1))
_BIG5_TRAILS = (*range(0x40, 0x7F), *range(0xA1, 0xFF))

OF_PAIRS = lazy_pattern("[\u2e80-\ud7ff]")
"""A character of the East, as no code page of one byte has."""
LATIN_LEAD = lazy_pattern("[\xa1-\xff]")
LATIN_PAIR = lazy_pattern(f"{LATIN_LEAD.pattern}(?:[ -~]?[\x80-\xff\ufffd?{WINDOWS_SIGNS}])+")
"""Letters of Latin-1 and Windows-1252 side by side, as bytes of Chinese show there."""
LATIN_ROW = lazy_pattern(f"[\x80-\xff{WINDOWS_SIGNS}](?:[ -~]*[\x80-\xff{WINDOWS_SIGNS}])*")
"""The same with all of ASCII between them, from the first to the last of a row."""


@cache
def pairs(encoding: str) -> TwoByteCode:
    """The character of every two bytes that ``encoding`` defines."""
    return reduce(TwoByteCode.over, map(defined_by, _CODECS[encoding]))


def stands_for(char: str, shown: str) -> tuple[bytes, ...]:
    """The bytes that ``char`` may stand for on a page shown in ``shown``; none if it has no such."""
    if char < "\x80":
        return (char.encode(),)
    return _bytes(shown).get(char) or _encoded(char, shown)


_OF_EASTERN = {"cp949": lazy_pattern("[\uac00-\ud7a3]"), "cp932": lazy_pattern("[\uff61-\uff9f]")}
_OF_BYTES = 0.3  # share of the characters above ASCII that are hangul, or kana of half width


def may_be_shown(text: str, shown: str, written: str) -> bool:
    """Whether ``text`` has the characters that a code page of Korea or Japan shows of GBK and Big5.

    Half of Chinese is hangul in one and kana of half width in the other; old words and names of Chinese are neither.
    """
    if shown not in EASTERN or written == UTF8:
        return True
    found = len(_OF_EASTERN[shown].findall(text))
    return found > 0 and found >= _OF_BYTES * sum(c > "\x7f" for c in text)


def shows_one_by_one(shown: str) -> bool:
    """Whether each byte of a page shown in ``shown`` is one character."""
    return shown == LATIN or shown in PAGES


@cache
def lost(shown: str, following: int | None = None) -> frozenset[int]:
    """The bytes before ``following`` that some decoder of ``shown`` cannot read.

    Without it, those before a byte that is lost itself.
    """
    if shown in (LATIN, PAIRS_FIRST):
        return _UNMAPPED
    if shown in PAGES:
        return _left_out(shown)
    if following is None:
        return frozenset(
            b for b in HIGH if any(b in lost(shown, after) for after in _doomed(shown))
        )
    return _unread(shown, frozenset((following,)))


@cache
def lost_of_utf8(shown: str, *, last: bool) -> frozenset[int]:
    """The bytes of a character in UTF-8 that are lost before one that is, by whether they are its ``last``."""
    return _unread(shown, LEADS if last else _CONTINUED)


def _unread(shown: str, following: frozenset[int]) -> frozenset[int]:
    """The bytes that begin no pair of ``shown`` with some byte of ``following``."""
    codecs = [defined_by(codec) for codec in _CODECS[shown]]
    begin = HIGH - _KATAKANA if shown == "cp932" else HIGH
    return frozenset(
        b
        for b in begin
        if any(known.char(b, after) is None for known in codecs for after in following)
    )


def no_pair(first: int, second: int, shown: str) -> bool:
    """Whether no decoder of ``shown`` reads the two bytes as a character."""
    return all(defined_by(codec).char(first, second) is None for codec in _CODECS[shown])


def shows_single_bytes(text: str, shown: str) -> bool:
    """Whether ``text`` comes from a code page of one byte that leaves bytes without a sign.

    What shows signs of Windows-1252 read these bytes; Latin-1 itself may lose all of its control characters.
    """
    if shown in PAGES:
        return bool(_left_out(shown))
    return shown == LATIN and any(c in WINDOWS_SIGNS for c in text)


@cache
def _doomed(shown: str) -> frozenset[int]:
    """The bytes that are lost before most others, but for those that no text shown so has."""
    counts = Counter(b for after in range(0xA1, 0xFE) for b in lost(shown, after))
    never = (
        {0xFF} if shown in EASTERN else {0x80, 0xFF}
    )  # UTF-8 has 0x80, text of two bytes does not
    return frozenset(b for b, n in counts.items() if 2 * n > 0xFE - 0xA1) - never


def as_bytes(text: str, shown: str, *, lossy: bytes = b"") -> bytes | None:
    """The bytes of ``text``; None where a character has none, or may stand for several.

    With ``lossy`` that stands for each U+FFFD and what has none, and the first of several is taken.
    """
    if lossy:
        first = _first_of(shown)
        return b"".join([first[char] or lossy for char in text])
    single = shows_one_by_one(shown)
    if shown == PAIRS_FIRST or (OF_PAIRS if single else _several(shown)).search(text):
        return None
    try:
        if single:
            bytes_of = _latin() if shown == LATIN else _of_page(shown)
            return text.translate(bytes_of).encode("latin-1")
        return text.encode(shown)
    except UnicodeEncodeError:
        return None


class _First(dict[str, bytes]):
    """The first of the bytes that a character may stand for, none for U+FFFD; found once for each."""

    def __init__(self, shown: str) -> None:
        super().__init__({"\ufffd": b""})
        self._shown = shown

    def __missing__(self, char: str) -> bytes:
        found = self[char] = (stands_for(char, self._shown) or (b"",))[0]
        return found


@cache
def _first_of(shown: str) -> _First:
    return _First(shown)


@cache
def _several(shown: str) -> re.Pattern[str]:
    """A character that may stand for several pairs of bytes."""
    chars = sorted(c for c, every in _bytes(shown).items() if len(every) > 1)
    return lazy_pattern(f"[{''.join(chars)}]" if chars else "(?!)")


@cache
def _encoded(char: str, shown: str) -> tuple[bytes, ...]:
    if shown == PAIRS_FIRST:
        return (char.encode("utf-8", "replace"),) if char != "\ufffd" else ()
    if shows_one_by_one(shown):
        return ()
    try:
        return (char.encode(shown),)
    except UnicodeEncodeError:
        return ()


@cache
def _left_out(page: str) -> frozenset[int]:
    return frozenset(b for b in HIGH if not bytes((b,)).decode(page, "ignore"))


@cache
def _of_page(page: str) -> dict[int, str]:
    """By code point the character of Latin-1 of the same byte; one that is no byte of it goes to none."""
    out = {b: "\uffff" for b in HIGH if b not in _left_out(page)}
    return out | {ord(char): chr(data[0]) for char, data in _every(page)}


@cache
def _latin() -> dict[int, int]:
    return {ord(c): c.encode("cp1252")[0] for c in WINDOWS_SIGNS}


@cache
def _bytes(shown: str) -> dict[str, tuple[bytes, ...]]:
    """The bytes of the characters for which the encoder does not say all."""
    sources = prepared.module_texts("stages/repair", "byte_readings")
    return prepared.prepared_table(f"bytes-{shown}", sources, partial(_not_encoded, shown))


def _not_encoded(shown: str) -> dict[str, tuple[bytes, ...]]:
    found: defaultdict[str, dict[bytes, None]] = defaultdict(dict)
    for char, data in _every(shown):
        found[char][data] = None
    every = {char: tuple(some) for char, some in found.items()}
    return {char: some for char, some in every.items() if some != _encoded(char, shown)}


def _every(shown: str) -> Iterator[tuple[str, bytes]]:
    if shown == LATIN:
        yield from ((chr(b), bytes((b,))) for b in HIGH)
        yield from ((c, c.encode("cp1252")) for c in WINDOWS_SIGNS)
        return
    if shown == PAIRS_FIRST:
        yield from _every(LATIN)
        yield from ((char, char.encode()) for char, _ in _every(LATIN))
        return
    if shown in PAGES:
        for b in HIGH:
            yield bytes((b,)).decode(shown, "ignore") or chr(b), bytes((b,))
        return
    if shown == "cp932":
        yield from (
            (bytes((b,)).decode(shown), bytes((b,))) for b in (*_KATAKANA, *_SINGLE_OF_KANA)
        )
    for codec in _CODECS[shown]:
        yield from ((char, data) for data, char in defined_by(codec).items())
    if shown == GB:
        yield "€", b"\x80"
        yield "\x80", b"\x80"
    elif shown == BIG5:
        yield from _user_defined()


def _user_defined() -> Iterable[tuple[str, bytes]]:
    """Private-use characters of Big5 as Windows shows them; C6 begins at C6A1."""
    for first, last, char in _USER:
        trails = product(range(first, last + 1), _BIG5_TRAILS)
        rows = [bytes(pair) for pair in trails if pair >= (0xC6, 0xA1) or first != 0xC6]
        yield from ((chr(char + n), data) for n, data in enumerate(rows))
