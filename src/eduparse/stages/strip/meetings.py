"""The head of minutes, agendas and invitations: when, where and who, a key to a line.

A site prints 时间： too, above a text; what tells the two apart is the line beside it. 地点： or 主持： right above or
below belongs to a meeting, and so does the time between them. No line with such a key is a title.
"""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

_DASH = r"(?:[-–—•*·][ \u3000]*)?"  # of a list
_KEY = lazy_pattern(
    rf"{_DASH}(?:会议|活动|讲座|比赛|考试|培训|报到|集合)?(?:地[ \u3000]*点|主[ \u3000]*持|出[ \u3000]*席|列[ \u3000]*席|缺[ \u3000]*席|参[ \u3000]*[加会]|记[ \u3000]*录|议[ \u3000]*题|主[ \u3000]*讲)(?:人员?|者)?[ \u3000]*[：:]"
)
_TIME = lazy_pattern(
    rf"{_DASH}(?:会议|活动|讲座|比赛|考试|培训|报到|集合)?(?:时[ \u3000]*间|日[ \u3000]*期)[ \u3000]*[：:]"
)


def has_meeting_key(line: StripLine) -> bool:
    """Whether ``line`` tells where a meeting is, who leads it, who is there or what it is about."""
    return _KEY.match(line.text) is not None


def times_of_meetings(lines: Sequence[StripLine], marks: Sequence[Mark]) -> frozenset[int]:
    """Indices of the marked lines that tell when a meeting is: beside one that tells where or with whom."""
    return frozenset(
        n
        for n, line in enumerate(lines)
        if marks[n][0]
        and _TIME.match(line.text)
        and any(has_meeting_key(lines[m]) for m in (n - 1, n + 1) if 0 <= m < len(lines))
    )
