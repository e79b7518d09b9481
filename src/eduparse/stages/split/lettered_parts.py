"""Parts of appendices inside a line: …评估方法A.1概述A.1.1评估以街道为单元。A.2….

A letter with numbers behind it is a reference as often as a label (见A.2, 表A.1). In a line it labels a part where
it counts on from the part before it, from the first one of its letter on. The first part of another stands behind
a heading, a further one behind a stop or in front of its own first part.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from eduparse.language.clause_labels import ANNEX_WORD
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.kinds import letter_number

LONGEST_HEADING = 30  # code points between a part and its own first part
FEWEST = 2  # parts of a letter
PART = 2  # numbers of A.1
_PART = lazy_pattern(
    r"(?P<line>^[ \t\u3000]*(?P<page>\d{1,3} )?)?(?<![A-Za-z.．/\-—–~～])"
    r"(?P<label>(?P<letter>[A-Z])(?P<numbers>(?:\.[1-9]\d?){1,3}))(?![\d.．%％])(?=[ \t\u3000]*[一-鿿《“])",
    re.MULTILINE,
)
_FIRST = lazy_pattern(r"[A-Z](?:\.\d{1,2}){0,2}\.1(?!\d)")
# What refers to a part, in front of it and behind it.
_REFERS = lazy_pattern(r"(?:[表图式见按照和与及或至到第录由从在据、，,（(]|参照|依据|符合)[ \t]?$")
_REFERRED = lazy_pattern(r"[ \t\u3000]*(?:[的中所和与及、，或至]|规定|给出|执行)")
_CLOSED = "。！？；：）)”%％"
_STOP = lazy_pattern(r"[。；！？\n]")

LetteredPart = tuple[int, int, tuple[int, ...]]
_Found = tuple[re.Match[str], tuple[int, ...]]


def lettered_parts(text: str) -> Iterator[LetteredPart]:
    """Start, end and numbers of the labels of such parts that open no line, in order.

    The letter counts as a number. The number of a page may open the line of a part (33 G.3).
    """
    rows: dict[str, list[_Found]] = {}
    if _FIRST.search(text) is None:
        return
    for m in _PART.finditer(text):
        numbers = (letter_number(m["letter"]), *map(int, m["numbers"][1:].split(".")))
        rows.setdefault(m["letter"], []).append((m, numbers))
    out = [
        (*m.span("label"), numbers)
        for letter, row in rows.items()
        if _of_appendix(text, letter, row)
        for m, numbers in _inside(text, row)
    ]
    yield from sorted(out)


def _of_appendix(text: str, letter: str, row: list[_Found]) -> bool:
    """Whether a paper has an appendix of this letter, or parts of its parts: a port or a room has neither."""
    deep = any(len(numbers) > PART for _, numbers in row)
    return deep or re.search(rf"{ANNEX_WORD}[ \t\u3000]*{letter}", text) is not None


def _inside(text: str, row: list[_Found]) -> list[_Found]:
    """The parts of one letter in ``row`` that stand inside a line and count on."""
    if all(_opens_line(m) for m, _ in row):
        return []
    taken: list[_Found] = []
    for n, (m, numbers) in enumerate(row):
        heads = any(
            own == (*numbers, 1) and _is_heading(text, m.end(), o.start("label"))
            for o, own in row[n + 1 :]
        )
        at_start = m["line"] is not None
        if not (at_start or heads) and _is_reference(text, m):
            continue
        if taken:
            fits = _follows(text, taken[-1], (m, numbers), apart=at_start or heads)
        else:
            second = any(own == (*numbers[:-1], 2) for _, own in row)
            fits = at_start or (numbers[1:] == (1,) and (heads or second))
        if fits:
            taken.append((m, numbers))
    counted = sum(b == (*a, 1) or _counts_on(a, b) for (_, a), (_, b) in pairwise(taken))
    return [own for own in taken if not _opens_line(own[0])] if counted + 1 >= FEWEST else []


def _opens_line(m: re.Match[str]) -> bool:
    return m["line"] is not None and m["page"] is None


def _follows(text: str, before: _Found, own: _Found, *, apart: bool) -> bool:
    """Whether a part may stand behind the one ``before``: at a line start, or where it counts on.

    ``apart`` says that it opens a line behind the number of a page, or a part of its own follows its heading.
    """
    m, numbers = own
    above = before[1]
    if _opens_line(m):
        return True
    if numbers == (*above, 1):
        return m["page"] is not None or _is_heading(text, before[0].end(), m.start("label"))
    return _counts_on(above, numbers) and (apart or text[m.start() - 1] in _CLOSED)


def _is_reference(text: str, m: re.Match[str]) -> bool:
    before = text[max(0, m.start() - 4) : m.start("label")]
    return bool(_REFERS.search(before) or _REFERRED.match(text, m.end()))


def _is_heading(text: str, start: int, end: int) -> bool:
    return 0 < end - start <= LONGEST_HEADING and _STOP.search(text, start, end) is None


def _counts_on(above: tuple[int, ...], numbers: tuple[int, ...]) -> bool:
    """Whether ``numbers`` come next behind ``above``: C.2 or C.1.3 behind C.1.2."""
    at = len(numbers) - 1
    return at < len(above) and numbers == (*above[:at], above[at] + 1)
