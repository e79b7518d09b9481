"""Where a byte is missing, or may well be, and a letter, a mark or a character that took one ends the run.

The letters and marks behind Chinese are asked, and characters whose second byte is that of a letter; what
`swallowed` weighs is compared with bounds by what kind each is. What is likely enough is read again, the rest is told.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from math import inf

from eduparse.language import prepared
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import beside_chinese
from eduparse.stages.repair.byte_readings import BIG5, GB
from eduparse.stages.repair.lone_letters import letters_beside, lone_letters
from eduparse.stages.repair.swallowed import (
    HAN,
    REPLACEMENT,
    SWALLOWED,
    Read,
    Swallowed,
    bytes_in,
    char_in,
    swallowed,
)

LIKELY = 5.5  # nats from which a run that ends in a letter is told …
LIKELY_SMALL = 3.0  # … in a small one on a traditional page: clean ones have none above 2
TAKEN = 15.0  # nats where a character took the letter behind it, since rare ones stand in names: 陆玥Amy
TAKEN_TOLD = 9.0  # … and where that is only told, whatever stands behind
_SUSPECT = lazy_pattern(
    "[?@-~\ufffd](?<=[\u3000-\u9fff][?@-~\ufffd])(?:(?<=[?\ufffd])|(?![@-~]))"
    "|[\u4e00-\u9fff](?<=[\u4e00-\u9fff]{2})(?=[A-Za-z])"
)
_TAKING = lazy_pattern("[?@-~\ufffd]")
_PAIR = lazy_pattern(rf"{_TAKING.pattern}(?<=[\u3000-\u9fff].)")
_SHOWN_MARK = lazy_pattern("\\?(?<=[【〖].)(?=[】〗])")  # a mark that a page shows: 按【?】键


def swallowed_places(text: str) -> tuple[tuple[int, int], ...]:
    """Where a byte of GBK, or on a traditional page of Big5, is missing and a letter or a mark ends the run."""
    return _places(text)[0]


def likely_swallowed(text: str) -> tuple[tuple[int, int], ...]:
    """Where that is likely, but not likely enough to look for what was there: only reported."""
    return _places(text)[1]


def _is_paired(text: str, place: int) -> bool:
    """Whether the marks on the line of ``place`` that look as the one there does come in pairs, as around what is quoted."""
    end = text.find("\n", place)
    stop = len(text) if end < 0 else end
    return text.count(text[place], text.rfind("\n", 0, place) + 1, stop) % 2 == 0


@lru_cache(maxsize=4)
def _places(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    found: list[tuple[int, int]] = []
    likely: list[tuple[int, int]] = []
    alone: list[tuple[Swallowed, int]] = []
    page = None
    at = 0
    for m in _suspects(text):
        place = m.start()
        if place < at or (m[0] == "`" and _is_paired(text, place)):
            continue
        last = b"" if m[0] in "?\ufffd" else m[0].encode()
        taken = HAN <= m[0] < REPLACEMENT
        page = page or Read.of(text)
        # On a traditional page many characters have such a byte.
        if taken and (page.script == "hant" or not (last := _taken(m[0]))):
            continue
        least = -inf if page.script == "hant" else LIKELY  # there a letter alone is told, too
        encodings = (GB, BIG5) if page.script == "hant" else (GB,)
        ranked = [
            s
            for encoding in encodings
            if (s := swallowed(page, at, place, encoding, last, least)) is not None
        ]
        best = max(ranked, key=lambda s: s.gain, default=None)
        if best is None:
            continue
        if best.after and best.gain >= (TAKEN if taken else SWALLOWED):
            found.append(best[:2])
            at = place + 1
        elif (
            best.after and best.gain >= _likely(m[0], page.script) and m[0] != "|" and not taken
        ):  # a bar divides titles of a site
            likely.append(best[:2])
        elif not best.after:
            alone.append((best, place))
    if page is not None and page.script == "hant":
        for place in lone_letters(text, alone):
            # Behind a mark a letter mostly is a name or a number: what it was is only told.
            (found if text[place - 1] >= HAN else likely).append((place, place + 1))
    likely += (*letters_beside(text), *_takers(text))
    return tuple(sorted(found)), tuple(sorted(likely))


def _likely(letter: str, script: str) -> float:
    """From how many nats on a run that ends in ``letter`` is told."""
    return LIKELY_SMALL if script == "hant" and letter.islower() and letter != "x" else LIKELY


def _takers(text: str) -> Iterator[tuple[int, int]]:
    """Where a character of a simplified page likely ends a run whose last byte was that of a letter: 值得[ as 档肹."""
    page = None
    behind = 0
    for m in _with_letters().finditer(text):
        page = page or Read.of(text)
        if page.script == "hant":
            return
        pair = bytes_in(m[0], GB)
        best = swallowed(page, behind, m.start(), GB, pair, TAKEN_TOLD)
        if best is not None and best.after and best.gain >= TAKEN_TOLD:
            yield best.start, m.end()
            behind = m.end()


def _suspects(text: str) -> Iterator[re.Match[str]]:
    """Where `_SUSPECT` matches: each at such a pair, which is found much faster."""
    for pair in _PAIR.finditer(text) if _TAKING.search(beside_chinese(text)) else ():
        for at in (pair.start() - 1, pair.start()):
            m = _SUSPECT.match(text, at)
            if m is None or _SHOWN_MARK.match(text, at):
                continue
            if not (m[0] == "|" and _divides_cells(text, at)):
                yield m


def _divides_cells(text: str, at: int) -> bool:
    """Whether the bar at ``at`` is one of several on its line."""
    start, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text.count("|", start, len(text) if stop < 0 else stop) > 1


@cache
def _with_letters() -> "re.Pattern[str]":
    """A character of GBK with a letter, or a sign of ASCII, for its second byte, behind other Chinese ones."""
    sources = prepared.module_texts("stages/repair", "swallowed", "swallowed_places")
    chars = prepared.prepared_table("with-letters", tuple(sources), _letter_chars)
    return lazy_pattern(f"[{chars}](?<=[\u4e00-\u9fff，。、：；]{{2}})")


def _letter_chars() -> str:
    pairs = (bytes((a, b)) for a in range(0x81, 0xFF) for b in range(0x40, 0x7F))
    return "".join(c for c in (char_in(p, GB) for p in pairs) if HAN <= c <= "\u9fff")


@cache
def _taken(char: str) -> bytes:
    """The bytes of ``char`` if the second is a letter; else none."""
    pair = bytes_in(char, GB)
    return pair if pair[1:].isalpha() else b""
