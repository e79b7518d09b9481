"""Printed tables of contents without 目录 above them.

Lines that lead to page numbers by dots are one, and so is a list of chapters, parts or headings with nothing between
them that the text takes up again. A list that it does not take up is text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import (
    CHAPTER,
    COUNTED,
    FIRST_CHAPTER,
    IN_BRACKETS_HAN,
    NUMBERED,
)
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.stages.split.contents_entries import (
    ENTRY_ENDS,
    FEWEST,
    LABELLED,
    MAX_ENTRY,
    UNIT,
    UNITS,
    Span,
    plain_entry,
    taken_up,
)
from eduparse.stages.split.text_lines import text_lines

FEWEST_BARE = 3  # entries of a list without 目录 above it
FEWEST_COUNTED = (
    8  # entries numbered 5.1, 5.2 with page numbers, which the text need not take up again
)
FEWEST_PAGED = 4  # labelled entries with page numbers, without 目录 above them
FEWEST_OUTLINED = 4  # headings in a row, which the text takes up again one by one
FEWEST_LED = 3  # entries that lead to page numbers, without 目录 above them
LONGEST_LED = 240  # code points of such an entry, dots included
WRAPPED = 1  # lines of an entry in front of the one with its page number

_ROW = LinePattern(
    rf"^[ \t\u3000]*{FIRST_CHAPTER}[ \t\u3000][^\n。；：]{{2,40}}[ \t\u3000]{CHAPTER}[ \t\u3000][^\n。；：]*$"
)
_ROW_OPENS = LinePattern(rf"^[ \t\u3000]*{FIRST_CHAPTER}")
_HEADED = lazy_pattern(r"(?:[IVX]{1,4}[ \t\u3000]+)?目[ \t\u3000]*[录次]")
# Stands before every page number: behind a blank, or at the end of a line. The digit comes first in the
# pattern, so that only digits are looked at.
_PAGED = lazy_pattern(r"\d(?:(?<=[ \t\u3000]\d)|(?<=[一-鿿”》）)]\d)\d{0,2}[ \t]*$)", re.MULTILINE)
# The break behind a line that may end with one; `FEWEST_PAGED` of them stand in front of one.
_LINE_ENDS_PAGED = lazy_pattern(r"\n(?:(?<=\d\n)|(?<=[^\S\n]\n))")
_PAGE_NUMBER = lazy_pattern(r"(?:[ \t\u3000]|(?<=[一-鿿”》）)]))(\d{1,3})$")
_LED = lazy_pattern(r"[^\s.．·…][ \t]?(?:[.．·…][ \t]?){4,}[ \t]*[（(]?\d{1,4}[）)]?[ \t\u3000]*$")
_NUMBERED = LinePattern(
    r"^[ \t\u3000]*\d{1,2}(?:\.\d{1,2}){0,2}[ \t\u3000]*(?=[一-鿿][^。；，：\n]*$)"
)
_OUTLINE = lazy_pattern(rf"(?:{COUNTED}|{IN_BRACKETS_HAN})[ \t\u3000]*[^。；;，,：:\n]{{2,}}")
_OUTLINED = LinePattern(rf"^[^\S\n]*(?:{_OUTLINE.pattern})")  # a line that may be one
_COUNTED = lazy_pattern(COUNTED)
_PART = LinePattern(
    rf"^[ \t\u3000]*(?:{COUNTED}|{IN_BRACKETS_HAN}|{NUMBERED})[ \t\u3000]*+[^。；;，,：:\n]{{2,}}$"
)
_FIRST_PART = LinePattern(r"^[ \t\u3000]*1\.1[ \t\u3000]*[一-鿿]")
_DECIMAL = lazy_pattern(r"(\d{1,2})\.(\d{1,2})(?![\d.])")


def lists_that_come_again(text: str) -> list[Span]:
    """The ranges of lists that the text takes up again, where no table of contents has a head."""
    return list(_in_a_row(text)) or list(_bare(text)) or list(_paged(text))


def led_to_pages(text: str) -> Iterator[Span]:
    """Lines that lead to page numbers by dots, whatever stands above them: the head may be cut off.

    An entry that is wrapped has its dots on its last line.
    """
    if not any(dots in text for dots in ("...", "…", "···")):
        return
    run: list[Span] = []
    bare = 0
    for low, high in text_lines(text, 0, len(text)):
        if _LED.search(text, low, high):
            start = low if run or high - low <= LONGEST_LED else _inside(text, low, high)
            run += [(start, high)] if start is not None else []
            bare = 0
            continue
        bare += 1
        if bare > WRAPPED or high - low > MAX_ENTRY or ENTRY_ENDS.search(text[low:high]):
            yield from _run(text, run)
            run = []
    yield from _run(text, run)


def _inside(text: str, low: int, high: int) -> int | None:
    """Where 目录 opens a table inside a line that begins with prose; None where it does not."""
    found = list(re.compile(r"目[ \t\u3000]*[录次](?=[^。；]{2,}$)").finditer(text, low, high))
    return found[-1].start() if found else None


def _run(text: str, run: list[Span]) -> Iterator[Span]:
    headed = bool(run) and _HEADED.match(text, run[0][0]) is not None
    if len(run) >= (FEWEST if headed else FEWEST_LED):
        yield run[0][0], run[-1][1]


def _in_a_row(text: str) -> Iterator[Span]:
    """All chapters on one line, without a head; the first is printed again below it."""
    if UNITS.search(text) is None:
        return
    for m in _ROW.finditer(text):
        units = UNITS.findall(text, *m.span())
        if len(units) >= FEWEST_BARE and _ROW_OPENS.search(text, m.end()):
            yield m.start() + len(m.group()) - len(m.group().lstrip()), m.end()
            return


def _paged(text: str) -> Iterator[Span]:
    """Labelled lines with page numbers that do not fall, without a head.

    The text takes the first up again; where it is cut off, a long row of decimals in order says enough.
    """
    if _LINE_ENDS_PAGED.search(text) is None or _PAGED.search(text) is None:
        return
    run: list[tuple[Span, str]] = []
    last = 0
    for low, high in (*text_lines(text, 0, len(text)), (len(text), len(text))):
        line = text[low:high]
        page = _PAGE_NUMBER.search(line) if line[-1:].isdecimal() else None
        labelled = LABELLED.match(line) or _DECIMAL.match(line)
        if page and labelled and high - low <= MAX_ENTRY and int(page[1]) >= last:
            last = int(page[1])
            run.append(((low, high), plain_entry(line[: page.start()])))
            continue
        if len(run) >= FEWEST_PAGED and (
            _counts_on([text[slice(*span)] for span, _ in run])
            or taken_up(text, run[-1][0][1], [e for _, e in run])
        ):
            yield run[0][0][0], run[-1][0][1]
            return
        run, last = [], 0


def _counts_on(lines: Sequence[str]) -> bool:
    """Whether decimals number enough lines, each after the one above it."""
    found = [_DECIMAL.match(line) for line in lines]
    numbers = [(int(m[1]), int(m[2])) for m in found if m]
    return len(numbers) == len(lines) >= FEWEST_COUNTED and all(a < b for a, b in pairwise(numbers))


def _bare(text: str) -> Iterator[Span]:
    """A list of chapters, or of 1, 1.1, without a head: nothing stands between them, and the first comes again.

    The chapters may be listed with their parts.
    """
    if UNITS.search(text):
        found = next(_twice(text, UNIT, FEWEST_BARE), None)
        yield from [found] if found else _twice(text, UNIT, FEWEST_COUNTED, _PART)
    if "1.1" in text and _FIRST_PART.search(text):
        yield from _twice(text, _NUMBERED, FEWEST_COUNTED)
    if text.count("\n一、") > 1 or text.startswith("一、"):
        yield from _outlined(text)


def _outlined(text: str) -> Iterator[Span]:
    """The first row of headings 一、 and （一） with nothing between them; the text takes each of them up again.

    Where the first comes again right behind the row, the text may end before it has come to all of them.
    """
    run: list[tuple[Span, str]] = []
    first = _OUTLINED.search(text)
    for low, high in text_lines(text, first.start(), len(text)) if first else ():
        if high - low <= MAX_ENTRY and _OUTLINE.fullmatch(text, low, high):
            run.append(((low, high), plain_entry(text[low:high])))
        elif run:
            break
    if len(run) < FEWEST_OUTLINED or not _COUNTED.match(run[0][1]):
        return
    again = [n for n, (_, entry) in enumerate(run) if n and entry == run[0][1]]
    run = run[: again[0]] if again else run
    entries = [entry for _, entry in run]
    below = [
        plain_entry(text[low:high]) for low, high in text_lines(text, run[-1][0][1], len(text))
    ]
    if len(run) >= FEWEST_OUTLINED and (
        _head_text(entries, below) or (again and _begins_again(entries, below))
    ):
        yield run[0][0][0], run[-1][0][1]


def _head_text(entries: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the lines ``below`` hold all ``entries`` in order, each with text or a part of its own under it.

    A list of words that is printed twice has none.
    """
    at = -1
    for n, entry in enumerate(entries):
        again = next((i for i in range(at + 1, len(below)) if below[i] == entry), None)
        if again is None or (n and again == at + 1 and not _holds(entries[n - 1], entry)):
            return False
        at = again
    return at + 1 < len(below)


