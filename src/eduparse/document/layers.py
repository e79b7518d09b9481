"""What a pass did to a text, and what of it belongs to a part of that text.

Offsets are code points, half-open, as in `document.edits`.
"""

from collections.abc import Iterable
from dataclasses import replace

from eduparse.document.edits import Edit, Shifts
from eduparse.document.metadata import DocumentWarning
from eduparse.document.records import dataclass


@dataclass(frozen=True, slots=True)
class Layer:
    """One pass's edits, in normal form, each with the text it replaced (or would replace)."""

    name: str
    edits: tuple[Edit, ...]
    before: tuple[str, ...]

    def applied(self) -> tuple[list[Edit], list[str]]:
        """The edits that changed the text and what they replaced."""
        pairs = [(e, b) for e, b in zip(self.edits, self.before, strict=True) if e.applied]
        return [e for e, _ in pairs], [b for _, b in pairs]


def moved_warnings(
    layer: Layer, warnings: Iterable[DocumentWarning]
) -> tuple[DocumentWarning, ...]:
    """Warnings about the text before ``layer`` as warnings about the text after it."""
    shifts = Shifts(layer.applied()[0])
    out = []
    for w in warnings:
        if w.start is None or w.end is None:
            out.append(w)
            continue
        start, end = shifts.of(w.start), shifts.of(w.end, end=True)
        gone = w.start < w.end and start >= end
        out.append(DocumentWarning(w.code) if gone else DocumentWarning(w.code, start, end))
    return tuple(out)


def warnings_part(
    warnings: Iterable[DocumentWarning], low: int, high: int
) -> tuple[DocumentWarning, ...]:
    """The warnings about a part of a text: those about all of it, and those that begin in ``[low, high)``."""
    out = []
    for w in warnings:
        if w.start is None or w.end is None:
            out.append(w)
        elif low <= w.start < high:
            out.append(DocumentWarning(w.code, w.start - low, min(w.end, high) - low))
    return tuple(out)


def layer_part(layer: Layer, low: tuple[int, ...], high: tuple[int, ...], *, last: bool) -> Layer:
    """The edits of ``layer`` between two cuts, each given as (offset after, offset before)."""
    edits, before, shift = [], [], 0
    for e, old in zip(layer.edits, layer.before, strict=True):
        start = e.start + shift
        if e.applied:
            shift += len(e.after) - (e.end - e.start)
        if e.aligned and e.applied:
            piece = _clipped(e, old, low[1], high[1])
        elif e.applied:
            here = low[0] <= start and (last or start < high[0])
            piece = (e, old) if here else None
        else:
            here = low[1] <= e.start and e.end <= high[1] and (last or e.start < high[1])
            piece = (e, old) if here else None
        if piece is not None:
            mine, text = piece
            edits.append(replace(mine, start=mine.start - low[1], end=mine.end - low[1]))
            before.append(text)
    return Layer(layer.name, tuple(edits), tuple(before))


def _clipped(e: Edit, old: str, low: int, high: int) -> tuple[Edit, str] | None:
    """The part of an aligned edit inside ``[low, high)`` of the text before it, in normal form."""
    left, right = max(e.start, low), min(e.end, high)
    while left < right and e.after[left - e.start] == old[left - e.start]:
        left += 1
    while left < right and e.after[right - 1 - e.start] == old[right - 1 - e.start]:
        right -= 1
    if left >= right:
        return None
    inside = slice(left - e.start, right - e.start)
    return replace(e, start=left, end=right, after=e.after[inside]), old[inside]
