"""Which differences of two copies a machine or a copyist made, and whether a spinner did.

A spinner replaces many different words, and all of them on one side read worse. A copyist takes one
character for another that looks or sounds alike. Neither renames an organ, a place or a person.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from eduparse.copies.differences import LONGEST, TextDifference
from eduparse.copies.papers import Paper
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.reword.alignment import AlignedBlock
from eduparse.stages.reword.lexicon import of_family

SWAPS = 4  # different words that a spinner replaced at the least; an edition renames one or two
MANY = 12  # different words that no renaming explains
ONE_TERM = 0.4  # share of the replaced words that one pair has where a term was renamed
ONE_SIDED = 0.2  # share of replaced words that may look better on the side that has the damage

AROUND = 3  # code points beside a difference that a replaced word may reach into
WORD = 6  # code points of a word that a spinner replaces, or puts

UNLIKELY = ("unlikely", "unlikely?")
_ORDINAL = lazy_pattern(r"\d|第[〇零一二三四五六七八九十百千]+[编章节条款项届次号期年]")
PLACE = lazy_pattern("[\u4e00-\u9fff]{0,2}[省市县区州镇乡村盟旗]")


def slips(
    a: Paper, b: Paper, found: Sequence[TextDifference], *, spun: bool
) -> list[TextDifference]:
    """The differences that a machine or a copyist made, garbled text apart.

    A pair of readings is one where it mostly reads badly; a word of several such pairs is one too.
    """
    if spun:
        return [d for d in found if d.kind in UNLIKELY]
    votes: Counter[tuple[str, str]] = Counter()
    for d in found:
        if d.kind in ("wording", *UNLIKELY):
            votes[d.readings] += 1 if d.kind in UNLIKELY else -1
    slight = {
        d.readings
        for d in found
        if d.kind in UNLIKELY and votes[d.readings] > 0 and _is_slight(a, b, d)
    }
    return [
        d
        for d in found
        if d.kind in ("wording", *UNLIKELY)
        and (
            (d.readings in slight and (d.kind != "wording" or d.size == 1))
            or (
                len(d.readings[0]) == len(d.readings[1])
                and all(x == y or (x, y) in slight for x, y in zip(*d.readings, strict=True))
            )
        )
    ]


def is_part(mine: str, theirs: str) -> bool:
    """Whether one reading is the other with characters left out."""
    short, long = sorted((mine, theirs), key=len)
    rest = iter(long)
    return all(c in rest for c in short)


def _is_slight(a: Paper, b: Paper, d: TextDifference) -> bool:
    """Whether an unlikely reading is a slip, not another name.

    That is one character, or a word that a spinner is known to put for the other.
    """
    if is_part(*d.readings):
        return True
    if d.readings in spinners_pairs() or d.readings[::-1] in spinners_pairs():
        return True
    x = d.block
    named = PLACE.match(a.text, x.end) or PLACE.match(b.text, x.original_end)
    return d.size == 1 and not named


@cache
def spinners_pairs() -> frozenset[tuple[str, str]]:
    """The pairs (spun, original) of the packaged lexicons."""
    return frozenset((e.spun, e.original) for f in ("a", "b") for e in of_family(f).entries)


def is_swapped(a: str, b: str, block: AlignedBlock) -> bool:
    """Whether a spinner is known to put what ``a`` has in ``block`` for what ``b`` has there.

    That is one word or several, which may reach into the text around: 勉 and 励 around 动勉 are part of 鼓动勉励.
    """
    low, begin, high, end = block.start, block.original_start, block.end, block.original_end
    left = right = 0
    while left < AROUND and min(low, begin) > left and a[low - left - 1] == b[begin - left - 1]:
        left += 1
    while (
        right < AROUND
        and max(high - len(a), end - len(b)) < -right
        and a[high + right] == b[end + right]
    ):
        right += 1
    mine, theirs = a[low - left : high + right], b[begin - left : end + right]
    if "\n" in mine + theirs or len(mine) + len(theirs) > 2 * AROUND + 4 * LONGEST:
        return False
    reached, todo = {(0, 0)}, [(0, 0)]
    while todo:
        m, n = todo.pop()
        if (m, n) == (len(mine), len(theirs)):
            return True
        steps = [
            (m + x, n + y)
            for x in range(1, WORD + 1)
            for y in range(1, WORD + 1)
            if (mine[m : m + x], theirs[n : n + y]) in spinners_pairs()
        ]
        if mine[m : m + 1] == theirs[n : n + 1] != "":
            steps.append((m + 1, n + 1))
        todo += [x for x in steps if x not in reached]
        reached.update(steps)
    return False


def is_spun(found: Sequence[TextDifference]) -> bool:
    """Whether a spinner replaced words: many different ones, and all on one side.

    An edition renames a term or two throughout, and its words are likelier now here, now there.
    """
    swaps = [d for d in found if d.kind in UNLIKELY and d.size > 1 and all(d.readings)]
    right = sum(d.worse for d in swaps)
    kinds = Counter(d.readings for d in swaps)
    unknown = [
        n for pair, n in kinds.items() if not spinners_pairs().intersection((pair, pair[::-1]))
    ]
    one_term = max(unknown, default=0) > ONE_TERM * len(swaps) and len(kinds) < MANY
    known = sum(kinds.values()) - sum(unknown)
    if known >= MANY and len(kinds) - len(unknown) > 1:
        return min(right, len(swaps) - right) <= ONE_SIDED * len(swaps)
    if len(kinds) < SWAPS or one_term:
        return False
    return min(right, len(swaps) - right) <= ONE_SIDED * len(swaps)


def in_words(difference: TextDifference) -> bool:
    """Whether the figures differ in words only, 两边 and 双方, as a spinner may have it."""
    return not any(_ORDINAL.search(reading) for reading in difference.readings)
