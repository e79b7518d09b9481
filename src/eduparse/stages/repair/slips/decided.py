"""What is done with the readings of a page: edits for what is sure, warnings where it might still be another."""

from collections.abc import Iterator
from itertools import chain, pairwise
from math import exp

from eduparse.document.document import Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.repair.gbk_chars import PageModel
from eduparse.stages.repair.slips.doubts import doubtful, in_part
from eduparse.stages.repair.slips.marks import RULE
from eduparse.stages.repair.slips.slip_reading import SlipReading
from eduparse.stages.repair.slips.sureness import (
    APPLIED,
    confidence_of,
    lead_of,
    margin_of,
    plausible,
)

CERTAIN = 5.5  # … and from which what is in doubt needs no warning, …
CERTAIN_DROPPED = (
    8.0  # … where pairs may have vanished: 3 of 420 led by 5.8 to 7.1 and lacked a word (宣传教育)
)
PART = 5.0  # the same for what is applied of a reading that is not sure as a whole,
PART_HANS = 8.0  # more where pairs may have vanished and most bytes begin one
SUGGESTED = 0.15  # confidence from which one of the two best is a suggestion
_HAN = lazy_pattern("[\u3400-\u9fff]")


def findings(page: PageModel, readings: list[SlipReading]) -> Findings:
    """Edits for what is sure, warnings where it might still be another, suggestions for the rest."""
    edits: list[Edit] = []
    warnings: list[DocumentWarning] = []
    for r in readings:
        if not plausible(r):
            continue
        lead = lead_of(page, r)
        if lead >= margin_of(page):
            # Without a mark nothing tells how many pairs vanished: a likely reading has lost some as often as not.
            certain = CERTAIN if page.keeps else CERTAIN_DROPPED
            sure = lead >= certain and (r.doubts is not None or page.keeps)
            told = [] if sure else doubtful(r, certain)
            edits += _pieces(r, max(APPLIED, confidence_of(page, lead)), told)
            warnings += (DocumentWarning("text-lost", low, high) for low, high in told)
        elif (part := _part(page, r)) is not None:
            after, margin = part
            sure_of = max(APPLIED, confidence_of(page, margin))
            edits.append(Edit(r.start, r.end, after, RULE, sure_of))
        elif _HAN.search(page.text, r.start, r.end):  # a mark and a letter may ask, or be code
            edits += _suggested(r, confidence_of(page, r.margin if page.keeps else lead))
    return Findings(edits=tuple(edits), warnings=tuple(warnings))


def _suggested(reading: SlipReading, share: float) -> Iterator[Edit]:
    """The best reading, right by ``share``, and the next one where neither is sure."""
    if share >= SUGGESTED:
        yield Edit(reading.start, reading.end, reading.after, RULE, share, applied=False)
    if reading.second is not None:
        end, after, lead = reading.second
        if (own := share * exp(-lead)) >= SUGGESTED:
            yield Edit(reading.start, end, after, RULE, round(own, 4), applied=False)


def _part(page: PageModel, reading: SlipReading) -> tuple[str, float] | None:
    vanished = not page.keeps and page.script == "hans"
    if reading.doubts is None:
        return None
    return in_part(reading.after, reading.doubts, PART_HANS if vanished else PART)


def _pieces(reading: SlipReading, confidence: float, told: list[tuple[int, int]]) -> Iterator[Edit]:
    """The reading as edits, one for each place that is reported and one for what is between."""
    bounds = sorted({reading.start, reading.end, *chain.from_iterable(told)})
    for low, high in pairwise(bounds):
        last = None if high == reading.end else high - reading.start
        after = reading.after[low - reading.start : last]
        yield Edit(low, high, after, RULE, confidence)
