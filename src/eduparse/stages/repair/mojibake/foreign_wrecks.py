"""A line in another language than Chinese whose UTF-8 was read in another encoding: Les Ã©coles, Ð¨ÐºÐ¾Ð»Ñ‹, 小泻芯谢褘.

It is not read again, as nothing but Chinese is. It is told, since its letters name a language that it is not in: what
was Vietnamese looks Spanish, and Russian Chinese. Its bytes tell. They go together as letters of UTF-8, and what is
written in any language where it is read right has hardly two bytes that do.
"""

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import beside_chinese
from eduparse.language.rare_chars import crowded, page_crowds
from eduparse.stages.repair.byte_readings import GB, LATIN, PAGES, as_bytes

FEWEST = 3  # letters that a line must come to
SHARE = 0.7  # share of the bytes above 127 that are letters of UTF-8
SHARE_GBK = 0.75  # the same in GBK, which takes letters of ASCII into its pairs
WHOLE = 0.5  # share of such lines from which a page is in no language
_LOOKED = 400  # characters of a line that tell
_OF_ROW = lazy_pattern("[^\x00-\x7f\u2010-\u2027\u2e80-\uffef]")
_ROW = lazy_pattern(f"{_OF_ROW.pattern}{{2}}")
_HIGH = lazy_pattern("[^\x00-\x7f]")
_SHOWN = lazy_pattern("[^\x00-\x7f](?:[\\s\\S]*[^\x00-\x7f])?")
_SOUNDS = lazy_pattern("[\u3105-\u312f]")  # Zhuyin, which pairs one off: ㄅㄞ is A8 C5 A8 D0
_ASCII = bytes(range(0x80))
_NO_BYTE = b"\xff"  # which UTF-8 has nowhere

Range = tuple[int, int]


@lru_cache(maxsize=4)
def foreign_wrecks(text: str) -> tuple[Range, ...]:
    """The lines of ``text`` that are such, each from the first to the last of its characters that ASCII has not."""
    if not page_crowds(text) and _OF_ROW.search(beside_chinese(text)) is None:
        return ()
    return tuple(_lines(text))


def is_foreign_wreck(text: str) -> bool:
    """Whether most of ``text`` is such lines, so that its letters say nothing about its language."""
    found = foreign_wrecks(text)
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


def _is_wreck(line: str) -> bool:
    if _ROW.search(line) is not None and any(
        _spells(line, page, SHARE) for page in (LATIN, *PAGES)
    ):
        return True
    return crowded(line) and len(_SOUNDS.findall(line)) < FEWEST and _spells(line, GB, SHARE_GBK)


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
