"""Doubtful readings of a page, read again with what was lost elsewhere on it.

Slips of one page have one cause, so where many places lost the same character, or characters with the same
second byte, a doubtful place is likely to have lost it too.
"""

from collections import Counter
from dataclasses import replace
from functools import lru_cache
from math import inf
from operator import itemgetter
from typing import NamedTuple

from eduparse.stages.repair.gbk_chars import PageModel, pair_of
from eduparse.stages.repair.slips.doubts import between
from eduparse.stages.repair.slips.slip_reading import SlipReading
from eduparse.stages.repair.slips.slip_search import Only, Slip
from eduparse.stages.repair.slips.sureness import lead_of, plausible, sure

EXPECTS = 1.5  # margin from which the character that was lost is looked for elsewhere on the page
EXPECTED = 2.0  # what a character is worth that was lost elsewhere on the page …
EXPECTED_EACH = 0.5  # … and each time it was, up to
EXPECTED_MOST = 3
TRAILS = 2  # lost characters with one second byte, from which others are expected to have it …
TRAIL_WORTH = 2.0  # … in nats
ROUNDS = 3
MOST_LOST = 3  # characters lost on the page that are tried


class LostElsewhere(NamedTuple):
    """What other places of the page lost most often: characters, and the second byte of most of them, with how many."""

    chars: tuple[tuple[str, int], ...]
    trails: tuple[tuple[int, int], ...]


def lost_elsewhere(lost: Counter[str]) -> LostElsewhere:
    """What a place is tried with where others lost all that ``lost`` counts."""
    trails: Counter[int] = Counter()
    for char, count in lost.items():
        trails[_trail(char)] += count
    return LostElsewhere(tuple(lost.most_common(MOST_LOST)), tuple(trails.most_common(1)))


class Searches:
    """The places of one page, searched with a lost character, or its second byte, given.

    Each round asks much the same again, so each search is made once. It costs what it cost each time: what a page may
    cost does not depend on what is kept.
    """

    def __init__(self, page: PageModel) -> None:
        self._page = page
        self._found: dict[tuple[int, int, str | int], tuple[SlipReading | None, int]] = {}

    def best(self, reading: SlipReading, lost: str | int) -> SlipReading | None:
        """The best other reading where ``reading`` begins."""
        place, budget = (reading.start, reading.skip, lost), self._page.budget
        known = self._found.get(place)
        if known is not None:
            budget.spend(known[1])
            return known[0]
        before = budget.spent
        only = lost.__eq__ if isinstance(lost, str) else _with_trail(lost)
        found = Slip(self._page, reading.start, reading.skip, only).best()
        self._found[place] = found, budget.spent - before
        return found


def read_doubtful_again(page: PageModel, readings: list[SlipReading]) -> list[SlipReading]:
    """The readings, doubtful ones read again with what others say was lost on this page."""
    searches = Searches(page)
    first = readings
    for _ in range(ROUNDS):
        likely = [plausible(r) and lead_of(page, r) >= EXPECTS for r in readings]
        lost = Counter(r.after[0] for r, ok in zip(readings, likely, strict=True) if ok)
        others: dict[str, LostElsewhere] = {}  # by the character that the reading itself lost
        again: list[SlipReading] = []
        # Each round weighs the first reading: what others lost tells once, however often they are asked.
        for read, r, ok in zip(first, readings, likely, strict=True):
            if sure(page, read):
                again.append(read)
                continue
            own = r.after[0] if ok else ""
            if own not in others:
                others[own] = lost_elsewhere(lost - Counter(own))
            again.append(_again(searches, read, others[own]))
        if again == readings:
            break
        readings = again
    return readings


def _again(searches: Searches, reading: SlipReading, lost: LostElsewhere) -> SlipReading:
    """The best reading where one that begins with a character lost elsewhere is worth more."""
    # The damage picks the second byte (DOMAIN: it is A3 in every case, as of 校 and 。), so what shares it is worth as much.
    own = _trail(reading.after[0])
    shared = EXPECTED if any(own == _trail(char) for char, _ in lost.chars) else 0.0
    tried = [(reading.gain + shared, reading)]
    for char, count in lost.chars:
        worth = EXPECTED + EXPECTED_EACH * min(count, EXPECTED_MOST)
        other = searches.best(reading, char)
        if other is not None and other.after == reading.after:
            tried[0] = reading.gain - reading.margin, reading
        if other is not None:
            tried.append((other.gain + worth, other))
    for trail, count in lost.trails:
        if count >= TRAILS:
            other = searches.best(reading, trail)
            if other is not None and other.after == reading.after:
                tried[0] = reading.gain - reading.margin, reading
            if other is not None:
                tried.append((other.gain + TRAIL_WORTH, other))
    tried.sort(key=lambda t: -t[0])
    best = tried[0][1]
    if best is reading:
        return reading
    others = [(tried[0][0] - gain, other) for gain, other in tried[1:] if other.after != best.after]
    doubts = [between(best.after, other.after, lead) for lead, other in others]
    lead, next_one = min(others, key=itemgetter(0), default=(inf, None))
    second = best.second
    if next_one is not None and (second is None or lead < second[2]):
        second = next_one.end, next_one.after, lead
    return replace(
        best,
        margin=min(best.margin, lead),
        expected=True,
        doubts=(*(best.doubts or ()), *doubts),
        second=second,
    )


def _with_trail(trail: int) -> Only:
    return lambda char: _trail(char) == trail


@lru_cache(maxsize=1 << 14)
def _trail(char: str) -> int:
    pair = pair_of(char)
    return pair[1] if pair else 0
