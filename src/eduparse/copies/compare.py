"""Two papers side by side: are they copies of one paper, editions of it, or different works?

The stretch in which they run beside each other (the core) is told from what stands before and behind it
on one side only. Inside the core the differences are judged one by one (`differences`). Copies differ by
damage, furniture and missing lines; another figure, or wording that reads well on both sides, makes an
edition where the titles agree, else another work. How much of each paper lies in the core says which
holds which.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eduparse.copies.differences import Difference, classified
from eduparse.copies.papers import Paper, folded_title, number_in
from eduparse.language.titles import headline
from eduparse.stages.reword.alignment import Block, aligned, folded_places

SHORTEST = 60  # code points of the core; a shorter one proves no copy unless both are equal
FOUND = 0.5  # share of the core that is the same, character for character: a spun one keeps two thirds
COVERED = 0.75  # share of the shorter paper that the core has to hold
WHOLE = 0.9  # share of a paper from which the core is all of it
CHANCE = 3  # a run of equal characters this many times shorter than the differences around it is chance
WORDING = 0.002  # share of other wording (by code points) that copyists leave
PER_DAMAGE = 0.8  # other wording for each code point of damage: a spinner's words may read well
RELATED = 0.5  # share of the shorter paper that an edition still has

_FORWARD = re.compile(r"转发|印发|现将|现予|批转|翻印|转载|转来")
_MARKED = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{0,30}[）)〕\]]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `a` is to `b`.

    ``relation``: ``same``, ``damaged``, ``excerpt`` (a is part of b), ``contains`` (a holds b),
    ``forwarded`` (a brings b), ``edition``, or ``""`` for another work. ``similarity``: the share of the
    shorter one that stands in the other, letter by letter. ``worse``: 0 where a has the damage, 1 where
    b has, None where neither is seen to. ``damage``: code points of damage seen on each side.
    """

    relation: str
    similarity: float
    worse: int | None = None
    damage: tuple[int, int] = (0, 0)
    why: str = ""

    @property
    def copy(self) -> bool:
        """Whether they are copies of one paper."""
        return self.relation not in ("", "edition")


@dataclass(frozen=True, slots=True)
class Core:
    """The stretch that runs side by side, as a range of ``blocks``, and its range of each text."""

    blocks: tuple[Block, ...]
    first: tuple[int, int]
    last: tuple[int, int]
    same: int


def compare(a: Paper, b: Paper) -> Verdict:
    """What ``a`` is to ``b``."""
    if a.text == b.text:
        return Verdict("same", 1.0, why="equal")
    if folded_places(a.text)[0] == folded_places(b.text)[0]:
        return Verdict("same", 1.0, why="equal but for blanks")
    core = core_of(a.text, b.text)
    if core is None:
        return Verdict("", 0.0, why="nothing in common")
    inside = (
        _length(a.text, core.first[0], core.last[0]),
        _length(b.text, core.first[1], core.last[1]),
    )
    shares = inside[0] / max(1, a.length), inside[1] / max(1, b.length)
    similarity = round(min(1.0, core.same / max(1, min(a.length, b.length))), 4)
    if min(inside) < SHORTEST or core.same < FOUND * min(inside):
        return Verdict("", similarity, why="too little in common")
    found = list(classified(a.text, b.text, core.blocks))
    why = _another_work(a, b, core, found, min(inside)) or (
        "only a passage in common" if max(shares) < COVERED else ""
    )
    damage = tuple(
        sum(d.size for d in found if d.kind == "damage" and d.worse == side) for side in (0, 1)
    )
    if why:
        related = similarity >= RELATED and _same_title(a, b) and "passage" not in why
        return Verdict("edition" if related else "", similarity, why=why)
    worse = None if damage[0] == damage[1] else 0 if damage[0] > damage[1] else 1
    relation = _relation(a, b, core, shares, found, damage)
    return Verdict(relation, similarity, worse, (damage[0], damage[1]))


def core_of(a: str, b: str) -> Core | None:
    """Where ``a`` and ``b`` run side by side; chance agreements around it left out."""
    blocks = beside(a, b)
    sizes = [max(x.end - x.start, x.original_end - x.original_start) for x in blocks]
    keep = [
        n
        for n, x in enumerate(blocks)
        if x.same
        and sizes[n] * CHANCE
        >= min(
            sizes[n - 1] if n else 10**9,
            sizes[n + 1] if n + 1 < len(blocks) else 10**9,
        )
    ]
    keep = _edges_trimmed(blocks, sizes, keep)
    if not keep:
        return None
    first, last = keep[0], keep[-1]
    return Core(
        tuple(blocks[first : last + 1]),
        (blocks[first].start, blocks[first].original_start),
        (blocks[last].end, blocks[last].original_end),
        sum(sizes[n] for n in keep),
    )


