"""Labels behind a sign that marks what weighs most: ★2. among 1. and 3., ▲（三） behind （二）.

A sign alone at the head of a line is a bullet. In front of a label it is a part of it: a bullet with no text of its own, and
the item below it while its neighbours are not, is no outline.
"""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.kinds import BULLET
from eduparse.stages.split.label import Label

_SIGNS = "★☆▲△※*＊"
_SIGN = lazy_pattern(rf"\n[ \t\u3000]*(?P<sign>[{_SIGNS}])[ \t\u3000]*$")
BEFORE = 8  # code points in front of a label in which its sign stands


def with_signs(text: str, labels: Sequence[Label]) -> list[Label]:
    """``labels``, those with a sign in front of them from the sign on, and without the bullets that it made."""
    if not any(sign in text for sign in _SIGNS):
        return list(labels)  # as in nearly every text
    signs = {n: sign for n, label in enumerate(labels) if (sign := _sign(text, label)) is not None}
    starts = set(signs.values())
    return [
        _from(text, label, signs[n]) if n in signs else label
        for n, label in enumerate(labels)
        if label.start not in starts
    ]


def _sign(text: str, label: Label) -> int | None:
    """Where the sign in front of ``label`` stands, if it opens the line; bullets have none."""
    above = text[label.start - 1] if label.start else "\n"
    if above == "\n" or label.kind.startswith(BULLET):
        return None
    low = label.start - BEFORE
    m = _SIGN.search(text[low : label.start] if low >= 0 else f"\n{text[: label.start]}")
    return None if m is None else label.start - len(m.group()) + m.start("sign") - m.start()


def _from(text: str, label: Label, start: int) -> Label:
    return label._replace(start=start, printed=text[start : label.end], line_start=True)
