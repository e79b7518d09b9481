"""Beam search: of the readings that end alike the best one is followed, and of all those the likeliest few.

`best_readings` thins out a beam: every search of the package does it so, whatever its readings are made of. What it keeps of those
it gives up is its own: the slips sum them up, the mojibake search remembers where they differ, the label search has
stacks of clauses for readings. Where a reading is a row of pieces of text, scored by the character model, and no more
(`word_search`, `seven_bit`), the whole search is `likeliest_path`.
"""

from collections.abc import Callable, Iterable
from math import inf
from typing import Any, TypeVar

Item = TypeVar("Item")
What = TypeVar("What")
Step = tuple[What, str, int, float]  # what is read, as the model sees it, code points of it, nats


def best_readings(
    found: Iterable[Item],
    score: Callable[[Item], float],
    width: int,
    window: float = inf,
    equals: Callable[[Item], Any] | None = None,
) -> list[Item]:
    """The ``width`` best of ``found`` whose ``score`` is less than ``window`` below the best; best first.

    ``equals`` orders those of one score; without it they stay in the order in which they came.
    """
    items = list(found)
    if not items:
        return []
    scores = list(map(score, items))
    least = max(scores) - window
    # Mostly far more were found than are kept, and numbers alone are sorted in no time.
    last = sorted(scores)[-width] if len(scores) > width else -inf
    near = [
        (own, item) for own, item in zip(scores, items, strict=True) if own >= last and own > least
    ]
    if equals is None:
        near.sort(key=lambda pair: -pair[0])
    else:
        near.sort(key=lambda pair: (-pair[0], equals(pair[1])))
    return [item for _, item in near[:width]]


def likeliest_path(
    length: int,
    steps: "Callable[[int], Iterable[Step[What]]]",
    logp: Callable[[str, str], float],
    *,
    width: int,
    order: int,
) -> tuple[list[tuple[What, float]] | None, int]:
    """The best way through a text of ``length`` code points, and how many readings were followed.

    ``steps`` gives what may be read from an offset on, ``logp`` the log-probability of a character behind up to ``order``
    others. Each step of the way comes with what the model says of it; there is none where no steps lead to the end.
    """
    beams: dict[int, dict[str, tuple[float, Any]]] = {0: {"\n": (0.0, None)}}
    followed = 0
    for at in range(length):
        paths = best_readings(beams.pop(at, {}).items(), lambda path: path[1][0], width)
        followed += len(paths)
        here = list(steps(at)) if paths else ()
        for tail, (score, way) in paths:
            for what, shown, size, weight in here:
                total, own, end = score + weight, 0.0, tail
                for char in shown:
                    nats = logp(end, char)
                    total += nats
                    own += nats
                    end = (end + char)[-order:]
                there = beams.setdefault(at + size, {})
                known = there.get(end)
                if known is None or known[0] < total:
                    there[end] = total, ((what, own), way)
    ends = beams.get(length)
    if not ends:
        return None, followed
    way = max(ends.values(), key=lambda path: path[0])[1]
    out = []
    while way is not None:
        out.append(way[0])
        way = way[1]
    return out[::-1], followed
