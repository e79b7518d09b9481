"""Lines that a numbered clause lists below itself: its sentence ends in a colon, and the next clause follows them.

一、首页设置下列栏目： / 要闻动态 / 政务公开 / 二、… A menu stands above or below a paper, an advertisement anywhere;
but a clause that ends in a colon has its matter below it, and between it and the next one of its row nothing else stands.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from eduparse.language.clause_labels import NUMBERED_LINE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.numerals import number

MOST = 20  # lines that a clause lists; a longer run is looked at like any other
_FORBIDS = lazy_pattern(words("forbids"))
_OF_A_PAGE = lazy_pattern(words("page-thing"))
_HALF = str.maketrans("（）．", "().")

_Row = tuple[
    str, bool, str
]  # what stands in front of the number, whether it is Arabic, what stands behind


@cache
def _place(opens: str, value: str, closes: str) -> tuple[_Row, int]:
    """The row of a label and its number in it."""
    arabic = value.isdecimal()
    row = (opens.translate(_HALF), arabic, closes.translate(_HALF))
    return row, int(value) if arabic else number(value)


def row_and_number(text: str) -> tuple[_Row, int] | None:
    """The row of the label that opens ``text`` and its number in it, or nothing."""
    label = NUMBERED_LINE.match(text)
    return _place(*label.group("opens", "value", "closes")) if label else None


def lists_of_clauses(texts: Sequence[str]) -> Iterator[tuple[int, bool]]:
    """Indices of the lines that clauses list, and whether the clause forbids such things or says what a page bears.

    ``texts`` are the lines of a page, none of them blank. A line that stands on the page twice is none: the head of a
    page of paper breaks into lists too.
    """
    times = Counter(texts)
    last: dict[_Row, int] = {}
    leads = -1  # the line of the clause that announces what follows
    for n, text in enumerate(texts):
        label = row_and_number(text)
        if label is None:
            continue
        row, value = label
        if leads >= 0 and n - leads - 1 <= MOST and last.get(row) == value - 1:
            lead = texts[leads]
            names = any(x.search(lead) is not None for x in (_FORBIDS, _OF_A_PAGE))
            yield from ((m, names) for m in range(leads + 1, n) if times[texts[m]] == 1)
        last[row] = value
        leads = n if text[-1] in "：:" else -1
