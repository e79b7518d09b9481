"""What a family of spinners does to a text: its pairs, and how often each is put for its original.

A spinner of a family replaces a share of the words it knows, the same on a whole page, and takes
one of the word's replacements for each. So how likely a form is to stand for an original is the
share of the page times that of the pair. A form that is a word of the family itself would hardly
have been left alone where everything is replaced: 开发 stands for 建设, and 开发 itself becomes something
else.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from eduparse.language.charmodel import folded, model
from eduparse.stages.reword.chains import chained
from eduparse.stages.reword.lexicon import FAMILIES, NOTHING, Lexicon, SpinPair, of_family

USER = "user"  # the family of the lexicon that a user gives
SEEN = 1.0  # nats for a pair that was seen at work more than once
MOST, LEAST = 0.97, 0.02  # bounds of the share of its words that a spinner replaced on a page


@dataclass(frozen=True, slots=True, eq=False)
class Spinner:
    """A family: its name, its pairs, the share of each among the replacements of its original (log)."""

    name: str
    lexicon: Lexicon
    shares: Mapping[tuple[str, str], float]
    words: frozenset[str]

    def weight(self, entry: SpinPair, share: float) -> float:
        """How much likelier ``entry`` is than its form left alone, its context apart (nats).

        ``share`` says how many of its words the spinner replaced on the page.
        """
        kept = math.log(1 - share) if entry.spun in self.words else 0.0
        seen = SEEN * (entry.seen > 1)
        return math.log(share) + self.shares[entry.spun, entry.original] - kept + seen


def spinner_of(name: str, lexicon: Lexicon) -> Spinner:
    """The family that ``lexicon`` describes; how often its pairs were seen says how they share a word."""
    seen: Counter[str] = Counter()
    for entry in lexicon.entries:
        seen[entry.original] += entry.seen
    shares = {(e.spun, e.original): math.log(e.seen / seen[e.original]) for e in lexicon.entries}
    return Spinner(name, lexicon, shares, frozenset(seen))


@cache
def spinner(name: str) -> Spinner:
    """The packaged family of this name, the forms that its grammar makes included."""
    plain = spinner_of(name, of_family(name))
    if name != "A":
        return plain
    shares = dict(plain.shares)
    entries = tuple(chained(plain.lexicon.entries, shares))
    return Spinner(name, Lexicon(entries), shares, plain.words)


@cache
def spinners(added: Lexicon = NOTHING) -> tuple[Spinner, ...]:
    """The packaged families, and that of a user's lexicon."""
    own = (spinner_of(USER, Lexicon(map(_counted, added.entries))),) if added.entries else ()
    return (*map(spinner, FAMILIES), *own)


def _counted(entry: SpinPair) -> SpinPair:
    """``entry`` with the rates that the character model gives where none were counted."""
    if entry.clean or entry.was:
        return entry
    clean, was = (model().chance(folded(form)) * 1e6 for form in (entry.spun, entry.original))
    return replace(entry, clean=clean, was=was)


def rated(known: Iterable[Spinner]) -> Mapping[str, float]:
    """By form: how often a spinner that replaces every word would write it, per million code points."""
    out: dict[str, float] = {}
    for family in known:
        for entry in family.lexicon.entries:
            rate = entry.was * math.exp(family.shares[entry.spun, entry.original])
            out[entry.spun] = out.get(entry.spun, 0.0) + rate
    return out
