"""Figures that went with a lost byte: 2023骞?0鏈?, which was 2023年10月, not 2023年0月.

Some programs take a first byte of GBK and the digit behind it for one sign that they do not know, and show a single
``?`` for both. Others keep the digit. So a number behind such a mark may have lost its first figure, and what is
left reads well. A page shows which program it was: 年?12月 has all its figures, 月?日 has none. Where a page shows that
they are kept, nothing is told; else the number is, unless U+FFFD stands for the byte, as in programs that keep the figure.
"""

from collections.abc import Iterator, Mapping

from eduparse.language.lazy_pattern import lazy_pattern

LOST = "?\ufffd"
_DIGITS = lazy_pattern("[0-9]*")
_KEPT = lazy_pattern("(?:0[1-9]|1[0-2])月|[0-3][0-9][日号]|(?:19|20)[0-9]{2}年")
_EATEN = lazy_pattern("0?[月日号]")
_DATE = "年月"
_SHORTENED = lazy_pattern(r"[0-9]|[月日号条章期届]|\.[0-9]")
_COUNTED = lazy_pattern(r"[年月第、和至到共]")


def before_eaten_digits(text: str, read: Mapping[int, tuple[int, str]]) -> Iterator[int]:
    """Where the characters of ``text`` begin behind which a figure may be gone.

    ``read`` are the characters of its damaged parts: by where each begins, where it ends and what it was.
    """
    asked: list[tuple[int, str]] = []
    kept = eaten = False
    for start, (end, char) in read.items():
        if text[end - 1 : end] not in LOST:
            continue
        digits = _DIGITS.match(text, end)
        high = digits.end() if digits else end
        after, unit = read.get(high, (high + 1, text[high : high + 1]))
        behind = text[end:high] + unit + read.get(after, (0, text[after : after + 1]))[1]
        kept = kept or _KEPT.match(behind) is not None
        if char in _DATE and text[start - 1 : start].isdecimal() and _EATEN.match(behind):
            eaten = True
        if _is_short(char, behind):
            asked.append((start, text[end - 1]))
    if eaten or not kept:
        yield from (start for start, mark in asked if eaten or mark == "?")


def _is_short(char: str, behind: str) -> bool:
    """Whether what stands ``behind`` a character may be what is left of a number."""
    m = _SHORTENED.match(behind)
    if m is None:
        return False
    return m[0][0] in "0123456789." or _COUNTED.match(char) is not None
