"""How likely it is that a wrong byte made a character of a page whose encoding is known.

No single number tells. That another character is likelier by ten nats says much where the one that stands is common, and
little where it is rare, as those of names are; and a letter goes with anything. So weights (`models/wrong-byte.tsv`),
learnt by ``make train-wrong-byte`` for each encoding, add up what is known, into the logarithm of odds. They hold
for a page of `PAGE` characters; on a longer one chance has more tries, by the logarithm of its length. A page on
which something is damaged for sure was hurt: there much less is enough.
"""

from collections.abc import Mapping
from functools import cache
from math import exp, inf, log
from typing import NamedTuple

from eduparse.language.model_weights import weights_of

LEAST = 1.5  # nats by which another character must be likelier to be asked
MOST = 30.0  # nats, above which more say nothing more
UNLIKELY = -60.0  # nats; no character is less likely where it is asked
PAGE = 1000  # characters of the page that the weights hold for
SHORTEST = 20  # characters of a page below which chance has no fewer tries …
SHORTEST_OTHERS = (
    200  # … for signs and letters, which go with anything, and for what stands in names
)
NAMED = 3.0  # what a surname in front takes off: of the pages learnt from, few are lists of names
HURT = 3.0  # what it is worth that a page is damaged elsewhere
KINDS = (
    "han", "rare", "letter", "label", "ascii", "sign", "blank", "last blank", "blank of a form",
)  # fmt: skip
"""What stands there: a Chinese character of words, another one, a letter or figure of ASCII, a letter that labels things
(A股), a sign of ASCII, all else; and the only wide blank of a page, inside a line of prose, at its end, in another one."""


class Standing(NamedTuple):
    """A character that stands on a page, and the others that one wrong byte may have made it of.

    ``likelier`` is by how many nats the likeliest of those is likelier. ``after`` is how likely it is after what
    is in front, ``fit`` the mean of it and of what is behind. ``together`` is by how many nats all of them are
    likelier than it alone. ``own`` is how common the character itself is, ``times`` how often the page has it.
    It is ``named`` where a surname stands in front.
    """

    kind: str
    likelier: float
    after: float
    fit: float
    together: float
    own: float
    times: int
    named: bool

    def features(self) -> dict[str, float]:
        """What the weights are for."""
        likelier = min(self.likelier, MOST)
        of_kind = {f"is {kind}": float(kind == self.kind) for kind in KINDS}
        by_kind = {f"likelier {kind}": likelier * (kind == self.kind) for kind in KINDS}
        return {
            **of_kind,
            **by_kind,
            "after": self.after,
            "fit": self.fit,
            "together": self.together,
            "own": self.own,
            "times": log(self.times),
        }

    def odds(self, codec: str, size: int, *, hurt: bool = False) -> float:
        """The logarithm of the odds that a byte is wrong, on a page of ``size`` characters."""
        weights = _weights(codec)
        told = sum(weights[name] * value for name, value in self.features().items())
        return told - of_length(size, self.kind) + HURT * hurt - NAMED * self.named


def least_likelier(codec: str, standing: Standing, told: float, among: int, fit: float) -> float:
    """By how many nats another character must be likelier for odds of ``told``, whatever else is not known yet.

    Of ``standing`` its kind, how common it is and how often it stands there are known; ``told`` is without what
    the page adds. ``among`` characters may have stood there. `LEAST` where its kind gains nothing by it.
    """
    weights = _weights(codec)
    gain = weights[f"likelier {standing.kind}"]
    if gain <= 0:
        return LEAST
    together = log(among) if among and weights["together"] > 0 else 0.0
    known = standing._replace(likelier=0.0, after=0.0, fit=0.0, together=together).features()
    most = sum(weights[name] * value for name, value in known.items())
    most += UNLIKELY * min(0.0, weights["after"]) + fit * min(0.0, weights["fit"])
    needed = (told - most) / gain
    return inf if needed > MOST else max(LEAST, needed)


def of_length(size: int, kind: str) -> float:
    """What the length of a page takes off the odds of a character of ``kind``."""
    return log(max(size, SHORTEST if kind == "han" else SHORTEST_OTHERS) / PAGE)


def together(totals: list[float]) -> float:
    """By how many nats all of ``totals`` together are above the first."""
    return log(sum(exp(nats - totals[0]) for nats in totals))


@cache
def _weights(codec: str) -> Mapping[str, float]:
    """The weights of ``codec`` by the name of their feature."""
    start = f"{codec} "
    every = weights_of("wrong-byte")
    return {name.removeprefix(start): w for name, w in every.items() if name.startswith(start)}
