"""Printed tables of contents: their lines name chapters and are none.

A table opens with 目录 alone on its line, or with the first chapter itself where a list of chapters and
nothing else is printed twice. It ends where its first entry comes again, with its text. Page numbers and
leaders speak for it, and lines that lead to page numbers by dots are one without a head. A list that the
text does not take up again (二、目录管理, a list of books) is text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import (
    ANNEX_WORD,
    CHAPTER,
    COUNTED,
    FIRST_CHAPTER,
    FIRST_COUNTED,
    IN_BRACKETS_HAN,
    LABEL,
    NUMBERED,
)
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.stages.split.text_lines import text_lines

Span = tuple[int, int]
MAX_ENTRY = 60  # code points of an entry
FEWEST = 2
MAX_PROBE = 12  # code points of the first entry that are looked for again
FEWEST_BARE = 3  # entries of a list without 目录 above it
FEWEST_COUNTED = (
    8  # entries numbered 5.1, 5.2 with page numbers, which the text need not take up again
)
FEWEST_PAGED = 4  # labelled entries with page numbers, without 目录 above them
FEWEST_OUTLINED = 4  # headings in a row, which the text takes up again one by one
FEWEST_LED = 3  # entries that lead to page numbers, without 目录 above them
LONGEST_LED = 240  # code points of such an entry, dots included
WRAPPED = 1  # lines of an entry in front of the one with its page number
TAKEN_UP = 0.6  # share of the entries that the text prints again

_HEAD = LinePattern(r"^[ \t\u3000#*]*(?:目[ \t\u3000]*[录次]|CONTENTS|Contents)[ \t\u3000：:*]*$")
_NAMED = lazy_pattern(r"目[ \t\u3000]*[录次]")
_GLUED = LinePattern(
    rf"^[ \t\u3000]*目[ \t\u3000]*[录次][ \t\u3000：:]*(?={FIRST_CHAPTER}|{FIRST_COUNTED})"
)
_OPENING = LinePattern(
    r"^[ \t\u3000]*目[ \t\u3000]*[录次](?=(?P<entry>[^\n：:。，]{2,200})\n[ \t\u3000]*(?P<next>[^\n]*))"
)
_UNIT = LinePattern(rf"^[ \t\u3000]*{CHAPTER}")
_UNITS = lazy_pattern(CHAPTER)
_ROW = LinePattern(
    rf"^[ \t\u3000]*{FIRST_CHAPTER}[ \t\u3000][^\n。；：]{{2,40}}[ \t\u3000]{CHAPTER}[ \t\u3000][^\n。；：]*$"
)
_ROW_OPENS = LinePattern(rf"^[ \t\u3000]*{FIRST_CHAPTER}")
_HEADED = lazy_pattern(r"(?:[IVX]{1,4}[ \t\u3000]+)?目[ \t\u3000]*[录次]")
_LEADER = r".．·…‥﹒\-—_ \t\u3000"
# A page number behind a leader or a blank, or a leader alone; each run is tried once, at its start.
_PAGE = lazy_pattern(
    rf"(?:(?<![{_LEADER}])(?:[ \t\u3000][{_LEADER}]*+|[{_LEADER}]{{2,}}+)"
    r"[（(]?(?:\d{1,4}|[ivxIVX]{1,5})[ ]?[-—]?[）)]?|(?<![.．·…‥])[.．·…‥]{3,}+)[ \t\u3000]{0,8}$"
)
# Stands before every page number: behind a blank, or at the end of a line. The digit comes first in the
# pattern, so that only digits are looked at.
_PAGED = lazy_pattern(r"\d(?:(?<=[ \t\u3000]\d)|(?<=[一-鿿”》）)]\d)\d{0,2}[ \t]*$)", re.MULTILINE)
# The break behind a line that may end with one; `FEWEST_PAGED` of them stand in front of one.
_LINE_ENDS_PAGED = lazy_pattern(r"\n(?:(?<=\d\n)|(?<=[^\S\n]\n))")
_PAGE_NUMBER = lazy_pattern(r"(?:[ \t\u3000]|(?<=[一-鿿”》）)]))(\d{1,3})$")
_LED = lazy_pattern(r"[^\s.．·…][ \t]?(?:[.．·…][ \t]?){4,}[ \t]*[（(]?\d{1,4}[）)]?[ \t\u3000]*$")
_LABELLED = lazy_pattern(rf"{LABEL}|\d{{1,2}} |{ANNEX_WORD}|附则")
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
_LABEL = lazy_pattern(rf"^(?:{LABEL}|\d{{1,2}}(?!\d))[.．、]?")
_ENTRY_ENDS = lazy_pattern(r"[。；;，,：]$")


def contents_ranges(text: str) -> list[Span]:
    """The ranges of the tables of contents in ``text``, in order, heads included."""
    out: list[Span] = []
    if _NAMED.search(text) or "ONTENTS" in text or "ontents" in text:
        for head in _HEAD.finditer(text):
            if (not out or head.start() >= out[-1][1]) and (end := _end(text, head.end())):
                out.append((head.start() + len(head.group()) - len(head.group().lstrip()), end))
        for head in _OPENING.finditer(text):
            paged = leads_to_page(head["entry"]) and leads_to_page(head["next"])
            listed = len(head["entry"]) <= MAX_ENTRY and _UNIT.match(head["next"])
            if (paged or listed) and (not out or head.start() >= out[-1][1]):
                end = _end(text, head.end())
                if end:
                    out.append((head.start(), end))
        for head in _GLUED.finditer(text):
            if (not out or head.start() >= out[-1][1]) and (end := _glued_end(text, head.end())):
                out.append((head.start(), end))
    out += (span for span in _led(text) if all(span[1] <= a or b <= span[0] for a, b in out))
    return sorted(out) or list(_in_a_row(text)) or list(_bare(text)) or list(_paged(text))


def leads_to_page(line: str) -> bool:
    """Whether a line ends as a row of contents does: with its page behind a blank or a leader, or with a leader."""
    return _PAGE.search(line) is not None


def _in_a_row(text: str) -> Iterator[Span]:
    """All chapters on one line, without a head; the first is printed again below it."""
    if _UNITS.search(text) is None:
        return
    for m in _ROW.finditer(text):
        units = _UNITS.findall(text, *m.span())
        if len(units) >= FEWEST_BARE and _ROW_OPENS.search(text, m.end()):
            yield m.start() + len(m.group()) - len(m.group().lstrip()), m.end()
            return


def _led(text: str) -> Iterator[Span]:
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
        if bare > WRAPPED or high - low > MAX_ENTRY or _ENTRY_ENDS.search(text[low:high]):
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


def _plain(line: str) -> str:
    """An entry without its page number, its leader, its blanks and the marks of Markdown."""
    line = re.sub(r"^[\s#*\-]+|\]\(#[^)]*\)|[*\[]", "", line)
    return re.sub(r"[\s\u3000.．·…]+", "", _PAGE.sub("", line))


def _end(text: str, start: int) -> int | None:
    """The end of the entries that begin behind the head at ``start``; None where they are none."""
    entries: list[tuple[Span, str]] = []
    again = False
    for low, high in text_lines(text, start, len(text)):
        plain = _plain(text[low:high])
        if any(plain == e for _, e in entries) and _later(entries, plain):
            again = True
            break
        paged = leads_to_page(text[low:high])
        if entries and not paged and plain == _LABEL.sub("", entries[0][1]) != entries[0][1]:
            again = True  # the text of the first entry, which is headed without its number
            break
        units = len(_UNITS.findall(text, low, high))
        if (len(plain) > MAX_ENTRY * max(1, units) and not paged) or _ENTRY_ENDS.search(
            text[low:high]
        ):
            break
        entries.append(((low, high), plain))
    entries = _without_title(text, entries)
    if len(entries) < FEWEST:
        return None
    paged_lines = sum(leads_to_page(text[slice(*span)]) for span, _ in entries)
    end = entries[-1][0][1]
    if again or paged_lines * 2 >= len(entries) or _taken_up(text, end, [e for _, e in entries]):
        return end
    return None


def _later(entries: list[tuple[Span, str]], plain: str) -> bool:
    """Whether an entry that comes again is the first with a label: its text begins there."""
    first = next((e for _, e in entries if _LABELLED.match(e)), entries[0][1])
    return plain == first or plain == entries[0][1]


def _without_title(text: str, entries: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The entries without a title that is printed between them and the text."""
    labelled = [bool(_LABELLED.match(e)) for _, e in entries]
    if sum(labelled) * 2 < len(entries):
        return entries
    while (
        entries
        and not _LABELLED.match(entries[-1][1])
        and not leads_to_page(text[slice(*entries[-1][0])])
    ):
        entries = entries[:-1]
    return entries


