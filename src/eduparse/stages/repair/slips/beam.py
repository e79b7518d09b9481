"""A beam of readings: of those that go on alike only the best is kept, with how likely all others were."""

from collections.abc import Iterable
from functools import reduce
from math import exp, log1p
from typing import NamedTuple

from eduparse.language.beam import best_readings

WIDTH = 16
WINDOW = 10.0  # a reading this much worse than the best of its length is dropped
NONE = -1e9  # log-probability of what is not there
_NOTHING = -30.0  # nats below which a term adds nothing to a sum


class Other(NamedTuple):
    """A reading ``out`` that was given up for the first ``length`` characters of a better one, by ``lead`` nats."""

    out: str
    length: int
    lead: float
    before: "Other | None"


class State(NamedTuple):
    """A reading up to some byte: its score, that of all others with the same end together, and which."""

    score: float
    rest: float
    out: str
    others: Other | None = None


class Beam(dict[tuple[str, int], State]):
    """Readings by the last three characters and the byte that waits for its second; the top score.

    ``cut`` is a score that as many readings have as are kept.
    """

    top = cut = NONE


def put_state(beam: Beam, key: tuple[str, int], state: State) -> None:
    """Add a reading; where one with the same end is there, keep the better."""
    old = beam.get(key)
    if old is None:
        beam[key] = state
    elif old.out == state.out:
        if state.score > old.score:
            beam[key] = state
    else:
        best, other = (state, old) if state.score > old.score else (old, state)
        rest = summed((best.rest, other.rest, other.score))
        others = Other(other.out, len(best.out), best.score - other.score, best.others)
        beam[key] = State(best.score, rest, best.out, others)


def summed(scores: Iterable[float]) -> float:
    """The logarithm of the sum of what has these logarithms."""
    return reduce(_added, scores, NONE)


def _added(a: float, b: float) -> float:
    low, high = (a, b) if a < b else (b, a)
    return high if low - high < _NOTHING else high + log1p(exp(low - high))


def pruned(beam: Beam, width: int = WIDTH) -> Beam:
    """The best of ``beam``, best first."""
    return Beam(best_readings(beam.items(), _score, width, WINDOW, _read))


def _score(item: tuple[tuple[str, int], State]) -> float:
    return item[1].score


def _read(item: tuple[tuple[str, int], State]) -> str:
    return item[1].out
