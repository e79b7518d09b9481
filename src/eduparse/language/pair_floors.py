"""How likely a character is at least, by the pair that it ends and the pair before that alone.

What a model says of a character behind three others is found in four searches. Mostly it is asked only whether the
text makes any sense, and then a bound from below will do. Behind ``abd`` the character ``c`` costs no more than the
pair ``dc`` does, and backing off from ``bd`` and from whatever ends in it. Where a longer gram of the model costs
more than that, the pair costs more here. So a floor holds behind every ``a``, whatever the model.

Costs and weights of backing off are bytes, as in the file of the model, and both are counted in `UNIT`.
"""

import math
import sys
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, partial
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from eduparse.language import prepared
from eduparse.language.char_trie import BACKOFF_STEP, LOGP_STEP
from eduparse.language.charmodel import (
    CharModel,
    packaged_part,
)
from eduparse.language.other_pairs import OtherPairs, keys_of

UNIT = 1 / 48  # nats, of which the steps of costs and of backing off are whole numbers
_COST, _BACK = round(LOGP_STEP / UNIT), round(BACKOFF_STEP / UNIT)
_MOST = 255  # cost or weight in a byte; what is more makes no window sensible either
_KEPT = 1 << 16  # pairs whose floor is kept: some two megabytes of traditional text ask for so many
_UTF16 = f"utf-16-{sys.byteorder[0]}e"
_UNIT_BYTES, _PAIR_BYTES = 2, 4
_NEVER = 1 << 20  # units that a character costs which the model does not know


class FloorTable(NamedTuple):
    """By pair of the model, in its order: what it costs at most, and what backing off from it does.

    ``others`` are `OtherPairs`, ``other_costs`` and ``other_backs`` the same of those.
    """

    costs: bytes
    backs: bytes
    others: bytes
    other_costs: bytes
    other_backs: bytes


class PairFloors(dict[int, int]):
    """By pair, as two code units of UTF-16 in one number, what its last character costs in `UNIT`.

    What backing off from it does stands beside, in `backs`. Both are computed once from ``table``, that of `table_of`.
    """

    def __init__(self, model: CharModel, table: FloorTable) -> None:
        super().__init__()
        self._ids, self._levels, self._table = model.numbers(), model.levels(), table
        self._others = OtherPairs(table.others)
        self.backs: dict[int, int] = {}

    def reach(self, text: str, window: int, mean: float) -> bool:
        """Whether each ``window`` of ``text`` (folded) from its third character on surely has a ``mean`` log-probability.

        False tells nothing: then the text must be looked at.
        """
        units = text.encode(_UTF16, "surrogatepass")
        if len(units) != _UNIT_BYTES * len(text):
            return False  # a character takes two units
        if len(self) >= _KEPT:
            self.clear()
            self.backs.clear()
        pairs = [0] * (len(text) - 1)
        for odd in (0, 1):
            here = memoryview(units)[odd * _UNIT_BYTES :]
            pairs[odd::2] = here[: len(here) & -_PAIR_BYTES].cast("I").tolist()
        costs = list(map(self.__getitem__, pairs))
        each = map(add, costs[1:], map(self.backs.__getitem__, pairs))
        sums = list(accumulate(each, initial=0))
        most = math.floor(-mean * window / UNIT) - 1
        return max(map(sub, sums[window:], sums), default=most) <= most

    def __missing__(self, key: int) -> int:
        pair = key.to_bytes(_PAIR_BYTES, sys.byteorder).decode(_UTF16, "surrogatepass")
        self[key], self.backs[key] = found = self._of(*pair)
        return found[0]

    def _of(self, before: str, char: str) -> tuple[int, int]:
        levels, other = self._levels, self._levels.other
        last = self._ids.get(char)
        word = other if last is None else last
        front = self._ids.get(before, other)
        starts, words = levels.starts[0], levels.words[1]
        high = starts[front + 1]
        at = bisect_left(words, word, starts[front], high)
        if at < high and words[at] == word:
            cost, back = self._table.costs[at] * _COST, self._table.backs[at] * _BACK
        else:
            place = self._others.place(front, word)
            more, own = (0, 0) if place is None else self._of_other(place)
            cost = levels.backoffs[0][front] * _BACK + levels.logps[0][word] * _COST
            cost, back = max(cost, more * _COST), own * _BACK
        return (_NEVER if last is None else cost), back

    def _of_other(self, place: int) -> tuple[int, int]:
        return self._table.other_costs[place], self._table.other_backs[place]


def table_of(model: CharModel) -> FloorTable:
    """What the longer grams of ``model`` say of its pairs."""
    levels = model.levels()
    pair_starts, three_starts, four_starts = levels.starts
    _, pairs, threes, fours = levels.words
    _, pair_logps, three_logps, four_logps = levels.logps
    _, pair_backs, three_backs = levels.backoffs
    costs = [logp * _COST for logp in pair_logps]
    backs = array(
        "i", [0] * len(pairs)
    )  # the most that backing off from what ends in the pair takes
    others: dict[int, list[int]] = {}
    known = {
        first << 16 | pairs[at]: at
        for first in range(len(pair_starts) - 1)
        for at in range(pair_starts[first], pair_starts[first + 1])
    }
    for at, front in enumerate(pairs):
        for three in range(three_starts[at], three_starts[at + 1]):
            key = front << 16 | threes[three]
            place = known.get(key)
            if place is None:
                own = others.setdefault(key, [0, 0])
                own[1] = max(own[1], three_backs[three])
            elif three_backs[three] > backs[place]:
                backs[place] = three_backs[three]
    whole = [(own + more) * _BACK for own, more in zip(pair_backs, backs, strict=True)]
    for at, front in enumerate(pairs):
        free = pair_backs[at] * _BACK
        for three in range(three_starts[at], three_starts[at + 1]):
            middle = threes[three]
            key = front << 16 | middle
            _raise(known, costs, others, key, three_logps[three] * _COST - free)
            place = known.get(key)
            behind = whole[place] if place is not None else others[key][1] * _BACK
            for four in range(four_starts[three], four_starts[three + 1]):
                last = middle << 16 | fours[four]
                _raise(known, costs, others, last, four_logps[four] * _COST - behind)
    return FloorTable(
        bytes(min(_MOST, -(-cost // _COST)) for cost in costs),
        bytes(min(_MOST, back // _BACK) for back in whole),
        keys_of(keys := sorted(others)),
        bytes(min(_MOST, others[key][0]) for key in keys),
        bytes(min(_MOST, others[key][1]) for key in keys),
    )


def _raise(
    known: dict[int, int], costs: list[int], others: dict[int, list[int]], key: int, cost: int
) -> None:
    """The pair ``key`` costs at least ``cost`` units."""
    place = known.get(key)
    if place is not None:
        costs[place] = max(costs[place], cost)
    else:
        own = others.setdefault(key, [0, 0])
        own[0] = max(own[0], -(-cost // _COST))


@cache
def pair_floors(part: int) -> PairFloors:
    """The floors of a part of the packaged model.

    Computed in a second, so the table is prepared.
    """
    model = packaged_part(part)
    sources: Sequence[bytes] = (
        model.sample(),
        *model.unigrams(),
        *prepared.module_texts("language", "pair_floors", "other_pairs", "char_trie", "charmodel"),
    )
    table = prepared.prepared_table(f"pair-floors-{part}", sources, partial(_plain, model))
    return PairFloors(model, FloorTable(*table))


def _plain(model: CharModel) -> tuple[bytes, ...]:
    return tuple(table_of(model))
