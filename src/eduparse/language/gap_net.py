"""A small net that says which character stands in a gap of a line, by ten characters on either side of it.

The models of characters see three, and count what stood together. The net has numbers for each character instead, so it
knows what it has not met, and it sees where a phrase begins that ends in the gap (在…中). An embedding of what stands
around, two layers, and the product with the numbers of each character that may stand there. The weights are those of
`models/gap.npz` (``make train-gap-net``), whole numbers from -127 to 127 with a scale for each row.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from eduparse.language.char_net import KNOWN, NOTHING, UNKNOWN, net_arrays

REACH = 10  # characters on either side
UNLIKELY = (
    -8.0
)  # what a character counts as that the net does not know: it is rarer than all that it does


class GapNet:
    """The net in a file of `models`; all it is asked is folded, as the models of characters see it."""

    def __init__(self, arrays: dict[str, Any], np: Any) -> None:
        self._np = np
        self._weights = arrays
        known = bytes(arrays["characters"]).decode()
        self._ids = {char: n for n, char in enumerate(known, KNOWN)}

    def gap(self, before: str, behind: str) -> "LineGap":
        """The gap between ``before`` and ``behind``, parts of one line; U+FFFD in either is a character nobody knows."""
        left = [self._ids.get(c, UNKNOWN) for c in before[-REACH:]]
        right = [self._ids.get(c, UNKNOWN) for c in behind[:REACH]]
        around = self._np.full((1, 2 * REACH), NOTHING, self._np.int32)
        around[0, REACH - len(left) : REACH] = left
        around[0, REACH : REACH + len(right)] = right
        return LineGap(self._ids, self._weights, state_of(self._np, self._weights, around)[0])


class LineGap:
    """One gap of a line."""

    def __init__(self, ids: Mapping[str, int], weights: Any, state: Any) -> None:
        self._ids, self._weights, self._state = ids, weights, state
        self._known: dict[str, float] = {}

    def likely(self, chars: Sequence[str]) -> list[float]:
        """How likely each of ``chars`` is there: in nats, but for a constant.

        No line has a line break inside, so the net knows nothing of it: it counts as the likeliest of all that were asked.
        """
        fresh = [c for c in chars if c not in self._known and c in self._ids]
        if fresh:
            asked = [self._ids[c] for c in fresh]
            told = self._weights["told"][asked] @ self._state + self._weights["told.bias"][asked]
            self._known.update(zip(fresh, told.tolist(), strict=True))
        most = max(self._known.values(), default=UNLIKELY)
        return [most if c == "\n" else self._known.get(c, UNLIKELY) for c in chars]


@cache
def gap_net() -> GapNet:
    """The net of the package."""
    return GapNet(*net_arrays("gap"))


def state_of(np: Any, weights: Any, around: Any) -> Any:
    """What the net makes of the numbers ``around`` each gap, those in front first; ``np`` is NumPy or JAX."""
    told = weights["embedding"][around].reshape(around.shape[0], -1)
    first = np.maximum(told @ weights["first"] + weights["first.bias"], 0)
    return first @ weights["second"] + weights["second.bias"]
