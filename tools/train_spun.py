"""Learn the weights that tell a lightly spun page from a clean one by all that its forms say together.

    PYTHONPATH=. python tools/train_spun.py ../shared --out src/eduparse/language/models/spun-page.tsv

The pieces are those of `bench._spun_pages`, and the number of what they show is written into the heading of the
weights. Logistic regression with L2, by L-BFGS; numpy and scipy are needed here and nowhere else. What is printed is
for clean pieces of the documents held out: how high the highest of them come.
"""

import argparse
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench._spun_pages import documents_in_pieces, pages_seen, shown
from bench.respun import read_table

L2 = 20.0
HIGHEST = 5  # clean pieces that are told


def main() -> None:
    """Learn, write, and tell what the clean pieces held out come to."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("shared", type=Path)
    args.add_argument("--out", type=Path, required=True)
    options = args.parse_args()
    found = list(shown(documents_in_pieces(options.shared), read_table(options.shared)))
    seen = [piece for piece in found if not piece.unseen]
    values = np.array([list(piece.features.values()) for piece in seen])
    weights = learnt(values, np.array([piece.spun for piece in seen], dtype=float))
    names = ("constant", *found[0].features)
    lines = [f"{n}\t{w:.4f}\n" for n, w in zip(names, weights, strict=True)]
    heading = f"feature\tweight\t{pages_seen(options.shared)}\n"
    options.out.write_text(heading + "".join(lines), encoding="utf-8")
    unseen = np.array([list(piece.features.values()) for piece in found if piece.unseen])
    highest = np.sort(unseen @ weights[1:] + weights[0])[::-1][:HIGHEST].round(2)
    spun = sum(piece.spun for piece in seen)
    print(f"{spun} spun, {len(seen) - spun} clean; {len(unseen)} clean held out: {highest}")


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
