"""The pass: a document proven to be spun, its original where one is known, the lexicon for the rest."""

from collections.abc import Iterable, Iterator

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.language.charmodel import model
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.reword.gate import evidence, spun_lines, strong_forms
from eduparse.stages.reword.lexicon import NOTHING, Lexicon, of_family
from eduparse.stages.reword.reference import References
from eduparse.stages.reword.word_search import line_edits


class Reword:
    """Put the original wording back where a spinner replaced it.

    ``added`` are pairs of the user beside the packaged lexicons, ``references`` clean documents.
    """

    name = "reword"
    mends = "wording of a spinner"

    def __init__(
        self,
        added: Lexicon = NOTHING,
        references: References | None = None,
        book: Rulebook = PACKAGED,
        budget: Budget = UNLIMITED,
    ) -> None:
        self._added, self._references = added, references
        self._book, self._budget = book, budget

    def __call__(self, doc: Document) -> Findings:
        """Edits and suggestions for a spun document; nothing for any other."""
        found = evidence(doc.text, self._added, self._book)
        if not found.spun:
            return Findings()
        told: dict[str, object] = {"spun": found.rate}
        restored = self._references and self._references.restored(doc.text, self._budget)
        if restored:
            told["restored_from"] = restored.original
        edits = [*(restored.edits if restored else ())]
        lexicon = of_family(found.family) + self._added
        lines = list(_lines(doc.text))
        covered = _covered(doc.text, restored.covered if restored else ())
        marks = spun_lines(doc.text, lines, lexicon)
        spun = [line for line, is_spun in zip(lines, marks, strict=True) if is_spun]
        density = strong_forms(doc.text, spun, lexicon)
        for line in spun:
            # What the original accounts for is exact; the lexicon only has the rest.
            if covered.count(0, *line):
                found_here = line_edits(model(), doc.text, line, lexicon, density, self._budget)
                edits += [e for e in found_here if not covered.count(1, e.start, e.end)]
        return Findings(tuple(edits), metadata=told, warnings=(DocumentWarning("spun-wording"),))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield at, at + len(line)
        at += len(line) + 1


def _covered(text: str, ranges: Iterable[tuple[int, int]]) -> bytearray:
    """One byte a character: 1 where an original accounts for it."""
    known = bytearray(len(text))
    for start, end in ranges:
        known[start:end] = b"\1" * (end - start)
    return known
