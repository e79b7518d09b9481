"""Whether confidence is what it says, on sites that it was not counted on.

The rates of each rule are counted on half of the labelled sites and held against the other half. A figure
of `run` is over the halves in turn: of the deletions that would be applied in `safe` and in `thorough`, how
many are right; how far the promised rates lie from those found, weighed by edits (calibration error).
"""

import zlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench._judged import Judged, judged, rates
from eduparse.corrections.guard import NOISE
from eduparse.rules.calibration import step_of

ALONE = 30  # labelled edits below which a rule rests on the rate of its kind

Promised = list[tuple[Judged, float]]


def run(shared: Path) -> dict[str, float]:
    """Shares of applied deletions that are right, and the calibration error, on sites left out."""
    found = _promised(list(judged(shared)))
    out: dict[str, float] = {"edits judged": len(found)}
    for effort, least in NOISE.items():
        applied = [one.right for one, rate in found if rate >= least]
        out[f"{effort} right"] = round(sum(applied) / max(1, len(applied)), 4)
        out[f"{effort} applied"] = round(len(applied) / max(1, len(found)), 4)
    out["calibration error"] = round(_error(found), 4)
    return out


def show(shared: Path, *, misses: bool) -> None:
    """Print, for each rule and range, how many edits there were and how many were right."""
    every = list(judged(shared))
    print("rule\tfrom\tedits\tright\tconfidence")
    for rule, start, edits, right, confidence in rates(every):
        print(f"{rule}\t{start}\t{edits}\t{right}\t{confidence}")
    counts: dict[str, int] = defaultdict(int)
    for one in every:
        counts[one.rule] += 1
    few = sorted(rule for rule, n in counts.items() if n < ALONE)
    print(f"\nRules with fewer than {ALONE} labelled edits: {', '.join(few)}\n")
    for name, value in run(shared).items():
        print(f"{name}: {value}")
    for one, rate in _promised(every) if misses else ():
        if not one.right and rate >= NOISE["thorough"]:
            print(f"wrong at {rate}: {one.rule} on {one.site}, page {one.page}")


def _promised(every: list[Judged]) -> Promised:
    """Each edit with the rate of its rule on the half of the sites that it is not of."""
    halves: tuple[list[Judged], list[Judged]] = ([], [])
    for one in every:
        halves[zlib.crc32(one.site.encode()) % 2].append(one)
    out: Promised = []
    for own, other in (halves, halves[::-1]):
        known = _table(other)
        out += [(one, known.get((one.rule, step_of(one.said)), 0.5)) for one in own]
    return out


def _table(found: Iterable[Judged]) -> dict[tuple[str, float], float]:
    return {(rule, start): confidence for rule, start, _, _, confidence in rates(found)}


def _error(found: Promised) -> float:
    """Mean distance between promised and found rates over tenths of the promise, weighed by edits."""
    bins: dict[int, list[tuple[bool, float]]] = defaultdict(list)
    for one, rate in found:
        bins[min(9, int(rate * 10))].append((one.right, rate))
    total = sum(map(len, bins.values()))
    return sum(
        abs(sum(right for right, _ in part) - sum(rate for _, rate in part))
        for part in bins.values()
    ) / max(1, total)
