"""Where the heading of a clause ends, in the four styles of the genre.

On its own line; run in and closed by 。; followed at once by the next label; glued to the body with no
mark (一、总体目标全面贯彻…), where only a heading of the genre followed by an opening of its prose counts.
A full sentence is not a heading: （一）违反本法规定的。 stays without one.
"""

import re
from functools import cache

from eduparse.lexicons import table

MAX_LINE = 48  # code points of a heading alone on its line
MAX_RUN_IN = 32  # and of one closed by 。 inside a paragraph

_SENTENCE = re.compile(
    r"^(?:本法|本条例|本办法|本规定|本意见所|凡|任何|有下列|下列|对.{1,12}的[，,]|各(?:级|地|省|市|县|区|校|单位|部门).{0,16}要)"
    r"|应当|不得|可以|是指|有权|自.{2,14}起|负责|由.{2,14}(?:实施|组织|承担|办理)"
)
# How the prose of the genre opens; a verb of doing right after a heading noun ends the heading.
_OPENING = re.compile(
    r"(?:以|全面|坚持|深入|认真|紧紧|牢固|围绕|贯彻|按照|根据|依据|为(?:深入|全面|进一步|贯彻|落实|了)|到\d|到20|从\d|通过|"
    r"用[\d一二三四五六七八九十两]|\d{4}年|力争|经过|在|高举|充分|积极|切实|大力|进一步|建立|加强|完善|推进|推动|各|我)"
)
_GENERIC = re.compile(
    r"(?:总体|指导|基本|工作|主要|重点|发展|组织|保障|实施|政策|有关|目标|建设|任务|编制|制定|规划)"
    r"(?:要求|目标|思想|原则|任务|措施|思路|步骤|保障|实施|内容|领导|机制|安排|事项|方针|定位|依据|背景)"
)


@cache
def _lexicon() -> frozenset[str]:
    return frozenset(row["heading"] for row in table("headings"))


def heading(text: str, start: int, end: int, kind: str, *, has_child: bool) -> tuple[int, int] | None:
    """The heading's range in the clause text ``[start, end)`` (after its label), or None.

    ``has_child`` says that the next label is a child of this clause.
    """
    while start < end and text[start] in " \t\u3000\n":
        start += 1
    line_end = text.find("\n", start, end)
    line_end = end if line_end < 0 else line_end
    line = text[start:line_end].rstrip()
    if not line:
        return None
    has_body = bool(text[line_end:end].strip())
    stop = re.search(r"[。；;？?！!]", line)
    whole = stop is None or stop.end() == len(line)
    if whole and len(line) <= MAX_LINE and _own_line(line, kind, has_body=has_body, has_child=has_child):
        return start, start + len(line)
    length = _run_in(line, kind, has_more=has_body or (stop is not None and not whole))
    if length is None and kind != "条":
        length = _glued(line)
    return None if length is None else (start, start + length)


def _own_line(line: str, kind: str, *, has_body: bool, has_child: bool) -> bool:
    if line[-1] in "；;：:，,、":
        return False
    if line[-1] in "。！!":
        return has_child and not has_body and kind != "条" and not _SENTENCE.search(line)
    if line[-1] in "？?":
        return has_body or has_child
    if kind in ("编", "分编", "章", "节", "专栏"):
        return True
    return (has_body or has_child) and _glued(line) is None


def _run_in(line: str, kind: str, *, has_more: bool) -> int | None:
    """A first sentence short enough and without the marks of a statement, with more text behind it."""
    if kind == "条":
        titled = re.match(r"[【\[].{2,24}?[】\]]", line)
        return titled.end() if titled else None
    at = line.find("。")
    if not 2 <= at <= MAX_RUN_IN or not has_more:
        return None
    first = line[:at]
    if len(re.findall(r"[，,]", first)) > 1 or re.search(r"[；;：:]", first) or _SENTENCE.search(first):
        return None
    return at


def _glued(line: str) -> int | None:
    for length in range(min(16, len(line) - 4), 3, -1):
        form = line[:length]
        known = form in _lexicon() or _GENERIC.fullmatch(form)
        if known and _OPENING.match(line, length):
            return length
    return None
