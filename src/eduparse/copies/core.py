"""Where two texts run beside each other: an alignment, and the stretch of it that proves something.

Lines that occur once in both are fixed points; between them `aligned` finds what is the same. Agreements
that are chance go into the differences around them. The stretch of most agreement is the core. What stands
in front of it and behind it, only one of the texts has, or both have something of their own.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from eduparse.copies.differences import unreadable
from eduparse.copies.misread import is_misread
from eduparse.document.records import dataclass
from eduparse.stages.reword.alignment import AlignedBlock, aligned

CHANCE = (
    3  # a run of equal characters this many times shorter than the differences around it is chance
)
AGAINST = (
    0.5  # what a character that differs takes from the core, where one that is the same adds 1
)
EXTRA = 0.25  # the same of a character that only one side has: bars stand below titles
UNREAD = 0.1  # the same of a character of text that was read wrongly
SHIFTED = 2  # code points of an agreement between two halves of one difference
FIXED = 10  # code points of a line that is a fixed point of an alignment
EDGE = 60  # code points of a line outside the core that are still compared


@dataclass(frozen=True, slots=True)
class Core:
    """The stretch that runs side by side, as a range of ``blocks``, and its range of each text."""

    blocks: tuple[AlignedBlock, ...]
    first: tuple[int, int]
    last: tuple[int, int]
    same: int


def core_of(a: str, b: str) -> Core | None:
    """The stretch of most agreement: what is the same counts for it, what differs by half against it.

    An agreement much shorter than the differences around it is chance and part of the difference.
    """
    blocks = [y for x in _without_chance(beside(a, b)) for y in _by_extra_lines(a, b, x)]
    best, low = (0.0, 0, 0), 0
    total = 0.0
    for n, x in enumerate(blocks):
        total += block_size(x) if x.same else -_against(a, b, x)
        if total <= 0:
            low, total = n + 1, 0.0
        elif total > best[0]:
            best = total, low, n + 1
    chosen = blocks[best[1] : best[2]]
    if not chosen:
        return None
    head = _half_line(a, b, chosen[0], before=True)
    tail = _half_line(a, b, chosen[-1], before=False)
    every = tuple(_by_misread_lines(a, b, [*head, *chosen, *tail]))
    return Core(
        every,
        (every[0].start, every[0].original_start),
        (every[-1].end, every[-1].original_end),
        sum(block_size(x) for x in every if x.same),
    )


def _by_misread_lines(a: str, b: str, blocks: Sequence[AlignedBlock]) -> Iterator[AlignedBlock]:
    """``blocks`` with the lines around them that are misread on one side, and equal lines between those.

    A title that was read in a wrong encoding has nothing in common with the title, so it lies outside.
    """
    first, last = blocks[0], blocks[-1]
    above: list[AlignedBlock] = []
    low, begin = first.start, first.original_start
    while (found := _line_above(a, b, low, begin)) is not None:
        above.append(found)
        low, begin = found.start, found.original_start
    yield from reversed(above)
    yield from blocks
    high, end = last.end, last.original_end
    while (found := _line_below(a, b, high, end)) is not None:
        yield found
        high, end = found.end, found.original_end


def _line_above(a: str, b: str, low: int, begin: int) -> AlignedBlock | None:
    """What stands in front of two places on their line, or else the line above them, where one is misread."""
    high, end = len(a[:low].rstrip()), len(b[:begin].rstrip())
    if ("\n" in a[high:low] or not high) != ("\n" in b[end:begin] or not end):
        return None
    start, first = a.rfind("\n", 0, high) + 1, b.rfind("\n", 0, end) + 1
    return _misread_block(a, b, (start, high), (first, end))


def _line_below(a: str, b: str, high: int, end: int) -> AlignedBlock | None:
    """The same behind them."""
    start = len(a) - len(a[high:].lstrip())
    first = len(b) - len(b[end:].lstrip())
    if ("\n" in a[high:start]) != ("\n" in b[end:first]):
        return None
    last, close = a.find("\n", start), b.find("\n", first)
    last, close = len(a) if last < 0 else last, len(b) if close < 0 else close
    return _misread_block(a, b, (start, last), (first, close))


def _misread_block(
    a: str, b: str, mine: tuple[int, int], theirs: tuple[int, int]
) -> AlignedBlock | None:
    line, other = a[slice(*mine)], b[slice(*theirs)]
    if line == other and len(line) >= FIXED:
        return AlignedBlock(*mine, *theirs, same=True)
    bad = unreadable(a, *mine), unreadable(b, *theirs)
    if bad[0] == bad[1]:
        return None
    if not (is_misread(line, other) if bad[0] else is_misread(other, line)):
        return None
    return AlignedBlock(*mine, *theirs, same=False)


def _half_line(a: str, b: str, edge: AlignedBlock, *, before: bool) -> list[AlignedBlock]:
    """What both have on the line of the core's edge: 莱芜 and 济南 in front of 市电梯规定."""
    if before:
        low, begin = a.rfind("\n", 0, edge.start) + 1, b.rfind("\n", 0, edge.original_start) + 1
        high, end = edge.start, edge.original_start
    else:
        low, begin = edge.end, edge.original_end
        high, end = a.find("\n", low), b.find("\n", begin)
        high, end = len(a) if high < 0 else high, len(b) if end < 0 else end
    mine, theirs = a[low:high], b[begin:end]
    if not (0 < len(mine.strip()) <= EDGE and 0 < len(theirs.strip()) <= EDGE):
        return []
    cut = (not low or not begin) if before else (high == len(a) or end == len(b))
    if cut and min(len(mine), len(theirs)) * CHANCE < max(len(mine), len(theirs)):
        return []  # one of them was cut off here
    return [
        AlignedBlock(
            x.start + low, x.end + low, x.original_start + begin, x.original_end + begin, x.same
        )
        for x in aligned(mine, theirs)
    ]


