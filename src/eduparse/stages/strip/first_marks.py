"""What each line of a page says about itself, before any is removed: rules, pages of paper, rows, what the text shows.

A rule names a line by its words. Some lines are told by those around them (a page counter, a style sheet), and some that
a rule names are the text's own (a row of a timetable, a line that the text announces) or may be.
"""

from collections.abc import Sequence

from eduparse.document.records import dataclass
from eduparse.rules.rulebook import Rulebook
from eduparse.stages.strip.button_counts import (
    BUTTON_COUNT,
    PUBLISHED,
    button_counts,
    view_counts,
)
from eduparse.stages.strip.colophons import colophons
from eduparse.stages.strip.counted_pages import counted_pages
from eduparse.stages.strip.frame import body, inside_text
from eduparse.stages.strip.furniture import NOTHING, Mark, Strength, furniture
from eduparse.stages.strip.lone_lines import lone_lines
from eduparse.stages.strip.own_rows import cell_rows, rows_of_sites
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.printed_pages import printed_pages
from eduparse.stages.strip.site_blocks import site_blocks
from eduparse.stages.strip.site_words import words_of_a_paper
from eduparse.stages.strip.style_sheets import style_sheets
from eduparse.stages.strip.template import RULE, may_be_shared
from eduparse.stages.strip.timetables import timetable_cells, timetable_rows
from eduparse.stages.strip.transcripts import turns

COUNTER, PRINTED = "noise.page-counter", "noise.printed-page"
PROGRAM = "noise.site-script"


@dataclass(frozen=True, slots=True)
class FirstMarks:
    """The mark of each line; by index the rows of sites, the lines that the text shows, and those that it may show."""

    marks: list[Mark]
    of_sites: frozenset[int]
    shown: frozenset[int]
    unsure: dict[int, str]  # with the rule of each


def first_marks(
    lines: Sequence[StripLine], shared: frozenset[str], book: Rulebook, *, alone: bool
) -> FirstMarks:
    """The marks of ``lines``, none of which is blank; ``shared`` are those of the template of the site."""
    noise = furniture(book)
    different = {line.raw: line for line in lines}  # pages repeat their buttons
    strengths = dict(zip(different, noise.strengths(tuple(different.values())), strict=True))
    marks = [max(strengths[line.raw], _shared(line, shared)) for line in lines]
    texts = [line.text for line in lines]
    of_sites = frozenset(rows_of_sites(lines, marks))
    for found, mark in (
        (button_counts(lines), (Strength.WEAK, BUTTON_COUNT)),
        (view_counts(lines, marks), (Strength.STRONG, PUBLISHED)),
        (counted_pages(lines), (Strength.SURE, COUNTER)),
        (printed_pages(texts), (Strength.SURE, PRINTED)),
        (style_sheets(lines), (Strength.SURE, PROGRAM)),
        (timetable_rows(texts), NOTHING),
        (set(timetable_cells(lines, marks)), NOTHING),
        (set(cell_rows(lines)) - of_sites, NOTHING),
        (turns(texts), NOTHING),
    ):
        for n in found:
            marks[n] = mark
    said = dict.fromkeys(words_of_a_paper(lines, marks, noise.named), NOTHING)
    for n, mark in (*said.items(), *site_blocks(lines, marks, book).items()):
        marks[n] = mark
    if not any(strength for strength, _ in marks):
        return FirstMarks(marks, of_sites, frozenset(), {})
    # start-up: most texts have nothing that looks like furniture
    from eduparse.stages.strip.shown_lines import shown_lines

    own = shown_lines(lines, marks, inside_text(lines, marks, *body(lines, marks)), noise.about)
    told = {*colophons(lines, marks), *lone_lines(lines, marks, alone=alone)} - own
    unsure = {n: marks[n][1] for n in told}
    shown = frozenset((*own, *unsure))
    return FirstMarks(
        [NOTHING if n in shown else mark for n, mark in enumerate(marks)], of_sites, shown, unsure
    )


def _shared(line: StripLine, shared: frozenset[str]) -> Mark:
    """What the template of the site says of a line."""
    if shared and may_be_shared(line) and line.folded in shared:
        return Strength.SURE, RULE
    return NOTHING
