"""Which lines of an HTML page are its text, and which the frame of the site around it.

Every line gets a score from what is known about it (`line_evidence`), and the element that is worth most
by its lines is the home of the article (`home`). What stands outside is frame; inside it are a line that is
furniture beyond doubt and lists of other pages (`lists_below`). Title, recipients, signature, number and
record card stay wherever they stand (`borders`). A page that is no article stays whole (`guard`).

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
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.bars import bar_facts, web_with
from eduparse.stages.strip.layout.apart import Apart, built_as_frame
from eduparse.stages.strip.layout.borders import belonging, is_labelled
from eduparse.stages.strip.layout.guard import is_article
from eduparse.stages.strip.layout.home import (
    LINKED_TITLE,
    RECORD_LENGTH,
    article,
    below_title,
    may_begin,
)
from eduparse.stages.strip.layout.line_evidence import (
    furniture_words,
    names_other_texts,
    scores,
)
from eduparse.stages.strip.layout.lists_below import lists_below
from eduparse.stages.strip.layout.page_lines import LayoutLine, LayoutLines

_DOUBTLESS = -2.0  # score of furniture inside the text
# How often a line of the frame is none of the text, by its score, on pages of sites left out: where the
# text stands below the title that the head tells 5,947 lines, 13 wrong; elsewhere 1,270, 25 wrong.
_RIGHT_BELOW_TITLE = ((-1.0, 0.995), (math.inf, 0.99))
_RIGHT = ((-3.0, 0.99), (-1.0, 0.97), (math.inf, 0.9))
_RIGHT_INSIDE = 0.9
_OF_A_LIST = 0.99  # lines of lists below the text: 360 on pages of sites left out, none wrong
_TITLE_AGAIN = 0.99  # the title below the text as a link

OUTSIDE, INSIDE, ABOVE = "html.outside", "html.inside", "html.above"

_PUBLISHED = lazy_pattern(r"(?:发布|发表|更新)?(?:时间|日期)[：:]|来源[：:]")
_SHORT = 40  # characters of a line whose words may be those of furniture
_ADDRESS = lazy_pattern(r"\W*(?:地\s*址|邮\s*编|邮政编码|传\s*真|电子邮箱|e-?mail)", re.IGNORECASE)
_ENOUGH = 2  # witnesses of a line of the frame; more make it sure where no title is known


class MainText:
    """Delete the frame around the text of a page whose layout is known; paper has no frame of a site."""

    name = "strip.layout"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book

    def __call__(self, doc: Document) -> Findings:
        """Deletions of lines, runs with one reason as one edit; a page that is no article gets a warning."""
        if doc.evidence is None or not doc.evidence.lines or doc.evidence.is_printed:
            return Findings()
        every = _reasons_of(doc, self._book)
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
        if every[n].rule and len(line) <= RECORD_LENGTH and _PUBLISHED.search(line):
            yield line


def outside(doc: Document, book: Rulebook = PACKAGED) -> list[tuple[int, int]]:
    """The ranges of ``doc`` that its layout shows to be no part of the article, in order."""
    if doc.evidence is None or not doc.evidence.lines or doc.evidence.is_printed:
        return []
    every = zip(doc.evidence.lines, _reasons_of(doc, book) or (), strict=False)
    return [(line.start, line.end) for line, reason in every if reason.rule]


class Reason(NamedTuple):
    """Why a line goes: the rule, how often such a line is furniture, the kinds of evidence.

    ``rule`` is empty where it stays.
    """

    rule: str
    confidence: float = 1.0
    witnesses: frozenset[str] = frozenset()

    def and_of(self, list_: frozenset[str]) -> "Reason":
        """The same, where the line stands in a list of other pages too, which has its witnesses."""
        return Reason(self.rule, max(self.confidence, _OF_A_LIST), self.witnesses | list_)


_STAYS = Reason("")


def _reasons_of(doc: Document, book: Rulebook) -> list[Reason] | None:
    """The reasons for the lines of ``doc``, kept for the next who asks about the very same page.

    `cut` asks first and `strip` next, and between them the page mostly stays what it is.
    """
    last = _LAST[0] if _LAST else None
    known = doc.text, doc.evidence, book
    if last is None or any(a is not b for a, b in zip(last[0], known, strict=True)):
        page = LayoutLines(doc.text, doc.evidence or Evidence())
        last = known, reasons(page, scores(page), book)
        _LAST[:] = [last]
    return last[1]


_LAST: list[tuple[tuple[str, Evidence | None, Rulebook], list[Reason] | None]] = []


def reasons(
    page: LayoutLines, marks: Sequence[float], book: Rulebook = PACKAGED
) -> list[Reason] | None:
    """Why each line goes, or None where the page is no article; ``marks`` are the scores of the lines."""
    members = article(page, marks)
    told = below_title(page)
    body = [n for n, inside in enumerate(members) if inside and (n == told or marks[n] > 0)]
    reads = [inside and mark >= _DOUBTLESS for inside, mark in zip(members, marks, strict=True)]
    if not is_article(page, reads, body, told):
        return None
    if not body:
        return [_STAYS] * len(page.lines)
    seed = next((n for n in body if may_begin(page, page.lines[n])), body[0])
    title = page.title_above(seed)
    kept = belonging(page, members, title, seed)
    sure = (told is not None and members[told]) or _holds_title(page, members, seed)
    apart = Apart(page, seed, built_as_frame(page))
    of_others = Apart(page, seed, lambda e: names_other_texts(page.elements[e]))
    beyond = _beyond(page, title, seed)
    lists = lists_below(page, members, seed, book)
    out = []
    for n, (line, inside) in enumerate(zip(page.lines, members, strict=True)):
        above = title is not None and n < title
        if n in kept:
            out.append(_STAYS)
        elif above or not inside:
            rule = ABOVE if above else OUTSIDE
            far = sure or (marks[n] < 0 and beyond[line.element])
            reason = _of_frame(rule, page, line, marks[n], apart, sure=far)
            out.append(reason.and_of(lists[n]) if n in lists else reason)
        elif n in lists:
            out.append(Reason(OUTSIDE, _OF_A_LIST, lists[n]))
        elif n > seed and of_others(line.element):
            out.append(Reason(OUTSIDE, _OF_A_LIST, frozenset({"layout", "place"})))
        elif n > seed and line.linked >= LINKED_TITLE and page.tells_title(line):
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
    if not n or page.lines[n].linked < LINKED_TITLE:
        return False
    return before[-1].rule == INSIDE and page.lines[n - 1].element == page.lines[n].element


def _holds_title(page: LayoutLines, members: Sequence[bool], seed: int) -> bool:
    """Whether the home of the text holds the title that the head of the page tells, above line ``seed``."""
    title = page.title
    if title is None or title > seed or not members[title]:
        return False
    return page.lines[title].linked < LINKED_TITLE


def _beyond(page: LayoutLines, title: int | None, seed: int) -> list[bool]:
    """For each element whether it stands outside of the smallest one that holds title and text."""
    count = len(page.elements)
    if title is None or page.lines[title].linked >= LINKED_TITLE:
        return [False] * count
    above, at = set(), page.lines[title].element
    while at >= 0:
        above.add(at)
        at = page.elements[at].parent
    at = page.lines[seed].element
    while at not in above:
        at = page.elements[at].parent
    inside = [False] * count
    for e, element in enumerate(page.elements):
        inside[e] = e == at or (element.parent >= 0 and inside[element.parent])
    return [not within for within in inside]


def _of_frame(
    rule: str, page: LayoutLines, line: LayoutLine, mark: float, apart: Apart, *, sure: bool
) -> Reason:
    """A line of the frame; ``sure`` where the text follows the title that the head of the page tells."""
    copy = line.element in page.copies
    witnesses = {"place"}
    if copy:
        witnesses.add("repetition")
    if mark < 0 or apart(line.element):
        witnesses.add("layout")
    if not sure or mark >= 0:
        if line.linked >= LINKED_TITLE:
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
    if line.linked >= LINKED_TITLE:
        return True
    return not line.prose and line.size < _SHORT and furniture_words(line.text)


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
