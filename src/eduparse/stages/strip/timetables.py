"""Rows of a timetable, which look like the day and minute at which a page was put up.

One such line says when the page was published. Two or more of one form, in the order of time and with round minutes,
are the hours of exams, matches or meetings. Lists of news run backwards, and their minutes are those of a clock.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.dates import DAY_AND_MINUTE
from eduparse.language.lazy_pattern import lazy_pattern

FEWEST = 2  # rows
APART = 2  # lines from one row to the next: what begins at a time may stand on a line of its own
ROUND = 5  # minutes
_ROW = lazy_pattern(rf"{DAY_AND_MINUTE}(?P<rest>(?!:?\d)(?!更新|发布).*)")
_OF_THE_PAGE = lazy_pattern(
    r"来源|作者|编辑|稿源|发布|浏览|点击|阅读|评论|字号|回复|楼|举报|更新|收藏|分享|打印"
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


def _times(lines: Sequence[str]) -> Iterator[tuple[int, tuple[object, ...], tuple[int, ...]]]:
    """Line, form and time of each line that begins with a day and a round minute."""
    for n, line in enumerate(lines):
        row = _ROW.fullmatch(line) if ":" in line or "：" in line else None
        if row is None or int(row["minute"]) % ROUND or _OF_THE_PAGE.search(row["rest"]):
            continue
        form = row["first"], bool(row["second"]), bool(row["rest"])
        time = tuple(int(row[part]) for part in ("year", "month", "day", "hour", "minute"))
        yield n, form, time
