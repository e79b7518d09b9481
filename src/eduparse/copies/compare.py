"""Two papers side by side: are they copies of one paper, editions of it, or different works?

The stretch in which they run beside each other (the core) is told from what stands before and behind it
on one side only. Inside the core the differences are judged one by one (`differences`). Copies differ by
damage, furniture and missing lines; another figure, or wording that reads well on both sides, makes an
edition where the titles agree, else another work. How much of each paper lies in the core says which
holds which.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from eduparse.copies.differences import LONGEST, Difference, classified, unreadable
from eduparse.copies.overlap import shared
from eduparse.copies.papers import HEAD, Paper, folded_title, number_in
from eduparse.language.titles import headline
from eduparse.stages.reword.lexicon import of_family
from eduparse.stages.reword.alignment import Block, aligned, folded_places

SHORTEST = 60  # code points of the core; a shorter one proves no copy unless both are equal
FOUND = (
    0.5  # share of the core that is the same, character for character: a spun one keeps two thirds
)
LEAST = 0.2  # share of the core that is the same where the rest of it was read wrongly
COVERED = 0.75  # share of the shorter paper that the core has to hold
WHOLE = 0.9  # share of a paper from which the core is all of it
LACKING = 0.02  # share of whole lines that a copy lacks from which it is an excerpt
CHANCE = (
    3  # a run of equal characters this many times shorter than the differences around it is chance
)
WORDING = 0.002  # share of other wording (by code points) that copyists leave
PER_DAMAGE = 0.8  # other wording for each code point of damage: a spinner's words may read well
SWAPS = 4  # different words that a spinner replaced at the least; an edition renames one or two
ONE_SIDED = 0.2  # share of replaced words that may look better on the side that has the damage
BOTH_LACK = 0.05  # share of whole lines that both sides may have for themselves
AGAINST = (
    0.5  # what a character that differs takes from the core, where one that is the same adds 1
)
EXTRA = 0.25  # the same of a character that only one side has: bars stand below titles
UNREAD = 0.1  # the same of a character of text that was read wrongly
OTHER_TITLE = 0.4  # share of the shorter title below which they have little in common
OWN = 0.1  # text of its own, against the paper it holds, that makes a page of another kind
FIXED = 10  # code points of a line that is a fixed point of an alignment
EDGE = 60  # code points of a line outside the core that are still compared
RELATED = 0.5  # share of the shorter paper that an edition still has

_UNLIKELY = ("unlikely", "unlikely?")
_DAMAGE = ("lost", *_UNLIKELY)
_FORWARD = re.compile(r"转发|印发|现将|现予|批转|翻印|转载|转来")
_PLACE = re.compile("[\u4e00-\u9fff]{0,2}[省市县区州镇乡村盟旗]")
_PLACE_NAME = re.compile("[\u4e00-\u9fff]{1,6}[省市县区州盟旗]")
_MARKED = re.compile(r"[（(〔\[][^（）()〔〕\[\]]{0,30}[）)〕\]]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `a` is to `b`.

    ``relation``: ``same``, ``damaged``, ``excerpt`` (a is part of b), ``contains`` (a holds b),
    ``forwarded`` (a brings b), ``edition``, or ``""`` for another work. ``similarity``: the share of the
    shorter one that stands in the other, letter by letter. ``worse``: 0 where a has the damage, 1 where
    b has, None where neither is seen to. ``damage``: code points of damage seen on each side. ``held``: b is
    a longer page around a, which is a whole paper.
    """

    relation: str
    similarity: float
    worse: int | None = None
    damage: tuple[int, int] = (0, 0)
    why: str = ""
    held: bool = False

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
    if _other_titles(a, b):
        return Verdict("", 0.0, why="another title")
    share, spread = shared(a.shape, b.shape)
    if not spread:
        return Verdict("", round(share, 4), why="sentences of its own")
    core = core_of(a.text, b.text)
    if core is None:
        return Verdict("", 0.0, why="nothing in common")
    inside = (
        _length(a.text, core.first[0], core.last[0]),
        _length(b.text, core.first[1], core.last[1]),
    )
    shares = inside[0] / max(1, a.length), inside[1] / max(1, b.length)
    similarity = round(min(1.0, core.same / max(1, min(a.length, b.length))), 4)
    if min(inside) < SHORTEST or core.same < LEAST * min(inside):
        return Verdict("", similarity, why="too little in common")
    found = list(classified(a.text, b.text, core.blocks))
    lost = sum(d.size for d in found if d.kind == "lost")
    if core.same + lost < FOUND * min(inside):
        return Verdict("", similarity, why="too little in common")
    why = _another_work(a, b, core, found, min(inside)) or (
        "only a passage in common" if max(shares) < COVERED else ""
    )
    damage = tuple(
        sum(d.size for d in found if d.kind in _DAMAGE and d.worse == side) for side in (0, 1)
    )
    if why:
        related = similarity >= RELATED and _same_title(a, b) and "passage" not in why
        return Verdict("edition" if related else "", similarity, why=why)
    worse = None if damage[0] == damage[1] else 0 if damage[0] > damage[1] else 1
    relation = _relation(a, b, core, shares, found, damage)
    held = relation == "excerpt" and _is_held(a, b, core)
    return Verdict(relation, similarity, worse, (damage[0], damage[1]), held=held)


