"""Words of sites that are words of a paper: where nothing else is furniture, and in an annex.

A word that many sites have in their menus (政务动态, 校务公开) is evidence beside other furniture. A paper about a
site lists such words too, alone on their lines or below the label of an annex. Names of subjects (文化, 体育) are words of any paper.
"""

from collections.abc import Iterator, Mapping, Sequence

from eduparse.language.clause_labels import ANNEX_LABEL
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.page import StripLine

SITE_WORD = "noise.site-word"
FORM = "noise.input-form"
OF_A_FORM = frozenset((FORM,))  # whose words the forms of a paper have too


def words_of_a_paper(
    lines: Sequence[StripLine], marks: Sequence[Mark], named: Mapping[str, frozenset[str]]
) -> Iterator[int]:
    """Indices of the site words that say nothing: all where no other line is furniture, and those of an annex.

    So do those of ``named``, by rule words that name things elsewhere too (文化, 体育), on a page with no other
    furniture. An annex ends where a line is surely furniture.
    """
    marked = [n for n, (strength, _) in enumerate(marks) if strength]
    words = [n for n in marked if marks[n][1] == SITE_WORD]
    if all(n in words or lines[n].name in named.get(marks[n][1], ()) for n in marked):
        words = marked
    elif words and len(words) < len(marked):
        words = sorted(annexed(lines, marks).intersection(words))
    yield from words


def annexed(lines: Sequence[StripLine], marks: Sequence[Mark]) -> frozenset[int]:
    """Indices of the lines of annexes, each below its label up to what is surely furniture."""
    found = []
    inside = False
    for n, (line, (strength, rule)) in enumerate(zip(lines, marks, strict=True)):
        sure = strength >= Strength.SURE and rule not in OF_A_FORM
        inside = not sure and (inside or ANNEX_LABEL.match(line.text) is not None)
        found += [n] * inside
    return frozenset(found)
