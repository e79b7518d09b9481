"""The boxes of a section: printed once, up to where each may end, and what stands in them."""

import re
from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.kinds import BOX
from eduparse.stages.split.label import Label
from eduparse.stages.split.label_fit import LabelNode

_GAP = lazy_pattern(r"\n[ \t\u3000]*\n")


def boxes_once(text: str, labels: Sequence[Label]) -> Iterator[Label]:
    """``labels`` without the head of a box that is printed again after a page break."""
    seen: set[str] = set()
    if all(label.kind != BOX for label in labels):
        yield from labels
        return
    for label in labels:
        if label.kind == BOX:
            behind = text[label.end : label.start + 80].split("\n", 1)[0]
            line = "".join((label.printed + behind).split())
            if re.sub(r"[（(]?续[）)]?$", "", line) in seen:
                continue
            seen.add(line)
        yield label


def box_ends(text: str, found: Sequence[Label], end: int) -> list[int]:
    """Where each box may end: at the first blank line after its body began.

    A blank line tells that only where paragraphs are not all set apart by blank lines.
    """
    boxes = [c for c in found if c.kind == BOX]
    if not boxes:
        return []
    blank = len(_GAP.findall(text))
    breaks = len(re.findall(r"\n(?![ \t\u3000]*\n)", text))
    if blank * 2 > breaks:
        return []
    limits = [b.start for b in boxes[1:]] + [end]
    return [_box_end(text, box.end, limit) for box, limit in zip(boxes, limits, strict=True)]


def _box_end(text: str, start: int, limit: int) -> int:
    line_end = text.find("\n", start, limit)
    if line_end < 0:
        return limit
    body = re.compile(r"\S").search(text, line_end, limit)
    if not body:
        return limit
    gap = _GAP.search(text, body.start(), limit)
    return gap.start() if gap else limit


def box_of(nodes: Sequence[LabelNode], n: int) -> int | None:
    """The box that node ``n`` is or stands in."""
    at: int | None = n
    while at is not None and nodes[at].label.kind != BOX:
        at = nodes[at].parent
    return at


def after_box(nodes: Sequence[LabelNode], box: int) -> int:
    """The node that what follows the end of a box goes back to: the one it stands in, or the box at the top."""
    parent = nodes[box].parent
    return box if parent is None else parent
