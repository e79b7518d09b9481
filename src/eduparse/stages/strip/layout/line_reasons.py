"""Why each line of an HTML page goes, or stays.

Every line gets a score from what is known about it (`line_evidence`), and the element that is worth most
by its lines is the home of the article (`home`). What stands outside is frame; inside it are a line that is
furniture beyond doubt and lists of other pages (`lists_below`). Title, recipients, signature, number and
record card stay wherever they stand (`borders`). A page that is no article stays whole (`guard`), unless one element of it holds a few short lines
and no link (`short_bodies`). Where no line is a link no frame of a site is printed: what
goes there stands in an element that is built as frame. Words are judged as on a plain page, by the passes that follow.

What Readability counts of an element (its commas, its length, its links) is one of the pieces of evidence.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eduparse.language.dates import DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.layout.announced_links import announced_links
from eduparse.stages.strip.layout.apart import Apart, built_as_frame
from eduparse.stages.strip.layout.borders import belonging, is_labelled, set_alike
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
)
from eduparse.stages.strip.layout.lists_below import lists_below
from eduparse.stages.strip.layout.page_lines import LayoutLine, LayoutLines
from eduparse.stages.strip.layout.short_bodies import short_body

_DOUBTLESS = -2.0  # score of furniture inside the text
# How often a line of the frame is none of the text, by its score, on pages of sites left out: where the
# text stands below the title that the head tells 5,947 lines, 13 wrong; elsewhere 1,270, 25 wrong.
_RIGHT_BELOW_TITLE = ((-1.0, 0.995), (math.inf, 0.99))
_RIGHT = ((-3.0, 0.99), (-1.0, 0.97), (math.inf, 0.9))
_RIGHT_INSIDE = 0.9
_OF_A_LIST = 0.99  # lines of lists below the text: 360 on pages of sites left out, none wrong
_TITLE_AGAIN = 0.99  # the title below the text as a link

OUTSIDE, INSIDE, ABOVE = "html.outside", "html.inside", "html.above"

# 发布时间：…, 来源：…; or a day with its minute, beside the name of a paper or of who wrote: 某晚报 2021-09-13 08:15 记者 高远.
_PUBLISHED = lazy_pattern(
    rf"(?:发布|发表|更新)?(?:时间|日期)[：:]|来源[：:]|(?<![\d-]){DAY}日?[ \t\u3000]+\d{{1,2}}:\d{{2}}(?!\d)"
)
_SHARE = 0.5  # of what reads like text on a page, in the element that holds the title
_SHORT = 40  # characters of a line whose words may be those of furniture
_ADDRESS = lazy_pattern(r"\W*(?:地\s*址|邮\s*编|邮政编码|传\s*真|电子邮箱|e-?mail)", re.IGNORECASE)
_ENOUGH = 2  # witnesses of a line of the frame; more make it sure where no title is known


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


def reasons(
    page: LayoutLines, marks: Sequence[float], book: Rulebook = PACKAGED
) -> list[Reason] | None:
    """Why each line goes, or None where the page is no article; ``marks`` are the scores of the lines."""
    told = below_title(page)
    found = _members(page, marks, told)
    if found is None:
        return None
    members, body = found
    if not body:
        return [_STAYS] * len(page.lines)
    seed = next((n for n in body if may_begin(page, page.lines[n])), body[0])
    title = page.title_above(seed)
    kept = belonging(page, members, title, seed)
    sure = (told is not None and members[told]) or _holds_title(page, members, seed)
    apart = Apart(page, seed, built_as_frame(page))
    of_others = Apart(page, seed, lambda e: names_other_texts(page.elements[e]))
    beyond = _beyond(page, title, seed)
    kept.update(announced_links(page, members, title, beyond, apart))
    lists = lists_below(page, members, seed, book)
    framed = any(line.links for line in page.lines)
    alike = set(set_alike(page, members)) - lists.keys()
    out = []
    for n, (line, inside) in enumerate(zip(page.lines, members, strict=True)):
        above = title is not None and n < title
        plain = not framed and not apart(line.element)
        if n in kept or (n in alike and not above) or plain:
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
    reads = [inside and mark > 0 for inside, mark in zip(members, marks, strict=True)]
    beside = _beside_text(page, reads, out, apart)
    return [_STAYS if n in beside else reason for n, reason in enumerate(out)]


def _beside_text(
    page: LayoutLines, reads: Sequence[bool], why: Sequence[Reason], apart: Apart
) -> frozenset[int]:
    """Lines of one element with lines of the text, or with its title, where it holds no link: prices, scores and verses."""
    told = page.title
    size = sum(line.size for line, own in zip(page.lines, reads, strict=True) if own)
    if told is not None:
        over = page.elements[page.lines[told].element].parent
        if page.sizes[over] < _SHARE * size:
            told = None  # the head of the page: its text is elsewhere
    own = {
        page.elements[line.element].parent
        for n, (line, text) in enumerate(zip(page.lines, reads, strict=True))
        if not why[n].rule and (text or n == told)
    }
    homes = {e for e in own if e > 0 and page.elements[e].tag != "body" and not page.linked[e]}
    return frozenset(
        n
        for n, (line, reason) in enumerate(zip(page.lines, why, strict=True))
        if reason.rule == OUTSIDE
        and page.elements[line.element].parent in homes
        and not (apart(line.element) or furniture_words(line.text))
    )


def _members(
    page: LayoutLines, marks: Sequence[float], told: int | None
) -> tuple[list[bool], list[int]] | None:
    """Whether each line stands in the home of the article, and which lines of it read like text; None without an article."""
    members = article(page, marks)
    body = [n for n, inside in enumerate(members) if inside and (n == told or marks[n] > 0)]
    reads = [inside and mark >= _DOUBTLESS for inside, mark in zip(members, marks, strict=True)]
    if is_article(page, reads, body, told):
        return members, body
    body = short_body(page, built_as_frame(page))
    if not body or len(body) == len(page.lines):
        return None
    return [n in body for n in range(len(page.lines))], body


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


def bars_inside(
    text: str, places: Sequence[tuple[int, int]], every: Sequence[Reason]
) -> Iterator[str]:
    """The lines of the frame between title and text that say when the page was put up, and from where."""
    kept = [n for n, reason in enumerate(every) if not reason.rule]
    for n in range(kept[0] + 1, kept[-1]) if kept else ():
        line = text[slice(*places[n])]
        if every[n].rule and len(line) <= RECORD_LENGTH and _PUBLISHED.search(line):
            yield line
