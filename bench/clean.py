"""What is done to text that has no damage: every figure here should be 0.

Subjects are the documents marked ``clean`` in the statutes and policy papers of the shared folder,
and the sample pages ``corpus/clean-*`` of this project. Suggestions are counted apart: they leave
the text. A clean document is one document, so a cut in it is a mistake too.
"""

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from bench._flow import clean
from bench._rows import rows
from eduparse.document.document import Document

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


@dataclass
class Tally:
    """What happened to a number of clean documents."""

    documents: int = 0
    characters: int = 0
    edited: int = 0
    edits: int = 0
    changed: int = 0
    suggestions: int = 0
    cut: int = 0
    notes: list[str] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Tally") -> None:
        """Count in what ``other`` counted."""
        for name in ("documents", "characters", "edited", "edits", "changed", "suggestions", "cut"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.notes += other.notes
        self.rules += other.rules


def run(shared: Path) -> dict[str, float | int]:
    """Counts of edits, changed characters, suggestions and cuts, per source of clean text."""
    return _figures(_measure(shared))


def show(shared: Path, *, misses: bool) -> None:
    """Print the counts, the rules that went wrong, and each wrong edit if ``misses``."""
    tallies = _measure(shared)
    for tally in tallies.values():
        if misses:
            print(*tally.notes, sep="\n")
        for rule, count in tally.rules.most_common():
            print(f"   {count:6} {rule}")
    print(json.dumps(_figures(tallies), ensure_ascii=False, indent=1))


def _figures(tallies: dict[str, Tally]) -> dict[str, float | int]:
    out: dict[str, float | int] = {}
    for name, t in tallies.items():
        out |= {
            f"{name} documents": t.documents,
            f"{name} characters": t.characters,
            f"{name} documents edited": t.edited,
            f"{name} edits": t.edits,
            f"{name} changed characters": t.changed,
            f"{name} suggestions": t.suggestions,
            f"{name} documents cut": t.cut,
        }
    return out


def _measure(shared: Path) -> dict[str, Tally]:
    sources = {
        name: _texts(shared / "data" / f"{name}.jsonl.zst") for name in ("statutes", "policy")
    }
    sources["samples"] = ((p.name, p.read_text("utf-8")) for p in sorted(CORPUS.glob("clean-*")))
    out = {name: Tally() for name in sources}
    with ProcessPoolExecutor() as pool:
        for name, texts in sources.items():
            for tally in pool.map(_one, texts, chunksize=8):
                out[name].add(tally)
    return out


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    for row in rows(path):
        if row["clean"]:
            yield f"{path.name}:{row['id']}", row["text"]


def _one(named: tuple[str, str]) -> Tally:
    name, text = named
    parts = clean(Document.of_page(name, name, text))
    tally = Tally(documents=1, characters=len(text), cut=int(len(parts) > 1))
    for part in parts:
        for layer in part.layers:
            for edit, before in zip(layer.edits, layer.before, strict=True):
                tally.rules[edit.rule if edit.applied else f"{edit.rule} (suggested)"] += 1
                tally.suggestions += not edit.applied
                if edit.applied:
                    tally.edits += 1
                    tally.changed += max(len(before), len(edit.after))
                    tally.notes.append(f"{name} {edit.rule}: {before!r} -> {edit.after!r}")
    tally.edited = int(tally.edits > 0)
    if tally.cut:
        tally.notes.append(f"{name} cut at {[p.metadata.page_span[0] for p in parts]}")
    return tally
