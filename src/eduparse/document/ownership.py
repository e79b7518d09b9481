"""Which characters of the source each character of a text owns.

The index is a list of runs over the text. A *plain* run of n characters owns n source characters
one by one; a *block* is a replacement: its first character owns all the ranges, the rest nothing.
An index is built by composing the edits of each layer once, so its cost is in edits, not in
characters.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from eduparse.document.edits import Edit
from eduparse.document.records import dataclass

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters; plain when ``ranges`` is None, then they own ``source`` onwards."""

    length: int
    source: int
    ranges: Ranges | None = None

    def part(self, low: int, high: int) -> "Run":
        """Characters ``[low, high)`` of the run."""
        if self.ranges is None:
            return Run(high - low, self.source + low)
        return Run(high - low, 0, self.ranges if low == 0 else ())

    def owned(self, low: int, high: int) -> Ranges:
        """Source ranges of characters ``[low, high)``."""
        if low >= high:
            return ()
        if self.ranges is None:
            return ((self.source + low, self.source + high),)
        return self.ranges if low == 0 else ()


def union(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Sorted, merged, without empty ones."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


class Ownership:
    """The ownership index of one text."""

    __slots__ = ("_runs", "_starts")

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = tuple(r for r in runs if r.length)
        starts, at = [], 0
        for run in self._runs:
            starts.append(at)
            at += run.length
        self._starts = starts

    @classmethod
    def of_page(cls, start: int, length: int) -> "Ownership":
        """A text that is ``length`` characters of the page, from ``start``, untouched."""
        return cls([Run(length, start)])

    def spans(self, start: int, end: int) -> Ranges:
        """Merged source ranges that characters ``[start, end)`` own."""
        n = max(0, bisect_right(self._starts, start) - 1)
        if start < end and n < len(self._runs):
            at, run = self._starts[n], self._runs[n]
            if at <= start and end <= at + run.length and run.ranges is None:
                # Nearly all of a page is as it was: nothing to merge.
                return ((run.source + start - at, run.source + end - at),)
        return union(r for run, low, high in self._pieces(start, end) for r in run.owned(low, high))

    def next_source(self, start: int) -> int | None:
        """The first character of the page that one at or behind ``start`` owns; None at the end."""
        n = max(0, bisect_right(self._starts, start) - 1)
        for at, run in zip(self._starts[n:], self._runs[n:], strict=True):
            owned = run.owned(max(start - at, 0), run.length)
            if owned:
                return owned[0][0]
        return None

    def blocks(self) -> list[tuple[int, int]]:
        """Ranges of the text that earlier unaligned replacements put there."""
        return [
            (at, at + run.length)
            for at, run in zip(self._starts, self._runs, strict=True)
            if run.ranges is not None
        ]

    def after(self, edits: Sequence[Edit]) -> "Ownership":
        """The index after ``edits`` (normal form, widened to whole blocks)."""
        runs: list[Run] = []
        at = 0
        for e in edits:
            if e.aligned:
                continue
            runs += self._slice(at, e.start)
            if e.after:
                runs.append(Run(len(e.after), 0, self.spans(e.start, e.end)))
            at = e.end
        length = self._starts[-1] + self._runs[-1].length if self._runs else 0
        runs += self._slice(at, length)
        return Ownership(runs)

    def _slice(self, start: int, end: int) -> Iterator[Run]:
        return (run.part(low, high) for run, low, high in self._pieces(start, end))

    def _pieces(self, start: int, end: int) -> Iterator[tuple[Run, int, int]]:
        n = max(0, bisect_right(self._starts, start) - 1)
        while n < len(self._runs) and self._starts[n] < end:
            at, run = self._starts[n], self._runs[n]
            low, high = max(start - at, 0), min(end - at, run.length)
            if low < high:
                yield run, low, high
            n += 1
