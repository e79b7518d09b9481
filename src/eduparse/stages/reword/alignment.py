"""A spun text beside its original: which runs of characters are the same, and what stands between.

Spun text keeps runs of three to ten characters of its original, in order. Runs that occur once in
both texts are sure. The longest ordered chain of them is kept, and the gaps are searched again with
shorter runs (patience diff on character n-grams). That stays near linear where a plain diff is
quadratic. Blanks are left out and the width of punctuation is ignored: sites change both.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, starmap

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern

RUNS = (10, 6, 4, 3, 2)  # lengths of runs that are looked for, longest first
FINE = 2  # place in RUNS from which a small gap is compared character by character
SMALL = (
    40_000  # product of lengths (code points) up to which a gap is compared character by character
)

GRAMS = 10  # runs looked up in the time of one step
CELLS = 100  # pairs of characters compared in the time of one step

Range = tuple[int, int]

_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_BLANK = " \t\r\n\u3000\xa0"
_HAS_BLANK = lazy_pattern(f"[{_BLANK}]")
_SOLID = lazy_pattern(f"[^{_BLANK}]+")
_HAS_WIDE = lazy_pattern("[\uff01-\uff5e]")


@dataclass(frozen=True, slots=True)
class AlignedBlock:
    """``[start, end)`` of the spun text and ``[original_start, original_end)`` of its original.

    ``same`` says that they agree character for character, blanks and width apart; otherwise one was put
    for the other, and either may be empty.
    """

    start: int
    end: int
    original_start: int
    original_end: int
    same: bool


def aligned(text: str, original: str, budget: Budget = UNLIMITED) -> list[AlignedBlock]:
    """The blocks of ``text`` and ``original`` in order; together they cover both, blanks apart."""
    (a, _), (b, _) = folded_places(text), folded_places(original)
    runs = _runs(a, b, (0, len(a)), (0, len(b)), budget)
    return blocks_of(text, original, runs)


def blocks_of(text: str, original: str, runs: Iterable[tuple[int, int, int]]) -> list[AlignedBlock]:
    """The blocks that equal ``runs`` make: offset in each of the two texts as `folded_places` writes them, length."""
    (a, places_a), (b, places_b) = folded_places(text), folded_places(original)
    out: list[AlignedBlock] = []
    at_a = at_b = 0
    for start, begin, size in _joined(runs):
        if start > at_a or begin > at_b:
            out.append(_block(places_a, places_b, (at_a, start), (at_b, begin), same=False))
        out.append(
            _block(places_a, places_b, (start, start + size), (begin, begin + size), same=True)
        )
        at_a, at_b = start + size, begin + size
    if at_a < len(a) or at_b < len(b):
        out.append(_block(places_a, places_b, (at_a, len(a)), (at_b, len(b)), same=False))
    return [
        part for block in _merged(out, text, original) for part in _by_lines(block, text, original)
    ]


def _by_lines(block: AlignedBlock, text: str, original: str) -> list[AlignedBlock]:
    """A difference that reaches over a line end, line by line where both have the same number."""
    mine = text[block.start : block.end].split("\n")
    theirs = original[block.original_start : block.original_end].split("\n")
    if block.same or len(mine) == 1 or len(mine) != len(theirs):
        return [block]
    out: list[AlignedBlock] = []
    start, begin = block.start, block.original_start
    for line, other in zip(mine, theirs, strict=True):
        if line or other:
            end, finish = start + len(line), begin + len(other)
            out.append(AlignedBlock(start, end, begin, finish, same=line == other))
        start, begin = start + len(line) + 1, begin + len(other) + 1
    return out


def _merged(blocks: list[AlignedBlock], text: str, original: str) -> list[AlignedBlock]:
    """Something added, one equal character, something left out, as one: 轨制 and 制度 share 制 by chance."""
    out: list[AlignedBlock] = []
    for block in blocks:
        out.append(block)
        if len(out) < 3 or block.same or out[-3].same or out[-2].end - out[-2].start > 1:
            continue
        first = out[-3]
        merged = AlignedBlock(
            first.start, block.end, first.original_start, block.original_end, same=False
        )
        wording = (
            text[first.start : block.end] + original[merged.original_start : merged.original_end]
        )
        if "\n" not in wording and (_one_sided(first) or _one_sided(block)):
            out[-3:] = [merged]
    return out


def _one_sided(block: AlignedBlock) -> bool:
    return block.start == block.end or block.original_start == block.original_end


def folded_places(text: str) -> tuple[str, Sequence[int]]:
    """``text`` without blanks and in one width, with the offset of each character."""
    places: Sequence[int] = range(len(text))
    if _HAS_BLANK.search(text):
        solid = [m.span() for m in _SOLID.finditer(text)]
        places = list(chain.from_iterable(starmap(range, solid)))
        text = "".join([text[low:high] for low, high in solid])
    return (text.translate(_WIDTH) if _HAS_WIDE.search(text) else text), places


def _block(
    a: Sequence[int], b: Sequence[int], here: tuple[int, int], there: tuple[int, int], *, same: bool
) -> AlignedBlock:
    return AlignedBlock(*_places(a, here), *_places(b, there), same)


def _places(places: Sequence[int], span: tuple[int, int]) -> tuple[int, int]:
    low, high = span
    if low < high:
        return places[low], places[high - 1] + 1
    after = places[low - 1] + 1 if low else 0
    return after, after


def _joined(runs: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Runs that follow each other without a gap as one."""
    last: tuple[int, int, int] | None = None
    for run in runs:
        if last and last[0] + last[2] == run[0] and last[1] + last[2] == run[1]:
            last = (last[0], last[1], last[2] + run[2])
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _runs(
    a: str, b: str, here: Range, there: Range, budget: Budget, depth: int = 0
) -> Iterator[tuple[int, int, int]]:
    """Equal runs (offset in a, offset in b, length) of a range of each text, in order."""
    (low, high), (low_b, high_b) = here, there
    if low >= high or low_b >= high_b:
        return
    while depth < len(RUNS) and min(high - low, high_b - low_b) < RUNS[depth]:
        depth += 1  # no run of this length fits in
    small = (high - low) * (high_b - low_b) <= SMALL
    if depth >= len(RUNS) or (small and depth >= FINE):
        if small:
            budget.spend((high - low) * (high_b - low_b) // CELLS)
            for start, begin, size in _matches(a[low:high], b[low_b:high_b]):
                yield low + start, low_b + begin, size
        return
    budget.spend((high - low + high_b - low_b) // GRAMS)
    at_a, at_b = low, low_b
    for start, begin in _anchors(a, b, here, there, RUNS[depth]):
        if start < at_a or begin < at_b:
            continue
        size = RUNS[depth]
        while start > at_a and begin > at_b and a[start - 1] == b[begin - 1]:
            start, begin, size = start - 1, begin - 1, size + 1  # noqa: PLW2901 - the run grows
        while start + size < high and begin + size < high_b and a[start + size] == b[begin + size]:
            size += 1
        yield from _runs(a, b, (at_a, start), (at_b, begin), budget, depth + 1)
        yield start, begin, size
        at_a, at_b = start + size, begin + size
    yield from _runs(a, b, (at_a, high), (at_b, high_b), budget, depth + 1)


def _matches(a: str, b: str) -> Iterator[tuple[int, int, int]]:
    """Equal runs of two short texts, compared character by character."""
    if len(a) == 1 or len(b) == 1:  # most gaps: a character was put for another
        at = b.find(a) if len(a) == 1 else a.find(b)
        if at >= 0:
            yield (0, at, 1) if len(a) == 1 else (at, 0, 1)
    elif not set(a).isdisjoint(b):
        for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
            if m.size:
                yield m.a, m.b, m.size


def _anchors(a: str, b: str, here: Range, there: Range, size: int) -> list[tuple[int, int]]:
    """Offsets of the runs of ``size`` that occur once in both ranges, the longest chain in order."""
    first_a, last_a = _places_of(a, here, size)
    first_b, last_b = _places_of(b, there, size)
    pairs = sorted(
        (first_a[gram], first_b[gram])
        for gram in first_a.keys() & first_b.keys()
        if first_a[gram] == last_a[gram] and first_b[gram] == last_b[gram]
    )
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, (_, begin) in enumerate(pairs):
        k = bisect_left(tails, begin)
        tails[k : k + 1] = [begin]
        ends[k : k + 1] = [n]
        before.append(ends[k - 1] if k else -1)
    chain: list[tuple[int, int]] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def _places_of(text: str, span: Range, size: int) -> tuple[dict[str, int], dict[str, int]]:
    """The first and the last offset of each run of ``size`` code points."""
    starts = range(span[0], span[1] - size + 1)
    grams = [text[at : at + size] for at in starts]
    last = dict(zip(grams, starts, strict=True))
    if len(last) == len(grams):
        return last, last
    return dict(zip(reversed(grams), reversed(starts), strict=True)), last
