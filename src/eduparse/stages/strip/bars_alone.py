r"""Bars alone on a line: the border of a box, an empty cell of a table, or a stroke that is drawn or spoken of.

A converter leaves the border of a box between lines of a paper. In a drawing there are other strokes beside it (v, / \, +--),
or the bars are set in, with a short name alone between one and the next; or the text names the sign (竖线, 管道).
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from eduparse.language.barred_cells import BARRED, BARS, barred_cells
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.page import StripLine

NAME = 8  # code points of a name in a drawing
FEWEST = 2  # bars set in, with a name between each two, that make a drawing; those between the names of a menu are not
# Of strokes that no rule under a heading has (---, ***), of stars behind an indent, or of the tree of a folder.
_STROKES = lazy_pattern(
    r"(?=.*[/\\vV^↓↑→←▼▽▲△])[|｜│┃/\\+*_vV^<>↓↑→←▼▽▲△\-=\s]{1,40}|[ \u3000]+[*\s]{1,40}|\s*[|+│├└][-─_].*"
)
_NAMED = lazy_pattern(words("bar-named"))
_STOPPED = lazy_pattern("[。；：，]")


def bars_of_boxes(lines: Sequence[StripLine]) -> set[int]:
    """Indices of the lines that are a bar and nothing else, where none is drawn or spoken of."""
    bars = {n for n, line in enumerate(lines) if len(line.text) == 1 and line.text in BARS}
    return set() if bars and _are_drawn(lines, bars) else bars


def _are_drawn(lines: Sequence[StripLine], bars: Collection[int]) -> bool:
    """Whether ``bars``, lines that are a bar and nothing else, belong to a drawing or are what ``lines`` speak of."""
    rest = [line for n, line in enumerate(lines) if n not in bars and line.text]
    if any(_STROKES.fullmatch(line.raw) for line in rest):
        return True
    if any(_NAMED.search(line.text) for line in rest):
        return True
    if not all(lines[n].raw[:1].isspace() for n in bars):
        return False
    places = sorted(bars)
    between = [[line.text for line in lines[a + 1 : b] if line.text] for a, b in pairwise(places)]
    return len(places) >= FEWEST and all(
        len(names) == 1 and len(names[0]) <= NAME and not _STOPPED.search(names[0])
        for names in between
    )


def empty_cells(texts: Sequence[str], bars: Collection[int]) -> set[int]:
    """Those of ``bars`` that are empty cells of a table among the lines ``texts``."""
    cells = [range(run[0].first, run[-1].last + 1) for run in barred_cells(texts)]
    cells += _between_rows(texts, bars)
    return {n for run in cells for n in run if n in bars}


def _between_rows(lines: Sequence[str], lone: Collection[int]) -> Iterator[range]:
    """From row to row of a table, where nothing but the ``lone`` bars of a row without text stands between."""
    rows = [n for n, line in enumerate(lines) if line and n not in lone]
    for above, below in pairwise(rows):
        if all(BARRED.search(lines[k].strip(BARS)) for k in (above, below)):
            yield range(above, below + 1)
