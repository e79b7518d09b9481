"""Character 4-gram models of clean simplified Chinese: of policy papers, and of all else.

They answer one question, how likely is this character after those, for the passes that choose between
readings. `model` is that of statutes and policy papers; `mixture` weighs it with that of general text.
All scores are natural logarithms.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from eduparse.language.char_trie import (
    BACKOFF_STEP,
    LOGP_STEP,
    ORDER,
    OTHER,
    UNKNOWN,
    CharTrie,
)
from eduparse.language.package_data import package_path

T = TypeVar("T")
RARE = -5.0  # log-probability of one character among those outside the vocabulary
POLICY, GENERAL = 0, 1  # parts of the file
NOWHERE = -1  # in place of a node that is not there
# What a step costs: the same few numbers stand in thousands of lists, which so stay small.
_COSTS = tuple(step * LOGP_STEP for step in range(256))

_MOST_OF_TABLE = 1 << 16  # characters of a `CharTable`, of a hundred bytes each


class CharTable(dict[int, int | str]):
    """A table for `str.translate` that also learns which characters stay as they are.

    A character that a table lacks takes several times as long as one that it has.
    """

    def __missing__(self, code: int) -> int:
        if len(self) < _MOST_OF_TABLE:
            self[code] = code
        return code


_FOLDS = (
    {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
    | dict.fromkeys(" \t\r\u3000\xa0", "\n")
    | dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "a")
    | dict.fromkeys("0123456789０１２３４５６７８９", "0")
)
FOLDS: Mapping[int, str] = {ord(char): form for char, form in _FOLDS.items()}
_FOLDED = CharTable(FOLDS)

# How many answers a model keeps of each kind, of some 140 bytes each: twenty megabytes of clean text ask for
# so many, and with four times as many neither clean nor damaged nor traditional pages took less time.
MOST_KEPT = 1 << 15
# How many characters that follow something are kept at once, about a hundred bytes each. A megabyte of clean
# text asks for twenty thousand, so that they are read again after some pages and memory stays flat.
MOST_HELD = 1 << 16


def folded(text: str) -> str:
    """``text`` as the model sees it, character for character.

    Digits become 0, letters a, blanks a line break, half-width punctuation full-width.
    """
    return text.translate(_FOLDED)


class Together(NamedTuple):
    """Characters that are scored together again and again, as one model knows them.

    ``places`` has by word where it stands, ``unigrams`` what each costs anywhere, ``rare`` the places of
    those that are one of many; ``order`` is every place, those first that cost least anywhere.
    """

    words: tuple[int, ...]
    places: dict[int, tuple[int, ...]]
    unigrams: tuple[float, ...]
    rare: frozenset[int]
    order: tuple[int, ...]


class Kept(dict[str, T]):
    """What ``find`` says of a key, kept; emptied where ``most`` are held, so that memory stays flat."""

    def __init__(self, find: Callable[[str], T], most: int) -> None:
        super().__init__()
        self._find = find
        self._most = most

    def __missing__(self, key: str) -> T:
        found = self._find(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = found
        return found


class CharModel(CharTrie):
    """One part of a trained model, read from ``path``. Raises ValueError where the file is not one."""

    def __init__(self, path: Path, part: int = POLICY) -> None:
        super().__init__(path, part)
        self._known = frozenset(self._ids.values())
        self._scores = Kept(self._logp, MOST_KEPT)
        self._nodes = Kept(self._node, MOST_KEPT)
        self._after: dict[str, tuple[list[tuple[float, dict[int, int]]], float]] = {}
        self._followers: dict[tuple[int, int], dict[int, int]] = {}
        self._held = 0

    def logp(self, context: str, char: str) -> float:
        """Log P(char | the last three characters of context); both folded."""
        return self._scores[context[1 - ORDER :] + char]

    def gram_rare(self, gram: str) -> float:
        """`logp` of the last character of ``gram``, after the others, as one of those no model knows."""
        found = self._scores[gram]
        return found if gram[-1] in self._ids else found + RARE

    def running_rare(self, text: str, first: int) -> list[float]:  # noqa: C901, PLR0912 - a call for each character takes as long as all else
        """`gram_rare` of each character of ``text`` (folded) from ``first`` on, after the up to three before it.

        Nothing is kept, since a page is hardly met again: where the characters before one stand was found
        with the one before it.
        """
        begin = max(first, ORDER - 1)
        scores = [self.gram_rare(gram) for gram in grams_of(text[:begin], first)]
        if begin >= len(text):
            return scores
        ids, other = self._ids, self._other
        (pair_starts, three_starts, four_starts), (_, pairs, threes, fours) = (
            self._starts,
            self._words,
        )
        one_logps, pair_logps, three_logps, four_logps = self._logps
        one_backoffs, pair_backoffs, three_backoffs = self._backoffs
        one = ids.get(text[begin - 1], other)
        pair, three = self._nodes[text[begin - 2 : begin]], self._nodes[text[begin - 3 : begin]]
        for n in range(begin, len(text)):
            number = ids.get(text[n])
            word = other if number is None else number
            high = pair_starts[one + 1]
            next_pair = bisect_left(pairs, word, pair_starts[one], high)
            if next_pair >= high or pairs[next_pair] != word:
                next_pair = NOWHERE
            next_three = NOWHERE
            if pair >= 0:
                high = three_starts[pair + 1]
                at = bisect_left(threes, word, three_starts[pair], high)
                if at < high and threes[at] == word:
                    next_three = at
            total = 0.0
            four = NOWHERE
            if three >= 0:
                high = four_starts[three + 1]
                at = bisect_left(fours, word, four_starts[three], high)
                if at < high and fours[at] == word:
                    four = at
                else:
                    total -= three_backoffs[three] * BACKOFF_STEP
            if four >= 0:
                total -= four_logps[four] * LOGP_STEP
            elif next_three >= 0:
                total -= three_logps[next_three] * LOGP_STEP
            else:
                if pair >= 0:
                    total -= pair_backoffs[pair] * BACKOFF_STEP
                if next_pair >= 0:
                    total -= pair_logps[next_pair] * LOGP_STEP
                else:
                    total -= one_backoffs[one] * BACKOFF_STEP
                    total -= one_logps[word] * LOGP_STEP
            scores.append(total if number is not None else total + RARE)
            one, pair, three = word, next_pair, next_three
        return scores

    def new_gram_rare(self, gram: str) -> float:
        """The same of a gram that is hardly asked again: where its first three characters stand is not kept."""
        if len(gram) < ORDER:
            return self.gram_rare(gram)
        word = self._ids.get(gram[-1])
        if word is None:
            return self._above(gram, self._other) + RARE
        return self._above(gram, word)

    def _above(self, gram: str, word: int) -> float:
        """`logp` of ``word``, a number, after the first three characters of ``gram``."""
        ids, nodes = self._ids, self._nodes
        (first_starts, starts, last_starts), (_, pairs, threes, fours) = self._starts, self._words
        total = 0.0
        middle = ids.get(gram[2], self._other)
        node = nodes[gram[:2]]
        if node >= 0:
            high = starts[node + 1]
            at = bisect_left(threes, middle, starts[node], high)
            if at < high and threes[at] == middle:
                high = last_starts[at + 1]
                found = bisect_left(fours, word, last_starts[at], high)
                if found < high and fours[found] == word:
                    return total - self._logps[3][found] * LOGP_STEP
                total -= self._backoffs[2][at] * BACKOFF_STEP
        node = nodes[gram[1:3]]
        if node >= 0:
            high = starts[node + 1]
            at = bisect_left(threes, word, starts[node], high)
            if at < high and threes[at] == word:
                return total - self._logps[2][at] * LOGP_STEP
            total -= self._backoffs[1][node] * BACKOFF_STEP
        high = first_starts[middle + 1]
        at = bisect_left(pairs, word, first_starts[middle], high)
        if at < high and pairs[at] == word:
            return total - self._logps[1][at] * LOGP_STEP
        total -= self._backoffs[0][middle] * BACKOFF_STEP
        return total - self._logps[0][word] * LOGP_STEP

    def logps_rare(self, context: str, numbers: Sequence[int | None]) -> list[float]:
        """`logps`, each of one character even where the model does not know it."""
        known = self._logps[0]
        scores = self.logps(context, numbers)
        for n, number in enumerate(numbers):
            if number is None or known[number] == UNKNOWN:
                scores[n] += RARE
        return scores

    def logps(self, context: str, numbers: Sequence[int | None]) -> list[float]:
        """`logp` of many characters, given by `number`, after one context: its n-grams are found once."""
        levels, floor = self._levels(context[1 - ORDER :])
        unigrams, other = self._logps[0], self._ids[OTHER]
        out = []
        for number in numbers:
            word = other if number is None or unigrams[number] == UNKNOWN else number
            for weight, found in levels:
                step = found.get(word)
                if step is not None:
                    out.append(weight - step * LOGP_STEP)
                    break
            else:
                out.append(floor - unigrams[word] * LOGP_STEP)
        return out

    def together(self, numbers: Iterable[int | None]) -> Together:
        """What `scores_rare` wants to know of characters, given by number."""
        costs, known, other = self._logps[0], self._known, self._other
        asked = list(numbers)
        words = [number if number in known else other for number in asked]
        rare = [n for n, number in enumerate(asked) if number not in known]
        places: dict[int, tuple[int, ...]] = {word: (n,) for n, word in enumerate(words)}
        if len(places) < len(words):  # some are one word for the model
            places = dict.fromkeys(words, ())
            for n, word in enumerate(words):
                places[word] = (*places[word], n)
        unigrams = tuple([_COSTS[costs[word]] for word in words])
        costs_of = list(unigrams)
        for n in rare:
            costs_of[n] -= RARE
        order = tuple(sorted(range(len(costs_of)), key=costs_of.__getitem__))
        return Together(tuple(words), places, unigrams, frozenset(rare), order)

    def few_rare(self, context: str, together: Together) -> list[float]:
        """`scores_rare` where they are so few that looking up each one takes less; the context is whole."""
        scores = [self._above(context, word) for word in together.words]
        for n in together.rare:
            scores[n] += RARE
        return scores

    def scores_rare(self, context: str, together: Together) -> list[float]:
        """`logps_rare` of characters that were prepared: what longer contexts say overrides the shorter."""
        levels, floor = self._levels(context[1 - ORDER :])
        _, places, unigrams, rare, _ = together
        out = list(map(floor.__sub__, unigrams))
        known = places.keys()
        for weight, found in reversed(levels):
            for word in found.keys() & known:
                score = weight - found[word] * LOGP_STEP
                for n in places[word]:
                    out[n] = score
        for n in rare:
            out[n] += RARE
        return out

    def met(self, context: str, together: Together, least: float) -> set[int] | None:
        """The places of characters that training met behind ``context``, or behind its end; the others are below ``least``.

        None where some of those others may be as likely as that.
        """
        levels, floor = self._levels(context[1 - ORDER :])
        if floor - min(together.unigrams) >= least:
            return None
        places, found = together.places, set[int]()
        for _, followers in levels:
            for word in followers.keys() & places.keys():
                found.update(places[word])
        return found

    def met_rare(self, context: str, together: Together) -> tuple[dict[int, float], float]:
        """By place `scores_rare` of the characters that training met behind ``context``, or behind its end.

        All others cost what it takes to back off to nothing, which comes with it, and what they cost anywhere.
        """
        levels, floor = self._levels(context[1 - ORDER :])
        places, rare = together.places, together.rare
        out: dict[int, float] = {}
        for weight, found in reversed(levels):
            for word in found.keys() & places.keys():
                score = weight - found[word] * LOGP_STEP
                for n in places[word]:
                    out[n] = score
        for n in rare & out.keys():
            out[n] += RARE
        return out, floor

    def usual(self, char: str, together: Together, few: int) -> list[int]:
        """The places of the ``few`` characters that training met most often behind ``char`` (folded); best first."""
        places, other = together.places, self._ids[OTHER]
        found = self.behind(char)
        words = [word for word in found.keys() & places.keys() if word != other]
        words.sort(key=lambda word: (found[word], word))
        return [n for word in words[:few] for n in places[word]]

    def commonest(self, together: Together, few: int) -> list[int]:
        """The places of the ``few`` characters that are most common anywhere; best first."""
        costs = together.unigrams
        return sorted(range(len(costs)), key=costs.__getitem__)[:few]

    def known_behind(self, context: str, together: Together) -> list[int]:
        """The places of characters that training met behind two or three characters of ``context``."""
        places, other = together.places, self._other
        known: list[int] = []
        for _, found in self._levels(context[1 - ORDER :])[0][:-1]:
            for word in found.keys() & places.keys():
                if word != other:
                    known += places[word]
        return known

    def backed_off(self, context: str) -> float:
        """What it costs to back off from ``context`` to its last character alone."""
        levels, floor = self._levels(context[1 - ORDER :])
        return levels[-1][0] if levels else floor

    def each_rare(self, context: str, together: Together, some: Iterable[int]) -> list[float]:
        """`scores_rare` of the characters at the places ``some``."""
        levels, floor = self._levels(context[1 - ORDER :])
        words, _, unigrams, rare, _ = together
        out = []
        for n in some:
            word = words[n]
            for weight, followers in levels:
                step = followers.get(word)
                if step is not None:
                    score = weight - step * LOGP_STEP
                    break
            else:
                score = floor - unigrams[n]
            out.append(score + RARE if n in rare else score)
        return out

    def behind(self, char: str) -> Mapping[int, int]:
        """By number the characters that training met behind ``char`` (folded)."""
        return self._following(1, self._ids.get(char, self._ids[OTHER]))

    def score(self, text: str, left: str = "\n", right: str = "") -> float:
        """Log P(text, then the first three characters of right | left)."""
        whole = folded(left[1 - ORDER :] + text + right[: ORDER - 1])
        first = len(left[1 - ORDER :])
        return sum(map(self._scores.__getitem__, grams_of(whole, first)))

    def chance(self, form: str) -> float:
        """How likely ``form`` (folded) is to begin at any character of clean text."""
        return math.exp(sum(self.logp(form[max(0, n - 3) : n], c) for n, c in enumerate(form)))

    def knows(self, gram: str) -> bool:
        """Whether training met ``gram`` (up to ORDER characters) often enough to keep it."""
        gram = folded(gram)
        return self._ids.keys() >= set(gram) and self._nodes[gram] >= 0

    def closing(self, gram: str) -> float:
        """The largest P(next character | gram) of those training met; 0 where it met none.

        Near 1 the gram is a fragment: 导思 goes on as 导思想 and never otherwise.
        """
        gram = folded(gram[1 - ORDER :])
        node = self._nodes[gram] if self._ids.keys() >= set(gram) else NOWHERE
        if node < 0:
            return 0.0
        starts, logps = self._starts[len(gram) - 1], self._logps[len(gram)]
        found = min(logps[starts[node] : starts[node + 1]], default=None)
        return 0.0 if found is None else math.exp(-found * LOGP_STEP)

    def _levels(self, context: str) -> tuple[list[tuple[float, dict[int, int]]], float]:
        """What follows the context and each shorter one, with the weights of backing off to it."""
        found = self._after.get(context)
        if found is None:
            if len(self._after) > 1 << 14 or self._held > MOST_HELD:
                self._after.clear()
                self._followers.clear()
                self._held = 0
            weight = 0.0
            levels = []
            for first in range(len(context)):
                node = self._nodes[context[first:]]
                if node >= 0:
                    level = len(context) - first
                    levels.append((weight, self._following(level, node)))
                    weight -= self._backoffs[level - 1][node] * BACKOFF_STEP
            found = self._after[context] = levels, weight
        return found

    def _following(self, level: int, node: int) -> dict[int, int]:
        found = self._followers.get((level, node))
        if found is None:
            start, end = self._starts[level - 1][node : node + 2]
            pairs = zip(self._words[level][start:end], self._logps[level][start:end], strict=True)
            found = self._followers[level, node] = dict(pairs)
            self._held += len(found)
        return found

    def _logp(self, gram: str) -> float:
        """Log P(the last character of ``gram`` | those before)."""
        word = self._ids.get(gram[-1], self._other)
        if len(gram) == ORDER:
            return self._above(gram, word)
        total, nodes = 0.0, self._nodes
        for level in range(len(gram) - 1, 0, -1):
            node = nodes[gram[-1 - level : -1]]
            if node < 0:
                continue
            starts, words = self._starts[level - 1], self._words[level]
            high = starts[node + 1]
            at = bisect_left(words, word, starts[node], high)
            if at < high and words[at] == word:
                return total - self._logps[level][at] * LOGP_STEP
            total -= self._backoffs[level - 1][node] * BACKOFF_STEP
        return total - self._logps[0][word] * LOGP_STEP

    def _node(self, gram: str) -> int:
        """Where ``gram`` stands in its level, or `NOWHERE`."""
        word = self._ids.get(gram[-1], self._other)
        if len(gram) == 1:
            return word
        node, level = self._nodes[gram[:-1]], len(gram) - 1
        if node < 0:
            return node
        starts, words = self._starts[level - 1], self._words[level]
        high = starts[node + 1]
        at = bisect_left(words, word, starts[node], high)
        return at if at < high and words[at] == word else NOWHERE


def grams_of(text: str, first: int) -> list[str]:
    """Each character of ``text`` from ``first`` on, with the up to three before it."""
    return [text[max(0, n + 1 - ORDER) : n + 1] for n in range(first, len(text))]


def model() -> CharModel:
    """The model of policy papers in the package."""
    return packaged_part(POLICY)


@cache
def packaged_part(part: int) -> CharModel:
    """The model of the package that stands at ``part`` of its file, mapped once per process."""
    return CharModel(package_path("language", "models", "characters.bin"), part)
