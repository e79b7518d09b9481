"""Letters of a traditional page that stand alone: halves of characters, and those that a writer set there.

Where a byte is missing in front of a letter, or a lead byte was lost, the letter may be all that is left of a character:
貼N書 for 貼貼書. A writer sets letters beside characters too: A組, B棟, K歌, 「i世代」. So each asks for evidence, by what
it is and where it stands: a small one for little, since Chinese words have none, a mark for much, since it goes with
anything. A letter is the writer's where it counts, where its like stands on the same line, or where it opens what is
quoted; then only what is likelier by far says otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.repair.byte_readings import BIG5, GB
from eduparse.stages.repair.gbk_chars import MARKS
from eduparse.stages.repair.page_model import is_traditional
from eduparse.stages.repair.swallowed import Read, Swallowed, swallowed

TOLD = 4.0  # nats from which a letter is told on a page on which most letters are such …
TOLD_AMONG = 5.5  # … on any page …
TOLD_SELDOM = (
    1.5  # … of one that labels nothing and that the page has once: clean text has none above .9 …
)
OWN = 8.0  # … of one that seems to be the writer's: of those none is above 3.1 …
TOLD_MARK = 7.0  # … and of a mark, which goes with anything: 維生素C含量 …
TOLD_MARK_ONCE = 5.0  # … unless the letter is nowhere else on the page, …
TOLD_SMALL = 0.5  # … for a small letter, which clean text has in its words …
TOLD_SIGN = -1.0  # … and for a sign that closes nothing
TOLD_LAST = 0.0  # … and for a letter at the end of a sentence where only its stop is missing
LINE = 12  # characters of a line that may be a sentence: a shorter one may be the name of a form
BESIDE = 5.5  # nats from which a letter behind a mark is told, …
BESIDE_FIGURE = 7.0  # … a capital one behind a figure, which counts in it: 30W, B2C …
BESIDE_SMALL = 5.0  # … a small one, and
BESIDE_SIGN = 6.0  # … a sign
# Nats from which a letter is told of a page that came in GBK or Big5, where half a character shows as one: a capital, …
OF_BYTES = 3.0
OF_BYTES_SMALL = -1.0  # … a small one, …
OF_BYTES_SIGN = 5.5  # … a sign that comes again, …
OF_BYTES_RUN = -1.0  # … one that ends a run of wrong pairs, which clean pages have nowhere, …
OF_BYTES_MARK = 4.5  # … one that was a mark, as A of ，, and stands there once, …
OF_BYTES_FIRST = 9.0  # … one that opens a line, where it may be a label, …
OF_BYTES_OWN = (
    OWN  # … and one that seems to be the writer's: on a short page one of A餐, B餐, C餐 comes to 5
)
# A letter, or a sign that addresses nobody, between a mark or a figure and Chinese: （V告 for （廣告, 99f元 for 99萬元.
_BESIDE = lazy_pattern('[A-~](?<=[0-9“”‘’·，：；！？（）—…,.:;!?()"][A-~])(?=[\u4e00-\u9fff])')
# A letter, or a sign, that stands alone behind Chinese or a mark, before whatever shows, or between a figure and Chinese;
# or a capital that opens a line of Chinese.
_ANYWHERE = lazy_pattern(
    "[@-~](?<=[\u3001-\u9fff“”‘’·！（），：；？][@-~])(?:(?<=[]^])|(?![!-~]))|(?<=[0-9])[@-~](?=[\u4e00-\u9fff])"
    "|(?<=\n)[A-Z](?=[\u4e00-\u9fff])"
)
_LAST = lazy_pattern("[A-Za-z](?=\\n|\\Z)")
_CLOSING = {"]": "[", "}": "{"}
# By encoding the signs that brackets end in, each with the bracket and its partner: （ is A15D in Big5, 5D is ].
_HALVES_OF_BRACKETS = {BIG5: {"]": ("（", "）"), "^": ("）", "（")}}
_OPENING = {"[": "]", "{": "}"}
_STOPS = "。；："
_ALONE = lazy_pattern("[A-Za-z](?<![A-Za-z]{2})(?![A-Za-z])")
_HAN = lazy_pattern("[\u4e00-\u9fff]")
FORMULA = 4  # other letters of a line, each alone, from which on it is their writer's way
LABELS = frozenset("ABCDEKNTXZ")  # grades, classes and lines; K歌, N次, T系, X光, Z世代
_QUOTING = "「『“‘《〈（("


def lone_letters(text: str, alone: Sequence[tuple[Swallowed, int]]) -> Iterator[int]:
    """Where a letter of a traditional page, as ``alone`` reads it, is all that is left of a character."""
    most = 2 * sum(s.gain >= TOLD for s, _ in alone) >= len(alone)
    for s, place in alone:
        if s.gain >= _least(text, place, s.char, most=most):
            yield place


def letters_beside(text: str) -> Iterator[tuple[int, int]]:
    """Where a letter behind a mark or a figure of a traditional page is what is left of a character."""
    if not is_traditional(text):
        return
    page = Read.of(text)
    for m in _BESIDE.finditer(text):
        at = m.start()
        least = _least_beside(text, at)
        for encoding in (GB, BIG5) if least < inf else ():
            alone = swallowed(page, at, at, encoding, m[0].encode(), least)
            if alone is not None and alone.gain >= least:
                yield at, at + 1
                break


def letters_of_bytes(text: str, encoding: str) -> Iterator[tuple[int, int]]:
    """Where a letter, or a sign, is half a character on a traditional page that came in GBK or Big5: ``encoding``.

    A page of text may have come from anywhere. That a page came in such bytes makes half a character much likelier.
    """
    codec = BIG5 if encoding.startswith("big5") else GB if encoding.startswith("gb") else ""
    if not codec or not is_traditional(text):
        return
    page = Read.of(text)
    for m in _ANYWHERE.finditer(text):
        at = m.start()
        if text.count(text[at - 1 : at + 1]) > 1:
            continue
        if _in_place_of_bracket(text, at, codec):
            yield at, at + 1
            continue
        least = _least_of_bytes(text, at)
        best = swallowed(page, 0, at, codec, m[0].encode(), min(least, OF_BYTES_RUN))
        if best is None:
            continue
        if best.after:
            least = OF_BYTES_RUN
        elif best.char in MARKS:
            least = max(least, OF_BYTES_MARK) if text.count(m[0]) == 1 else inf
        if best.gain >= least:
            yield best.start, at + 1


def _in_place_of_bracket(text: str, at: int, codec: str) -> bool:
    """Whether the sign at ``at``, itself without a partner, is half of a bracket of which the line has only the partner."""
    halves = _HALVES_OF_BRACKETS.get(codec, {}).get(text[at])
    if halves is None:
        return False
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    lost, partner = map(line.count, halves)
    return partner == lost + 1 and _CLOSING.get(text[at], "\n") not in line


def _least_of_bytes(text: str, at: int) -> float:
    """From how many nats on a letter, or a sign, of a page that came in bytes is half a Chinese character."""
    letter = text[at]
    if is_of_a_word(text, at):
        return inf
    if own_letter(text, at) or (letter.isupper() and text[at - 1] in _QUOTING):
        return OF_BYTES_OWN
    if text[at - 1] == "\n":
        return OF_BYTES_FIRST
    if letter.isupper() or letter == "x":
        return OF_BYTES
    if letter.islower():
        return OF_BYTES_SMALL
    return OF_BYTES_SIGN


def _least_beside(text: str, at: int) -> float:
    """From how many nats on a letter, or a sign, behind a mark or a figure is all that is left of a character."""
    sign = text[at]
    again = text.count(text[at - 1 : at + 1]) > 1
    if sign == "x" or again or own_letter(text, at) or is_of_a_word(text, at):
        return inf
    if sign.islower():
        return BESIDE_SMALL
    if sign.isupper():
        return BESIDE_FIGURE if text[at - 1].isdecimal() else BESIDE
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    paired = any(other in line for other in (_CLOSING.get(sign), _OPENING.get(sign)) if other)
    return inf if paired or text.count(sign) > 1 else BESIDE_SIGN


def _least(text: str, at: int, char: str, *, most: bool) -> float:
    """From how many nats on a letter, or a sign, is reported as all that is left of ``char``."""
    if text[at] == "x" or text.count(text[at - 1 : at + 1]) > 1 or is_of_a_word(text, at):
        return inf  # a product, or the name of a form: 格式B
    least = _least_of_kind(text, at, char, most=most)
    return max(least, OWN) if own_letter(text, at) else least


def _least_of_kind(text: str, at: int, char: str, *, most: bool) -> float:
    """The same by what kind of letter or sign it is, whoever set it there."""
    if text[at].islower():
        return TOLD_SMALL
    if text[at].isupper():
        return _least_capital(text, at, char, most=most)
    if text.count(text[at]) > 1 or (text[at] == "~" and text[at + 1 : at + 2].isdecimal()):
        return inf  # a sign that was typed comes again: 很好~真的~; or is a range: 16歲~35歲
    line = text[text.rfind("\n", 0, at) + 1 : at]
    paired = text[at] in "[~" or (text[at] in _CLOSING and _CLOSING[text[at]] in line)
    return TOLD_AMONG if paired else TOLD_SIGN


def _least_capital(text: str, at: int, char: str, *, most: bool) -> float:
    """The same for a capital letter, as clean text has them: 維生素C, 方案A."""
    if char in _STOPS and _ends_sentence(text, at):
        return TOLD_LAST
    if char in MARKS:
        return TOLD_MARK_ONCE if text.count(text[at]) == 1 else TOLD_MARK
    if text[at] not in LABELS and text.count(text[at]) == 1:
        return TOLD_SELDOM
    return TOLD if most else TOLD_AMONG


def _ends_sentence(text: str, at: int) -> bool:
    """Whether the letter at ``at`` ends a line that may be a sentence, and no other line ends in a letter."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line) >= LINE and [m.start() for m in _LAST.finditer(text)] == [at]


