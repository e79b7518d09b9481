"""The damaged parts of one page together: what each character of them was, with all the rest of the page as evidence.

A search reads one line. What lost bytes is decided once every line is read. Then the words that stand whole on
the page (`page_words`) and the labels that count from line to line (`open_labels`) have their say.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.language.mixture import Mixture
from eduparse.stages.repair.mojibake.eaten_digits import before_eaten_digits
from eduparse.stages.repair.mojibake.filled_in import APPLIED, Decided, part_chars
from eduparse.stages.repair.mojibake.open_labels import LabelledLine, odds_of_labels
from eduparse.stages.repair.mojibake.parts import Part
from eduparse.stages.repair.mojibake.ranked_signs import Chain
from eduparse.stages.repair.page_words import WordsOnPage


class ProvenPart(NamedTuple):
    """A damaged part of a line, read along ``chain``, and what stands on both sides of it."""

    chain: Chain
    part: Part
    before: str
    behind: str


class PlacedPart(NamedTuple):
    """A part of the line that begins at ``at`` of the page."""

    at: int
    proven: ProvenPart


def decided_parts(
    model: Mixture, text: str, edits: Sequence[Edit], found: Sequence[PlacedPart]
) -> Iterator[tuple[PlacedPart, list[Decided]]]:
    """Each part that was ``found`` in ``text``, and what its characters were; ``edits`` are those of whole lines."""
    asked = any(p.part.open for _, p in found)
    words = WordsOnPage(_with(text, _known(edits, found))) if asked else None
    labels = odds_of_labels(_labelled(text, edits, found)) if asked else {}
    for n, placed in enumerate(found):
        _, part, before, behind = placed.proven
        yield placed, list(part_chars(model, part, before, behind, words, labels.get(n)))


def as_edits(part: Part, read: list[Decided], at: int, rule: str) -> Iterator[Edit]:
    """One edit for the part, but that each character that is only likely has its own; a suggestion for one that stays lost."""
    low = part.start
    for place, group in groupby(enumerate(read), key=lambda r: None if r[1].certain else r[0]):
        chars = list(group)
        high = part.ends[chars[-1][0]]
        text = "".join(d.char for _, d in chars)
        sure = min(d.confidence for _, d in chars)
        yield Edit(at + low, at + high, text, rule, 1.0 if place is None else sure)
        if chars[0][1].likeliest:
            _, one = chars[0]
            yield Edit(at + low, at + high, one.likeliest, rule, one.share, applied=False)
        low = high


def as_warnings(part: Part, read: list[Decided], at: int) -> Iterator[DocumentWarning]:
    """A warning at each character of ``part`` that is only likely."""
    low = part.start
    for one, high in zip(read, part.ends, strict=True):
        if not one.certain and one.char != "\ufffd":
            yield DocumentWarning("text-lost", at + low, at + high)
        low = high


def with_doubtful_numbers(
    text: str, decided: Sequence[tuple[PlacedPart, list[Decided]]], shown: str
) -> Iterator[tuple[PlacedPart, list[Decided]]]:
    """What was ``decided`` of ``text``; of parts ``shown`` so, no character is certain behind which a figure may be gone."""
    by_place = {
        placed.at + low: (placed.at + high, one.char)
        for placed, read in decided
        if placed.proven.chain.shown == shown
        for (low, high), one in zip(_places(placed.proven.part), read, strict=True)
    }
    doubtful = frozenset(before_eaten_digits(text, by_place))
    for placed, read in decided:
        lows = (placed.at + low for low, _ in _places(placed.proven.part))
        yield (
            placed,
            [
                one._replace(certain=False, confidence=min(one.confidence, APPLIED))
                if low in doubtful
                else one
                for low, one in zip(lows, read, strict=True)
            ],
        )


def _places(part: Part) -> Iterator[tuple[int, int]]:
    """Where each character of ``part`` begins and ends on its line."""
    return zip((part.start, *part.ends[:-1]), part.ends, strict=True)


def _known(edits: Iterable[Edit], found: Iterable[PlacedPart]) -> Iterator[Edit]:
    """What is known of the page, as edits of it."""
    yield from (e for e in edits if e.applied)
    for at, (_, part, *_) in found:
        yield Edit(at + part.start, at + part.end, part.known, "")


def _labelled(
    text: str, edits: Sequence[Edit], found: Sequence[PlacedPart]
) -> Iterator[LabelledLine]:
    """The lines of ``text`` as they are read, each with its first part that is ``found``."""
    whole = {e.start: e.after for e in edits if e.applied}
    first = {at: (n, p.part) for n, (at, p) in reversed(list(enumerate(found)))}
    at = 0
    for line in text.split("\n"):
        place, part = first.get(at, (-1, None))
        shown = whole.get(at, line) if part is None else line[: part.start]
        yield LabelledLine(shown, part, place)
        at += len(line) + 1


def _with(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with ``edits``, which do not overlap."""
    out: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda e: e.start):
        out += text[at : edit.start], edit.after
        at = edit.end
    return "".join((*out, text[at:]))