def core_of(a: str, b: str) -> Core | None:
    """The stretch of most agreement: what is the same counts for it, what differs by half against it.

    An agreement much shorter than the differences around it is chance and part of the difference.
    """
    blocks = [y for x in _without_chance(beside(a, b)) for y in _by_extra_lines(a, b, x)]
    best, low = (0.0, 0, 0), 0
    total = 0.0
    for n, x in enumerate(blocks):
        total += _size(x) if x.same else -_against(a, b, x)
        if total <= 0:
            low, total = n + 1, 0.0
        elif total > best[0]:
            best = total, low, n + 1
    chosen = blocks[best[1] : best[2]]
    if not chosen:
        return None
    head = _half_line(a, b, chosen[0], before=True)
    tail = _half_line(a, b, chosen[-1], before=False)
    every = (*head, *chosen, *tail)
    return Core(
        every,
        (every[0].start, every[0].original_start),
        (every[-1].end, every[-1].original_end),
        sum(_size(x) for x in every if x.same),
    )


def _half_line(a: str, b: str, edge: Block, *, before: bool) -> list[Block]:
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
    return [
        Block(x.start + low, x.end + low, x.original_start + begin, x.original_end + begin, x.same)
        for x in aligned(mine, theirs)
    ]


def _against(a: str, b: str, block: Block) -> float:
    """What a difference takes from the core: half of what was replaced, a quarter of what is extra.

    Text that nobody can read says little against it.
    """
    mine, theirs = block.end - block.start, block.original_end - block.original_start
    if unreadable(a, block.start, block.end) != unreadable(
        b, block.original_start, block.original_end
    ):
        return UNREAD * max(mine, theirs)
    return AGAINST * min(mine, theirs) + EXTRA * abs(mine - theirs)


def _size(block: Block) -> int:
    return max(block.end - block.start, block.original_end - block.original_start)


def _by_extra_lines(a: str, b: str, block: Block) -> Iterator[Block]:
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
            Block(low, low + size, begin, end, same=False),
            Block(low + size + 1, high, end, end, same=False),
        )
    elif more is mine:
        cut = (
            Block(low, high - size - 1, begin, begin, same=False),
            Block(high - size, high, begin, end, same=False),
        )
    elif behind:
        cut = (
            Block(low, high, begin, begin + size, same=False),
            Block(high, high, begin + size + 1, end, same=False),
        )
    else:
        cut = (
            Block(low, low, begin, end - size - 1, same=False),
            Block(low, high, end - size, end, same=False),
        )
    yield from (x for x in cut if _size(x))


def _without_chance(blocks: Sequence[Block]) -> list[Block]:
    """Agreements that are chance, and what is around them, as one difference."""
    out: list[Block] = []
    for n, x in enumerate(blocks):
        chance = (
            x.same
            and 0 < n < len(blocks) - 1
            and _size(x) * CHANCE < min(_size(blocks[n - 1]), _size(blocks[n + 1]))
        )
        if (chance or not x.same) and out and not out[-1].same:
            out[-1] = Block(
                out[-1].start, x.end, out[-1].original_start, x.original_end, same=False
            )
        elif chance:
            out.append(Block(x.start, x.end, x.original_start, x.original_end, same=False))
        else:
            out.append(x)
    return out