def _begins_again(entries: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the text below a row takes up its first entries and ends before it comes to the others."""
    printed = set(below)
    taken = next((n for n, entry in enumerate(entries) if entry not in printed), len(entries))
    last = below.index(entries[taken - 1])
    if any(entry in printed for entry in entries[taken:]) or last + 1 == len(below):
        return False
    return _COUNTED.match(below[last + 1]) is None and _head_text(entries[:taken], below)


def _holds(entry: str, after: str) -> bool:
    return _COUNTED.match(entry) is not None and _COUNTED.match(after) is None


def _twice(
    text: str, unit: LinePattern, fewest: int, part: LinePattern | None = None
) -> Iterator[Span]:
    """The list whose entries are lines with a label that ``unit`` describes; its first entry comes again behind it.

    Lines that ``part`` describes may stand below the first.
    """
    first = unit.search(text)
    if first is None:
        return
    entries: list[tuple[Span, str]] = []
    for low, high in text_lines(text, first.start(), len(text)):
        line = text[low:high]
        if entries and entries[0][1][-1:] in line and plain_entry(line) == entries[0][1]:
            if len(entries) >= fewest:
                yield entries[0][0][0], entries[-1][0][1]
            return
        at = text.rfind("\n", 0, low) + 1
        if high - low > MAX_ENTRY or not (unit.match(text, at) or (part and part.match(text, at))):
            return
        entries.append(((low, high), plain_entry(line)))
