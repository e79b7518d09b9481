"""Lines like furniture inside a text that has none above it or below: the text shows them itself.

A manual names a button (扫码登录), a file its licence, a page of exercises how hard each is. Where a site printed a
text, some of its furniture stands above the first sentence or below the last. Below a signature nothing is inside the
text, nor right above a title or the label of a clause: there one text ends and the next begins. What 相关新闻 heads at
the end of a page are links, though each of them ends like a sentence.
"""

from collections.abc import Collection, Sequence

from eduparse.language.organs import organs
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.page import StripLine

IN_A_ROW = (
    2  # lines that a text shows below one another, at most; more are the frame between two texts
)
SHARE = 3  # lines of the page for each of them, at least
HEADING = "noise.related-heading"
ROW = 2  # parts between blanks of a title or a label with its text, at most
_STOPS = "。；"


def shown_inside(
    lines: Sequence[StripLine], marks: Sequence[Mark], at_edges: Collection[str]
) -> Sequence[int]:
    """Indices of all marked lines, where each stands between two sentences of the text; else none.

    ``at_edges`` are the rules about what stands around a text. One line of any other keeps none. Hints alone delete
    hardly a line, so one mark at least is sure.
    """
    marked = [n for n, (strength, _) in enumerate(marks) if strength]
    sure = any(marks[n][0] == Strength.SURE for n in marked)
    if not sure or SHARE * len(marked) > len(lines):
        return ()
    sentences = [n for n, x in enumerate(lines) if not marks[n][0] and x.text[-1] in _STOPS]
    inside = bool(sentences) and sentences[0] < marked[0] and marked[-1] < sentences[-1]
    runs = any(b - a == IN_A_ROW for a, b in zip(marked, marked[IN_A_ROW:], strict=False))
    if not inside or runs or any(marks[n][1] not in at_edges for n in marked):
        return ()
    at_end = any(marks[n][1] == HEADING and not _goes_on(lines[n + 1 :]) for n in marked)
    before = any(_opens_text(line) for n in marked for line in lines[n + 1 : n + 2])
    return () if at_end or before or below_signatures(lines)[marked[-1]] else marked


def below_signatures(lines: Sequence[StripLine]) -> list[bool]:
    """Per line, whether a signature with its date closed the paper above it, and no other text began since."""
    out, closed = [False] * len(lines), False
    for n, line in enumerate(lines):
        out[n] = closed
        if line.paragraph or line.heads_clause:
            closed = False
        elif n and line.dated and organs(lines[n - 1].text):
            closed = True
    return out


def _opens_text(line: StripLine) -> bool:
    """Whether it is a title or has a label; a row of names such as 关于本站 联系方式 诚聘英才 only looks like one."""
    return line.official and len(line.text.split()) <= ROW


def _goes_on(lines: Sequence[StripLine]) -> bool:
    return any(line.paragraph for line in lines)
