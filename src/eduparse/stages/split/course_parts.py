"""Parts that words number: 任务1 below 项目1, and which lines that open so are none.

Lessons (第一讲) and units count where their line is a heading. Two words nest where the numbers of the second begin again below each of the first. A blank behind the number is less than
a colon: 项目1 红烧肉 is a line of a menu and 模块2 张三 5月 a row, so 项目 counts only with parts of its own, and the others
where the line is a heading.
"""

from collections.abc import Sequence
from itertools import pairwise

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.numerals import NUMERALS
from eduparse.stages.split.label import Label
from eduparse.stages.split.text_lines import rest_of_line

LESSONS = ("单元", "课", "课时")
OUTER, INNER = "【一】", "【1】"
HOLDS_PARTS = "项目"
FEWEST_LISTS = 2  # lists of the second word, each below a number of the first
MAX_HEADING = 40  # code points
_STRIPPED = NUMERALS + "0123456789ABCDEFGH："
_ROW = lazy_pattern(
    r"[ \t\u3000]*\S+[ \t\u3000]+(?:\S+[ \t\u3000]+\S.*|\d+(?!\d|[ \t]*(?:学时|课时|节)).*)"
)
_SENTENCE = lazy_pattern("[。；;！？!?]|[，,、]$")


def course_parts(text: str, weak: list[Label]) -> list[Label]:
    """``weak`` with the words that nest told apart, and without numbers that count no parts."""
    weak = [e for e in weak if e.kind not in LESSONS or _is_headed(text, e)]
    every = [label for label in weak if label.kind == OUTER]
    if len(every) < FEWEST_LISTS:
        return weak
    inner = _inner_word(every)
    dropped = {label.start for label in every if not _counts(text, label, inner)}
    named = {label.start for label in every if _word(label) == inner}
    return [
        label._replace(kind=INNER) if label.kind == OUTER and label.start in named else label
        for label in weak
        if label.kind != OUTER or label.start not in dropped
    ]


def _word(label: Label) -> str:
    return label.element.rstrip(_STRIPPED)


def _inner_word(every: Sequence[Label]) -> str:
    """The word whose numbers begin again below each number of the first word; empty where there is none."""
    first = _word(every[0])
    below = [_word(new) for old, new in pairwise(every) if _word(old) == first != _word(new)]
    begins = [_word(label) for label in every if label.value == 1 and _word(label) != first]
    for word in dict.fromkeys(begins):
        if FEWEST_LISTS <= begins.count(word) <= below.count(word):
            return word
    return ""


def _counts(text: str, label: Label, inner: str) -> bool:
    """Whether ``label`` may number a part: behind a colon, or in front of a heading."""
    word = _word(label)
    if word == HOLDS_PARTS and label.printed[-1].isdecimal() and not inner:
        return False
    return _is_headed(text, label)


def _is_headed(text: str, label: Label) -> bool:
    """Whether a colon or a heading stands behind ``label``."""
    if label.printed[-1] in "：:" or text[label.end : label.end + 1] in ("：", ":"):
        return True
    line = rest_of_line(text, label.end).rstrip()
    return len(line) <= MAX_HEADING and not (_ROW.fullmatch(line) or _SENTENCE.search(line))
