"""Readings of a line side by side: what they grow by, which of them are followed, and what each remembers of others."""

from math import inf

from eduparse.language.beam import best_readings
from eduparse.stages.repair.byte_readings import Slot
from eduparse.stages.repair.gbk_chars import ModelChar
from eduparse.stages.repair.mojibake.parts import GivenUp, LineReading, ReadingStep, Spelled

ENTER = -6.0  # cost of a damaged part
DROPPED = -5.0  # of a byte that is gone without a trace
DROPPED_LEAD = -1.0  # of a first byte that is gone with the last of the character before
UNREAD = -14.0  # of a byte that spells nothing
PENDING = -2.5  # what a byte costs, about, that spells nothing yet
WINDOW = 16.0  # a reading this much worse than the best is dropped
TOLD = 6.0  # nats of lead that a character has at most beside bytes that are gone without a mark
NEAR = 8.0  # nats by which a reading that was given up is remembered at most
ROUNDED = 1e-6  # more than sums of the same numbers in another order differ

_tuple = tuple.__new__  # makes a named tuple in half the time

LOST = "\ufffd?"

Key = tuple[str, tuple[Slot, ...], bool]
Beam = dict[Key, LineReading]


def costing(reading: LineReading, cost: float) -> LineReading:
    """``reading`` with ``cost`` added, a number of nats."""
    score, context, pending, step, others = reading
    return _tuple(LineReading, (score + cost, context, pending, step, others))


def least_followed(fed: Beam, likely: dict[str, float], width: int) -> float:
    """What a reading must come to beside ``fed`` to be followed, or to be remembered by one that is.

    Beside those stand others, of which it is known only what they are ``likely`` to come to, by how they end.
    """
    if not fed and not likely:
        return -inf
    worth = sorted([*map(_worth, fed.items()), *likely.values()], reverse=True)
    least = worth[0] - WINDOW
    if len(worth) >= width:
        least = max(least, worth[width - 1])
    return least - NEAR - ROUNDED


def unsure(reading: LineReading) -> LineReading:
    """``reading`` with a last character that is to be reported."""
    step = reading.step
    if step is None:
        return reading
    return reading._replace(step=step._replace(spelled=step.spelled._replace(lead=TOLD)))


def grown_by(
    reading: LineReading,
    s: ModelChar,
    score: float,
    options: tuple[ModelChar, ...],
    at: int,
    *,
    inside: bool,
) -> LineReading:
    """``reading`` with the character ``s`` behind it, one of ``options`` if bytes of it are lost, up to ``at``."""
    own, context, _, before, others = reading
    spelled = _tuple(Spelled, (s.char, options, score, inf, (), inf))
    step = _tuple(ReadingStep, (before, at, inside, spelled))
    return _tuple(LineReading, (own + score, (context + s.seen)[-3:], (), step, others))


def remember(out: Beam, reading: LineReading, *, inside: bool) -> None:
    """Put ``reading`` to ``out``; of two that go on alike the better one stays, and remembers the other if that is near."""
    key = reading.context, reading.pending, inside
    old = out.get(key)
    if old is None:
        out[key] = reading
        return
    best, other = old, reading
    if (reading.score, last_char(reading)) > (old.score, last_char(old)):
        best, other = reading, old
    lead = best.score - other.score
    if lead < NEAR and best.step is not other.step:
        best = best._replace(others=GivenUp(other.step, lead, best.others))
    out[key] = best


def last_char(reading: LineReading) -> str:
    """The character that ``reading`` ends in; empty at the beginning."""
    return reading.step.spelled.char if reading.step else ""


def best_of_beam(readings: list[tuple[Key, LineReading]], width: int) -> Beam:
    """The best of ``readings``; one whose last bytes spell nothing yet has still to pay for them."""
    return dict(best_readings(readings, _worth, width, WINDOW))


def score_of(reading: LineReading) -> float:
    """The log-probability of ``reading``, in nats."""
    return reading.score


def _worth(item: tuple[Key, LineReading]) -> float:
    return item[1].score + PENDING * len(item[1].pending)
