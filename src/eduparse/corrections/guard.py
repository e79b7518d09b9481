"""How sure an edit must be to be applied, and how much of a text may be called noise at all.

One mechanism for every pass. What deletes text asks for more than what mends it: noise, and in any stage
a whole line, goes from `NOISE` on; every other edit is applied from `SURE` on. A paragraph goes only where
two kinds of evidence agree, because a single kind is wrong as a kind: a rule that fits one page too many, a
place in a frame that was found in the wrong spot. And where the passes of `strip` would take more than half
of the sentences, they have most likely taken the text for its frame: then nothing goes, and the page says so.

A rule of a user, a template or a correction was asked for, so it is certain.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace

from eduparse.document.document import Document
from eduparse.document.edits import Edit
from eduparse.document.layers import Layer
from eduparse.document.ownership import Ownership, union
from eduparse.language.clause_labels import CLAUSE
from eduparse.language.lazy_pattern import lazy_pattern

WITNESSES = ("words", "place", "layout", "repetition", "paper")
"""What may speak for a deletion: a rule about its words, its place on the page, tags and links, that it is
printed elsewhere on the page or the site, that the paper tells it elsewhere."""

NOISE = {"safe": 0.99, "thorough": 0.9}
SURE = 0.9
PROPOSED = 0.5  # from which a deletion counts as proposed, applied or not
MOST = 0.5  # of the characters of sentences that may be proposed to go
AGREED = 2  # witnesses that together may delete a paragraph

_RUN = lazy_pattern(r"[^。！？!?\n]+")
_STOPS = "。！？!?"
_SHORTEST = 6  # code points of a sentence in front of its stop
_CLAUSE = lazy_pattern(rf"^[ \t\u3000]*{CLAUSE}[^\n]*[\u4e00-\u9fff]{{8}}", re.MULTILINE)

Asked = Callable[[str], bool]  # whether a rule was asked for by a person


def decided(edit: Edit, old: str, *, strips: bool, effort: str, asked: Asked) -> Edit:
    """``edit``, which replaces ``old``, applied or a suggestion; a suggestion is never promoted.

    ``strips`` says whether it is of `strip`.
    """
    if not edit.applied or asked(edit.rule):
        return edit
    deletes = not edit.after.strip() and bool(old.strip())
    noise = deletes and (strips or "\n" in old)
    if edit.confidence < (NOISE[effort] if noise else SURE):
        return replace(edit, applied=False)
    if noise and len(edit.witnesses) < AGREED and holds_paragraph(old):
        return replace(edit, applied=False)
    return edit


def holds_paragraph(text: str) -> bool:
    """Whether ``text`` holds a sentence with its stop or a numbered clause."""
    return any(True for _ in _sentences(text)) or _CLAUSE.search(text) is not None


def takes_too_much(before: Document, after: Document, asked: Asked) -> bool:
    """Whether the layers that ``after`` has more than ``before`` propose most of its sentences for deletion.

    Sentences that two witnesses call noise are left out of the count.
    """
    agreed: list[tuple[int, int]] = []
    proposed: list[tuple[int, int]] = []
    for start, end, edit in _deletions(after.layers[len(before.layers) :], len(before.text)):
        if asked(edit.rule):
            continue
        (agreed if len(edit.witnesses) >= AGREED else proposed).append((start, end))
    if not proposed:
        return False
    size = gone = 0
    every, accused = _Ranges(agreed), _Ranges(proposed)
    for start, end in _sentences(before.text):
        if not every.cover(start, end):
            size += end - start
            gone += (end - start) * accused.cover(start, end)
    return gone > MOST * size


def _deletions(layers: tuple[Layer, ...], length: int) -> Iterator[tuple[int, int, Edit]]:
    """The deletions that are proposed, with their ranges of the text in front of all ``layers``."""
    index = Ownership.of_page(0, length)
    for layer in layers:
        for edit in layer.edits:
            if not edit.after.strip() and edit.confidence >= PROPOSED:
                for start, end in index.spans(edit.start, edit.end):
                    yield start, end, edit
        index = index.after(layer.applied()[0])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of sentences with their stops; in time that grows with the text, whatever it holds."""
    for m in _RUN.finditer(text):
        if m.end() - m.start() >= _SHORTEST and m.end() < len(text) and text[m.end()] in _STOPS:
            yield m.start(), m.end() + 1


class _Ranges:
    """Disjoint ranges, asked in rising order."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = union(ranges)
        self._ends = [end for _, end in self._ranges]

    def cover(self, start: int, end: int) -> bool:
        """Whether they cover most of ``[start, end)``."""
        inside = 0
        for n in range(bisect_right(self._ends, start), len(self._ranges)):
            low, high = self._ranges[n]
            if low >= end:
                break
            inside += min(end, high) - max(start, low)
        return 2 * inside > end - start
