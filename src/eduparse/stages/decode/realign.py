"""GBK from which one byte is missing: where, so that all behind it pairs again as it did.

From there each byte pairs with the wrong neighbour, up to the next byte of ASCII, before which one is left
alone: an odd number of bytes. Each place in the run is tried; the byte that has lost its partner
stands alone as a bad byte, and what is before and behind it must be far likelier than what was shown.
"""

import re
from collections.abc import Iterator

from eduparse.language.charmodel import mixture
from eduparse.stages.decode.encodings import GB, Piece, decoded
from eduparse.stages.decode.likelihood import weight
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.lost_byte import filled

GAIN = 12.0  # nats by which the text must be likelier for it
_TRIED = 8  # places that the model of characters compares
_UNREAD = -20.0  # of a pair that spells nothing
_LINES = re.compile(rb"[^\n]++\n?|\n")
_RUNS = re.compile(rb"[\x81-\xfe][\x80-\xff]{4,}")


def realigned(data: bytes) -> list[Piece]:
    """``data`` in GB18030, with bytes that lost their partner standing alone."""
    found: list[Piece] = []
    plain: list[bytes] = []
    for line in _LINES.findall(data):
        cuts = list(_lone_bytes(line))
        if not cuts:
            plain.append(line)
            continue
        found.append(decoded(b"".join(plain), GB))
        at = 0
        for cut in cuts:
            found += (decoded(line[at:cut], GB), decoded(line[cut : cut + 1], GB))
            at = cut + 1
        plain = [line[at:]]
    return [p for p in (*found, decoded(b"".join(plain), GB)) if p.text]


def _lone_bytes(line: bytes) -> Iterator[int]:
    try:
        line.decode(GB)
    except UnicodeDecodeError:
        for run in _RUNS.finditer(line):
            if len(run[0]) % 2:
                at = _place(run[0], at_start=run.start() == 0)
                if at is not None:
                    yield run.start() + at


def _place(run: bytes, *, at_start: bool) -> int | None:
    """Where in ``run`` a byte has lost its partner; None where nothing says so."""
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
