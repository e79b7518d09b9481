"""Which part of the tree of a page is the home of its article.

An element is worth the scores of its lines, each by its length, and the element that is worth most is the
home. What in it is worth less than nothing is cut off, at a price, so that parts of an article side by
side stay together and what is far from it is not gathered. The text below the title that the head of the
page tells is believed before a longer one that stands below another heading.
"""

from collections.abc import Sequence

from eduparse.language.dates import DAY
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.layout.page_lines import LayoutLine, LayoutLines

# Found by cross-validation on the labelled pages; between half and twice of each the figures move
# by less than a point.
_BELOW_TITLE = 0.5  # least score of the first running text below the title
_TOLD = 0.25  # of the most that a home may be worth from which that below the title is believed
_SOON = 10  # lines below the title in which its text begins
_ABOVE = 6  # lines above a text in which its title stands
LINKED_TITLE = 0.5  # share of a title in links from which it only leads to the page
_PRICE = 0.02  # of cutting off one element, as a share of all that scores as text
_CAP = 3.0  # a score says no more than this for an element
_LONG = 100  # characters; a longer line says no more

_RECORD = lazy_pattern(
    rf"来源|时间|作者|编辑|日期|发布|楼层|浏览|字号|字体|点击|稿源|供稿|記者|记者：|{DAY}"
)
RECORD_LENGTH = 90  # characters; a longer line is no publish bar
_SENTENCE_END = lazy_pattern("[。！？]")


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
    if (below := below_title(page)) is not None:
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


def below_title(page: LayoutLines) -> int | None:
    """The first running text soon below the title that the head of the page tells."""
    title = page.title
    if title is None or page.lines[title].linked > LINKED_TITLE:
        return None
    near = range(title + 1, min(title + _SOON, len(page.lines)))
    return next((n for n in near if may_begin(page, page.lines[n])), None)


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
        and line.linked < LINKED_TITLE
        and not page.tells_title(line)
        for line in near
    )


def may_begin(page: LayoutLines, line: LayoutLine) -> bool:
    """Whether the line is running text, and neither a publish bar nor the title once more."""
    if not line.prose or not (line.stops or line.commas) or page.tells_title(line):
        return False
    bar = len(line.text) < RECORD_LENGTH and _RECORD.search(line.text)
    return not bar or _SENTENCE_END.search(line.text) is not None


def _clipped(mark: float) -> float:
    return max(-_CAP, min(_CAP, mark))
