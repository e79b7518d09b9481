"""Numbers of headings that a page glued to what stands above them, with their first part behind them.

The first part opens the next line (…要求。8建设要求, then 8.1), or stands in the same line on a page that lost all its
breaks (…。4申报材料4.1合法证照；4.2…。5办理程序5.1…). A sentence, a bracket or the number of a standard ends in front
of a number of the first kind, or its first part opens parts of its own (8.1.1): 共8名教师 above 8.1 counts teachers.
"""

import re
from collections.abc import Iterator, Sequence

from eduparse.language.clause_labels import FIRST_PART, GLUED_HEAD, STANDARD_ENDS
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.decimal_proof import MEASURE

PARTS = 4000  # code points behind a heading in which its second part begins
FEWEST = 2  # headings with their parts that prove the numbers of a line
_ALONE = r"(?<![\dA-Za-z.．—–\-/第图表式章条款项〔\[（(《])"
_HEADS_PARTS = lazy_pattern(
    rf"{_ALONE}(?P<num>[1-9]\d?)[ \t]?(?=[一-鿿、]{{2,16}}(?P=num)\.[ ]?1(?![\d.．%％])[ \t]?[一-鿿《“])"
)
_FIRST_PARTS = (".1", ". 1")  # how `_HEADS_PARTS` goes on behind the number that comes again
_LINE = lazy_pattern(r"[^\n]+")
_NUMBER = lazy_pattern(rf"{_ALONE}(?P<num>[1-9]\d?)[ \t]?(?=[一-鿿]{{2}})")
_STOPS = "。；;！？"
_CLOSED = "。！？；：!?;)）”"

Number = tuple[int, int, int]  # where it begins and ends, and its value


def glued_heads(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The numbers of such headings in ``[start, end)``, in order: the next line counts their first part."""
    for part in FIRST_PART.finditer(text, start, len(text) if end is None else end):
        line = max(start, text.rfind("\n", 0, part.start()) + 1)
        heads = GLUED_HEAD.finditer(text, line, part.start())
        yield from (
            m for m in heads if m["num"] == part["num"] and _begins(text, line, m.start(), part)
        )


def _begins(text: str, line: int, at: int, part: re.Match[str]) -> bool:
    """Whether a heading may begin at ``at``: something ends there, or its first ``part`` opens 8.1.1."""
    if text[at - 1] in _CLOSED or STANDARD_ENDS.search(text, line, at):
        return True
    below = text.find("\n", part.end())
    return below >= 0 and text[below : below + 12].lstrip().startswith(f"{part['num']}.1.1")


def numbers_in_line(text: str) -> Iterator[Number]:
    """The numbers of headings inside lines that lost their breaks, in order.

    Two headings or more have their parts behind them. Numbers between these count where only one place can be
    theirs; those in front where they begin at 1; those behind only after a stop.
    """
    if not any(part in text for part in _FIRST_PARTS):
        return  # as in nearly every text: each of them has its first part behind it
    for line in _LINE.finditer(text):
        sure = _with_parts(text, *line.span())
        if len(sure) >= FEWEST:
            yield from _row(text, line.start(), line.end(), sure)


def _with_parts(text: str, low: int, high: int) -> list[Number]:
    """The numbers whose first and second part follow, each greater than the one before."""
    out: list[Number] = []
    for m in _HEADS_PARTS.finditer(text, low, high):
        value = int(m["num"])
        second = re.compile(rf"[。；;！？][ \t]*{value}\.[ ]?2(?![\d.．%％])").search(
            text, m.end(), min(high, m.end() + PARTS)
        )
        if second and (not out or value > out[-1][2]):
            out.append((*m.span("num"), value))
    return out


def _row(text: str, low: int, high: int, sure: Sequence[Number]) -> Iterator[Number]:
    """``sure`` with the numbers before, between and behind them."""
    first = sure[0]
    before = _between(text, low, first[0], range(1, first[2]))
    if len(before) < first[2] - 1:
        return  # what does not begin at 1 may number anything
    yield from before
    for n, number in enumerate(sure):
        yield number
        if n + 1 < len(sure):
            yield from _between(
                text, number[1], sure[n + 1][0], range(number[2] + 1, sure[n + 1][2])
            )
    at, value = sure[-1][1:]
    for m in _NUMBER.finditer(text, at, high):
        if (
            int(m["num"]) == value + 1
            and text[m.start() - 1] in _STOPS
            and not MEASURE.match(text, m.end())
        ):
            value += 1
            yield (*m.span("num"), value)


def _between(text: str, low: int, high: int, values: range) -> list[Number]:
    """One place in order for each of ``values`` in ``[low, high)``; none where one has none or several."""
    found = [
        (*m.span("num"), int(m["num"]))
        for m in _NUMBER.finditer(text, low, high)
        if not MEASURE.match(text, m.end())
    ]
    own = [number for number in found if number[2] in values]
    return own if [number[2] for number in own] == list(values) else []
