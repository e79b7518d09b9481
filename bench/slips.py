"""Byte slips: 200 of each kind on text the character model has not seen, and 300 innocent ``?``.

``exact`` is the share repaired to the character; ``in part`` the share where all that was read is right and
the rest is told as lost. ``wrongly repaired`` is the share with an edit that leaves anything else (width of
punctuation apart, which the damage loses), and ``wrong in silence`` where nothing is told of it. The rest is
untouched or suggested. Milliseconds are processor time of the pass. The same by genre is of pages of five
paragraphs, one of them damaged.
"""

import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench._damage import genres, held_back, narrowed, slipped, traditional
from eduparse.document.document import Document
from eduparse.stages.repair.slips import Slips

SLIPS = 200
INNOCENT = 300
GENRE = 30  # pages of each kind and genre
FEW = 40  # of each, for the floors
OUTCOMES = ("exact", "in part", "wrongly repaired", "wrong in silence")
KINDS = {  # user-defined pairs kept, traditional
    "simplified kept": (True, False),
    "traditional kept": (True, True),
    "simplified dropped": (False, False),
    "traditional dropped": (False, True),
}
_RUNS = re.compile("\ufffd+|[^\ufffd]+")
_SPREAD = (
    5  # characters that a run of lost ones may have been, at most, or twice as many as it shows
)


def run(shared: Path) -> dict[str, float]:
    """The figures of each kind, and how many innocent question marks were touched."""
    return _figures(shared, SLIPS, INNOCENT)


def quick(shared: Path) -> dict[str, float]:
    """What the floors hold: fewer slips, and no clock."""
    figures = _figures(shared, FEW, FEW)
    return {name: value for name, value in figures.items() if not name.endswith(" ms")}


def by_genre(shared: Path, each: int = GENRE) -> dict[str, float]:
    """The shares of each kind and genre on pages of five paragraphs."""
    out: dict[str, float] = {}
    for genre, paragraphs in genres(shared, 20, 140).items():
        for name, (kept, hant) in KINDS.items():
            rng = random.Random(f"{genre} {name}")  # noqa: S311 - no secret
            texts = rng.sample(paragraphs, min(len(paragraphs), 2 * each))
            texts = [traditional(p) if hant else p for p in texts]
            found = Counter[str]()
            for text, damaged in islice(_damaged(texts, rng, kept=kept), each):
                above = "".join(p + "\n" for p in rng.sample(texts, 4))
                found[_outcome(above + text, above + damaged)] += 1
            for outcome in OUTCOMES:
                out[f"{name}, {genre}: {outcome}"] = round(found[outcome] / found.total(), 4)
    return out


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures of paragraphs, and those of pages by genre."""
    del misses  # what was missed is best seen on a page: `eduparse explain`
    for key, value in (run(shared) | by_genre(shared)).items():
        print(f"{key:60} {value:6.3f}")


def _figures(shared: Path, slipped_texts: int, innocent: int) -> dict[str, float]:
    paragraphs = list(held_back(shared))
    slips = Slips()
    slips(Document.of_page("", "", "學?！敖涃M自主"))  # loads what is loaded once
    out: dict[str, float] = {}
    for name, (kept, hant) in KINDS.items():
        rng = random.Random(name)  # noqa: S311 - no secret
        texts = [traditional(p) if hant else p for p in rng.sample(paragraphs, 2 * slipped_texts)]
        found = Counter[str]()
        took = []
        for text, damaged in islice(_damaged(texts, rng, kept=kept), slipped_texts):
            start = time.process_time()
            found[_outcome(text, damaged)] += 1
            took.append(1000 * (time.process_time() - start))
        for outcome in OUTCOMES:
            out[f"{name} {outcome}"] = round(found[outcome] / found.total(), 4)
        out[f"{name} median ms"] = round(statistics.median(took), 1)
    rng = random.Random("innocent")  # noqa: S311 - no secret
    texts = [_asked(p, rng) for p in rng.sample(paragraphs, innocent)]
    touched = sum(bool(slips(Document.of_page("", "", text)).edits) for text in texts)
    out["innocent question marks changed"] = touched
    return out


def _outcome(text: str, damaged: str) -> str:
    """What becomes of a damaged text: one of `OUTCOMES`, or "left"."""
    slips = Slips()
    doc = Document.of_page("", "", damaged)
    findings = slips(doc)
    repaired = doc.apply(slips.name, findings).text
    if repaired == damaged:
        return "left"
    if narrowed(repaired) == narrowed(text):
        return "exact"
    if _read_right(narrowed(repaired), narrowed(text)):
        return "in part"
    told = findings.warnings or repaired.count("\ufffd") > damaged.count("\ufffd")
    return "wrongly repaired" if told else "wrong in silence"


def _read_right(repaired: str, text: str) -> bool:
    """Whether all of ``repaired`` but what is lost in it stands in ``text``."""
    runs: Sequence[str] = _RUNS.findall(repaired)
    pattern = "".join(
        f".{{0,{max(_SPREAD, 2 * len(r))}}}" if r[0] == "\ufffd" else re.escape(r) for r in runs
    )
    return re.fullmatch(pattern, text, re.DOTALL) is not None


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
