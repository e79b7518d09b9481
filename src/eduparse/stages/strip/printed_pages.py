"""Head and foot that a browser prints on every page of paper, saved as lines of the text.

The foot is the address and the page out of all pages (http://… 1/2); the head is day and minute and the title of
the window. A foot says all about itself. A head looks like a row of a timetable, so it counts only at the edge of a
page: where the text begins or right below a foot.
"""

from collections.abc import Sequence

from eduparse.language.dates import PRINTED_DAY
from eduparse.language.lazy_pattern import lazy_pattern

HEADS = 2  # heads that are alike on a page without feet
_FOOT = lazy_pattern(
    r"(?:https?://|file:///|about:)\S*[ \t\u00a0\u3000]+\d{1,3}[ \t]*[/／][ \t]*\d{1,3}"
)
_HEAD = lazy_pattern(
    rf"{PRINTED_DAY}[ \t,，\u00a0\u3000]+"
    r"(?:[上下]午[ \t]?)?\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]?[AP]M)?[ \t\u00a0\u3000]+\D\S.{1,120}"
)


def printed_pages(lines: Sequence[str]) -> frozenset[int]:
    """Indices of the lines that are such heads and feet; ``lines`` are those that are not blank, without blanks around."""
    feet = {n for n, line in enumerate(lines) if "/" in line and _FOOT.fullmatch(line)}
    edges = [n for n in (0, *(foot + 1 for foot in sorted(feet))) if n < len(lines)]
    heads = {n for n in edges if ":" in lines[n] and _HEAD.fullmatch(lines[n])}
    if not feet and heads:
        again = {n for n, line in enumerate(lines) if line == lines[0]}
        return frozenset(again if len(again) >= HEADS else ())
    return frozenset(feet | heads)
