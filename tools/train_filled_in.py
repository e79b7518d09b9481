"""Learn how often a character that was filled in for lost bytes is right, from what says so.

    PYTHONPATH=. python tools/train_filled_in.py ../shared --out src/eduparse/language/models/filled-in.tsv

Paragraphs of every genre that the models of characters have not seen are damaged in each class of `bench._garble`
that loses bytes, EACH of a class and genre. Every character of which bytes are lost is an example, whatever
`filled_in` makes of it now: it is right where it stands in the paragraph as it was, both aligned. Logistic
regression with L2, by Newton's method; numpy is needed here and nowhere else. One half of the paragraphs is learnt
from; what is printed is for the other.
"""

import argparse
import hashlib
import random
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from bench._damage import genres
from bench._garble import CLASSES, EASTERN, whole
from bench.repair import LEAST, MOST, damaged
from eduparse.stages.repair.mojibake.filled_in import APPLIED, Filled
from eduparse.stages.repair.mojibake.page_parts import PlacedPart, decided_parts
from eduparse.stages.repair.mojibake.windows import proven_parts, windows
from eduparse.stages.repair.page_model import page_model

EACH = 6  # paragraphs of each class and genre, in either half
L2 = 0.01
ROUNDS = 30
SIGNS = ("los", "bad bytes dropped", "user-defined dropped", "cp932", "cp949")
"""What the name of a class has that loses bytes, and that is searched."""

Example = tuple[Filled, bool]


def main() -> None:
    """Learn, write, and tell how far what is said lies from what is found on the other half."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("shared", type=Path)
    args.add_argument("--out", type=Path, required=True)
    options = args.parse_args()
    texts = {
        g: [p for p in every if whole(p)]
        for g, every in genres(options.shared, LEAST, MOST).items()
    }
    weights = learnt(list(examples(texts, half=0)))
    names = Filled(0.0, 1, 0.0).features()
    rows = [f"{name}\t{weight:.4f}" for name, weight in zip(names, weights, strict=True)]
    options.out.write_text("\n".join(["feature\tweight", *rows, ""]), "utf-8")
    report(list(examples(texts, half=1)), weights)


def examples(texts: dict[str, list[str]], half: int) -> Iterator[Example]:
    """Every character of one half of the paragraphs that lost bytes, and whether it was chosen right."""
    for genre, every in texts.items():
        mine = [p for p in every if hashlib.sha256(p.encode()).digest()[0] % 2 == half]
        random.Random(genre).shuffle(mine)
        for name, damage in (CLASSES | EASTERN).items():
            if any(sign in name for sign in SIGNS) and "lossless" not in name:
                pairs = damaged(name, mine, damage)
                for (want, seen), _ in zip(pairs, range(EACH), strict=False):
                    yield from of_line(want, seen)


def of_line(want: str, seen: str) -> Iterator[Example]:
    """The examples of one paragraph."""
    out, end = "", 0
    filled: dict[int, Filled] = {}
    model = page_model(seen)
    spans = windows(seen)
    found = [PlacedPart(0, p) for span in spans for p in proven_parts(model, seen, span)]
    for (_, (_, part, *_)), read in decided_parts(model, seen, (), found):
        out += seen[end : part.start]
        filled |= {len(out) + n: d.filled for n, d in enumerate(read) if d.filled}
        out += part.text()
        end = part.end
    blocks = SequenceMatcher(None, out, want, autojunk=False).get_matching_blocks()
    right = {b.a + n for b in blocks for n in range(b.size)}
    yield from ((f, n in right) for n, f in filled.items())


def learnt(found: list[Example]) -> Any:
    """The weights of the features."""
    told, right = _arrays(found)
    weights = np.zeros(told.shape[1])
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (right - share) - L2 * weights
        bend = (told * (share * (1 - share))[:, None]).T @ told + L2 * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return weights


def report(found: list[Example], weights: Any) -> None:
    """Print, by what is said, how many characters there are and how many of them are wrong."""
    told, right = _arrays(found)
    said = 1 / (1 + np.exp(-told @ weights))
    margin = told[:, list(Filled(0.0, 1, 0.0).features()).index("margin")]
    print("said\tcharacters\twrong\texpected\texpected by the margin alone")
    edges = [0, 0.5, 0.8, APPLIED, 0.95, 0.98, 0.99, 0.995, 1.01]
    for low, high in [*pairwise(edges), (APPLIED, 1.01)]:
        here = (said >= low) & (said < high)
        alone = (1 / (1 + np.exp(margin[here]))).sum()
        wrong, expected = (1 - right[here]).sum(), (1 - said[here]).sum()
        print(f"{low}–{high}\t{here.sum()}\t{wrong:.0f}\t{expected:.1f}\t{alone:.1f}")


def _arrays(found: list[Example]) -> tuple[Any, Any]:
    told = np.array([list(f.features().values()) for f, _ in found])
    return told, np.array([float(ok) for _, ok in found])


if __name__ == "__main__":
    main()
