"""Write a finished document in traditional script: its text, its headings, its particulars."""

from dataclasses import replace
from typing import Any

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.stages.simplify.conversion import Conversion

_TEXTS = ("title", "authority_level", "validity")
_LISTS = ("issuers", "recipients")


class WriteTraditional:
    """Convert everything, character for character, so that clauses and spans stay where they are."""

    name = "split.traditional"
    mends = "simplified script, where traditional is wanted"

    def __init__(self, conversion: Conversion) -> None:
        self._convert = conversion

    def __call__(self, doc: Document) -> Findings:
        """One aligned edit for the text, the clauses with their headings, and the metadata."""
        after = self._convert(doc.text)
        edits = (Edit(0, len(doc.text), after, "simplify.hant", aligned=True),)
        facts: dict[str, Any] = {}
        for name in _TEXTS:
            value = getattr(doc.metadata, name)
            facts[name] = None if value is None else self._convert(value)
        for name in _LISTS:
            facts[name] = tuple(map(self._convert, getattr(doc.metadata, name)))
        clauses = tuple(
            replace(
                clause,
                label=_at(after, clause.spans[0][0], clause.label),
                heading=None if clause.heading is None else self._convert(clause.heading),
                responsible=tuple(map(self._convert, clause.responsible)),
            )
            for clause in doc.clauses
        )
        return Findings(edits if after != doc.text else (), clauses=clauses, metadata=facts)


def _at(text: str, start: int, label: str) -> str:
    """What stands in ``text`` where ``label`` stood."""
    return text[start : start + len(label)]