def _against(a: str, b: str, block: AlignedBlock) -> float:
    """What a difference takes from the core: half of what was replaced, a quarter of what is extra.

    Text that nobody can read says little against it.
    """
    mine, theirs = block.end - block.start, block.original_end - block.original_start
    if unreadable(a, block.start, block.end) != unreadable(
        b, block.original_start, block.original_end
    ):
        return UNREAD * max(mine, theirs)
    return AGAINST * min(mine, theirs) + EXTRA * abs(mine - theirs)


def block_size(block: AlignedBlock) -> int:
    """Code points of the longer side."""
    return max(block.end - block.start, block.original_end - block.original_start)


def _by_extra_lines(a: str, b: str, block: AlignedBlock) -> Iterator[AlignedBlock]:
    """A difference in which one side has lines more: what stands for what, and the lines by themselves.

    奉告 and a bar below it stand for 通知: 奉告 does, and the bar is extra.
    """
    mine, theirs = a[block.start : block.end], b[block.original_start : block.original_end]
    if block.same or not mine or not theirs or ("\n" in mine) == ("\n" in theirs):
        yield block
        return
    low, high, begin, end = block.start, block.end, block.original_start, block.original_end
    more, text, last = (mine, a, high) if "\n" in mine else (theirs, b, end)
    behind = text[last : last + 1] in ("", "\n")
    size = more.index("\n") if behind else len(more) - 1 - more.rindex("\n")
    if more is mine and behind:
        cut = (
            AlignedBlock(low, low + size, begin, end, same=False),
            AlignedBlock(low + size + 1, high, end, end, same=False),
        )
    elif more is mine:
        cut = (
            AlignedBlock(low, high - size - 1, begin, begin, same=False),
            AlignedBlock(high - size, high, begin, end, same=False),
        )
    elif behind:
        cut = (
            AlignedBlock(low, high, begin, begin + size, same=False),
            AlignedBlock(high, high, begin + size + 1, end, same=False),
        )
    else:
        cut = (
            AlignedBlock(low, low, begin, end - size - 1, same=False),
            AlignedBlock(low, high, end - size, end, same=False),
        )
    yield from (x for x in cut if block_size(x))


