"""Learn the weights that tell a lightly spun page from a clean one by all that its forms say together.

    PYTHONPATH=. python tools/train_spun.py ../shared --out src/eduparse/language/models/spun-page.tsv

Pieces of `joint.PIECE` code points of papers, statutes and general text that no bench judges by (`held_out`), at
most PIECES of a document. Each is shown as it is, and the first of every document also with a share SPUN of the words
of the public table replaced. Only what the quick look lets by is learnt from, as its likeliest family reads it, since
only that is judged. Logistic regression with L2, by L-BFGS; numpy and scipy are needed here and nowhere else. What is
printed is for clean pieces of the documents held out: how high the highest of them come.
"""

import argparse
import json
from collections.abc import Iterator
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import zstandard
from scipy.optimize import minimize
from train_charmodel import held_out

from bench._spun_texts import pieces
from bench.respun import FILES, read_table, spin
from eduparse.stages.reword.gate import BY_PLACES, GLANCE, SUSPECT, reading_model
from eduparse.stages.reword.joint import PIECE, joint_features
from eduparse.stages.reword.likelihood import suspicion
from eduparse.stages.reword.sightings import case
from eduparse.stages.reword.spinner import spinners

PIECES = 4
SPUN = 0.05
SHORTEST = 1000  # code points of a piece
L2 = 0.5
HIGHEST = 5  # clean pieces that are told
ONE_IN = 3  # of the papers and statutes, of which there are more than enough


def main() -> None:
    """Learn, write, and tell what the clean pieces held out come to."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("shared", type=Path)
    args.add_argument("--out", type=Path, required=True)
    options = args.parse_args()
    table = read_table(options.shared)
    names: tuple[str, ...] = ()
    seen: list[tuple[list[float], bool]] = []
    unseen: list[list[float]] = []
    for ident, texts in documents(options.shared):
        for text in texts:
            found = features(text)
            names = tuple(found) or names
            if found and held_out(ident):
                unseen.append(list(found.values()))
            elif found:
                seen.append((list(found.values()), False))
        if not held_out(ident):
            found = features(spin(texts[0], table, SPUN, ident, anew=len(seen) % 2 > 0))
            seen += [(list(found.values()), True)] if found else []
    weights = learnt(np.array([x for x, _ in seen]), np.array([y for _, y in seen], dtype=float))
    lines = [f"{n}\t{w:.4f}\n" for n, w in zip(("constant", *names), weights, strict=True)]
    options.out.write_text("feature\tweight\n" + "".join(lines), encoding="utf-8")
    highest = np.sort(np.array(unseen) @ weights[1:] + weights[0])[::-1][:HIGHEST].round(2)
    spun = sum(y for _, y in seen)
    print(f"{spun} spun, {len(seen) - spun} clean; {len(unseen)} clean held out: {highest}")


def documents(shared: Path) -> Iterator[tuple[str, list[str]]]:
    """Name and pieces of the simplified documents."""
    for name in FILES:
        path = shared / "data" / f"{name}.jsonl.zst"
        with zstandard.open(path, "rt", encoding="utf-8") as lines:
            for n, line in enumerate(lines):
                row: dict[str, Any] = json.loads(line)
                few = name != "general" and n % ONE_IN and not held_out(row["id"])
                if row.get("script") != "hant" and row.get("clean", True) and not few:
                    texts = [
                        x for x in islice(pieces(row["text"], PIECE), PIECES) if len(x) >= SHORTEST
                    ]
                    if texts:
                        yield row["id"], texts


def features(text: str) -> dict[str, float]:
    """What the likeliest family sees in ``text``; empty where the quick look or its places end the matter."""
    hints = suspicion(text)
    chars = cache(partial(reading_model, text[:GLANCE]))
    read = [(case(text, f, chars), f) for f in spinners() if hints.get(f.name, SUSPECT) > SUSPECT]
    read = [(known, f) for known, f in read if known.placed >= BY_PLACES * known.support]
    if not read:
        return {}
    known, family = max(read, key=lambda x: x[0].support)
    return dict(joint_features(known, family, len(text)))


def learnt(values: "np.ndarray", spun: "np.ndarray") -> "np.ndarray":
    """The constant and the weights of the features, a row of ``values`` for each piece."""
    rows = np.hstack([np.ones((len(values), 1)), values])
    # Clean and spun pieces weigh alike, however many there are of each.
    each = np.where(spun > 0, 0.5 / spun.mean(), 0.5 / (1 - spun.mean()))

    def loss(weights: "np.ndarray") -> tuple[float, "np.ndarray"]:
        odds = rows @ weights
        held = weights * np.r_[0.0, np.ones(len(weights) - 1)]
        nats = np.logaddexp(0.0, odds) - spun * odds
        slope = rows.T @ (each * (1 / (1 + np.exp(-odds)) - spun))
        return float(each @ nats + L2 * held @ held / 2), slope + L2 * held

    found: np.ndarray = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x
    return found


if __name__ == "__main__":
    main()
