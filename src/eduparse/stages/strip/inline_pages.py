"""Numbers of printed pages that stand inside a line: 村委会第2页利用空闲的旧仓库, 学生 Page 2 of 9 的.

A text may speak of a page (见第2页), so the words beside tell: without the number they must go together much better than
apart. What only print has (第2页/共9页, - 2 -) says it by itself. Where several count on by one, one in a sentence, they
prove each other, also beside marks; they are deleted where most of them tear words. What stands beside each of them, the
same everywhere, is the running line and goes with them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from eduparse.document.edits import Edit
from eduparse.language.charmodel import folded
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.mixture import mixture

RULE = "span.page-number"
FEWEST = 2  # that tear a word or a phrase, and half of all
TORN = 5.0  # nats that the words on both sides gain together; where a text speaks of a page few gain so much
TORN_SPOKEN = 7.0  # … where a word in front or behind speaks of pages (每天背第3页单词)
TOLD = 2.5  # … from which one is suggested: 34 million clean characters have none that is not spoken of
TOLD_LOOSE = 4.0  # … of a form that clean text has in its words: P8, D型甘油醛-3-磷酸
ALTOGETHER = 3.0  # … of several that count on
ROW = 3  # that count on, one in a sentence, whatever stands beside
BARE_GAIN = 3.0  # nats that the words beside a figure alone gain without it, …
BARE = 10.0  # … and by which they are likelier so than with it: of 70 on pages of such papers nine in ten are above
BARE_ALONE = 20.0  # … from which one is suggested: 屈臣氏和711便利店 comes to 19.8
BARE_STEP = 3  # pages on, at most: the number of some stands beside a mark
PUT, SUGGESTED = 0.99, 0.8
_NEAR = 3  # characters on either side
_BESIDE_NUMBER = 24  # characters of a running line, at most,
_LEAST_LINE = 3  # … and at least
_WITNESSES = frozenset(("words", "repetition"))
_HAN = "\u4e00-\u9fff"
_MARKS = "，。、；：！？”）"
_FAR = 40  # characters between two that count on beside marks: a printed page has more
_DASHES = "-—–－"
_FRACTION = "/"


class Form(NamedTuple):
    """How a number is set: only in print (``clear``), as a text may speak of a page, or as words have it (``loose``)."""

    hint: str
    pattern: "re.Pattern[str]"
    clear: bool = False
    loose: bool = False


def _form(hint: str, form: str, *, clear: bool = False, loose: bool = False) -> Form:
    return Form(hint, lazy_pattern(form), clear=clear, loose=loose)


_PAGE = r"(?P<page>\d{1,3})"
_TOTAL = r"(?P<total>\d{1,3})"
_FORMS = (
    _form("页", rf"第 ?{_PAGE} ?页 ?[/／，,]? ?共 ?{_TOTAL} ?页", clear=True),
    _form("页", rf"第{_PAGE}页(?! ?[/／，,]? ?共)"),
    _form("of", rf"[Pp]age[ ]{_PAGE}[ ]of[ ]{_TOTAL}", clear=True),
    *(_form(d, rf"{d} {_PAGE} {d}(?! [0-9])", clear=True) for d in f"{_DASHES}·•"),
    _form("p", rf"p\. ?{_PAGE}", loose=True),
    _form("P", rf"P{_PAGE}", loose=True),
    *(_form(d, rf"{d}{_PAGE}{d}", loose=True) for d in f"{_DASHES}·•"),
    _form(_FRACTION, rf"{_PAGE}/{_TOTAL}", loose=True),
)
_OWN_LINE = lazy_pattern(rf"\n *(?P<page>[1-9]\d{{0,2}}) *\n(?=[{_HAN}])")
_SLASH = lazy_pattern(rf"/[0-9]{{1,3}} ?[{_HAN}，。、]")
_FIGURE = lazy_pattern(
    rf"(?P<page>[1-9]\d{{0,2}})\n?(?=[{_HAN}])(?!{words('unit-of-figures')}|{words('loose-unit')})"
)
_BESIDE = lazy_pattern(rf"[{_HAN}{_MARKS}“（A-Za-z0-9]")
_CHINESE = lazy_pattern(f"[{_HAN}]")
_LOOSE_BESIDE = lazy_pattern(rf"[{_HAN}{_MARKS}“（]")
_SPOKEN_BEFORE = lazy_pattern(f"{words('page-spoken-before')}$")
_SPOKEN_BEHIND = lazy_pattern(words("page-spoken-behind"))
_STOP = lazy_pattern("[。！？\n]")


class Number(NamedTuple):
    """A number at ``[start, end)``; ``gain`` in nats of what stands beside it, 0 beside a mark or where it is spoken of."""

    start: int
    end: int
    page: int
    total: str
    gain: float
    spoken: bool


def inline_pages(text: str) -> Iterator[Edit]:
    """Deletions of numbers of pages inside lines, and of the running line beside them."""
    taken = False
    for form in _FORMS:
        if form.hint not in text or (form.hint == _FRACTION and not _SLASH.search(text)):
            continue
        found = [
            n
            for m in form.pattern.finditer(text)
            if (n := _number(text, m, loose=form.loose)) is not None
        ]
        if found and (sure := _sure(text, found, form)):
            taken = True
            yield from _edits(text, found, sure)
    if not taken:
        yield from _edits(text, list(_bare(text)), SUGGESTED, running=False)


def _number(text: str, m: "re.Match[str]", *, loose: bool) -> Number | None:
    """What ``m`` is inside a line; None at either end of one."""
    start, end = m.span()
    start -= text[start - 1 : start] == " "
    end += text[end : end + 1] == " "
    beside = _LOOSE_BESIDE if loose else _BESIDE
    if alone := text[start - 1 : start] == text[end : end + 1] == "\n":  # between two lines
        start, end = start - 1, end + 1
        beside = _CHINESE
    before = text[start - 1 : start]
    if not (beside.match(before) and beside.match(text, end)):
        return None
    gain = 0.0 if before in _MARKS else _gain(text, start, end)
    if alone and gain < TOLD:  # what stands below may be a new line
        return None
    spoken = gain < TORN_SPOKEN and (
        _SPOKEN_BEFORE.search(text, max(0, start - 4), start) is not None
        or _SPOKEN_BEHIND.match(text, end) is not None
    )
    groups = m.groupdict()
    return Number(start, end, int(m["page"]), groups.get("total") or "", gain, spoken)


def _sure(text: str, found: Sequence[Number], form: Form) -> float:
    """How sure it is that ``found`` are numbers of printed pages; 0 where nothing says so."""
    plain = [n for n in found if form.clear or not n.spoken]
    if 2 * len(plain) <= len(found):
        return 0.0
    lines = any(text[n.start] == "\n" for n in found)  # those that stand alone may not all be here
    counted = all(
        a.page < b.page <= a.page + (BARE_STEP if lines else 1) and a.total == b.total
        for a, b in pairwise(found)
    )
    torn = sum(n.gain >= TORN for n in plain) if counted and len(found) > 1 else 0
    if (torn >= FEWEST and 2 * torn >= len(found)) or (form.clear and torn):
        return PUT
    if len(found) == 1:
        told = max(n.gain for n in plain) >= _least(form)
    else:
        told = counted and (torn > 0 or _in_row(text, found, form))
    return SUGGESTED if told or form.clear else 0.0


def _in_row(text: str, found: Sequence[Number], form: Form) -> bool:
    """Whether numbers that count on prove each other: one in a sentence, and several, or far apart."""
    if form.hint == _FRACTION or not all(
        _STOP.search(text, a.end, b.start) for a, b in pairwise(found)
    ):
        return False
    far = all(b.start - a.end >= _FAR for a, b in pairwise(found))
    return far or len(found) >= ROW or sum(n.gain for n in found) >= ALTOGETHER


def _least(form: Form) -> float:
    if form.hint == _FRACTION:
        return TORN + TORN
    return TOLD_LOOSE if form.loose else TOLD


def _bare(text: str) -> Iterator[Number]:
    """Figures alone that tear words: several that count on, one in a sentence, or one that nobody writes there."""
    row: list[Number] = []
    figures = [*_FIGURE.finditer(text), *_OWN_LINE.finditer(text)]
    for m in sorted(figures, key=lambda m: m.start()):
        if not "\u4e00" <= text[m.start() - 1 : m.start()] <= "\u9fff":
            continue
        found = _torn_by_figure(text, m)
        if found is None:
            continue
        last = row[-1] if row else found
        if row and not (
            last.page < found.page <= last.page + BARE_STEP
            and _STOP.search(text, last.end, found.start)
        ):
            yield from _of_print(row)
            row = []
        row.append(found)
    yield from _of_print(row)


def _torn_by_figure(text: str, m: "re.Match[str]") -> Number | None:
    start, end = m.span()
    left, right = _beside(text, start, end)
    model = mixture()
    together = model.score(right, left)
    if together - model.score(right) < BARE_GAIN:
        return None
    figure = "0" * len(m["page"])
    gain = together - model.score(figure, left) - model.score(right, left + figure)
    return Number(start, end, int(m["page"]), "", gain, spoken=False) if gain >= BARE else None


def _of_print(row: list[Number]) -> list[Number]:
    counts_on = sum(b.page == a.page + 1 for a, b in pairwise(row))
    if len(row) >= ROW or counts_on:
        return row
    return [n for n in row if n.gain >= BARE_ALONE]


def _edits(
    text: str, found: Sequence[Number], sure: float, *, running: bool = True
) -> Iterator[Edit]:
    before, behind = _running(text, found) if running else (0, 0)
    for n in found:
        joins = text[n.start] == "\n" and n.gain < TORN
        yield Edit(
            n.start - before,
            n.end + behind,
            "",
            RULE,
            min(sure, SUGGESTED) if joins else sure,
            witnesses=_WITNESSES,
        )


def _running(text: str, found: Sequence[Number]) -> tuple[int, int]:
    """How many characters in front of each of ``found``, and behind it, are the same running line."""
    if len(found) < FEWEST:
        return 0, 0
    first, *rest = found
    before = behind = 0
    while before < _BESIDE_NUMBER and all(
        text[n.start - before - 1 : n.start] == text[first.start - before - 1 : first.start]
        and "\n" not in text[n.start - before - 1 : n.start]
        and n.start > before
        for n in (first, *rest)
    ):
        before += 1
    while behind < _BESIDE_NUMBER and all(
        text[n.end : n.end + behind + 1] == text[first.end : first.end + behind + 1]
        and "\n" not in text[n.end : n.end + behind + 1]
        and n.end + behind < len(text)
        for n in rest
    ):
        behind += 1
    return (before if before >= _LEAST_LINE else 0), (behind if behind >= _LEAST_LINE else 0)


def _gain(text: str, start: int, end: int) -> float:
    """By how many nats what stands behind is likelier right behind what stands in front than alone; 0 beside a mark."""
    if text[end : end + 1] in _MARKS:
        return 0.0
    left, right = _beside(text, start, end)
    return mixture().score(right, left) - mixture().score(right)


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """What the model reads on either side, on the same line."""
    low = max(text.rfind("\n", 0, start) + 1, start - _NEAR)
    return folded(text[low:start]), folded(text[end : end + _NEAR].split("\n", 1)[0])
