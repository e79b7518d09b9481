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
from eduparse.stages.strip.layout.line_evidence import scores
from eduparse.stages.strip.layout.page_lines import Line, Lines

# Found by cross-validation on the labelled pages; between half and twice of each the figures move
# by less than a point.
_LEAN = 1.5  # added to every score: a line at odds of 1:4 is still more text than furniture
_SHIFT = 0.5  # share by which all scores move where the seed itself scores less than 1
_CAP = 3.0  # a score says no more than this for an element
_LONG = 100  # characters; a longer line says no more
_DOUBTLESS = -2.0  # score of furniture inside the text

OUTSIDE, INSIDE, ABOVE = "html.outside", "html.inside", "html.above"

_RECORD = re.compile(
    r"来源|时间|作者|编辑|日期|发布|楼层|浏览|字号|字体|点击|稿源|供稿|記者|记者：|"
    r"\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}"
)
_RECORD_LENGTH = 90  # characters; a longer line is no publish bar
_SENTENCE_END = re.compile("[。！？]")
_NUMBER = re.compile(r"[〔\[【（(﹝［]\s*(?:19|20)\d{2}\s*[〕\]】）)﹞］]\s*第?\s*\d+\s*号")
_NUMBER_LINE = 40  # characters; a longer line cites the number of another paper
_CARD = re.compile(
    r"(?:索\s*引\s*号|发文机关|发文字号|成文日期|发布机构|发文单位|文\s*号|有\s*效\s*性|主题分类|"
    r"主\s*题\s*词|公文种类|生成日期|信息分类|发布日期|名\s*称|分\s*类|标\s*题)\s*[：:\t]"
)
_CARD_SURE = re.compile(r"索\s*引\s*号|发文机关|发文字号|成文日期|公文种类")
_ANNEX = re.compile(
    r"附\s*件|附\s*表|相关附件|\S.*\.(?:docx?|xlsx?|pdf|wps|rar|zip)\s*$", re.IGNORECASE
)
_ANNEX_LENGTH = 120


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
    seed = _seed(page, marks)
    if seed is None:
        return [stays] * len(page.lines)
    lean = _LEAN + _SHIFT * max(0.0, 1.0 - marks[seed])
    marks = [mark + lean for mark in marks]
    home = _home(page, marks, seed)
    title = page.title
    kept = _official(page, title, seed)
    out = []
    for n, inside in enumerate(_members(page, home)):
        rule = ""
        if n in kept:
            pass
        elif title is not None and n < title:
            rule = ABOVE
        elif not inside:
            rule = OUTSIDE
        elif marks[n] < _DOUBTLESS:
            rule = INSIDE
        out.append((rule, _confidence(marks[n], inside=inside)) if rule else stays)
    return out


def _seed(page: Lines, marks: Sequence[float]) -> int | None:
    able = [n for n, line in enumerate(page.lines) if _may_begin(page, line)]
    title = page.title
    if title is not None:
        below = next((n for n in able if n > title), None)
        if below is not None:
            return below
    # A table of contents has no running text; what scores like text stands for it.
    return max(
        able or [n for n, mark in enumerate(marks) if mark > 1],
        key=lambda n: page.lines[n].size * (1 + _clipped(marks[n]) / (2 * _CAP)) ** 2,
        default=None,
    )


def _may_begin(page: Lines, line: Line) -> bool:
    """Whether the line is running text, and neither a publish bar nor the title once more."""
    if not line.prose or not (line.stops or line.commas) or page.tells_title(line):
        return False
    bar = len(line.text) < _RECORD_LENGTH and _RECORD.search(line.text)
    return not bar or _SENTENCE_END.search(line.text) is not None


def _home(page: Lines, marks: Sequence[float], seed: int) -> int:
    """The element around ``seed`` whose lines have the highest sum; of equals the outermost."""
    sums = page.added(
        [_clipped(m) * min(line.size, _LONG) for m, line in zip(marks, page.lines, strict=True)]
    )
    at = best = page.lines[seed].element
    while at >= 0:
        if sums[at] >= sums[best]:
            best = at
        at = page.elements[at].parent
    return best


def _members(page: Lines, home: int) -> list[bool]:
    inside = [False] * len(page.elements)
    for e, element in enumerate(page.elements):
        inside[e] = e == home or (element.parent >= 0 and inside[element.parent])
    return [inside[line.element] for line in page.lines]


def _official(page: Lines, title: int | None, seed: int) -> set[int]:
    """Lines of the frame that belong to the paper: title, number, record card, annexes."""
    found = set() if title is None else {title}
    lines = page.lines
    card = [n for n in range(seed) if len(lines[n].text) < 200 and _CARD.search(lines[n].text)]
    if len(card) > 1 and any(_CARD_SURE.search(lines[n].text) for n in card):
        found.update(range(card[0], card[-1] + 1))
    for n in range(title or 0, seed):
        if lines[n].size <= _NUMBER_LINE and _NUMBER.search(lines[n].text):
            found.add(n)
    for n in range(seed + 1, len(lines)):
        if lines[n].size <= _ANNEX_LENGTH and _ANNEX.match(lines[n].text):
            found.add(n)
    return found


def _clipped(mark: float) -> float:
    return max(-_CAP, min(_CAP, mark))


def _confidence(mark: float, *, inside: bool) -> float:
    """From the score of the line; outside the element of the text its own score says half."""
    weight = 1.0 if inside else 0.5
    return round(1 / (1 + math.exp(max(-30.0, min(30.0, weight * mark - (not inside) * 2)))), 2)


def _deletions(
    places: Sequence[tuple[int, int]], why: Sequence[tuple[str, float]], text: str
) -> Iterator[Edit]:
    """An edit for each run of lines with one rule; its confidence is that of its least sure line."""
    last = max((n for n, (rule, _) in enumerate(why) if not rule), default=-1)
    n = 0
    while n < len(why):
        rule, end = why[n][0], n + 1
        while end < len(why) and why[end][0] == rule and (end <= last) == (n <= last):
            end += 1
        if rule:
            start, stop = places[n][0], places[end - 1][1]
            if n > last >= 0:
                # Behind the last line that stays the line break in front goes.
                start -= text[start - 1 : start] == "\n"
            else:
                stop += text[stop : stop + 1] == "\n"
            yield Edit(start, stop, "", rule, min(sure for _, sure in why[n:end]))
        n = end
