"""Characters that recognition took for others of the same look: 2O21年1O月, l000元, —、 for 一、, 笫三条, 3月17曰.

Each is told by where it stands: a letter inside a figure that a unit follows, a dash where a list has its first
label, a bamboo mat in front of a numeral, 曰 behind a day. Where a writer may mean the letter (a product, O2) or the
word (五月五曰端午) it is suggested. So is what stands alone on a page, where a typist may have slipped: a page that was
recognised has several, or several kinds. A line that speaks of such mistakes keeps its examples.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.present import beside_chinese
from eduparse.stages.repair.mistaken_chars import mistaken_chars
from eduparse.stages.repair.said_for_day import said_for_day

FIGURE, LABEL, ORDINAL, DAY = "scan.figure", "scan.label", "scan.ordinal", "scan.day"
CHARACTER = "scan.character"
SURE, UNSURE = 0.97, 0.8
ALONE = (
    0.85  # of one or two of a kind on a page: statutes have one in a thousand, and each was right
)
# Characters of a look that only the words around tell (党政机关千部), several on a page.
SEVERAL = 0.93
FEWEST, KINDS = 3, 2  # such characters, or kinds of them, that show that a page was recognised
_LETTERS = "OolI"
_AS_FIGURE = str.maketrans("OolI", "0011")
_MIXED = "[0-9OolI]"
# Beside a figure, or alone where a month or a day is: 9月l日, 3.O%.
_BESIDE_DIGIT = lazy_pattern(
    "[OolI](?:(?<=[0-9][OolI])|(?=[OolI]{0,3}[0-9])|(?<=[0-9][.][OolI])(?=[0-9%％])|(?<=[0-9]年[lI])(?=[lIO]?月)|(?<=[0-9lI]月[lI])(?=[lIO]?日))"
)
_IN_FIGURE = frozenset("0123456789OolI")
_PARTED = lazy_pattern(f"{_MIXED}[.,，]{_MIXED}")
_FIGURE = lazy_pattern(f"{_MIXED}+(?:[.,，]{_MIXED}+)*")
# What a figure is not glued to where it is none of a code, a path or an address.
_OF_CODE = frozenset(
    "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyzIOlo0123456789.,-_/\\+=#&@:~^*"
)
_UNIT = lazy_pattern(words("unit-of-figures"))
_LOOSE_UNIT = lazy_pattern(words("loose-unit"))
_YEARS = range(1800, 2200)
_MONTHS, _DAYS = 12, 31
LINE = 400  # characters of a line on either side that are looked at: a page may be one line
NEAR = 40  # characters around its line in which a text speaks of such mistakes
QUOTED = 12  # characters of a quotation that shows a word
MAX_ORDINAL = 8  # characters of a numeral behind 第

_DASHES = "—–─ー－-"
_DASH = f"(?<![{_DASHES}])[{_DASHES}]"
_NUMERALS = "一二三四五六七八九十"
_STOPS, _BLANKS = "。：；", " \t\u3000"
# A label of a list that has a dash for its last numeral, as 一 shows on a poor scan.
_DASH_LABEL = lazy_pattern(
    f"(?:(?P<plain>(?:[二三四五六七八九]?十)?){_DASH}、|（(?P<bracketed>(?:[二三四五六七八九]?十)?){_DASH}）)(?=[\u4e00-\u9fff《“])"
)
# The same inside an ordinal, or in front of its unit, and in 十一月.
_IN_ORDINAL = lazy_pattern(
    f"(?<=[第十百零〇])[{_DASHES}](?=百|{words('unit-of-ordinals')})|(?<=十)[{_DASHES}](?=月)"
)
_MAT = lazy_pattern("(?<![床衽枕])笫(?=[一二三四五六七八九十百0-9])")
_ABOUT = lazy_pattern(words("about-look-alikes"))


class LookAlikes:
    """Put back characters that a machine took for others of the same look."""

    name = "repair.look-alikes"
    mends = "characters that recognition took for others"

    def __call__(self, doc: Document) -> Findings:
        """Aligned edits of one character; a figure with several is one."""
        edits = [e for e in _edits(doc.text) if not _is_example(doc.text, e)]
        sure = [e for e in edits if e.confidence == SURE]
        if len(sure) < FEWEST and len({e.rule for e in sure}) < KINDS:
            edits = [
                e if e.rule == CHARACTER else replace(e, confidence=min(e.confidence, ALONE))
                for e in edits
            ]
        return Findings(edits=tuple(edits))


def _edits(text: str) -> Iterator[Edit]:
    beside = beside_chinese(text)
    if any(letter in beside for letter in _LETTERS):
        yield from _figures(text)
    if any(dash in beside for dash in _DASHES):
        yield from _labels(text)
        for m in _IN_ORDINAL.finditer(text):
            if _is_ordinal(text, m.start(), month=text[m.end()] == "月"):
                yield Edit(*m.span(), "一", LABEL, SURE, aligned=True)
    if "笫" in text:
        for m in _MAT.finditer(text):
            yield Edit(m.start(), m.end(), "第", ORDINAL, SURE, aligned=True)
    if "曰" in text:
        for at, sure in said_for_day(text, SURE, UNSURE):
            yield Edit(at, at + 1, "日", DAY, sure, aligned=True)

    found = list(mistaken_chars(text))
    sure = SEVERAL if len(found) >= FEWEST else ALONE
    for at, meant in found:
        yield Edit(at, at + 1, meant, CHARACTER, sure, aligned=True)


def _is_ordinal(text: str, at: int, *, month: bool) -> bool:
    """Whether what stands in front of the dash at ``at`` is the beginning of an ordinal, or only the 十 of 十一月."""
    if month:
        return at < len("十一") or text[at - 2] not in f"第{_NUMERALS}{_DASHES}"
    return text[max(0, at - MAX_ORDINAL) : at].rstrip(f"{_NUMERALS}百零〇").endswith("第")


def _figures(text: str) -> Iterator[Edit]:
    behind = 0
    for m in _BESIDE_DIGIT.finditer(text):
        start = m.start()
        if start < behind:
            continue
        while start and (text[start - 1] in _IN_FIGURE or _PARTED.match(text, start - 2)):
            start -= 1
        found = _FIGURE.match(text, start)
        if found is None:
            continue
        behind = found.end()
        if not start or text[start - 1] not in _OF_CODE:
            sure = _sure_of_figure(text, found)
            if sure:
                after = found[0].translate(_AS_FIGURE)
                yield Edit(start, behind, after, FIGURE, sure, aligned=True)


def _sure_of_figure(text: str, found: "re.Match[str]") -> float:
    """How sure it is that letters of ``found`` are figures; 0 where nothing says so."""
    shown, unit = found[0], text[found.end() : found.end() + 1]
    figures = shown.translate(_AS_FIGURE)
    if "." not in figures and "," not in figures and "，" not in figures:
        if unit == "年" and len(figures) == len("2021"):
            return SURE if int(figures) in _YEARS else UNSURE
        if unit in ("月", "日", "曰") and shown[0] != "o":
            most = _MONTHS if unit == "月" else _DAYS
            return SURE if len(figures) <= len("31") and 0 < int(figures) <= most else 0.0
    if shown[0] in "Oo":  # O2, of which writers have a few, and no figure begins with a nought
        return UNSURE if _UNIT.match(text, found.end()) else 0.0
    if _UNIT.match(text, found.end()):
        return SURE
    if _LOOSE_UNIT.match(text, found.end()):
        return UNSURE if shown[0] in _LETTERS or shown[-1] in "lo" else SURE
    return 0.0


def _labels(text: str) -> Iterator[Edit]:
    """The dashes that stand where the first label of a list is missing: its second one comes next."""
    rows: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for m in _DASH_LABEL.finditer(text):
        if not _opens(text, m.start()):
            continue
        plain = m["plain"]
        tens = m["bracketed"] if plain is None else plain
        first, second = (f"（{tens}{n}）" if plain is None else f"{tens}{n}、" for n in "一二")
        if (first, second) not in rows:
            rows[first, second] = sorted((*_where(text, first), *_where(text, second)))
        row = rows[first, second]
        n = bisect_left(row, (m.start(), ""))
        if row[n : n + 1] and row[n][1] == second and not (n and row[n - 1][1] == first):
            yield Edit(m.end() - 2, m.end() - 1, "一", LABEL, SURE, aligned=True)


def _where(text: str, label: str) -> Iterator[tuple[int, str]]:
    """Where ``label`` opens a line or a sentence, each place with it."""
    at = text.find(label)
    while at >= 0:
        if _opens(text, at):
            yield at, label
        at = text.find(label, at + 1)


def _opens(text: str, at: int) -> bool:
    """Whether a line or a sentence opens at ``at``."""
    while at and text[at - 1] in _BLANKS:
        at -= 1
    return not at or text[at - 1] in f"\n{_STOPS}"


def _is_example(text: str, edit: Edit) -> bool:
    """Whether ``edit`` changes what is shown as such: in quotation marks, beside its right form, or spoken about."""
    low, stop = max(0, edit.start - LINE), min(len(text), edit.end + LINE)
    low = max(low, text.rfind("\n", low, edit.start) + 1)
    end = text.find("\n", edit.end, stop)
    stop = stop if end < 0 else end
    if _ABOUT.search(text, max(0, low - NEAR), min(len(text), stop + NEAR)):
        return True
    opened = text.rfind("“", max(low, edit.start - QUOTED), edit.start)
    if opened >= 0 and text.find("”", edit.end, min(stop, opened + QUOTED)) >= 0:
        return True
    right = edit.after + text[edit.end : edit.end + len("三条")]
    return (
        edit.rule in (FIGURE, ORDINAL, CHARACTER) and len(right) > 1 and right[:3] in text[low:stop]
    )
