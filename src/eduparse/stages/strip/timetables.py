"""Rows and cells of a timetable, which look like the day and minute at which a page was put up, or like a menu.

One such line says when the page was published. Two or more of one form, in the order of time and with round minutes,
are the hours of exams, matches or meetings. Lists of news run backwards, and their minutes are those of a clock.

Where a converter put each cell on a line of its own, the lines are as short as the names of a menu. What tells them
is that the list has a title of its own (课程表), or that its cells name hours or days; a menu has neither.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from eduparse.language.dates import DAY_AND_MINUTE, MONTH_DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.title_lines import FEWEST_LISTED, LIST_ROW, names_list
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.page import StripLine

FEWEST = 2  # rows
APART = 2  # lines from one row to the next: what begins at a time may stand on a line of its own
ROUND = 5  # minutes
BAR_LINES = 2  # of the bar of the page, between the name of a list and its cells
HEADS = 3  # cells above the first time: what the columns hold
FEWEST_TIMES = 3  # different cells of a list that name an hour or a day
_ROW = lazy_pattern(rf"{DAY_AND_MINUTE}(?P<rest>(?!:?\d)(?!更新|发布).*)")
_OF_THE_PAGE = lazy_pattern(
    r"来源|作者|编辑|稿源|发布|浏览|点击|阅读|评论|字号|回复|楼|举报|更新|收藏|分享|打印"
)
_HOUR = r"\d{1,2}[:：]\d{2}"
_TIME = lazy_pattern(
    rf"(?:[上下]午|中午|晚上|早上)?[ \t\u3000]*{_HOUR}(?:[ \t\u3000]*[-—–~～至到]+[ \t\u3000]*{_HOUR})?"
    rf"|{MONTH_DAY}(?:[（(].{{1,4}}[）)])?|(?:星期|周)[一二三四五六日天]"
)


def timetable_rows(lines: Sequence[str]) -> frozenset[int]:
    """Indices of such rows; ``lines`` are those that are not blank, without blanks around."""
    found: set[int] = set()
    run: list[tuple[int, tuple[object, ...], tuple[int, ...]]] = []
    for n, form, time in _times(lines):
        if run and (run[-1][1] != form or n - run[-1][0] > APART or time <= run[-1][2]):
            run = []
        run.append((n, form, time))
        if len(run) >= FEWEST:
            found.update(row for row, _, _ in run)
    return frozenset(found)


def timetable_cells(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the cells of timetables and named lists: short lines in a row that no rule is sure about.

    A lesson may be called as a channel is (体育). Right above them, or on the first of them, stands the name of a list, or some of them are times.
    """
    short = [
        len(x.text) <= LIST_ROW and mark[0] <= Strength.WEAK
        for x, mark in zip(lines, marks, strict=True)
    ]
    for run in _runs(short):
        if len(run) < FEWEST_LISTED:
            continue  # too few for a list, as nearly everywhere: what else they look like is not asked
        cells = [not (lines[n].bullet or lines[n].links) for n in run]
        for part in _runs(cells):
            yield from _cells(lines, marks, range(run.start + part.start, run.start + part.stop))


def _cells(lines: Sequence[StripLine], marks: Sequence[Mark], run: range) -> Iterator[int]:
    """Which of the short lines of a ``run`` are cells: those from the name of their list on, or around the times.

    No line has a bullet, as items of a list, or bars between names, as a menu.
    """
    if len(run) < FEWEST_LISTED:
        return
    above = run.start - 1
    while above >= 0 and marks[above][0] and run.start - above <= BAR_LINES:
        above -= 1
    asked = (*([above] if above >= 0 else []), *run)
    named = next((n for n in asked if names_list(lines[n].text)), None)
    timed = [n for n in run if _TIME.fullmatch(lines[n].text)]
    if named is not None:
        first = max(run.start, named)
    elif len({lines[n].text for n in timed}) >= FEWEST_TIMES:
        first = max(run.start, timed[0] - HEADS)
    else:
        return
    stop = run.stop if timed else _apart(lines, first, run.stop)
    if stop - first >= FEWEST_LISTED:
        yield from range(first, stop)


def _apart(lines: Sequence[StripLine], first: int, stop: int) -> int:
    """The first line behind ``first`` that stands further from what is above it than the cells do: a list has ended."""
    # The first gap may be that below the name of the list.
    cells = range(first + 2, min(first + FEWEST_LISTED, stop))
    usual = max((_gap(lines, n) for n in cells), default=0)
    return next((n for n in range(first + FEWEST_LISTED, stop) if _gap(lines, n) > usual), stop)


def _gap(lines: Sequence[StripLine], n: int) -> int:
    return lines[n].start - lines[n - 1].end


def _runs(holds: Sequence[bool]) -> Iterator[range]:
    """The longest runs of indices in a row for which ``holds`` is true."""
    start = 0
    for value, run in groupby(holds):
        end = start + sum(1 for _ in run)
        if value:
            yield range(start, end)
        start = end


def _times(lines: Sequence[str]) -> Iterator[tuple[int, tuple[object, ...], tuple[int, ...]]]:
    """Line, form and time of each line that begins with a day and a round minute."""
    for n, line in enumerate(lines):
        row = _ROW.fullmatch(line) if ":" in line or "：" in line else None
        if row is None or int(row["minute"]) % ROUND or _OF_THE_PAGE.search(row["rest"]):
            continue
        form = row["first"], bool(row["second"]), bool(row["rest"])
        time = tuple(int(row[part]) for part in ("year", "month", "day", "hour", "minute"))
        yield n, form, time
