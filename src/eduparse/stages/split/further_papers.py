"""The second and further papers that one notice brings, told by a title and by numbering that begins again.

A notice that issues two regulations prints them one behind the other, often without a line 附件. Each has a title
on a line of its own and numbers its parts from 1; the paper above has gone on to 2 by then.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import BULLET, FIRST_ARTICLE, FIRST_COUNTED, LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.language.titles import TITLE_END
from eduparse.stages.split.text_lines import text_lines

Span = tuple[int, int]
OPENING_LINES, OPENING_LENGTH = (
    4,
    1500,
)  # between a title and its first label; lines and code points

# The first label of a paper, at the start of a line.
_BEGINS = LinePattern(
    rf"^[ \t\u3000]*(?:(?P<counted>{FIRST_COUNTED})|(?P<article>{FIRST_ARTICLE}))"
)
_BLANKS = lazy_pattern(r"[ \t\u3000]+")
_NAMED = lazy_pattern(r"[“《]([一-鿿]{6,40})[”》]")
_ACT_TITLE = lazy_pattern(rf"[^。；;：:，,\t]{{6,60}}{TITLE_END}")
_PAPER_ENDS = lazy_pattern(r"[。；）)》]$|^[^。]{1,24}$")
_PROSE_LINE = lazy_pattern(r"[。：:]$")
_ASIDE = lazy_pattern(r"[（(][^（）()]+[）)]")  # （试行） below a title
_LABEL = lazy_pattern(rf"{LABEL}|{BULLET}")


def further_papers(text: str, brings: "re.Pattern[str]", known: Sequence[Span]) -> Iterator[Span]:
    """The titles of the second and further papers that a notice brings, none of them in the ranges ``known``.

    The numbering of the paper above has gone on to 2 in the form of the one below. The text above all of them
    says that it ``brings`` something, or names the paper.
    """
    begun = list(_BEGINS.finditer(text))
    if not begun:
        return
    head = text[: begun[0].start()]
    brought, named = brings.search(head) is not None, _NAMED.findall(head)
    if not (brought or named):
        return
    for before, m in pairwise(begun):
        form, second = ("counted", "二、") if m["counted"] else ("article", "第二条")
        if before[form] is None or text.find("二", before.end(), m.start()) < 0:
            continue
        between = _BLANKS.sub("", text[before.end() : m.start()])
        if f"\n{second}" not in between:
            continue
        title = _title_of(text, before.end(), m.start())
        if title is None or any(low <= title[1] and title[0] <= high for low, high in known):
            continue
        name = "".join(text[slice(*title)].split())
        if brought or any(told in name for told in named):
            yield title


def _title_of(text: str, low: int, first: int) -> Span | None:
    """The title of the paper whose first label stands at ``first``: right above it or above its opening lines."""
    above = list(text_lines(text, max(low, first - OPENING_LENGTH), first))[1:]
    for n in range(len(above) - 1, max(0, len(above) - OPENING_LINES - 2), -1):
        line = text[slice(*above[n])]
        if _LABEL.match(line) or "\t" in line:
            return None
        if _ACT_TITLE.fullmatch(line):
            upper = text[slice(*above[n - 1])] if n else ""
            return (above[n][0], above[n][1]) if _PAPER_ENDS.search(upper) else None
        if not _PROSE_LINE.search(line) and not _ASIDE.fullmatch(line):
            return None
    return None