def _without_chance(blocks: Sequence[AlignedBlock]) -> list[AlignedBlock]:
    """Agreements that are chance, and what is around them, as one difference."""
    out: list[AlignedBlock] = []
    for n, x in enumerate(blocks):
        inside = x.same and 0 < n < len(blocks) - 1
        chance = inside and (
            block_size(x) * CHANCE < min(block_size(blocks[n - 1]), block_size(blocks[n + 1]))
            or (block_size(x) <= SHIFTED and _shifts(blocks[n - 1], blocks[n + 1]))
        )
        if (chance or not x.same) and out and not out[-1].same:
            out[-1] = AlignedBlock(
                out[-1].start, x.end, out[-1].original_start, x.original_end, same=False
            )
        elif chance:
            out.append(AlignedBlock(x.start, x.end, x.original_start, x.original_end, same=False))
        else:
            out.append(x)
    return out


def beside(a: str, b: str) -> list[AlignedBlock]:
    """`aligned`, with lines that occur once in both as fixed points: copies mostly have their lines in common."""
    out: list[AlignedBlock] = []
    low = begin = 0
    for start, first, size in [*_lines_in_common(a, b), (len(a), len(b), 0)]:
        between = a[low:start], b[begin:first]
        if between != ("\n", "\n"):
            out += [
                AlignedBlock(
                    x.start + low,
                    x.end + low,
                    x.original_start + begin,
                    x.original_end + begin,
                    x.same,
                )
                for x in aligned(*between)
            ]
        if size:
            out.append(AlignedBlock(start, start + size, first, first + size, same=True))
        low, begin = start + size, first + size
    return _joined(out)


def _lines_in_common(a: str, b: str) -> list[tuple[int, int, int]]:
    """Lines of some length that occur once in each text, in one order: offsets in both, length."""
    mine, theirs = _lines_once(a), _lines_once(b)
    pairs = [(at, theirs[line], len(line)) for line, at in mine.items() if line in theirs]
    pairs.sort()
    chosen = increasing([begin for _, begin, _ in pairs])
    return [pairs[n] for n in chosen]


def _lines_once(text: str) -> dict[str, int]:
    seen: dict[str, int] = {}
    at = 0
    for line in text.split("\n"):
        if len(line) >= FIXED:
            seen[line] = -1 if line in seen else at
        at += len(line) + 1
    return {line: at for line, at in seen.items() if at >= 0}


def increasing(values: Sequence[int]) -> list[int]:
    """The places of a longest increasing run of ``values``."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, value in enumerate(values):
        k = bisect_left(tails, value)
        tails[k : k + 1] = [value]
        ends[k : k + 1] = [n]
        before.append(ends[k - 1] if k else -1)
    out: list[int] = []
    n = ends[-1] if ends else -1
    while n >= 0:
        out.append(n)
        n = before[n]
    return out[::-1]


def _shifts(before: AlignedBlock, behind: AlignedBlock) -> bool:
    """Whether one side has something in front of an agreement and the other behind it: 生态环境, 环境保护."""
    mine = before.end - before.start, behind.end - behind.start
    theirs = (
        before.original_end - before.original_start,
        behind.original_end - behind.original_start,
    )
    return (
        min(mine) == 0
        and min(theirs) == 0
        and max(mine) > 0
        and max(theirs) > 0
        and (mine[0] == 0) != (theirs[0] == 0)
    )


def _joined(blocks: Sequence[AlignedBlock]) -> list[AlignedBlock]:
    out: list[AlignedBlock] = []
    for x in blocks:
        if x.same and out and out[-1].same:
            out[-1] = AlignedBlock(
                out[-1].start, x.end, out[-1].original_start, x.original_end, same=True
            )
        else:
            out.append(x)
    return out
