"""The flow on a document that a test makes: all of it, one stage, or passes by themselves."""

import json
from collections.abc import Iterable
from typing import Any

from eduparse.corrections.apply import Decisions
from eduparse.document.document import Document, Findings, Pass
from eduparse.pipeline import passes, pipeline
from eduparse.rows.documents import document_row
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.settings import Settings

PLAIN = Settings()


def clean(page: Document, settings: Settings = PLAIN) -> list[Document]:
    """A decoded page through every stage."""
    return pipeline(settings).run(page)


def run_stage(doc: Document, stage: str, settings: Settings = PLAIN) -> list[Document]:
    """``doc`` through one stage."""
    return pipeline(settings).run(doc, (stage,))


def every_pass(settings: Settings = PLAIN) -> list[Pass]:
    """New passes of every stage, in order."""
    return [step for steps in passes(settings).values() for step in steps]


def run_book(doc: Document, stage: str, book: Rulebook, settings: Settings = PLAIN) -> Document:
    """``doc`` through the passes of ``stage`` by the rules of ``book``, which is in no file."""
    return run_passes(doc, passes(settings, book=book)[stage], book)


def run_passes(doc: Document, steps: Iterable[Pass], book: Rulebook = PACKAGED) -> Document:
    """``doc`` through ``steps``, none of which cuts."""
    decide = Decisions(book)
    for step in steps:
        findings: Findings = decide(doc, step(doc))
        assert len(findings.cuts) <= 1
        doc = doc.apply(step.name, findings)
    return doc


def row_of(doc: Document, *, edits: bool = True) -> dict[str, Any]:
    """The row of ``doc`` as a pipe carries it."""
    row: dict[str, Any] = json.loads(json.dumps(document_row(doc, edits=edits)))
    return row
