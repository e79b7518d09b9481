"""Character 4-gram models of clean simplified Chinese, memory-mapped: of policy papers, and of all else.

They answer one question, how likely is this character after those, for the passes that choose between
readings. `model` is that of statutes and policy papers. What repairs damage asks a `Mixture` of it
and of the one of general text, weighed page by page, since damage comes in any text.

Each is a trie in four sorted levels (`models/characters.bin`), as in KenLM. A level holds character ids,
log-probabilities and back-off weights quantised to a byte, and where the next level's children begin.
Looking one up is a binary search in the mapped file. Nothing is unpacked, so loading costs a few milliseconds whatever the size. `tools/train_charmodel.py` writes it.

All scores are natural logarithms.
"""

import math
import mmap
import struct
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple, TypeVar

T = TypeVar("T")
ORDER = 4
MAGIC = b"eduparse characters 2\n"
LOGP_STEP = 1 / 12
BACKOFF_STEP = 1 / 16
OTHER = "\x00"  # stands for every character outside the vocabulary
UNKNOWN = 255  # in place of the log-probability of a character that only another part knows
RARE = -5.0  # log-probability of one character among those outside the vocabulary
POLICY, GENERAL = 0, 1  # parts of the file
NOWHERE = -1  # in place of a node that is not there

_PUNCTUATION = str.maketrans(
    {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
    | dict.fromkeys(" \t\r\u3000\xa0", "\n")
    | dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "a")
    | dict.fromkeys("0123456789０１２３４５６７８９", "0")
)


def folded(text: str) -> str:
    """``text`` as the model sees it, character for character.

    Digits become 0, letters a, blanks a line break, half-width punctuation full-width.
    """
    return text.translate(_PUNCTUATION)


class Together(NamedTuple):
    """Characters that are scored together again and again, as one model knows them.

    ``places`` has by word where it stands, ``unigrams`` what each costs anywhere, ``rare`` the places of
    those that are one of many.
    """

    words: tuple[int, ...]
    places: dict[int, list[int]]
    unigrams: tuple[float, ...]
    rare: tuple[int, ...]


class _Kept(dict[str, T]):
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


