"""How much page noise the strip stage finds, and what it loses: labelled pages, line by line.

A line counts as removed when less than a fifth of its characters (blanks apart) survive; survival is
computed from the ownership index, so it cannot be claimed. Recall is over lines labelled noise, loss
over characters of lines labelled content; `either` and blank lines are not scored. Pages at even and
odd positions are reported apart, because rules were written looking at the even ones only.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zstandard

from eduparse.document import Document
from eduparse.pipeline import run_passes
from eduparse.strip import passes

KEPT = 0.2  # share of a line's characters below which it counts as removed


class Tally:
    """Counts over some pages."""

    def __init__(self) -> None:
        self.noise = self.found = self.removed = self.content = self.lost = 0

    def figures(self, prefix: str) -> dict[str, float]:
        """Recall and precision of noise lines, share of content characters lost."""
        return {
            f"{prefix} noise recall": round(self.found / max(self.noise, 1), 4),
            f"{prefix} noise precision": round(self.found / max(self.removed, 1), 4),
            f"{prefix} content lost": round(self.lost / max(self.content, 1), 5),
        }


def run(shared: Path) -> dict[str, float]:
    """The figures of the two labelled sets; noise classes of the policy pages one by one."""
    out: dict[str, float] = {}
    general, halves = Tally(), (Tally(), Tally())
    for n, page in enumerate(_pages(shared / "data" / "lines-dev.jsonl.zst")):
        for label, _, solid, alive in _lines(page):
            for tally in (general, halves[n % 2]):
                _count(tally, label, solid, alive)
    out |= general.figures("pages")
    out |= halves[0].figures("pages even") | halves[1].figures("pages odd")
    policy = Tally()
    classes: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for page in _pages(shared / "data" / "lines-policy-dev.jsonl.zst"):
        for label, kind, solid, alive in _lines(page):
            _count(policy, label, solid, alive)
            if label == "noise":
                classes[kind][0] += alive < KEPT * solid
                classes[kind][1] += 1
    out |= policy.figures("policy")
    for kind, (found, total) in sorted(classes.items()):
        out[f"policy {kind} recall"] = round(found / total, 4)
    return out


def _pages(path: Path) -> Iterator[dict[str, Any]]:
    with zstandard.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)


def _lines(page: dict[str, Any]) -> Iterator[tuple[str, str, int, int]]:
    """Label, class, characters and surviving characters of each line."""
    text = "\n".join(page["lines"])
    alive = bytearray(len(text))
    for doc in run_passes(Document.of_page(page["id"], page["id"], text), passes()):
        for start, end in doc.source_spans(0, len(doc.text)):
            alive[start:end] = b"\1" * (end - start)
    classes = page.get("classes") or {}
    at = 0
    for n, (line, label) in enumerate(zip(page["lines"], page["labels"], strict=True)):
        solid = [at + i for i, c in enumerate(line) if not c.isspace()]
        if solid and label in ("noise", "content"):
            yield label, classes.get(str(n), ""), len(solid), sum(alive[i] for i in solid)
        at += len(line) + 1


def _count(tally: Tally, label: str, solid: int, alive: int) -> None:
    removed = alive < KEPT * solid
    tally.removed += removed
    if label == "noise":
        tally.noise += 1
        tally.found += removed
    else:
        tally.content += solid
        tally.lost += solid - alive
