"""The bars between the posts of a forum whose page shows little else of a site: 沙发 发表于 2012-03-05 11:02.

A novel and a record of evidence quote such posts. So two bars, each with its floor and its minute, must name floors that
follow one another, and a tool of the forum must stand among them: 只看该作者, 发表回复, a row of 举报, 回复, 打赏.
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
_BAR = lazy_pattern(
    r"(?P<floor>[楼樓]主|沙发|沙發|板凳|地板|\d{1,4}[ ]?[楼樓#])[ \t|｜:：]*(?:\S{1,16}[ \t|｜]+)?(?:(?:发表|發表|回复|回覆)于?[：:]?[ \t]*)?"
    rf"{DAY}日?[ T]\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[ \t|｜]*(?:只看[该該]作者|只看[楼樓]主|回复|举报|引用|电梯直达))*"
)
_TOOL = lazy_pattern(words("tool-of-a-forum"))
_RANK = lazy_pattern(r"(?:积分|威望|金币|帖子|主题|精华|经验)[：:][ ]?\d{1,8}")
_NAMED = {"楼主": 1, "樓主": 1, "沙发": 2, "沙發": 2, "板凳": 3, "地板": 4}


def forum_posts(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the bars, the tools and the ranks of a thread; no line is blank."""
    bars = {}
    for n, line in enumerate(lines):
        found = _BAR.fullmatch(line.text) if marks[n][1] in _BAR_RULES else None
        if found:
            bars[n] = _floor(found["floor"])
    if len(bars) < FEWEST or any(b <= a for a, b in pairwise(bars.values())):
        return
    tools = [n for n, line in enumerate(lines) if _TOOL.search(line.text) and not line.owned]
    if not tools:
        return
    yield from bars
    for n in range(min(bars), len(lines)):
        if n in bars:
            continue
        if n in tools or (_RANK.fullmatch(lines[n].text) and {n - 1, n + 1} & bars.keys()):
            yield n


def told_floors(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the floors of a thread where nothing else is strongly of a site: a novel tells what stood in a forum."""
    found = [n for n, mark in enumerate(marks) if mark[0] >= Strength.STRONG]
    if all(marks[n][1] == FLOORS and _FLOOR.match(lines[n].text) for n in found):
        yield from found


def _floor(name: str) -> int:
    return _NAMED.get(name) or int("".join(c for c in name if c.isdecimal()))
