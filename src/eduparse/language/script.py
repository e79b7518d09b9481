"""Which script a text is in: characters that only traditional or only simplified Chinese has.

The two sets (`lexicons/script-sets.tsv`) leave out everything both scripts share, so a count of
each is evidence by itself. On 125,000 paragraphs the share of traditional ones was never above one
half in a simplified paragraph, and above it in all but 0.2% of the traditional ones.

Most texts hold one script only, and that is seen without counting. GB 2312 has no traditional-only
character but 後, Big5 few simplified-only ones, and an encoder written in C runs over a text twenty
times as fast as a look at each character. Only what an encoder stumbles on is looked at.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from itertools import islice

from eduparse.language import prepared
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import lexicon_content, table
from eduparse.language.present import signs

_HANT, _HANS = "\x01", "\x02"
_CHUNK = 4096  # characters encoded at a time, so that a stumble costs no copy of a whole page
_BEGINNING = 256  # characters of a text that mostly show its script
_GLANCE = 64  # of those, characters that mostly show a traditional one
_STUMBLES = 100  # characters that are looked at before a text counts as one of another script
_FOREIGN = "\u3041-\u3096\u30a1-\u30fa\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
FOREIGN = lazy_pattern(f"[{_FOREIGN}]")
"""Kana and hangul: what stands among them is Japanese or Korean."""

_BIG5_COMMON = b"\xc6\x7e"  # the last of its first plane, the characters in use
_KANA = lazy_pattern("[\u3041-\u3096\u30a1-\u30fa]")


@cache
def characters(script: str) -> frozenset[str]:
    """The characters that only ``script`` (``hant`` or ``hans``) has."""
    rows = {row["script"]: row["chars"] for row in table("script-sets")}
    return frozenset(rows[script])


def votes(text: str) -> tuple[int, int]:
    """How many traditional-only and how many simplified-only characters ``text`` has."""
    marked = text.translate(_marks())
    return marked.count(_HANT) - text.count(_HANT), marked.count(_HANS) - text.count(_HANS)


@lru_cache(maxsize=48)  # two stages ask, and a few dozen pages go through each together
def lacks_traditional(text: str) -> bool:
    """Whether ``text`` surely has no traditional-only character: an encoder stumbles on few others of it."""
    outside = list(islice(_outside(text, "gb2312"), _STUMBLES))
    if len(outside) == _STUMBLES or not characters("hant").isdisjoint(outside):
        return False
    return _shared("hant", "gb2312").search(text) is None


def few(text: str, script: str, limit: int) -> int:
    """How many characters ``text`` has that only ``script`` has, counted up to ``limit``."""
    own = characters(script)
    if script == "hant":
        first = text[:_GLANCE]
        if not own.isdisjoint(first) and sum(map(own.__contains__, first)) >= limit:
            return limit  # as on nearly every page in traditional script
        if lacks_traditional(text):
            return 0
    if own.isdisjoint(text[:_BEGINNING]) and signs(text).isdisjoint(own):
        return 0
    found = 0
    for _ in _only(text, script):
        found += 1
        if found == limit:
            break
    return found


def uniform(text: str) -> bool:
    """Whether ``text`` has no simplified-only character, no kana and no hangul."""
    shared = _shared("hans", "big5", _FOREIGN)
    if shared.search(text) is not None:
        return False
    hans = characters("hans")
    return not any(c in hans or FOREIGN.match(c) for c in _outside(text, "big5"))


def reads_japanese(text: str) -> bool:
    """Whether kana stand beside characters that only Japan prints, more than there are of simplified Chinese.

    A heading has few kana: 漢字文化の伝統と現代教育. So has a shop of China: 奶茶の店, but no 伝 for 傳.
    """
    if _KANA.search(text) is None:
        return False
    printed = sum(_only_in_jis(c) for c in text)
    return printed > 0 and printed > sum(c in only_chinese() for c in text)


@cache
def only_chinese() -> frozenset[str]:
    """Simplified characters that Japanese does not write."""
    return frozenset(c for c in characters("hans") if not _is_in(c, "shift_jis"))


@cache
def _only_in_jis(char: str) -> bool:
    """Whether neither mainland China nor Taiwan prints ``char``: 伝, 読, 経. Rare ones of Big5 do not count."""
    if not "\u4e00" <= char <= "\u9fff" or char in characters("hant"):
        return False
    if not _is_in(char, "shift_jis") or _is_in(char, "gb2312"):
        return False
    return char.encode("big5", "ignore") > _BIG5_COMMON or not _is_in(char, "big5")


def _is_in(char: str, codec: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _only(text: str, script: str) -> Iterator[str]:
    codec = "gb2312" if script == "hant" else "big5"
    known = characters(script)
    yield from (c for c in _outside(text, codec) if c in known)
    yield from (m[0] for m in _shared(script, codec).finditer(text))


def _outside(text: str, codec: str) -> Iterator[str]:
    """The characters of ``text`` that ``codec`` does not have."""
    for start in range(0, len(text), _CHUNK):
        piece = text[start : start + _CHUNK]
        while piece:
            try:
                piece.encode(codec)
            except UnicodeEncodeError as stumble:
                yield piece[stumble.start]
                piece = piece[stumble.start + 1 :]
            else:
                break


@cache
def _shared(script: str, codec: str, added: str = "") -> re.Pattern[str]:
    """The characters of ``script`` that ``codec`` has all the same, and those of ``added``."""
    sources = (lexicon_content("script-sets"), *prepared.module_texts("language", "script"))
    inside = prepared.prepared_table(
        f"shared/{script}/{codec}", sources, partial(_inside, script, codec)
    )
    return lazy_pattern(f"[{inside}{added}]")


def _inside(script: str, codec: str) -> str:
    """The characters of ``script`` that ``codec`` has, in order."""
    return "".join(sorted(c for c in characters(script) if c not in set(_outside(c, codec))))


@cache
def _marks() -> dict[int, str]:
    """A translation to one control character for either script; other characters stay."""
    marks = {ord(c): _HANT for c in characters("hant")}
    return marks | {ord(c): _HANS for c in characters("hans")}
