"""A byte is missing, and all behind it pairs wrongly up to one that is left over: a letter, or a bad byte.

In Big5, and in GBK in traditional script, half of the second bytes are letters of ASCII. So where a byte is
missing the run of wrong pairs mostly ends within a few characters, before a letter that nothing betrays:
水域、潮 is shown as 水陛B潮. Each letter behind Chinese is asked, and each bad byte: is the text far likelier
where one of the bytes in front stands alone, and those behind it pair one off? In simplified script a character that took the
letter behind it is asked as well: 在其ID is shown as 谄銲D.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import inf
from typing import NamedTuple

from eduparse.language.char_trie import ORDER
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture, mixture
from eduparse.stages.repair.gbk_chars import beginning, seen
from eduparse.stages.repair.lost_byte import ROUNDED, likeliest_byte, with_byte
from eduparse.stages.repair.page_model import is_traditional

SWALLOWED = 7.0  # nats by which the text must be likelier where a letter ends the run …
SIGNS = 17.0  # … where the run is signs, which stand before letters in clean text, too: ★A, 选①A …
REACH = 60  # characters in front of the byte that is left over
TRIED = 6  # places that the model of characters compares
LEFT = ORDER - 1  # characters in front of all that, as many as the model looks back on, …
BEHIND = 3  # … characters behind that the reading must go with
_LETTER = lazy_pattern("(?<=[^\x00-\x7f])[@-~](?![@-~])")
_SIGN = lazy_pattern("[\u0080-\u33ff\uff01-\uffee]")
_OF_FORMULAS = lazy_pattern("[±×÷\u2190-\u22ff\uff01-\uff20\uff3b-\uff3e\uff5b-\uffee]")
_CHINESE = lazy_pattern("[\u4e00-\u9fff，。；：、（）《》“”]")
_KIND = 32  # code points, as blocks of signs are made
HAN = "\u4e00"
REPLACEMENT = "\ufffd"


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
    Two bytes are those of the character at ``at``, which took the letter behind it for its second one. On a
    simplified page no letter is told alone: it is only compared with a reading that gains ``least``, where that is bounded.
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
    while first > max(low, at - REACH) and len(bytes_in(text[first - 1], encoding)) == 2:
        first -= 1
    run = text[first:at]
    data = b"".join(bytes_in(c, encoding) for c in run) + last
    readings: list[tuple[float, int]] = []
    after: list[str] = []
    gain = 0.0  # beside what all readings have: the lost character and the letter
    if b"\x40" <= last < b"\x80":  # the letter itself may be what is left of the character
        readings.append((gain, len(run)))
    for n in range(len(run) - 1, -1, -1):
        pair = data[2 * n + 1 : 2 * n + 3]
        char = char_in(pair, encoding) if len(pair) == 2 else REPLACEMENT
        if not char:
            break
        after.append(char)
        gain += model.logp("", seen(char)) if char != REPLACEMENT else 0.0
        gain -= model.logp("", seen(run[n]))
        readings.append((gain, n))
    after.reverse()
    readings.sort(reverse=True)
    best: Swallowed | None = None
    tried = [n for _, n in readings[:TRIED]]
    told_alone = page.script == "hant" or least == -inf
    for n in tried if told_alone else sorted(tried, key=len(run).__eq__):
        if n == len(run) and not told_alone and (best is None or best.gain < least):
            break
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
    old = model.score(seen(text[start:end].replace("\ufffd", "?") + tail), seen(left) or "\n")
    # Whatever the lost character is, and the one that ends the run: the pairs of the others say no more than this.
    ended = rest.removesuffix(REPLACEMENT)
    most = model.most(seen(ended), 1) + model.most(seen(tail), 1)
    if most + ROUNDED < better + old:
        return Swallowed(start, end, rest, "", -inf)
    if ended != rest:
        rest = ended + _last_char(model, (left + rest)[-4:-1], tail, data[-1], script)
    behind = rest + tail
    signs = with_byte(data[which], script, encoding)
    least = better + old - ROUNDED
    if least - model.most(seen(behind), 1) > ROUNDED:  # no chance is over one
        return Swallowed(start, end, rest, "", -inf)
    if len(behind) >= BEHIND:
        after = model.score(seen(behind[BEHIND:]), seen(behind[:BEHIND]))
        least -= after
        if least > 0:
            return Swallowed(start, end, rest, "", -inf)
    char, _, score = likeliest_byte(model, left, behind[:BEHIND], signs, rivals=0, least=least)
    if len(behind) < BEHIND:
        after = model.score("", seen((left + char + behind)[-BEHIND:]))
    return Swallowed(start, end, rest, char, score + after - old)


@lru_cache(maxsize=64)
def _last_char(model: Mixture, left: str, right: str, byte: int, script: str) -> str:
    """The likeliest character that begins with ``byte``; every reading of a run that is long enough ends in it."""
    return likeliest_byte(model, left, right, beginning(byte, script), rivals=0)[0]


def bytes_in(char: str, encoding: str) -> bytes:
    """The bytes of ``char`` in ``encoding``; none where it is ASCII or has none."""
    if char <= "\x7f" or char == "\ufffd":
        return b""
    try:
        return char.encode(encoding)
    except UnicodeEncodeError:
        return b""


def char_in(pair: bytes, encoding: str) -> str:
    """The one character that ``pair`` is in ``encoding``; "" where it is none, or goes back to other bytes."""
    try:
        char = pair.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 and char.encode(encoding) == pair else ""