def own_letter(text: str, at: int) -> bool:
    """Whether the letter at ``at`` of ``text`` is one that its writer set there.

    It is where several others stand alone on its line too: x月y日, a卷, 每題k分, 共n題.
    """
    letter = text[at]
    if letter.islower() and (text[at - 1 : at] in _QUOTING or _prefix().match(text, at)):
        return True
    start = text.rfind("\n", 0, at) + 1
    around = _letters_of(text[start:].split("\n", 1)[0])
    place = at - start
    if (
        len({other for n, other, _ in around if n != place and other.islower() == letter.islower()})
        >= FORMULA
    ):
        return True
    behind = _HAN.match(text, at + 1)
    return any(
        abs(ord(other) - ord(letter)) <= 1 or (behind is not None and next_to == behind[0])
        for n, other, next_to in around
        if n != place and other.isupper() == letter.isupper()
    )


@lru_cache(maxsize=64)
def _letters_of(line: str) -> tuple[tuple[int, str, str], ...]:
    """The letters of ``line`` that stand alone, where they stand and what stands behind."""
    return tuple((m.start(), m[0], line[m.end() : m.end() + 1]) for m in _ALONE.finditer(line))


def is_of_a_word(text: str, at: int) -> bool:
    """Whether the letter at ``at`` is part of a word that is written with it, whatever else fits: 維生素B群, K書."""
    return _with_letter().match(text, at) is not None


@lru_cache(maxsize=1)
def _with_letter() -> "re.Pattern[str]":
    return lazy_pattern(words("letter-word"))


@lru_cache(maxsize=1)
def _prefix() -> "re.Pattern[str]":
    return lazy_pattern(words("letter-prefix"))
