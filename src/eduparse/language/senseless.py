"""Where text makes no sense to a model of characters, as behind a lost byte of GBK: 教育事业 -> 逃逝乱.

From a lost byte on each byte pairs with the wrong neighbour. What comes out is in GB 2312, so no single
character betrays it; but a third of its characters are rare ones of the second level and every sixth is
a sign, where clean text has one in forty. An encoder written in C finds such a crowd in any text; only
a line with one is scored character by character.
"""

import re
from collections.abc import Iterator

from eduparse.language.charmodel import Mixture

_RUN = re.compile("[^\x00-\x7f]+")
_KINDS = bytes(
    ord("x") if b >= 0xD8 or 0xA4 <= b <= 0xAF or b == 0xA2 or b < 0xA1 else ord(".")
    for b in range(256)
)
"""By lead byte: a character of the second level, a sign, or one outside GB 2312."""
_CROWD = re.compile(rb"x(?:.{0,3}?x){3}|x(?:.?x){2}")


def suspicious(line: str) -> bool:
    """Whether rare characters crowd in ``line``, so that it is worth a closer look."""
    data = "".join(_RUN.findall(line)).encode("gbk", "replace")
    return _CROWD.search(data.replace(b"?", b"??")[::2].translate(_KINDS)) is not None


def senseless(
    line: str, seen: str, model: Mixture, limit: float, window: int = 8
) -> Iterator[tuple[int, int]]:
    """The ranges of ``line`` in which each ``window`` characters are on average below ``limit`` nats.

    ``seen`` is ``line`` as the model sees it, with one character of context in front.
    """
    scores = [
        max(-16.0, model.logp(seen[max(0, n - 2) : n + 1], seen[n + 1])) if c > "\x7f" else -4.0
        for n, c in enumerate(line)
    ]
    start = end = -1
    total = sum(scores[:window])
    for at in range(max(1, len(line) - window + 1)):
        if at:
            total += scores[at + window - 1] - scores[at - 1]
        if total < limit * min(window, len(line)):
            if at > end:
                if start >= 0:
                    yield _trimmed(scores, start, end, limit)
                start = at
            end = min(len(line), at + window)
    if start >= 0:
        yield _trimmed(scores, start, end, limit)


def _trimmed(scores: list[float], start: int, end: int, limit: float) -> tuple[int, int]:
    while start < end - 1 and scores[start] > limit:
        start += 1
    while end > start + 1 and scores[end - 1] > limit:
        end -= 1
    return start, end
