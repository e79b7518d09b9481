"""Learn the weights of `eduparse.stages.strip.layout.line_evidence` from pages with their main text.

    python -m bench._html_weights ../shared/data/html-dev.jsonl.zst --out src/eduparse/language/models/html-lines.tsv

A line is text where more than half of its characters stand in the gold text, found by aligning page
and gold; lines under four characters are text where the gold has them as a line beside other text.
Logistic regression with L2 on standardised values; a line weighs as much as its share of the text of
its page, so that every page counts alike. numpy is needed here and nowhere else.
"""

import argparse
import difflib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import zstandard

from eduparse.readers.html.dom import render
from eduparse.stages.strip.layout.line_evidence import Evidence, Weights, evidence
from eduparse.stages.strip.layout.page_lines import Lines

L2 = 30.0  # of the standardised weights; three times as much costs a thousandth of F1
LEAST = 0.002  # weight of a line without any characters of the text
ROUNDS = 12  # of Newton's method


class Page:
    """A labelled page: its lines, their evidence and labels."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.id: str = row["id"]
        self.html: str = row["html"]
        self.gold: str = row["gold"]
        rendered = render(self.html)
        self.lines = Lines(rendered.text, rendered.evidence)
        self.evidence: list[Evidence] = [
            {name: value for said in every for name, value in said.items()}
            for every in evidence(self.lines)
        ]
        self.labels = list(labels([line.key for line in self.lines.lines], self.gold))


def pages(path: Path) -> Iterator[Page]:
    """The pages of a file of rows with ``id``, ``html`` and ``gold``."""
    with zstandard.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            yield Page(json.loads(row))


def labels(keys: Sequence[str], gold: str) -> Iterator[bool]:
    """Whether each line, given without its blanks, is text."""
    whole = "".join(keys)
    match = difflib.SequenceMatcher(None, whole, re.sub(r"\s", "", gold), autojunk=False)
    told = bytearray(len(whole))
    for m in match.get_matching_blocks():
        if m.size >= 4:
            told[m.a : m.a + m.size] = b"\1" * m.size
    named = {re.sub(r"\s", "", line) for line in re.split(r"[\n\t]", gold)}
    shares, at = [], 0
    for key in keys:
        shares.append(sum(told[at : at + len(key)]) / max(len(key), 1))
        at += len(key)
    for n, key in enumerate(keys):
        beside = max(shares[n - 1 : n] + shares[n + 1 : n + 2], default=0.0)
        yield (key in named and beside > 0.5) if len(key) < 4 else shares[n] > 0.5


def learn(known: Sequence[Page]) -> Weights:
    """Weights by the name of the evidence, and ``bias``."""
    names = sorted({name for page in known for said in page.evidence for name in said})
    place = {name: n for n, name in enumerate(names)}
    size = sum(len(page.labels) for page in known)
    x = np.zeros((size, len(names)))
    y, w = np.zeros(size), np.zeros(size)
    at = 0
    for page in known:
        lengths = [line.size for line in page.lines.lines]
        text = sum(n for n, label in zip(lengths, page.labels, strict=True) if label)
        for said, length, label in zip(page.evidence, lengths, page.labels, strict=True):
            for name, value in said.items():
                x[at, place[name]] = value
            y[at], w[at] = label, min(length / max(text, 1), 1) + LEAST
            at += 1
    mean, spread = x.mean(0), x.std(0)
    spread[spread == 0] = 1.0
    found = _newton((x - mean) / spread, y, w * size / w.sum())
    scaled = found[1:] / spread
    numbers = {"bias": float(found[0] - scaled @ mean)}
    return numbers | {name: float(number) for name, number in zip(names, scaled, strict=True)}


def _newton(x: Any, y: Any, w: Any) -> Any:
    x = np.hstack([np.ones((len(x), 1)), x])
    ridge = np.full(x.shape[1], L2)
    ridge[0] = 1e-6
    found = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (w * (y - p)) - ridge * found
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        found += np.linalg.solve(curve, slope)
    return found


def main() -> None:
    """Learn from all pages and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    numbers = learn(list(pages(options.pages)))
    lines = [f"{name}\t{number:.4f}" for name, number in sorted(numbers.items())]
    options.out.write_text("\n".join(("evidence\tweight", *lines, "")), "utf-8")


if __name__ == "__main__":
    main()
