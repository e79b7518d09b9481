"""Which numbers are no labels: figures of a measure (1.5公里), the rows of a table.

A label stands at a line start or behind a stop, and no figure goes on behind it.
"""

import re
from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.numerals import NUMERALS
from eduparse.stages.split.decimal_proof import MEASURE
from eduparse.stages.split.kinds import ARTICLES
from eduparse.stages.split.label import Label
from eduparse.stages.split.text_lines import rest_of_line

LABELLED_WITHIN = 400  # code points above an item in which the line above it begins
CODES_WITHIN = 200  # code points of what stands behind a number alone on its line
FEWEST_ROWS = 3  # of a name and a figure each
MONTHS, DAYS = 12, 31  # of a year, and of a month at most
CELL = 3  # code points of the head of a column
# What a numeral counts that a break parted from it: 第⏎一⏎章 总则, 五月十⏎一⏎日上午.
_COUNTED = lazy_pattern(words("torn-measure"))
_ROW = lazy_pattern(
    r"[ \t\u3000]*[^\s，。；：、]{1,8}[ \t\u3000]+\d[^\u3400-\u9fff，。；：、]*[^\s，。；：、]{0,2}"
)
_DAY_COLUMN = lazy_pattern(r"[ \t\u3000]*(?:日期|时间|月日|日)[ \t\u3000|｜]+\S")
_CELLS = lazy_pattern(r"[^\s。；：][^。；：]*[ \t\u3000|｜]+[^。；：]*")
_DIGITS = lazy_pattern(r"\d+(?:[.．]\d+)?")
_TABLE_HEAD = lazy_pattern(r"序\s*号|编\s*号|排\s*名|名\s*次|学\s*号|No\.?")
_STOPS = "。；;：:！？"


def stands(text: str, label: Label) -> bool:
    """Whether a label stands where one can: at a line start or behind a stop, and is no figure."""
    if is_figure(text, label):
        return False
    if label.weak and label.kind == "一、" and label.printed[-1] in "：:":
        return text[label.end : label.end + 1] not in NUMERALS
    if label.line_start:
        return True
    before = text[max(0, label.start - 24) : label.start].rstrip()[-1:]
    if label.kind == "a)" and before.isascii() and before.isalnum():
        return True  # behind the number of a standard, the head of a page
    return before in _STOPS or (before in "）)" and label.kind in ARTICLES)


def is_figure(text: str, label: Label) -> bool:
    """Whether an item's number is the first part of a measured value: 1.5公里."""
    return label.kind == "1." and label.weak and _is_measure(text, label)


def opens_with_figure(text: str, found: Sequence[Label], n: int) -> bool:
    """Whether ``1.100%的学校`` may be an item: it opens a line below a sentence's end or below a labelled line."""
    label = found[n]
    if not (label.line_start and is_figure(text, label)):
        return False
    if MEASURE.match(text, _DIGITS.match(text, label.end).end()) is None:  # type: ignore[union-attr]
        return False
    low = max(0, label.start - LABELLED_WITHIN)
    above = text[low : label.start].rstrip()
    line = low + above.rfind("\n") + 1
    opened = n > 0 and found[n - 1].line_start and found[n - 1].start >= line
    return opened or above[-1:] in _STOPS


def _is_measure(text: str, label: Label) -> bool:
    """Whether the number behind ``1.`` is the fraction of a measured value: 1.5公里; 1、5万元 has none."""
    m = _DIGITS.match(text, label.end)
    if m is None:
        return False
    measured = label.printed[-1] != "、" and MEASURE.match(text, m.end()) is not None
    if m.end() - m.start() >= 3:  # a year or a larger number
        return measured and m.end() - m.start() == 3
    return measured or text[m.end() : m.end() + 1] in " \t\u3000\n、，)）"


def counts_rows(text: str, found: Sequence[Label], chain: Sequence[int]) -> bool:
    """Whether bare numbers at line starts count the rows of a table."""
    first = found[chain[0]]
    if not (first.kind in ("1 ", "01") or (first.weak and first.printed[-1] in NUMERALS)):
        return False
    above = text[max(0, first.start - 80) : first.start].rstrip().rpartition("\n")[2]
    if _TABLE_HEAD.search(above) or _names_figures(text, found, chain):
        return True
    if first.printed[-1] in NUMERALS and _is_torn_off(text, found, chain, above.strip()):
        return True
    if all(_alone(text, found[n]) for n in chain):  # codes of a table that is printed a cell a line
        ends = [*(found[n].start for n in chain[1:]), first.start + CODES_WITHIN * len(chain)]
        bodies = sum("。" in text[found[n].end : e] for n, e in zip(chain, ends, strict=True))
        return bodies * 2 < len(chain)
    columns = 0
    for n in chain:
        line = text[found[n].end : found[n].end + 120].split("\n", 1)[0].strip()
        columns += len(re.split(r"[ \t\u3000]+", line)) > 2
    return columns * 2 > len(chain)


def dated_rows(text: str, found: Sequence[Label], decimals: set[int]) -> set[int]:
    """Those of ``decimals`` that are days in front of rows, below a column of days: 日期 方式 ⏎ 9.1 酒精 王老师."""
    rows = sorted((found[n].start, n) for n in decimals if found[n].numbers)
    if len(rows) < FEWEST_ROWS:
        return set()
    above = text[: rows[0][0]].rstrip().rpartition("\n")[2]
    if not _DAY_COLUMN.match(above) or any(not _is_day(found[n].numbers) for _, n in rows):
        return set()
    if [found[n].numbers[1] for _, n in rows] == [*range(1, len(rows) + 1)]:
        return set()  # 1.1, 1.2, 1.3 count, whatever the column above is called
    lines = (rest_of_line(text, found[n].end).strip() for _, n in rows)
    return {n for _, n in rows} if all(map(_CELLS.fullmatch, lines)) else set()


def _is_day(numbers: Sequence[int]) -> bool:
    month, day, *more = numbers
    return not more and 1 <= month <= MONTHS and 1 <= day <= DAYS


def _names_figures(text: str, found: Sequence[Label], chain: Sequence[int]) -> bool:
    """Whether each row is a name and a figure behind a blank: 1 李大川 1952.9—1957.8."""
    if len(chain) < FEWEST_ROWS:
        return False
    return all(_ROW.fullmatch(rest_of_line(text, found[n].end).strip()) for n in chain)


def _is_torn_off(text: str, found: Sequence[Label], chain: Sequence[int], above: str) -> bool:
    """Whether numerals alone on their lines are parts of words (第⏎一⏎章 总则) or cells below ``above`` (年级⏎一⏎班级⏎二)."""
    if not all(_alone(text, found[n]) for n in chain):
        return False
    below = [rest_of_line(text, found[n].end + 1).strip() for n in chain]
    if any(_COUNTED.match(line) for line in below):
        return True
    return 0 < len(above) <= CELL and all(len(line) == len(above) for line in below)


def _alone(text: str, label: Label) -> bool:
    return text[label.end : label.end + 1] in ("", "\n")
