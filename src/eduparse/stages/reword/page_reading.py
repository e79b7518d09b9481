"""The original wording of a spun page, read line by line and then once more as a whole.

A spinner replaces the same share of its words on a whole page, and mostly takes the same form for the same
word. So the lines are read ROUNDS times: what the first reading found says how much the families replaced,
and which original each form stands for here; the next reading weighs its choices by that. A form that was
put back almost everywhere is put back where the context is silent, and stays where it speaks against it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from functools import partial

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.records import dataclass
from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.spinner import LEAST, MOST, Spinner
from eduparse.stages.reword.word_search import (
    Chars,
    Choice,
    Option,
    Weigh,
    choices,
    options,
    reads_better,
)

ROUNDS = 2
SURE = 2.0  # nats of margin from which a place of the first reading counts fully for the second
HABIT = 0.4  # weight of what the page did with a form elsewhere
FIRM = 0.8  # what is added to it where every word is replaced
MOST_HABIT = 3.0  # nats that it can give or take
THROUGHOUT = 0.9  # share of its words from which a page replaced a form wherever it could
SEEN = 2  # times that a pair was seen at work, for that; the public table's pairs were not
MANY = 3  # places where it was surely put back, from which that holds
MOSTLY = 5  # times as often as it was kept
ANYWHERE = 1.8  # weight there of how often the form was put back, for whatever original
DOUBT = 2.0  # occurrences that stand against each count

Line = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Habits:
    """What a page does: the share that each family replaces, and how often a form was each original."""

    shares: Mapping[str, float]
    taken: Mapping[tuple[str, str], int]
    kept: Mapping[str, float]
    put: Mapping[str, int] = field(default_factory=dict)  # by form, for originals seen before

    def of(self, entry: SpinPair, share: float) -> float:
        """Nats for ``entry`` by what its form stood for elsewhere on the page."""
        mine = self.taken.get((entry.spun, entry.original), 0)
        kept = self.kept.get(entry.spun, 0)
        if not mine and not kept:
            return 0.0
        nats = (HABIT + FIRM * share) * math.log((DOUBT + 2 * mine) / (DOUBT + 2 * kept))
        nats = max(-MOST_HABIT, min(MOST_HABIT, nats))
        put = self.put.get(entry.spun, 0)
        throughout = max(self.shares.values(), default=0.0) >= THROUGHOUT
        if throughout and put >= max(MANY, MOSTLY * kept):
            nats += ANYWHERE * math.log((DOUBT + 2 * put) / (DOUBT + 2 * kept))
        return nats


def read_page(
    chars: Chars,
    text: str,
    lines: Sequence[Line],
    known: Sequence[Spinner],
    shares: Mapping[str, float],
    budget: Budget = UNLIMITED,
) -> tuple[list[Choice], Mapping[str, float]]:
    """The choices for ``lines`` of ``text``, with offsets of the text, and the share of each family.

    ``shares`` is how much of its words each family replaced, as far as is known yet.
    """
    by_name = {s.name: s for s in known}
    found = [(line, options(text[line[0] : line[1]], known)) for line in lines]
    found = [(line, here) for line, here in found if here]
    habits = Habits(shares, {}, {})
    chosen: list[list[Choice]] = []
    for left in range(ROUNDS, 0, -1):
        weigh = _weights(by_name, habits)
        chosen = [choices(chars, text[s:e], here, weigh, budget) for (s, e), here in found]
        if left > 1 and found:
            reads = partial(reads_better, chars, weigh=weigh)
            habits = _learned(text, found, chosen, by_name, reads)
    starts = [line[0] for line, _ in found]
    moved = [
        replace(c, start=start + c.start)
        for start, here in zip(starts, chosen, strict=True)
        for c in here
    ]
    return moved, habits.shares


def _weights(by_name: Mapping[str, Spinner], habits: Habits) -> Weigh:
    known: dict[tuple[str, str, str], float] = {}

    def weigh(entry: SpinPair, family: str) -> float:
        key = entry.spun, entry.original, family
        if key not in known:
            share = min(MOST, max(LEAST, habits.shares.get(family, LEAST)))
            known[key] = by_name[family].weight(entry, share) + habits.of(entry, share)
        return known[key]

    return weigh


def _learned(
    text: str,
    found: Sequence[tuple[Line, Mapping[int, Sequence[Option]]]],
    chosen: Sequence[Sequence[Choice]],
    by_name: Mapping[str, Spinner],
    reads: Callable[[str, Sequence[Choice], int, Sequence[Option]], float],
) -> Habits:
    """The habits of a page by a reading of it; ``reads`` says how much better a form that was kept reads (nats).

    Where form and original read about alike, neither counts.
    """
    taken: Counter[tuple[str, str]] = Counter()
    put: Counter[str] = Counter()
    kept: dict[str, float] = defaultdict(float)
    replaced: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for ((start, end), here), made in zip(found, chosen, strict=True):
        line = text[start:end]
        inside = bytearray(end - start)
        for choice in made:
            size = len(choice.entry.spun)
            inside[choice.start : choice.start + size] = b"\1" * size
            replaced[choice.family] += 1
            if choice.margin >= SURE:
                taken[choice.entry.spun, choice.entry.original] += 1
                put[choice.entry.spun] += choice.entry.seen >= SEEN
            else:
                kept[choice.entry.spun] -= _counted(choice.margin)
        for at, forms in here.items():
            for form in {e.spun for e, _ in forms}:
                if not any(inside[at : at + len(form)]):
                    same = [option for option in forms if option[0].spun == form]
                    kept[form] += _counted(reads(line, made, at, same))
        for name, family in by_name.items():
            left[name] += _words_left(line, inside, family)
    shares = {
        name: (replaced[name] + 0.2) / (replaced[name] + left[name] + 1.0) for name in by_name
    }
    return Habits(shares, taken, {form: max(0.0, n) for form, n in kept.items()}, put)


def _counted(margin: float) -> float:
    """What a place counts for that reads so much better as it was read (nats): from SURE on fully."""
    return min(1.0, max(0.0, margin / SURE))


def _words_left(line: str, inside: bytearray, family: Spinner) -> int:
    """How many words of the family still stand in ``line``, outside what was put back."""
    count = at = 0
    while at < len(line):
        size = next(
            (n for n in (4, 3, 2) if line[at : at + n] in family.words and len(line) >= at + n), 0
        )
        if size and not any(inside[at : at + size]):
            count += 1
        at += max(1, size)
    return count
