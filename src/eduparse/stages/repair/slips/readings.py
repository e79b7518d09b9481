"""The readings of what stands behind lost lead bytes: at each mark, and where a lead byte left none."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from math import inf

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.readings import READING, read_as
from eduparse.stages.repair.gbk_chars import PageModel, pair_of
from eduparse.stages.repair.slips.marks import ALONE
from eduparse.stages.repair.slips.slip_reading import SlipReading
from eduparse.stages.repair.slips.slip_search import Slip
from eduparse.stages.repair.slips.sureness import (
    plausible,
)

DOUBT = 3.0  # how much less is enough to be read again
EARLIER, LATER = 4, 2  # characters around a senseless place where a slip without a mark may begin
GAPPED = 2  # starts from which vanished pairs are looked for
UNMARKED_TRIES = 6  # places without a mark and without a reading after which no more are tried
MAX_RUN = 30  # characters of a run
PLACES = 2.0  # what a mark would tell of its place, in nats
FEWEST = 4  # characters shown of a slip without a mark
TRIES = 40  # suspects without a repair after which the page is something else
_NOTE = lazy_pattern(f"[(（]({READING})[)）]")


def marked_readings(page: PageModel, suspects: Iterable[re.Match[str]]) -> Iterator[SlipReading]:
    """The best reading at each suspect; of readings that overlap the one that explains most."""
    best: SlipReading | None = None
    failed = 0
    for suspect in suspects:
        if failed >= TRIES:
            break
        if best is not None and suspect.start() < best.end and suspect.start() > best.start + 1:
            continue
        reading = _slip(page, suspect)
        bare = reading is not None and reading.worth < inf
        if bare and not ALONE.match(page.text, suspect.start()):
            reading = None
        if reading is None or not plausible(reading, DOUBT):
            failed += 1
            continue
        failed = 0
        if best is not None and reading.start < best.end:
            best = max(best, reading, key=lambda r: r.gain)
            continue
        if best is not None:
            yield best
        best = reading
    if best is not None:
        yield best


class Beside:
    """Whether any of ``found``, which stand in the order of the text, has part of a range: one look tells."""

    def __init__(self, found: Sequence[SlipReading]) -> None:
        self._starts = [r.start for r in found]
        self._ends = list(accumulate((r.end for r in found), max))  # the farthest one so far

    def __call__(self, low: int, high: int) -> bool:
        """Whether one has part of ``[low, high)``."""
        before = bisect_left(self._starts, high)
        return before > 0 and low < self._ends[before - 1]


def unmarked_readings(
    page: PageModel,
    places: Iterable[tuple[int, int]],
    found: Sequence[SlipReading],
    short: Sequence[tuple[int, int]],
) -> Iterator[SlipReading]:
    """The best readings where a lead byte was lost without a trace."""
    end, failed = -1, 0
    is_read, told = Beside(found), frozenset(short)
    for low, high in places:
        if low < end or is_read(low, high):
            continue
        if failed >= UNMARKED_TRIES or _behind_mark(page.text, low):
            continue
        line = page.text.rfind("\n", 0, low) + 1
        starts = range(max(line, end, low - EARLIER), min(high, low + LATER))
        tried = [r for s in starts if (r := Slip(page, s, 0, gaps=False).best()) is not None]
        tried.sort(key=lambda r: -r.gain)
        if tried and not page.keeps and tried[0].gain > 0 and not plausible(tried[0]):
            tried += [r for r in (Slip(page, t.start, 0).best() for t in tried[:GAPPED]) if r]
            tried.sort(key=lambda r: -r.gain)
        best = next((r for r in tried if plausible(r, DOUBT)), None)
        if best is None:
            failed += 1
            continue
        shown = page.text[best.start : best.end]
        others = [
            r.gain for r in tried if r is not best and r.end >= low and not _same(page, best, r)
        ]
        margin = min(best.margin, best.gain - max(others, default=-inf)) - PLACES
        if len(shown) >= FEWEST or (low, high) in told:
            failed, end = 0, best.end
            yield replace(best, margin=margin, doubts=None)


def _behind_mark(text: str, at: int) -> bool:
    """Whether a mark stands before ``at`` in the same run, from which a reading was looked for."""
    run = text.rfind("\n", 0, at) + 1
    return any(mark in text[max(run, at - MAX_RUN) : at] for mark in "?\ufffd")


def _same(page: PageModel, one: SlipReading, other: SlipReading) -> bool:
    """Whether two readings come to the same text."""
    low, high = min(one.start, other.start), max(one.end, other.end)
    text = page.text
    first, second = (text[low : r.start] + r.after + text[r.end : high] for r in (one, other))
    return first == second


def _slip(page: PageModel, suspect: re.Match[str]) -> SlipReading | None:
    if not suspect["note"]:
        best = Slip(page, suspect.start()).best()
        return None if best is not None and _read_otherwise(page.text, best) else best
    before = page.text[max(0, suspect.start() - 1) : suspect.start()]
    leads = _leads(before, suspect["note"][:-1])
    if not leads:
        return None
    skip = suspect.end() - suspect.start()
    return Slip(page, suspect.start(), skip, lambda c: (pair_of(c) or (0,))[0] in leads).best()


def _leads(before: str, reading: str) -> frozenset[int]:
    """The lost byte, from a reading that the converter put behind what it took for a character.

    That was the second byte of ``before`` with the lost one: 展?fàn) is D5 B9 A0, and B9A0 is 範.
    """
    pair = pair_of(before) if before else None
    pairs = map(pair_of, read_as(reading))
    return frozenset(p[1] for p in pairs if p and pair and p[0] == pair[1])


def _read_otherwise(text: str, best: SlipReading) -> bool:
    """Whether the reading that stands behind is of no use for what ``best`` ends in."""
    note = _NOTE.match(text, best.end)
    chars = read_as(note[1]) if note else frozenset()
    return bool(chars and best.after) and best.after[-1] not in chars
