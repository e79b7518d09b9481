"""The frame of a page: which lines around the text are furniture because of where they stand.

The *body* is the stretch with the most running text. Above it, lines up to the last one that is
furniture by itself (`furniture`) form the head frame; below it, lines from the first such one form
the tail frame. A line of the frame goes unless it looks like the document's own front or back matter
(title, number, date, signature, annex), and the few lines next to the body always stay. Without
evidence there is no frame: a page whose lines all look alike keeps them all.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.clause_labels import ANNEX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import organs
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.head_frame import (
    EVIDENCE,
    LIST,
    PAGE_FEET,
    PATH,
    PROTECTED,
    RECORD,
    TOP,
    head_frame,
)
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.site_blocks import FEED
from eduparse.stages.strip.titles import SHORTEST

GAP = 14  # lines without a stop between two paragraphs of one body
PROSE = 3  # wrapped sentences in a row of lines that is no list of links
_ANNEX = lazy_pattern(ANNEX)
# Above or below a text they need other furniture on the page.
_NEVER_ALONE = frozenset(("noise.publish-alone", "noise.newspaper-page", "noise.day-line"))
# Strong or sure lines of a site that may stand below the text of a paper by themselves: the short lines around them end
# the paper (rosters, dishes, verses). Of 36 labelled pages whose frame takes lines there, 34 show four or more.
ALONE = 3
# Lines that may close a page below its last furniture, for each line of furniture; by place alone, for each line beyond ALONE.
CLOSING = 6
ITEM = 8  # characters of a name, a room or a verse of a list; headlines between lines of a site are longer
NAME = 5  # characters of the longest name; headlines below the heading of their list are longer
FEWEST_LINKS = 3  # below the heading of a list of links at the end of a page
_SENTENCE_ENDS = "。？！?!"
_ROW = "noise.link-row"
_PATHS = frozenset((_ROW, "noise.path"))
CLAUSE_HEADING = 20  # code points of a heading whose text stands below it
RELATED = "noise.related-line"
RELATED_HEADINGS = frozenset(("noise.related-heading", "noise.list-heading"))
_REFERENCES = lazy_pattern(words("own-references"))
_SIGNS = lazy_pattern(words("signs-contract"))
_COPYRIGHT = lazy_pattern(r"本[网站报刊]|版权|转载|侵权|著作权|授权|作品|稿件")


def body(lines: Sequence[StripLine], marks: Sequence[Mark]) -> tuple[int, int]:
    """Indices of the first and the last paragraph of the body; ``(len, -1)`` without one.

    Lines are not blank. Furniture is no paragraph, however long.
    """
    best, stretch = (0, len(lines), -1), (0, 0, 0)
    for n, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if not line.paragraph or mark[0] == Strength.SURE:
            continue
        weight, first, last = stretch
        if not weight or n - last > GAP:
            weight, first = 0, n
        stretch = (weight + len(line.text), first, n)
        if stretch[0] > best[0]:
            best = stretch
    return best[1], best[2]


def framed(
    lines: Sequence[StripLine], marks: Sequence[Mark], spoken: frozenset[str] = frozenset()
) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Indices of the lines that are furniture, each with the rule that says so and its witnesses.

    Witnesses are ``words`` (the line's own), ``place`` (above or below the text), ``layout`` (a list of
    one style). The same line may come more than once, with others each time. Rules that are ``spoken`` are about
    words that papers use as well.
    """
    first, last = body(lines, marks)
    low, high = inside_text(lines, marks, first, last)
    certain = {n for n, (strength, _) in enumerate(marks) if strength == Strength.SURE}
    sure = len(certain)  # a sentence that only its own words speak against has no frame to stand in
    found = [
        (n, rule, "words") for n, (strength, rule) in enumerate(marks) if strength == Strength.SURE
    ]
    found += (
        (n, rule, "words")
        for n, rule in (*_accompanied(marks), *_between_copies(lines, marks))
        if not low < n < high or _beside_furniture(marks, n, spoken)
    )
    found += ((n, rule, "layout") for n, rule in _lists(lines, marks, first, last))
    found += ((n, rule, "words") for n, rule in _disclaimers(lines, marks))
    if first <= last:
        found += ((n, rule, "place") for n, rule in head_frame(lines, marks, first))
        found += ((n, rule, "place") for n, rule in _tail(lines, marks, first, last, high))
    for n, rule, witness in found:
        if marks[n][0] == Strength.WEAK and low <= n <= high and lines[n].text[-1] in "：:":
            continue  # 图片： among sentences heads a caption, whatever byline stands beside it
        if (rule in spoken or rule in _PATHS) and is_whole_clause(lines, marks, n):
            continue
        if (
            witness == "place"
            and low < n < high
            and (marks[n][0] < Strength.SURE or rule in spoken)
        ):
            continue  # a weak word, or one of papers too, between clauses above the first long paragraph
        told = {witness}
        if marks[n][0]:
            told.add("words")
        if rule == "noise.repeated-title":
            told.add("repetition")
        if rule == RELATED:
            told.add("words")  # of the heading above it
        alone = rule in spoken and sure == (n in certain)
        alone = alone and (rule in _NEVER_ALONE or _is_sentence(lines[n]))
        if not low <= n <= high and not alone:
            told.add("place")
        yield n, rule, frozenset(told)


