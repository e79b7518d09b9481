"""Whether the confidence of a deletion is what it says: every deletion of `strip` on labelled pages, judged.

Of those that *safe* and *thorough* carry out, how many are right. How often an edit is right is fitted, by rule and
range of what its pass says, on four fifths of the sites and reported on the last fifth. The
calibration error is how far that lies from what is found there, weighed by edits. *said* is the same distance for
what the passes say as it is.
The weights of lines have seen no page of a site that they judge; those of the layout of HTML pages have seen all.
"""

from collections import defaultdict
from pathlib import Path

from bench._judged import Judged, judged, rates, step_of
from bench._pages import fold
from eduparse.corrections.guard import NOISE

PARTS = 5  # of the sites
ALONE = 30  # labelled edits below which a rule rests on the rate of its kind


def run(shared: Path) -> dict[str, float]:
    """Shares of the deletions carried out that are right, and the calibration errors."""
    return _figures({effort: list(judged(shared, effort)) for effort in NOISE})


def quick(shared: Path) -> dict[str, float]:
    """What the floors hold: how many edits there are says nothing good or bad."""
    return {name: value for name, value in run(shared).items() if "edits" not in name}


def _figures(found: dict[str, list[Judged]]) -> dict[str, float]:
    out: dict[str, float] = {}
    for effort, every in found.items():
        done = [one.right for one in every if one.applied]
        out[f"{effort} edits"] = len(every)
        out[f"{effort} right"] = round(sum(done) / max(1, len(done)), 4)
        out[f"{effort} carried out"] = round(len(done) / max(1, len(every)), 4)
    every = found["thorough"]
    out["calibration error"] = round(_error(_fitted(every)), 4)
    out["calibration error said"] = round(_error([(one.said, one.right) for one in every]), 4)
    return out


def _fitted(every: list[Judged]) -> list[tuple[float, bool]]:
    """For each edit how often one like it is right on the other sites, and whether it is."""
    out: list[tuple[float, bool]] = []
    for part in range(PARTS):
        others = [one for one in every if fold(one.site, PARTS) != part]
        known = {(rule, start): rate for rule, start, _, _, rate in rates(others)}
        # A rule that fired nowhere else has nothing but what its pass says.
        out += [
            (known.get((one.rule, step_of(one.said)), one.said), one.right)
            for one in every
            if fold(one.site, PARTS) == part
        ]
    return out


def show(shared: Path, *, misses: bool) -> None:
    """Print, for each rule and range, how many edits there were and how many were right."""
    found = {effort: list(judged(shared, effort)) for effort in NOISE}
    every = found["thorough"]
    print("rule\tfrom\tedits\tright\tconfidence")
    for rule, start, edits, right, confidence in rates(every):
        print(f"{rule}\t{start}\t{edits}\t{right}\t{confidence}")
    counts: dict[str, int] = defaultdict(int)
    for one in every:
        counts[one.rule] += 1
    few = sorted(rule for rule, n in counts.items() if n < ALONE)
    print(f"\nRules with fewer than {ALONE} labelled edits: {', '.join(few)}\n")
    for name, value in _figures(found).items():
        print(f"{name}: {value}")
    for one in every if misses else ():
        if not one.right and one.applied:
            print(f"wrong at {one.said}: {one.rule} on {one.site}, page {one.page}")


def _error(pairs: list[tuple[float, bool]]) -> float:
    """Mean distance between what is told and the rates found over tenths of what is told, weighed by edits."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for told, right in pairs:
        bins[min(9, int(told * 10))].append((told, right))
    apart = (
        abs(sum(right for _, right in part) - sum(told for told, _ in part))
        for part in bins.values()
    )
    return sum(apart) / max(1, len(pairs))
