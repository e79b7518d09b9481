"""Which words stand where: whether the characters around a place go with one word rather than with another.

The character models see three characters on either side. What a sentence is about stands farther off: 生意 stands among
shops, 业务 among departments. So each word of the public table has a row of numbers, and each of the commonest pairs of
characters another. Their product is the larger, the more often the pair stood within WINDOW of the word
(`models/word-contexts.bin`, written by ``make train-word-contexts``).
"""

import math
import struct
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from eduparse.language.package_data import package_path

MODEL = "word-contexts"
MAGIC = b"eduparse word contexts 1\n"
HEAD = struct.Struct("<III2f")  # words, pairs, numbers of a row; what a step of each is worth
WINDOW = 14  # pairs of characters on either side that are looked at


class Fit(NamedTuple):
    """How well a place fits a word and another: in nats, added over the pairs around; 0 where a word is unknown."""

    word: float  # of the word itself
    over: float  # by which it fits better than the other
    alike: float  # cosine of the two words' rows: 1 for words that stand in the same places


NOTHING_KNOWN = Fit(0.0, 0.0, 0.0)


class WordContexts:
    """The rows of words and of pairs of characters, whole numbers of ``steps`` each."""

    def __init__(
        self,
        words: Sequence[str],
        pairs: Sequence[str],
        rows: Sequence[memoryview],
        steps: tuple[float, float],
    ) -> None:
        self._words: Mapping[str, int] = {word: n for n, word in enumerate(words)}
        self._pairs: Mapping[str, int] = {pair: n for n, pair in enumerate(pairs)}
        self._of_words, self._of_pairs = rows
        self._size = len(self._of_words) // max(1, len(words))
        self._steps = steps

    def fit(self, text: str, start: int, end: int, word: str, other: str) -> Fit:
        """How well ``word`` and ``other`` fit where ``text`` has something from ``start`` to ``end``."""
        if word not in self._words or other not in self._words:
            return NOTHING_KNOWN
        around = list(self._around(text, start, end))
        here, there = self._row_of(word), self._row_of(other)
        step = self._steps[0] * self._steps[1]
        sums = [sum(column) for column in zip(*around, strict=True)] or [0] * self._size
        mine, its = _product(here, sums) * step, _product(there, sums) * step
        lengths = math.sqrt(_product(here, here) * _product(there, there))
        return Fit(mine, mine - its, _product(here, there) / lengths if lengths else 0.0)

    def _around(self, text: str, start: int, end: int) -> Iterator[memoryview]:
        """The rows of the pairs of characters around a place, none of which reaches into it."""
        size = self._size
        before = range(max(0, start - 1 - WINDOW), start - 1)
        after = range(end, min(len(text) - 1, end + WINDOW))
        for at in (*before, *after):
            n = self._pairs.get(text[at : at + 2])
            if n is not None:
                yield self._of_pairs[n * size : (n + 1) * size]

    def _row_of(self, word: str) -> memoryview:
        n = self._words[word]
        return self._of_words[n * self._size : (n + 1) * self._size]


def _product(a: Sequence[int], b: Sequence[int]) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True))


@cache
def word_contexts() -> WordContexts:
    """The rows of the package."""
    return read_contexts(package_path("language", "models", f"{MODEL}.bin").read_bytes())


def read_contexts(data: bytes) -> WordContexts:
    """What `written_contexts` wrote."""
    at = len(MAGIC)
    if data[:at] != MAGIC:
        raise ValueError(f"{MODEL}.bin is no file of word contexts")
    words, pairs, size, *steps = HEAD.unpack_from(data, at)
    at += HEAD.size
    rows = []
    for number in (words, pairs):
        rows.append(memoryview(data)[at : at + number * size].cast("b"))
        at += number * size
    names = data[at:].decode("utf-8").split("\n")
    return WordContexts(names[:words], names[words:], rows, (steps[0], steps[1]))


def written_contexts(
    words: Sequence[str],
    pairs: Sequence[str],
    rows: tuple[bytes, bytes],
    steps: tuple[float, float],
) -> bytes:
    """The file of ``words`` and ``pairs`` with their ``rows``: signed bytes, of each kind as long."""
    size = len(rows[0]) // len(words)
    head = HEAD.pack(len(words), len(pairs), size, *steps)
    return b"".join((MAGIC, head, *rows, "\n".join((*words, *pairs)).encode()))
