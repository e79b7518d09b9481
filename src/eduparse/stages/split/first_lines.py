"""The first line of a paper without a head: a list, a table, a form or a record, named by the line above its rows.

No word tells the name of such a paper, and each of its rows may look like a title. What tells is the form of
the lines: rows have one form (the same count of cells, a key, the same counted word in front), and the line
above them has not.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from eduparse.document.records import dataclass
from eduparse.language.clause_labels import ORDINAL
from eduparse.language.dates import ANY_DAY, ANY_MONTH, STAMP
from eduparse.language.doc_numbers import NUMBER, NUMBER_END
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.organs import is_person, organs
from eduparse.stages.split.text_lines import text_lines
from eduparse.stages.split.title_lines import WITH_END, bare_line, is_title_part
from eduparse.stages.split.title_weight import BYLINE

LOOKED_AT = 10  # lines of a text, the first among them
SHORTEST, LONGEST = 3, 40  # code points of a name
FEWEST_ROWS = 3  # of one form below a name
ROW_SHARE = 0.5  # of the lines below a name that are such rows, at least
LONGEST_ROW = 40  # code points
LONGEST_WORD = 10  # code points of a row that is one word: 草房子
CELLS = 2  # of a row, at least
_KEY = lazy_pattern(r"(?P<key>[^\s\d：:，。（）()《》]{1,8})[：:]")
_LED = lazy_pattern(
    rf"第{ORDINAL}[一-鿿]|【.】|[A-Za-z]?\d+(?:[.:：月—-]\d+)?[年月日.、．]?(?=[\s一-鿿，：]|$)"
)
_COUNT = lazy_pattern(r"[\d一二三四五六七八九十甲乙丙丁戊]+")
_MARKS = lazy_pattern("[，。；：！？,;:!?、|…/]")
_HAN = lazy_pattern("[一-鿿]")
_BLANK = lazy_pattern(r"\s")
_WHEN = lazy_pattern(rf"{ANY_DAY}$|{STAMP}|{ANY_MONTH}$")
_NO_NAME = lazy_pattern(words("no-paper-name"))
_WORD = lazy_pattern(rf"[一-鿿]{{2,{LONGEST_WORD}}}")
# A line of a song or a slogan: 小朋友，来洗手，
_VERSE = lazy_pattern(
    r"(?=.{6,16}$)(?=.*[，！。])[一-鿿]{2,10}(?:[，！ ][一-鿿]{2,10})?[，。！？；]?"
)

Form = tuple[str, str | int]


@dataclass(frozen=True, slots=True)
class FirstLine:
    """The name in the first line of a text, and the form of the rows below it, None where it has none."""

    title: str
    rows: Form | None
    sure: bool
    """Whether a number, a row or the heads of columns stand right below it; any other line there may be the name just as well."""


def bare_paper_name(text: str) -> FirstLine | None:
    """What the first line of ``text`` names, or None where it names nothing."""
    lines = [
        text[low:high].strip(" \t\u3000")
        for low, high in islice(text_lines(text, 0, len(text)), LOOKED_AT)
    ]
    if len(lines) > 2 and organs(lines[0]):
        del lines[0]  # whose paper it is
    if len(lines) < 2 or not _may_name(lines[0]) or _is_counted(lines):
        return None
    rows = _rows(lines)
    form = row_form(lines[1])
    below = rows is not None and form is not None and (form == rows or form[0] == "cells")
    sure = below or (NUMBER_END in lines[1] and NUMBER.search(lines[1]) is not None)
    return FirstLine(bare_line(lines[0]), rows, sure)


def row_form(line: str) -> Form | None:
    """The form that ``line`` has as a row: its key, what is counted in front, its cells, one word; None for others."""
    if len(line) > LONGEST_ROW:
        return None
    if _VERSE.fullmatch(line) is not None:
        return "verse", 1
    if (led := _LED.match(line)) is not None:
        return "led", _COUNT.sub("9", led[0])
    return None if line[-1:] == "。" else _form_of_words(line)


def _form_of_words(line: str) -> Form | None:
    if _KEY.match(line) is not None:
        return "keyed", 1
    cells = len(line.split())
    if cells >= CELLS:
        return "cells", cells
    return ("word", 1) if _WORD.fullmatch(line) is not None else None


def is_row(title: str, first: FirstLine) -> bool:
    """Whether ``title``, found below or behind the name ``first`` of a list, has a form that names have not.

    One that ends as titles do must have the form of the rows: 9:10 宣读表彰决定.
    """
    form = row_form(title.removeprefix(first.title))
    if first.rows is None or form is None:
        return False
    if WITH_END.fullmatch(title) is not None:
        return form == first.rows and form[0] in ("led", "cells")
    return form[0] in ("led", "keyed", "cells")


def _may_name(line: str) -> bool:
    """Whether a line may be the name of what stands below it: words alone, no label, date, person or body."""
    bare = bare_line(line)
    return (
        SHORTEST <= len(bare) <= LONGEST
        and 2 * len(_HAN.findall(bare)) > len(bare)
        and _MARKS.search(bare) is None
        and _BLANK.search(bare) is None
        and _WHEN.match(bare) is None
        and _NO_NAME.match(bare) is None
        and is_title_part(line, bare)
        and not is_person(bare)
        and BYLINE.search(bare) is None
    )


def _is_counted(lines: Sequence[str]) -> bool:
    """Whether a line below is the first one with another numeral: 一等奖, 二等奖."""
    key = _COUNT.sub("9", lines[0])
    return key != lines[0] and any(_COUNT.sub("9", line) == key for line in lines[1:])


def _rows(lines: Sequence[str]) -> Form | None:
    """The form that most of the lines below the first one share and the first has not."""
    forms = Counter(form for line in lines[1:] if (form := row_form(line)) is not None)
    if not forms:
        return None
    form, times = forms.most_common(1)[0]
    enough = times >= FEWEST_ROWS and times >= ROW_SHARE * (len(lines) - 1)
    return form if enough and row_form(lines[0]) != form else None
