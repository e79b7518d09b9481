"""Which lines of an HTML page are its text, and which the frame of the site around it.

In four steps. Every line gets a score (`evidence`). The *seed* is a line that is text for certain:
the first running text below the title that the head of the page tells, or without one the longest
line that scores well. Of the elements around the seed the one is taken whose lines have the highest
sum of scores, each by its length: it grows from the paragraph outwards as long as what it takes in
is more text than furniture. What stands outside is frame, and inside it a line that is furniture
beyond doubt. The front of an official paper stays wherever it stands: its title, its number, its
record card (which `strip` reads), and behind the text its annexes.

The lines that stay go through the rest of `strip` like those of a plain page, and so does a page
without running text, whole. `cut` asks `outside` which lines start no document.
"""

import math
import re
from collections.abc import Iterator, Sequence

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.evidence import Evidence
from eduparse.rules.calibration import step_of
from eduparse.stages.strip.layout.borders import belonging
from eduparse.stages.strip.layout.line_evidence import scores
from eduparse.stages.strip.layout.page_lines import Line, Lines

# Found by cross-validation on the labelled pages; between half and twice of each the figures move
# by less than a point.
_LEAN = 0.0  # added to every score: a line at odds of 1:4 is still more text than furniture
_BELOW_TITLE = 0.5  # least score of the first running text below the title
_TOLD = 0.25  # of the most that a home may be worth from which that below the title is believed
_SOON = 10  # lines below the title in which its text begins
_ABOVE = 6  # lines above a text in which its title stands
_LINKED_TITLE = 0.5  # share of a title in links from which it only leads to the page
_PRICE = 0.02  # of cutting off one element, as a share of all that scores as text
_CAP = 3.0  # a score says no more than this for an element
_LONG = 100  # characters; a longer line says no more
_DOUBTLESS = -2.0  # score of furniture inside the text

OUTSIDE, INSIDE, ABOVE = "html.outside", "html.inside", "html.above"
TEXT_OUTSIDE = "html.outside-text"  # running text, of which a part may belong to the article
_WITNESSES = {
    OUTSIDE: frozenset(("layout", "place")),
    TEXT_OUTSIDE: frozenset(("layout", "place")),
    ABOVE: frozenset(("layout", "place")),
    INSIDE: frozenset(("layout", "words")),
}

_RECORD = re.compile(
    r"来源|时间|作者|编辑|日期|发布|楼层|浏览|字号|字体|点击|稿源|供稿|記者|记者：|"
    r"\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}"
)
_RECORD_LENGTH = 90  # characters; a longer line is no publish bar
_SENTENCE_END = re.compile("[。！？]")


class MainText:
    """Delete the frame around the text of a page whose layout is known."""

    name = "strip.layout"
    mends = ""

    def __call__(self, doc: Document) -> Findings:
        """Deletions of lines, runs with one reason as one edit."""
        if doc.evidence is None or not doc.evidence.lines:
            return Findings()
        places = [(line.start, line.end) for line in doc.evidence.lines]
        return Findings(edits=tuple(_deletions(places, _reasons_of(doc), doc.text)))


def outside(doc: Document) -> list[tuple[int, int]]:
    """The ranges of ``doc`` that its layout shows to be no part of the article, in order."""
    if doc.evidence is None or not doc.evidence.lines:
        return []
    every = zip(doc.evidence.lines, _reasons_of(doc), strict=True)
    return [(line.start, line.end) for line, (rule, _) in every if rule]


def _reasons_of(doc: Document) -> list[tuple[str, float]]:
    page = Lines(doc.text, doc.evidence or Evidence())
    return reasons(page, scores(page))


def reasons(page: Lines, marks: Sequence[float]) -> list[tuple[str, float]]:
    """For each line the rule by which it goes and how sure that is; an empty rule where it stays."""
    stays = ("", 1.0)
    members = article(page, marks)
    told = _below_title(page)
    body = [n for n, inside in enumerate(members) if inside and (n == told or marks[n] + _LEAN > 0)]
    if not body:
        return [stays] * len(page.lines)
    seed = next(
        (n for n in body if marks[n] > _DOUBTLESS and _may_begin(page, page.lines[n])), body[0]
    )
    title = page.title_above(seed)
    kept = belonging(page, members, title, seed)
    out = []
    for n, inside in enumerate(members):
        rule = ""
        if n in kept:
            pass
        elif title is not None and n < title:
            rule = ABOVE
        elif not inside:
            rule = TEXT_OUTSIDE if page.lines[n].prose else OUTSIDE
        elif marks[n] + _LEAN < _DOUBTLESS:
            rule = INSIDE
        out.append((rule, _confidence(marks[n] + _LEAN, inside=inside)) if rule else stays)
    return out


