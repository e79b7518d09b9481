"""Learn what the reading of a nearly proven page adds to the proof that it is spun.

    PYTHONPATH=. python tools/train_spun_reading.py ../shared --out src/eduparse/language/models/spun-reading.tsv

The pieces are those of `bench._spun_readings`, but the spun ones of the documents to judge by (`bench._repeated`); the number of
what they show is written into the heading. What is printed: the clean pieces that come highest, and how many of all spun
ones, and of those to judge by that were never seen, come higher by MARGINS.
"""

import argparse
from pathlib import Path

import numpy as np
from train_spun import learnt

from bench._repeated import JUDGED, part_of, unrepeated
from bench._spun_readings import SPUN, read_pieces, readings_seen
from bench.respun import documents_held_out

MARGINS = (0.0, 0.5, 1.0)  # log-odds
HIGHEST = 6  # clean pieces that are shown


def main() -> None:
    """Read, learn, write, and tell what the documents not learnt from come to."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("shared", type=Path)
    args.add_argument("--out", type=Path, required=True)
    options = args.parse_args()
    found = list(read_pieces(options.shared))
    values = np.array([list(piece.features.values()) for piece in found])
    spun = np.array([piece.spun for piece in found])
    texts = list(documents_held_out(options.shared))
    kept = {name for name, _ in texts if part_of(options.shared, name) == JUDGED}
    to_judge = {name for name in kept if unrepeated(options.shared, name)}
    judged = spun & np.array([piece.name in to_judge for piece in found])
    learnt_from = ~spun | np.array([piece.name not in kept for piece in found])
    weights = learnt(values[learnt_from], spun[learnt_from].astype(float))
    names = ("constant", *found[0].features)
    lines = [f"{n}\t{w:.4f}\n" for n, w in zip(names, weights, strict=True)]
    heading = f"feature\tweight\t{readings_seen(options.shared)}\n"
    options.out.write_text(heading + "".join(lines), encoding="utf-8")
    odds = values @ weights[1:] + weights[0]
    clean = np.nonzero(~spun)[0]
    highest = clean[np.argsort(-odds[clean])[:HIGHEST]]
    print(f"{spun.sum()} spun, {len(clean)} clean:")
    print(*(f"{odds[n]:.2f} {found[n].name} {values[n].round(2)}" for n in highest), sep="\n")
    every = len(SPUN) * sum(len(pieces) for _, pieces in texts)
    unseen = len(SPUN) * sum(len(pieces) for name, pieces in texts if name in to_judge)
    for more in MARGINS:
        above = odds > odds[highest[0]] + more
        print(
            f"from {more} above: {(above & spun).sum() / every:.3f} of the spun pieces,"
            f" {(above & judged).sum() / unseen:.3f} of those to judge by"
        )


if __name__ == "__main__":
    main()
