r"""Escapes that were never decoded: ``&ldquo;``, ``&amp;nbsp;``, ``\u6559``, ``%u6559``, ``%E6``.

An entity with its semicolon is decoded if HTML knows its name; without one only a few that no
word or URL can continue. Escapes by code point are decoded in clear runs only:
at least two that spell Chinese. What is decoded never spells a new escape, so a second run finds
nothing.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.repair.bare_entities import bare_entities
from eduparse.stages.repair.byte_escapes import byte_escapes
from eduparse.stages.repair.cited import of_no_lesson
from eduparse.stages.repair.hz_runs import hz_runs
from eduparse.stages.repair.percent_escapes import percent_escapes
from eduparse.stages.repair.reversed_runs import reversed_runs
from eduparse.stages.repair.spelled_chinese import CHINESE, HAN, all_shows
from eduparse.stages.repair.stripped_escapes import stripped_escapes

_BARE = (
    "nbsp|ensp|emsp|ldquo|rdquo|lsquo|rsquo|mdash|ndash|hellip|middot|bull|times|quot"
    r"|lt|gt|amp|#[0-9]{3,6}|#[xX][0-9a-fA-F]{4}"
)
_ENTITY = lazy_pattern(
    r"&(?:(?:amp|#38|#x26);)*"
    r"(?:(?P<full>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
    rf"|(?:(?<![A-Za-z0-9/?=._%-]&)|(?<=&[ne][bnm]sp&))"
    rf"(?P<bare>{_BARE})(?:(?<=sp)(?=[0-9])|(?![A-Za-z0-9;=])))"
)
"""Of blanks that touch, all are taken: &nbsp&nbsp云溪; digits behind one are text: &nbsp2023年."""
# What is left of &nbsp; where letters of it were lost or changed places.
_BROKEN_BLANKS = frozenset(("sp", "nsp", "nbs", "bsp", "nbps", "nbp", "bnsp"))
_MOSTLY = 0.8  # share of a run of escapes that is Chinese
_REACH = 64  # code points beside a decoded entity that could make an escape of it
_CODE = lazy_pattern(r"(?:\\{1,2}u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{4,6}\})|%u[0-9a-fA-F]{4})+")
_ONE_CODE = lazy_pattern("u(?:([0-9a-fA-F]{4})|\\{([0-9a-fA-F]+)\\})")
# Decimal or hexadecimal, without a semicolon: digits behind it may be text, so five or four are taken.
_BARE_CODE = lazy_pattern(
    "&#(?:(?P<dec>1228[89]|1229[0-9]|123[0-4][0-9]|12351|199[6-9][0-9]|[23][0-9]{4}|40[0-9]{3}"
    "|65[2-3][0-9]{2}|82[12][0-9]|183)|[xX](?P<hex>(?i:20[12]|30[0-3]|[4-9][0-9a-f]{2}|ff[0-5])[0-9a-fA-F]))(?!;)"
)
# The same of ASCII, which is one right beside others: &#44&#25105. So is a mark of a sentence between Chinese.
_BARE_PLAIN = lazy_pattern(
    "&#(?:(?P<dec>3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-6])(?![0-9])|[xX](?P<hex>[2-6][0-9a-fA-F]|7[0-9a-eA-E])(?![0-9a-fA-F]))(?!;)"
)
_MARK_INSIDE = lazy_pattern(
    "(?<=[\u3400-\u9fff])&#(?:33|44|46|58|59|63|[xX](?i:21|2c|2e|3[abf]))(?=[\u3400-\u9fff\n]|\\Z)"
)
# One such within Chinese, before digits of the text: 9&#263763日. All of its digits are no character.
_BEFORE_DIGITS = lazy_pattern(
    "(?<=(?P<front>[0-9\u3400-\u9fff]))&#(?P<dec>(?:199[7-9]|2[0-9]{3}|3[0-9]{3}|40[0-8][0-9])[0-9])"
    "[0-9]++(?![;A-Za-z0-9])"
)
# The last of a run of codes of Chinese without semicolons, and one that has a semicolon behind it.
_BARE_END = lazy_pattern("(?<=[0-9]&#)[1-6][0-9]{4}(?![0-9;&])")
_CLOSED_END = lazy_pattern("(?<=[0-9]&#)[1-6][0-9]{4};")
BARE_ENDS = 2  # ends of runs without semicolons for each that has one
_BARE_RUN = lazy_pattern("(?:&#(?:[0-9]{4,5}|[xX][0-9a-fA-F]{4})){2}")


class Escapes:
    """Decode HTML entities, code point escapes and percent escapes that stand in plain text."""

    name = "repair.escapes"
    mends = "escapes and entities"

    def __call__(self, doc: Document) -> Findings:
        """Edits from every escape to what it stands for."""
        text = doc.text
        edits = list(byte_escapes(text))
        if "&" in text:
            inside = {n for e in edits for n in range(e.start, e.end)}
            edits += (e for e in _own_semicolons(text, _entities(text)) if e.start not in inside)
            taken = {e.start for e in edits}
            edits += (e for e in _bare_codes(text) if e.start not in taken)
            edits += _beside(edits, _before_digits(text))
        if "\\u" in text or "%u" in text:
            edits += _code_points(text)
        if "%" in text:
            edits += percent_escapes(text)
        edits += _beside(edits, reversed_runs(text))
        edits += _beside(edits, stripped_escapes(text))
        edits += _beside(edits, bare_entities(text))
        edits += _beside(edits, hz_runs(text))
        return Findings(edits=tuple(of_no_lesson(text, edits)))


def _beside(edits: list[Edit], more: Iterable[Edit]) -> list[Edit]:
    """Those of ``more`` that touch none of ``edits``."""
    inside = {n for e in edits for n in range(e.start, e.end)}
    return [e for e in more if inside.isdisjoint(range(e.start, e.end))]


def _entities(text: str) -> Iterator[Edit]:
    """Decode entities from left to right, unless what comes out would spell another one."""
    tail, at = "", 0
    for run in _adjacent(text):
        start, end = run[0].start(), run[-1].end()
        tail = (tail + text[max(at, start - _REACH) : start])[-_REACH:]
        spelled = [_spelled(m) for m in run]
        result = "".join(spelled)
        if _spells_another(tail, result, text[end : end + _REACH]):
            result = text[start:end]
        else:
            yield from (
                Edit(m.start(), m.end(), new, "escape.entity")
                for m, new in zip(run, spelled, strict=True)
            )
        tail, at = (tail + result[-_REACH:])[-_REACH:], end


def _own_semicolons(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """``edits`` without the semicolon of a code, where the codes of the page have none: it is the text's own.

    Runs of such codes end at the marks of the text, and few of these are semicolons.
    """
    ends = len(_BARE_END.findall(text))
    own = {m.end() for m in _CLOSED_END.finditer(text)} if ends >= BARE_ENDS else set()
    for e in edits:
        is_own = e.end in own and ends >= BARE_ENDS * len(own)
        yield Edit(e.start, e.end - is_own, e.after, e.rule)


def _adjacent(text: str) -> Iterator[list[re.Match[str]]]:
    """Known entities, those that touch each other together."""
    run: list[re.Match[str]] = []
    for m in _ENTITY.finditer(text):
        touches = bool(run) and run[-1].end() == m.start()
        if not _known(m) or (_goes_on(m) and not touches):
            continue
        if run and not touches:
            yield run
            run = []
        run.append(m)
    if run:
        yield run


def _goes_on(m: re.Match[str]) -> bool:
    """Whether an entity without its semicolon stands right behind a blank of the same kind."""
    return bool(m["bare"]) and m.string[m.start() - 1 : m.start()] == "p"


def _known(m: re.Match[str]) -> bool:
    name = m["full"] or m["bare"]
    if name[0] != "#":
        from html.entities import html5  # start-up: its table is long, and few pages hold any

        return f"{name};" in html5 or name in _BROKEN_BLANKS
    new = _spelled(m)
    return len(new) == 1 and (
        all_shows(new) or new in "\t\n\r\xa0\xad\ufeff" or "\u2000" <= new < "\u2070"
    )


def _spelled(m: re.Match[str]) -> str:
    from html import unescape  # start-up

    name = m["full"] or m["bare"]
    return unescape("&nbsp;" if name in _BROKEN_BLANKS else f"&{name};")


def _spells_another(left: str, result: str, right: str) -> bool:
    if "&" not in left and "&" not in result:
        return False
    low, high = len(left), len(left) + len(result)
    return any(
        m.start() < high and m.end() > low and _known(m)
        for m in _ENTITY.finditer(left + result + right)
    )


def _code_points(text: str) -> Iterator[Edit]:
    """Escapes by code point, if anywhere two that touch spell Chinese."""
    runs = [(m, _from_code(m[0])) for m in _CODE.finditer(text)]
    runs = [(m, new) for m, new in runs if _mostly_chinese(new)]
    if any(len(new) > 1 and HAN.search(new) for _, new in runs):
        yield from (Edit(m.start(), m.end(), new, "escape.code-point") for m, new in runs)


def _mostly_chinese(text: str) -> bool:
    """Whether ``text`` is Chinese, with a few other signs (±, ─) in a longer one."""
    chinese = sum(len(run) for run in CHINESE.findall(text))
    return all_shows(text) and chinese >= _MOSTLY * len(text)


def _from_code(run: str) -> str:
    units = (int(unit or point, 16) for unit, point in _ONE_CODE.findall(run))
    shown = "".join(chr(u) if u <= sys.maxunicode else "\ufffd" for u in units)
    data = shown.encode("utf-16-be", "surrogatepass")  # two units may be one character
    return data.decode("utf-16-be", "replace")


def _bare_codes(text: str) -> Iterator[Edit]:
    """Numeric entities without semicolons, if anywhere two that touch spell Chinese."""
    if _BARE_RUN.search(text) is None:
        return
    found = [
        (m, chr(int(m["dec"] or m["hex"], 10 if m["dec"] else 16)))
        for m in _BARE_CODE.finditer(text)
    ]
    pairs = pairwise(found)
    if any(a.end() == b.start() and HAN.match(c) and HAN.match(d) for (a, c), (b, d) in pairs):
        chinese = [(m, c) for m, c in found if CHINESE.match(c)]
        yield from (Edit(m.start(), m.end(), c, "escape.entity") for m, c in chinese)
        yield from _plain_beside(text, {m.span() for m, _ in chinese})


def _plain_beside(text: str, found: set[tuple[int, int]]) -> Iterator[Edit]:
    """Codes of ASCII without semicolons that touch one of those ``found``, or one that does."""
    plain = list(_BARE_PLAIN.finditer(text))
    ends, starts = {end for _, end in found}, {start for start, _ in found}
    taken: set[int] = set()
    for m in plain:
        if m.start() in ends:
            ends.add(m.end())
            taken.add(m.start())
    for m in reversed(plain):
        if m.end() in starts:
            starts.add(m.start())
            taken.add(m.start())
    taken |= {m.start() for m in _MARK_INSIDE.finditer(text)}
    for m in plain:
        if m.start() in taken:
            new = chr(int(m["dec"] or m["hex"], 10 if m["dec"] else 16))
            yield Edit(m.start(), m.end(), new, "escape.entity")


def _before_digits(text: str) -> Iterator[Edit]:
    """Single numeric entities without a semicolon that digits of the text follow."""
    from unicodedata import name  # start-up: few pages hold any

    for m in _BEFORE_DIGITS.finditer(text):
        whole = int(text[m.start("dec") : m.end()])
        if whole > sys.maxunicode or not name(chr(whole), ""):
            yield Edit(m.start(), m.end("dec"), chr(int(m["dec"])), "escape.entity")
