"""Where UTF-8 that was shown as GBK has lost pairs of bytes without a mark, and which those may be.

Some decoders leave out what GBK gives to users, 0x80, and a first byte with a digit behind it; others drop the first
byte of such a pair and read on with the second. What is left looks whole; only its bytes, put together again, make no UTF-8. A gap in the midst of two
characters may even leave one that can be read: 确、 becomes 硁. So a character that surprises, on a line
with gaps, is looked at as one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.mixture import Mixture
from eduparse.stages.repair.byte_readings import GB, LEADS, UTF8, as_bytes, stands_for
from eduparse.stages.repair.gbk_chars import seen
from eduparse.stages.repair.two_byte_codes import defined_by

SINGLE = 0x80  # the one byte of UTF-8 that begins no pair of GBK
SURPRISING = -9.0  # log-probability of a character that two may have left
TEAR = 2  # characters between a pair that is gone and the bytes that do not fit together for it
_CONTINUED = range(0x81, 0xC0)  # the bytes of UTF-8 behind a first one that begin a pair of GBK
_UTF8 = lazy_pattern(  # as Latin-1: characters of three bytes, and bytes that are part of no character
    r"[\x00-\x7f]+|[\xc2-\xdf][\x80-\xbf]|([\xe0-\xef][\x80-\xbf]{2})|[\xf0-\xf4][\x80-\xbf]{3}|(.)",
    re.DOTALL,
)


class DroppedPairs(NamedTuple):
    """Pairs of bytes of UTF-8 that GBK does not define.

    ``inside``: the last two bytes of a character, as groups of slots; ``last`` and ``leads``: the last
    byte of one and the first of the next.
    """

    inside: tuple[tuple[frozenset[int], frozenset[int]], ...]
    last: frozenset[int]
    leads: frozenset[int]


@cache
def dropped_pairs() -> DroppedPairs:
    """What a decoder of GBK leaves out of Chinese in UTF-8."""
    known = defined_by("gbk")
    groups: defaultdict[frozenset[int], set[int]] = defaultdict(set)
    for first in _CONTINUED:
        seconds = (b for b in (SINGLE, *_CONTINUED) if known.char(first, b) is None)
        groups[frozenset(seconds)].add(first)
    between = [p for p in product(_CONTINUED, LEADS) if known.char(*p) is None]
    return DroppedPairs(
        tuple((frozenset(firsts), some) for some, firsts in groups.items() if some),
        frozenset(last for last, _ in between),
        frozenset(lead for _, lead in between),
    )


@cache
def dropped_bytes(following: int) -> frozenset[int]:
    """The bytes of UTF-8 that a decoder of GBK drops alone before ``following``, with which it reads on."""
    known = defined_by("gbk")
    return frozenset(b for b in _CONTINUED if known.char(b, following) is None)


def gaps(model: Mixture, line: str) -> frozenset[int]:
    """The places of ``line``, UTF-8 shown as GBK, before which a pair may be gone without a mark.

    They are code points; none where every character can be read, or lost bytes show as U+FFFD. What shows as ``?``
    beside bytes that do not fit is a byte that is lost with a mark, too.
    """
    if "\ufffd" in line:
        return frozenset()
    sizes = [len((stands_for(c, GB) or (b"?",))[0]) for c in line]
    owner = [n for n, size in enumerate(sizes) for _ in range(size)]
    data = (as_bytes(line, GB, lossy=b"?") or b"").decode("latin-1")
    found = list(_UTF8.finditer(data))
    torn = {
        at for m in found if m[2] and "?" not in line[max(0, (at := owner[m.start()]) - 1) : at + 2]
    }
    if torn:
        torn |= {owner[m.start()] for m in _surprising(model, found)}
    return frozenset(n for at in torn for n in range(at - TEAR, at + TEAR + 1))


def _surprising(model: Mixture, found: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    context = "\n"
    for m in found:
        shown = seen(m[0].encode("latin-1").decode(UTF8, "replace"))
        if m[1] and model.logp(context, shown) < SURPRISING:
            yield m
        context = (context + shown)[-3:]
