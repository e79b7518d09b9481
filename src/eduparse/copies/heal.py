"""A damaged copy restored from clean ones: what a machine did to it is undone, nothing else.

The differences of a copy and a clean one are judged as they are when the two are compared. Where the copy
shows lost bytes, mojibake, a slip or a spinner's word, and the clean copy reads well, the clean reading is
put back, as an edit that names its rule and its witnesses. Figures and negations change only where the
place itself was damaged, or where two witnesses that are no copies of each other agree. What only the copy
has stays; what only the clean one has, whole lines of it, is not added: the copy may be an excerpt.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from eduparse.copies.core import core_of
from eduparse.copies.differences import DROPPED, TextDifference, classified, unreadable
from eduparse.copies.misread import is_misread
from eduparse.copies.papers import Paper
from eduparse.copies.slips import UNLIKELY, is_spun, is_swapped, slips
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rule import catalogue

NAME = "copies.heal"
RULES = {"lost": "heal.lost", "noise": "heal.noise"}
SPUN = "heal.spun"
FACT = "heal.fact"
PROVEN = 3  # losses that read badly, from which those that read well are losses too
WITNESSES = 4  # clean copies that are asked

_GUARDED = lazy_pattern(r"[\d〇零一二三四五六七八九十百千万亿两不未非无勿禁没否]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A reading that a witness has for ``[start, end)``; ``alone`` says that one witness is enough."""

    start: int
    end: int
    after: str
    rule: str
    witness: str
    alone: bool


def healed(doc: Document, paper: Paper, witnesses: Sequence[Paper]) -> Document:
    """``doc`` with what its clean copies prove put back; the same object where that is nothing."""
    edits = tuple(healing(paper, witnesses))
    return doc.apply(NAME, Findings(edits=edits)) if edits else doc


class Healing:
    """The pass that heals by some clean copies."""

    name = NAME
    mends = "damage that clean copies restore"

    def __init__(self, witnesses: Sequence[Paper]) -> None:
        self._witnesses = witnesses

    def __call__(self, doc: Document) -> Findings:
        """The edits that restore ``doc``."""
        return Findings(edits=tuple(healing(Paper.of_row({"text": doc.text}), self._witnesses)))


def healing(paper: Paper, witnesses: Sequence[Paper]) -> Iterator[Edit]:
    """The edits that restore ``paper``, in order, none on top of another."""
    found: dict[tuple[int, int], list[Proposal]] = {}
    for witness in witnesses[:WITNESSES]:
        for p in proposals(paper, witness):
            found.setdefault((p.start, p.end), []).append(p)
    last = -1
    for (start, end), offered in sorted(found.items()):
        readings = {p.after for p in offered}
        enough = any(p.alone for p in offered) or len({p.witness for p in offered}) > 1
        if len(readings) == 1 and enough and start >= last:
            best = next((p for p in offered if p.alone), offered[0])
            yield Edit(start, end, best.after, best.rule, catalogue()[best.rule].confidence)
            last = max(end, start + 1)


def proposals(paper: Paper, witness: Paper) -> Iterator[Proposal]:
    """What ``witness`` has where ``paper`` is damaged."""
    core = core_of(paper.text, witness.text)
    if core is None:
        return
    found = list(classified(paper.text, witness.text, core.blocks))
    spun = is_spun(found) and _worse_side(found) == 0
    slight = set(map(id, (*slips(paper, witness, found, spun=spun), *_dropped(found))))
    misprints = _misprints(found)
    for d in found:
        x = d.block
        theirs = witness.text[x.original_start : x.original_end]
        mine = paper.text[x.start : x.end]
        # A witness with rare names looks unreadable, and is not where ours is its text misread.
        misread = d.kind == "lost" and is_misread(mine, theirs)
        if unreadable(witness.text, x.original_start, x.original_end) and not misread:
            continue
        swapped = spun and is_swapped(paper.text, witness.text, x)
        rule = SPUN if swapped else _rule(d, spun=spun, slight=id(d) in slight)
        rule = RULES["lost"] if misread else rule
        if rule is None:
            continue
        after = theirs if "\n" in mine.strip("\n") else "".join(theirs.split())
        if rule == "heal.noise":
            after = ""
        guarded = sorted(_GUARDED.findall(mine)) != sorted(_GUARDED.findall(after))
        proven = rule in ("heal.lost", "heal.noise") or swapped or d.readings in misprints
        alone = proven or (rule != FACT and not guarded)
        yield Proposal(x.start, x.end, after, rule, witness.folded, alone)


def _rule(d: TextDifference, *, spun: bool, slight: bool) -> str | None:
    if d.kind in ("lost", "noise"):
        return RULES[d.kind] if d.worse == 0 else None
    if d.kind == "fact":
        return FACT
    if d.kind not in ("wording", *UNLIKELY):
        return None
    if spun and all(d.readings):
        return SPUN
    return "heal.slip" if slight and (d.kind == "wording" or d.worse == 0) else None


def _dropped(found: Sequence[TextDifference]) -> list[TextDifference]:
    """Characters gone without a trace, also where the rest reads well.

    That is where losses are proven in several places and the witness lacks nothing.
    """
    lacking = [d for d in found if d.kind in ("wording", *UNLIKELY) and not d.readings[0]]
    proven = sum(d.kind in UNLIKELY and d.worse == 0 for d in lacking)
    theirs = any(not d.readings[1] for d in found if d.kind in ("wording", *UNLIKELY))
    return [d for d in lacking if d.size <= DROPPED] if proven >= PROVEN and not theirs else []


def _misprints(found: Sequence[TextDifference]) -> set[tuple[str, str]]:
    """Single characters put for others that nobody would write at most of their places: 末规定 for 未规定.

    Such a place is proven to be damaged. The character itself says nothing that is guarded.
    """
    votes: Counter[tuple[str, str]] = Counter()
    for d in found:
        if d.kind in ("wording", *UNLIKELY) and tuple(map(len, d.readings)) == (1, 1):
            votes[d.readings] += 1 if d.kind == "unlikely" and d.worse == 0 else -1
    return {pair for pair, n in votes.items() if n > 0 and not _GUARDED.search(pair[0])}


def _worse_side(found: Sequence[TextDifference]) -> int:
    words = [d for d in found if d.kind in UNLIKELY]
    return int(sum(d.worse for d in words) * 2 > len(words))
