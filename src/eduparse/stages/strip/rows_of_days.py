"""The rows of a plan that goes by days: what there is to eat from Monday to Friday, what happens on the second day.

The names of the days count on (周一, 周二, 周三), alone on their lines or in front of what the day brings, and
something stands between them. A site that changes its list by the day prints their names right below one another.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.page import StripLine

FEWEST = 3  # days
APART = 16  # lines from one day to the next, at most
HEAD = 30  # code points of the name of the plan, right above it
_ORDER = "一二三四五六七八九十"
_DAY = lazy_pattern(
    rf"(?:(?:周|星期|礼拜|週|禮拜)(?P<week>[一二三四五六日天])|第(?P<count>[{_ORDER}])(?P<unit>[天日周週]))"
    r"(?P<rest>$|[：:、\t \u3000（(\d].*)"
)


def rows_of_days(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the lines of such plans, with the name right above them."""
    run: list[tuple[int, str, int]] = []
    for day in (*_days(lines), None):
        if run and (day is None or not _follows(run[-1], day)):
            yield from _plan(lines, [n for n, _, _ in run])
            run = []
        if day is not None:
            run.append(day)


def _days(lines: Sequence[StripLine]) -> Iterator[tuple[int, str, int]]:
    """Line, kind and number of each line that opens with a day."""
    for n, line in enumerate(lines):
        found = _DAY.match(line.text) if line.text[:1] in "周星礼週禮第" else None
        if found is None:
            continue
        if found["week"]:
            yield n, "week", 7 if found["week"] in "日天" else _ORDER.index(found["week"]) + 1
        else:
            yield n, found["unit"], _ORDER.index(found["count"]) + 1


def _follows(before: tuple[int, str, int], day: tuple[int, str, int]) -> bool:
    return day[1] == before[1] and day[2] == before[2] + 1 and day[0] - before[0] <= APART


def _plan(lines: Sequence[StripLine], days: Sequence[int]) -> Iterator[int]:
    """The lines from the name of the plan to what its last day brings."""
    if len(days) < FEWEST:
        return
    gaps = [below - above for above, below in pairwise(days)]
    bare = sum(len(lines[n].text) <= len("星期一：") for n in days)
    if max(gaps) == 1 and 2 * bare > len(days):
        return  # the names of the days, and nothing between them
    first = days[0]
    named = first and len(lines[first - 1].text) <= HEAD and not lines[first - 1].links
    yield from range(first - bool(named), min(days[-1] + max(gaps), len(lines)))
