"""Parts of a page that no spinner touched, beside one paragraph or several that one did.

A page may hold somebody else's text: a notice with a spun advertisement in the midst, a comment below. A spinner goes over
all of its text alike, so what is put back is strewn over all lines of a spun page. Where nearly all of it stands in few
lines next to one another, the lines outside are their writer's own, and words that anybody uses stay there. A form that no writer has in
them says that they were spun, too (`restore`). How dense it
must be is told by a scan statistic: the likeliest block of lines, less what the best of so many blocks comes to.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from math import log

from eduparse.language.lazy_pattern import lazy_pattern

DENSER = 6.0  # nats by which a block must be likelier than lines spun alike, beyond the best of so many blocks
SPARSE = 0.2  # of the rate inside the block: lines that hold more than that were spun too, with other words
FEWEST = 3  # places that show where a spinner was
MOST = 60  # lines with such a place that are looked at as edges of a block
_LINE = lazy_pattern(r"[^\n]+")

Range = tuple[int, int]


def clean_parts(text: str, put_back: Sequence[int]) -> list[Range]:
    """Such parts of ``text``, above and below the block of lines that holds most of the places ``put_back``, which are in order."""
    lines = [m.span() for m in _LINE.finditer(text)]
    held = [bisect_left(put_back, high) - bisect_left(put_back, low) for low, high in lines]
    edges = [n for n, count in enumerate(held) if count]
    if len(put_back) < FEWEST or not edges or len(edges) > MOST or len(lines) == 1:
        return []
    forms, sizes = [0, *accumulate(held)], [0, *accumulate(high - low for low, high in lines)]
    best, first, last = max(
        (_gain(forms[j + 1] - forms[i], forms[-1], (sizes[j + 1] - sizes[i]) / sizes[-1]), i, j)
        for i in edges
        for j in edges
        if i <= j
    )
    inside = forms[last + 1] - forms[first]
    share = (sizes[last + 1] - sizes[first]) / sizes[-1]
    sparse = (forms[-1] - inside) * share <= SPARSE * inside * (1 - share)
    if best < DENSER + 2 * log(len(edges)) or not sparse:
        return []
    return [(0, lines[first][0]), (lines[last][1], len(text))]


def _gain(inside: int, count: int, share: float) -> float:
    """By how many nats ``inside`` of ``count`` forms are likelier in a block of ``share`` of the page where it has a rate of its own."""
    if inside <= share * count or share >= 1:
        return 0.0
    gain = inside * log(inside / count / share)
    outside = count - inside
    return gain + (outside * log(outside / count / (1 - share)) if outside else 0.0)
