"""Learn the weights of the evidence about lines of HTML pages from pages with their main text.

    python -m bench._html_weights ../shared --out src/eduparse/language/models/html-lines.tsv

The heading of the weights ends with a number of what the web pages said and of the weights themselves.

A line is text where more than half of its characters stand in the gold text, found by aligning page
and gold; lines under four characters are text where the gold has them as a line beside other text.
Logistic regression with L2 on standardised values; a line weighs as much as its share of the text of
its page, so that every page counts alike. What names of classes say is held down, and so is what of it
has the wrong sign: it is that of the sites that were seen. numpy is needed here and nowhere else.
"""

import argparse
import difflib
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench._html_pages import Page, every_page
from bench._learnt import DIGITS, learnt_from
from eduparse.language.package_data import package_path
from eduparse.readers.html.dom import render
from eduparse.stages.strip.layout.line_evidence import Evidence, Weights, line_evidence
from eduparse.stages.strip.layout.page_lines import LayoutLines

L2_OF_NAMES = 200.0  # names tell less on other sites than on those that were seen
MADE = 2  # documents in each frame
L2 = 30.0  # of the standardised weights; three times as much costs a thousandth of F1
LEAST = 0.002  # weight of a line without any characters of the text
ROUNDS = 12  # of Newton's method


class Labelled:
    """A page with its lines, their evidence and labels."""

    def __init__(self, html: str, gold: str) -> None:
        rendered = render(html)
        self.lines = LayoutLines(rendered.text, rendered.evidence)
        self.evidence: list[Evidence] = [
            {name: value for said in every for name, value in said.items()}
            for every in line_evidence(self.lines)
        ]
        self.labels = list(labels([line.key for line in self.lines.lines], gold))


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


def learn(known: Sequence[Labelled]) -> Weights:
    """Weights by the name of the evidence, and ``bias``; names speak only for what they mean.

    A weight of the wrong sign is one of the few sites that were seen, so it is left out.
    """
    left_out: set[str] = set()
    while True:
        found = _learn(known, left_out)
        wrong = {name for name, number in found.items() if number * _sign(name) < 0}
        if not wrong:
            return found
        left_out |= wrong


def _sign(name: str) -> int:
    """Whether an evidence may only speak for a text (1), only against it (-1), or either way (0)."""
    how, _, kind = name.partition(" ")
    if how not in ("in", "by", "words"):
        return {"linked": -1, "links": -1, "teasers": -1, "with": 1, "soon": 1}.get(how, 0)
    if kind in ("text", "<article>", "<main>", "title"):
        return 1 if kind != "title" else 0
    return 0 if kind in ("<table>", "<li>", "list") else -1


def _learn(known: Sequence[Labelled], left_out: set[str]) -> Weights:
    names = sorted({name for page in known for said in page.evidence for name in said} - left_out)
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
                if name in left_out:
                    continue
                x[at, place[name]] = value
            y[at], w[at] = label, min(length / max(text, 1), 1) + LEAST
            at += 1
    mean, spread = x.mean(0), x.std(0)
    spread[spread == 0] = 1.0
    ridge = [L2_OF_NAMES if _is_name(name) else L2 for name in names]
    found = _newton((x - mean) / spread, y, w * size / w.sum(), ridge)
    scaled = found[1:] / spread
    numbers = {"bias": float(found[0] - scaled @ mean)}
    return numbers | {name: float(number) for name, number in zip(names, scaled, strict=True)}


def as_learnt(pages: Iterable[Page]) -> bool:
    """Whether the packaged weights are those that were learnt from what ``pages`` say now, and none was changed since."""
    path = package_path("language", "models", "html-lines.tsv")
    rows = path.read_text("utf-8").split("\n", 1)[1]
    known = [Labelled(page.html, page.gold) for page in pages if page.group != "made"]
    return learnt_from(path) == _seen_on(known, rows)


def _seen_on(known: Iterable[Labelled], rows: str) -> str:
    """A digest of the evidence and labels of the lines of ``known`` and of the weights written as ``rows``."""
    seen = hashlib.sha256(rows.encode())
    for page in known:
        for said, label in zip(page.evidence, page.labels, strict=True):
            names = (f"{name} {value:.6f}" for name, value in sorted(said.items()))
            seen.update("\t".join((str(label), *names, "")).encode())
    return seen.hexdigest()[:DIGITS]


def _is_name(name: str) -> bool:
    return name.startswith(("in ", "by "))


def _newton(x: Any, y: Any, w: Any, penalties: Sequence[float]) -> Any:
    x = np.hstack([np.ones((len(x), 1)), x])
    ridge = np.array([1e-6, *penalties])
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
    parser.add_argument("shared", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    pages = every_page(options.shared, MADE)
    known = [Labelled(page.html, page.gold) for page in pages]
    numbers = sorted(learn(known).items())
    rows = "".join(f"{name}\t{number:.4f}\n" for name, number in numbers)
    seen = _seen_on((k for k, p in zip(known, pages, strict=True) if p.group != "made"), rows)
    options.out.write_text(f"evidence\tweight\t{seen}\n{rows}", "utf-8")


if __name__ == "__main__":
    main()