def article(page: Lines, marks: Sequence[float]) -> list[bool]:
    """Whether each line stands in the part of the tree that is worth most as the home of the article.

    The worth of an element is that of its own lines, each by its score and its length, and of the
    elements in it. One that is worth less than nothing is cut off, at a price: so parts of an article
    side by side stay together, and what is far from it is not gathered piece by piece.
    """
    worths = [
        (-_CAP if line.element in page.copies else _clipped(mark + _LEAN)) * min(line.size, _LONG)
        for mark, line in zip(marks, page.lines, strict=True)
    ]
    if (below := _below_title(page)) is not None:
        least_worth = _BELOW_TITLE * min(page.lines[below].size, _LONG)
        worths[below] = max(worths[below], least_worth)
    whole = sum(w for w in worths if w > 0)
    price = _PRICE * whole
    own = [0.0] * len(page.elements)
    for line, worth in zip(page.lines, worths, strict=True):
        own[line.element] += worth
    total = own[:]
    for e in range(len(total) - 1, 0, -1):
        up = page.elements[e].parent
        if up >= 0:
            total[up] += max(total[e], -price)
    home = max(range(len(total)), key=lambda e: (total[e], -e), default=-1)
    inside = _inside(page, home, total, -price)
    if below is not None and not inside[page.lines[below].element]:
        told = _around(page, below, total, home)
        if (
            total[told] >= _TOLD * total[home]
            or total[home] < _LONG
            or _has_other_title(page, inside)
        ):
            inside = _inside(page, told, total, -price)
    return [inside[line.element] and line.element not in page.copies for line in page.lines]


def _inside(page: Lines, home: int, worth: Sequence[float], least: float) -> list[bool]:
    """Which elements are ``home`` or stand in it, those worth less than ``least`` cut off."""
    inside = [False] * len(page.elements)
    for e, element in enumerate(page.elements):
        inside[e] = e == home or (
            element.parent >= 0 and inside[element.parent] and worth[e] >= least
        )
    return inside


def _below_title(page: Lines) -> int | None:
    """The first running text soon below the title that the head of the page tells."""
    title = page.title
    if title is None or page.lines[title].linked > _LINKED_TITLE:
        return None
    near = range(title + 1, min(title + _SOON, len(page.lines)))
    return next((n for n in near if _may_begin(page, page.lines[n])), None)


def _around(page: Lines, line: int, worth: Sequence[float], apart: int) -> int:
    """The element around a line, without ``apart``, that is worth most; of equals the outermost."""
    above = set()
    while apart >= 0:
        above.add(apart)
        apart = page.elements[apart].parent
    at = best = page.lines[line].element
    while at >= 0 and at not in above:
        if worth[at] >= worth[best]:
            best = at
        at = page.elements[at].parent
    return best


def _has_other_title(page: Lines, inside: Sequence[bool]) -> bool:
    """Whether what is inside stands below a heading that is not the title of the page."""
    first = next((n for n, line in enumerate(page.lines) if inside[line.element]), 0)
    near = page.lines[max(first - _ABOVE, 0) : first + 1]
    return any(
        page.elements[line.element].tag in ("h1", "h2")
        and line.linked < _LINKED_TITLE
        and not page.tells_title(line)
        for line in near
    )


def _may_begin(page: Lines, line: Line) -> bool:
    """Whether the line is running text, and neither a publish bar nor the title once more."""
    if not line.prose or not (line.stops or line.commas) or page.tells_title(line):
        return False
    bar = len(line.text) < _RECORD_LENGTH and _RECORD.search(line.text)
    return not bar or _SENTENCE_END.search(line.text) is not None


def _clipped(mark: float) -> float:
    return max(-_CAP, min(_CAP, mark))


def _confidence(mark: float, *, inside: bool) -> float:
    """From the score of the line; outside the element of the text its own score says half."""
    weight = 1.0 if inside else 0.5
    return round(1 / (1 + math.exp(max(-30.0, min(30.0, weight * mark - (not inside) * 2)))), 2)


def _deletions(
    places: Sequence[tuple[int, int]], why: Sequence[tuple[str, float]], text: str
) -> Iterator[Edit]:
    """An edit for each run of lines with one rule that are about as sure; it is as sure as the least."""
    last = max((n for n, (rule, _) in enumerate(why) if not rule), default=-1)
    n = 0
    while n < len(why):
        rule, end = why[n][0], n + 1
        while end < len(why) and _alike(why[n], why[end]) and (end <= last) == (n <= last):
            end += 1
        if rule:
            start, stop = places[n][0], places[end - 1][1]
            if n > last >= 0:
                # Behind the last line that stays the line break in front goes.
                start -= text[start - 1 : start] == "\n"
            else:
                stop += text[stop : stop + 1] == "\n"
            sure = min(sure for _, sure in why[n:end])
            yield Edit(start, stop, "", rule, sure, witnesses=_WITNESSES[rule])
        n = end


def _alike(one: tuple[str, float], other: tuple[str, float]) -> bool:
    """Whether two lines go by one rule, and are right about as often."""
    return one[0] == other[0] and step_of(one[1]) == step_of(other[1])
