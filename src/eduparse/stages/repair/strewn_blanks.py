"""Blanks that a reader of PDF strewed into running text: 大量末标 记样本预测.

Most of them tear words. Writers part names, headings and the items of lists, where words end, and set 第 一 章 and
救 助 工 作 wide. So a page is one of them where blanks inside running text are several and half of them tear
words; all of these are suggested.
"""

from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.charmodel import folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.stages.repair.gbk_chars import seen

RULE = "lines.spaced"
FEWEST = 3  # blanks of a page that tear words, and half of all
TORN = 3.0  # nats that the characters behind a blank gain without it
WORDS = 0.25  # blanks for each Chinese character of a text of which every word is parted
SUGGESTED = 0.8
_HAN = "\u4e00-\u9fff"
_BLANK = lazy_pattern(f" (?<=[{_HAN}]{{2}} )(?=[{_HAN}]{{2}})")
_LETTER = lazy_pattern(f"[{_HAN}]")
_DIVISION = lazy_pattern(f"第 ?[{_HAN}0-9]{{1,6}} ?[{_HAN}]?$")
_NEAR = 3


def strewn_blanks(text: str) -> Iterator[Edit]:
    """Suggestions to delete the blanks of such a page."""
    found = [m.start() for m in _BLANK.finditer(text) if not _of_label(text, m.start())]
    if len(found) < FEWEST:
        return
    if _is_parted_by_words(text):
        return
    torn = sum(_gain(text, at) >= TORN for at in found)
    if torn >= FEWEST and 2 * torn >= len(found):
        yield from (Edit(at, at + 1, "", RULE, SUGGESTED) for at in found)


def _is_parted_by_words(text: str) -> bool:
    """Whether so many blanks stand on the lines that have any that somebody parted all words."""
    lines = [line for line in text.split("\n") if _BLANK.search(line)]
    letters = sum(len(_LETTER.findall(line)) for line in lines)
    return sum(line.count(" ") for line in lines) > WORDS * letters


def _of_label(text: str, at: int) -> bool:
    """Whether the blank at ``at`` stands in the label of a division, or behind it."""
    return _DIVISION.search(text, max(0, at - 8), at) is not None


def _gain(text: str, at: int) -> float:
    left = seen(folded(text[max(0, at - _NEAR) : at].rsplit(" ", 1)[-1]))
    right = seen(folded(text[at + 1 : at + 1 + _NEAR].split("\n", 1)[0]))
    return mixture().score(right, left) - mixture().score(right)
