"""Which characters of a reading are in doubt: those in which likely other readings differ from it.

A run of sixty characters is often certain but for the first, of which one byte is left. So a reading
that is not sure as a whole is applied where it is, and each character in doubt stays lost, as U+FFFD,
and is told. Where the doubt spreads over too much of the run nothing is applied.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from eduparse.stages.repair.slips.beam import State, summed

if TYPE_CHECKING:
    from eduparse.stages.repair.slips.slip_reading import SlipReading

LOST = "\ufffd"
MOST = 0.34  # share of the characters that may stay lost
FEWEST = 4  # characters that are certain


class Doubt(NamedTuple):
    """Other readings differ in ``[low, high)`` and are less likely by ``lead`` nats."""

    low: int
    high: int
    lead: float


def between(text: str, other: str, lead: float) -> Doubt:
    """Where ``other`` differs from ``text``; at least one character."""
    most = min(len(text), len(other))
    low = next((n for n in range(most) if text[n] != other[n]), most)
    most -= low
    same = next((n for n in range(most) if text[-1 - n] != other[-1 - n]), most)
    high = len(text) - same
    return Doubt(low, high, lead) if high > low else Doubt(max(0, low - 1), max(1, low), lead)


def of_state(state: State) -> Iterator[Doubt]:
    """The doubts from readings that were given up on the way."""
    other = state.others
    while other is not None:
        yield between(state.out[: other.length], other.out, other.lead)
        other = other.before


def in_part(after: str, doubts: Sequence[Doubt], needed: float) -> tuple[str, float] | None:
    """``after`` with what is in doubt lost, and the margin of the rest, at least ``needed``.

    None where too much is in doubt, or where the end of the run is.
    """
    rest = sorted(doubts, key=lambda d: -d.lead)
    lost: set[int] = set()
    while (margin := -summed(-d.lead for d in rest)) < needed:
        worst = rest.pop()
        if worst.high > len(after):
            return None
        lost.update(range(worst.low, worst.high))
        rest = [d for d in rest if not lost.issuperset(range(d.low, d.high))]
    if len(lost) > MOST * len(after) or len(after) - len(lost) < FEWEST:
        return None
    return "".join(LOST if n in lost else char for n, char in enumerate(after)), margin


def doubtful(reading: "SlipReading", certain: float) -> list[tuple[int, int]]:
    """The places in the text where a reading is less than ``certain``; all of it where that is not known.

    Each character stands for one that is shown, the last for the rest, but for those that vanished.
    """
    size, length = reading.end - reading.start, len(reading.after)
    vanished = max(0, length - size)
    found: set[int] = set()
    for doubt in reading.doubts or ():
        if doubt.lead < certain:
            high = size if doubt.high >= length else min(size, doubt.high)
            found.update(range(max(0, min(doubt.low - vanished, size - 1)), max(1, high)))
    if not found:
        return [(reading.start, reading.end)]
    starts = [n for n in sorted(found) if n - 1 not in found]
    ends = [n + 1 for n in sorted(found) if n + 1 not in found]
    return [(reading.start + a, reading.start + b) for a, b in zip(starts, ends, strict=True)]