def is_whole_clause(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` is all that stands between the heading of a clause and the next one, the signature or the end."""
    head = lines[n - 1] if n else None
    if head is None or not head.heads_clause or len(head.text) > CLAUSE_HEADING:
        return False
    if head.text[-1] in _SENTENCE_ENDS:
        return False  # 第四条 本办法自发布之日起施行。 has its text
    if n + 1 == len(lines):
        return True
    below = lines[n + 1]
    signed = bool(organs(below.text)) or _SIGNS.search(below.text) is not None
    return not marks[n + 1][0] and (below.heads_clause or signed)


def _is_sentence(line: StripLine) -> bool:
    return line.owned or line.text[-1] in "。！？!?"


def inside_text(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int, last: int
) -> tuple[int, int]:
    """The body with the headings of clauses around it (一、, （一）, 第一条), down to the signature."""
    heads = [n for n, line in enumerate(lines) if line.heads_clause]
    near = [n for n in heads if first - GAP <= n <= last + GAP] if first <= last else heads
    if not near and first > last:
        return first, last
    low, high = min([first, *near]), max([last, *near])
    signed = (n for n in range(high, min(high + GAP, len(lines))) if _signature(lines, marks, n))
    return low, max(high, next(signed, high))


def _signature(lines: Sequence[StripLine], marks: Sequence[Mark], n: int) -> bool:
    """Whether line ``n`` is a date with the name of an organ right above it."""
    above = n - 1
    while above > 0 and marks[above][0]:
        above -= 1
    return above > 0 and lines[n].dated and not marks[n][0] and bool(organs(lines[above].text))


def _beside_furniture(marks: Sequence[Mark], n: int, spoken: frozenset[str]) -> bool:
    """Whether a line right above or below line ``n`` is furniture that no paper says."""
    return any(
        marks[m][0] == Strength.SURE and marks[m][1] not in spoken
        for m in (n - 1, n + 1)
        if 0 <= m < len(marks)
    )


def _between_copies(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Lines of a publish bar between two copies of one title."""
    for n, (strength, rule) in enumerate(marks[:TOP]):
        if strength and rule in RECORD and n and len(lines[n - 1].key) >= SHORTEST:
            below = [line.key for line in lines[n + 1 : n + 1 + PROTECTED]]
            if lines[n - 1].key in below:
                yield n, rule


def _accompanied(marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Lines that are evidence and stand beside enough other evidence."""
    for n, (strength, rule) in enumerate(marks):
        if strength not in (Strength.WEAK, Strength.STRONG):
            continue
        near = [
            marks[m][0]
            for m in range(max(0, n - 2), min(len(marks), n + 3))
            if m != n and (rule != _ROW or marks[m][1] != _ROW)  # rows of a table are alike
        ]
        weight = sum(near)
        if weight >= (2 if strength == Strength.STRONG else 3):
            yield n, rule


def _lists(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int, last: int
) -> Iterator[tuple[int, str]]:
    """Lists of short names outside the body that hold some menu words."""
    n = 0
    while n < len(lines):
        end = n + 1
        while end < len(lines) and lines[end].style == lines[n].style:
            end += 1
        run = range(n, end)
        n = end
        if (
            len(run) < LIST
            or not _menu_style(lines[run[0]])
            or (run[-1] >= first and run[0] <= last)
        ):
            continue
        proof = sum(marks[m][0] > 0 for m in run)
        if proof >= EVIDENCE and not any(lines[m].paragraph or lines[m].official for m in run):
            yield from ((m, marks[m][1] or "noise.menu-run") for m in run)


def _menu_style(line: StripLine) -> bool:
    """Whether the line is set as a list item; two wide blanks or hard ones indent a paragraph."""
    return bool(line.style) and not set(line.style) <= set("\u3000\u00a0")


def _disclaimers(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[tuple[int, str]]:
    """Paragraphs on copyright right below the heading of a disclaimer."""
    open_ = False
    for n, (line, mark) in enumerate(zip(lines, marks, strict=True)):
        if mark[1] == "noise.disclaimer":
            open_ = open_ or len(line.text) <= 20
        elif open_ and _COPYRIGHT.search(line.text):
            yield n, "noise.disclaimer"
        elif not mark[0]:
            open_ = False


def _tail(
    lines: Sequence[StripLine], marks: Sequence[Mark], first: int, last: int, high: int
) -> Iterator[tuple[int, str]]:
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
    alone = 0 if _signature(lines, marks, begins - 1) else ALONE
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
        related = marks[n][1] in RELATED_HEADINGS or (related and not marks[n][0])
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
        return RELATED if line.links or line.bullet or size > min(NAME, longest) else ""
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
    signed = [n for n in range(low + 1, closed) if _signature(lines, marks, n)]
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
    return _ANNEX.match(line.text) is not None