class CharModel:
    """One part of a trained model, read from ``path``. Raises ValueError where the file is not one."""

    def __init__(self, path: Path, part: int = POLICY) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        view = memoryview(self._map)
        if bytes(view[: len(MAGIC)]) != MAGIC:
            raise ValueError(f"{path} is not a character model of this version")
        at = len(MAGIC)
        size, parts = struct.unpack_from("<2I", view, at)
        if part >= parts:
            raise ValueError(f"{path} has no part {part}")
        vocabulary = bytes(view[at + 8 : at + 8 + size]).decode("utf-8")
        at += 8 + size
        for _ in range(part + 1):
            at = self._map_part(view, at)
        known = self._logps[0]
        self._ids = {c: i for i, c in enumerate(vocabulary) if known[i] != UNKNOWN}
        self._scores = _Kept(self._logp, 1 << 17)
        self._nodes = _Kept(self._node, 1 << 16)
        self._after: dict[str, tuple[list[tuple[float, dict[int, int]]], float]] = {}
        self._followers: dict[tuple[int, int], dict[int, int]] = {}

    def _map_part(self, view: memoryview, at: int) -> int:
        """Map the part that begins at ``at``; where it ends."""
        self._words: list[memoryview] = []
        self._logps: list[memoryview] = []
        self._backoffs: list[memoryview] = []
        self._starts: list[memoryview] = []
        at += -at % 4
        sizes = struct.unpack_from(f"<{ORDER}I", view, at)
        at += 4 * ORDER
        for level, count in enumerate(sizes):
            at += -at % 4
            if level + 1 < ORDER:
                self._starts.append(view[at : at + 4 * (count + 1)].cast("I"))
                at += 4 * (count + 1)
            self._words.append(view[at : at + 2 * count].cast("H"))
            at += 2 * count
            self._logps.append(view[at : at + count])
            at += count
            if level + 1 < ORDER:
                self._backoffs.append(view[at : at + count])
                at += count
        return at

    def logp(self, context: str, char: str) -> float:
        """Log P(char | the last three characters of context); both folded."""
        return self._scores[context[1 - ORDER :] + char]

    def gram_rare(self, gram: str) -> float:
        """`logp` of the last character of ``gram``, after the others, as one of those no model knows."""
        found = self._scores[gram]
        return found if gram[-1] in self._ids else found + RARE

    def logps_rare(self, context: str, numbers: Sequence[int | None]) -> list[float]:
        """`logps`, each of one character even where the model does not know it."""
        known = self._logps[0]
        scores = self.logps(context, numbers)
        for n, number in enumerate(numbers):
            if number is None or known[number] == UNKNOWN:
                scores[n] += RARE
        return scores

    def number(self, char: str) -> int | None:
        """The number of a folded character in the vocabulary, for `logps`; None outside it."""
        return self._ids.get(char)

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
        known, other = self._logps[0], self._ids[OTHER]
        words, rare = [], []
        places: dict[int, list[int]] = {}
        for n, number in enumerate(numbers):
            word = number
            if word is None or known[word] == UNKNOWN:
                word = other
                rare.append(n)
            words.append(word)
            places.setdefault(word, []).append(n)
        unigrams = tuple([known[word] * LOGP_STEP for word in words])
        return Together(tuple(words), places, unigrams, tuple(rare))

    def scores_rare(self, context: str, together: Together) -> list[float]:
        """`logps_rare` of characters that were prepared: what longer contexts say overrides the shorter."""
        levels, floor = self._levels(context[1 - ORDER :])
        words, places, unigrams, rare = together
        out = [floor - cost for cost in unigrams]
        for weight, found in reversed(levels):
            if len(found) < len(words):
                for word in found.keys() & places.keys():
                    score = weight - found[word] * LOGP_STEP
                    for n in places[word]:
                        out[n] = score
                continue
            for n, step in enumerate(map(found.get, words)):
                if step is not None:
                    out[n] = weight - step * LOGP_STEP
        for n in rare:
            out[n] += RARE
        return out

    def behind(self, char: str) -> Mapping[int, int]:
        """By number the characters that training met behind ``char`` (folded)."""
        return self._following(1, self._ids.get(char, self._ids[OTHER]))

    def score(self, text: str, left: str = "\n", right: str = "") -> float:
        """Log P(text, then the first three characters of right | left)."""
        whole = folded(left[1 - ORDER :] + text + right[: ORDER - 1])
        first = len(left[1 - ORDER :])
        return sum(map(self._scores.__getitem__, _grams(whole, first)))

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
            if len(self._after) > 1 << 14:
                self._after.clear()
                self._followers.clear()
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
        return found

    def _logp(self, gram: str) -> float:
        """Log P(the last character of ``gram`` | those before)."""
        word = self._ids.get(gram[-1], self._ids[OTHER])
        total, nodes = 0.0, self._nodes
        for level in range(len(gram) - 1, 0, -1):
            node = nodes[gram[-1 - level : -1]]
            if node < 0:
                continue
            starts, words = self._starts[level - 1], self._words[level]  # `_child`, without a call
            high = starts[node + 1]
            at = bisect_left(words, word, starts[node], high)
            if at < high and words[at] == word:
                return total - self._logps[level][at] * LOGP_STEP
            total -= self._backoffs[level - 1][node] * BACKOFF_STEP
        return total - self._logps[0][word] * LOGP_STEP

    def _node(self, gram: str) -> int:
        """Where ``gram`` stands in its level, or `NOWHERE`."""
        word = self._ids.get(gram[-1], self._ids[OTHER])
        if len(gram) == 1:
            return word
        node = self._nodes[gram[:-1]]
        return node if node < 0 else self._child(len(gram) - 1, node, word)

    def _child(self, level: int, node: int, word: int) -> int:
        """Where ``word`` stands below ``node`` of the level above ``level``, or `NOWHERE`."""
        starts, words = self._starts[level - 1], self._words[level]
        high = starts[node + 1]
        at = bisect_left(words, word, starts[node], high)
        return at if at < high and words[at] == word else NOWHERE


