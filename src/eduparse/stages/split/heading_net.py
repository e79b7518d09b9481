"""How likely the heading of a line ends behind each of its characters, by a small net that reads both sides.

The features of `heading_features` look at three characters in front of a place and five behind it. The net sees some thirty
on each side, and so tells the phrase that closes a heading from the one that opens its body: 延长债券额度有效期|已核准的债券….
It was taught by sentences whose stops were taken away, then by the headings of policy papers (`tools/train_heading_net.py`).
Three such nets are packaged, each taught by two thirds of the papers, and their odds are averaged: they err in different
places. What they say is one feature more; the weights in `models/headings.tsv` weigh it, learnt from papers by the net that
has not seen them.
"""

import math
from collections.abc import Sequence
from functools import cache

from eduparse.language.char_net import CharNet, char_net
from eduparse.language.lazy_pattern import lazy_pattern

FURTHEST = 63  # code points behind which the net looks for an end
NETS = 3  # one for each third of the papers, which it has not seen
READ = 96  # code points of a line that it reads
TOLD_BY = 48  # code points by which it tells that a line has no heading
AT_ONCE = 32  # lines that are read together
NOWHERE = -30.0  # what stands for an end behind the last character
DIGITS = 2  # of the odds, more than which no two machines promise

EndOdds = Sequence[float]
_BLANK = lazy_pattern(r"[ \t\r\u3000\xa0\n]")


@cache
def heading_nets() -> tuple[CharNet, ...]:
    """The packaged nets."""
    return tuple(char_net(f"heading-ends-{fold}") for fold in range(NETS))


def end_odds(lines: Sequence[str], nets: Sequence[CharNet]) -> list[EndOdds]:
    """For each line the log-probability of no heading, then of one that ends behind 1, 2, … `FURTHEST` code points.

    It is the mean of what the ``nets`` say.
    """
    out: list[EndOdds] = []
    for first in range(0, len(lines), AT_ONCE):
        some = lines[first : first + AT_ONCE]
        read = [_BLANK.sub("", line) for line in some]
        each = zip(*(_scores(read, net) for net in nets), strict=True)
        means = [[sum(found) / len(nets) for found in zip(*odds, strict=True)] for odds in each]
        out += [
            _with_blanks(line, [round(odds, DIGITS) for odds in _log_softmax(mean)])
            for line, mean in zip(some, means, strict=True)
        ]
    return out


def _scores(lines: Sequence[str], net: CharNet) -> list[list[float]]:
    """What one net says of each of ``lines``, by the same places."""
    states, there = net.read(lines, READ, FURTHEST)
    weights = net.weights
    ends = states @ weights["end"] + weights["end.bias"]
    ends[there == 0] = NOWHERE
    mean = states[:, :TOLD_BY].sum(1) / there[:, :TOLD_BY].sum(1, keepdims=True).clip(1)
    none = mean @ weights["none.mean"] + states[:, 0] @ weights["none.first"] + weights["none.bias"]
    rows = zip(ends.tolist(), none.tolist(), strict=True)
    return [_log_softmax([without, *row]) for row, without in rows]


def _with_blanks(line: str, odds: list[float]) -> EndOdds:
    """``odds`` by the places of ``line`` as it stands: the net reads it without its blanks, and nothing ends behind one."""
    if _BLANK.search(line, 0, FURTHEST) is None:
        return odds
    out, read = odds[:1], 0
    for char in line[:FURTHEST]:
        blank = _BLANK.match(char) is not None
        read += not blank
        out.append(NOWHERE if blank else odds[read])
    return out


def _log_softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    total = top + math.log(sum(math.exp(score - top) for score in scores))
    return [score - total for score in scores]
