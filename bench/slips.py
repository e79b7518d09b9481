"""Byte slips: 200 of each kind on text the character model has not seen, and 300 innocent ``?``.

``exact`` is the share repaired to the character, ``wrongly repaired`` the share with an edit that
leaves anything else (width of punctuation apart, which the damage loses); the rest is untouched or
suggested. Milliseconds are processor time of the pass.
"""

import random
import statistics
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.damage import held_back, narrowed, slipped, traditional
from eduparse.document.document import Document
from eduparse.stages.repair.slips import Slips

SLIPS = 200
INNOCENT = 300
FEW = 40  # of each, for the floors
KINDS = {  # user-defined pairs kept, traditional
    "simplified kept": (True, False),
    "traditional kept": (True, True),
    "simplified dropped": (False, False),
    "traditional dropped": (False, True),
}


def run(shared: Path) -> dict[str, float]:
    """The figures of each kind, and how many innocent question marks were touched."""
    return _figures(shared, SLIPS, INNOCENT)


def quick(shared: Path) -> dict[str, float]:
    """What the floors hold: fewer slips, and no clock."""
    figures = _figures(shared, FEW, FEW)
    return {name: value for name, value in figures.items() if not name.endswith(" ms")}


def _figures(shared: Path, slipped_texts: int, innocent: int) -> dict[str, float]:
    paragraphs = list(held_back(shared))
    slips = Slips()
    slips(Document.of_page("", "", "學?！敖涃M自主"))  # loads what is loaded once
    out: dict[str, float] = {}
    for name, (kept, hant) in KINDS.items():
        rng = random.Random(name)  # noqa: S311 - no secret
        texts = [traditional(p) if hant else p for p in rng.sample(paragraphs, 2 * slipped_texts)]
        exact = wrong = tried = 0
        took = []
        for text, damaged in islice(_damaged(texts, rng, kept=kept), slipped_texts):
            tried += 1
            start = time.process_time()
            doc = Document.of_page("", "", damaged)
            repaired = doc.apply(slips.name, slips(doc)).text
            took.append(1000 * (time.process_time() - start))
            if narrowed(repaired) == narrowed(text):
                exact += 1
            elif repaired != damaged:
                wrong += 1
        out[f"{name} exact"] = round(exact / tried, 4)
        out[f"{name} wrongly repaired"] = round(wrong / tried, 4)
        out[f"{name} median ms"] = round(statistics.median(took), 1)
    rng = random.Random("innocent")  # noqa: S311 - no secret
    texts = [_asked(p, rng) for p in rng.sample(paragraphs, innocent)]
    touched = sum(bool(slips(Document.of_page("", "", text)).edits) for text in texts)
    out["innocent question marks changed"] = touched
    return out


def _damaged(texts: list[str], rng: random.Random, *, kept: bool) -> Iterator[tuple[str, str]]:
    """Pairs of a text, narrowed or not, and what a slip makes of it."""
    for text in texts:
        narrow = rng.random() < 0.5
        try:
            damaged = slipped(text, rng, kept=kept, narrow=narrow)
        except (UnicodeEncodeError, IndexError):  # not in GBK, or without Chinese
            continue
        yield (narrowed(text) if narrow else text), damaged


def _asked(text: str, rng: random.Random) -> str:
    """``text`` with a question mark that is none of a slip: a lost blank, or a real question."""
    marks = [n + 1 for n, c in enumerate(text) if c in "，。；、"] or [0]
    at = rng.choice([rng.choice(marks), rng.randrange(len(text)), 0, len(text)])
    return text[:at] + rng.choice(("?", "? ", "??", "?\n", "？")) + text[at:]