class Mixture:
    """Several models as one, each with a weight: how much of what a page says it would have said.

    Numbers are those of all of them, so that a character has one wherever it is known. What none
    knows is one of thousands, and so are characters that only another one knows.
    """

    def __init__(self, parts: Sequence[CharModel], weights: Sequence[float] = ()) -> None:
        self._parts = tuple(parts)
        self.weights = tuple(weights) or (1 / len(parts),) * len(parts)
        self._logs = tuple(math.log(w) for w in self.weights)
        self._scores = _Kept(self._logp, 1 << 17)
        self._behind: dict[str, frozenset[int]] = {}
        self._siblings: dict[tuple[float, ...], Mixture] = {self.weights: self}

    def weighed(self, text: str) -> "Mixture":
        """The same models, weighed by ``text`` (folded): by expectation and maximisation."""
        if len(self._parts) == 1:
            return self
        first, second = self._parts
        grams = _grams(text, 1)
        rows = [(math.exp(first.gram_rare(g)), math.exp(second.gram_rare(g))) for g in grams]
        a, b = self.weights
        for _ in range(_ROUNDS):
            said, other = (_PRIOR * w for w in self.weights)
            for p, q in rows:
                mine, its = a * p, b * q
                total = mine + its
                said += mine / total
                other += its / total
            a, b = (s / (len(rows) + _PRIOR) for s in (said, other))
        weights = [max(_LEAST, round(w * _STEPS) / _STEPS) for w in (a, b)]
        key = tuple(w / sum(weights) for w in weights)
        found = self._siblings.get(key)
        if found is None:
            found = self._siblings[key] = Mixture(self._parts, key)
            found._siblings = self._siblings
        return found

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

    def running(self, text: str, first: int) -> list[float]:
        """The log-probability of each character of ``text`` (folded) from ``first`` on, after those before."""
        return list(map(self._scores.__getitem__, _grams(text, first)))

    def logps(self, context: str, numbers: Sequence[int | None]) -> list[float]:
        """`logp` of many characters, given by `number`."""
        return self._mixed([p.logps_rare(context, numbers) for p in self._parts])

    def together(self, numbers: Sequence[int | None]) -> tuple[Together, ...]:
        """What `scores` wants to know of characters, given by number; the same for every weighing."""
        return tuple(part.together(numbers) for part in self._parts)

    def scores(self, context: str, together: tuple[Together, ...]) -> list[float]:
        """`logps` of characters that were prepared."""
        found = [p.scores_rare(context, t) for p, t in zip(self._parts, together, strict=True)]
        return self._mixed(found)

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

    def score(self, text: str, left: str = "\n", right: str = "") -> float:
        """Log P(text, then the first three characters of right | left)."""
        whole = folded(left[1 - ORDER :] + text + right[: ORDER - 1])
        first = len(left[1 - ORDER :])
        return sum(self.running(whole, first))

    def _logp(self, gram: str) -> float:
        return _log_sum(
            [w + p.gram_rare(gram) for w, p in zip(self._logs, self._parts, strict=True)]
        )

    def knows(self, gram: str) -> bool:
        """Whether training met ``gram`` (up to ORDER characters) often enough to keep it."""
        return any(p.knows(gram) for p in self._parts)


_ROUNDS = 6
_PRIOR = 40.0  # characters that the weights a mixture begins with are worth
_LEAST = 0.02  # smallest weight, since any page may quote another genre
_STEPS = 20  # weights are rounded to so many, so that hardly any page sees another model


def _log_sum(logs: Sequence[float]) -> float:
    top = max(logs)
    return top + math.log(sum([math.exp(x - top) for x in logs]))


def _grams(text: str, first: int) -> list[str]:
    """Each character of ``text`` from ``first`` on, with the up to three before it."""
    return [text[max(0, n + 1 - ORDER) : n + 1] for n in range(first, len(text))]


@cache
def model() -> CharModel:
    """The model of policy papers in the package, mapped once per process."""
    return _part(POLICY)


@cache
def mixture() -> Mixture:
    """The models of the package, of policy papers and of general text, weighed alike."""
    return Mixture((model(), _part(GENERAL)))


def _part(part: int) -> CharModel:
    with as_file(files("eduparse.language") / "models" / "characters.bin") as path:
        return CharModel(path, part)
