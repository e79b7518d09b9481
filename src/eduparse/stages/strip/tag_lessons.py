"""A block of markup that a text shows as its subject: 写法如下： / <table> / <tr><td>姓名</td></tr> / </table>.

A crawler leaves tags all over the sentences of a page, or round all of them. A lesson shows them in one place and
speaks of them elsewhere. So all tags of a page stay where they stand in one block of lines, most of the text stands
outside it, and that text announces the block with a colon and a word for code, or names code twice.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words

NAMED = 2  # words for code that say enough without a colon above the block
APART = 3  # lines without a tag that a block may hold in a row, as a style sheet between its tags

_HAN = lazy_pattern("[\u4e00-\u9fff]")
_CODE = lazy_pattern(f"(?:{words('code-subject')})")
_LEADS = lazy_pattern(r"[：:]\s*$")
_ATTRIBUTE = lazy_pattern(r"(?<=[\s\"])[a-z-]{3,}(?==)")


def is_shown_block(text: str, tags: "Sequence[re.Match[str]]") -> bool:
    """Whether all ``tags`` of ``text`` stand in one block of lines that the text around it is about."""
    places = [text.count("\n", 0, m.start()) for m in tags]
    if any(b - a > APART + 1 for a, b in pairwise(places)):
        return False
    start = text.rfind("\n", 0, tags[0].start()) + 1
    stop = text.find("\n", tags[-1].end())
    stop = len(text) if stop < 0 else stop
    lead = text[start : tags[0].start()]  # 写法如下：<table>
    before, block, behind = text[:start] + lead, text[start + len(lead) : stop], text[stop:]
    around = f"{before}\n{behind}"
    if len(_HAN.findall(around)) <= len(_HAN.findall(block)):
        return False
    names = {(m["name"] or m["open"] or "").lower() for m in tags} | set(_ATTRIBUTE.findall(block))
    own = [w for w in re.findall(r"(?<![<\w/])[a-z][a-z\d-]+(?![\w>])", around) if w in names]
    spoken = len(_CODE.findall(around)) + len(own)
    return spoken >= (1 if _LEADS.search(before) else NAMED)
