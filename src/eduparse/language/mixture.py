"""The two character models as one, weighed page by page.

What repairs damage asks a mixture of the model of policy papers and of that of general text, since damage
comes in any text.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain, islice
from operator import mul, sub

from eduparse.language.char_trie import ORDER
from eduparse.language.charmodel import (
    GENERAL,
    MOST_KEPT,
    POLICY,
    RARE,
    CharModel,
    Kept,
    Together,
    folded,
    grams_of,
    model,
    packaged_part,
)
from eduparse.language.pair_ceilings import ROUNDED, PairCeilings, pair_ceilings
from eduparse.language.pair_floors import PairFloors, pair_floors

_exp, _log = math.exp, math.log
_ROUNDS = 6
_PRIOR = 40.0  # characters that the weights a mixture begins with are worth
_LEAST = 0.02  # smallest weight, since any page may quote another genre
_TEXTS = 16  # by which a mixture was weighed that are kept: a page is asked about again once a pass has changed it
_FEW = 3  # characters that are looked up one by one
_PAIR = 2  # models, as the package has
_TWICE = 0.7  # a little more than the logarithm of two
_OVER_ONE = 1e-6  # no character is more likely than one, but for rounding
_ANY = -90.0  # log-probability that every character has, nearly
_STEPS = 20  # weights are rounded to so many, so that hardly any page sees another model


def _weighing(steps: int) -> tuple[float, float]:
    """The weights of two models of which a page gives the first so many `_STEPS`."""
    a, b = (max(_LEAST, n / _STEPS) for n in (steps, _STEPS - steps))
    return a / (a + b), b / (a + b)


_WEIGHTS = tuple(map(_weighing, range(_STEPS + 1)))
WEIGHINGS = len(_WEIGHTS)  # that there are of two models, whatever the page


Usual = list[tuple[int, tuple[float, ...]]]
"""A place, and how likely each model finds what stands there, by the character before alone."""


class Mixture:
    """Several models as one, each with a weight: how much of what a page says it would have said.

    Numbers are those of all of them, so that a character has one wherever it is known. What none
    knows is one of thousands, and so are characters that only another one knows.
    """

    def __init__(
        self,
        parts: Sequence[CharModel],
        weights: Sequence[float] = (),
        floors: Callable[[], PairFloors] | None = None,
        ceilings: Callable[[], PairCeilings] | None = None,
    ) -> None:
        self._parts = tuple(parts)
        self._floors, self._ceilings = floors, ceilings
        self.weights = tuple(weights) or (1 / len(parts),) * len(parts)
        self._logs = tuple(math.log(w) for w in self.weights)
        self._scores = Kept(self._logp, MOST_KEPT)
        self._weighed = Kept(self._weigh, _TEXTS)
        self._behind: dict[str, frozenset[int]] = {}
        self._siblings: dict[tuple[float, ...], Mixture] = {self.weights: self}

    def weighed(self, text: str) -> "Mixture":
        """The same models, weighed by ``text`` (folded): by expectation and maximisation."""
        return self if len(self._parts) == 1 else self._weighed[text]

    def _weigh(self, text: str) -> "Mixture":
        first, second = self._parts
        mine, its = first.running_rare(text, 1), second.running_rare(text, 1)
        ratios = list(map(_exp, map(sub, its, mine)))
        share, b = self.weights
        a = share
        for _ in range(_ROUNDS):
            than = b / a
            said = _PRIOR * share + sum([1.0 / (1.0 + than * ratio) for ratio in ratios])
            a = said / (len(ratios) + _PRIOR)
            b = 1.0 - a
        key = _weighing(round(a * _STEPS))
        found = self._siblings.get(key)
        if found is None:
            found = self._siblings[key] = Mixture(self._parts, key, self._floors, self._ceilings)
            found._siblings = self._siblings
            found._behind = self._behind
        return found

    def unigrams(self) -> Iterator[bytes]:
        """What each model says of single characters, as its file holds it: all that `logp` without a context reads."""
        return (data for part in self._parts for data in part.unigrams())

    def number(self, char: str) -> int | None:
        """The number of a folded character; None where no model knows it."""
        for part in self._parts:
            found = part.number(char)
            if found is not None:
                return found
        return None

    def logp(self, context: str, char: str) -> float:
        """Log P(char | the last three characters of context); both folded."""
        return self._scores[context[1 - ORDER :] + char]

    def least(self, gram: str) -> float:
        """At least how likely the last character of ``gram`` is after the others: by one model alone."""
        return self._logs[0] + self._parts[0].gram_rare(gram)

    def floors(self) -> tuple[PairFloors | None, float]:
        """The floors of the last model, which knows most kinds of text, and what its share adds to each (nats)."""
        return self._floors and self._floors(), self._logs[-1]

    def running(self, text: str, first: int) -> list[float]:
        """The log-probability of each character of ``text`` (folded) from ``first`` on, after those before."""
        return list(map(self._scores.__getitem__, grams_of(text, first)))

    def running_once(self, text: str, first: int) -> list[float]:
        """The same of a text that is hardly met again: nothing is kept, and what stands before is not looked up anew."""
        if len(self._parts) != _PAIR:
            return self.running(text, first)
        (a, b), (one, other) = self._logs, self._parts
        pairs = zip(one.running_rare(text, first), other.running_rare(text, first), strict=True)
        return [_log(_exp(a + p) + _exp(b + q)) for p, q in pairs]

    def likely(self, text: str, first: int, least: float) -> float | None:
        """The sum of `running`; None as soon as it is less than ``least``.

        It is asked of thousands of readings, most of which their pairs alone refuse.
        """
        # What each character comes to at most, and so all behind it, is known before it is looked up.
        to_come = self.most(text, first)
        if to_come < least:
            return None
        kept, found, total = self._scores, [], 0.0
        pair = self._ceilings().pair if self._ceilings is not None else None
        for end in range(first + 1, len(text) + 1):
            nats = kept[text[max(0, end - ORDER) : end]]
            total += nats
            if pair is not None and end > 1:
                to_come += nats - pair(text[end - 2 : end])
                if to_come < least:
                    return None
            elif total < least:
                return None
            found.append(nats)
        total = sum(found)
        return total if total >= least else None

    def most(self, text: str, first: int) -> float:
        """At most what `likely` says of ``text`` (folded), by pairs alone."""
        return self._ceilings().most(text, first) if self._ceilings is not None else 0.0

    def most_behind(self, lasts: Iterable[str], text: str) -> dict[str, float]:
        """By each of ``lasts`` at most how likely ``text`` is behind it, whatever stands in front (all folded).

        Where no model met it with the first character of ``text``, the rest is as likely as if that began it.
        """
        if self._ceilings is None:
            return dict.fromkeys(lasts, 0.0)
        ceilings, first = self._ceilings(), text[0]
        met, pair = ceilings.met, ceilings.pair
        known = ceilings.most(text, 1)
        alone: float | None = None
        found = {}
        for last in lasts:
            if met(last + first):
                rest = known
            else:
                if alone is None:
                    alone = min(known, sum(self.running(text, 1)) + ROUNDED)
                rest = alone
            found[last] = pair(last + first) + ROUNDED + rest
        return found

    def most_of_char(self, char: str) -> float:
        """At most how likely ``char`` (folded) is, whatever stands in front."""
        return self._ceilings().char(char) if self._ceilings is not None else 0.0

    def most_of_pair(self, pair: str) -> float:
        """At most how likely the second character of ``pair`` (folded) is, whatever stands in front."""
        return self._ceilings().pair(pair) if self._ceilings is not None else 0.0

    def logps(self, context: str, numbers: Sequence[int | None]) -> list[float]:
        """`logp` of many characters, given by `number`."""
        return self._mixed([p.logps_rare(context, numbers) for p in self._parts])

    def together(self, numbers: Sequence[int | None]) -> tuple[Together, ...]:
        """What `scores` wants to know of characters, given by number; the same for every weighing."""
        return tuple(part.together(numbers) for part in self._parts)

    def scores(self, context: str, together: tuple[Together, ...]) -> list[float]:
        """`logps` of characters that were prepared."""
        pairs = zip(self._parts, together, strict=True)
        if len(together[0].words) <= _FEW and len(context) >= ORDER - 1:
            context = context[1 - ORDER :]
            return self._mixed([p.few_rare(context, t) for p, t in pairs])
        return self._mixed([p.scores_rare(context, t) for p, t in pairs])

    def likely_of(
        self, context: str, together: tuple[Together, ...], least: float
    ) -> list[tuple[float, int]]:
        """Of `scores` those that are at least ``least``, each with its place, in order.

        A mixture of two is less than twice the larger, so that neither model by itself mostly tells that a character
        is not likely enough. One that no model met there is asked only where a common one might be.
        """
        if least > _OVER_ONE:
            return []
        if len(self._parts) != _PAIR or len(together[0].words) <= _FEW or least < _ANY:
            every = self.scores(context, together)
            return [(nats, n) for n, nats in enumerate(every) if nats >= least]
        (first, second), (its, others) = self._parts, together
        a, b = self._logs
        low, lower = least - _TWICE - a, least - _TWICE - b
        met, also = first.met(context, its, low), second.met(context, others, lower)
        if met is None or also is None:
            pairs = zip(
                first.scores_rare(context, its), second.scores_rare(context, others), strict=True
            )
            near = [(n, p, g) for n, (p, g) in enumerate(pairs) if p >= low or g >= lower]
        else:
            some = sorted(met | also)
            mine = first.each_rare(context, its, some)
            near = list(zip(some, mine, second.each_rare(context, others, some), strict=True))
        found = [(_log(_exp(a + p) + _exp(b + g)), n) for n, p, g in near]
        return [pair for pair in found if pair[0] >= least]

    def usual(self, char: str, together: tuple[Together, ...], few: int, common: int = 0) -> Usual:
        """The places of the ``few`` characters that each model met most often behind ``char`` (folded), with their chances.

        So are those of the ``common`` ones most common anywhere, which may stand behind any.
        """
        pairs = list(zip(self._parts, together, strict=True))
        met = chain.from_iterable(p.usual(char, t, few) for p, t in pairs)
        anywhere = chain.from_iterable(p.commonest(t, common) for p, t in pairs if common)
        some = sorted({*met, *anywhere})
        chances = [list(map(_exp, p.each_rare(char, t, some))) for p, t in pairs]
        return list(zip(some, zip(*chances, strict=True), strict=True))

    def scores_of_some(
        self, context: str, together: tuple[Together, ...], usual: Usual, others: Iterable[int]
    ) -> list[tuple[float, int]]:
        """`scores` of what is ``usual`` behind the last character, of what a model met behind more, and of ``others``.

        Each comes with its place. What no model met behind more costs what backing off to the last character does.
        """
        pairs = list(zip(self._parts, together, strict=True))
        met = set(others).union(*(p.known_behind(context, t) for p, t in pairs))
        some = list(met)
        scores = self._mixed([p.each_rare(context, t, some) for p, t in pairs])
        found = list(zip(scores, some, strict=True))
        each = zip(self._logs, self._parts, strict=True)
        weights = [_exp(share + part.backed_off(context)) for share, part in each]
        if len(weights) == _PAIR:
            a, b = weights
            found += [(_log(a * p + b * g), n) for n, (p, g) in usual if n not in met]
        else:
            found += [(_log(sum(map(mul, weights, c))), n) for n, c in usual if n not in met]
        return found

    def best_of(
        self, context: str, together: tuple[Together, ...], count: int
    ) -> list[tuple[float, int]]:
        """Of `scores` the ``count`` best at least, each with its place, in order.

        What the likelier model says bounds each from both sides, so that few are computed; and what neither met there
        is as likely as it is anywhere, so that of those the commonest alone are looked at.
        """
        if len(self._parts) != _PAIR or len(together[0].words) <= count:
            return [(nats, n) for n, nats in enumerate(self.scores(context, together))]
        (first, second), (a, b) = self._parts, self._logs
        mine, floor = first.met_rare(context, together[0])
        its, base = second.met_rare(context, together[1])
        (_, _, costs, rare, order), (_, _, others, also, other_order) = together
        met = mine.keys() | its.keys()
        scores: dict[int, tuple[float, float]] = {}

        def look(n: int) -> float:
            """The larger of what the two models say of what stands at ``n``."""
            p, q = mine.get(n), its.get(n)
            if p is None:
                p = floor - costs[n] + RARE if n in rare else floor - costs[n]
            if q is None:
                q = base - others[n] + RARE if n in also else base - others[n]
            p, q = scores[n] = a + p, b + q
            return max(p, q)

        rest = [
            (n for n in order if n not in met),
            (n for n in other_order if n not in met),
        ]
        larger = list(map(look, met))
        larger += map(look, {n for some in rest for n in islice(some, count)})
        least = sorted(larger)[-count] - _TWICE
        for part, some in enumerate(rest):
            for n in some:
                look(n)
                if scores[n][part] < least:
                    break  # as are all behind it
        return [
            (_log(_exp(p) + _exp(q)), n)
            for n, (p, q) in sorted(scores.items())
            if max(p, q) >= least
        ]

    def log_ratios(self, over: Iterable[str], under: Iterable[str]) -> list[float]:
        """How much likelier the grams ``over`` are together than those ``under`` (nats), in each of the `WEIGHINGS`.

        Of two models. Where a decision is the same in all of them, no page has to be weighed for it.
        """
        first, second = self._parts
        shift, chances = 0.0, []
        for sign, grams in ((1.0, over), (-1.0, under)):
            each = []  # by gram, what either model says as a part of the greater one: so no product comes near 0
            for gram in grams:
                p, q = first.new_gram_rare(gram), second.new_gram_rare(gram)
                shift += sign * max(p, q)
                each.append((1.0, _exp(q - p)) if p >= q else (_exp(p - q), 1.0))
            chances.append(each)
        found = []
        for a, b in _WEIGHTS:
            x = y = 1.0
            for p, q in chances[0]:
                x *= a * p + b * q
            for p, q in chances[1]:
                y *= a * p + b * q
            found.append(shift + _log(x / y))
        return found

    def most_of_each(self, text: str) -> list[float]:
        """How likely each character of ``text`` (folded) from the second on is at most, by the pair it ends."""
        return [0.0] * (len(text) - 1) if self._ceilings is None else self._ceilings().each(text)

    def _mixed(self, found: list[list[float]]) -> list[float]:
        if len(found) == 1:
            return found[0]
        (a, b), exp, log = self._logs, math.exp, math.log
        return [log(exp(a + p) + exp(b + g)) for p, g in zip(*found, strict=True)]

    def behind(self, char: str) -> frozenset[int]:
        """By number the characters that training met behind ``char`` (folded)."""
        found = self._behind.get(char)
        if found is None:
            every = (n for p in self._parts for n in p.behind(char))
            found = self._behind[char] = frozenset(every)
        return found

    def chance(self, form: str) -> float:
        """How likely ``form`` is to begin at any character of clean text: by the model that knows it best."""
        return max(part.chance(folded(form)) for part in self._parts)

    def score(self, text: str, left: str = "\n", right: str = "") -> float:
        """Log P(text, then the first three characters of right | left)."""
        whole = folded(left[1 - ORDER :] + text + right[: ORDER - 1])
        first = len(left[1 - ORDER :])
        return sum(self.running(whole, first))

    def _logp(self, gram: str) -> float:
        if (
            len(self._parts) == 2
        ):  # as the packaged ones are: what is asked most is said without loops
            (first, second), (a, b) = self._parts, self._logs
            a += first.new_gram_rare(gram)
            b += second.new_gram_rare(gram)
            if a >= b:
                return a + _log(1.0 + _exp(b - a))
            return b + _log(_exp(a - b) + 1.0)
        return _log_sum(
            [w + p.gram_rare(gram) for w, p in zip(self._logs, self._parts, strict=True)]
        )

    def knows(self, gram: str) -> bool:
        """Whether training met ``gram`` (up to ORDER characters) often enough to keep it."""
        return any(p.knows(gram) for p in self._parts)


@cache
def mixture() -> Mixture:
    """The models of the package, of policy papers and of general text, weighed alike."""
    return Mixture(
        (model(), packaged_part(GENERAL)),
        floors=partial(pair_floors, GENERAL),
        ceilings=partial(pair_ceilings, POLICY, GENERAL),
    )


def _log_sum(logs: Sequence[float]) -> float:
    top = max(logs)
    return top + math.log(sum([math.exp(x - top) for x in logs]))
