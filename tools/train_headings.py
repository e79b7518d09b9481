"""Learn where glued headings end, from papers whose line breaks tell.

    python tools/train_headings.py ../shared/data/policy.jsonl.zst ../shared/data/statutes.jsonl.zst \
        --model build/characters-3.bin --out src/eduparse/models/headings.tsv

``--model`` is a character model that has not seen one document in ONE_IN (tools/train_charmodel.py --one-in 3);
only those documents are used, without the ones that are held out of all training. A label line that is a
heading, joined with the paragraph below it, is an example with its end known; a label line that runs on for a
long sentence is an example of no heading. Softmax over the candidates, Adam, L2; five folds by document.
"""

import argparse
import hashlib
import json
import math
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import zstandard
from train_charmodel import held_out

from eduparse.charmodel import CharModel
from eduparse.split.boundary import NONE, candidates

ONE_IN = 3
FOLDS = 5
EPOCHS = 60
RATE = 0.03
L2 = 0.002
Example = tuple[str, int, list[tuple[int, dict[str, float]]]]

_LABEL = re.compile(
    r"(?:[零〇一二三四五六七八九十百]{1,4}、|[（(][零〇一二三四五六七八九十百]{1,4}[）)]|\d{1,3}[.．、](?!\d)|[（(]\d{1,3}[）)])[\s\u3000]*"
)
_ANY_LABEL = re.compile(rf"{_LABEL.pattern}|第[一二三四五六七八九十百\d]+[编章节条]")


def lines_of(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The usable documents: id and lines without blanks."""
    with zstandard.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            d = json.loads(row)
            if d.get("paragraphs", True) and held_out(d["id"], ONE_IN) and not held_out(d["id"]):
                lines = (re.sub(r"[\s\u3000]", "", line) for line in d["text"].split("\n"))
                yield d["id"], [line for line in lines if line]


def examples(paths: Sequence[Path], chars: CharModel) -> Iterator[Example]:
    """Text behind a label, joined over the line break, with the true end of its heading."""
    seen = set()
    for path in paths:
        for ident, lines in lines_of(path):
            for line, below in zip(lines, [*lines[1:], ""], strict=True):
                label = _LABEL.match(line)
                if not label:
                    continue
                rest = line[label.end() :]
                end = _end(rest, below)
                text = rest + below if end else rest
                if end is None or text[:30] in seen:
                    continue
                seen.add(text[:30])
                options = list(candidates(text, chars))
                if any(at == end for at, _ in options):
                    yield ident, end, options


def _end(rest: str, below: str) -> int | None:
    if not re.search("[。；：:;？！]", rest) and 4 <= len(rest) <= 44:
        return len(rest) if len(below) > 20 and not _ANY_LABEL.match(below) else None
    first = rest.split("。", 1)[0]
    return NONE if len(rest) > 60 and 32 < len(first) < len(rest) else None


def train(data: Sequence[Example], seed: int = 7) -> dict[str, float]:
    """Weights that make the true ends likely."""
    weights: dict[str, float] = {}
    first: dict[str, float] = {}
    second: dict[str, float] = {}
    order = list(data)
    step = 0
    for epoch in range(EPOCHS):
        random.Random(seed + epoch).shuffle(order)
        rate = RATE * (1 - epoch / EPOCHS)
        for _, end, options in order:
            step += 1
            for name, slope in _slopes(weights, end, options).items():
                g = slope + L2 * weights.get(name, 0.0)
                first[name] = 0.9 * first.get(name, 0.0) + 0.1 * g
                second[name] = 0.999 * second.get(name, 0.0) + 0.001 * g * g
                hat = first[name] / (1 - 0.9 ** min(step, 500))
                size = math.sqrt(second[name] / (1 - 0.999 ** min(step, 9000))) + 1e-8
                weights[name] = weights.get(name, 0.0) - rate * hat / size
    return weights


def _slopes(
    weights: dict[str, float], end: int, options: Sequence[tuple[int, dict[str, float]]]
) -> dict[str, float]:
    scores = [sum(weights.get(f, 0.0) * v for f, v in feats.items()) for _, feats in options]
    top = max(scores)
    total = sum(math.exp(s - top) for s in scores)
    out: dict[str, float] = {}
    for (at, feats), score in zip(options, scores, strict=True):
        p = math.exp(score - top) / total - (at == end)
        if abs(p) > 1e-6:
            for name, value in feats.items():
                out[name] = out.get(name, 0.0) + p * value
    return out


def right(weights: dict[str, float], data: Sequence[Example]) -> tuple[int, int, int, int]:
    """(glued headings right, of, no heading right, of)."""
    out = [0, 0, 0, 0]
    for _, end, options in data:
        best = max(options, key=lambda o: sum(weights.get(f, 0.0) * v for f, v in o[1].items()))
        kind = 2 if end == NONE else 0
        out[kind] += best[0] == end
        out[kind + 1] += 1
    return out[0], out[1], out[2], out[3]


def main() -> None:
    """Cross-validate, train on all, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    data = list(examples(options.data, CharModel(options.model)))
    folds: list[list[Example]] = [[] for _ in range(FOLDS)]
    for example in data:
        folds[int(hashlib.sha256(example[0].encode()).hexdigest()[:8], 16) % FOLDS].append(example)
    total = [0, 0, 0, 0]
    for n, fold in enumerate(folds):
        rest = [e for m, other in enumerate(folds) if m != n for e in other]
        total = [a + b for a, b in zip(total, right(train(rest), fold), strict=True)]
    print(
        f"glued headings {total[0]} of {total[1]}, no heading {total[2]} of {total[3]} (five folds)"
    )
    weights = train(data)
    lines = [f"{name}\t{value:.4f}" for name, value in sorted(weights.items())]
    options.out.write_text("feature\tweight\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
