"""How likely a character is at most behind the one before it, whatever stands in front of both.

A search tries thousands of readings that none would write, and asks of each whether it is likely enough. The pairs of
most say that it is not, so what stands in front is never looked up. A pair is at most as likely as the likeliest gram
of the model that ends in it; where none does, the model backs off to its last character.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, partial
from operator import add

from eduparse.language import prepared
from eduparse.language.char_trie import BACKOFF_STEP, LOGP_STEP
from eduparse.language.charmodel import (
    MOST_KEPT,
    RARE,
    CharModel,
    Kept,
    packaged_part,
)
from eduparse.language.other_pairs import OtherPairs, keys_of

ROUNDED = 1e-6  # more than sums of the same numbers in another order differ

Ceilings = tuple[bytes, bytes, bytes, bytes]
"""By pair of the model, in its order, the least that it costs, in steps; `OtherPairs`; and the same of those.

The last is the same by character, whatever stands in front: it costs no more than where the model backs off for nothing.
"""


class PairCeilings:
    """The ceilings of several models together: none of them, and so no mixture, says more."""

    def __init__(self, parts: Sequence[tuple[CharModel, Ceilings]]) -> None:
        self._parts = [
            (m.numbers(), m.levels(), costs, OtherPairs(keys), others, of_chars)
            for m, (costs, keys, others, of_chars) in parts
        ]
        self._kept = Kept(self._of, MOST_KEPT)
        self.pair = self._kept.__getitem__  # the most that the last character of a pair comes to
        self.met = Kept(
            self._is_met, MOST_KEPT
        ).__getitem__  # whether any model met a pair, in a longer gram or not
        self.char = Kept(self._of_char, MOST_KEPT).__getitem__  # the same behind any character

    def may_reach(self, text: str, first: int, least: float) -> bool:
        """Whether the characters of ``text`` (folded) from ``first`` on may be as likely as ``least`` together."""
        return self.most(text, first) >= least

    def most(self, text: str, first: int) -> float:
        """How likely the characters of ``text`` (folded) from ``first`` on are together at most."""
        kept, total = self._kept, ROUNDED
        for at in range(first or 1, len(text)):
            total += kept[text[at - 1 : at + 1]]
        return total

    def each(self, text: str) -> list[float]:
        """How likely each character of ``text`` (folded) is at most, from the second on (nats)."""
        return list(map(self._kept.__getitem__, map(add, text, text[1:])))

    def _of_char(self, char: str) -> float:
        found = []
        for ids, levels, *_, of_chars in self._parts:
            word = ids.get(char)
            least = of_chars[levels.other if word is None else word]
            found.append(-least * LOGP_STEP + (RARE if word is None else 0.0))
        return max(found)

    def _is_met(self, pair: str) -> bool:
        for ids, levels, _, others, *_ in self._parts:
            front, word = (ids.get(char, levels.other) for char in pair)
            starts, words = levels.starts[0], levels.words[1]
            high = starts[front + 1]
            at = bisect_left(words, word, starts[front], high)
            if (at < high and words[at] == word) or others.place(front, word) is not None:
                return True
        return False

    def _of(self, pair: str) -> float:
        found = []
        for ids, levels, costs, others, of_others, _ in self._parts:
            last, front = ids.get(pair[1]), ids.get(pair[0], levels.other)
            word = levels.other if last is None else last
            starts, words = levels.starts[0], levels.words[1]
            high = starts[front + 1]
            at = bisect_left(words, word, starts[front], high)
            if at < high and words[at] == word:
                nats = -costs[at] * LOGP_STEP
            else:
                nats = -levels.backoffs[0][front] * BACKOFF_STEP
                nats -= levels.logps[0][word] * LOGP_STEP
                other = others.place(front, word)
                nats = nats if other is None else max(nats, -of_others[other] * LOGP_STEP)
            found.append(nats if last is not None else nats + RARE)
        return max(found)


def ceilings_of(model: CharModel) -> Ceilings:
    """What the grams of ``model`` say of the pairs that they end in."""
    levels = model.levels()
    pair_starts, three_starts, four_starts = levels.starts
    _, pairs, threes, fours = levels.words
    _, pair_logps, three_logps, four_logps = levels.logps
    least: dict[int, int] = {
        first << 16 | pairs[at]: pair_logps[at]
        for first in range(len(pair_starts) - 1)
        for at in range(pair_starts[first], pair_starts[first + 1])
    }
    count, most = len(pairs), 1 << 8
    for at, front in enumerate(pairs):
        for three in range(three_starts[at], three_starts[at + 1]):
            middle = threes[three]
            key = front << 16 | middle
            if three_logps[three] < least.get(key, most):
                least[key] = three_logps[three]
            for four in range(four_starts[three], four_starts[three + 1]):
                key = middle << 16 | fours[four]
                if four_logps[four] < least.get(key, most):
                    least[key] = four_logps[four]
    every = list(least.items())  # in the order of the pairs, and behind them the others
    of_chars = bytearray(levels.logps[0])
    for key, cost in every:
        word = key & 0xFFFF
        of_chars[word] = min(of_chars[word], cost)
    others = sorted(every[count:])
    keys = keys_of(key for key, _ in others)
    costs = (bytes(cost for _, cost in part) for part in (every[:count], others))
    return next(costs), keys, next(costs), bytes(of_chars)


@cache
def pair_ceilings(*parts: int) -> PairCeilings:
    """The ceilings of parts of the packaged model.

    Computed in a second, so the tables are prepared.
    """
    return PairCeilings([_of_part(part) for part in parts])


def _of_part(part: int) -> tuple[CharModel, Ceilings]:
    model = packaged_part(part)
    sources = (
        model.sample(),
        *model.unigrams(),
        *prepared.module_texts(
            "language", "pair_ceilings", "other_pairs", "char_trie", "charmodel"
        ),
    )
    made = partial(ceilings_of, model)
    return model, prepared.prepared_table(f"pair-ceilings-{part}", sources, made)
