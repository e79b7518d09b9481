"""Numbers of printed pages that stand inside a line: 村委会第2页利用空闲的旧仓库.

A text may speak of a page (见第2页), so the words beside tell: without the number they must go together much better than
apart. Where two do so and all of a form count on by one, they are deleted; where one does they are suggested.
"""

from collections.abc import Iterator
from itertools import pairwise

from eduparse.document.edits import Edit
from eduparse.language.charmodel import folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.mixture import mixture

RULE = "span.page-number"
FEWEST = 2  # that tear a word or a phrase, and half of all
TORN = 5.0  # nats that the words on both sides gain together; where a text speaks of a page few gain so much
PUT, SUGGESTED = 0.99, 0.8
_NEAR = 3  # characters on either side
_WITNESSES = frozenset(("words", "repetition"))
_HAN = "\u4e00-\u9fff"
_FORMS = tuple(
    (hint, lazy_pattern(f"{form}(?=[{_HAN}，、0-9])"))
    for hint, form in (
        ("页", r"第(?P<page>\d{1,3})页"),
        ("Page ", r" ?Page (?P<page>\d{1,3}) of \d{1,3} ?"),
        ("P", r"P(?P<page>\d{1,3})"),
    )
)
_COMMAS = "，、"
_BESIDE = lazy_pattern(f"[{_HAN}，、0-9]")
_SPOKEN_BEFORE = lazy_pattern(f"{words('page-spoken-before')}$")
_SPOKEN_BEHIND = lazy_pattern(words("page-spoken-behind"))


def inline_pages(text: str) -> Iterator[Edit]:
    """Deletions of numbers of pages inside lines."""
    for hint, form in _FORMS:
        if hint not in text:
            continue
        found = [m for m in form.finditer(text) if _BESIDE.match(text, m.start() - 1)]
        if not found or any(
            _SPOKEN_BEFORE.search(text, max(0, m.start() - 4), m.start())
            or _SPOKEN_BEHIND.match(text, m.end())
            for m in found
        ):
            continue
        torn = sum(_gain(text, m.start(), m.end()) >= TORN for m in found)
        pages = [int(m["page"]) for m in found]
        counted = all(b == a + 1 for a, b in pairwise(pages))
        if counted and torn:
            sure = PUT if torn >= FEWEST and 2 * torn >= len(found) else SUGGESTED
            yield from (Edit(*m.span(), "", RULE, sure, witnesses=_WITNESSES) for m in found)


def _gain(text: str, start: int, end: int) -> float:
    """By how many nats what stands behind is likelier right behind what stands in front than alone; 0 beside a mark."""
    if text[start - 1] in _COMMAS or text[end] in _COMMAS:
        return 0.0
    low = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
    left, right = folded(text[low:start]), folded(text[end : end + _NEAR].split("\n", 1)[0])
    return mixture().score(right, left) - mixture().score(right)
