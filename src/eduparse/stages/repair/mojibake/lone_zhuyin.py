"""A letter of Zhuyin in place of a mark, beside a word of GBK that Big5 shows: 塑料纸ㄛ婬蚚 for 塑料纸，使用.

Marks of GBK are letters of Zhuyin there: ㄛ is its comma. Writers of Taiwan use a letter for a word (好ㄛ), so the mark alone
proves nothing. What tells is that the characters beside it, which Chinese hardly uses, are likelier by far as GBK.
"""

from collections.abc import Iterator
from functools import cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.language.present import beside_chinese
from eduparse.language.zhuyin import LETTERS, TONES, has_sounds
from eduparse.stages.repair.byte_readings import BIG5, GB
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.mojibake.word_readings import readings_of, sides

LIKELIER = 8.0  # nats by which what stands beside the letter is likelier as GBK
BESIDE = 4  # characters on either side that are tried
_ALONE = lazy_pattern(f"(?<![{LETTERS}{TONES}])[{LETTERS}](?![{LETTERS}{TONES}])")
_HAN = lazy_pattern("[\u4e00-\u9fff]*")
_MARKS = "，。、；：？！“”（）《》"

Range = tuple[int, int]


def lone_zhuyin(text: str) -> Iterator[Range]:
    """Where a mark of GBK, and characters beside it, show as Big5."""
    for m in _ALONE.finditer(text) if has_sounds(beside_chinese(text)) else ():
        mark = _marks().get(m[0])
        if mark is None:
            continue
        at = m.start()
        before = [n for n in range(1, BESIDE + 1) if at >= n and _HAN.fullmatch(text, at - n, at)]
        behind = [
            n
            for n in range(1, BESIDE + 1)
            if _HAN.fullmatch(text, at + 1, at + 1 + n) and at + n < len(text)
        ]
        found = [(at - n, at) for n in before if _is_likelier(text, at - n, at, "", mark)]
        found += [
            (at + 1, at + 1 + n) for n in behind if _is_likelier(text, at + 1, at + 1 + n, mark, "")
        ]
        if found:
            yield min(at, *(low for low, _ in found)), max(at + 1, *(high for _, high in found))


def _is_likelier(text: str, start: int, end: int, front: str, back: str) -> bool:
    """Whether a range is likelier as GBK, where ``front`` or ``back`` is the mark beside it."""
    left, right = sides(text, start, end)
    left, right = front or left, back or right
    own = mixture().score(seen(text[start:end]) + right, left)
    reads = readings_of(text[start:end], BIG5, GB, 1)
    return any(mixture().score(seen(r) + right, left) >= own + LIKELIER for r in reads)


@cache
def _marks() -> dict[str, str]:
    """The mark of GBK by the letter as which Big5 shows it."""
    shown = ((m.encode("gbk").decode("big5", "ignore"), m) for m in _MARKS)
    return {letter: mark for letter, mark in shown if _ALONE.fullmatch(letter)}
