"""What memory that nobody wrote to shows as in GBK, in place of characters that are lost: 学校烫烫烫组织屯屯屯活动.

Compilers fill it with the bytes CC, CD and DD, which are 烫, 屯 and 葺, two bytes for each. People write them three times in a row,
too: 烫烫烫，快放下, and in jokes about such programs. So one run says nothing. Two kinds on a page do, a long run, and
several of one kind inside sentences.
"""

import re
from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words

LONG = 6  # characters of a run that nobody says
SEVERAL = 2  # runs of one kind, each between two Chinese characters
_FILL = lazy_pattern("烫{3,}+|屯{3,}+|葺{3,}+")
_ABOUT = lazy_pattern(words("about-memory"))
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_SAID = lazy_pattern("[！!～~…]|的|了|啊|呀|死|嘴|手")  # what a shout goes on with


def fill_chars(text: str) -> Iterator[tuple[int, int]]:
    """The runs of ``text`` that stand for lost characters."""
    if not ("烫烫烫" in text or "屯屯屯" in text or "葺葺葺" in text):
        return
    if _ABOUT.search(text) is not None:
        return
    found = list(_FILL.finditer(text))
    inside = [m for m in found if _is_inside(text, m)]
    kinds = {m[0][0] for m in found}
    if len(kinds) > 1 or len(inside) >= SEVERAL:
        yield from (m.span() for m in found)
    else:
        yield from (m.span() for m in found if len(m[0]) >= LONG)


def _is_inside(text: str, run: re.Match[str]) -> bool:
    """Whether a run stands between two Chinese characters, and what stands behind goes on with no shout."""
    before, behind = _HAN.match(text, run.start() - 1), _HAN.match(text, run.end())
    return (
        run.start() > 0
        and before is not None
        and behind is not None
        and not _SAID.match(text, run.end())
    )
