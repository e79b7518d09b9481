"""How likely each line is furniture: trained weights, and neighbouring lines decided together.

A linear-chain model with two labels. What `features` names about a line adds up to its score, four
transition weights say how the labels of neighbours go together, and the forward-backward algorithm
gives for each line the probability that it is furniture given the whole page. The weights are data
(`models/strip.tsv`, written by ``make train-strip``); the cost is linear in the number of lines.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import repeat

from eduparse.language.package_data import package_path

STEPS = ("text>text", "text>noise", "noise>text", "noise>noise")
_STEEPEST = 40.0  # scores beyond it would leave the range of floats when exponentiated


class Weights:
    """A number for each feature, and for each of `STEPS` from one line to the next.

    ``beside`` are those for lines beside a paper, where they are not the packaged ones.
    """

    beside: "Weights | None" = None

    def __init__(self, numbers: Mapping[str, float], beside: "Weights | None" = None) -> None:
        self.beside = beside
        self._numbers = dict(numbers)
        self._steps = tuple(math.exp(self._numbers.pop(step, 0.0)) for step in STEPS)

    def noise(self, page: Sequence[Iterable[str]]) -> list[float]:
        """The probability that each line is furniture; ``page`` holds the features of each."""
        number = self._numbers.get
        odds = []
        for names in page:
            score = sum(map(number, names, repeat(0.0)))
            odds.append(math.exp(max(-_STEEPEST, min(_STEEPEST, score))))
        return self._together(odds)

    def _together(self, odds: Sequence[float]) -> list[float]:
        """Marginals from the odds of each line by itself, messages normalised at every line."""
        tt, tn, nt, nn = self._steps
        forward = []
        text = noise = 1.0
        for n, own in enumerate(odds):
            if n:
                text, noise = text * tt + noise * nt, text * tn + noise * nn
            noise *= own
            total = text + noise
            text, noise = text / total, noise / total
            forward.append(noise)
        out = [0.0] * len(odds)
        text = noise = 1.0
        for n in range(len(odds) - 1, -1, -1):
            here = forward[n] * noise
            out[n] = here / (here + (1 - forward[n]) * text)
            noise *= odds[n]
            text, noise = tt * text + tn * noise, nt * text + nn * noise
            total = text + noise
            text, noise = text / total, noise / total
        return out


def parse_weights(table: str) -> Weights:
    """Weights from lines ``feature<TAB>weight`` below a heading."""
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return Weights({name: float(number) for name, number in rows})


@cache
def packaged_weights() -> Weights:
    """The weights of the package for pages of any kind."""
    return parse_weights(package_path("language", "models", "strip.tsv").read_text("utf-8"))


@cache
def packaged_beside() -> Weights:
    """The weights of the package for what stands beside a paper."""
    return parse_weights(package_path("language", "models", "beside.tsv").read_text("utf-8"))
