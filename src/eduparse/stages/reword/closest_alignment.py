"""An alignment whose runs met by chance is drawn anew by the fewest changes.

Where every word is replaced, a run of four characters may meet a later sentence that says the same again. Then one
side has a clause too many in one place, and the other side nearby. Such a stretch is compared character by character,
by Levenshtein distance, and what changes least is kept. A clause that one side alone has is left as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from eduparse.budget import UNLIMITED, Budget
from eduparse.stages.reword.alignment import AlignedBlock, aligned, blocks_of, folded_places

LOPSIDED = 4  # code points by which one side of a difference is longer than the other
NEAR = 400  # code points between two such differences, the one longer here, the other there
SURE_RUN = 8  # code points of an equal run that is no chance
LARGEST = 600_000  # product of lengths of a stretch that is compared
CELLS = 100  # pairs of characters compared in the time of one step


def closely_aligned(text: str, original: str, budget: Budget = UNLIMITED) -> list[AlignedBlock]:
    """As `aligned`, with fewer changes where runs met by chance."""
    blocks = aligned(text, original, budget)
    out: list[AlignedBlock] = []
    at = 0
    for low, high in _stretches(blocks):
        out += blocks[at:low]
        out += _drawn_anew(text, original, blocks[low:high], budget)
        at = high
    return out + blocks[at:]


def _stretches(blocks: Sequence[AlignedBlock]) -> Iterator[tuple[int, int]]:
    """Ranges of ``blocks`` in which both sides have too much, up to a sure run on either side."""
    uneven = [
        (n, size)
        for n, b in enumerate(blocks)
        if not b.same and abs(size := _surplus(b)) >= LOPSIDED
    ]
    done = 0
    for (n, size), (m, other) in pairwise(uneven):
        if size * other > 0 or blocks[m].start - blocks[n].end > NEAR:
            continue
        low, high = max(n, done), m + 1
        while low > done and not _is_sure(blocks[low - 1]):
            low -= 1
        while high < len(blocks) and not _is_sure(blocks[high]):
            high += 1
        if low < high and n >= done:
            yield low, high
            done = high


def _surplus(block: AlignedBlock) -> int:
    return (block.end - block.start) - (block.original_end - block.original_start)


def _is_sure(block: AlignedBlock) -> bool:
    return block.same and block.end - block.start >= SURE_RUN


def _drawn_anew(
    text: str, original: str, blocks: Sequence[AlignedBlock], budget: Budget
) -> Sequence[AlignedBlock]:
    """``blocks``, or what changes less of the same two stretches."""
    first, last = blocks[0], blocks[-1]
    here, there = text[first.start : last.end], original[first.original_start : last.original_end]
    (a, _), (b, _) = folded_places(here), folded_places(there)
    if len(a) * len(b) > LARGEST:
        return blocks
    budget.spend(len(a) * len(b) // CELLS)
    made = [
        replace(
            block,
            start=block.start + first.start,
            end=block.end + first.start,
            original_start=block.original_start + first.original_start,
            original_end=block.original_end + first.original_start,
        )
        for block in blocks_of(here, there, _equal(a, b))
    ]
    return made if _changed(made) < _changed(blocks) else blocks


def _changed(blocks: Sequence[AlignedBlock]) -> int:
    return sum(
        max(b.end - b.start, b.original_end - b.original_start) for b in blocks if not b.same
    )


def _equal(a: str, b: str) -> Iterator[tuple[int, int, int]]:
    """The characters of ``a`` and ``b`` that stay where as few as possible change, each as a run of one."""
    rows = list(
        accumulate(a, lambda row, char: _next_row(row, char, b), initial=list(range(len(b) + 1)))
    )
    i, j = len(a), len(b)
    kept: list[tuple[int, int, int]] = []
    while i and j:
        here = rows[i][j]
        same = a[i - 1] == b[j - 1]
        if here == rows[i - 1][j - 1] + (not same):
            i, j = i - 1, j - 1
            if same:
                kept.append((i, j, 1))
        elif here == rows[i - 1][j] + 1:
            i -= 1
        else:
            j -= 1
    return reversed(kept)


def _next_row(row: Sequence[int], char: str, b: str) -> list[int]:
    out = [row[0] + 1]
    for n, other in enumerate(b):
        put = row[n] + (char != other)
        out.append(min(put, row[n + 1] + 1, out[n] + 1))
    return out
