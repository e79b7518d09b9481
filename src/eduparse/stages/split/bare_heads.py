"""Numbers with no mark behind them at the heads of lines: 1计划 ⏎ 教师…。 ⏎ 2备课 ⏎ ….

A number that is glued to a word mostly counts it (3人户, 2年级) or is a cell of a table. It labels a heading where a row of
them counts from 1, and each is short, alone on its line and above a sentence. All open with different characters, since
things that are counted have the same name; and fewer than half begin with what is counted (人户, 口之家).
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.split.article_proof import bare_behind
from eduparse.stages.split.decimal_proof import MEASURE
from eduparse.stages.split.label import Label
from eduparse.stages.split.text_lines import rest_of_line

FEWEST_HEADS = 3  # that count on
_HEAD = lazy_pattern(r"[一-鿿、]{2,12}[ \t\u3000]*")
_BODY = lazy_pattern(r"\s*(?P<line>[^\n]*\S)")
_COUNTED = lazy_pattern(words("counted-thing"))
_ENDED = "。；;！？：:"


def bare_heads(text: str, found: Sequence[Label]) -> Iterator[int]:
    """The bare numbers among ``found`` that are labels of headings, by index."""
    row: list[int] = []
    for n, label in enumerate(found):
        if label.kind != "1 " or not bare_behind(text, label) or not _heads(text, label):
            continue
        if row and label.value == found[row[-1]].value + 1:
            row.append(n)
            continue
        yield from _whole(text, found, row)
        row = [n] if label.value == 1 else []
    yield from _whole(text, found, row)


def _heads(text: str, label: Label) -> bool:
    """Whether the line of ``label`` may be a heading, and a sentence stands below it."""
    line = rest_of_line(text, label.end)
    if _HEAD.fullmatch(line) is None or MEASURE.match(text, label.end):
        return False
    below = _BODY.match(text, label.end + len(line))
    return below is not None and below["line"][-1] in _ENDED


def _whole(text: str, found: Sequence[Label], row: Sequence[int]) -> Sequence[int]:
    """``row`` where it is long enough and its headings open with different characters, most of them not counted."""
    opens = [text[found[n].end] for n in row]
    counted = sum(_COUNTED.match(first) is not None for first in opens)
    named = len(set(opens)) == len(opens) and counted * 2 < len(opens)
    return row if len(row) >= FEWEST_HEADS and named else ()
