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
from eduparse.stages.strip.page import StripLine

NAMED = 2  # words for code that say enough without a colon above the block
APART = 3  # lines without a tag that a block may hold in a row, as a style sheet between its tags

BREAKS = "p|br|div|tr|li|h[1-6]|table|ul|ol|hr|section|article|blockquote|dl|dt|dd|tbody|thead|center|title|body|html|head"
_PLAIN = "a|b|i|u|s|em|strong|span|font|img|small|big|td|th|input|label|o:p|st1:[a-z]+|button|form|colgroup|col|meta|link|nobr|wbr|iframe|video|audio|source|object|embed|param|picture|figure|figcaption|caption|tfoot|main|header|footer|nav|aside|pre|code|tt|strike|del|ins"
PRINTED_TAG = lazy_pattern(
    rf"(?P<whole><!--.*?-->|<(?P<raw>script|style)\b[^<>]*>.*?</(?P=raw)>)|"
    rf"<(?P<end>/?)(?P<name>{BREAKS}|{_PLAIN})(?P<rest>\s[^<>]*|)/?>|"
    r"<(?P<open>[a-z][a-z\d]{0,15})(?P<set>(?:\s+[a-z-]+=\"[^\"<>]*\")+)\s*/?>|</(?P<shut>[a-z][a-z\d]{0,15})>",
    re.IGNORECASE | re.DOTALL,
)
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_CODE = lazy_pattern(f"(?:{words('code-subject')})")
_LEADS = lazy_pattern(r"[：:]\s*$")
_ATTRIBUTE = lazy_pattern(r"(?<=[\s\"])[a-z-]{3,}(?=[=\s/>])")  # also one without a value: autoplay
_WORD = lazy_pattern(r"(?<![<\w/])[a-z][a-z\d-]+(?![\w>])")


def shown_markup(lines: Sequence[StripLine]) -> range:
    """Indices of the lines of such a block, its scripts and styles too; no line is blank."""
    if not any("<" in line.text for line in lines):
        return range(0)
    text = "\n".join(line.text for line in lines)
    tags = list(PRINTED_TAG.finditer(text))
    if not tags or not is_shown_block(text, tags):
        return range(0)
    first, last = (text.count("\n", 0, at) for at in (tags[0].start(), tags[-1].end()))
    return range(first, last + 1)


def is_shown_block(text: str, tags: "Sequence[re.Match[str]]") -> bool:
    """Whether all ``tags`` of ``text`` stand in one block of lines that the text around it is about."""
    between = (text.count("\n", a.end(), b.start()) for a, b in pairwise(tags))
    if any(lines > APART + 1 for lines in between):
        return False
    start = text.rfind("\n", 0, tags[0].start()) + 1
    stop = text.find("\n", tags[-1].end())
    stop = len(text) if stop < 0 else stop
    lead = text[start : tags[0].start()]  # 写法如下：<table>
    shift = start + len(lead)
    before, block, behind = text[:start] + lead, text[shift:stop], text[stop:]
    around = f"{before}\n{behind}"
    if len(_HAN.findall(around)) <= len(_HAN.findall(block)):
        return False
    names = {(m["name"] or m["open"] or "").lower() for m in tags}
    names.update(name for m in tags for name in _ATTRIBUTE.findall(m[0].split(">", 1)[0] + ">"))
    gaps = (block[a.end() - shift : b.start() - shift] for a, b in pairwise(tags))
    own = [w for w in _WORD.findall("\n".join((around, *gaps))) if w in names]
    spoken = len(_CODE.findall(around)) + len(own)
    return spoken >= (1 if _LEADS.search(before) else NAMED)
