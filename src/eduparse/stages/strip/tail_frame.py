"""The frame below the text of a page: which lines there are furniture because of where they stand.

It begins with the first line below the text that says it is of a site. Lines that look like the links of a site go
with it. What may be an item of a list of the paper goes only where a site shows more lines than may stand alone.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.clause_labels import ANNEX_LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import organs
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.head_frame import EVIDENCE, PAGE_FEET, PATH, TOP
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.site_blocks import FEED
from eduparse.stages.strip.titles import SHORTEST

PROSE = 3  # wrapped sentences in a row of lines that is no list of links
# Strong or sure lines of a site that may stand below the text of a paper by themselves: the short lines around them end
# the paper (rosters, dishes, verses). Of 36 labelled pages whose frame takes lines there, 34 show four or more.
ALONE = 3
# Lines that may close a page below its last furniture, for each line of furniture; by place alone, for each line beyond ALONE.
CLOSING = 6
ITEM = 8  # characters of a name, a room or a verse of a list; headlines between lines of a site are longer
LONGEST_NAME = (
    5  # characters of the longest name; headlines below the heading of their list are longer
)
FEWEST_LINKS = 3  # below the heading of a list of links at the end of a page
RELATED = "noise.related-line"
RELATED_HEADINGS = frozenset(("noise.related-heading", "noise.list-heading"))
_REFERENCES = lazy_pattern(words("own-references"))
_SIGNS = lazy_pattern(words("signs-contract"))


def tail_frame(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int, last: int, high: int
) -> Iterator[tuple[int, str]]:
    """Indices of the lines below the text that are furniture there, each with its rule.

    The text ends with line ``last``, or with ``high`` where clauses or a signature stand below.
    """
    # Where clauses, wrapped sentences or a signature follow, the text has not ended.
    begins = _goes_on(lines, marks, max(last, high) + 1)
    proof = [n for n in range(begins, len(lines)) if _ends_text(marks[n])]
    if not proof or not (
        sum(marks[n][0] for n in range(last + 1, len(lines))) >= Strength.SURE
        or _heads_links(lines, marks, proof[0])
    ):
        return
    yield from _named_at_both_ends(lines, marks, begins, proof[0])
    printed = "".join(line.key for line in lines[:first] if not organs(line.text))
    related = False  # whether the heading of a list of links stands above
    referring = False  # whether the references of an article do
    sited = sum(strength >= Strength.STRONG for strength, _ in marks[proof[0] :])
    alone = 0 if ends_signature(lines, marks, begins - 1) else ALONE
    end = (
        _closed(lines, marks, sited - alone) if sited > alone else 0
    )  # of what its place alone tells
    last_mark = max(n for n, mark in enumerate(marks) if mark[0])
    for n in range(proof[0], _closed(lines, marks, sum(strength > 0 for strength, _ in marks))):
        many = n < end
        line = lines[n]
        referring = not marks[n][0] and (referring or _REFERENCES.search(line.text) is not None)
        if referring or (not marks[n][0] and _SIGNS.search(line.text)):
            related = False
            continue
        heads = marks[n][1] in RELATED_HEADINGS and "《" not in line.text
        related = heads or (related and not marks[n][0])
        if marks[n][0]:
            rule = marks[n][1] if many or marks[n][0] > Strength.WEAK else ""
        else:
            longest = (
                ITEM if n < last_mark else len(line.key)
            )  # of what may be an item of the paper
            rule = _by_place(line, printed, related=related, longest=0 if many else longest)
        if rule:
            yield n, rule
        elif _annex(line) and line.official and not line.links:
            return


def _by_place(line: StripLine, printed: str, *, related: bool, longest: int) -> str:
    """The rule by which ``line`` goes below a text; up to ``longest`` characters without a link it may be an item of the paper's."""
    size = len(line.key)
    if related and not line.paragraph and not line.dated and not _annex(line):
        return RELATED if line.links or line.bullet or size > min(LONGEST_NAME, longest) else ""
    if size >= SHORTEST and line.key in printed and not organs(line.text):
        return "noise.repeated-title"
    return "noise.tail-run" if not line.owned and (size > longest or line.links) else ""


def _closed(lines: Sequence[StripLine], marks: Sequence[Mark], sited: int) -> int:
    """Where the tail of a page ends: with its last furniture, if too much follows for ``sited`` lines of a site."""
    marked = [n for n, mark in enumerate(marks) if mark[0]]
    closing = sum(len(line.text) > 1 for line in lines[marked[-1] + 1 :])  # no bullet alone
    listed = _heads_links(lines, marks, marked[-1])
    many = closing > CLOSING * sited
    return marked[-1] + 1 if many and not listed else len(lines)


def _named_at_both_ends(
    lines: Sequence[StripLine], marks: Sequence[Mark], begins: int, end: int
) -> Iterator[tuple[int, str]]:
    """The name of the site right above the first furniture below a signature, where it stands above the path too."""
    path = next((n for n, (_, rule) in enumerate(marks[:TOP]) if rule == PATH), 0)
    over = {line.text for line in lines[:path]}
    n = end - 1
    if n >= begins and lines[n].text in over and lines[n - 1].dated:
        yield n, "noise.tail-run"


def _heads_links(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` heads a list of links that runs to the end of the page, each with its bullet."""
    below = lines[n + 1 :]
    return (
        marks[n][1] in RELATED_HEADINGS
        and len(below) >= FEWEST_LINKS
        and all(line.bullet and not line.paragraph for line in below)
    )


def _goes_on(lines: Sequence[StripLine], marks: Sequence[Mark], low: int) -> int:
    """``low``, or behind the last line that goes on with a text below the first furniture from there.

    Numbers below a string of other articles are those of a list of links.
    """
    marked = next((n for n in range(low, len(lines)) if marks[n][0]), len(lines))
    strung = next((n for n in range(low, len(lines)) if marks[n][1] == FEED), len(lines))
    own = [n for n in range(marked, strung) if not marks[n][0] and not lines[n].links]
    closed = next(
        (n for n in range(marked, len(lines)) if marks[n][0] >= Strength.STRONG), len(lines)
    )
    signed = [n for n in range(low + 1, closed) if ends_signature(lines, marks, n)]
    if signed:
        return signed[-1] + 1
    prose = [n for n in own if lines[n].clauses]
    heads = [n for n in own if lines[n].heads_clause]
    if len(heads) >= EVIDENCE or (len(prose) >= PROSE and 2 * len(prose) > len(own)):
        return max([*heads, *prose]) + 1
    return low


def _ends_text(mark: Mark) -> bool:
    """Whether a line with ``mark`` may begin the tail; page feet stand in the middle of texts too."""
    return mark[0] >= Strength.STRONG and mark[1] not in PAGE_FEET


def _annex(line: StripLine) -> bool:
    return ANNEX_LABEL.match(line.text) is not None


def ends_signature(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` is a date with the name of an organ right above it."""
    above = n - 1
    while above > 0 and marks[above][0]:
        above -= 1
    return above > 0 and lines[n].dated and not marks[n][0] and bool(organs(lines[above].text))
