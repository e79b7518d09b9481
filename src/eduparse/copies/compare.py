"""Two papers side by side: are they copies of one paper, editions of it, or different works?

The stretch in which they run beside each other (the core) is told from what stands before and behind it
on one side only. Inside the core the differences are judged one by one (`differences`). Copies differ by
damage, furniture and missing lines; another figure, or wording that reads well on both sides, makes an
edition where the titles agree, else another work. How much of each paper lies in the core says which
holds which.
"""

from collections.abc import Sequence

from eduparse.copies.core import Core, core_of
from eduparse.copies.differences import LONGEST, TextDifference, classified
from eduparse.copies.overlap import shared
from eduparse.copies.papers import Paper
from eduparse.copies.slips import UNLIKELY, in_words, is_part, is_spun, slips
from eduparse.copies.titles import (
    FORWARD,
    LETTER,
    is_held,
    other_edges,
    other_titles,
    same_title,
    touches_title,
)
from eduparse.document.records import dataclass

SHORTEST = 60  # code points of the core; a shorter one proves no copy unless both are equal
FOUND = (
    0.5  # share of the core that is the same, character for character: a spun one keeps two thirds
)
LEAST = 0.2  # share of the core that is the same where the rest of it was read wrongly
COVERED = 0.75  # share of the shorter paper that the core has to hold
WHOLE = 0.9  # share of a paper from which the core is all of it
LACKING = 0.02  # share of whole lines that a copy lacks from which it is an excerpt
WORDING = 0.003  # share of other wording (by code points) that copyists leave
PER_DAMAGE = 1.5  # other wording for each code point of damage: a spinner's words may read well
BOTH_LACK = 0.05  # share of whole lines that both sides may have for themselves
RELATED = 0.5  # share of the shorter paper that an edition still has
COVER = 40  # code points that a letter has at least in front of the paper it forwards

_DAMAGE = ("lost", "noise", *UNLIKELY)


@dataclass(frozen=True, slots=True)
class PairVerdict:
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


def compare_papers(a: Paper, b: Paper) -> PairVerdict:  # noqa: PLR0911 - the cheap questions come first
    """What ``a`` is to ``b``."""
    if a.text == b.text:
        return PairVerdict("same", 1.0, why="equal")
    if a.unspaced == b.unspaced:
        return PairVerdict("same", 1.0, why="equal but for blanks")
    if other_titles(a, b):
        return PairVerdict("", 0.0, why="another title")
    share, spread = shared(a.shape, b.shape)
    if not spread:
        return PairVerdict("", round(share, 4), why="sentences of its own")
    core = core_of(a.text, b.text)
    if core is None:
        return PairVerdict("", 0.0, why="nothing in common")
    inside = (
        _length(a.text, core.first[0], core.last[0]),
        _length(b.text, core.first[1], core.last[1]),
    )
    shares = inside[0] / max(1, a.length), inside[1] / max(1, b.length)
    similarity = round(min(1.0, core.same / max(1, min(a.length, b.length))), 4)
    if min(inside) < SHORTEST or core.same < LEAST * min(inside):
        return PairVerdict("", similarity, why="too little in common")
    found = list(classified(a.text, b.text, core.blocks))
    lost = sum(d.size for d in found if d.kind == "lost")
    if core.same + lost < FOUND * min(inside):
        return PairVerdict("", similarity, why="too little in common")
    why = _another_work(a, b, core, found, min(inside)) or (
        "only a passage in common" if max(shares) < COVERED else ""
    )
    damage = tuple(
        sum(d.size for d in found if d.kind in _DAMAGE and d.worse == side) for side in (0, 1)
    )
    if why:
        related = similarity >= RELATED and same_title(a, b) and "passage" not in why
        return PairVerdict("edition" if related else "", similarity, why=why)
    # Furniture that only one side has is no damage, but the other one is the better copy.
    bad = [damage[n] + sum(len(d.readings[n]) for d in found if d.kind == "bar") for n in (0, 1)]
    worse = None if bad[0] == bad[1] else 0 if bad[0] > bad[1] else 1
    relation = _relation(a, b, core, shares, found, damage)
    held = relation == "excerpt" and is_held(a, b, core)
    return PairVerdict(relation, similarity, worse, (damage[0], damage[1]), held=held)


def are_apart(a: Paper, b: Paper) -> bool:
    """Whether a quick look tells two works: what they share is not spread as in copies, or other titles."""
    if a.folded == b.folded:
        return False
    return not shared(a.shape, b.shape)[1] or other_titles(a, b)


def _length(text: str, start: int, end: int) -> int:
    return len("".join(text[start:end].split()))


def _another_work(  # noqa: PLR0911 - one reason a line
    a: Paper, b: Paper, core: Core, found: Sequence[TextDifference], inside: int
) -> str:
    """Why they cannot be copies, or an empty string."""
    spun = is_spun(found)
    facts = [d for d in found if d.kind == "fact" and not (spun and in_words(d))]
    if facts:
        return f"another figure at {facts[0].block.start}: {' / '.join(facts[0].readings)}"[:80]
    damage = slips(a, b, found, spun=spun)
    explained = {id(d) for d in damage}
    wording = [
        d for d in found if d.kind in ("wording", *UNLIKELY, "fact") and id(d) not in explained
    ]
    if not spun and any(d.size > 1 and not is_part(*d.readings) for d in wording):
        return "another word"
    # Words that a spinner replaced one after the other are one difference.
    if any(d.size > LONGEST * (3 if spun else 1) for d in wording):
        return "another sentence"
    if not spun and any(touches_title(a, b, d.block) for d in wording):
        return "another title"
    allowed = max(WORDING * inside, PER_DAMAGE * sum(d.size for d in damage))
    if sum(d.size for d in wording) > allowed:
        return "other wording"
    lines = [sum(d.size for d in found if d.kind == "line" and d.worse == side) for side in (0, 1)]
    if min(lines) > BOTH_LACK * inside:
        return "both have lines of their own"
    return other_edges(a, b, core, spun=spun)


def _relation(
    a: Paper,
    b: Paper,
    core: Core,
    shares: tuple[float, float],
    found: Sequence[TextDifference],
    damage: tuple[int, ...],
) -> str:
    head, other = a.text[: core.first[0]], b.text[: core.first[1]]
    missing = [
        sum(d.size for d in found if d.kind == "line" and d.worse == side) for side in (0, 1)
    ]
    held = (shares[0] - missing[1] / max(1, a.length), shares[1] - missing[0] / max(1, b.length))
    if len(head) <= LETTER and FORWARD.search(head) and len(head) > len(other) + COVER:
        return "forwarded"
    if len(other) <= LETTER and FORWARD.search(other) and len(other) > len(head) + COVER:
        return "excerpt"
    if held[0] < WHOLE and held[0] <= held[1]:
        return "contains"
    if held[1] < WHOLE or missing[0] > LACKING * b.length:
        return "excerpt"
    return "damaged" if damage[0] else "same"
