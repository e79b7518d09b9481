"""How good a document is: named parts, and one score made of them, to filter a corpus by.

Each part is 0 where nothing is wrong and 1 at worst.

* ``noise``: share of the characters that strip, and the layout of an HTML or printed page, had deleted;
* ``repaired``: share that repair changed or deleted, measured by the damage, not by what replaced it;
* ``left``: share that is flagged as damaged and stays so (`LEFT`); a character that was filled in and is
  only likely counts as often as such ones are wrong, by the confidence of its edit. Those beside a blank
  that seems to tear a word count too;
* ``truncated``: one half for each end that is missing; a list or a form ends without a stop;
* ``spun``: 1 for wording a spinner replaced, less by what a clean original gave back exactly;
* ``doubtful``: share that may be noise and stayed, each by how likely it is, or what is in doubt about the page
  as a whole (`DOUBTS`), whichever is more: both come from the same lines.

The score falls with what is *left*, never with what was mended: so ``noise`` and ``repaired`` do not count,
and wording that was put back hardly does. It is the product of what each other part leaves. The weights
are set so that a tenth of the text left damaged brings the score below .8, and a page that is whole and
mended stays above. Filter by the parts where you know better.

A part never gets better by cleaning again: a document that comes back as a row without its edits
keeps what was known of it.
"""

from collections.abc import Callable, Iterator

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Shifts
from eduparse.document.metadata import Metadata, Quality
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook

DIGITS = 4  # of every figure, so that a row reads back as it was written
WORST_LEFT = 0.25  # share of damaged characters at which a text is worth nothing
WEIGHTS = {"left": 1.0, "truncated": 0.2, "spun": 0.15, "doubtful": 0.8}
LEFT = frozenset(
    ("text-lost", "bytes-invalid", "mojibake-left", "slip-left", "pua-left", "spun-left", "ocr-doubtful")
)  # fmt: skip
"""Warnings of damage that stays; each is about a range of the text."""
LOSS = frozenset("\ufffd?锟斤拷")
"""What shows in place of bytes that are gone."""
FILLED = 0.03
"""How often a character that was filled in and is reported as ``text-lost`` is wrong where no edit says so: 28 of
1,282 of the bench `quality`, over thirteen classes of lost bytes and seven genres."""
PLACED = frozenset(("text-lost", "slip-left", "pua-left"))
"""Those that always name a range: without one, what they were about is gone from the text."""
DOUBTS = {
    "no-text": 1.0, "no-text-layer": 0.6, "doubtful-page": 0.6, "no-body": 0.6, "encoding-doubtful": 0.4,
    "title-doubtful": 0.1, "cut-doubtful": 0.25, "script-mixed": 0.1, "facts-conflict": 0.1,
}  # fmt: skip
"""Warnings about a page as a whole, and how much of it each puts in doubt; the heaviest counts."""
ROWS = 3  # last lines that show a list …
ROW = 30  # … each of so many characters at most
_SENTENCE = lazy_pattern("[。！？；，…]|(?<=[\u4e00-\u9fff])[,;!?]")
SUSPECTED = 0.5  # confidence from which a deletion that was only suggested is a doubt
HARDLY_ANY = 0.2  # share of a page that must stay, for its weights to tell furniture from text
UNTOLD = 0.36  # and how likely furniture is where they cannot: 50 of 138 lines (`strip.decision`)


class ScoreQuality:
    """Write the quality of a document into its metadata."""

    name = "split.quality"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book

    def __call__(self, doc: Document) -> Findings:
        """The parts and the score of ``doc``, no part below what was known of it; and the warnings that still hold."""
        told = tuple(
            w for w in doc.metadata.warnings if w.start is not None or w.code not in PLACED
        )
        return Findings(metadata={"quality": quality(doc, self._book), "warnings": told})


def quality(doc: Document, book: Rulebook = PACKAGED) -> Quality:
    """The quality of ``doc`` by its layers, warnings and metadata."""
    kept = _solid(doc.text)
    gone = sum(_deleted(doc, book.removes_noise))
    damage = sum(_deleted(doc, _repairs))
    found = {
        "noise": gone / max(1, gone + kept),
        "repaired": min(1.0, damage / max(1, kept)),
        "left": min(1.0, (_damaged(doc) + _torn(doc)) / max(1, kept)),
        "truncated": _missing_ends(doc) / 2,
        "spun": _spun(doc.metadata),
        "doubtful": min(1.0, max(_suspected(doc, kept), _doubt(doc.metadata))),
    }
    known = doc.metadata.quality
    parts = {
        name: max(round(value, DIGITS), getattr(known, name) if known else 0.0)
        for name, value in found.items()
    }
    return Quality(score=_score(parts), **parts)


