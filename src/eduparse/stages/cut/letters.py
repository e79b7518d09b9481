"""Letters and announcements of Taiwan on one page: each begins with a head of its own."""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.cut.cut_lines import CutLine
from eduparse.stages.split.front_matter import LETTERHEAD

_KINDS = ("函", "令", "公告", "通知单")
_DATED = lazy_pattern("发[文出](?:日期|字号)[：:]")
_SUBJECT = lazy_pattern("主旨[：:]")
_WITHIN = 16  # lines in which its subject follows


def letters(lines: Sequence[CutLine]) -> dict[int, str]:
    """The heads of letters (云林县政府　函, with 发文日期 and 主旨 below), where there are two: no letter has a title."""
    heads = [n for n, line in enumerate(lines) if line.text.endswith(_KINDS) and _is_head(lines, n)]
    return dict.fromkeys(heads, "") if len(heads) > 1 else {}


def _is_head(lines: Sequence[CutLine], n: int) -> bool:
    below = [line.text for line in lines[n + 1 : n + 1 + _WITHIN]]
    subject = next((k for k, text in enumerate(below) if _SUBJECT.match(text)), None)
    if subject is None:
        return False
    if not any(map(_DATED.match, below[:subject])):
        return False  # quoted in another letter
    head = [lines[n].text, *below[: subject + 1], ""]
    return LETTERHEAD.match("\n".join(head)) is not None
