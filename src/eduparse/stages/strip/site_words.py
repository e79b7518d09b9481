"""Words of sites that are words of a paper: where nothing else is furniture, and in an annex.

A word that many sites have in their menus (政务动态, 校务公开) is evidence beside other furniture. A paper about a
site lists such words too, alone on their lines or below the label of an annex.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.clause_labels import ANNEX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.page import StripLine

SITE_WORD = "noise.site-word"
FORM = "noise.input-form"
OF_A_FORM = frozenset((FORM,))  # whose words the forms of a paper have too
_ANNEX = lazy_pattern(ANNEX)


def words_of_a_paper(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the site words that say nothing: all where no other line is furniture, and those of an annex.

    An annex ends where a line is surely furniture.
    """
    words = [n for n, (_, rule) in enumerate(marks) if rule == SITE_WORD]
    if words and any(strength and rule != SITE_WORD for strength, rule in marks):
        words = sorted(annexed(lines, marks).intersection(words))
    yield from words


def annexed(lines: Sequence[StripLine], marks: Sequence[Mark]) -> frozenset[int]:
    """Indices of the lines of annexes, each below its label up to what is surely furniture."""
    found = []
    inside = False
    for n, (line, (strength, rule)) in enumerate(zip(lines, marks, strict=True)):
        sure = strength >= Strength.SURE and rule not in OF_A_FORM
        inside = not sure and (inside or _ANNEX.match(line.text) is not None)
        found += [n] * inside
    return frozenset(found)
