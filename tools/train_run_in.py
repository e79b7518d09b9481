"""Learn what tells the run-in heading of a numbered paragraph from a first sentence that is none.

    PYTHONPATH=. python tools/train_run_in.py --data ../shared/data --out src/eduparse/language/models/run-in.tsv

Nobody labelled the examples. Headings are lines without a stop, under a label or the # of Markdown, with a
paragraph below them; so are first sentences of labelled paragraphs of policy papers and reports, which are
written so.
Sentences that are none open or stand inside the paragraphs without a label of every genre, and the items of
articles, of China and Taiwan. Of each only those count that `own_heading.run_in` would take. Logistic
regression by L-BFGS with L2, each side weighing the same; the report is from five folds by document, and
documents held out of all training are left out.
"""

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from train_charmodel import held_out

from bench._rows import rows
from eduparse.stages.split.heading_or_sentence import (
    Features,
    FirstSentence,
    in_list,
    sentence_features,
    weigh,
)
from eduparse.stages.split.own_heading import MAX_RUN_IN, run_in

FOLDS = 5
FEWEST = 6  # examples with a feature that gets a weight
L2 = 2.0
LEAST = 0.1  # weights nearer to nothing are not kept
PER_DOCUMENT = 25  # sentences of one document that are none
SHORTEST_BODY = 12  # code points of a paragraph below a heading

_NUMERALS = "零〇一二三四五六七八九十百"
_LABEL = re.compile(
    rf"(?:[{_NUMERALS}]{{1,4}}、|[（(][{_NUMERALS}\d]{{1,4}}[）)]|\d{{1,3}}[.．、](?!\d)|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?!\d)|——|[①-⑳])[ \t\u3000]*"
)
_HASH = re.compile(r"#{2,4} ")
_ARTICLE = re.compile(rf"第[ \t\u3000]*[{_NUMERALS}\d]+[ \t\u3000]*[编章节条]")
_NO_NAME = re.compile(r"[。；：:;？！…]|https?:|[\[\]*`|]")
_INSIDE = re.compile(r"(?<=。)[^。\n]+。(?=[^。\n]{6,}。)")


LONGEST_RUN = 5  # siblings


class Example(NamedTuple):
    """A first sentence, whether it is a heading, and the document it is from."""

    sentence: FirstSentence
    heading: bool
    ident: str


def examples(folder: Path) -> list[Example]:
    """Every example of the folder, each wording once."""
    found: dict[str, Example] = {}
    for name in ("policy", "statutes", "general", "traditional"):
        for row in rows(folder / f"{name}.jsonl.zst"):
            if held_out(row["id"]):
                continue
            text = _simplified(row["text"]) if name == "traditional" else row["text"]
            for e in _of_document(name, str(row.get("genre") or name), row["id"], text):
                found.setdefault(e.sentence.words, e)
    return list(found.values())


def _simplified(text: str) -> str:
    import opencc

    return str(opencc.OpenCC("t2s").convert(text))


def _of_document(name: str, genre: str, ident: str, text: str) -> Iterator[Example]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    plain: list[FirstSentence] = []
    below_article = False
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if _ARTICLE.match(line):
            below_article = True
            continue
        label = _LABEL.match(line) or (
            _HASH.match(line) if genre in ("blog", "technical") else None
        )
        rest = line[label.end() :] if label else line
        if label and not _NO_NAME.search(rest) and genre not in ("news", "novel", "reviews"):
            prose = len(below) >= SHORTEST_BODY and not _LABEL.match(below) and "。" in below
            if prose and 2 <= len(rest) <= MAX_RUN_IN and run_in(f"{rest}。{below}"):
                yield Example(FirstSentence(rest, below), heading=True, ident=ident)
            continue
        at = run_in(rest)
        sentence = FirstSentence(rest[:at], rest[at + 1 :]) if at else None
        if label and genre in ("policy", "report") and sentence:
            yield Example(sentence, heading=True, ident=ident)
        elif sentence and (not label or (below_article and name in ("statutes", "traditional"))):
            plain.append(sentence)
        if not label and genre != "novel":
            for m in _INSIDE.finditer(line):
                inner = run_in(line[m.start() :])
                if inner:
                    plain.append(FirstSentence(m.group()[:-1], line[m.end() :]))
    start = int(hashlib.sha256(ident.encode()).hexdigest()[:6], 16) % max(1, len(plain))
    plain = plain[start:] + plain[:start]
    yield from (Example(s, heading=False, ident=ident) for s in plain[:PER_DOCUMENT])