def _taken_up(text: str, end: int, entries: list[str]) -> bool:
    units = [e for e in entries if _LABELLED.match(e)]
    if units and len(units) * 5 >= len(entries) * 4 and _UNITS.match(units[0]):
        first = "[ \t\u3000]*".join(map(re.escape, units[0][:MAX_PROBE]))
        if re.compile(rf"^[ \t\u3000]*{first}", re.MULTILINE).search(text, end):
            return True
    later = {_plain(text[low:high])[:MAX_ENTRY] for low, high in text_lines(text, end, len(text))}
    return sum(e in later for e in entries) >= TAKEN_UP * len(entries)


def _glued_end(text: str, start: int) -> int | None:
    """The end where all entries stand in one line: the second coming of the first one."""
    first = re.match(
        rf"(?:{CHAPTER}|{FIRST_COUNTED})[ \t\u3000]*[^第二]{{1,24}}?(?=[ \t\u3000]*(?:第|二、))",
        text[start : start + 60],
    )
    if first is None:
        return None
    at = text.find(first.group().strip(), start + first.end())
    return at if at > 0 and "。" not in text[start:at] else None


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
        labelled = _LABELLED.match(line) or _DECIMAL.match(line)
        if page and labelled and high - low <= MAX_ENTRY and int(page[1]) >= last:
            last = int(page[1])
            run.append(((low, high), _plain(line[: page.start()])))
            continue
        if len(run) >= FEWEST_PAGED and (
            _counts_on([text[slice(*span)] for span, _ in run])
            or _taken_up(text, run[-1][0][1], [e for _, e in run])
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
    if _UNITS.search(text):
        found = next(_twice(text, _UNIT, FEWEST_BARE), None)
        yield from [found] if found else _twice(text, _UNIT, FEWEST_COUNTED, _PART)
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
            run.append(((low, high), _plain(text[low:high])))
        elif run:
            break
    if len(run) < FEWEST_OUTLINED or not _COUNTED.match(run[0][1]):
        return
    again = [n for n, (_, entry) in enumerate(run) if n and entry == run[0][1]]
    run = run[: again[0]] if again else run
    entries = [entry for _, entry in run]
    below = [_plain(text[low:high]) for low, high in text_lines(text, run[-1][0][1], len(text))]
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
        if entries and entries[0][1][-1:] in line and _plain(line) == entries[0][1]:
            if len(entries) >= fewest:
                yield entries[0][0][0], entries[-1][0][1]
            return
        at = text.rfind("\n", 0, low) + 1
        if high - low > MAX_ENTRY or not (unit.match(text, at) or (part and part.match(text, at))):
            return
        entries.append(((low, high), _plain(line)))
