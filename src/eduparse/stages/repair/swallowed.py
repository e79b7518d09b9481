"""A byte is missing, and all behind it pairs wrongly up to one that is left over: a letter, or a bad byte.

In Big5, and in GBK in traditional script, half of the second bytes are letters of ASCII. So where a byte is
missing the run of wrong pairs mostly ends within a few characters, before a letter that nothing betrays:
水域、潮 is shown as 水陛B潮. Each letter behind Chinese is asked, and each bad byte: is the text far likelier
where one of the bytes in front stands alone, and those behind it pair one off? In simplified script a character that took the
letter behind it is asked as well: 在其ID is shown as 谄銲D.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

from eduparse.language import prepared
from eduparse.language.charmodel import ORDER
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture, mixture
from eduparse.stages.repair.byte_readings import BIG5, GB
from eduparse.stages.repair.gbk_chars import MARKS, beginning, seen
from eduparse.stages.repair.lost_byte import ROUNDED, likeliest_byte, with_byte
from eduparse.stages.repair.own_letters import own_letter
from eduparse.stages.repair.page_model import is_traditional

TAKEN = 15.0  # nats where a character took the letter behind it, since rare ones stand in names: 陆玥Amy
TAKEN_TOLD = 9.0  # … and where that is only told, whatever stands behind
SWALLOWED = 7.0  # nats by which the text must be likelier where a letter ends the run …
SIGNS = 17.0  # … where the run is signs, which stand before letters in clean text, too: ★A, 选①A …
LIKELY = 5.5  # … and from which it is only told …
REACH = 60  # characters in front of the byte that is left over
TOLD = 4.0  # … the same where it is only told, on a page on which most letters are such …
TOLD_AMONG = 5.5  # … on any page …
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
TRIED = 6  # places that the model of characters compares
LEFT = ORDER - 1  # characters in front of all that, as many as the model looks back on, …
BEHIND = 3  # … characters behind that the reading must go with
_LETTER = lazy_pattern("(?<=[^\x00-\x7f])[@-~](?![@-~])")
_SUSPECT = lazy_pattern(
    "[?@-~\ufffd](?<=[\u3000-\u9fff][?@-~\ufffd])(?:(?<=[?\ufffd])|(?![@-~]))"
    "|[\u4e00-\u9fff](?<=[\u4e00-\u9fff]{2})(?=[A-Za-z])"
)
# A letter, or a sign that addresses nobody, between a mark or a figure and Chinese: （V告 for （廣告, 99f元 for 99萬元.
_BESIDE = lazy_pattern('[A-~](?<=[0-9“”‘’·，：；！？（）—…,.:;!?()"][A-~])(?=[\u4e00-\u9fff])')
_LAST = lazy_pattern("[A-Za-z](?=\\n|\\Z)")
_PAIR = lazy_pattern("[?@-~\ufffd](?<=[\u3000-\u9fff].)")
_SIGN = lazy_pattern("[\u0080-\u33ff\uff01-\uffee]")
_OF_FORMULAS = lazy_pattern("[±×÷\u2190-\u22ff\uff01-\uff20\uff3b-\uff3e\uff5b-\uffee]")
_CHINESE = lazy_pattern("[\u4e00-\u9fff，。；：、（）《》“”]")
_KIND = 32  # code points, as blocks of signs are made
HAN = "\u4e00"
REPLACEMENT = "\ufffd"
_CLOSING = {"]": "[", "}": "{"}
_OPENING = {"[": "]", "{": "}"}
_STOPS = "。；："


class Swallowed(NamedTuple):
    """Text ``[start, end)`` is one character that lost a byte, and ``after``; ``gain`` in nats."""

    start: int
    end: int
    after: str
    char: str
    gain: float


def suspects(text: str) -> Iterator[int]:
    """Where a letter, or a bad byte, stands behind Chinese and before no letter."""
    for m in _LETTER.finditer(text):
        yield m.start()


def swallowed(
    page: "Read", low: int, at: int, encoding: str, last: bytes = b"", least: float = -inf
) -> Swallowed | None:
    """What ``text`` from ``low`` on was before ``at``, where ``last`` is left over; None where nothing fits.

    What gains less than ``least`` nats is not read to its end, and its gain is not known. Without ``last``
    the byte that is left over shows as a mark: it begins a character, of which the rest is gone.
    Two bytes are those of the character at ``at``, which took the letter behind it for its second one.
    """
    before = max(0, at - REACH - LEFT)
    near = page._replace(text=page.text[before : at + 1 + BEHIND])
    found = _swallowed(near, max(0, low - before), at - before, encoding, last, least)
    return found and found._replace(start=found.start + before, end=found.end + before)


@lru_cache(maxsize=1 << 10)
def _swallowed(
    page: "Read", low: int, at: int, encoding: str, last: bytes, least: float
) -> Swallowed | None:
    """The same; kept, since a page is asked again when something on it was repaired."""
    text, model = page.text, page.model
    last, letter = last[:1], last[1:].decode()
    first = at
    while first > max(low, at - REACH) and len(_pair(text[first - 1], encoding)) == 2:
        first -= 1
    run = text[first:at]
    data = b"".join(_pair(c, encoding) for c in run) + last
    readings: list[tuple[float, int]] = []
    after: list[str] = []
    gain = 0.0  # beside what all readings have: the lost character and the letter
    if b"\x40" <= last < b"\x80":  # the letter itself may be what is left of the character
        readings.append((gain, len(run)))
    for n in range(len(run) - 1, -1, -1):
        pair = data[2 * n + 1 : 2 * n + 3]
        char = _char(pair, encoding) if len(pair) == 2 else REPLACEMENT
        if not char:
            break
        after.append(char)
        gain += model.logp("", seen(char)) if char != REPLACEMENT else 0.0
        gain -= model.logp("", seen(run[n]))
        readings.append((gain, n))
    after.reverse()
    readings.sort(reverse=True)
    best: Swallowed | None = None
    for _, n in readings[:TRIED]:
        rest = "".join(after[len(after) - len(run) + n :]) + letter
        better = max(least, best.gain) if best else least
        sure = -inf
        if last and not letter and last < b"\x80" and _of_signs(run[n:]):
            if not _shattered(text, first + n, at):
                continue
            sure = SIGNS
            better = max(better, sure)
        found = _weighed(page, (first + n, at + 1), (data, 2 * n), rest, encoding, better)
        if found.gain >= sure and (best is None or found.gain > best.gain):
            best = found
    return best


def _of_signs(run: str) -> bool:
    """Whether half of ``run``, or more, or its last, is signs and no Chinese characters."""
    signs = len(_SIGN.findall(run))
    return signs > 0 and (2 * signs >= len(run) or _SIGN.match(run[-1]) is not None)


def _shattered(text: str, start: int, end: int) -> bool:
    """Whether the signs from ``start`` on may be broken characters, and the letter at ``end`` the half of one.

    They stand within Chinese, and no other sign of their kind is near: those of formulas, of choices and
    of counting are set between letters, and there are several.
    """
    signs = _SIGN.findall(text[start:end])
    if any(_OF_FORMULAS.match(c) for c in signs):
        return False
    around = text[start - 1 : start] + text[end + 1 : end + 2]
    if len(around) < 2 or not all(map(_CHINESE.match, around)):
        return False
    kinds = {ord(c) // _KIND for c in signs}
    others = _SIGN.findall(text[:start] + text[end + 1 :])
    return all(ord(c) // _KIND not in kinds or _CHINESE.match(c) for c in others)


def swallowed_places(text: str) -> tuple[tuple[int, int], ...]:
    """Where a byte of GBK, or on a traditional page of Big5, is missing and a letter or a mark ends the run."""
    return _places(text)[0]


def likely_swallowed(text: str) -> tuple[tuple[int, int], ...]:
    """Where that is likely, but not likely enough to look for what was there: only reported."""
    return _places(text)[1]


@lru_cache(maxsize=4)
def _places(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    found: list[tuple[int, int]] = []
    likely: list[tuple[int, int]] = []
    alone: list[tuple[Swallowed, int]] = []
    page = None
    at = 0
    for m in _suspects(text):
        place = m.start()
        if place < at:
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
            best.after and best.gain >= LIKELY and m[0] != "|" and not taken
        ):  # a bar divides titles of a site
            likely.append(best[:2])
        elif not best.after:
            alone.append((best, place))
    if page is not None and page.script == "hant":
        for place in _lone(text, alone):
            # Behind a mark a letter mostly is a name or a number: what it was is only told.
            (found if text[place - 1] >= HAN else likely).append((place, place + 1))
    likely += (*_beside(text), *_takers(text))
    return tuple(sorted(found)), tuple(sorted(likely))


def _lone(text: str, alone: Sequence[tuple[Swallowed, int]]) -> Iterator[int]:
    """Where a letter of a traditional page, as ``alone`` reads it, is all that is left of a character."""
    most = 2 * sum(s.gain >= TOLD for s, _ in alone) >= len(alone)
    for s, place in alone:
        if s.gain >= _least(text, place, s.char, most=most):
            yield place


def _takers(text: str) -> Iterator[tuple[int, int]]:
    """Where a character of a simplified page likely ends a run whose last byte was that of a letter: 值得[ as 档肹."""
    page = None
    behind = 0
    for m in _with_letters().finditer(text):
        page = page or Read.of(text)
        if page.script == "hant":
            return
        pair = _pair(m[0], GB)
        best = swallowed(page, behind, m.start(), GB, pair, TAKEN_TOLD)
        if best is not None and best.after and best.gain >= TAKEN_TOLD:
            yield best.start, m.end()
            behind = m.end()


def _beside(text: str) -> Iterator[tuple[int, int]]:
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


def _least_beside(text: str, at: int) -> float:
    """From how many nats on a letter, or a sign, behind a mark or a figure is all that is left of a character."""
    sign = text[at]
    if sign == "x" or text.count(text[at - 1 : at + 1]) > 1 or own_letter(text, at):
        return inf
    if sign.islower():
        return BESIDE_SMALL
    if sign.isupper():
        return BESIDE_FIGURE if text[at - 1].isdecimal() else BESIDE
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    paired = any(other in line for other in (_CLOSING.get(sign), _OPENING.get(sign)) if other)
    return inf if paired or text.count(sign) > 1 else BESIDE_SIGN


def _suspects(text: str) -> Iterator[re.Match[str]]:
    """Where `_SUSPECT` matches: each at such a pair, which is found much faster."""
    for pair in _PAIR.finditer(text):
        for at in (pair.start() - 1, pair.start()):
            m = _SUSPECT.match(text, at)
            if m is not None:
                yield m


def _least(text: str, at: int, char: str, *, most: bool) -> float:
    """From how many nats on a letter, or a sign, is reported as all that is left of ``char``."""
    if text[at] == "x" or text.count(text[at - 1 : at + 1]) > 1 or own_letter(text, at):
        return inf  # a product, or the name of a form: 格式B
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
    return TOLD if most else TOLD_AMONG


def _ends_sentence(text: str, at: int) -> bool:
    """Whether the letter at ``at`` ends a line that may be a sentence, and no other line ends in a letter."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line) >= LINE and [m.start() for m in _LAST.finditer(text)] == [at]


class Read(NamedTuple):
    """A text, the script it is in, and the model that weighs it."""

    text: str
    script: str
    model: Mixture

    @classmethod
    def of(cls, text: str) -> "Read":
        """``text`` with what is to be known of it."""
        return cls(text, "hant" if is_traditional(text) else "hans", mixture())


def _weighed(
    page: Read,
    span: tuple[int, int],
    lone: tuple[bytes, int],
    rest: str,
    encoding: str,
    better: float,
) -> Swallowed:
    """The likeliest character of ``span``; one whose gain is less than ``better`` nats is not looked for.

    What stands behind says most and does not depend on the character. So it is weighed first.
    """
    text, script, model = page
    (start, end), (data, which) = span, lone
    left = text[max(0, start - LEFT) : start]
    tail = text[end : end + BEHIND].split("\n", 1)[0]
    if rest.endswith(REPLACEMENT):
        signs = beginning(data[-1], script)
        char, _, _ = likeliest_byte(model, (left + rest)[-4:-1], tail, signs, rivals=0)
        rest = rest[:-1] + char
    behind = rest + tail
    old = model.score(seen(text[start:end].replace("\ufffd", "?") + tail), seen(left) or "\n")
    signs = with_byte(data[which], script, encoding)
    least = better + old - ROUNDED
    if len(behind) >= BEHIND:
        after = model.score(seen(behind[BEHIND:]), seen(behind[:BEHIND]))
        least -= after
        if least > 0:  # no chance is over one
            return Swallowed(start, end, rest, "", -inf)
    char, _, score = likeliest_byte(model, left, behind[:BEHIND], signs, rivals=0, least=least)
    if len(behind) < BEHIND:
        after = model.score("", seen((left + char + behind)[-BEHIND:]))
    return Swallowed(start, end, rest, char, score + after - old)


@cache
def _with_letters() -> "re.Pattern[str]":
    """A character of GBK with a letter, or a sign of ASCII, for its second byte, behind other Chinese ones."""
    sources = prepared.module_texts("stages/repair", "swallowed")
    chars = prepared.prepared_table("with-letters", tuple(sources), _letter_chars)
    return lazy_pattern(f"[{chars}](?<=[\u4e00-\u9fff，。、：；]{{2}})")


def _letter_chars() -> str:
    pairs = (bytes((a, b)) for a in range(0x81, 0xFF) for b in range(0x40, 0x7F))
    return "".join(c for c in (_char(p, GB) for p in pairs) if HAN <= c <= "\u9fff")


@cache
def _taken(char: str) -> bytes:
    """The bytes of ``char`` if the second is a letter; else none."""
    pair = _pair(char, GB)
    return pair if pair[1:].isalpha() else b""


def _pair(char: str, encoding: str) -> bytes:
    if char <= "\x7f" or char == "\ufffd":
        return b""
    try:
        return char.encode(encoding)
    except UnicodeEncodeError:
        return b""


def _char(pair: bytes, encoding: str) -> str:
    try:
        char = pair.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 and char.encode(encoding) == pair else ""
