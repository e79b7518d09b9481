"""Lines like furniture inside a text that has none above it or below: the text shows them itself.

A manual names a button (扫码登录), a file its licence, a page of exercises how hard each is. Where a site printed a
text, some of its furniture stands above the first sentence or below the last.
"""

from collections.abc import Collection, Sequence

from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.page import StripLine

IN_A_ROW = (
    2  # lines that a text shows below one another, at most; more are the frame between two texts
)
SHARE = 3  # lines of the page for each of them, at least
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
    return marked if inside and not runs and all(marks[n][1] in at_edges for n in marked) else ()
