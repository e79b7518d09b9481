"""A quick look at two texts before they are aligned: is what they share spread as it is in copies?

Copies share runs all over the stretch that they have in common: a spinner, lost bytes, a typist leave
something of every sentence. Papers of one pattern, drafts that draw on one model, editions that were
written anew share whole sentences, and between them stand sentences of which the other has nothing, or share one
sentence only. Text that was read wrongly is no such sentence. Looking costs a fraction of a millisecond, an alignment tens.
"""

from functools import cache
from typing import Any

from eduparse.copies.optional import numpy_module

RUN = 5  # code points
GAP = 24  # code points of readable text of which the other has nothing: a sentence of its own
OWN = 0.3  # share of the common stretch that such sentences take at the most
BRIEF = 40  # code points of a common stretch: a sentence of boilerplate
CLUMP = 12  # shared runs within so many code points begin and end the common stretch
GARBLED = (
    0.03  # share of such characters from which a text was read wrongly in part: it proves nothing
)
ODD = 6  # one character in so many that Chinese does not use makes a gap unreadable


class Shape:
    """The runs of a text, for comparison with another's."""

    __slots__ = ("codes", "hashes", "known", "odd")

    def __init__(self, folded: str) -> None:
        np = numpy_module()
        codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self.codes = codes
        count = max(0, len(codes) - RUN + 1)
        hashes = np.zeros(count, np.uint64)
        wide = codes.astype(np.uint64)
        for n in range(RUN):
            hashes *= np.uint64(0x100000001B3)
            hashes += wide[n : n + count]
        self.hashes = hashes
        self.known = np.sort(hashes)
        self.odd = float(_odd()[np.minimum(codes, 0xFFFF)].mean()) if len(codes) else 0.0


def shared(a: Shape, b: Shape) -> tuple[float, bool]:
    """The share of the runs of the shorter text that the other has, and whether they lie as in copies."""
    np = numpy_module()
    if len(a.hashes) > len(b.hashes):
        a, b = b, a
    if not len(a.hashes):
        return 0.0, False
    places = np.searchsorted(b.known, a.hashes)
    places[places == len(b.known)] = 0
    same = b.known[places] == a.hashes
    at = np.flatnonzero(same)
    share = len(at) / len(same)
    garbled = max(a.odd, b.odd) >= GARBLED
    stretch = _stretch(at)
    if garbled or stretch is None:
        return share, len(at) > 0 and (garbled or int(at[-1] - at[0]) >= BRIEF)
    low, high = stretch
    return share, high - low >= BRIEF and _own(a, at, low, high) <= OWN * (high - low)


def _stretch(at: Any) -> tuple[int, int] | None:
    """The first and the last of the places of shared runs; one that is shared by chance is neither."""
    np = numpy_module()
    firm = np.flatnonzero(at[CLUMP // 2 :] - at[: -(CLUMP // 2)] <= 2 * CLUMP)
    if len(at) < CLUMP or not len(firm):
        return None
    return int(at[firm[0]]), int(at[firm[-1] + CLUMP // 2])


def _own(a: Shape, at: Any, low: int, high: int) -> int:
    """Code points of readable sentences between ``low`` and ``high`` that share no run."""
    np = numpy_module()
    inside = at[(at >= low) & (at <= high)]
    starts, ends = inside[:-1] + RUN, inside[1:]
    long = ends - starts >= GAP
    odd = np.concatenate(([0], np.cumsum(_odd()[np.minimum(a.codes, 0xFFFF)])))
    own = 0
    for start, end in zip(starts[long].tolist(), ends[long].tolist(), strict=True):
        if (odd[end] - odd[start]) * ODD < end - start:
            own += end - start
    return own


@cache
def _odd() -> Any:
    """By code point, whether Chinese text in simplified script does not use the character."""
    np = numpy_module()
    odd = np.ones(0x10000, bool)
    for code in range(0x80):
        odd[code] = False
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                char = bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            odd[ord(char)] = char.isalpha() and not "\u4e00" <= char <= "\u9fff"
    return odd
