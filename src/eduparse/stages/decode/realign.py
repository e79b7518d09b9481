"""GBK from which one byte is missing, or is another: where, so that all behind it pairs again as it did.

From there each byte pairs with the wrong neighbour, up to the next byte of ASCII, before which one is left
alone: an odd number of bytes. Each place in the run is tried; the byte that has lost its partner
stands alone as a bad byte, and what is before and behind it must be far likelier than what was shown.
A byte that begins no character where one should begin has taken the place of a first byte: where all
behind it reads better with its second byte apart, the two are one lost character.
"""

from collections.abc import Iterator
from itertools import accumulate, islice, repeat

from eduparse.document.metadata import RawBytes
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import mixture
from eduparse.stages.decode.encodings import (
    BIG5,
    GB,
    REPLACEMENT,
    DecodedPiece,
    char_of,
    decoded,
    shortest,
)
from eduparse.stages.decode.likelihood import weight
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.lone_letters import is_of_a_word, own_letter
from eduparse.stages.repair.lost_byte import filled
from eduparse.stages.repair.swallowed import SWALLOWED, Read, suspects, swallowed

GAIN = 12.0  # nats by which the text must be likelier for it
ALONE = 10.0  # … where a letter is all that is left of one character
_NEAR = 3  # characters behind a bad byte, from which the run may have begun
_TRIED = 8  # places that the model of characters compares
_UNREAD = -20.0  # of a pair that spells nothing
_LINES = lazy_pattern(rb"[^\n]++\n?|\n")
_FEWEST = 2  # characters of a run beside the byte that is alone
_LOW = frozenset(bytes((b,)) for b in range(0x40, 0x7F))  # second bytes that are ASCII
_MOST_WRONG = 20  # wrong bytes of a run that are looked behind, …
_REACH = 201  # … so far
_EURO_BYTE = b"\x80"  # as browsers read it in GBK
_DIGITS = b"0123456789"
_NO_FIRST = b"\x80\xff"
_RUNS = lazy_pattern(rb"[\x80-\xff]{5,}")


def realigned(data: bytes, encoding: str = GB) -> list[DecodedPiece]:
    """``data`` in ``encoding``, with bytes that lost their partner standing alone."""
    found: list[DecodedPiece] = []
    plain: list[bytes] = []
    for line in _LINES.findall(data):
        cuts = list(_lone_bytes(line)) if encoding == GB else []
        cuts = cuts or list(_left_over(line, encoding))
        if not cuts:
            plain.append(line)
            continue
        found.append(decoded(b"".join(plain), encoding))
        at = 0
        for low, high in cuts:
            lone = _euro if _is_euro(line, low, high, encoding) else _lost
            found += (decoded(line[at:low], encoding), lone(line[low:high], encoding))
            at = high
        plain = [line[at:]]
    return [p for p in (*found, decoded(b"".join(plain), encoding)) if p.text]


def _is_euro(line: bytes, low: int, high: int, encoding: str) -> bool:
    """Whether the byte is no half of a character but the sign beside a sum: GB 2312 has no such half."""
    beside = line[max(0, low - 1) : low] + line[high : high + 1]
    return encoding == GB and line[low:high] == _EURO_BYTE and any(b in _DIGITS for b in beside)


def _euro(data: bytes, encoding: str) -> DecodedPiece:
    """The sign for euro, as browsers read ``data``."""
    return DecodedPiece(encoding, "€", (RawBytes(0, 1, data),))


def _lost(data: bytes, encoding: str) -> DecodedPiece:
    """One lost character, of which ``data`` is left."""
    return DecodedPiece(encoding, REPLACEMENT, (RawBytes(0, 1, data),))


