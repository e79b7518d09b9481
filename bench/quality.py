"""Whether the quality score tells good pages from bad ones: the area under the curve (AUC).

Of each class of damage, on paragraphs of every genre that the models have not seen: the chance that a page which
came back exactly scores above one that did not, equal scores counting half. A class counts where it has
`FEWEST` of both. Beside it: undamaged paragraphs against those that stayed damaged, and the real pages that
came out wholly right against the others.

A class of which every genre's first paragraph came back exactly has nothing to rank and is left at that. Of the
others ``--sample N`` takes N paragraphs of each genre, `EACH` without it: the search for lost bytes takes
a second or more for each, so that 3 take five minutes of one processor and 1 takes one.
"""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import eduparse
from bench._damage import genres
from bench._flow import run_stage
from bench._garble import CLASSES, whole
from bench.repair import LEAST, MOST, damaged
from bench.wild import judgements
from eduparse.document.document import Document
from eduparse.stages.quality import quality

EACH = 3  # paragraphs of each class and genre
FEWEST = 3

Scores = dict[bool, list[float]]
"""Scores by whether the page came back exactly."""


def run(shared: Path, each: int = EACH) -> dict[str, float]:
    """The AUC of each class, their mean, and that of clean against damaged, on ``each`` paragraphs of a genre."""
    texts = {g: [p for p in every if whole(p)] for g, every in genres(shared, LEAST, MOST).items()}
    scores = {name: _scores(name, texts, each) for name in CLASSES}
    clean = [_score(text)[0] for every in texts.values() for text in every[:each]]
    out = {
        f"{name} AUC": auc(found[True], found[False])
        for name, found in scores.items()
        if min(map(len, found.values())) >= FEWEST
    }
    out["mean AUC of classes"] = round(sum(out.values()) / max(1, len(out)), 4)
    left = [s for found in scores.values() for s in found[False]]
    out["clean against damaged AUC"] = auc(clean, left)
    out["real pages AUC"] = _real(shared)
    return out


def _scores(name: str, texts: dict[str, list[str]], each: int) -> Scores:
    """The scores of a class: of the first paragraph of every genre, then of the rest if one was left."""
    pages: list[Iterator[tuple[str, str]]] = [
        islice(damaged(name, every, CLASSES[name]), each) for every in texts.values()
    ]
    found: Scores = {True: [], False: []}
    for number in range(each):
        if number and not found[False]:
            break
        for want, seen in filter(None, (next(page, None) for page in pages)):
            score, text = _score(seen)
            found[text == want].append(score)
    return found


def _real(shared: Path) -> float:
    """The AUC of the real pages: the score of a page is that of its longest document."""
    right = {page["id"]: page["right"] for page in judgements(shared)}
    scores: Scores = {True: [], False: []}
    for line in (shared / "wild" / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        longest = max(eduparse.clean(shared / "wild" / row["file"]), key=lambda d: len(d.text))
        scores[right[row["id"]]].append(quality(longest).score)
    return auc(scores[True], scores[False])


def auc(good: list[float], bad: list[float]) -> float:
    """The chance that one of ``good`` is above one of ``bad``; 0 where either is empty."""
    wins = sum((g > b) + (g == b) / 2 for g in good for b in bad)
    return round(wins / (len(good) * len(bad)), 4) if good and bad else 0.0


def _score(text: str) -> tuple[float, str]:
    (doc,) = run_stage(Document.of_page("", "", text), "repair")
    return quality(doc).score, doc.text
