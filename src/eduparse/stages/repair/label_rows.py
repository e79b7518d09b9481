"""What the labels of a page say of one whose number lost bytes: behind （一） and above （三） stands （二）.

Labels of one kind count up. How surely they do was counted on 93,000 labels of the statutes and policy papers that
the models of characters are trained on. An article follows the one before. Of a point in brackets it depends on
whether a label of another kind stands between. Where the numbers of several labels are open, each is weighed by all
ways to read the others. What comes of it are odds: a row that breaks the count can still be read where its bytes
or the words behind it say so.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import inf, log
from typing import NamedTuple

from eduparse.language.numerals import number

FIRST_IS_ONE = 0.8  # share of rows that begin with 1 on their page
# Nats by which a number leads at most that the labels in front and behind do not both hold.
ONE_SIDE = 1.0
LEFT = 30  # numbers that share what is left of a chance
# The shares of labels that are one more than the last of their kind, and of those that begin a new row; first where
# that one was the last label of all, then where others stand between.
STEPS = {
    "条": ((0.998, 0.0002), (0.998, 0.0002)),
    "款": ((0.998, 0.0002), (0.998, 0.0002)),
    "章": ((0.99, 0.005), (0.996, 0.002)),
    "节": ((0.99, 0.005), (0.86, 0.13)),
    "）": ((0.995, 0.0045), (0.05, 0.945)),
    "、": ((0.985, 0.012), (0.97, 0.025)),
    ".": ((0.99, 0.006), (0.4, 0.5)),
}
_NONE = 1e-300  # what stands for a chance that a number of the machine cannot hold
_CLOSES = {")": "）", "．": "."}


class NumberedLabel(NamedTuple):
    """A label that ``opens`` and ``closes`` with a sign, and the numerals between that it may have."""

    opens: str
    closes: str
    values: tuple[str, ...]

    @property
    def kind(self) -> tuple[str, str, bool]:
        """What labels of one row have in common."""
        opens = "（" if self.opens == "(" else self.opens
        return opens, _CLOSES.get(self.closes, self.closes), self.values[0].isdecimal()


def label_odds(labels: Sequence[NumberedLabel]) -> list[dict[str, float]]:
    """By each numeral that a label may have how much likelier the others make it than any page would (nats)."""
    rows: defaultdict[tuple[str, str, bool], list[int]] = defaultdict(list)
    for n, label in enumerate(labels):
        rows[label.kind].append(n)
    found: list[dict[str, float]] = [{} for _ in labels]
    for kind, places in rows.items():
        if any(len(labels[n].values) > 1 for n in places):
            steps = STEPS.get(kind[1])
            for n, odds in (
                zip(places, _of_row(labels, places, steps), strict=True) if steps else ()
            ):
                found[n] = odds
    return found


def _of_row(
    labels: Sequence[NumberedLabel],
    places: Sequence[int],
    steps: tuple[tuple[float, float], tuple[float, float]],
) -> Iterable[dict[str, float]]:
    values = [_by_number(labels[n].values) for n in places]
    apart = [steps[b - a > 1] for a, b in pairwise(places)]
    before = [{v: _first(v) for v in values[0]}]
    for step, mine in zip(apart, values[1:], strict=True):
        last = _shares(before[-1])
        before.append({v: sum(p * _chance(u, v, step) for u, p in last.items()) for v in mine})
    behind = [dict.fromkeys(values[-1], 1.0)]
    for step, mine in zip(reversed(apart), reversed(values[:-1]), strict=True):
        rest = _shares(behind[-1])
        behind.append({v: sum(p * _chance(v, u, step) for u, p in rest.items()) for v in mine})
    behind.reverse()
    for n, (mine, left, right) in enumerate(zip(values, before, behind, strict=True)):
        both = _shares({v: left[v] * right[v] for v in mine})
        odds = {v: log(max(both[v], _NONE) / _anywhere(v)) for v in mine}
        best = max(odds, key=odds.__getitem__)
        # A page may hold a piece of a paper: that a row begins here, or goes on, is likely and no more.
        least = -inf if _held(values, n, best) else odds[best] - ONE_SIDE
        yield {name: max(odds[v], least) for v, names in mine.items() for name in names}


def _held(values: Sequence[Mapping[int, object]], n: int, number_there: int) -> bool:
    """Whether two labels of its row next to it in front or behind may be those that the count wants, and none is another.

    For the first of a row one behind it is enough.
    """
    near = [m for m in range(max(0, n - 2), min(len(values), n + 3)) if m != n]
    agree = all(number_there + m - n in values[m] for m in near)
    return agree and len(near) >= (2 if n else 1)


def _by_number(numerals: Iterable[str]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for numeral in numerals:
        found[number(numeral)].append(numeral)
    return dict(found)


def _shares(weights: dict[int, float]) -> dict[int, float]:
    whole = sum(weights.values()) or _NONE
    return {v: w / whole for v, w in weights.items()}


def _chance(last: int, value: int, step: tuple[float, float]) -> float:
    goes_on, begins = step
    rest = max(1 - goes_on - begins, 0.0005) / LEFT
    return rest + goes_on * (value == last + 1) + begins * (value == 1)


def _first(value: int) -> float:
    return FIRST_IS_ONE if value == 1 else (1 - FIRST_IS_ONE) / LEFT


def _anywhere(value: int) -> float:
    """How often a label has this number: 1 half of the time, and larger ones the less."""
    return 1 / (max(value, 1) * (value + 1))
