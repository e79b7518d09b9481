"""Text of which every character stands twice, as programs print what a page draws twice for bold: 各各学学校校的的.

Chinese doubles words in earnest: 高高兴兴, and blessings of many such words. None of them doubles a mark or a word of
grammar. So a run is told that holds one of those twice, and that reads as Chinese when each is read once. Where the words
in front speak of doubling, as in a lesson or of someone who stammers, it is meant.
"""

from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.mixture import mixture
from eduparse.stages.repair.gbk_chars import seen

FEWEST = 8  # different Chinese characters of a run
LIKELY = -7.0  # mean log-probability of a character, each read once
# Twice what stands twice in no word, but for one of four characters (的的确确). Each costs a search of every page, and hardly
# a line of prose has none of them.
_TWICE = ("，，", "。。", "、、", "的的")
BEFORE = 40  # code points in front in which the text says that it doubles
_MEANT = lazy_pattern(words("about-doubling"))
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_CHINESE = lazy_pattern("[\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e“”‘’0-9]")

Range = tuple[int, int]


def doubled_chars(text: str) -> Iterator[Range]:
    """The runs of ``text`` in which every character stands twice."""
    behind = 0
    for at in sorted(at for twice in _TWICE for at in _places(text, twice)):
        if at < behind:
            continue
        start, end = _run_around(text, at)
        behind = max(behind, end)
        once = text[start:end:2]
        if _MEANT.search(text, max(0, start - BEFORE), start):
            continue
        if len(set(_HAN.findall(once))) >= FEWEST and mixture().score(
            seen(once), "\n"
        ) >= LIKELY * len(once):
            yield start, end


def _places(text: str, twice: str) -> Iterator[int]:
    at = text.find(twice)
    while at >= 0:
        yield at
        at = text.find(twice, at + 2)


def _run_around(text: str, at: int) -> Range:
    """The run of pairs that the one at ``at`` belongs to."""
    start, end = at, at + 2
    while start >= 2 and _is_pair(text, start - 2):
        start -= 2
    while _is_pair(text, end):
        end += 2
    return start, end


def _is_pair(text: str, at: int) -> bool:
    return text[at : at + 1] == text[at + 1 : at + 2] and _CHINESE.match(text, at) is not None
