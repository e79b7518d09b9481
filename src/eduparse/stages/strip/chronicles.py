"""Lines that end with a day and are the text themselves: a chronicle, a timetable of a term.

A site lists its news in the same form (• 开学典礼举行 2021-09-01), the last one first, beside other furniture. The lines of
a chronicle go on in time below its title, or its title says what it is (大事记, 发展历程).
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

LINK = "noise.dated-link"
FEWEST = 3  # lines of a chronicle
_DATED = lazy_pattern(
    r"[^。；]{2,80}?[ \t]*[\[（(]?(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})[\]）)]?"
)
_CHRONICLE = lazy_pattern(words("chronicle"))

Day = tuple[int, int, int]


def chronicles(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the lines of chronicles; no line is blank."""
    n = 0
    while n < len(lines):
        days: list[Day] = []
        while n + len(days) < len(lines) and (
            day := _day(lines[n + len(days)], marks[n + len(days)])
        ):
            days.append(day)
        if len(days) >= FEWEST and _is_chronicle(lines, marks, n, days):
            yield from range(n, n + len(days))
        n += max(len(days), 1)


def _day(line: StripLine, mark: Mark) -> Day | None:
    """The day that ``line`` ends with, where no other rule speaks of it."""
    if mark[0] and mark[1] != LINK:
        return None
    found = _DATED.fullmatch(line.text)
    return (int(found["year"]), int(found["month"]), int(found["day"])) if found else None


def _is_chronicle(
    lines: Sequence[StripLine], marks: Sequence[Mark], n: int, days: Sequence[Day]
) -> bool:
    """Whether the lines from ``n``, with these ``days``, stand below the title of a chronicle, or go on in time below any."""
    if not n or marks[n - 1][0]:
        return False
    if _CHRONICLE.search(lines[n - 1].text):
        return True
    end = n + len(days)
    if end < len(lines) and marks[end][0]:
        return False
    told = any(line.paragraph and not mark[0] for line, mark in zip(lines[:n], marks, strict=False))
    return not told and days[0] < days[-1] and all(a <= b for a, b in pairwise(days))
