"""Grow the trees that say how likely a substitution by a pair of the public table is right.

    PYTHONPATH=. python tools/train_spun_choices.py ../shared --out src/eduparse/language/models/spun-choices.tsv

The choices are those of `bench._spun_choices`, in the documents that `bench._repeated` gives for learning; the number
of what they show is written into the heading. Boosted trees, each with the same DEPTH questions for every choice; numpy
is needed here and nowhere else. What is printed is for documents no passage of which was learnt from: those to set the
bound by (`table_odds.PRUDENCE`) and those to judge it by. From so many nats on, how much of what is right is sure, and
how much of what is sure is right?
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench._repeated import BOUND, JUDGED, LEARNT, part_of, unrepeated
from bench._spun_choices import RUNS, Run, Texts, choices_of, choices_seen
from bench.respun import documents_held_out, read_table
from eduparse.stages.reword.table_odds import Features, OddsTree, prudence, written_trees

TREES = 240
DEPTH = 4
RATE = 0.15  # of what a tree says that is taken
FEW = 80.0  # choices that a leaf is given beside its own, so that none is sure; many are of one document
CURVE = (2.2, 2.6, 3.0, 3.4, 3.8, 4.2)  # the first is `restore.APPLIED`
BOUNDS = 24  # of a feature, as many choices between each


def main() -> None:
    """Read, grow, write, and tell what the documents not learnt from come to."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("shared", type=Path)
    args.add_argument("--out", type=Path, required=True)
    options = args.parse_args()
    table = read_table(options.shared)
    texts = list(documents_held_out(options.shared))
    rows: list[Features] = []
    right: list[bool] = []
    weights: list[float] = []
    judged: list[tuple[str, Run, list[Features], list[bool]]] = []
    by_part: dict[str, list[Texts]] = {LEARNT: [], BOUND: [], JUDGED: []}
    for name, pieces in texts:
        part = part_of(options.shared, name)
        if part == LEARNT or unrepeated(options.shared, name):
            by_part[part].append((name, pieces))
    for run in RUNS:
        seen, were = choices_of(by_part[LEARNT], table, run)
        rows, right = rows + seen, right + were
        weights += [run.weight] * len(seen)
        if run.known == 1 and not run.half:
            parts = (BOUND, JUDGED)
            judged += [(part, run, *choices_of(by_part[part], table, run)) for part in parts]
    constant, trees = grown(np.array(rows), np.array(right, dtype=float), np.array(weights))
    written = written_trees(constant, trees, choices_seen(options.shared))
    options.out.write_text(written, encoding="utf-8")
    for part, run, found, were in judged:
        taken_off = np.array([prudence(x) for x in found])
        nats = odds(np.array(found), constant, trees) - taken_off
        true = np.array(were)
        for least in CURVE:
            sure = nats >= least
            print(
                f"{part}, {run.share:.0%} of words: from {least} nats {true[sure].sum() / true.sum():.3f}"
                f" of what is right, {true[sure].mean():.4f} of what is sure"
            )


def grown(
    values: "np.ndarray", right: "np.ndarray", weights: "np.ndarray"
) -> tuple[float, list[OddsTree]]:
    """The constant and the trees for the features, a row of ``values`` for each choice."""
    shares = np.linspace(0, 1, BOUNDS + 1)[1:-1]
    bounds = [np.unique(np.quantile(column, shares)) for column in values.T]
    bins = [np.searchsorted(b, x, side="right") for b, x in zip(bounds, values.T, strict=True)]
    constant = float(np.log((weights * right).sum() / (weights * (1 - right)).sum()))
    odds = np.full(len(right), constant)
    trees: list[OddsTree] = []
    for _ in range(TREES):
        chance = 1 / (1 + np.exp(-odds))
        slopes, curves = weights * (right - chance), weights * chance * (1 - chance)
        leaf = np.zeros(len(right), dtype=int)
        asked: list[tuple[int, float]] = []
        for depth in range(DEPTH):
            gains = [
                best_bound(leaf, column, len(b), slopes, curves, 1 << depth)
                for column, b in zip(bins, bounds, strict=True)
            ]
            feature = int(np.argmax([gain for gain, _ in gains]))
            at = gains[feature][1]
            asked.append((feature, float(bounds[feature][at])))
            leaf = leaf * 2 + (bins[feature] > at)
        total = np.bincount(leaf, slopes, 1 << DEPTH)
        nats = RATE * total / (np.bincount(leaf, curves, 1 << DEPTH) + FEW)
        odds += nats[leaf]
        trees.append(OddsTree(tuple(asked), tuple(map(float, nats))))
    return constant, trees


def best_bound(
    leaf: "np.ndarray",
    column: "np.ndarray",
    bounds: int,
    slopes: "np.ndarray",
    curves: "np.ndarray",
    leaves: int,
) -> tuple[float, int]:
    """What is gained by the best of ``bounds`` of a feature, asked in all ``leaves``, and its number."""
    if not bounds:
        return 0.0, 0
    cell, size = leaf * (bounds + 1) + column, leaves * (bounds + 1)
    slope = np.bincount(cell, slopes, size).reshape(leaves, -1).cumsum(axis=1)
    curve = np.bincount(cell, curves, size).reshape(leaves, -1).cumsum(axis=1)
    below = slope[:, :-1] ** 2 / (curve[:, :-1] + FEW)
    above = (slope[:, -1:] - slope[:, :-1]) ** 2 / (curve[:, -1:] - curve[:, :-1] + FEW)
    gains = (below + above).sum(axis=0)
    at = int(gains.argmax())
    return float(gains[at]), at


def odds(values: "np.ndarray", constant: float, trees: Sequence[OddsTree]) -> "np.ndarray":
    """The log-odds of each row of ``values``."""
    out = np.full(len(values), constant)
    for tree in trees:
        leaf = np.zeros(len(values), dtype=int)
        for feature, bound in tree.questions:
            leaf = leaf * 2 + (values[:, feature] >= bound)
        out += np.array(tree.nats)[leaf]
    return out


if __name__ == "__main__":
    main()
