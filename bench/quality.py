"""Whether the quality score tells good pages from bad ones: the area under the curve (AUC).

Of each class of damage, on paragraphs of every genre that the models have not seen: the chance that a page which
came back exactly scores above one that did not, equal scores counting half. A class counts where it has
`FEWEST` of both. Beside it: undamaged paragraphs against those that stayed damaged, and the real pages that came
out wholly right against the others.
"""

import json
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


def run(shared: Path) -> dict[str, float]:
    """The AUC of each class, their mean, and that of clean against damaged."""
    mended: dict[str, list[float]] = {name: [] for name in CLASSES}
    left: dict[str, list[float]] = {name: [] for name in CLASSES}
    clean: list[float] = []
    for every in genres(shared, LEAST, MOST).values():
        texts = [p for p in every if whole(p)]
        clean += [_score(text)[0] for text in texts[:EACH]]
        for name, damage in CLASSES.items():
            for want, seen in islice(damaged(name, texts, damage), EACH):
                score, text = _score(seen)
                (mended if text == want else left)[name].append(score)
    out = {
        f"{name} AUC": auc(mended[name], left[name])
        for name in CLASSES
        if min(len(mended[name]), len(left[name])) >= FEWEST
    }
    out["mean AUC of classes"] = round(sum(out.values()) / max(1, len(out)), 4)
    out["clean against damaged AUC"] = auc(clean, [s for found in left.values() for s in found])
    out["real pages AUC"] = _real(shared)
    return out


def _real(shared: Path) -> float:
    """The AUC of the real pages: the score of a page is that of its longest document."""
    right = {page["id"]: page["right"] for page in judgements(shared)}
    scores: dict[bool, list[float]] = {True: [], False: []}
    for line in (shared / "wild" / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        longest = max(eduparse.clean(shared / "wild" / row["file"]), key=lambda d: len(d.text))
        scores[right[row["id"]]].append(quality(longest).score)
    return auc(scores[True], scores[False])


def auc(good: list[float], bad: list[float]) -> float:
    """The chance that one of ``good`` is above one of ``bad``; 0 where either is empty."""
    wins = sum((g > b) + (g == b) / 2 for g in good for b in bad)
    return round(wins / (len(good) * len(bad)), 4) if good and bad else 0.0


def show(shared: Path, *, misses: bool) -> None:  # noqa: ARG001 - the same for every bench
    """Print them."""
    for name, value in run(shared).items():
        print(f"{name:60} {value:.4f}")


def _score(text: str) -> tuple[float, str]:
    (doc,) = run_stage(Document.of_page("", "", text), "repair")
    return quality(doc).score, doc.text
