"""A character 4-gram model of clean simplified policy Chinese, memory-mapped.

It answers one question, how likely is this character after those, for the passes that choose between
readings of damaged text. The store is a trie in four sorted levels (`models/characters.bin`), as in
KenLM: each level holds character ids, a log-probability and a back-off weight quantised to a byte, and
where the next level's children begin; looking one up is a binary search in the mapped file. Nothing is
unpacked, so loading costs a few milliseconds whatever the size. `tools/train_charmodel.py` writes it.

All scores are natural logarithms.
"""

import math
import mmap
import struct
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

ORDER = 4
MAGIC = b"eduparse characters 1\n"
LOGP_STEP = 1 / 12
BACKOFF_STEP = 1 / 16
OTHER = "\x00"  # stands for every character outside the vocabulary

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


class CharModel:
    """A trained model, read from ``path``. Raises ValueError where the file is not one."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        view = memoryview(self._map)
        if bytes(view[: len(MAGIC)]) != MAGIC:
            raise ValueError(f"{path} is not a character model of this version")
        at = len(MAGIC)
        sizes = struct.unpack_from("<5I", view, at)
        at += 20
        vocabulary = bytes(view[at : at + sizes[0]]).decode("utf-8")
        at += sizes[0]
        self._ids = {c: i for i, c in enumerate(vocabulary)}
        self._words: list[memoryview] = []
        self._logps: list[memoryview] = []
        self._backoffs: list[memoryview] = []
        self._starts: list[memoryview] = []
        for level in range(ORDER):
            count = sizes[level + 1]
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
        self._cache: dict[str, float] = {}
        self._after: dict[str, tuple[list[tuple[float, dict[int, int]]], float]] = {}
        self._followers: dict[tuple[int, int], dict[int, int]] = {}

    def logp(self, context: str, char: str) -> float:
        """Log P(char | the last three characters of context); both folded."""
        key = context[1 - ORDER :] + char
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > 1 << 18:
                self._cache.clear()
            ids = self._ids
            other = ids[OTHER]
            found = self._cache[key] = self._logp([ids.get(c, other) for c in key])
        return found

    def number(self, char: str) -> int | None:
        """The number of a folded character in the vocabulary, for `logps`; None outside it."""
        return self._ids.get(char)

    def logps(self, context: str, numbers: Sequence[int | None]) -> list[float]:
        """`logp` of many characters, given by `number`, after one context: its n-grams are found once."""
        levels, floor = self._levels(context[1 - ORDER :])
        unigrams, other = self._logps[0], self._ids[OTHER]
        out = []
        for number in numbers:
            word = other if number is None else number
            for weight, found in levels:
                step = found.get(word)
                if step is not None:
                    out.append(weight - step * LOGP_STEP)
                    break
            else:
                out.append(floor - unigrams[word] * LOGP_STEP)
        return out

    def behind(self, char: str) -> Mapping[int, int]:
        """By number the characters that training met behind ``char`` (folded)."""
        return self._following(1, self._ids.get(char, self._ids[OTHER]))

    def score(self, text: str, left: str = "\n", right: str = "") -> float:
        """Log P(text, then the first three characters of right | left)."""
        whole = folded(left[1 - ORDER :] + text + right[: ORDER - 1])
        first = len(left[1 - ORDER :])
        return sum(
            self.logp(whole[max(0, n + 1 - ORDER) : n], whole[n]) for n in range(first, len(whole))
        )

    def chance(self, form: str) -> float:
        """How likely ``form`` (folded) is to begin at any character of clean text."""
        return math.exp(sum(self.logp(form[max(0, n - 3) : n], c) for n, c in enumerate(form)))

    def knows(self, gram: str) -> bool:
        """Whether training met ``gram`` (up to ORDER characters) often enough to keep it."""
        ids = [self._ids.get(c) for c in folded(gram)]
        return None not in ids and self._node([i for i in ids if i is not None]) is not None

    def closing(self, gram: str) -> float:
        """The largest P(next character | gram) of those training met; 0 where it met none.

        Near 1 the gram is a fragment: 导思 goes on as 导思想 and never otherwise.
        """
        ids = [self._ids.get(c) for c in folded(gram[1 - ORDER :])]
        node = None if None in ids else self._node([i for i in ids if i is not None])
        if node is None:
            return 0.0
        starts, logps = self._starts[len(ids) - 1], self._logps[len(ids)]
        found = min(logps[starts[node] : starts[node + 1]], default=None)
        return 0.0 if found is None else math.exp(-found * LOGP_STEP)

    def _levels(self, context: str) -> tuple[list[tuple[float, dict[int, int]]], float]:
        """What follows the context and each shorter one, with the weights of backing off to it."""
        found = self._after.get(context)
        if found is None:
            if len(self._after) > 1 << 14:
                self._after.clear()
                self._followers.clear()
            other = self._ids[OTHER]
            ids = [self._ids.get(c, other) for c in context]
            weight = 0.0
            levels = []
            for first in range(len(ids)):
                node = self._node(ids[first:])
                if node is not None:
                    level = len(ids) - first
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

    def _logp(self, ids: list[int]) -> float:
        word = ids[-1]
        total = 0.0
        for first in range(len(ids) - 1):
            node = self._node(ids[first:-1])
            if node is None:
                continue
            level = len(ids) - 1 - first
            at = self._child(level, node, word)
            if at is not None:
                return total - self._logps[level][at] * LOGP_STEP
            total -= self._backoffs[level - 1][node] * BACKOFF_STEP
        return total - self._logps[0][word] * LOGP_STEP

    def _node(self, ids: list[int]) -> int | None:
        node: int | None = ids[0]
        for level, word in enumerate(ids[1:], 1):
            if node is None:
                return None
            node = self._child(level, node, word)
        return node

    def _child(self, level: int, node: int, word: int) -> int | None:
        starts, words = self._starts[level - 1], self._words[level]
        low, high = starts[node], starts[node + 1]
        at = bisect_left(words, word, low, high)
        return at if at < high and words[at] == word else None


@cache
def model() -> CharModel:
    """The model of the package, mapped once per process."""
    with as_file(files("eduparse.language") / "models" / "characters.bin") as path:
        return CharModel(path)