def _edges_trimmed(blocks: Sequence[Block], sizes: Sequence[int], keep: list[int]) -> list[int]:
    """``keep`` without agreements at its ends that a much longer difference parts from the rest."""
    while len(keep) > 1 and sum(sizes[keep[0] + 1 : keep[1]]) > CHANCE * sizes[keep[0]]:
        keep = keep[1:]
    while len(keep) > 1 and sum(sizes[keep[-2] + 1 : keep[-1]]) > CHANCE * sizes[keep[-1]]:
        keep = keep[:-1]
    return keep


def beside(a: str, b: str) -> list[Block]:
    """`aligned`, with what both texts begin and end with taken as equal beforehand: near copies mostly do."""
    limit = min(len(a), len(b))
    head = _shared(a, b, limit)
    tail = _shared(a[::-1], b[::-1], limit - head)
    # A difference needs some of its surroundings to be placed well.
    head, tail = max(0, head - 40), max(0, tail - 40)
    middle = aligned(a[head : len(a) - tail], b[head : len(b) - tail])
    out = [
        Block(x.start + head, x.end + head, x.original_start + head, x.original_end + head, x.same)
        for x in middle
    ]
    if head:
        out.insert(0, Block(0, head, 0, head, same=True))
    if tail:
        out.append(Block(len(a) - tail, len(a), len(b) - tail, len(b), same=True))
    return _joined(out)


def _joined(blocks: Sequence[Block]) -> list[Block]:
    out: list[Block] = []
    for x in blocks:
        if x.same and out and out[-1].same:
            out[-1] = Block(out[-1].start, x.end, out[-1].original_start, x.original_end, same=True)
        else:
            out.append(x)
    return out


def _shared(a: str, b: str, limit: int) -> int:
    """How many characters ``a`` and ``b`` begin with in common, at most ``limit``."""
    low, high = 0, limit
    if a[:limit] == b[:limit]:
        return limit
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _length(text: str, start: int, end: int) -> int:
    return len("".join(text[start:end].split()))


def _another_work(
    a: Paper, b: Paper, core: Core, found: Sequence[Difference], inside: int
) -> str:
    """Why they cannot be copies, or an empty string."""
    facts = [d for d in found if d.kind == "fact"]
    if facts:
        return f"another figure at {facts[0].block.start}"
    wording = sum(d.size for d in found if d.kind == "wording")
    damage = sum(d.size for d in found if d.kind == "damage")
    if wording > max(WORDING * inside, PER_DAMAGE * damage):
        return "other wording"
    lines = [sum(d.size for d in found if d.kind == "line" and d.worse == side) for side in (0, 1)]
    if min(lines) > 0.05 * inside:
        return "both have lines of their own"
    return _other_edges(a, b, core)


def _other_edges(a: Paper, b: Paper, core: Core) -> str:
    """Two papers around the same text: both name themselves outside it, and differently."""
    heads = a.text[: core.first[0]], b.text[: core.first[1]]
    if any(_FORWARD.search(h) for h in heads):
        return ""
    titles = [next((h.text for x in head.split("\n") if (h := headline(x.strip()))), None) for head in heads]
    if titles[0] and titles[1] and folded_title(titles[0]) != folded_title(titles[1]):
        return "another title"
    numbers = [number_in(head) for head in heads]
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        return "another number"
    return ""


def _same_title(a: Paper, b: Paper) -> bool:
    """Whether the titles agree, notes in brackets (修订, 2015年) apart, and each is found."""
    mine, theirs = (folded_title(_MARKED.sub("", p.title or "")) for p in (a, b))
    return bool(mine) and mine == theirs


def _relation(
    a: Paper, b: Paper, core: Core, shares: tuple[float, float],
    found: Sequence[Difference], damage: tuple[int, ...],
) -> str:
    before = a.text[: core.first[0]], b.text[: core.first[1]]
    missing = [sum(d.size for d in found if d.kind == "line" and d.worse == side) for side in (0, 1)]
    held = (shares[0] - missing[1] / max(1, a.length), shares[1] - missing[0] / max(1, b.length))
    if held[0] < WHOLE and held[0] <= held[1]:
        return "forwarded" if _FORWARD.search(before[0]) else "contains"
    if held[1] < WHOLE:
        return "excerpt"
    return "damaged" if damage[0] else "same"
