"""Pairs of characters that a model has no entry of, though longer ones of its grams end in them.

What is known of each stands in columns of bytes beside them. As a table by their numbers, a hundred thousand of them take
eight megabytes and twenty milliseconds to load; as bytes they are read in no time.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

_KEY: Literal["I"] = (
    "I"  # of a pair, as `array` names it: the number of one, times 65,536, and of the other
)


class OtherPairs:
    """Where each pair stands in the columns; ``keys`` are of `keys_of`."""

    def __init__(self, keys: bytes) -> None:
        self._keys = memoryview(keys).cast(_KEY)

    def place(self, front: int, word: int) -> int | None:
        """The place of the pair of characters with these numbers; None where no gram ends in it."""
        key = front << 16 | word
        at = bisect_left(self._keys, key)
        return at if at < len(self._keys) and self._keys[at] == key else None


def keys_of(pairs: Iterable[int]) -> bytes:
    """The numbers of pairs, ``a * 65536 + b``, from the lowest up."""
    return array(_KEY, pairs).tobytes()
