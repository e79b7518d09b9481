"""Feet of printed pages that count on, alone on their lines (1/3 and 2/3, Page 1 of 3, 第2页 and 第3页, P2 and P3, 2 and 3).

One such line may be a fraction, a score, a date, or the place of a picture. Two and more that name the same number of
pages are feet where they count upwards and text stands between them. Where no number of pages is named, they must count
by one. And more of them than not must cut a sentence in two: the page of a picture book, or the number of a row, never does.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.torn_words import UNTOLD, gain_of_closing
from eduparse.stages.strip.page import PARAGRAPH, StripLine

FEWEST = 2  # feet that count on
BARE = 3  # of those that are a number and nothing else
LONGEST = 16  # code points of a foot
TITLE = 1  # lines of a title above the first head
_STOPS = "。！？…”」』；"  # with which the text above a head ends
CUT = 15  # code points from which on a line without a stop is cut rather than short
GAIN = 4.0  # nats that a text gains at all cuts; at a paragraph's end it is none, inside a sentence 2 to 6
_FOOT = lazy_pattern(
    r"[-—–]?[ \t]*(?:第[ \t]*)?(?P<page>\d{1,3})[ \t]*页?[ \t]*[/／][ \t]*(?:共[ \t]*)?(?P<pages>\d{1,3})[ \t]*页?[ \t]*[-—–]?"
    r"|[Pp](?:age|AGE)?[ \t.]*(?P<of>\d{1,3})[ \t]+(?:of|OF)[ \t]+(?P<all>\d{1,3})"
)
_OPEN = lazy_pattern(
    r"(?P<form>第|[Pp](?:age|AGE)?[ \t.]*|[-—–·•~]?)[ \t]*(?P<page>\d{1,3})[ \t]*(?P<unit>[页頁]|[-—–·•~]?)"
)
_LABEL = lazy_pattern(LABEL)
_CUT = lazy_pattern("[\u4e00-\u9fff，、]$")
_GOES_ON = lazy_pattern("[\u4e00-\u9fff，、。；：）”》]")


def counted_pages(lines: Sequence[StripLine]) -> frozenset[int]:
    """Indices of the lines that are such feet; no line is blank."""
    found: dict[object, list[tuple[int, int]]] = {}
    for n, page, pages in _feet(lines):
        row = found.setdefault(pages, [])
        if isinstance(pages, int):
            goes_on = page <= pages and (not row or page > row[-1][1])
        else:
            goes_on = not row or page == row[-1][1] + 1
        between = lines[row[-1][0] + 1 : n] if row else ()
        least = PARAGRAPH if isinstance(pages, int) else CUT
        if goes_on and (not row or any(line.owned or len(line.text) >= least for line in between)):
            row.append((n, page))
    return frozenset(
        n for form, row in found.items() if _are_feet(lines, form, row) for n, _ in row
    )


def _are_feet(lines: Sequence[StripLine], form: object, row: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines of ``row``, of one ``form``, count the pages of paper."""
    if isinstance(form, tuple):
        cut = [n for n, _ in row if _cuts(lines, n)]
        if len(row) < (FEWEST if any(form) else BARE) or 2 * len(cut) <= len(row):
            return False
        return sum(_gain(lines[n - 1].text, lines[n + 1].text) for n in cut) >= GAIN
    return len(row) >= FEWEST and not _are_heads(lines, [n for n, _ in row])


def _are_heads(lines: Sequence[StripLine], row: Sequence[int]) -> bool:
    """Whether the lines of ``row`` head what stands below each: days (1/9), or parts (1/4), below the title of a text.

    A foot stands below its page: the first one below text, the last one with nothing below it. A sentence may
    go on over it.
    """
    if row[0] > TITLE or row[-1] + 1 == len(lines):
        return False
    above = [lines[n - 1].text for n in row[1:]]
    return all(b - a > 1 for a, b in pairwise(row)) and all(t[-1] in _STOPS for t in above)


def _cuts(lines: Sequence[StripLine], n: int) -> bool:
    """Whether a sentence goes on over the foot ``n``."""
    if not 0 < n < len(lines) - 1:
        return False
    above, below = lines[n - 1], lines[n + 1]
    return (
        len(above.text) >= CUT
        and _CUT.search(above.text) is not None
        and _GOES_ON.match(below.text) is not None
        and _LABEL.match(below.text) is None
    )


def _gain(above: str, below: str) -> float:
    """By how many nats the two lines are likelier as one sentence; 0 where nothing can be told."""
    gain = gain_of_closing(f"{above} {below}", len(above), len(above) + 1)
    return 0.0 if gain == UNTOLD else gain


def _feet(lines: Sequence[StripLine]) -> Iterator[tuple[int, int, object]]:
    """The index and the page of each line that may be a foot, with the number of pages or the form that it is set in."""
    for n, line in enumerate(lines):
        shown = line.text
        if len(shown) > LONGEST or not any(c.isdigit() for c in shown):
            continue
        if m := _FOOT.fullmatch(shown):
            yield n, int(m["page"] or m["of"]), int(m["pages"] or m["all"])
        elif m := _OPEN.fullmatch(shown):
            yield n, int(m["page"]), (m["form"].strip(" \t."), m["unit"])
