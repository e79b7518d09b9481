"""Labelled pages, brought to where the strip stage begins, with the label of each line there."""

import zlib
from collections.abc import Callable

from bench._flow import run_passes, run_stage, strip_up_to
from bench._labels import contract_labels
from bench._rows import Row
from eduparse.document.document import Document
from eduparse.stages.strip.page import StripLine

BEFORE = ("repair", "simplify")  # a labelled page is text already, and one document


def page_of(row: Row) -> Document:
    """The page as strip gets it; a traditional one is in simplified script by then."""
    doc = Document.of_page(row["id"], row["id"], "\n".join(row["lines"]))
    for stage in BEFORE:
        (doc,) = run_stage(doc, stage)
    return doc


def prepared(row: Row) -> tuple[Document, Callable[[StripLine], str]]:
    """The page as the line decision gets it, and the label of a line of it."""
    owner: list[int] = []
    labels = contract_labels(row)
    for n, line in enumerate(row["lines"]):
        owner += [n] * (len(line) + 1)
    doc = run_passes(page_of(row), strip_up_to(None))

    def label(line: StripLine) -> str:
        first = line.start + len(line.raw) - len(line.raw.lstrip())
        spans = doc.source_spans(first, line.end)
        return labels[owner[spans[0][0]]] if spans else ""

    return doc, label


def fold(site: str, folds: int) -> int:
    """The part of the sites that a site is in: its pages are judged together, by weights that saw none of them."""
    return zlib.crc32(site.encode()) % folds
