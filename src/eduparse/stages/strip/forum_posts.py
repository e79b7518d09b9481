"""The bars between the posts of a forum: 沙发 发表于 2012-03-05 11:02, on one line or broken into two.

A novel and a record of evidence quote such posts. So two bars, each with its minute, must name floors that follow one
another, and a tool of the forum must stand among them: 只看该作者, 发表回复, a row of 举报, 回复, 打赏. Bars without a floor
say that somebody posted (江上渔 发表于 …), each later than the one above, and a tool stands on each.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.dates import DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.page import StripLine

FEWEST = 2  # bars of a thread
BAR = "noise.comment-bar"
_BAR_RULES = frozenset(("", "noise.forum-bar", "noise.stamp-line", "noise.link-row", BAR))
FLOORS = "noise.forum-bar"
_FLOOR = lazy_pattern(r"(?:第[ \t]*)?\d{1,4}[ \t]*[楼樓](?!主)")
_NAMED_FLOOR = r"(?P<floor>[楼樓]主|沙发|沙發|板凳|地板|\d{1,4}[ ]?[楼樓#])"
_BAR = lazy_pattern(
    rf"{_NAMED_FLOOR}[ \t|｜:：]*(?:\S{1, 16}[ \t|｜]+)?(?:(?:发表|發表|回复|回覆)于?[：:]?[ \t]*)?"
    rf"{DAY}日?[ T]\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[ \t|｜]*(?:只看[该該]作者|只看[楼樓]主|回复|举报|引用|电梯直达))*"
)
_FLOOR_LINE = lazy_pattern(rf"{_NAMED_FLOOR}(?:[ \t|｜:：]+(?P<name>\S{{1,16}}))?")
# Tools behind the minute of a post are those of its own bar.
_POSTED = lazy_pattern(
    rf"(?:(?P<name>\S{{1,16}})[ \t|｜]+)?(?:发表|發表|回复|回覆|发布)于[：:]?[ \t]*(?P<day>{DAY}日?)[ T]"
    r"(?P<minute>\d{1,2}:\d{2}(?::\d{2})?)(?P<tools>(?:[ \t|｜]+[^\s|｜]{2,8}){0,6})"
)
_TOOL = lazy_pattern(words("tool-of-a-forum"))
_RANK = lazy_pattern(r"(?:积分|威望|金币|帖子|主题|精华|经验)[：:][ ]?\d{1,8}")
_NUMBERS = lazy_pattern(r"\d+")
_NAMED = {"楼主": 1, "樓主": 1, "沙发": 2, "沙發": 2, "板凳": 3, "地板": 4}
NAME = 16  # code points of who posts, on a line between floor and minute


def forum_posts(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the bars, the tools and the ranks of a thread; no line is blank."""
    bars = _floors(lines, marks) or _posted(lines)
    tools = [n for n, line in enumerate(lines) if _TOOL.search(line.text) and not line.owned]
    if not bars or not tools:
        return
    told = {n for bar in bars for n in bar}
    yield from told
    for n in range(min(told), len(lines)):
        if n in told:
            continue
        ranked = _RANK.fullmatch(lines[n].text) and {n - 1, n + 1} & told
        if n in tools or ranked or (marks[n][1] == FLOORS and not _FLOOR_LINE.match(lines[n].text)):
            yield n


def _floors(lines: Sequence[StripLine], marks: Sequence[Mark]) -> list[range]:
    """The bars that name their floor, where these follow one another."""
    bars: dict[range, int] = {}
    for n, line in enumerate(lines):
        if marks[n][1] not in _BAR_RULES:
            continue
        found = _BAR.fullmatch(line.text)
        if found:
            bars[range(n, n + 1)] = _floor(found["floor"])
        elif (broken := _FLOOR_LINE.fullmatch(line.text)) is not None:
            stamp = n + 1 if broken["name"] else n + 2
            near = (m for m in (n + 1, stamp) if m < len(lines))
            below = next((m for m in near if _POSTED.fullmatch(lines[m].text)), None)
            if below is not None and all(len(x.text) <= NAME for x in lines[n + 1 : below]):
                bars[range(n, below + 1)] = _floor(broken["floor"])
    if len(bars) < FEWEST or any(b <= a for a, b in pairwise(bars.values())):
        return []
    return list(bars)


def _posted(lines: Sequence[StripLine]) -> list[range]:
    """The bars that name who posted and when, each with a tool and none earlier than the one above."""
    found = [(n, _POSTED.fullmatch(x.text)) for n, x in enumerate(lines) if "于" in x.text]
    bars = [
        (n, m) for n, m in found if m and m["name"] and _TOOL.search(m["tools"].strip(" \t|｜"))
    ]
    times = [[int(x) for x in _NUMBERS.findall(m["day"] + " " + m["minute"])] for _, m in bars]
    if len(bars) < FEWEST or any(b < a for a, b in pairwise(times)):
        return []
    return [range(n, n + 1) for n, _ in bars]


def told_floors(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the floors of a thread where nothing else is strongly of a site: a novel tells what stood in a forum."""
    found = [n for n, mark in enumerate(marks) if mark[0] >= Strength.STRONG]
    if all(marks[n][1] == FLOORS and _FLOOR.match(lines[n].text) for n in found):
        yield from found


def _floor(name: str) -> int:
    return _NAMED.get(name) or int("".join(c for c in name if c.isdecimal()))
