"""Edits and what can be done with a list of them: normal form, replay, undo, position maps, cutting.

All offsets are code points. A list in *normal form* is sorted, its edits do not overlap, change
something, and share neither prefix nor suffix with the text they replace. Only `Document.apply`
puts text together from edits; the functions here are its arithmetic.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from eduparse.document.metadata import Offset, Share
from eduparse.document.records import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``[start, end)`` of the text a pass was given by ``after``.

    ``aligned`` says that the replacement has the same length and stands character for character
    for what it replaces, as in script conversion. ``applied=False`` marks a suggestion.
    ``confidence`` is between 0 and 1; ``witnesses`` name the kinds of evidence that it rests on.
    """

    start: Offset
    end: Offset
    after: str
    rule: str
    confidence: Share = 1.0
    aligned: bool = False
    witnesses: frozenset[str] = frozenset()
    applied: bool = True


def normal_form(text: str, edits: Iterable[Edit], blocks: Sequence[Range]) -> list[Edit]:
    """Sort, trim, widen to whole earlier replacements (``blocks``: sorted disjoint ranges), merge.

    Raises ValueError on an edit outside the text or an aligned one of unequal length.
    """
    out = [e for e in (_trimmed(text, e) for e in edits) if e is not None]
    while True:
        merged = _merged(out)
        widened = [_widened(text, e, blocks) for e in merged]
        if widened == merged:
            return merged
        out = widened


def _trimmed(text: str, edit: Edit) -> Edit | None:
    start, end, after = edit.start, edit.end, edit.after
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"edit {edit.rule} [{start}, {end}) lies outside a text of {len(text)}")
    if edit.aligned and end - start != len(after):
        raise ValueError(f"aligned edit {edit.rule} [{start}, {end}) changes the length")
    before = text[start:end]
    if before == after:
        return None
    shared = min(len(before), len(after))
    head = next((i for i in range(shared) if before[i] != after[i]), shared)
    shared -= head
    tail = next((i for i in range(shared) if before[-1 - i] != after[-1 - i]), shared)
    if not head and not tail:
        return edit
    return replace(edit, start=start + head, end=end - tail, after=after[head : len(after) - tail])


def _widened(text: str, edit: Edit, blocks: Sequence[Range]) -> Edit:
    if edit.aligned:
        return edit
    start, end = edit.start, edit.end
    at = _first_block_ending_after(blocks, start)
    while at < len(blocks) and blocks[at][0] < max(end, edit.start + (edit.start == edit.end)):
        low, high = blocks[at]
        touches = low < end and high > start if end > start else low < start < high
        if touches:
            start, end = min(start, low), max(end, high)
        at += 1
    if (start, end) == (edit.start, edit.end):
        return edit
    after = text[start : edit.start] + edit.after + text[edit.end : end]
    return replace(edit, start=start, end=end, after=after)


def _first_block_ending_after(blocks: Sequence[Range], position: int) -> int:
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle][1] <= position:
            low = middle + 1
        else:
            high = middle
    return low


def _merged(edits: Iterable[Edit]) -> list[Edit]:
    out: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        last = out[-1] if out else None
        if last is not None and _overlap(last, edit):
            out[-1] = _union(last, edit)
        else:
            out.append(edit)
    return out


def _overlap(left: Edit, right: Edit) -> bool:
    if left.start == right.start and left.start == left.end == right.end:
        return True
    return right.start < left.end


def _union(left: Edit, right: Edit) -> Edit:
    """One edit for two that overlap: the outer one wins; side by side, both texts follow each other."""
    confidence = min(left.confidence, right.confidence)
    witnesses = left.witnesses | right.witnesses
    insertions = left.start == right.end
    if right.end <= left.end and not insertions:
        return replace(left, confidence=confidence, witnesses=witnesses)
    if right.start == left.start and not insertions:
        return replace(right, confidence=confidence, witnesses=witnesses)
    after = left.after + right.after
    return Edit(left.start, right.end, after, left.rule, confidence, witnesses=witnesses)


def replay(text: str, edits: Sequence[Edit]) -> str:
    """The text after ``edits`` (normal form)."""
    out, at = [], 0
    for e in edits:
        out += [text[at : e.start], e.after]
        at = e.end
    out.append(text[at:])
    return "".join(out)


def rewind(text: str, edits: Sequence[Edit], before: Sequence[str]) -> str:
    """The text before ``edits``, from the text after them and what each of them replaced."""
    out, at, shift = [], 0, 0
    for e, old in zip(edits, before, strict=True):
        start = e.start + shift
        out += [text[at:start], old]
        at = start + len(e.after)
        shift += len(e.after) - (e.end - e.start)
    out.append(text[at:])
    return "".join(out)


class Shifts:
    """Where positions of the text before ``edits``, in order, stand after them; asked for many of one text."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._starts = [e.start for e in edits]
        sizes = (len(e.after) - (e.end - e.start) for e in edits)
        self._shifts = list(accumulate(sizes, initial=0))  # in front of each edit

    def of(self, position: int, *, end: bool = False) -> int:
        """Where ``position`` stands. Inside a replaced range: the start of the replacement, or its end with ``end``."""
        n = bisect_left(self._starts, position)
        while (
            end and n < len(self._edits) and self._edits[n].start == self._edits[n].end == position
        ):
            n += 1  # what is put in there stands in front of an end
        if n and self._edits[n - 1].end > position:
            n -= 1
            inside = self._edits[n]
            if not inside.aligned:
                return inside.start + self._shifts[n] + (len(inside.after) if end else 0)
        return position + self._shifts[n]


def cut_before(edits: Sequence[Edit], position: int) -> tuple[int, int, int]:
    """A cut at ``position`` of the text after ``edits``, in the text before them.

    Returns the cut before, the cut after (moved to the start of an unaligned replacement that the
    cut would divide), and the number of edits that lie wholly in the earlier part. Text deleted
    exactly at the cut belongs to the later part.
    """
    shift = 0
    for n, e in enumerate(edits):
        start = e.start + shift
        if start >= position:
            return position - shift, position, n
        if start + len(e.after) > position:
            if e.aligned:
                return position - shift, position, n
            return e.start, start, n
        shift += len(e.after) - (e.end - e.start)
    return position - shift, position, len(edits)


def cut_after(edits: Sequence[Edit], position: int) -> int:
    """A cut at ``position`` of the text before ``edits``, in the text after them.

    Inside an unaligned replacement it moves to its start.
    """
    shift = 0
    for e in edits:
        if e.start >= position:
            break
        if e.end > position:
            if e.aligned:
                break
            return e.start + shift
        shift += len(e.after) - (e.end - e.start)
    return position + shift
