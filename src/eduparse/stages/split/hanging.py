"""Join the lines of items with a hanging indent: 一、本部为推动对外教学，鼓励各大学校院设⏎    立研究所.

Law pages of Taiwan set each item in a narrow column, its second and further lines under its text. It shows
in the indents: all lines that stand deeper than the label above them follow a line that does not end a
sentence, and the broken lines are of one width. A line of verse or of a list ends where its writer ended
it, at the margin or under no label, so it stays.
"""

from collections.abc import Sequence
from itertools import pairwise

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.labels import label_candidates

FEWEST = 3  # broken lines
NARROWEST = 12  # full-width characters of a column
SLACK = 4  # by which broken lines differ in width, indents included
MIN_DEEPER = 2  # columns by which a line must stand deeper than its label
MIN_OPEN = 0.9  # share of the deeper lines that follow an unfinished one

_STOPS = frozenset("。！？；：!?;:…")
_WIDE = lazy_pattern("[\u2e80-\U0010ffff]")
_CLOSERS = "”’》）)」』\"'"
Span = tuple[int, int]


def hanging(text: str, spans: Sequence[Span], book: Rulebook = PACKAGED) -> tuple[Edit, ...]:
    """The breaks inside the items of ``text`` as deletions; ``spans`` are its lines, trimmed."""
    if "\n  " not in text and "\n\u3000" not in text and "\n\t" not in text:
        return ()
    if sum(_may_hang(text, end, start) for (_, end), (start, _) in pairwise(spans)) < FEWEST:
        return ()
    labels = {c.start for c in label_candidates(text, book) if c.line_start and c.place > 0}
    found: list[Edit] = []
    widths: list[int] = []
    closed = 0
    margin: int | None = None  # the indent of the label that is open
    for (before, end), (start, _) in pairwise(spans):
        indent = _columns(text, start)
        if before in labels:
            margin = _columns(text, before)
        if margin is None or start in labels or indent - margin < MIN_DEEPER:
            margin = None if start not in labels else margin
            continue
        if text[end:start].count("\n") != 1:
            continue
        if _is_closed(text, end):
            closed += 1
            continue
        widths.append(_columns(text, before) + _width(text[before:end]))
        found.append(Edit(end, start, "", "join.hanging", 0.95))
    if len(found) < FEWEST or len(found) < MIN_OPEN * (len(found) + closed):
        return ()
    widest = max(widths)
    even = all(w >= widest - 2 * SLACK for w in widths)
    return tuple(found) if even and widest >= 2 * NARROWEST else ()


def _may_hang(text: str, end: int, start: int) -> bool:
    """Whether the line at ``start`` is set in and follows an unfinished one, which ends at ``end``."""
    return (
        start - end > 1
        and text[start - 1] != "\n"
        and not _is_closed(text, end)
        and text[end:start].count("\n") == 1
        and _columns(text, start) >= MIN_DEEPER
    )


def _is_closed(text: str, end: int) -> bool:
    """Whether the line that ends at ``end`` ends a sentence."""
    return text[end - 1 : end] != "" and text[max(0, end - 8) : end].rstrip(_CLOSERS)[-1:] in _STOPS


def _columns(text: str, start: int) -> int:
    """The half-width columns of the blanks in front of ``start`` on its line."""
    return _width(text[text.rfind("\n", 0, start) + 1 : start])


def _width(line: str) -> int:
    return len(line) + len(_WIDE.findall(line)) + 3 * line.count("\t")
