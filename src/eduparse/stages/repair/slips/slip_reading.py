"""What the ends of a slip search come to: the likeliest reading, how sure it is, and where others differ.

A search hands over every place where a reading may end, with its score there. The text behind says more of each,
up to where the farthest ends: so all are compared over the same characters.
"""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from eduparse.document.records import dataclass
from eduparse.language.mixture import Mixture
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.line_end_prior import odds
from eduparse.stages.repair.slips.beam import State, summed
from eduparse.stages.repair.slips.doubts import Doubt, between, of_state

RunEnd = tuple[float, State, int]
"""The score of a reading with the three characters behind it (nats), the reading, and where in the text it ends."""


@dataclass(frozen=True, slots=True)
class SlipReading:
    """What ``[start, end)`` of the text was before the slip.

    All in nats (natural logarithms):

    - ``margin``: by how much all other readings together are less likely
    - ``gain``: how much likelier the text is with the reading than as shown
    - ``mean``: log-probability of a character of it and the three behind; ``worst``: the lowest of three in a row
    - ``worth``: how much likelier the text is with a character of which nothing is left than without it
    - ``expected``: whether the lost character was lost elsewhere on the page too
    - ``doubts``: where other readings differ from it, and by how much each is less likely; None if not known
    - ``second``: the next reading: its end, what it is, and by how much it is less likely
    """

    start: int
    end: int
    after: str
    margin: float
    gain: float
    mean: float
    worst: float
    worth: float = inf
    expected: bool = False
    skip: int = 1
    doubts: tuple[Doubt, ...] | None = ()
    second: tuple[int, str, float] | None = None


class Searched(NamedTuple):
    """Where a slip was searched: the suspect ``start`` of ``text``, and the first byte behind it, ``at``.

    ``left`` is what stands in front, as the model sees it; ``line`` is the range of the line.
    """

    model: Mixture
    text: str
    start: int
    at: int
    left: str
    line: tuple[int, int]


def likeliest_end(place: Searched, ends: Sequence[RunEnd]) -> SlipReading:
    """The likeliest of ``ends``, of which there is one at least."""
    model, text, start, _, left, (line_start, line_end) = place
    last = min(max(at for _, _, at in ends) + 3, line_end)
    ranked = []
    for score, state, at in ends:
        tail = min(at + 3, last)
        rest = seen(text[tail:last])
        behind = model.score(rest, seen(text[max(0, tail - 3) : tail]))
        if at == line_end:
            behind += odds(text[line_start:start] + state.out)
        ranked.append((score + behind, state, at, score))
    ranked.sort(key=lambda r: -r[0])
    total, state, at, score = ranked[0]
    told = state.out + text[at:last]
    others = [r for r in ranked[1:] if r[1].out + text[r[2] : last] != told]
    weights = [summed((r[0], r[0] - r[1].score + r[1].rest)) for r in others]
    all_others = summed([total - state.score + state.rest, *weights])
    doubts = [
        between(told, r[1].out + text[r[2] : last], total - weight)
        for r, weight in zip(others, weights, strict=True)
    ]
    shown = model.score(seen(text[start:last]), left)
    length = len(state.out) + min(3, len(text) - at)
    return SlipReading(
        start=start,
        end=at,
        after=state.out,
        margin=total - all_others,
        gain=total - shown,
        mean=score / max(1, length),
        worst=_worst(place, state.out, at),
        worth=_worth(place, state.out, at),
        skip=place.at - start,
        doubts=(*of_state(state), *doubts),
        second=_second([(r[2], r[1].out, total - r[0]) for r in others], state, at),
    )


def _worth(place: Searched, out: str, at: int) -> float:
    if place.text[place.at : at].strip("?\ufffd"):
        return inf
    if len(out) > 1:
        return -inf
    behind, score = seen(place.text[at : at + 3]), place.model.score
    return score(seen(out) + behind, place.left) - score(behind, place.left)


def _worst(place: Searched, out: str, at: int) -> float:
    """The lowest log-probability of three characters in a row of the reading and what is behind."""
    left = place.left
    whole = left + seen(out + place.text[at : at + 3])
    scores = [
        place.model.logp(whole[max(0, n - 3) : n], whole[n]) for n in range(len(left), len(whole))
    ]
    return min(sum(scores[n : n + 3]) for n in range(max(1, len(scores) - 2)))


def _second(
    others: list[tuple[int, str, float]], best: State, end: int
) -> tuple[int, str, float] | None:
    """Of ``others``, and of what was given up on the way to the ``best``, the likeliest."""
    found = [*others]
    given_up = best.others
    while given_up is not None:
        after = given_up.out + best.out[given_up.length :]
        found.append((end, after, given_up.lead))
        given_up = given_up.before
    return min(found, key=lambda f: f[2], default=None)
