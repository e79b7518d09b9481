"""Bare counts beside the buttons of a page (收藏 / 12 / 点赞 / 30), and below its publish bar (how often it was read)."""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.page import StripLine

BUTTON_COUNT = "noise.button-count"
PUBLISHED = "noise.publish-line"
_BAR = "noise.publish-bar"
TOP = 12  # lines among which a count stands below the bar of its page
FEWEST = 2  # different buttons with a count; one alone may be a cell and its number
_BUTTONS = frozenset(["收藏", "点赞", "赞", "评论", "转发", "在看", "分享", "浏览", "阅读"])
_VIEWS = lazy_pattern(r"\d{3}|\d{5,8}")  # of four figures is a year, too
_COUNT = lazy_pattern(r"[0-9,.]{1,8}[万wkK]?[+]?")


def button_counts(lines: Sequence[StripLine]) -> frozenset[int]:
    """Indices of the counts, each next to a button, where buttons and counts take turns."""
    texts = [line.text.strip() for line in lines]
    buttons = [n for n, text in enumerate(texts) if text in _BUTTONS]
    for step in (1, -1):
        counts = [
            n + step
            for n in buttons
            if 0 <= n + step < len(texts) and _COUNT.fullmatch(texts[n + step])
        ]
        if len({texts[n - step] for n in counts}) >= FEWEST:
            return frozenset(counts)
    return frozenset()


def view_counts(lines: Sequence[StripLine], marks: Sequence[Mark]) -> frozenset[int]:
    """Indices of the numbers alone right below the publish bar, of which the rest of the page says nothing: how often it was read."""
    found = set()
    for n in range(1, min(TOP, len(lines) - 1)):
        text = lines[n].text
        if marks[n - 1] != (Strength.SURE, _BAR) or not _VIEWS.fullmatch(text):
            continue
        others = (*lines[:n], *lines[n + 1 :])
        if not lines[n + 1].text.isdecimal() and not any(text in x.text for x in others):
            found.add(n)
    return frozenset(found)
