"""Learn how likely a wrong byte made a character, from what stands there and what would fit better.

    PYTHONPATH=. python tools/train_wrong_byte.py ../shared --out src/eduparse/language/models/wrong-byte.tsv

In each encoding, characters of which a byte was replaced (`bench/_wrong_bytes`) are right. What is asked on parts of
clean shared documents is wrong throughout. Logistic regression with L2 by L-BFGS; what the length of a page takes off is given. Half of the genres and half of
the documents are learnt from. What is printed is for the other halves: how many clean pages are told at a bound, and what
share of the wrong bytes that are asked.
"""

import argparse
import hashlib
import random
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from bench._damage import genres, traditional
from bench._rows import rows
from bench._wrong_bytes import CODECS, LENGTHS, Example, of_genre, repaired, seen_on
from bench.repair import MOST
from eduparse.stages.repair.byte_odds import of_length
from eduparse.stages.repair.byte_standing import standings

LEARNT = ("statutes and policy", "encyclopaedia", "reviews", "novel")  # genres
EACH = 200  # wrong bytes of each genre
CLEAN = (60, 1500)  # characters of a clean page
EVERY, FIRST = 4, 1  # of the shared documents one in so many is taken, from this one on
L2 = 0.01
BOUNDS = (-3.0, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0)


class Page(NamedTuple):
    """A part of a clean document, whether it is a short one, and what was asked on it."""

    name: str
    asked: list[Example]
    short: bool


def main() -> None:
    """Learn, write, and print what the weights tell on the other halves."""
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("shared", type=Path)
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--workers", type=int, help="processes, of which each learns an encoding")
    options = args.parse_args()
    paragraphs = genres(options.shared, 20, MOST)
    with ProcessPoolExecutor(options.workers) as pool:
        found = list(pool.map(partial(of_encoding, options.shared, paragraphs), CODECS))
    rows = [row for of_one in found for row in of_one]
    options.out.write_text(
        "\n".join([f"feature\tweight\t{seen_on(paragraphs)}", *rows, ""]), "utf-8"
    )


def of_encoding(shared: Path, paragraphs: dict[str, list[str]], name: str) -> list[str]:
    """The rows of the encoding that `byte_odds` calls ``name``; what they tell on the other halves is printed."""
    codec = CODECS[name]
    hurt = {g: list(of_genre(g, texts, codec, EACH)) for g, texts in paragraphs.items()}
    pages = list(clean(shared, codec))
    mine = [e for g in LEARNT for e in hurt[g]]
    mine += [e for page in pages if _half(page.name) == 0 for e in page.asked]
    weights = learnt(mine)
    others = [e for g, found in hurt.items() if g not in LEARNT for e in found]
    report(name, others, [page for page in pages if _half(page.name)], weights)
    named = zip(mine[0].found.features(), weights, strict=True)
    return [f"{name} {feature}\t{weight:.4f}" for feature, weight in named]


def clean(shared: Path, codec: str) -> Iterator[Page]:
    """Parts of clean documents with the characters that are asked: one as long as may be, and one as short as those hurt."""
    for n, (name, text) in enumerate(documents(shared)):
        if n % EVERY == FIRST:
            rng = random.Random(f"cut {name}")
            for short, size in ((False, rng.randint(*CLEAN)), (True, rng.choice(LENGTHS))):
                at = rng.randrange(max(1, len(text) - size))
                part = text[at : at + size]
                part = traditional(part) if codec == "big5" else part
                seen = repaired(part.encode(codec, "ignore"))
                found = standings(seen.text, codec) if seen is not None else ()
                asked = [Example(one, len(part), wrong=False) for _, one in found]
                yield Page(name, asked, short=short)


def documents(shared: Path) -> Iterator[tuple[str, str]]:
    """The clean shared documents, by name."""
    for name in ("statutes", "policy", "traditional", "general"):
        for d in rows(shared / "data" / f"{name}.jsonl.zst"):
            if d.get("clean", True):
                yield d["id"], d["text"]


def learnt(examples: list[Example]) -> Any:
    """The weights of the features."""
    told, right = _arrays(examples)
    less = np.array([of_length(e.size, e.found.kind) for e in examples])
    signs = 2 * right - 1

    def loss(weights: Any) -> tuple[float, Any]:
        odds = told @ weights - less
        slope = told.T @ (1 / (1 + np.exp(-odds)) - right) + L2 * weights
        return np.logaddexp(0, -odds * signs).sum() + L2 * weights @ weights / 2, slope

    return minimize(loss, np.zeros(told.shape[1]), jac=True, method="L-BFGS-B").x


def report(name: str, wrong: list[Example], pages: list[Page], weights: Any) -> None:
    """Print by bound the share of wrong bytes that are told, and how many clean pages, long ones and short ones."""
    found = _odds(wrong, weights)
    most = [(page.short, max(_odds(page.asked, weights))) for page in pages if page.asked]
    print(f"{name}: {len(found)} wrong bytes, {len(pages) // 2} clean pages of each", flush=True)
    for bound in BOUNDS:
        right = sum(odds >= bound for odds in found) / len(found)
        told = Counter(short for short, odds in most if odds >= bound)
        print(f"  {bound}: {right:.3f} told, {told[False]} long and {told[True]} short pages")


def _odds(examples: list[Example], weights: Any) -> list[float]:
    told, _ = _arrays(examples)
    return [
        float(o) - of_length(e.size, e.found.kind)
        for o, e in zip(told @ weights, examples, strict=True)
    ]


def _arrays(examples: list[Example]) -> tuple[Any, Any]:
    told = np.array([list(e.found.features().values()) for e in examples])
    return told, np.array([float(e.wrong) for e in examples])


def _half(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % 2


if __name__ == "__main__":
    main()
