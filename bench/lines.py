"""How much page noise the strip stage finds, and what it loses: labelled pages, line by line.

Each page goes through the stages before `strip` first, so that a traditional page is read in simplified
script, and through `strip` as users run it: what the pipeline does not hold for sure stays. A line counts as removed
when less than a fifth of its characters (blanks apart) survive; survival is computed from the ownership index, so it
cannot be claimed. Recall is over lines labelled noise, loss over characters of lines labelled content; `either` and
blank lines are not scored. Labels are those of the contract (`_labels`), and of a line that a page prints twice one
copy may go. *as labelled* takes them as they came.

*weights as learnt* is 1 where the packaged weights were learnt from what the pages say now (`_learnt`), else 0.

*safe* is judged on pages at even and odd positions apart too, because rules were written looking at the even
ones only; *thorough* by weights that have seen no page of the site (``strip-folds.tsv``, five folds, written by
``make train-strip``). The policy pages are averaged over pages. The range beside a figure is the middle 95%
of a bootstrap over pages. Without ``--json`` peers stand beside them. The line rules of the Chinese C4 corpus
see the same text. The extractors that are installed see the HTML of the same pages, which has what plain
text has lost; there a line counts as kept if what it says stands in what the extractor gives.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from bench import _pages
from bench._labels import contract_labels
from bench._learnt import as_learnt
from bench._rows import Row, rows
from bench._unseen import unseeing
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.stages.strip.effort import SAFE, THOROUGH
from eduparse.stages.strip.page import strip_lines

COPIED = 8  # characters of a line from which two of them are copies
KEPT = 0.2  # share of a line's characters below which it counts as removed
SAMPLES = 1000  # of the bootstrap
_C4_ENDS = tuple("。！？…”.!?\"'")
_C4_LEAST = 5  # characters

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
        for row in rows(shared / "data" / "lines-dev.jsonl.zst"):
            for line, label, _, solid, alive in _lines(row, _survival(row, _thorough)):
                if (alive < KEPT * solid) != (label == "noise"):
                    print(f"{row['id'][:8]} {label:8} {line[:100]}")


def _figures(shared: Path) -> Iterator[tuple[str, float, float, float]]:
    """Name, value, and the ends of its range."""
    general = list(rows(shared / "data" / "lines-dev.jsonl.zst"))
    policy = list(rows(shared / "data" / "lines-policy-dev.jsonl.zst"))
    methods: dict[str, Method] = {SAFE: _safe, THOROUGH: _thorough}
    for name, method in methods.items():
        left = [_survival(row, method) for row in general]
        told = [_counted(*page) for page in zip(general, left, strict=True)]
        yield from _ranged(f"{name} pages", GENERAL, told)
        raw = [_counted(*page, as_labelled=True) for page in zip(general, left, strict=True)]
        yield from _ranged(f"{name} pages as labelled", GENERAL, raw)
        if method is _safe:
            yield from _ranged(f"{name} pages even", GENERAL, told[::2])
            yield from _ranged(f"{name} pages odd", GENERAL, told[1::2])
        told = [tally(row, method) for row in policy]
        yield from _ranged(f"{name} policy", POLICY, told)
        if method is _safe:
            for kind in sorted({k for t in told for k in t.classes}):
                both = [sum(t.classes[kind][i] for t in told) for i in (0, 1)]
                yield f"{name} policy {kind} recall", both[0] / both[1], 0.0, 1.0
    yield "weights as learnt", float(as_learnt([*general, *policy])), 0.0, 1.0


def _peers(shared: Path) -> Iterator[tuple[str, float, float, float]]:
    from bench.html import _yardsticks

    general = list(rows(shared / "data" / "lines-dev.jsonl.zst"))
    yield from _ranged("C4 pages", GENERAL, [tally(row, _c4) for row in general])
    policy = rows(shared / "data" / "lines-policy-dev.jsonl.zst")
    yield from _ranged("C4 policy", POLICY, [tally(row, _c4) for row in policy])
    pages = {row["id"]: row["html"] for row in rows(shared / "data" / "html-dev.jsonl.zst")}
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


Survival = list[tuple[int, int]]  # of each line the characters and those that survive


def tally(row: Row, method: Method) -> Tally:
    """What ``method`` does to the scored lines of a page."""
    return _counted(row, _survival(row, method))


def _counted(row: Row, left: Survival, *, as_labelled: bool = False) -> Tally:
    out = Tally()
    for _, label, kind, solid, alive in _lines(row, left, as_labelled=as_labelled):
        out.count(label, kind, solid, alive)
    return out


def _survival(row: Row, method: Method) -> Survival:
    alive = bytearray(sum(len(line) + 1 for line in row["lines"]))
    doc = method(row, _pages.page_of(row))
    for start, end in doc.source_spans(0, len(doc.text)):
        alive[start:end] = b"\1" * (end - start)
    left: Survival = []
    at = 0
    for line in row["lines"]:
        places = [at + i for i, c in enumerate(line) if not c.isspace()]
        left.append((len(places), sum(alive[i] for i in places)))
        at += len(line) + 1
    return left


def _lines(
    row: Row, left: Survival, *, as_labelled: bool = False
) -> Iterator[tuple[str, str, str, int, int]]:
    """Line, label, class, characters and surviving characters of each line that is scored."""
    classes = row.get("classes") or {}
    labels = row["labels"] if as_labelled else contract_labels(row)
    most: dict[str, int] = defaultdict(int)  # of the copies of a line
    for line, (solid, alive) in zip(row["lines"], left, strict=True):
        if solid >= COPIED:
            most[_solid(line)] = max(most[_solid(line)], alive)
    for n, (line, label, (solid, alive)) in enumerate(zip(row["lines"], labels, left, strict=True)):
        if solid and label in ("noise", "content"):
            copied = label == "content" and not as_labelled
            kept = max(alive, most.get(_solid(line), 0)) if copied else alive
            yield line, label, classes.get(str(n), ""), solid, kept


def _safe(row: Row, doc: Document) -> Document:
    return _stripped(row, doc, SAFE)


def _thorough(row: Row, doc: Document) -> Document:
    return _stripped(row, doc, THOROUGH)


def _stripped(row: Row, doc: Document, effort: str) -> Document:
    flow = unseeing(row["site"], effort)
    flow.start(doc)
    (out,) = flow.run_stage([doc], "strip")
    return out


def _c4(row: Row, doc: Document) -> Document:
    """The line rules of C4 as used for Chinese: a line stays if it ends a sentence and is no stub."""
    del row
    edits = tuple(
        Edit(line.start, line.end, "", "c4")
        for line in strip_lines(doc.text)
        if line.text and not (line.text.endswith(_C4_ENDS) and len(line.text) >= _C4_LEAST)
    )
    return doc.apply("c4", Findings(edits=edits))
