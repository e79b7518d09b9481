"""Styles of Word or of an editor of pages: over several lines above a text, and those that a text shows itself.

Word writes @font-face, p.MsoNormal, @page Section1 with their braces over many lines. What is pasted into a page brings
them along, above its title. A block opens with such a name, its braces close, and no line of it is Chinese but for
the name of a font. A lesson, an exam or a question shows such styles too. There a colon, a question or its blank stands
right above them, a choice or the answer right below; or a text speaks of CSS.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

PROGRAM = "noise.site-script"
LONGEST = 60  # lines of one block
LEAST_LEAD = 6  # code points of a line whose colon announces a program: a key of a card is shorter
_OPENS = lazy_pattern(
    r"(?:@font-face|@page(?:[ ](?:Word)?Section\d)?|(?:[A-Za-z.]{1,12}[ ,]{1,2})*[A-Za-z]{0,6}\.(?:Mso|(?:Word)?Section\d)[^{}]{0,160})[ ]?(?:\{[^{}]*\}?)?"
)
_RULE = lazy_pattern(words("style-line"))
_LOADS = lazy_pattern(r"\{?[ \t]*src[ ]?:")  # a font that a lesson or a site loads
_COMMENT = lazy_pattern(r"/\*[^*]{0,60}\*/|<!--|-->")
_STYLE = lazy_pattern(r"@font-face|@page|\.Mso|Section\d|TRS_|Custom_Union|_content|ue_table")
_ASKED = lazy_pattern(r"[：:？?]$|[（(][ \t\u3000_]*[）)][。.]?$")
_NEAR = lazy_pattern(r"样式|代码|字体|[Cc][Ss][Ss]|格式|源码|选择器|[Ww]ord")
_TAUGHT = lazy_pattern(r"(?<![A-Za-z])(?:css|CSS|html|HTML)(?![A-Za-z])|样式表|源代码|选择器")
_ANSWERED = lazy_pattern(r"[A-Da-d][.．、:：)）]|[（(][A-D][）)]|(?:[回解]?答案?|解析|回复)[：:]")


def style_sheets(lines: Sequence[StripLine]) -> Iterator[int]:
    """Indices of the lines of styles set over several lines; no line is blank."""
    n = 0
    while n < len(lines):
        end = _block(lines, n)
        while end > n and (more := _block(lines, end)) > end:
            end = more
        if end > n:
            yield from range(n, end)
        n = max(end, n + 1)


def _block(lines: Sequence[StripLine], n: int) -> int:
    """Where the block ends that opens with line ``n``, or ``n``."""
    if n >= len(lines):
        return n
    if _COMMENT.fullmatch(lines[n].text):
        return n + 1 if _block(lines, n + 1) > n + 1 else n
    if not _OPENS.fullmatch(lines[n].text):
        return n
    deep, opened = 0, False
    for m in range(n, min(len(lines), n + LONGEST)):
        text = lines[m].text
        if (m > n and not _RULE.fullmatch(text)) or _LOADS.match(text):
            return n
        deep += text.count("{") - text.count("}")
        opened = opened or "{" in text
        if opened and deep <= 0:
            return m + 1 if deep == 0 and m > n else n
    return n


def shown_styles(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked styles that a text shows: asked about or named right above, answered right below."""
    own = (line.text for line, mark in zip(lines, marks, strict=True) if not mark[0])
    taught = any(_TAUGHT.search(text) for text in own)
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and marks[end][1] == PROGRAM and _is_style(lines[end]):
            end += 1
        if end > n:
            asked = n > 0 and not marks[n - 1][0] and _asks(lines[n - 1].text)
            asked = asked or taught or (n > 0 and _NEAR.search(lines[n - 1].text) is not None)
            answered = end < len(lines) and _ANSWERED.match(lines[end].text) is not None
            if asked or answered:
                yield from range(n, end)
        n = max(end, n + 1)


def _asks(text: str) -> bool:
    return len(text) >= LEAST_LEAD and _ASKED.search(text) is not None


def _is_style(line: StripLine) -> bool:
    return _STYLE.search(line.text) is not None or _RULE.fullmatch(line.text) is not None
