"""Sentences that one line break tears: 两侧设人行道和自⏎行车道。.

A column of type shows in its widths (`wrap`); a single break in nothing but what it tears. The line above is prose, or long, and
ends in a character. The one below begins with one and ends as a sentence does. And the models of characters have what stands below
likelier by far right behind what stands above than at the start of a line. Headings are short, verse has no marks or is as
likely apart, and who writes without stops does so all over the page: there a break must gain more.

Of 12 million clean characters of all genres, 40 breaks gain `TORN` so, most of them in texts that were torn; of breaks put anywhere
into sentences, a third to a half do. So one or two are suggested, and several are taken out where nearly all unfinished lines of the page are torn.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.language.charmodel import model
from eduparse.language.clause_labels import BULLET, LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.stages.split.join import opens_apart

RULE = "join.torn"
TORN = 4.0  # nats that a break gains on average of both models, when it is taken out
TORN_AMONG = 2.0  # … on a page where others gain so much, twice as many as do not
SHORTEST_ABOVE, SHORTEST_BELOW = 8, 4  # code points of the two lines
NARROWEST = 20  # of a column
LONG = 26  # of a line above that is no heading, though it has no mark
HEADING = 40  # of one with a label and without a stop, which may be one
FEWEST = 4  # breaks that prove a page …
MOSTLY = 3  # … where for each line that is unfinished otherwise so many are torn
PROVEN, ALONE = 0.92, 0.8
LOOKED_AT = 200  # breaks of a page
MARKED = 8.0  # nats that stand for a line that begins with a mark, as no line does
_CLOSING = lazy_pattern("[，、。；：！？）》”](?=[\u4e00-\u9fff])")
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_MARK = lazy_pattern("[，。；、]")
_ENDS = frozenset("。！？；：”」』…")
_STOP = lazy_pattern("[。；]")
_OPENS = lazy_pattern(rf"{LABEL}|{BULLET}|第[一二三四五六七八九十]，")


class _Break(NamedTuple):
    start: int
    end: int
    gain: float


def torn_lines(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    """Joins of lines, given by ``spans``, that one sentence stands on."""
    found = [b for n, b in enumerate(_breaks(text, spans)) if n < LOOKED_AT]
    torn = [b for b in found if b.gain >= TORN]
    likely = [b for b in found if b.gain >= TORN_AMONG]
    apart = len(found) - len(likely)
    several = len(likely) > 1 and len(likely) >= 2 * apart
    proven = len(torn) >= FEWEST and len(likely) >= MOSTLY * apart
    for b in likely if several else torn:
        sure = proven and b.gain >= TORN
        yield Edit(b.start, b.end, "", RULE, PROVEN if sure else ALONE, applied=sure)


def _breaks(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[_Break]:
    """The breaks inside what may be one sentence."""
    widest = max((high - low for low, high in spans), default=0)
    for (low, end), (start, high) in pairwise(spans):
        marked = _CLOSING.match(text, start) is not None
        if not _HAN.match(text, end - 1) or not (marked or _HAN.match(text, start)):
            continue
        if end - low < SHORTEST_ABOVE or high - start < SHORTEST_BELOW:
            continue
        # Of several lines of one width, the widest of the page, those in the middle end inside the sentence, too.
        full = end - low == high - start == widest >= NARROWEST
        if (text[high - 1] not in _ENDS and not full) or "\t" in text[low:high]:
            continue
        label = _OPENS.match(text, low, end)
        if end - low < LONG and not _MARK.search(text, label.end() if label else low, end):
            continue  # a heading
        if _OPENS.match(text, start) or opens_apart(text, start):
            continue
        gain = MARKED if marked else gain_of_mending(text, end, start)
        # A heading may have a comma: 第四，开展劳动竞赛，大搞技术革新.
        heads = label and end - low < HEADING and not _STOP.search(text, low, end)
        if not heads or gain >= 2 * TORN:
            yield _Break(end, start, gain)


def gain_of_mending(text: str, low: int, high: int) -> float:
    """By how many nats ``text`` is likelier without the break ``[low, high)``, on average of both models."""
    left, right = text[max(0, low - 3) : low], text[high : high + 4]
    known = (model(), mixture())
    return sum(m.score(right, left=left) - m.score(right) for m in known) / len(known)
