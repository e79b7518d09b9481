"""Bare counts beside the buttons of a page: 收藏 / 12 / 点赞 / 30."""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.page import StripLine

BUTTON_COUNT = "noise.button-count"
FEWEST = 2  # different buttons with a count; one alone may be a cell and its number
_BUTTONS = frozenset(["收藏", "点赞", "赞", "评论", "转发", "在看", "分享", "浏览", "阅读"])
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
