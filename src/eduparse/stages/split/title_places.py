"""Where a title stands that is not above all text of its page, and what titles a paper without one.

A site tells the news of a paper above the whole of it, or remarks on it in a line. A paper may name itself in its
first sentences (特制定《…》), or its title is no more than the word for its kind.
"""

import re
from itertools import islice

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import TITLE_END, bare_kind, headline
from eduparse.stages.split.front_matter import Front
from eduparse.stages.split.text_lines import text_lines
from eduparse.stages.split.title_lines import HEAD, is_prose_line

MOST_REMARKS, LONGEST_REMARK = 2, 24  # of a site above a title: lines, code points
# How a site leads to the paper that it prints whole below its news of it.
_GIVEN_WHOLE = lazy_pattern(
    r"(?!.*现将)[^。]{0,30}(?:全文|原文|文件|详情)[^。，；]{0,8}如下[：:]?$"
)
_MADE = lazy_pattern(
    rf"(?:^|[，,。])(?:学校|[我本][校园院局县市区])?特此?制[定订]《(?P<title>[^《》\n]{{6,60}}(?:{TITLE_END}))》[。\n]",
    re.MULTILINE,
)
_BRINGS = lazy_pattern(r"现[将就予]?[^。\n]{0,40}(?:印发|转发|发布|公布)")


def behind_news(text: str, front: Front) -> int:
    """Where the paper begins that a site prints whole below its news of it; 0 where there is no such news."""
    for n, (low, high) in enumerate(text_lines(text, 0, head_limit(front))):
        line = text[low:high]
        if n and _GIVEN_WHOLE.match(line):
            return high
        if n == HEAD or not is_prose_line(line):
            break  # what stands above may be a title
    return 0


def below_remarks(text: str, front: Front) -> int:
    """Where a title stands by itself below a short remark of the site and above the text; 0 where none does."""
    lines = list(islice(text_lines(text, 0, head_limit(front)), 1 + MOST_REMARKS + 1))
    for (_, end), (low, high), (start, stop) in zip(lines, lines[1:], lines[2:], strict=False):
        if end > LONGEST_REMARK or not is_prose_line(text[:end]):
            return 0
        found = headline(text[low:high])
        if found is not None and not found.rest and is_prose_line(text[start:stop]):
            return low
    return 0


def made_title(text: str, front: Front) -> str | None:
    """The title that a paper without one gives itself right in front of its first clause: 特制定《…行动计划》."""
    made = _MADE.search(text, 0, front.first)
    if made is None or front.recipients or _BRINGS.search(text, 0, front.first):
        return None
    opens = front.first < len(text) and not text[made.end() : front.first].strip()
    return made["title"] if opens else None


def kind_alone(text: str) -> str | None:
    """The word for its kind that stands alone above the first sentence of a paper: 公示."""
    lines = [text[low:high] for low, high in islice(text_lines(text, 0, len(text)), 2)]
    if len(lines) < 2 or not bare_kind(lines[0]) or not is_prose_line(lines[1]):
        return None
    return "".join(lines[0].split())


def head_limit(front: Front) -> int:
    """Where the lines end that may hold the title."""
    return front.recipients[0] if front.recipients else max(front.end, front.first)
