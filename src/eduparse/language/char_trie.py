"""The file of the character models, memory-mapped: a trie of grams of up to four characters for each model.

Each has four sorted levels (`models/characters.bin`), as in KenLM. A level holds character ids,
log-probabilities and back-off weights quantised to a byte, and where the next level's children begin.
Looking one up is a binary search in the mapped file. Nothing is unpacked, so loading costs a few milliseconds
whatever the size. `tools/train_charmodel.py` writes it.
"""

import mmap
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ORDER = 4
MAGIC = b"eduparse characters 2\n"
LOGP_STEP = 1 / 12
BACKOFF_STEP = 1 / 16
OTHER = "\x00"  # stands for every character outside the vocabulary
UNKNOWN = 255  # in place of the log-probability of a character that only another part knows
SAMPLED = (
    4093  # grams of which `CharTrie.sample` gives one; a prime, so that no level repeats in step
)


class Levels(NamedTuple):
    """What the file holds of a model, by level, that is by the length of a gram less one.

    ``words`` are the last characters of the grams, by number; ``logps`` and ``backoffs`` are in steps, the
    latter of all levels but the last, like ``starts``: where the grams begin that go on from one. ``other`` is
    the number of what is outside the vocabulary.
    """

    words: Sequence[memoryview]
    logps: Sequence[memoryview]
    backoffs: Sequence[memoryview]
    starts: Sequence[memoryview]
    other: int


class CharTrie:
    """The grams of ``part`` of the file ``path``. Raises ValueError where the file is not one."""

    def __init__(self, path: Path, part: int) -> None:
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
        self._ids = dict(zip(vocabulary, range(len(vocabulary)), strict=True))
        known = bytes(self._logps[0])
        unknown = known.find(UNKNOWN)
        while unknown >= 0:
            del self._ids[vocabulary[unknown]]
            unknown = known.find(UNKNOWN, unknown + 1)
        self._other = self._ids[OTHER]

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

    def numbers(self) -> Mapping[str, int]:
        """The number of each character that it knows."""
        return self._ids

    def levels(self) -> Levels:
        """The grams themselves, for what is computed of all of them."""
        return Levels(self._words, self._logps, self._backoffs, self._starts, self._other)

    def unigrams(self) -> tuple[bytes, bytes]:
        """The characters it knows, and the log-probability of each as the file holds it."""
        return "".join(self._ids).encode("utf-8", "surrogatepass"), bytes(self._logps[0])

    def sample(self) -> bytes:
        """One gram of `SAMPLED` of each level; no two trainings give the same, so it tells a model without reading it."""
        held = (*self._words, *self._logps, *self._backoffs, *self._starts)
        return b"".join(view[::SAMPLED].tobytes() for view in held)

    def number(self, char: str) -> int | None:
        """The number of a folded character in the vocabulary; None outside it."""
        return self._ids.get(char)