def beside(a: str, b: str) -> list[Block]:
    """`aligned`, with lines that occur once in both as fixed points: copies mostly have their lines in common."""
    out: list[Block] = []
    low = begin = 0
    for start, first, size in [*_lines_in_common(a, b), (len(a), len(b), 0)]:
        if low < start or begin < first:
            out += [
                Block(
                    x.start + low,
                    x.end + low,
                    x.original_start + begin,
                    x.original_end + begin,
                    x.same,
                )
                for x in aligned(a[low:start], b[begin:first])
            ]
        if size:
            out.append(Block(start, start + size, first, first + size, same=True))
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


def _joined(blocks: Sequence[Block]) -> list[Block]:
    out: list[Block] = []
    for x in blocks:
        if x.same and out and out[-1].same:
            out[-1] = Block(out[-1].start, x.end, out[-1].original_start, x.original_end, same=True)
        else:
            out.append(x)
    return out


def _length(text: str, start: int, end: int) -> int:
    return len("".join(text[start:end].split()))


def _another_work(a: Paper, b: Paper, core: Core, found: Sequence[Difference], inside: int) -> str:
    """Why they cannot be copies, or an empty string."""
    spun = _is_spun(found)
    facts = [d for d in found if d.kind == "fact" and not (spun and _numeral(d))]
    if facts:
        return f"another figure at {facts[0].block.start}: {' / '.join(facts[0].readings)}"[:80]
    read_well = {d.readings for d in found if d.kind == "wording"}
    damage = [
        d
        for d in found
        if d.kind in _UNLIKELY and (spun or (_is_slight(a, b, d) and d.readings not in read_well))
    ]
    wording = [d for d in found if d.kind in ("wording", *_UNLIKELY, "fact") and d not in damage]
    if not spun and any(d.size > 1 and not _is_part(*d.readings) for d in wording):
        return "another word"
    # Words that a spinner replaced one after the other are one difference.
    if any(d.size > LONGEST * (3 if spun else 1) for d in wording):
        return "another sentence"
    if not spun and any(_touches_title(a, b, d.block) for d in wording):
        return "another title"
    allowed = max(WORDING * inside, PER_DAMAGE * sum(d.size for d in damage))
    if sum(d.size for d in wording) > allowed:
        return "other wording"
    lines = [sum(d.size for d in found if d.kind == "line" and d.worse == side) for side in (0, 1)]
    if min(lines) > BOTH_LACK * inside:
        return "both have lines of their own"
    return _other_edges(a, b, core, spun=spun)


def _is_part(mine: str, theirs: str) -> bool:
    """Whether one reading is the other with characters left out."""
    short, long = sorted((mine, theirs), key=len)
    rest = iter(long)
    return all(c in rest for c in short)


def _is_slight(a: Paper, b: Paper, d: Difference) -> bool:
    """Whether an unlikely reading is a slip of a copyist, not another name: one character, or a word
    that a spinner is known to put for the other."""
    if _is_part(*d.readings):
        return True
    if d.readings in spinners_pairs() or d.readings[::-1] in spinners_pairs():
        return True
    x = d.block
    named = _PLACE.match(a.text, x.end) or _PLACE.match(b.text, x.original_end)
    return d.size == 1 and not named


@cache
def spinners_pairs() -> frozenset[tuple[str, str]]:
    """The pairs (spun, original) of the packaged lexicons."""
    return frozenset((e.spun, e.original) for f in ("a", "b") for e in of_family(f).entries)


def _is_spun(found: Sequence[Difference]) -> bool:
    """Whether a spinner replaced words: many different ones, and all on one side.

    An edition renames a term or two throughout, and its words are likelier now here, now there.
    """
    swaps = [d for d in found if d.kind in _UNLIKELY and d.size > 1 and all(d.readings)]
    right = sum(d.worse for d in swaps)
    few = len({d.readings for d in swaps}) < SWAPS
    return not few and min(right, len(swaps) - right) <= ONE_SIDED * len(swaps)


def _numeral(difference: Difference) -> bool:
    """Whether the figures differ in words only, 两边 and 双方, as a spinner may have it."""
    return not any(c.isdecimal() or c == "第" for reading in difference.readings for c in reading)