def _left_over(line: bytes, encoding: str) -> Iterator[tuple[int, int]]:
    """The bytes of ``line`` that are alone, shown by a letter or a bad byte behind them."""
    if line.isascii():
        return
    units = shortest(line, encoding)
    text = "".join(map(char_of, units, repeat(encoding)))
    last = len(units) - 1  # the half of a character at which a page was cut
    bad = [n for n, unit in enumerate(units) if len(unit) == 1 and unit > b"\x7f" and n < last]
    places = sorted({*suspects(text), *bad})
    if not places:
        return
    page = Read.of(text)
    if encoding == BIG5:
        page = page._replace(script="hant")
    starts = [0, *accumulate(map(len, units))]
    at = 0
    for place in places:
        if place < at:
            continue
        found = swallowed(page, at, place, encoding, units[place])
        least = GAIN if units[place] > b"\x7f" else SWALLOWED if found and found.after else ALONE
        hurt = found is not None and any(found.start - _NEAR <= n < place for n in bad)
        owned = found is not None and not found.after and _is_own(text, place)
        if found is not None and found.gain >= least and not (hurt or owned):
            yield starts[found.start], starts[found.start] + 1
            at = place + 1


def _is_own(text: str, at: int) -> bool:
    """Whether a letter that no character in front hides is its writer's: B省與C省, 維生素B群."""
    return text[at].isascii() and (own_letter(text, at) or is_of_a_word(text, at))


def _lone_bytes(line: bytes) -> Iterator[tuple[int, int]]:
    """The bytes of ``line`` that are no character: one that is alone, or one behind a wrong one."""
    try:
        line.decode(GB)
    except UnicodeDecodeError:
        for run in _RUNS.finditer(line):
            start = run.start()
            for wrong in islice(_wrong_firsts(run[0]), _MOST_WRONG):
                behind = run.start() + wrong + 1
                end = min(run.end(), behind + _REACH)
                if _place(_odd(line, behind, end), at_start=False) == 0:
                    start = behind + 1
                    yield behind - 1, start
            rest = _odd(line, start, run.end())
            at = _place(rest, at_start=start == 0) if len(rest) > 2 * _FEWEST else None
            if at is not None:
                yield start + at, start + at + 1


def _odd(line: bytes, start: int, end: int) -> bytes:
    """The bytes of a run, an odd number: with the one behind it where that may end a pair, else without its last."""
    if (end - start) % 2:
        return line[start:end]
    return line[start : end + 1] if line[end : end + 1] in _LOW else line[start : end - 1]


def _wrong_firsts(run: bytes) -> Iterator[int]:
    """Where a character should begin and a byte stands that begins none."""
    at = 0
    while at < len(run) - 1:
        wrong = run[at] in _NO_FIRST
        if wrong:
            yield at
        at += 2


def _place(run: bytes, *, at_start: bool) -> int | None:
    """Where in ``run`` a byte has lost its partner; None where nothing says so."""
    if not run:
        return None
    before = [0.0]
    for at in range(0, len(run) - 1, 2):
        before.append(before[-1] + _value(run[at : at + 2]))
    behind = [0.0]
    for at in range(len(run) - 2, 0, -2):
        behind.append(behind[-1] + _value(run[at : at + 2]))
    last = len(before) - 1
    totals = [(before[n] + behind[last - n], n) for n in range(last + 1)]
    tried = sorted(totals, reverse=True)[:_TRIED]
    if tried[0][0] < totals[-1][0] + GAIN:
        return None
    scored = [(_score(run, 2 * n, at_start=at_start), -n) for _, n in tried]
    return -2 * max(scored)[1]


def _value(pair: bytes) -> float:
    try:
        char = pair.decode(GB)
    except UnicodeDecodeError:
        return _UNREAD
    return float(weight(char)) if len(char) == 1 else _UNREAD


def _score(run: bytes, at: int, *, at_start: bool) -> float:
    """How likely the text is where the byte ``at`` stands alone, and belongs to the likeliest character."""
    model = mixture()
    left, right = run[:at].decode(GB, "replace"), run[at + 1 :].decode(GB, "replace")
    text = [max(model.score(seen(left), "\n" if at_start else "\n\n"), -20.0 * len(left))]
    char, _, score = max(
        (filled(model, left[-3:], right[:3], run[at], script) for script in ("hans", "hant")),
        key=lambda f: f[2],
    )
    text.append(score)
    text.append(model.score(seen(right[3:]), seen((left + char + right[:3])[-3:])))
    return sum(text)
