"""Learn the weights that tell furniture from text, line by line with the neighbours.

    PYTHONPATH=. python tools/train_strip.py ../shared/data/lines-dev.jsonl.zst ../shared/data/lines-policy-dev.jsonl.zst \
        --clean ../shared/data/policy.jsonl.zst --out src/eduparse/language/models/strip.tsv --folds bench/strip-folds.tsv \
        --beside src/eduparse/language/models/beside.tsv --beside-folds bench/beside-folds.tsv

Pages go through the stages up to `strip`, and through its rules; what those leave is learnt from, because
it is what the weights decide on. Each page is shown twice, the second time without its furniture, so that
a text that is clean already is left alone; so are papers marked clean, those whose number `held_out` gives.
The weights for lines beside a paper (``--beside``) also see pages with some rules silent, as pages of sites come whose
words no rule knows, and the furniture of a page around a paper (`framed_papers`).
``--folds`` also writes the weights of five trainings that each leave a fifth of the sites out (`fold`): the
bench judges every page by weights that have seen no page of its site. Nothing was labelled beyond the two files.
The heading of the weights ends with the number of what the pages said (`bench._learnt`).

A linear-chain conditional random field with L2, by L-BFGS; numpy and scipy are needed here and nowhere else.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
from framed_papers import framed, papers_of
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack
from train_charmodel import held_out

from bench._learnt import seen_on
from bench._pages import fold, prepared
from bench._rows import Row, rows
from eduparse.stages.strip.decision import DecidedPage
from eduparse.stages.strip.page import StripLine, strip_lines
from eduparse.stages.strip.weights import STEPS

FOLDS = 5
# Rules leave few lines of furniture to learn from, so what is learnt from them is held back little. The
# weights beside a paper see each page seven times and are held back more.
L2, L2_BESIDE = 4.0, 10.0
LEAST_PAGES, LEAST_BESIDE = 2, 3  # on which a feature must occur
ROUNDS = 60
FORGOTTEN = (0.3, 0.6, 0.9)  # of the rules that speak on a page
AROUND = (0.3, 0.5, 0.7, 0.9)  # likewise, where a paper stands in its furniture
CLEAN_ONE_IN = 6
CLEAN_LINES = 120  # of a clean paper
TEXT, NOISE, UNKNOWN = 0, 1, -1
Evidence = Callable[[DecidedPage], list[list[str]]]
LABELS = {"content": TEXT, "noise": NOISE}


@dataclass
class Example:
    """A page: the features of its lines, their labels, and the fold in which it is left out."""

    names: list[list[str]]
    labels: list[int]
    fold: int = UNKNOWN
    source: str = ""  # one page may be shown often, and counts once


def examples(pages: Iterable[Row]) -> Iterator[Example]:
    """The labelled pages, each as it is and without its furniture."""
    for row in pages:
        lines, known = _labelled(row)
        text = [line for line in lines if known.get(line.start) != NOISE]
        for n, shown in enumerate((lines, text)):
            example = _example(shown, known, DecidedPage.evidence)
            yield replace(example, fold=fold(row["site"], FOLDS), source=f"{row['id']}.{n}")


def examples_beside(pages: Iterable[Row], papers: Sequence[Sequence[str]]) -> Iterator[Example]:
    """The same with less known of their words; their furniture also stands around `papers`."""
    for row in pages:
        lines, known = _labelled(row)
        chance = random.Random(row["id"])
        text = [line for line in lines if known.get(line.start) != NOISE]
        shown = [_example(lines, known), _example(text, known)]
        shown += [_example(lines, known, chance=chance, share=share) for share in FORGOTTEN]
        held = [
            (line.raw, known[line.start] == NOISE)
            for line in lines
            if line.text and known[line.start] != UNKNOWN
        ]
        for share in AROUND:
            made = framed(held, chance.choice(papers), chance)
            page = list(strip_lines("\n".join(line for line, _ in made)))
            labels = {x.start: int(noise) for x, (_, noise) in zip(page, made, strict=True)}
            shown.append(_example(page, labels, chance=chance, share=share))
        for example in shown:
            yield replace(example, fold=fold(row["site"], FOLDS), source=row["id"])


def _labelled(row: Row) -> tuple[list[StripLine], dict[int, int]]:
    """The lines of a page where the decision gets it, and by the start of each its label."""
    doc, label = prepared(row)
    lines = list(strip_lines(doc.text))
    return lines, {x.start: LABELS.get(label(x), UNKNOWN) for x in lines if x.text}


def clean_examples(path: Path, evidence: Evidence) -> Iterator[Example]:
    """Papers without furniture; no fold leaves them out, because no page is made of them."""
    for row in rows(path):
        if row["clean"] and row["paragraphs"] and held_out(row["id"], CLEAN_ONE_IN):
            lines = list(strip_lines(row["text"]))[:CLEAN_LINES]
            example = _example(lines, {line.start: TEXT for line in lines}, evidence)
            yield replace(example, source=row["id"])


def _example(
    lines: list[StripLine],
    known: dict[int, int],
    evidence: Evidence = DecidedPage.evidence_beside,
    *,
    chance: random.Random | None = None,
    share: float = 0.0,
) -> Example:
    """A page after its rules; by ``chance`` a ``share`` of those that speak on it say nothing."""
    page = DecidedPage(lines)
    if chance:
        page.forget({rule for rule in sorted(page.rules()) if chance.random() < share})
    page.by_rules()
    return Example(evidence(page), [known[line.start] for line in page.lines])


def train(
    pages: Sequence[Example], ridge: float = L2, least: int = LEAST_PAGES
) -> dict[str, float]:
    """Weights that make the labels likely; lines of unknown label are summed over.

    ``ridge`` is the strength of L2; a feature must occur on ``least`` pages.
    """
    pages = [page for page in pages if page.names]
    seen = {(name, page.source) for page in pages for name in set().union(*page.names)}
    on = Counter(name for name, _ in seen)
    number = {name: n for n, name in enumerate(sorted(w for w, c in on.items() if c >= least))}
    size = max(len(page.names) for page in pages)
    there = np.zeros((len(pages), size), bool)
    forbidden = np.zeros((len(pages), size, 2))
    for n, page in enumerate(pages):
        there[n, : len(page.names)] = True
        for m, label in enumerate(page.labels):
            if label != UNKNOWN:
                forbidden[n, m, 1 - label] = -1e4
    lines = vstack([_matrix(page.names, number) for page in pages]).tocsr()
    back = lines.T.tocsr()

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = np.zeros((len(pages), size, 2))
        scores[there, NOISE] = lines @ w[:-4]
        steps = w[-4:].reshape(2, 2)
        free, free_steps, total = _expected(scores, there, steps)
        held, held_steps, right = _expected(scores + forbidden, there, steps)
        slope = ridge * w
        slope[:-4] += back @ (free - held)[there][:, NOISE]
        slope[-4:] += (free_steps - held_steps).ravel()
        return ridge / 2 * (w @ w) + (total - right).sum(), slope

    found = minimize(
        loss, np.zeros(len(number) + 4), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}
    )
    return dict(zip([*number, *STEPS], found.x, strict=True))


def _matrix(names: list[list[str]], number: dict[str, int]) -> csr_matrix:
    where = [(n, number[name]) for n, line in enumerate(names) for name in line if name in number]
    rows_, columns = zip(*where, strict=True)
    return csr_matrix((np.ones(len(where)), (rows_, columns)), shape=(len(names), len(number)))


def _expected(scores: np.ndarray, there: np.ndarray, steps: np.ndarray) -> tuple[np.ndarray, ...]:
    """Chances of the labels, expected counts of the steps, and the log of the sum over all labellings."""
    pages, size, _ = scores.shape
    down, up = np.zeros((pages, size, 2)), np.zeros((pages, size, 2))
    down[:, 0] = scores[:, 0]
    for n in range(1, size):
        both = down[:, n - 1, :, None] + steps
        now = np.logaddexp(both[:, 0], both[:, 1]) + scores[:, n]
        down[:, n] = np.where(there[:, n, None], now, down[:, n - 1])
    for n in range(size - 2, -1, -1):
        both = steps + (scores[:, n + 1] + up[:, n + 1])[:, None, :]
        up[:, n] = np.where(there[:, n + 1, None], np.logaddexp(both[:, :, 0], both[:, :, 1]), 0)
    total = np.logaddexp(down[:, -1, 0], down[:, -1, 1])
    chance = np.exp(down + up - total[:, None, None]) * there[:, :, None]
    pairs = down[:, :-1, :, None] + steps + (scores[:, 1:] + up[:, 1:])[:, :, None, :]
    pairs = np.exp(pairs - total[:, None, None, None]) * there[:, 1:, None, None]
    return chance, pairs.sum((0, 1)), total


def main() -> None:
    """Train on all pages, and without each fold of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("--clean", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True)
    parser.add_argument("--beside", type=Path, required=True)
    parser.add_argument("--beside-folds", type=Path, required=True)
    options = parser.parse_args()
    pages = list(chain.from_iterable(map(rows, options.pages)))
    clean, seen = options.clean, seen_on(pages)
    _train(
        [*examples(pages), *clean_examples(clean, DecidedPage.evidence)],
        options.out,
        options.folds,
        seen,
    )
    _train(
        [
            *examples_beside(pages, papers_of(clean)),
            *clean_examples(clean, DecidedPage.evidence_beside),
        ],
        options.beside,
        options.beside_folds,
        seen,
        ridge=L2_BESIDE,
        least=LEAST_BESIDE,
    )


def _train(
    every: Sequence[Example],
    out: Path,
    left_out: Path,
    seen: str,
    ridge: float = L2,
    least: int = LEAST_PAGES,
) -> None:
    whole = train(every, ridge, least)
    _write(out, ["weight", seen], [whole])
    folds = [train([e for e in every if e.fold != n], ridge, least) for n in range(FOLDS)]
    _write(left_out, [f"without-{n}" for n in range(FOLDS)], folds)
    print(f"{len(every)} pages, {sum(len(e.names) for e in every)} lines, {len(whole)} weights")


def _write(path: Path, titles: Sequence[str], weights: Sequence[dict[str, float]]) -> None:
    names = sorted(set().union(*weights))
    table = [["feature", *titles]]
    for name in names:
        numbers = [round(w.get(name, 0.0), 3) for w in weights]
        if any(numbers):
            table.append([name, *(f"{x:.3f}" for x in numbers)])
    path.write_text("".join("\t".join(row) + "\n" for row in table), "utf-8")


if __name__ == "__main__":
    main()
