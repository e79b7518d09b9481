"""Heads of a text that no form of a title shows: a line that the text speaks of, keys and values right above it.

Essays and news name what they are about in words of their own (夜校开课以后的几点变化); minutes and forms open with keys
(时间：, 地点：, 主持人：). The weights take such lines for a list where furniture stands around them. What the
paragraphs say of a line tells it from a headline of another page; keys tell their block where no furniture parts it
from the text.
"""

from collections.abc import Callable, Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import PAPER_KINDS
from eduparse.stages.strip.features import spoken_of
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.head_frame import BARS_OF_TEXT
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.paper_places import LEAST_TITLE

SPOKEN = 0.3  # share of the pairs of characters of a line that the text must say more than
KEYS = 3  # lines with a key that make the head of minutes or of a form
# A series, a bar, and the title of its part: 新政观察 | 夜校开课以后.
_SERIES = lazy_pattern(r"[^|｜丨>＞]+[|｜丨][^|｜丨>＞]+")
_KIND = lazy_pattern(rf".{{2,}}(?:{PAPER_KINDS})")
_KEY = lazy_pattern(r"(?:[-*•·] ?)?[^\s：:，。]{2,8}[：:]")
_NAMES = frozenset(("noise.disclaimer", "noise.related-heading", "noise.button", "noise.site-note"))
SHORT = 10  # code points of a page's name that a site prints too
SAID = 2  # code points with which the name begins or ends, and which the text says again
_OF_RULES = lazy_pattern("(?:协议|政策|条款)$")
_SITE = lazy_pattern("本[网站]|本平台|网友|转载")  # a note of the site below its own heading


def spoken_titles(
    lines: Sequence[StripLine],
    marks: Sequence[Mark],
    first: int,
    spoken: Callable[[], Sequence[tuple[int, int]]] | None = None,
) -> Iterator[int]:
    """Indices of titles above line ``first``, where the text begins; none where one shows by its form.

    ``spoken`` gives what `features.spoken_of` finds of these lines, where that is known.
    """
    above = [n for n in range(min(first, len(lines))) if not marks[n][0] and _is_one(lines[n])]
    long = [n for n in above if len(lines[n].text) >= LEAST_TITLE or _opens(lines, n)]
    if long and not any(lines[n].official for n in long):
        told = spoken() if spoken else spoken_of(lines, marks)
        for n in long:
            size, known = told[n]
            if known > SPOKEN * size:
                yield n


def own_name(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """The line right above a text that says it again, where no unmarked line is above: 智能客服, 版权声明, 用户协议.

    Or the first line of a page on which nothing else is furniture. A note of the site itself below such a heading is
    none; what is furniture above makes only a name of rules (协议, 政策) one.
    """
    n = next((n for n, mark in enumerate(marks) if not mark[0]), 0) - 1
    if n < 0:
        return
    name, below, rule = lines[n].text, lines[n + 1], marks[n][1]
    rules = _OF_RULES.search(name) is not None
    if not (rules or (n == 0 and rule in _NAMES)) or len(name) > SHORT or not below.owned:
        return
    if not rules and _SITE.search(below.text):
        return
    alone = n == 0 and not any(strength for strength, _ in marks[1:])
    said = any(part in below.text for part in (name[:SAID], name[-SAID:]))
    if said or (alone and rule != "noise.site-note"):
        yield n


def _opens(lines: Sequence[StripLine], n: int) -> bool:
    """Whether line ``n`` is the first and short, and ends as the name of a paper does: 中秋放假通知."""
    return n == 0 and _KIND.fullmatch(lines[n].text) is not None


def _is_one(line: StripLine) -> bool:
    """Whether a line is no row of links; a single bar parts a series from a title."""
    return not line.links or _SERIES.fullmatch(line.text) is not None


def keyed_heads(
    lines: Sequence[StripLine], marks: Sequence[Mark], gone: Sequence[int], first: int
) -> range:
    """The lines right above line ``first`` where some are keys; ``gone`` counts the lines removed above each."""
    if first >= len(lines):
        return range(0)
    top = first
    while top and not gone[top] and not marks[top - 1][0] and not lines[top - 1].links:
        top -= 1
    keys = sum(_KEY.match(lines[n].text) is not None for n in range(top, first))
    return range(top, first) if keys >= KEYS else range(0)


def over_bar(lines: Sequence[StripLine], first: int, below: Callable[[int], str]) -> range:
    """The line right over the bar of the text, where no line between the bar and the text is a title.

    ``below`` gives the rule by which the line right below one is gone.
    """
    for n in range(min(first, len(lines)) - 1, -1, -1):
        if lines[n].official and len(lines[n].text) >= LEAST_TITLE:
            break
        if below(n) in BARS_OF_TEXT:
            return range(n, n if lines[n].links or lines[n].bullet else n + 1)
    return range(0)
