"""Numbers inside a line that count the parts of one sentence, and items that stand in one line between commas.

重点抓好三项工作：一、完善制度；二、加强宣传。 below 四、 is one sentence of that clause: a list of a kind that is open at line
starts does not begin anew inside a line. What somebody says is none either: 他说：一、我不去；二、你也别去。 in a story. 1、校长、2、教师、3、家长代表 are three items: each name is short, and nothing but 、
stands between them.
"""

import re
from collections.abc import Container, Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.numerals import number
from eduparse.stages.split.label import Label
from eduparse.stages.split.text_lines import rest_of_line

FEWEST_PARTS = 2  # of a sentence that counts them
LONGEST_PART = 40  # code points of one of them
LONGEST_WORDS = 8  # of one in a saying, its mark included
LONGEST_SAID = 120  # of one that somebody says or asks a court for
WITHIN = 16  # code points in front of a colon in which the words stand that say who speaks
PARAGRAPH, FEWEST_BELOW = 12, 2  # code points of a paragraph, and how many follow a list in prose
SHORTEST_LEAD = 2  # of these words: a verb, and who does it
FEWEST_NAMES = 3  # in one line: 1、甲、2、乙 alone may be a slip
LISTED = 9.0  # given to 2、 between two names: the mark in front of it speaks against it
_PART = lazy_pattern(rf"[^。；;！？\n]{{1,{LONGEST_PART}}}[；;，,][ \t\u3000]*")
_LAST = lazy_pattern(rf"[^。；;！？\n]{{1,{LONGEST_PART}}}[。]?[ \t\u3000]*(?:\n|$)")
_ENDS = lazy_pattern(
    rf"[^。；;！？\n]{{1,{LONGEST_PART}}}(?:[。！][ \t\u3000]*|[ \t\u3000]*(?:\n|$))"
)
_ASKS = lazy_pattern(words("lead-of-tasks"))
_NUMERAL = lazy_pattern(r"[二三四五六七八九十]|\d{1,2}")
_SAID = lazy_pattern(rf"[^。；;！？\n]{{1,{LONGEST_SAID}}}[；;，,。！？!?][ \t\u3000]*")
_COLONS = frozenset("：:")
_LISTED = frozenset(("一、", "1.", "(一)", "(1)", "①"))  # by which somebody counts who speaks
_STOP = lazy_pattern(r"[。；;！？!?…\n]")
_SPEAKS = lazy_pattern(words("speaks"))
_BETWEEN = lazy_pattern(r"、2、[一-鿿]")
_NAME = lazy_pattern(r"[一-鿿（）()“”]{2,16}、[ \t\u3000]*")
_LAST_NAME = lazy_pattern(r"[一-鿿（）()“”]{2,16}[。；;]?[ \t\u3000]*(?:\n|$)")


def counted_in_sentences(text: str, found: Sequence[Label], kept: Container[int]) -> Iterator[int]:
    """The numbers inside a line that count the parts of a sentence, where their kind has opened a line above.

    ``kept`` are those that are proven. What somebody says is such a sentence in any place, and so is a list inside a paragraph of a text that has no
    labels at line starts, where paragraphs follow.
    """
    opened = False
    for n, label in enumerate(found):
        if label.line_start:
            opened = opened or label.kind == "一、"
            continue
        if label.value != 1 or label.kind not in _LISTED:
            continue
        if text[label.start - 1 : label.start] not in _COLONS:
            continue
        if _is_said(text, label.start - 1):
            row = _row(text, found, n, _SAID)
            yield from row if len(row) >= FEWEST_PARTS else ()
        elif opened and label.kind == "一、":
            row = _row(text, found, n, _PART)
            if len(row) >= FEWEST_PARTS and _LAST.match(text, found[row[-1]].end):
                yield from row
        elif not any(other.line_start and m in kept for m, other in enumerate(found)):
            yield from _in_prose(text, found, _row(text, found, n, _PART))


def _in_prose(text: str, found: Sequence[Label], row: Sequence[int]) -> Sequence[int]:
    """``row`` where it counts the parts of a sentence in a paragraph of prose; else none of it."""
    last = _ENDS.match(text, found[row[-1]].end)
    if len(row) < FEWEST_PARTS or last is None:
        return ()
    end = last.end()
    return row if _prose_lines(text[end:]) or _is_saying(text, found, row, end) else ()


def _is_saying(text: str, found: Sequence[Label], row: Sequence[int], end: int) -> bool:
    """Whether a paragraph counts a few words each and goes on, as no paper lists its points: 读书有三到：一、心到；….

    The sentence in front says how many there are, and asks for nothing.
    """
    stops = [*(found[n].start for n in row[1:]), end]
    size = max(stop - found[n].end for n, stop in zip(row, stops, strict=True))
    lead = _STOP.split(text[max(0, found[row[0]].start - WITHIN) : found[row[0]].start - 1])[-1]
    asks = _ASKS.search(lead) is not None
    counted = not asks and any(number(m[0]) == len(row) for m in _NUMERAL.finditer(lead))
    goes_on = len(rest_of_line(text, end).strip()) > SHORTEST_LEAD
    return counted and goes_on and size <= LONGEST_WORDS and "\n" in text[: found[row[0]].start]


def _prose_lines(text: str) -> bool:
    """Whether paragraphs follow, which no item of a sentence above them takes in."""
    lines = (line.strip() for line in text.split("\n"))
    return sum(len(line) >= PARAGRAPH and line[-1] in "。！？" for line in lines) >= FEWEST_BELOW


def _is_said(text: str, colon: int) -> bool:
    """Whether what stands behind the ``colon`` is what somebody says, in a text of more than this line."""
    in_front = _STOP.split(text[max(0, colon - WITHIN) : colon])[-1]
    answers = len(in_front) < SHORTEST_LEAD  # 答： of questions and answers, whose items count
    return not answers and _SPEAKS.search(in_front) is not None and "\n" in text.strip()


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