def fold_of(ident: str) -> int:
    """The fold of a document."""
    return int(hashlib.sha256(ident.encode()).hexdigest()[:8], 16) % FOLDS


def learn(known: Sequence[Example]) -> dict[str, float]:
    """The weights of single sentences that make the examples likely."""
    return _fit([sentence_features(e.sentence) for e in known], [e.heading for e in known], FEWEST)


def learn_lists(runs: Sequence[Sequence[Example]], own: Mapping[str, float]) -> dict[str, float]:
    """The weights of what siblings show, from runs of examples and the log-odds of their sentences."""
    found: list[Features] = []
    heading: list[bool] = []
    for run in runs:
        sentences = [e.sentence for e in run]
        found += in_list(sentences, [own[s.words] for s in sentences])
        heading += [e.heading for e in run]
    return _fit(found, heading, 1)


def runs_of(known: Sequence[Example]) -> list[list[Example]]:
    """Neighbours of a document that are all headings or all none, one to five at a time."""
    out: list[list[Example]] = []
    size = 0
    for e in known:
        last = out[-1][-1] if out else None
        if last and len(out[-1]) < size and (last.ident, last.heading) == (e.ident, e.heading):
            out[-1].append(e)
        else:
            out.append([e])
            size = (
                1 + int(hashlib.sha256(e.sentence.words.encode()).hexdigest()[:4], 16) % LONGEST_RUN
            )
    return out


def _fit(every: Sequence[Features], heading: Sequence[bool], fewest: int) -> dict[str, float]:
    seen = Counter(name for f in every for name in f)
    number = {name: n for n, name in enumerate(sorted(k for k, c in seen.items() if c >= fewest))}
    rows, columns, values = [], [], []
    for n, f in enumerate(every):
        for name, value in f.items():
            if name in number and value:
                rows.append(n)
                columns.append(number[name])
                values.append(value)
    x = csr_matrix((values, (rows, columns)), shape=(len(every), len(number)))
    y = np.where(np.array(heading), 1.0, -1.0)
    share = (y > 0).mean()
    weight = np.where(y > 0, 0.5 / share, 0.5 / (1 - share))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        m = y * (x @ w)
        p = 1 / (1 + np.exp(np.clip(m, -500, 500)))
        return (
            float((weight * np.logaddexp(0, -m)).sum() + 0.5 * L2 * (w * w).sum()),
            L2 * w - x.T @ (weight * y * p),
        )

    found = minimize(
        loss, np.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 150}
    )
    return {name: float(found.x[n]) for name, n in number.items()}


def main() -> None:
    """Cross-validate, train on all, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    known = examples(options.data)
    own: dict[str, float] = {}
    for fold in range(FOLDS):
        weights = learn([e for e in known if fold_of(e.ident) != fold])
        own |= {
            e.sentence.words: weigh(e.sentence, weights) for e in known if fold_of(e.ident) == fold
        }
    runs = runs_of(known)
    right: Counter[tuple[str, bool, bool]] = Counter()
    for fold in range(FOLDS):
        lists = learn_lists([r for r in runs if fold_of(r[0].ident) != fold], own)
        for run in (r for r in runs if fold_of(r[0].ident) == fold):
            sentences = [e.sentence for e in run]
            alone = [own[s.words] for s in sentences]
            for e, told, f in zip(run, alone, in_list(sentences, alone), strict=True):
                together = sum(lists[k] * v for k, v in f.items())
                right["alone", e.heading, (told > 0) == e.heading] += 1
                right["beside siblings", e.heading, (together > 0) == e.heading] += 1
    for way in ("alone", "beside siblings"):
        for heading in (True, False):
            all_of = right[way, heading, True] + right[way, heading, False]
            kind = "headings" if heading else "sentences"
            print(f"{way}, {kind}: {right[way, heading, True]} of {all_of} right (five folds)")
    weights = {k: v for k, v in learn(known).items() if abs(v) >= LEAST} | learn_lists(runs, own)
    lines = [f"{name}\t{value:.3f}" for name, value in sorted(weights.items())]
    options.out.write_text("feature\tweight\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