def _is_held(a: Paper, b: Paper, core: Core) -> bool:
    """Whether ``a`` is whole and ``b`` a page with other text around it: ``a`` opens with its title, and
    ``b`` has another beginning, or goes on with another title."""
    opens = headline(a.text[:HEAD].strip().split("\n")[0].strip())
    if opens is None or core.first[0] > len(opens.text):
        return False
    before, after = b.text[: core.first[1]], b.text[core.last[1] :]
    if len(before) >= OWN * len(a.text) and not _FORWARD.search(before):
        return True
    next_title = any(headline(x.strip()) for x in after.split("\n")[:6])
    return next_title and len(after) >= OWN * len(a.text)


def _touches_title(a: Paper, b: Paper, block: Block) -> bool:
    """Whether a difference lies in the title of either, where the title is printed."""
    for paper, low, high in (
        (a, block.start, block.end),
        (b, block.original_start, block.original_end),
    ):
        at = paper.text.find(paper.title, 0, HEAD) if paper.title else -1
        if at >= 0 and low <= at + len(paper.title or "") and high >= at:
            return True
    return False


def _other_edges(a: Paper, b: Paper, core: Core, *, spun: bool) -> str:
    """Two papers around the same text: both name themselves outside it, and differently."""
    heads = a.text[: core.first[0]], b.text[: core.first[1]]
    if any(_FORWARD.search(h) for h in heads):
        return ""
    titles = [
        next((h.text for x in head.split("\n") if (h := headline(x.strip()))), "") for head in heads
    ]
    if all(titles) and not _one_title(*titles, spun=spun):
        return "another title"
    numbers = [number_in(head) for head in heads]
    if numbers[0] and numbers[1] and numbers[0] != numbers[1]:
        return "another number"
    return ""


def _one_title(mine: str, theirs: str, *, spun: bool) -> bool:
    """Whether two titles are one, damage apart; of a spun text, half of its words may be others."""
    if folded_title(mine) == folded_title(theirs):
        return True
    blocks = aligned(mine, theirs)
    found = list(classified(mine, theirs, blocks))
    same = sum(_size(x) for x in blocks if x.same)
    if any(d.kind == "fact" for d in found) or same < FOUND * max(len(mine), len(theirs)) / 2:
        return False
    return spun or all(d.kind in ("blank", *_DAMAGE) for d in found)


def _other_titles(a: Paper, b: Paper) -> bool:
    """Whether the titles alone tell two works: another place, another year, or little in common.

    Not where one is named in the other's text, which may bring it or hold it.
    """
    if not a.title or not b.title or _FORWARD.search(a.title) or _FORWARD.search(b.title):
        return False
    mine, theirs = folded_title(a.title), folded_title(b.title)
    if mine == theirs or mine in b.folded or theirs in a.folded:
        return False
    blocks = aligned(a.title, b.title)
    same = sum(_size(x) for x in blocks if x.same)
    if same < OTHER_TITLE * min(len(mine), len(theirs)):
        return not any(unreadable(p.title or "", 0, len(p.title or "")) for p in (a, b))
    for d in classified(a.title, b.title, blocks):
        x = d.block
        if d.kind == "fact":
            return True
        if (
            all(d.readings)
            and d.kind in ("wording", *_UNLIKELY)
            and d.readings not in spinners_pairs()
        ):
            if _PLACE.match(a.title, x.end) and _PLACE.match(b.title, x.original_end):
                return True
            if any(_PLACE_NAME.fullmatch(r) for r in d.readings):
                return True
    return False


def _same_title(a: Paper, b: Paper) -> bool:
    """Whether the titles agree, notes in brackets (修订, 2015年) apart, and each is found."""
    mine, theirs = (folded_title(_MARKED.sub("", p.title or "")) for p in (a, b))
    return bool(mine) and mine == theirs


def _relation(
    a: Paper,
    b: Paper,
    core: Core,
    shares: tuple[float, float],
    found: Sequence[Difference],
    damage: tuple[int, ...],
) -> str:
    head, other = a.text[: core.first[0]], b.text[: core.first[1]]
    missing = [
        sum(d.size for d in found if d.kind == "line" and d.worse == side) for side in (0, 1)
    ]
    held = (shares[0] - missing[1] / max(1, a.length), shares[1] - missing[0] / max(1, b.length))
    if _FORWARD.search(head) and len(head) > len(other) + 40:
        return "forwarded"
    if held[0] < WHOLE and held[0] <= held[1]:
        return "contains"
    if held[1] < WHOLE or missing[0] > LACKING * b.length:
        return "excerpt"
    return "damaged" if damage[0] else "same"
