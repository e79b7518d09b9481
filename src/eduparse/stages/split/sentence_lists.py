"""Numbers inside a line that count the parts of one sentence, and items that stand in one line between commas.

重点抓好三项工作：一、完善制度；二、加强宣传。 below 四、 is one sentence of that clause: a list of a kind that is open at line
starts does not begin anew inside a line. 1、校长、2、教师、3、家长代表 are three items: each name is short, and nothing but 、
stands between them.
"""

import re
from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.label import Label

FEWEST_PARTS = 2  # of a sentence that counts them
LONGEST_PART = 40  # code points of one of them
FEWEST_NAMES = 3  # in one line: 1、甲、2、乙 alone may be a slip
LISTED = 9.0  # given to 2、 between two names: the mark in front of it speaks against it
_PART = lazy_pattern(rf"[^。；;！？\n]{{1,{LONGEST_PART}}}[；;，,][ \t\u3000]*")
_LAST = lazy_pattern(rf"[^。；;！？\n]{{1,{LONGEST_PART}}}[。]?[ \t\u3000]*(?:\n|$)")
_OPENS = lazy_pattern("[：:]一、")
_BETWEEN = lazy_pattern(r"、2、[一-鿿]")
_NAME = lazy_pattern(r"[一-鿿（）()“”]{2,16}、[ \t\u3000]*")
_LAST_NAME = lazy_pattern(r"[一-鿿（）()“”]{2,16}[。；;]?[ \t\u3000]*(?:\n|$)")


def counted_in_sentences(text: str, found: Sequence[Label]) -> Iterator[int]:
    """The numbers inside a line that count the parts of a sentence, where their kind has opened a line above."""
    if _OPENS.search(text) is None:
        return
    opened = False
    for n, label in enumerate(found):
        if label.kind != "一、":
            continue
        opened = opened or label.line_start
        if label.value != 1 or not opened or label.line_start:
            continue
        if _OPENS.match(text, label.start - 1) is None:
            continue
        row = _row(text, found, n, _PART)
        if len(row) >= FEWEST_PARTS and _LAST.match(text, found[row[-1]].end):
            yield from row


def items_in_lines(text: str, found: Sequence[Label]) -> Iterator[int]:
    """The items that stand in one line behind 1、, each behind the 、 that ends a name."""
    if _BETWEEN.search(text) is None:
        return
    for n, label in enumerate(found):
        if label.kind != "1." or label.value != 1 or not label.line_start:
            continue
        row = _row(text, found, n, _NAME)
        if len(row) >= FEWEST_NAMES and _LAST_NAME.match(text, found[row[-1]].end):
            yield from row[1:]


def _row(
    text: str, found: Sequence[Label], first: int, between: "re.Pattern[str]"
) -> Sequence[int]:
    """The labels from ``first`` on that count on inside its line, with nothing but ``between`` in front of the next."""
    row = [first]
    for n in range(first + 1, len(found)):
        elder, after = found[row[-1]], found[n]
        m = between.match(text, elder.end)
        if m is None or m.end() != after.start:
            break
        if (after.kind, after.value) != (elder.kind, elder.value + 1):
            break
        row.append(n)
    return row
