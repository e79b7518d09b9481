"""Grow the trees that say how likely a substitution by a pair of the public table is right.

    PYTHONPATH=. python tools/train_spun_choices.py ../shared --out src/eduparse/language/models/spun-choices.tsv

The documents are those that no other training saw and that `bench.respun` counts as learnt from. PIECES of each are
spun with the public table as that bench does, in RUNS with every share, with the whole lexicon or half of its
originals. What is chosen on the pages proven spun is judged by what had stood there. Boosted trees, each with
the same DEPTH questions for every choice; numpy is needed here and nowhere else. What is printed is for the
documents that were not learnt from: how much of what is sure is right.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import zstandard
from train_charmodel import held_out

from bench._spun_texts import pieces
from bench.respun import FILES, LENGTH, half_of_the_pairs, learnt_from, read_table, spun_words
from eduparse.stages.reword import gate, restore
from eduparse.stages.reword.confidence import by_the_table
from eduparse.stages.reword.lexicon import NOTHING
from eduparse.stages.reword.restore import APPLIED
from eduparse.stages.reword.table_odds import (
    Features,
    OddsTree,
    prudence,
    table_features,
    written_trees,
)

PIECES = 3
SHORTEST = 500  # code points of a piece
TREES = 240
DEPTH = 4
RATE = 0.15  # of what a tree says that is taken
FEW = 20.0  # choices that a leaf is given beside its own, so that none is sure
BOUNDS = 24  # of a feature, as many choices between each


class Run(NamedTuple):
    """Texts spun alike: a share of their words, the weight of each choice, the whole lexicon or half of it."""

    share: float
    weight: float
    half: bool = False


# A lightly spun page holds fewer choices, so each weighs more. Half of the lexicon stands for tables that are not known.
RUNS = (
    Run(1.0, 0.5),
    Run(0.3, 1.5),
    Run(0.05, 4.0),
    Run(1.0, 0.075, half=True),
    Run(0.3, 0.225, half=True),
)


def main() -> None:
    """Read, grow, write, and tell what the documents not learnt from come to."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("shared", type=Path)
    args.add_argument("--out", type=Path, required=True)
    options = args.parse_args()
    table = read_table(options.shared)
    texts = list(documents(options.shared))
    rows: list[Features] = []
    right: list[bool] = []
    weights: list[float] = []
    judged: list[tuple[Run, list[Features], list[bool]]] = []
    for run in RUNS:
        with half_of_the_pairs() if run.half else nullcontext():
            seen, were = choices_of([x for x in texts if learnt_from(x[0])], table, run)
            other = choices_of([x for x in texts if not learnt_from(x[0])], table, run)
        rows, right = rows + seen, right + were
        weights += [run.weight] * len(seen)
        judged.append((run, *other))
    constant, trees = grown(np.array(rows), np.array(right, dtype=float), np.array(weights))
    options.out.write_text(written_trees(constant, trees), encoding="utf-8")
    least = np.log(APPLIED / (1 - APPLIED))
    for run, found, were in judged:
        taken_off = np.array([prudence(x) for x in found])
        sure = odds(np.array(found), constant, trees) - taken_off >= least
        print(f"{run}: {sure.sum()} of {len(sure)} sure, {np.array(were)[sure].mean():.4f} right")


def documents(shared: Path) -> Iterator[tuple[str, list[str]]]:
    """Name and pieces of the simplified documents held out."""
    for name in FILES:
        path = shared / "data" / f"{name}.jsonl.zst"
        with zstandard.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row: dict[str, Any] = json.loads(line)
                if held_out(row["id"]) and row.get("script") != "hant" and row.get("clean", True):
                    texts = [x[: 2 * LENGTH].strip() for x in pieces(row["text"], LENGTH)]
                    yield (
                        row["id"],
                        [x for x in islice(texts, PIECES) if len(x) >= SHORTEST],
                    )


def choices_of(
    documents: Sequence[tuple[str, list[str]]], table: Mapping[str, list[str]], run: Run
) -> tuple[list[Features], list[bool]]:
    """The features of the choices by the table in ``documents``, spun as ``run`` says, and which are right."""
    rows: list[Features] = []
    right: list[bool] = []
    for n, (name, texts) in enumerate(documents):
        for number, text in enumerate(texts):
            words = list(
                spun_words(text, table, run.share, f"{name} {number}", anew=(n + number) % 2 > 0)
            )
            spun = "".join(put for _, put in words)
            found = gate.spin_evidence(spun)
            if not found.spun:
                continue
            chosen, shares, known = restore.page_choices(spun, found, NOTHING, bytearray(len(spun)))
            by_name = {s.name: s for s in known}
            wanted = [c for c in chosen if by_the_table(c)]
            rows += table_features(spun, chosen, wanted, shares, by_name)
            places = [(c.start, c.start + len(c.entry.spun), c.entry.original) for c in wanted]
            right += puts_back(words, places)
    return rows, right


def puts_back(
    words: Sequence[tuple[str, str]], places: Sequence[tuple[int, int, str]]
) -> Iterator[bool]:
    """Whether each of ``places``, start and end in the spun text and an original, puts back what stood there.

    ``words`` are what stood and what was put, in turn. A place may hold a part of a word, or several.
    """
    starts = [0]
    for _, put in words:
        starts.append(starts[-1] + len(put))
    for start, end, original in places:
        first = int(np.searchsorted(starts, start, side="right")) - 1
        last = int(np.searchsorted(starts, end, side="left"))
        spun = "".join(put for _, put in words[first:last])
        stood = "".join(word for word, _ in words[first:last])
        before, after = spun[: start - starts[first]], spun[end - starts[first] :]
        if len(before) + len(original) + len(after) == len(stood):
            yield stood[len(before) :].startswith(original)
        else:
            yield stood.startswith(before + original) or stood.endswith(original + after)


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
