"""What a family of spinners does to a text: its pairs, and how often each is put for its original.

A spinner of a family replaces a share of the words it knows, the same on a whole page, and takes
one of the word's replacements for each. So how likely a form is to stand for an original is the
share of the page times that of the pair. A form that is a word of the family itself would hardly
have been left alone where everything is replaced: 开发 stands for 建设, and 开发 itself becomes something
else.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache, cached_property, partial
from typing import TypeVar

from eduparse.language import prepared
from eduparse.language.charmodel import folded, model
from eduparse.stages.reword.chains import chained
from eduparse.stages.reword.lexicon import (
    FAMILIES,
    NOTHING,
    Lexicon,
    Pieces,
    SpinPair,
    of_family,
    packaged_lexicon,
)

Made = TypeVar("Made")

USER = "user"  # the family of the lexicon that a user gives
TABLE = "B"  # the family of the public table
CHARACTERS = "A"  # the family that replaces characters inside words
SEEN = 1.0  # nats for a pair that was seen at work more than once
MOST, LEAST = 0.97, 0.02  # bounds of the share of its words that a spinner replaced on a page


_MAKERS = (
    "spinner",
    "lexicon",
    "chains",
    "character_forms",
    "sightings",
    "likelihood",
)  # modules by which tables are made


class Spinner:
    """A family: its name and its pairs, each with its share of the replacements of its original (log).

    ``load`` gives them when a page first asks. ``made_of`` stands for what a packaged family was made of, so
    that what is computed from it is found in `language.prepared`; it is empty for others.
    """

    def __init__(self, name: str, load: Callable[[], Lexicon], made_of: bytes = b"") -> None:
        self.name, self.made_of = name, made_of
        self._load = load

    @cached_property
    def lexicon(self) -> Lexicon:
        """The pairs."""
        return self._load()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that the family replaces."""
        return self.table("words", lambda: _words(self.lexicon))

    def weight(self, entry: SpinPair, share: float) -> float:
        """How much likelier ``entry`` is than its form left alone, its context apart (nats).

        ``share`` says how many of its words the spinner replaced on the page.
        """
        kept = math.log(1 - share) if entry.spun in self.words else 0.0
        seen = SEEN * (entry.seen > 1)
        return math.log(share) + self.lexicon.share(entry) - kept + seen

    def rate(self, form: str) -> float:
        """How often one that replaces every word would write ``form``, per million code points."""
        known = self.lexicon
        return sum((e.was * math.exp(known.share(e)) for e in known.of(form)), 0.0)

    def table(self, name: str, make: Callable[[], Made]) -> Made:
        """Plain data computed from the family: prepared for a packaged one, else of ``make``."""
        if not self.made_of:
            return make()
        return prepared.prepared_table(f"{name}/{self.name}", (self.made_of,), make)


def _words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(e.original for e in lexicon.entries)


def spinner_of(name: str, lexicon: Lexicon) -> Spinner:
    """The family that ``lexicon`` describes; how often its pairs were seen says how they share a word."""
    return Spinner(name, partial(_shared, lexicon))


def _shared(lexicon: Lexicon) -> Lexicon:
    seen: Counter[str] = Counter()
    for entry in lexicon.entries:
        seen[entry.original] += entry.seen
    shares = {(e.spun, e.original): math.log(e.seen / seen[e.original]) for e in lexicon.entries}
    return Lexicon(lexicon.entries, shares)


@cache
def spinner(name: str) -> Spinner:
    """The packaged family of this name, the forms that its grammar makes included."""
    _, data = packaged_lexicon(name)
    made_of = prepared.digest_of_sources((data, *prepared.module_texts("stages/reword", *_MAKERS)))
    family = Spinner(
        name, lambda: Lexicon.of_pieces(family.table("spinner", partial(_pieces, name))), made_of
    )
    return family


def _pieces(name: str) -> Pieces:
    lexicon = _shared(of_family(name))
    if name == "A":
        shares = dict(lexicon.shares)
        lexicon = Lexicon(tuple(chained(lexicon.entries, shares)), shares)
    return lexicon.pieces()


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
            rate = entry.was * math.exp(family.lexicon.share(entry))
            out[entry.spun] = out.get(entry.spun, 0.0) + rate
    return out
