"""The sampled runs of all papers, and the pairs of papers that share some.

A run that few papers have pairs them all. One that many have is boilerplate, or a paper with many copies;
papers stand in the order of their keys there, in which near copies are neighbours, and each is paired
with the next ones only. Runs and pairs lie in files, each of which is sorted by itself, so memory does
not grow as the rows do.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eduparse.copies.optional import numpy_module
from eduparse.copies.signature import Signature

FEW = 12  # papers that a run pairs each with each
NEXT = 2  # papers that a run of many pairs each with
LEAST = 2  # runs that a pair shares at the least
BATCH = 1 << 19  # numbers that are held before they go to the files
FILES = 128  # a million papers of 400 code points have 800,000 runs in each
_BITS = 20  # lower bits of runs and keys are the same in many of them


class _Parted:
    """Pairs of numbers (uint64), in files by the first: equal ones lie in one file."""

    def __init__(self, folder: Path) -> None:
        self._np = numpy_module()
        self._folder = folder
        self._folder.mkdir(exist_ok=True)
        self._held: list[Any] = []
        self._size = 0

    def add(self, first: Any, second: Any) -> None:
        """Take two arrays of one length; the second may be a number that stands for as many."""
        found = self._np.empty((len(first), 2), "u8")
        found[:, 0], found[:, 1] = first, second
        self._held.append(found)
        self._size += len(found)
        if self._size >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Have the files know what is held."""
        np = self._np
        if not self._size:
            return
        found = np.concatenate(self._held)
        file = (found[:, 0] >> np.uint64(_BITS)) % np.uint64(FILES)
        order = np.argsort(file, kind="stable")
        ends = np.searchsorted(file[order], np.arange(FILES + 1))
        found = found[order]
        for n in range(FILES):
            if ends[n] < ends[n + 1]:
                with (self._folder / f"{n:03}").open("ab") as out:
                    out.write(found[ends[n] : ends[n + 1]].tobytes())
        self._held, self._size = [], 0

    def sorted(self) -> Iterator[tuple[Any, Any]]:
        """The pairs in their order, a file at a time."""
        np = self._np
        self.flush()
        for path in sorted(self._folder.iterdir()):
            found = np.fromfile(path, "u8").reshape(-1, 2)
            order = np.lexsort((found[:, 1], found[:, 0]))
            yield found[order, 0], found[order, 1]

    def clear(self) -> None:
        """Forget them."""
        for path in self._folder.iterdir():
            path.unlink()


class SampledRuns:
    """The runs of the papers of a run of `dedup`, in files of ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._np = numpy_module()
        self._runs = _Parted(folder / "runs")
        self._pairs = _Parted(folder / "pairs")

    def add(self, found: Signature) -> None:
        """Take the runs of a paper."""
        self._runs.add(found.runs, self._np.uint64(found.key))

    def flush(self) -> None:
        """Have the files know what is held."""
        self._runs.flush()

    def pairs(self) -> Iterator[tuple[Any, Any, Any]]:
        """Keys of papers that share runs, and how many they share: arrays, some pairs at a time."""
        np = self._np
        self._pairs.clear()
        for run, paper in self._runs.sorted():
            for a, b in self._paired(run, paper):
                self._pairs.add(a, b)
        for a, b in self._pairs.sorted():
            firsts = np.flatnonzero(_is_new(np, a, b))
            counts = np.diff(np.append(firsts, len(a)))
            firsts = firsts[counts >= LEAST]
            yield a[firsts], b[firsts], counts[counts >= LEAST]
        self._pairs.clear()

    def _paired(self, run: Any, paper: Any) -> Iterator[tuple[Any, Any]]:
        """Papers that share a run, once for each run that they share."""
        np = self._np
        fresh = _is_new(np, run, paper)
        run, paper = run[fresh], paper[fresh]
        _, counts = np.unique(run, return_counts=True)
        several = np.repeat(counts > 1, counts)
        few = np.repeat(counts <= FEW, counts)[several]
        run, paper = run[several], paper[several]
        for step in range(1, min(FEW, len(run))):
            same = run[step:] == run[:-step]
            if step > NEXT:
                same &= few[step:]
            if same.any():
                yield paper[:-step][same], paper[step:][same]


def _is_new(np: Any, first: Any, second: Any) -> Any:
    """Where a pair is another one than the pair before it."""
    new = np.ones(len(first), bool)
    new[1:] = (first[1:] != first[:-1]) | (second[1:] != second[:-1])
    return new
