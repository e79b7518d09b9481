"""The headings of a list decided together: siblings are headed alike.

Three siblings that each could be 着力稳就业 + 完善…。 are so more likely than one such beside two run-in
headings. The best few readings of each line (`boundary.py`) and how well neighbours fit each other (both
headed or not, lengths, commas, first and last words) make a chain, and its best path is taken. The
weights stand with those of the readings in `models/headings.tsv`.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.charmodel import CharModel
from eduparse.stages.split.heading_features import (
    NONE,
    End,
    Features,
    generic,
    heading_ends,
    weighed,
)
from eduparse.stages.split.heading_net import EndOdds

LOOKED_AT = 10  # readings of the line before that each is held against, about
FEW_HEADS = 3  # headings of a list, up to which the lines of its glued ones must speak for them
SURE = 1.0  # nats by which they are likelier than none where the list is one line, or one line is as sure of none
BEST = 8  # readings of a line that the chain weighs, beside none and the run-in heading


class HeadingReading(NamedTuple):
    """One reading of a line: where its heading ends, its text, whether run in, and its log-probability."""

    at: int
    head: str
    run_in: bool
    logp: float


class ClauseLine(NamedTuple):
    """The first line of a clause behind its label; ``run_in`` is where a run-in heading could stop.

    ``known`` is where its heading ends if that is known: the whole line is one. ``odds`` are those of the net.
    """

    text: str
    run_in: int | None = None
    known: int | None = None
    odds: EndOdds = ()


def ends(
    lines: Sequence[ClauseLine],
    chars: CharModel,
    weights: Mapping[str, float],
    may_end: Callable[[str, int], bool],
    budget: Budget = UNLIMITED,
) -> list[int]:
    """The end of the heading of each of ``lines``, siblings in order; NONE where there is none.

    ``may_end`` says whether a heading may end at a place of its line.
    """
    chain = [
        [settled(line.text, line.known)]
        if line.known
        else [
            reading
            for reading in readings(
                line.text, list(heading_ends(line.text, chars, line.run_in, line.odds)), weights
            )
            if _kind(reading) != "glued" or may_end(line.text, reading.at)
        ]
        for line in lines
    ]
    budget.spend(LOOKED_AT * sum(map(len, chain)))
    return [reading.at for reading in without_unsure(chain, best_path(chain, weights))]


def without_unsure(
    chain: Sequence[Sequence[HeadingReading]], path: Sequence[HeadingReading]
) -> list[HeadingReading]:
    """``path`` without its glued headings where they are few and their own lines do not speak for them.

    门卫必须24小时 beside 值班领导每天带领当日: where all of them together are hardly likelier than none, most would be
    cut wrong, and are better left out. In a longer list the neighbours say enough, and so does a heading that its own items
    end: 二、压实责任（一）….
    """
    glued = [n for n, chosen in enumerate(path) if _kind(chosen) == "glued" and len(chain[n]) > 1]
    headed = sum(reading.at != NONE for reading in path)
    if not glued or headed > FEW_HEADS or any(generic(path[n].head) for n in glued):
        return list(path)
    if any(len(chain[n]) == 1 and reading.at != NONE for n, reading in enumerate(path)):
        return list(path)
    none = {n: next((r for r in chain[n] if r.at == NONE), path[n]) for n in glued}
    spoken = [path[n].logp - none[n].logp for n in glued]
    asked = SURE if len(chain) == 1 or min(spoken) < -SURE else 0.0
    if sum(spoken) >= asked:
        return list(path)
    return [none.get(n, chosen) for n, chosen in enumerate(path)]


def settled(line: str, end: int) -> HeadingReading:
    """The one reading of a line that is all heading."""
    return HeadingReading(end, line[:end], run_in=False, logp=0.0)


def readings(line: str, found: Sequence[End], weights: Mapping[str, float]) -> list[HeadingReading]:
    """The best of ``found``, the likeliest first, NONE and the run-in heading always among them."""
    scored = sorted(
        ((weighed(e.features, weights), e) for e in found),
        key=lambda pair: -pair[0],
    )
    top = scored[0][0]
    total = top + math.log(sum(math.exp(score - top) for score, _ in scored))
    kept = [p for n, p in enumerate(scored) if n < BEST or p[1].at == NONE or p[1].run_in]
    return [HeadingReading(e.at, line[: e.at], e.run_in, score - total) for score, e in kept]


def best_path(
    chain: Sequence[Sequence[HeadingReading]], weights: Mapping[str, float]
) -> list[HeadingReading]:
    """One reading of each line, such that all of them together are the likeliest (Viterbi)."""
    scores = [_alone(r, weights) for r in chain[0]]
    back: list[list[int]] = []
    for before, here in pairwise(chain):
        links: list[int] = []
        grown: list[float] = []
        for reading in here:
            fits = [s + _fit(b, reading, weights) for s, b in zip(scores, before, strict=True)]
            at = max(range(len(fits)), key=fits.__getitem__)
            links.append(at)
            grown.append(fits[at] + _alone(reading, weights))
        scores = grown
        back.append(links)
    at = max(range(len(scores)), key=scores.__getitem__)
    path = [at]
    for links in reversed(back):
        at = links[at]
        path.append(at)
    return [options[n] for options, n in zip(chain, reversed(path), strict=True)]


def _alone(reading: HeadingReading, weights: Mapping[str, float]) -> float:
    return weighed(alone(reading), weights)


def _fit(a: HeadingReading, b: HeadingReading, weights: Mapping[str, float]) -> float:
    return weighed(pair(a, b), weights)


def alone(reading: HeadingReading) -> Features:
    """What a reading brings to the chain by itself."""
    return {"chain.logp": reading.logp, f"chain.{_kind(reading)}": 1.0}


def pair(a: HeadingReading, b: HeadingReading) -> Features:
    """How neighbours fit each other."""
    kinds = "-".join(sorted((_kind(a), _kind(b))))
    out = {f"pair.{kinds}": 1.0}
    if a.at and b.at:
        commas = a.head.count("，"), b.head.count("，")
        out |= {
            "pair.length": abs(math.log(a.at / b.at)),
            "pair.commas": float(commas[0] == commas[1]),
            "pair.first": float(a.head[0] == b.head[0]),
            "pair.first-two": float(a.head[:2] == b.head[:2]),
            "pair.last": float(a.head[-1] == b.head[-1]),
            "pair.last-two": float(a.head[-2:] == b.head[-2:]),
            "pair.comma-place": float(
                commas == (1, 1) and abs(a.head.index("，") - b.head.index("，")) <= 1
            ),
        }
    return out


def _kind(reading: HeadingReading) -> str:
    if reading.at == NONE:
        return "none"
    return "run" if reading.run_in else "glued"
