"""Learn where glued headings end, from papers whose line breaks tell.

    PYTHONPATH=. python tools/train_headings.py ../shared/data/policy.jsonl.zst ../shared/data/statutes.jsonl.zst \
        --models build/characters-3-0.bin build/characters-3-1.bin build/characters-3-2.bin \
        --nets src/eduparse/language/models/heading-ends-0.npz src/eduparse/language/models/heading-ends-1.npz \
        src/eduparse/language/models/heading-ends-2.npz \
        --out src/eduparse/language/models/headings.tsv

``--models`` are character models that have not seen one document in three each (tools/train_charmodel.py
--one-in 3 --fold N), so that no document is described by a model that knows it; documents held out of all
training are left out. What an example is says `bench/_heading_lists.py`. ``--nets`` are the nets of
tools/train_heading_net.py, which have not seen the same thirds. First the readings of single lines are weighed (softmax over the ends), then the chain of siblings (a
conditional random field over the best readings, their log-probabilities from folds that have not seen the document).
L-BFGS with L2; the report is from five folds by document.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress, pairwise
from pathlib import Path

import numpy as np
from chain_field import Chain, train
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from train_charmodel import held_out

from bench._heading_lists import Example, Siblings, described, fold, heading_lists
from bench._learnt import headings_seen_on
from eduparse.language.char_net import CharNet
from eduparse.language.charmodel import CharModel
from eduparse.stages.split.heading_chain import (
    HeadingReading,
    alone,
    best_path,
    pair,
    readings,
    settled,
)
from eduparse.stages.split.heading_features import NONE
from eduparse.stages.split.own_heading import run_in

FOLDS = 5
MIN_WORDS = 4  # headings that end, or bodies that open, with a word that gets a weight of its own
L2, L2_WORDS = 1.0, 2.0


def read(example: Example, weights: Mapping[str, float]) -> list[HeadingReading]:
    """What the chain weighs for an example."""
    if not example.found:
        return [settled(example.line, example.end)]
    return readings(example.line, example.found, weights)


def learn_readings(lists: Sequence[Siblings]) -> dict[str, float]:
    """Weights that make the true ends likely, line by line."""
    every = [e for s in lists for e in s.examples if any(f.at == e.end for f in e.found)]
    true = Counter(f for e in every for end in e.found if end.at == e.end for f in end.features)
    names = sorted(
        {
            f
            for e in every
            for end in e.found
            for f in end.features
            if ":" not in f or true[f] >= MIN_WORDS
        }
    )
    number = {name: n for n, name in enumerate(names)}
    values, columns, rows, starts, gold = [], [], [0], [0], []
    for e in every:
        for end in e.found:
            given = [(number[f], v) for f, v in end.features.items() if v and f in number]
            columns += [n for n, _ in given]
            values += [v for _, v in given]
            if end.at == e.end:
                gold.append(len(rows) - 1)
            rows.append(len(values))
        starts.append(len(rows) - 1)
    x = csr_matrix((values, columns, rows), shape=(len(rows) - 1, len(names)))
    first, of = np.array(starts[:-1]), np.repeat(np.arange(len(every)), np.diff(starts))
    pull = np.array([L2_WORDS if ":" in name else L2 for name in names])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        s = x @ w
        top = np.maximum.reduceat(s, first)
        e = np.exp(s - top[of])
        total = np.add.reduceat(e, first)
        p = e / total[of]
        likely = (s[gold] - top - np.log(total)).sum()
        p[gold] -= 1
        return -likely + 0.5 * (pull * w * w).sum(), x.T @ p + pull * w

    found = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}
    )
    return dict(zip(names, map(float, found.x), strict=True))


def learn_chain(
    lists: Sequence[Siblings], found: Sequence[list[list[HeadingReading]]]
) -> dict[str, float]:
    """Weights of the chain, from the readings of each list."""
    chains = []
    for s, options in zip(lists, found, strict=True):
        gold = [
            next((n for n, r in enumerate(o) if r.at == e.end), -1)
            for o, e in zip(options, s.examples, strict=True)
        ]
        if -1 not in gold:
            pairs = [[[pair(a, b) for b in y] for a in x] for x, y in pairwise(options)]
            chains.append(Chain([[alone(r) for r in o] for o in options], pairs, gold))
    return train(chains, L2)


def out_of_fold(lists: Sequence[Siblings]) -> list[list[list[HeadingReading]]]:
    """The readings of each list by weights that have not seen its document."""
    known = [
        learn_readings([s for s in lists if fold(s.ident, FOLDS) != part]) for part in range(FOLDS)
    ]
    return [[read(e, known[fold(s.ident, FOLDS)]) for e in s.examples] for s in lists]


def right(
    chain: Mapping[str, float],
    lists: Sequence[Siblings],
    found: Sequence[list[list[HeadingReading]]],
) -> Counter[str]:
    """Right and all decisions: glued headings, run-in ones, lines without."""
    out: Counter[str] = Counter()
    for s, options in zip(lists, found, strict=True):
        for e, reading in zip(s.examples, best_path(options, chain), strict=True):
            if e.found:
                kind = "none" if e.end == NONE else "run-in" if run_in(e.line) == e.end else "glued"
                out.update({kind: 1, f"{kind} right": int(reading.at == e.end)})
    return out


def _chosen(
    lists: Sequence[Siblings], found: Sequence[list[list[HeadingReading]]], kept: Sequence[bool]
) -> tuple[list[Siblings], list[list[list[HeadingReading]]]]:
    return list(compress(lists, kept)), list(compress(found, kept))


def main() -> None:
    """Cross-validate, train on all, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--nets", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found_lists = heading_lists(options.data)
    models = list(map(CharModel, options.models))
    nets = [CharNet(dict(np.load(path))) for path in options.nets]
    lists: list[Siblings] = []
    for s in found_lists:
        unseen = next(n for n in range(len(models)) if held_out(s.ident, len(models), n))
        lists.append(described(s, models[unseen], nets[unseen]))
    seen = headings_seen_on(found_lists)
    found = out_of_fold(lists)
    total: Counter[str] = Counter()
    for part in range(FOLDS):
        apart = [fold(s.ident, FOLDS) == part for s in lists]
        chain = learn_chain(*_chosen(lists, found, [not a for a in apart]))
        total += right(chain, *_chosen(lists, found, apart))
    for kind in ("glued", "run-in", "none"):
        print(f"{kind}: {total[f'{kind} right']} of {total[kind]} right (five folds)")
    weights = learn_readings(lists) | learn_chain(lists, found)
    lines = [f"{name}\t{value:.4f}" for name, value in sorted(weights.items()) if abs(value) > 5e-5]
    options.out.write_text(f"feature\tweight\t{seen}\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
