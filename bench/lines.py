"""How much page noise the strip stage finds, and what it loses: labelled pages, line by line.

Each page goes through the stages before `strip` first, so that a traditional page is read in simplified
script. A line counts as removed when less than a fifth of its characters (blanks apart) survive; survival
is computed from the ownership index, so it cannot be claimed. Recall is over lines labelled noise, loss
over characters of lines labelled content; `either` and blank lines are not scored.

*safe* is judged on pages at even and odd positions apart too, because rules were written looking at the even
ones only; *thorough* by weights that have not seen the page (``strip-folds.tsv``, five folds, written by
``make train-strip``). The policy pages are averaged over pages. The range beside a figure is the middle 95%
of a bootstrap over pages. Without ``--json`` peers stand beside them. The line rules of the Chinese C4 corpus
see the same text. The extractors that are installed see the HTML of the same pages, which has what plain
text has lost; there a line counts as kept if what it says stands in what the extractor gives.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from bench import _pages
from bench._flow import run_passes, steps_of, strip_up_to
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.stages.strip.effort import SAFE, THOROUGH
from eduparse.stages.strip.lines import NoiseLines
from eduparse.stages.strip.page import strip_lines
from eduparse.stages.strip.weights import Weights

KEPT = 0.2  # share of a line's characters below which it counts as removed
FOLDS = Path(__file__).with_name("strip-folds.tsv")
SAMPLES = 1000  # of the bootstrap
_C4_ENDS = tuple("。！？…”.!?\"'")
_C4_LEAST = 5  # characters

Row = dict[str, Any]
Method = Callable[[Row, Document], Document]


@dataclass
class Tally:
    """What happened to the scored lines of a page."""

    noise: int = 0
    found: int = 0
    removed: int = 0
    content: int = 0
    lost: int = 0
    classes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def count(self, label: str, kind: str, solid: int, alive: int) -> None:
        """Add a line of ``solid`` characters of which ``alive`` are left."""
        removed = alive < KEPT * solid
        self.removed += removed
        if label == "noise":
            self.noise += 1
            self.found += removed
            self.classes[kind][0] += removed
            self.classes[kind][1] += 1
        else:
            self.content += solid
            self.lost += solid - alive


Measure = Callable[[Sequence[Tally]], float]


def recall(pages: Sequence[Tally]) -> float:
    """Share of the noise lines that are removed."""
    return sum(t.found for t in pages) / max(1, sum(t.noise for t in pages))


def precision(pages: Sequence[Tally]) -> float:
    """Share of the removed lines that are noise."""
    return sum(t.found for t in pages) / max(1, sum(t.removed for t in pages))


def f1(pages: Sequence[Tally]) -> float:
    """Harmonic mean of the two."""
    both = sum(t.noise for t in pages) + sum(t.removed for t in pages)
    return 2 * sum(t.found for t in pages) / max(1, both)


def lost(pages: Sequence[Tally]) -> float:
    """Share of the content characters that are lost."""
    return sum(t.lost for t in pages) / max(1, sum(t.content for t in pages))


def mean_recall(pages: Sequence[Tally]) -> float:
    """Recall, averaged over the pages that hold noise."""
    noisy = [recall([t]) for t in pages if t.noise]
    return sum(noisy) / max(1, len(noisy))


def mean_lost(pages: Sequence[Tally]) -> float:
    """Loss, averaged over pages."""
    return sum(lost([t]) for t in pages) / max(1, len(pages))


GENERAL: dict[str, Measure] = {
    "noise recall": recall, "noise precision": precision, "noise F1": f1, "content lost": lost,
}  # fmt: skip
POLICY: dict[str, Measure] = {"noise recall": mean_recall, "content lost": mean_lost}


def run(shared: Path) -> dict[str, float]:
    """The figures of the two labelled sets; noise classes of the policy pages one by one."""
    return {name: round(value, 5) for name, value, _, _ in _figures(shared)}


def show(shared: Path, *, misses: bool) -> None:
    """Print each figure with its range, and each line that went wrong if ``misses``."""
    for name, value, low, high in chain(_figures(shared), _peers(shared)):
        print(f"{name:42} {value:.4f}   {low:.4f} – {high:.4f}")
    if misses:
        for row in _pages.rows(shared / "data" / "lines-dev.jsonl.zst"):
            for line, label, _, solid, alive in _lines(row, _thorough):
                if (alive < KEPT * solid) != (label == "noise"):
                    print(f"{row['id'][:8]} {label:8} {line[:100]}")


def _figures(shared: Path) -> Iterator[tuple[str, float, float, float]]:
    """Name, value, and the ends of its range."""
    general = list(_pages.rows(shared / "data" / "lines-dev.jsonl.zst"))
    policy = list(_pages.rows(shared / "data" / "lines-policy-dev.jsonl.zst"))
    methods: dict[str, Method] = {SAFE: _safe, THOROUGH: _thorough}
    for name, method in methods.items():
        told = [tally(row, method) for row in general]
        yield from _ranged(f"{name} pages", GENERAL, told)
        if method is _safe:
            yield from _ranged(f"{name} pages even", GENERAL, told[::2])
            yield from _ranged(f"{name} pages odd", GENERAL, told[1::2])
        told = [tally(row, method) for row in policy]
        yield from _ranged(f"{name} policy", POLICY, told)
        if method is _safe:
            for kind in sorted({k for t in told for k in t.classes}):
                both = [sum(t.classes[kind][i] for t in told) for i in (0, 1)]
                yield f"{name} policy {kind} recall", both[0] / both[1], 0.0, 1.0


def _peers(shared: Path) -> Iterator[tuple[str, float, float, float]]:
    from bench.html import _yardsticks

    general = list(_pages.rows(shared / "data" / "lines-dev.jsonl.zst"))
    yield from _ranged("C4 pages", GENERAL, [tally(row, _c4) for row in general])
    policy = _pages.rows(shared / "data" / "lines-policy-dev.jsonl.zst")
    yield from _ranged("C4 policy", POLICY, [tally(row, _c4) for row in policy])
    pages = {row["id"]: row["html"] for row in _pages.rows(shared / "data" / "html-dev.jsonl.zst")}
    for name, extract in _yardsticks():
        told = []
        for row in general:
            kept, out = _solid(extract(pages[row["id"]])), Tally()
            for line, label in zip(row["lines"], row["labels"], strict=True):
                if (words := _solid(line)) and label in ("noise", "content"):
                    out.count(label, "", len(words), len(words) if words in kept else 0)
            told.append(out)
        yield from _ranged(f"{name} pages", GENERAL, told)


def _solid(text: str) -> str:
    return "".join(text.split())


def _ranged(
    prefix: str, measures: dict[str, Measure], pages: Sequence[Tally]
) -> Iterator[tuple[str, float, float, float]]:
    chance = random.Random(7)  # noqa: S311 - a bootstrap, not a secret
    samples = [chance.choices(pages, k=len(pages)) for _ in range(SAMPLES)]
    for name, measure in measures.items():
        values = sorted(map(measure, samples))
        low, high = values[SAMPLES // 40], values[-SAMPLES // 40]
        yield f"{prefix} {name}", measure(pages), low, high


def tally(row: Row, method: Method) -> Tally:
    """What ``method`` does to the scored lines of a page."""
    out = Tally()
    for _, label, kind, solid, alive in _lines(row, method):
        out.count(label, kind, solid, alive)
    return out


def _lines(row: Row, method: Method) -> Iterator[tuple[str, str, str, int, int]]:
    """Line, label, class, characters and surviving characters of each line that is scored."""
    alive = bytearray(sum(len(line) + 1 for line in row["lines"]))
    doc = method(row, _pages.page_of(row))
    for start, end in doc.source_spans(0, len(doc.text)):
        alive[start:end] = b"\1" * (end - start)
    classes = row.get("classes") or {}
    at = 0
    for n, (line, label) in enumerate(zip(row["lines"], row["labels"], strict=True)):
        solid = [at + i for i, c in enumerate(line) if not c.isspace()]
        if solid and label in ("noise", "content"):
            yield line, label, classes.get(str(n), ""), len(solid), sum(alive[i] for i in solid)
        at += len(line) + 1


def _safe(row: Row, doc: Document) -> Document:
    del row
    return run_passes(doc, steps_of("strip"))


def _thorough(row: Row, doc: Document) -> Document:
    folds = _fold_weights()
    unseen = folds[_pages.fold(row["id"], len(folds))]
    return run_passes(doc, strip_up_to(NoiseLines(THOROUGH, unseen)))


def _c4(row: Row, doc: Document) -> Document:
    """The line rules of C4 as used for Chinese: a line stays if it ends a sentence and is no stub."""
    del row
    edits = tuple(
        Edit(line.start, line.end, "", "c4")
        for line in strip_lines(doc.text)
        if line.text and not (line.text.endswith(_C4_ENDS) and len(line.text) >= _C4_LEAST)
    )
    return doc.apply("c4", Findings(edits=edits))


@cache
def _fold_weights() -> list[Weights]:
    """The weights that leave out each fold of the pages."""
    heading, *table = (line.split("\t") for line in FOLDS.read_text("utf-8").splitlines())
    return [Weights({row[0]: float(row[n]) for row in table}) for n in range(1, len(heading))]
