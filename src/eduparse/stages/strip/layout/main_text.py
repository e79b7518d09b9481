"""Which lines of an HTML page are its text, and which the frame of the site around it.

Every line gets a score from what is known about it (`line_evidence`). An element is worth the scores of
its lines, each by its length, and the element that is worth most is the home of the article. What in it
is worth less than nothing is cut off, at a price, so that parts of an article side by side stay together
and what is far from it is not gathered. The text below the title that the head of the page tells is
believed before a longer one that stands below another heading. What stands outside is frame, and inside
a line that is furniture beyond doubt; title, recipients, signature, number and record card stay wherever
they stand (`borders`). A page that is no article stays whole (`guard`).

What Readability counts of an element (its commas, its length, its links) is one of the pieces of evidence.

The lines that stay go through the rest of `strip` like those of a plain page. `cut` asks `outside`
which lines start no document.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.evidence import Evidence
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.bars import bar_facts, web_with
from eduparse.stages.strip.layout.borders import belonging, is_labelled
from eduparse.stages.strip.layout.guard import is_article
from eduparse.stages.strip.layout.line_evidence import furniture_words, scores
from eduparse.stages.strip.layout.page_lines import LayoutLine, LayoutLines

# Found by cross-validation on the labelled pages; between half and twice of each the figures move
# by less than a point.
_BELOW_TITLE = 0.5  # least score of the first running text below the title
_TOLD = 0.25  # of the most that a home may be worth from which that below the title is believed
_SOON = 10  # lines below the title in which its text begins
_ABOVE = 6  # lines above a text in which its title stands
_LINKED_TITLE = 0.5  # share of a title in links from which it only leads to the page
_PRICE = 0.02  # of cutting off one element, as a share of all that scores as text
_CAP = 3.0  # a score says no more than this for an element
_LONG = 100  # characters; a longer line says no more
_DOUBTLESS = -2.0  # score of furniture inside the text
# How often a line of the frame is none of the text, by its score, on pages of sites left out: where the
# text stands below the title that the head tells 5,947 lines, 13 wrong; elsewhere 1,270, 25 wrong.
_RIGHT_BELOW_TITLE = ((-1.0, 0.995), (math.inf, 0.99))
_RIGHT = ((-3.0, 0.99), (-1.0, 0.97), (math.inf, 0.9))
_RIGHT_INSIDE = 0.9
_TITLE_AGAIN = 0.99  # the title below the text as a link

OUTSIDE, INSIDE, ABOVE = "html.outside", "html.inside", "html.above"

_RECORD = lazy_pattern(
    r"来源|时间|作者|编辑|日期|发布|楼层|浏览|字号|字体|点击|稿源|供稿|記者|记者：|"
    r"\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}"
)
_PUBLISHED = lazy_pattern(r"(?:发布|发表|更新)?(?:时间|日期)[：:]|来源[：:]")
_SHORT = 40  # characters of a line whose words may be those of furniture
_ADDRESS = lazy_pattern(r"\W*(?:地\s*址|邮\s*编|邮政编码|传\s*真|电子邮箱|e-?mail)", re.IGNORECASE)
_ENOUGH = 2  # witnesses of a line of the frame; more make it sure where no title is told
_RECORD_LENGTH = 90  # characters; a longer line is no publish bar
_SENTENCE_END = lazy_pattern("[。！？]")


class MainText:
    """Delete the frame around the text of a page whose layout is known."""

    name = "strip.layout"
    mends = ""

    def __call__(self, doc: Document) -> Findings:
        """Deletions of lines, runs with one reason as one edit; a page that is no article is told."""
        if doc.evidence is None or not doc.evidence.lines:
            return Findings()
        every = _reasons_of(doc)
        if every is None:
            return Findings(warnings=(DocumentWarning("doubtful-page"),))
        places = [(line.start, line.end) for line in doc.evidence.lines]
        facts = bar_facts(_bars_inside(doc.text, places, every))
        told_web = {"web": web_with(doc.metadata.web, **facts)} if facts else {}
        return Findings(edits=tuple(_deletions(places, every, doc.text)), metadata=told_web)


def _bars_inside(
    text: str, places: Sequence[tuple[int, int]], every: Sequence["Reason"]
) -> Iterator[str]:
    """The lines of the frame between title and text that say when the page was put up, and from where."""
    kept = [n for n, reason in enumerate(every) if not reason.rule]
    for n in range(kept[0] + 1, kept[-1]) if kept else ():
        line = text[slice(*places[n])]
        if every[n].rule and len(line) <= _RECORD_LENGTH and _PUBLISHED.search(line):
            yield line


def outside(doc: Document) -> list[tuple[int, int]]:
    """The ranges of ``doc`` that its layout shows to be no part of the article, in order."""
    if doc.evidence is None or not doc.evidence.lines:
        return []
    every = zip(doc.evidence.lines, _reasons_of(doc) or (), strict=False)
    return [(line.start, line.end) for line, reason in every if reason.rule]


class Reason(NamedTuple):
    """Why a line goes: the rule, how often such a line is furniture, the kinds of evidence.

    ``rule`` is empty where it stays.
    """

    rule: str
    confidence: float = 1.0
    witnesses: frozenset[str] = frozenset()


_STAYS = Reason("")


def _reasons_of(doc: Document) -> list[Reason] | None:
    """The reasons for the lines of ``doc``, kept for the next who asks about the very same page.

    `cut` asks first and `strip` next, and between them the page mostly stays what it is.
    """
    last = _LAST[0] if _LAST else None
    if last is None or last[0] is not doc.text or last[1] is not doc.evidence:
        page = LayoutLines(doc.text, doc.evidence or Evidence())
        last = doc.text, doc.evidence, reasons(page, scores(page))
        _LAST[:] = [last]
    return last[2]


_LAST: list[tuple[str, Evidence | None, list[Reason] | None]] = []


def reasons(page: LayoutLines, marks: Sequence[float]) -> list[Reason] | None:
    """Why each line goes, or None where the page is no article; ``marks`` are the scores of the lines."""
    members = article(page, marks)
    told = _below_title(page)
    body = [n for n, inside in enumerate(members) if inside and (n == told or marks[n] > 0)]
    reads = [inside and mark >= _DOUBTLESS for inside, mark in zip(members, marks, strict=True)]
    if not is_article(page, reads, body, told):
        return None
    if not body:
        return [_STAYS] * len(page.lines)
    seed = next((n for n in body if _may_begin(page, page.lines[n])), body[0])
    title = page.title_above(seed)
    kept = belonging(page, members, title, seed)
    sure = told is not None and members[told]
    out = []
    for n, (line, inside) in enumerate(zip(page.lines, members, strict=True)):
        if n in kept:
            out.append(_STAYS)
        elif title is not None and n < title:
            out.append(_of_frame(ABOVE, page, line, marks[n], sure=sure))
        elif not inside:
            out.append(_of_frame(OUTSIDE, page, line, marks[n], sure=sure))
        elif n > seed and line.linked >= _LINKED_TITLE and page.tells_title(line):
            out.append(Reason(OUTSIDE, _TITLE_AGAIN, frozenset({"paper", "layout"})))
        elif _is_furniture(line) and (
            marks[n] < _DOUBTLESS or (marks[n] < 0 and _goes_on(page, n, out))
        ):
            out.append(Reason(INSIDE, _RIGHT_INSIDE, frozenset({"layout", "words"})))
        else:
            out.append(_STAYS)
    return out


def _goes_on(page: LayoutLines, n: int, before: Sequence[Reason]) -> bool:
    """Whether line ``n`` goes on a list of links that begins above it, in the same element."""
    if not n or page.lines[n].linked < _LINKED_TITLE:
        return False
    return before[-1].rule == INSIDE and page.lines[n - 1].element == page.lines[n].element


def _of_frame(rule: str, page: LayoutLines, line: LayoutLine, mark: float, *, sure: bool) -> Reason:
    """A line of the frame; ``sure`` where the text follows the title that the head of the page tells."""
    copy = line.element in page.copies
    witnesses = {"place"}
    if copy:
        witnesses.add("repetition")
    if mark < 0:
        witnesses.add("layout")
    if not sure or mark >= 0:
        if line.linked >= _LINKED_TITLE:
            witnesses.add("layout")
        if furniture_words(line.text) or _ADDRESS.match(line.text):
            witnesses.add("words")
    steps = _RIGHT_BELOW_TITLE if sure or copy or len(witnesses) > _ENOUGH else _RIGHT
    confidence = next(right for most, right in steps if mark < most)
    return Reason(rule, confidence, frozenset(witnesses))


def _is_furniture(line: LayoutLine) -> bool:
    """Whether a line inside of the text shows what furniture shows: links, or its words."""
    if is_labelled(line):
        return False
    if line.linked >= _LINKED_TITLE:
        return True
    return not line.prose and line.size < _SHORT and furniture_words(line.text)


def article(page: LayoutLines, marks: Sequence[float]) -> list[bool]:
    """Whether each line stands in the part of the tree that is worth most as the home of the article.

    The worth of an element is that of its own lines, each by its score and its length, and of the
    elements in it. One that is worth less than nothing is cut off, at a price: so parts of an article
    side by side stay together, and what is far from it is not gathered piece by piece.
    """
    worths = [
        (-_CAP if line.element in page.copies else _clipped(mark)) * min(line.size, _LONG)
        for mark, line in zip(marks, page.lines, strict=True)
    ]
    if (below := _below_title(page)) is not None:
        least_worth = _BELOW_TITLE * min(page.lines[below].size, _LONG)
        worths[below] = max(worths[below], least_worth)
    whole = sum(w for w in worths if w > 0)
    price = _PRICE * whole
    total = _own(page, worths, -price)
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


def _own(page: LayoutLines, worths: Sequence[float], least: float) -> list[float]:
    """What each element is worth by its own lines; among text a run of furniture counts ``least``."""
    texts, runs = [0.0] * len(page.elements), [0.0] * len(page.elements)
    every = [0.0] * len(page.elements)
    at, run = 0, 0.0
    for line, worth in zip(page.lines, worths, strict=True):
        if run and (line.element != at or worth > 0):
            runs[at] += max(run, least)
            run = 0.0
        at = line.element
        every[at] += worth
        texts[at] += max(worth, 0.0)
        run += min(worth, 0.0)
    runs[at] += max(run, least)
    return [
        text + low if text else whole for text, low, whole in zip(texts, runs, every, strict=True)
    ]


def _inside(page: LayoutLines, home: int, worth: Sequence[float], least: float) -> list[bool]:
    """Which elements are ``home`` or stand in it, those worth less than ``least`` cut off."""
    inside = [False] * len(page.elements)
    for e, element in enumerate(page.elements):
        inside[e] = e == home or (
            element.parent >= 0 and inside[element.parent] and worth[e] >= least
        )
    return inside


def _below_title(page: LayoutLines) -> int | None:
    """The first running text soon below the title that the head of the page tells."""
    title = page.title
    if title is None or page.lines[title].linked > _LINKED_TITLE:
        return None
    near = range(title + 1, min(title + _SOON, len(page.lines)))
    return next((n for n in near if _may_begin(page, page.lines[n])), None)


def _around(page: LayoutLines, line: int, worth: Sequence[float], apart: int) -> int:
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


def _has_other_title(page: LayoutLines, inside: Sequence[bool]) -> bool:
    """Whether what is inside stands below a heading that is not the title of the page."""
    first = next((n for n, line in enumerate(page.lines) if inside[line.element]), 0)
    near = page.lines[max(first - _ABOVE, 0) : first + 1]
    return any(
        page.elements[line.element].tag in ("h1", "h2")
        and line.linked < _LINKED_TITLE
        and not page.tells_title(line)
        for line in near
    )


def _may_begin(page: LayoutLines, line: LayoutLine) -> bool:
    """Whether the line is running text, and neither a publish bar nor the title once more."""
    if not line.prose or not (line.stops or line.commas) or page.tells_title(line):
        return False
    bar = len(line.text) < _RECORD_LENGTH and _RECORD.search(line.text)
    return not bar or _SENTENCE_END.search(line.text) is not None


def _clipped(mark: float) -> float:
    return max(-_CAP, min(_CAP, mark))


def _deletions(
    places: Sequence[tuple[int, int]], why: Sequence[Reason], text: str
) -> Iterator[Edit]:
    """An edit for each run of lines with one reason."""
    last = max((n for n, reason in enumerate(why) if not reason.rule), default=-1)
    n = 0
    while n < len(why):
        reason, end = why[n], n + 1
        while end < len(why) and why[end] == reason and (end <= last) == (n <= last):
            end += 1
        if reason.rule:
            start, stop = places[n][0], places[end - 1][1]
            if n > last >= 0:
                # Behind the last line that stays the line break in front goes.
                start -= text[start - 1 : start] == "\n"
            else:
                stop += text[stop : stop + 1] == "\n"
            yield Edit(start, stop, "", reason.rule, reason.confidence, witnesses=reason.witnesses)
        n = end
