"""Signatures on a page: strings that no writer produces (锤真金不怕火, 东说念主), and where they stand.

Each is guarded against its natural readings (`rules/data/reword.toml`). One that stands beside its original is named there, not
used.
"""

import re
from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import Words
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import Rulebook
from eduparse.stages.reword.lexicon import SIGNATURE, Lexicon
from eduparse.stages.reword.sightings import named
from eduparse.stages.reword.spinner import USER, Spinner, spinners

SHORTEST = 4  # code points that a sentence must have more of

_SENTENCE = lazy_pattern(r"[^。！？\n]+")


def signature_spots(
    text: str, known: Sequence[Spinner], book: Rulebook
) -> list[tuple[str, list[int]]]:
    """Each kind of signature in ``text``: the families that leave it, and where it stands.

    One that stands beside its original is named there, not used.
    """
    here = frozenset(_needed(book).found(text))
    if not here:
        return []
    found = [
        (
            str(rule.options["family"]),
            [
                m.start()
                for m in rule.pattern.finditer(text)
                if not named_there(text, m.span(), known)
            ],
        )
        for rule in _signatures(book)
        if rule.pattern and not here.isdisjoint(rule.options["needs"])
    ]
    return [(families, at) for families, at in found if at]


def own_spots(text: str, added: Lexicon) -> list[tuple[str, list[int]]]:
    """Each kind of signature that the user's lexicon names, and where it stands."""
    own = [e for e in added.entries if e.tier == SIGNATURE and e.spun in text]
    known = spinners(added)
    found = [
        [
            m.start()
            for m in re.finditer(re.escape(e.spun), text)
            if not named_there(text, m.span(), known)
        ]
        for e in own
    ]
    return [(USER, at) for at in found if at]


def named_there(text: str, span: tuple[int, int], known: Sequence[Spinner]) -> bool:
    """Whether what stands at ``span`` stands beside its original, by a form of any family that covers it."""
    for at in range(max(0, span[0] - 2), span[1]):
        for family in known:
            here = list(family.lexicon.at(text, at))
            if any(at + len(e.spun) > span[0] and named(text, at, [e]) for e in here):
                return True
    return False


def in_two_sentences(text: str, spots: Sequence[Sequence[int]]) -> bool:
    """Whether ``spots`` lie in two sentences, or in the only one there is."""
    sentences = sum(len(m[0].strip()) > SHORTEST for m in _SENTENCE.finditer(text))
    return in_sentences(text, [at for places in spots for at in places]) >= min(2, sentences)


def in_sentences(text: str, places: Sequence[int]) -> int:
    """How many sentences of ``text`` hold one of ``places``."""
    sentences = (m.span() for m in _SENTENCE.finditer(text) if len(m[0].strip()) > SHORTEST)
    return sum(any(start <= at < end for at in places) for start, end in sentences)


def _needed(book: Rulebook) -> Words:
    """The words without which none of the signatures stands in a text."""
    every = (needed for rule in _signatures(book) for needed in rule.options["needs"])
    return book.kept("signature-words", lambda: Words(every))


def _signatures(book: Rulebook) -> tuple[Rule, ...]:
    return book.kept(
        "signatures", lambda: tuple(r for r in book.rules("reword") if r.kind == "evidence")
    )
