"""What `strip` deletes at *thorough* where there is nothing to delete: texts without a site around them.

Subjects are the pieces of other genres, and the statutes and policy papers marked ``clean``, of the shared folder.
Each goes through `strip` alone, as a row of plain text. *lost per million* counts the characters of a million that
rules on furniture and spam delete; the markup that some pieces hold is damage and not counted. Two chapters of a
novel come with the menu of their site, and six news with a byline; the rest are mistakes. ``show`` tells which rule
took how many, and with ``--misses`` what.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from bench._rows import rows
from eduparse.document.document import Document
from eduparse.pipeline import Pipeline, pipeline
from eduparse.settings import Settings

SOURCES = ("general", "policy", "statutes")
DELETING = (
    "noise.",
    "spam.",
)  # how the rules are named that delete for what a line says or where it stands
MILLION = 1_000_000


@dataclass
class Tally:
    """What was deleted from texts of one source."""

    characters: int = 0
    deleted: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def per_million(self) -> float:
        """Characters deleted of a million."""
        return round(sum(self.deleted.values()) * MILLION / max(1, self.characters), 1)


def run(shared: Path) -> dict[str, float | int]:
    """Deleted characters per million, per source of clean text."""
    return _figures(_measure(shared))


def show(shared: Path, *, misses: bool) -> None:
    """Print the figures, the characters that each rule deleted, and each deletion if ``misses``."""
    tallies = _measure(shared)
    for name, tally in tallies.items():
        if misses:
            print(*tally.notes, sep="\n")
        for rule, count in tally.deleted.most_common():
            print(f"   {count:6} {name} {rule}")
    print(json.dumps(_figures(tallies), ensure_ascii=False, indent=1))


def _figures(tallies: dict[str, Tally]) -> dict[str, float | int]:
    return {f"{name} lost per million": tally.per_million for name, tally in tallies.items()}


def _measure(shared: Path) -> dict[str, Tally]:
    return {name: _tally(shared / "data" / f"{name}.jsonl.zst") for name in SOURCES}


def _tally(path: Path) -> Tally:
    tally = Tally()
    for name, text in _texts(path):
        tally.characters += len(text)
        for part in _thorough().run(Document.of_page(name, name, text), ("strip",)):
            for layer in part.layers:
                for edit, before in zip(layer.edits, layer.before, strict=True):
                    deletes = edit.applied and len(edit.after) < len(before)
                    if deletes and edit.rule.startswith(DELETING):
                        tally.deleted[edit.rule] += len(before) - len(edit.after)
                        tally.notes.append(f"{name} {edit.rule}: {before!r}")
    return tally


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    clean = (row for row in list(rows(path)) if row.get("clean", True))
    yield from ((f"{path.name}:{row['id']}", row["text"]) for row in clean)


@cache
def _thorough() -> Pipeline:
    return pipeline(Settings(effort="thorough"))
