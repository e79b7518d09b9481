"""What speaks against a line besides its words and its place: the list it is part of, and its other printings.

A headline that asks or exclaims reads as a sentence, so its place alone does not take it away. Where it
stands in a row of headlines, the row is a list, and that is its layout. A line that the page prints again and
again is not part of a text either. Neither accuses a line by itself: 第一节 一般规定 is printed in every chapter.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.page import StripLine

LIST = 5  # lines in a row, none of them running text, that make a list
LONGEST = 64  # code points of a headline with a Chinese character in it; those of other scripts are longer
AGAIN = 3  # printings of one line on a page
_HAN = lazy_pattern("[\u4e00-\u9fff]")

Witnesses = frozenset[str]


def listed(lines: Sequence[StripLine]) -> frozenset[int]:
    """Indices of the lines that stand in a list; no line is blank."""
    return frozenset(n for run in list_runs(lines) for n in run)


def list_runs(lines: Sequence[StripLine]) -> Iterator[range]:
    """The lists on a page, each from its first to below its last line; no line is blank."""
    first = 0
    for n in range(len(lines) + 1):
        if n < len(lines) and _may_be_listed(lines[n]):
            continue
        if n - first >= LIST:
            yield range(first, n)
        first = n + 1


def _may_be_listed(line: StripLine) -> bool:
    text = line.text
    if line.paragraph or line.heads_clause or text[-1] in "。；;，,：:":
        return False
    return len(text) <= LONGEST or _HAN.search(text) is None


def printed_again(lines: Sequence[StripLine]) -> frozenset[str]:
    """What the page prints `AGAIN` times or more, as `StripLine.folded` has it: 3 小时前 and 5 小时前 are the same."""
    count = Counter(line.folded for line in lines if line.text)
    return frozenset(text for text, printings in count.items() if printings >= AGAIN)
