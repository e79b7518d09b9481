"""Whether the confidence of a deletion is what it says: every deletion of `strip` on labelled pages, judged.

Of those that are sure enough for `safe` and for `thorough`, how many are right; how far what the passes say
lies from the rates found, weighed by edits (calibration error). Weights of lines and of HTML were trained on
pages of these sets, so the figures are of seen pages.
"""

from collections import defaultdict
from pathlib import Path

from bench._judged import Judged, judged, rates
from eduparse.corrections.guard import NOISE

ALONE = 30  # labelled edits below which a rule rests on the rate of its kind


def run(shared: Path) -> dict[str, float]:
    """Shares of the sure deletions that are right, and the calibration error."""
    return _figures(list(judged(shared)))


def quick(shared: Path) -> dict[str, float]:
    """What the floors hold: how many edits there are says nothing good or bad."""
    return {name: value for name, value in run(shared).items() if name != "edits judged"}


def _figures(found: list[Judged]) -> dict[str, float]:
    out: dict[str, float] = {"edits judged": len(found)}
    for effort, least in NOISE.items():
        sure = [one.right for one in found if one.said >= least]
        out[f"{effort} right"] = round(sum(sure) / max(1, len(sure)), 4)
        out[f"{effort} sure"] = round(len(sure) / max(1, len(found)), 4)
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
    for name, value in _figures(every).items():
        print(f"{name}: {value}")
    for one in every if misses else ():
        if not one.right and one.said >= NOISE["thorough"]:
            print(f"wrong at {one.said}: {one.rule} on {one.site}, page {one.page}")


def _error(found: list[Judged]) -> float:
    """Mean distance between what is said and the rates found over tenths of what is said, weighed by edits."""
    bins: dict[int, list[Judged]] = defaultdict(list)
    for one in found:
        bins[min(9, int(one.said * 10))].append(one)
    total = sum(map(len, bins.values()))
    return sum(
        abs(sum(one.right for one in part) - sum(one.said for one in part))
        for part in bins.values()
    ) / max(1, total)