def _missing_ends(doc: Document) -> int:
    """How many ends of ``doc`` are missing; that of a list of short lines is not, if it stops nowhere."""
    cut = doc.metadata.truncated_end and not _ends_in_rows(doc.text)
    return doc.metadata.truncated_start + cut


def _ends_in_rows(text: str) -> bool:
    """Whether the last lines of ``text`` are rows of a list or of a form: short, and none with a mark of sentences."""
    rows = [line for line in text.splitlines() if line.strip()][-ROWS:]
    return len(rows) == ROWS and all(
        len(row.strip()) <= ROW and not _SENTENCE.search(row) for row in rows
    )


def _score(parts: dict[str, float]) -> float:
    score = 1.0
    for name, weight in WEIGHTS.items():
        worst = min(1.0, parts[name] / WORST_LEFT) if name == "left" else parts[name]
        score *= 1 - weight * worst
    return round(score, DIGITS)


def _deleted(doc: Document, counts: Callable[[str, str], bool]) -> Iterator[int]:
    """Characters that each applied edit took away whose pass and rule count."""
    for layer in doc.layers:
        for edit, old in zip(*layer.applied(), strict=True):
            if counts(layer.name, edit.rule):
                yield _solid(old)


def _repairs(step: str, _rule: str) -> bool:
    return step.startswith("repair.") and step != "repair.paging"


def _damaged(doc: Document) -> float:
    """Characters under a warning of damage that stays; what is gone from the text counts no more."""
    flagged: dict[int, float] = {}
    filled: dict[int, float] | None = None
    for w in doc.metadata.warnings:
        if w.code in LEFT and w.start is not None and w.end is not None:
            for n in range(w.start, min(max(w.end, w.start + 1), len(doc.text))):
                weight = 1.0
                if w.code == "text-lost" and n < w.end and doc.text[n] not in LOSS:
                    filled = _filled(doc) if filled is None else filled
                    weight = filled.get(
                        n, 0.0 if doc.metadata.quality else FILLED
                    )  # a row keeps what was known
                flagged[n] = max(flagged.get(n, 0.0), weight)
    return sum(weight for n, weight in flagged.items() if not doc.text[n].isspace())


def _torn(doc: Document) -> int:
    """Characters beside the blanks that tear words and were only suggested to go, one on each side."""
    return sum(
        2 * (not e.applied)
        for layer in doc.layers
        if layer.name == "repair.lines"
        for e in layer.edits
    )


def _filled(doc: Document) -> dict[int, float]:
    """How likely each character of the text is wrong that an edit of `repair` put there."""
    found: dict[int, float] = {}
    for layer in doc.layers:
        edits = layer.applied()[0]
        shifts = Shifts(edits)
        found = {shifts.of(n): share for n, share in found.items()}
        if layer.name == "repair.mojibake":
            for e in edits:
                start = shifts.of(e.start)
                found.update((start + n, 1 - e.confidence) for n in range(len(e.after)))
    return found


def _suspected(doc: Document, kept: int) -> float:
    """Share of the ``kept`` characters that strip suggested to delete, each suggestion once and as likely as it was.

    What no word of a line speaks against was compared with the text around it. Where nearly all is suspected, there is
    no such text, and lists, poems and lessons look as a menu does.
    """
    likely: dict[str, float] = {}
    by_place: set[str] = set()
    for layer in doc.layers:
        for edit, old in zip(layer.edits, layer.before, strict=True):
            if (
                not edit.applied
                and not edit.after
                and edit.confidence >= SUSPECTED
                and layer.name.startswith("strip.")
                and old in doc.text
            ):
                likely[old] = max(edit.confidence, likely.get(old, 0.0))
                if "words" not in edit.witnesses:
                    by_place.add(old)
    if sum(map(_solid, likely)) > (1 - HARDLY_ANY) * kept:
        likely |= {old: min(likely[old], UNTOLD) for old in by_place}
    return sum(_solid(old) * share for old, share in likely.items()) / max(1, kept)


def _doubt(metadata: Metadata) -> float:
    return max((DOUBTS.get(w.code, 0.0) for w in metadata.warnings), default=0.0)


def _spun(metadata: Metadata) -> float:
    if not metadata.spun:
        return 0.0
    original = metadata.restored_from
    return 1 - original.extent * original.exactness if original else 1.0


def _solid(text: str) -> int:
    return len("".join(text.split()))
