"""The sampled runs of all papers, and the pairs of papers that share some.

Runs lie in files by their first bits, and each file is sorted by itself, so memory does not grow as the
rows do. A run that few papers have pairs them all. One that many have is boilerplate, or a paper with
many copies; papers stand in the order of their keys there, in which near copies are neighbours, and each
is paired with the next ones only.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eduparse.copies.optional import numpy_module

FEW = 12  # papers that a run pairs each with each
NEXT = 2  # papers that a run of many pairs each with
BATCH = 1 << 19  # runs that are held before they go to the files
FILES = 128  # a million papers of 400 code points have 800,000 runs in each


class SampledRuns:
    """The files, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._np = numpy_module()
        self._folder = folder / "runs"
        self._folder.mkdir(exist_ok=True)
        self._held: list[tuple[int, Any]] = []
        self._size = 0

    def add(self, key: int, runs: Any) -> None:
        """Take the ``runs`` of the paper that has this key."""
        self._held.append((key, runs))
        self._size += len(runs)
        if self._size >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Have the files know what is held."""
        np = self._np
        if not self._size:
            return
        found = np.empty((self._size, 2), np.uint64)
        np.concatenate([runs for _, runs in self._held], out=found[:, 0])
        found[:, 1] = np.repeat(
            np.array([key for key, _ in self._held], np.uint64), [len(r) for _, r in self._held]
        )
        file = (found[:, 0] >> np.uint64(48)) % np.uint64(FILES)
        order = np.argsort(file, kind="stable")
        ends = np.searchsorted(file[order], np.arange(FILES + 1))
        found = found[order]
        for n in range(FILES):
            if ends[n] < ends[n + 1]:
                with self._path(n).open("ab") as out:
                    out.write(found[ends[n] : ends[n + 1]].tobytes())
        self._held, self._size = [], 0

    def pairs(self) -> Iterator[tuple[Any, Any]]:
        """Keys of papers that share a run, as two arrays, once for each run that they share."""
        for n in range(FILES):
            if self._path(n).exists():
                found = self._np.fromfile(self._path(n), self._np.uint64).reshape(-1, 2)
                yield from self._pairs(found[:, 0], found[:, 1])

    def _pairs(self, run: Any, paper: Any) -> Iterator[tuple[Any, Any]]:
        np = self._np
        order = np.lexsort((paper, run))
        run, paper = run[order], paper[order]
        fresh = np.ones(len(run), bool)
        fresh[1:] = (run[1:] != run[:-1]) | (paper[1:] != paper[:-1])
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

    def _path(self, n: int) -> Path:
        return self._folder / f"{n:03}"
