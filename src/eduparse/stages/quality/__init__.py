"""How good a document is: five named parts, and one score made of them, to filter a corpus by.

Each part is 0 where nothing is wrong and 1 at worst; all but ``left`` are shares of the characters
that are no blanks.

* ``noise``: the furniture that strip, and the layout of an HTML or printed page, had deleted of the
  page, or of this part of it;
* ``repaired``: what repair changed or deleted, measured by the damage, not by what replaced it;
* ``left``: what is flagged as lost and nobody can repair (`text-lost`, `bytes-invalid`);
* ``truncated``: one half for each end that is missing;
* ``spun``: 1 for wording a spinner replaced, less by what a clean original gave back exactly.

The score is the product of what each part leaves, by the weights below. The weights are a judgement,
not a measurement: noise that is gone hardly matters, a text with one lost character in twenty is
worth nothing, restored wording is never authoritative. Filter by the parts where you know better.

A part never gets better by cleaning again: a document that comes back as a row without its edits
keeps what was known of it.
"""

from collections.abc import Callable, Iterator

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import Metadata, Quality
from eduparse.rules.rulebook import PACKAGED, Rulebook

DIGITS = 4  # of every figure, so that a row reads back as it was written
WORST_LEFT = 0.05  # share of lost characters at which a text is worth nothing
WEIGHTS = {"noise": 0.2, "repaired": 0.3, "left": 1.0, "truncated": 0.3, "spun": 0.7}
_LOST = frozenset(("text-lost", "bytes-invalid"))


class ScoreQuality:
    """Write the quality of a document into its metadata."""

    name = "split.quality"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book

    def __call__(self, doc: Document) -> Findings:
        """The parts and the score of ``doc``, no part below what was known of it."""
        return Findings(metadata={"quality": quality(doc, self._book)})


def quality(doc: Document, book: Rulebook = PACKAGED) -> Quality:
    """The quality of ``doc`` by its layers, warnings and metadata."""
    kept = _solid(doc.text)
    gone = sum(_deleted(doc, book.removes_noise))
    damage = sum(_deleted(doc, _repairs))
    found = {
        "noise": gone / max(1, gone + kept),
        "repaired": min(1.0, damage / max(1, kept)),
        "left": min(1.0, _lost(doc) / max(1, kept)),
        "truncated": (doc.metadata.truncated_start + doc.metadata.truncated_end) / 2,
        "spun": _spun(doc.metadata),
    }
    known = doc.metadata.quality
    parts = {
        name: max(round(value, DIGITS), getattr(known, name) if known else 0.0)
        for name, value in found.items()
    }
    return Quality(score=_score(parts), **parts)


def _score(parts: dict[str, float]) -> float:
    score = 1.0
    for name, value in parts.items():
        worst = min(1.0, value / WORST_LEFT) if name == "left" else value
        score *= 1 - WEIGHTS[name] * worst
    return round(score, DIGITS)


def _deleted(doc: Document, counts: Callable[[str, str], bool]) -> Iterator[int]:
    """Characters that each applied edit took away whose pass and rule count."""
    for layer in doc.layers:
        for edit, old in zip(*layer.applied(), strict=True):
            if counts(layer.name, edit.rule):
                yield _solid(old)


def _repairs(pass_name: str, _rule: str) -> bool:
    return pass_name.startswith("repair.")


def _lost(doc: Document) -> int:
    """Characters under a warning of loss; one whose place is gone counts as one."""
    flagged: set[int] = set()
    nowhere = 0
    for w in doc.metadata.warnings:
        if w.code in _LOST and (w.start is None or w.end is None):
            nowhere += 1
        elif w.code in _LOST:
            flagged.update(range(w.start or 0, w.end or 0))
    return nowhere + len(flagged)


def _spun(metadata: Metadata) -> float:
    if not metadata.spun:
        return 0.0
    original = metadata.restored_from
    return 1 - original.extent * original.exactness if original else 1.0


def _solid(text: str) -> int:
    return len("".join(text.split()))
