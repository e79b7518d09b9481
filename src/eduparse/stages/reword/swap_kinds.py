"""What kinds of words the spinner of a page replaces: single characters or longer words only, opposites or not.

The public table holds all of them, and a spinner may use a part of it: many take words of two characters and more, or
synonyms only. A page tells. Where single characters of the table stand untouched as in clean text, hardly any was
replaced, and 那 is no 这. So the share of each kind that was replaced is estimated from the page, with PRIOR places that
have the share of all words, and its choices are weighed by that. This takes off only: a kind that is replaced more
than others makes nothing surer.

An opposite turns the sense round (加 for 减, 没有 for 不). It is put back where the page proves that its spinner swaps
them: PROVEN different ones stay sure after all that. So it is where the same one stays sure all over the page, in PLACES more
places than not: who puts one form for a word does so each time (战 for every 和). Elsewhere it is a suggestion.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from eduparse.language.lexicons import table
from eduparse.stages.reword.lexicon import Lexicon, SpinPair
from eduparse.stages.reword.spinner import Spinner
from eduparse.stages.reword.table_odds import restored
from eduparse.stages.reword.word_search import Choice

WORD, CHARACTER = "word", "character"  # characters are put for characters, all else is words
OPPOSITE_WORD, OPPOSITE_CHARACTER = "opposite word", "opposite character"
OPPOSITES = frozenset((OPPOSITE_WORD, OPPOSITE_CHARACTER))
KINDS = (WORD, CHARACTER, OPPOSITE_WORD, OPPOSITE_CHARACTER)
PRIOR = 1.0  # places of a kind
BEFOREHAND = 0.5  # share of all words
MOST_OFF = 6.0  # nats that a kind can take off
ROUNDS = 4  # of estimates: what is less sure then was replaced less
PROVEN = 2  # different opposites
PLACES = 5  # where one and the same is sure, less those where it is not
SURE = 2.2  # nats of a choice that proves: .9
UNPROVEN = 1.4  # nats that an opposite has at most elsewhere: .8
NOT = "不没未无"
POLITE, PLURAL = "您", "们"
# Nats by which a character must read better than its form to be doubted no more than its kind is, those from which on
# it is doubted most, and how much more. Of 162 such places on short pages where three characters in ten were replaced, and all
# words, 58 of 85 below 8 nats were right, and 82 of 83 from 10 on.
FAR, NEAR, MORE = 11.0, 7.0, 3.0
SINGLE = frozenset((CHARACTER, OPPOSITE_CHARACTER))

Mix = tuple[float, ...]  # of the replacements of a word, the shares that are of each of KINDS


def weighed_by_kind(
    text: str, choices: Sequence[Choice], nats: Mapping[int, float], family: Spinner
) -> dict[int, float]:
    """``nats`` of the ``choices`` of ``family`` in ``text``, by their starts, with what their kinds take off."""
    read, starts = restored(text, choices)
    left = _left(read, starts, family)
    kinds = {c.start: kind_of_swap(c.entry) for c in choices if c.start in nats}
    doubts = {c.start: _doubted(c.over_form) for c in choices if c.start in nats}
    now = dict(nats)
    for _ in range(ROUNDS):
        put = dict.fromkeys(KINDS, 0.0)
        for at, x in now.items():
            put[kinds[at]] += 1 / (1 + math.exp(-x))
        every = _share(sum(put.values()), sum(left.values()), BEFOREHAND)
        most = max(every, _share(put[WORD], left[WORD], every))
        off = {kind: _off(_share(put[kind], left[kind], most), most) for kind in KINDS}
        off[WORD] = 0.0  # what all spinners replace
        now = {
            at: x - off[kinds[at]] * (doubts[at] if kinds[at] in SINGLE else 1.0)
            for at, x in nats.items()
        }
    open_ = (c for c in choices if c.start in now and _of_courtesy(text, c))
    now |= {c.start: min(now[c.start], UNPROVEN) for c in open_}
    return _opposites_proven(choices, now, kinds)


def kind_of_swap(entry: SpinPair) -> str:
    """Which of KINDS a pair is of."""
    character = len(entry.spun) == len(entry.original) == 1
    if opposites(entry.spun, entry.original):
        return OPPOSITE_CHARACTER if character else OPPOSITE_WORD
    return CHARACTER if character else WORD


def opposites(one: str, other: str) -> bool:
    """Whether two words say the reverse of one another."""
    if {one, other} == {"没有", "不"}:
        return True
    if len(one) != len(other):
        return any(no + one == other or no + other == one for no in NOT)
    changed = [{a, b} for a, b in zip(one, other, strict=True) if a != b]
    return bool(changed) and all(frozenset(pair) in _pairs() for pair in changed)


def _opposites_proven(
    choices: Sequence[Choice], nats: Mapping[int, float], kinds: Mapping[int, str]
) -> dict[int, float]:
    swapped = [c for c in choices if kinds.get(c.start) in OPPOSITES]
    sure = {_turned(c) for c in swapped if nats[c.start] >= SURE}
    if len(sure) >= PROVEN:
        return dict(nats)
    places: Counter[frozenset[str]] = Counter()
    for c in swapped:
        places[_turned(c)] += 1 if nats[c.start] >= SURE else -1
    at_most = {c.start: UNPROVEN for c in swapped if places[_turned(c)] < PLACES}
    return {at: min(x, at_most.get(at, x)) for at, x in nats.items()}


def _turned(choice: Choice) -> frozenset[str]:
    """The two words of an opposite, whichever stands for the other."""
    return frozenset((choice.entry.spun, choice.entry.original))


def _of_courtesy(text: str, choice: Choice) -> bool:
    """Whether it is open if a writer was polite: 您 goes wherever 你 does, but for 您们."""
    end = choice.start + len(choice.entry.spun)
    return choice.entry.spun == POLITE and text[end : end + 1] != PLURAL


def _doubted(over_form: float) -> float:
    """How many times what its kind takes off counts for a character that reads so many nats better put back."""
    return 1 + MORE * min(1.0, max(0.0, (FAR - over_form) / (FAR - NEAR)))


def _off(share: float, every: float) -> float:
    return min(MOST_OFF, max(0.0, math.log(every / share)))


def _share(put: float, left: float, beforehand: float) -> float:
    return (put + PRIOR * beforehand) / (put + left + PRIOR)


def _left(read: str, starts: Mapping[int, Choice], family: Spinner) -> dict[str, float]:
    """How many words of the family stand in ``read`` that are no choice's, by kind."""
    mixes = _mixes(family)
    count: dict[str, float] = dict.fromkeys(KINDS, 0.0)
    for at, word in _words(read, frozenset(mixes)):
        if at not in starts:
            for kind, part in zip(KINDS, mixes[word], strict=True):
                count[kind] += part
    return count


def _words(read: str, words: frozenset[str]) -> Iterator[tuple[int, str]]:
    longest = max(map(len, words), default=0)
    at = 0
    while at < len(read):
        size = next((n for n in range(longest, 0, -1) if read[at : at + n] in words), 0)
        if size:
            yield at, read[at : at + size]
        at += size or 1


@cache
def _mixes(family: Spinner) -> Mapping[str, Mix]:
    return _mixes_of(family.lexicon)


def _mixes_of(lexicon: Lexicon) -> dict[str, Mix]:
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in lexicon.entries:
        kinds[entry.original][kind_of_swap(entry)] += 1
    return {
        word: tuple(found[kind] / found.total() for kind in KINDS) for word, found in kinds.items()
    }


@cache
def _pairs() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for row in table("opposites") for pair in row["pairs"].split())
