"""Printed tables of contents: their lines name chapters and are none.

A table opens with 目录 alone on its line, or with the first chapter itself where a list of chapters and
nothing else is printed twice. It ends where its first entry comes again, with its text. Page numbers and
leaders speak for it, and lines that lead to page numbers by dots are one without a head. A list that the
text does not take up again (二、目录管理, a list of books) is text.
"""

import re
from collections.abc import Iterator

from eduparse.language.clause_labels import CHAPTER, FIRST_CHAPTER, FIRST_COUNTED, LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.line_pattern import LinePattern
from eduparse.stages.split.bare_contents import led_to_pages, lists_that_come_again
from eduparse.stages.split.contents_entries import (
    ENTRY_ENDS,
    FEWEST,
    LABELLED,
    MAX_ENTRY,
    UNIT,
    UNITS,
    Span,
    leads_to_page,
    plain_entry,
    taken_up,
)
from eduparse.stages.split.text_lines import rest_of_line, text_lines

_HEAD = LinePattern(r"^[ \t\u3000#*]*(?:目[ \t\u3000]*[录次]|CONTENTS|Contents)[ \t\u3000：:*]*$")
_NAMED = lazy_pattern(r"目[ \t\u3000]*[录次]")
_OWN = LinePattern(
    r"^[ \t\u3000#*]*(?P<own>[一-鿿（）()《》“”\d]{4,40}?)[ \t\u3000]*目[ \t\u3000]*[录次][ \t\u3000：:*]*$"
)
_GLUED = LinePattern(
    rf"^[ \t\u3000]*目[ \t\u3000]*[录次][ \t\u3000：:]*(?={FIRST_CHAPTER}|{FIRST_COUNTED})"
)
_OPENING = LinePattern(
    r"^[ \t\u3000]*目[ \t\u3000]*[录次](?=(?P<entry>[^\n：:。，]{2,200})\n[ \t\u3000]*(?P<next>[^\n]*))"
)
SHORT_ENTRY = 8  # code points of an entry without a label: 结语; a title has more
_PART_ALONE = lazy_pattern(CHAPTER)
_LABEL = lazy_pattern(rf"^(?:{LABEL}|\d{{1,2}}(?!\d))[.．、]?")


def contents_ranges(text: str) -> list[Span]:
    """The ranges of the tables of contents in ``text``, in order, heads included."""
    out: list[Span] = []
    if _NAMED.search(text) or "ONTENTS" in text or "ontents" in text:
        for head in _HEAD.finditer(text):
            if (not out or head.start() >= out[-1][1]) and (end := _end(text, head.end())):
                out.append((head.start() + len(head.group()) - len(head.group().lstrip()), end))
        out += (span for span in _named(text) if not out or span[0] >= out[-1][1])
        for head in _OPENING.finditer(text):
            paged = leads_to_page(head["entry"]) and leads_to_page(head["next"])
            listed = len(head["entry"]) <= MAX_ENTRY and UNIT.match(head["next"])
            if (paged or listed) and (not out or head.start() >= out[-1][1]):
                end = _end(text, head.end())
                if end:
                    out.append((head.start(), end))
        for head in _GLUED.finditer(text):
            if (not out or head.start() >= out[-1][1]) and (end := _glued_end(text, head.end())):
                out.append((head.start(), end))
    out += (
        span for span in led_to_pages(text) if all(span[1] <= a or b <= span[0] for a, b in out)
    )
    return sorted(out) or lists_that_come_again(text)


def _named(text: str) -> Iterator[Span]:
    """The tables that open with the name of the paper, which stands on a line of its own too: 某预案目录."""
    for head in _OWN.finditer(text):
        if _printed_alone(text, head["own"]) and (end := _end(text, head.end())):
            above = text[:end].rstrip().removesuffix(head["own"]).rstrip()
            yield head.start() + len(head[0]) - len(head[0].lstrip()), max(head.end(), len(above))


def _printed_alone(text: str, line: str) -> bool:
    """Whether ``line`` stands alone on a line of ``text``."""
    at = text.find(line)
    while at >= 0:
        before, behind = text[max(0, at - 1) : at], text[at + len(line) :][:1]
        if before in ("", "\n", "\u3000", " ") and behind in ("", "\n"):
            return True
        at = text.find(line, at + 1)
    return False


def _end(text: str, start: int) -> int | None:
    """The end of the entries that begin behind the head at ``start``; None where they are none."""
    entries: list[tuple[Span, str]] = []
    again = False
    for low, high in text_lines(text, start, len(text)):
        plain = plain_entry(text[low:high])
        printed = {plain, _with_title(text, high, plain)} if entries else set()
        if any(e in printed and _later(entries, e) for _, e in entries):
            again = True
            break
        paged = leads_to_page(text[low:high])
        if entries and not paged and plain == _LABEL.sub("", entries[0][1]) != entries[0][1]:
            again = True  # the text of the first entry, which is headed without its number
            break
        units = len(UNITS.findall(text, low, high))
        if (len(plain) > MAX_ENTRY * max(1, units) and not paged) or ENTRY_ENDS.search(
            text[low:high]
        ):
            break
        entries.append(((low, high), plain))
    entries = _without_title(text, entries)
    if len(entries) < FEWEST:
        return None
    paged_lines = sum(leads_to_page(text[slice(*span)]) for span, _ in entries)
    end = entries[-1][0][1]
    if again or paged_lines * 2 >= len(entries) or taken_up(text, end, [e for _, e in entries]):
        return end
    return None


def _with_title(text: str, end: int, plain: str) -> str:
    """``plain``, the label of a part alone on the line that ends at ``end``, with the title below it: 第一部分⏎单位概况."""
    if _PART_ALONE.fullmatch(plain) is None:
        return plain
    below = next(text_lines(text, end, min(len(text), end + MAX_ENTRY)), None)
    return plain if below is None else plain + plain_entry(rest_of_line(text, below[0]))


def _later(entries: list[tuple[Span, str]], plain: str) -> bool:
    """Whether an entry that comes again is the first with a label: its text begins there."""
    first = next((e for _, e in entries if LABELLED.match(e)), entries[0][1])
    return plain == first or plain == entries[0][1]


def _without_title(text: str, entries: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The entries without a title that is printed between them and the text."""
    labelled = [bool(LABELLED.match(e)) for _, e in entries]
    if sum(labelled) * 2 < len(entries):
        return entries
    while (
        entries
        and not LABELLED.match(entries[-1][1])
        and not leads_to_page(text[slice(*entries[-1][0])])
        and not _names_part(entries)
        and not _comes_again(text, entries[-1])
    ):
        entries = entries[:-1]
    return entries


def _comes_again(text: str, entry: tuple[Span, str]) -> bool:
    """Whether the text prints an entry without a label again, below the first line behind it: 结 语."""
    (low, high), plain = entry
    printed = text[low:high]
    return text.find(f"\n{printed}\n", high + 1) > 0 and len(plain) <= SHORT_ENTRY


def _names_part(entries: list[tuple[Span, str]]) -> bool:
    """Whether the last entry is the title of the part above it, as in the entries before: 第一部分⏎部门概况⏎第二部分⏎…."""
    alone = [n for n, (_, e) in enumerate(entries[:-1]) if _PART_ALONE.fullmatch(e)]
    titled = all(not LABELLED.match(entries[n + 1][1]) for n in alone)
    return len(alone) >= FEWEST and titled and alone[-1] == len(entries) - 2


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
