"""A document as the page shows it in full: its pieces on both sides, its edits, its clause tree.

Texts are given once: of a piece that stayed there is one string, of one that changed the two sides
and the numbers of its edits. Keys are short, because a page holds hundreds of documents.
"""

from collections.abc import Mapping
from typing import Any

from eduparse.document.document import Document
from eduparse.document.ownership import union
from eduparse.language.messages import label, shown
from eduparse.review.explain import change_pieces


def detail(doc: Document, rules: dict[str, int]) -> dict[str, Any]:
    """What the page needs of ``doc``; ``rules`` gives each rule its number and is added to.

    ``p``: ``[text]`` or ``[before, after, applied, suggested]``; ``e``: rule, confidence, applied,
    and of a suggestion what it would put there; ``c``: kind, label, level, heading, spans in the
    text, spans in the page; ``s`` the range of the page.
    """
    base = doc.metadata.page_span[0]
    page = doc.undo()
    shown: list[list[Any]] = []
    for p in change_pieces(doc):
        source = page[p.start - base : p.end - base]
        if p.applied or p.suggested:
            shown.append([source, p.text, list(p.applied), list(p.suggested)])
        elif shown and len(shown[-1]) == 1:
            shown[-1][0] += p.text
        elif p.text:
            shown.append([p.text])
    index = doc.ownership()
    return {
        "s": list(doc.metadata.page_span),
        "p": shown,
        "e": [
            [rules.setdefault(e.rule, len(rules)), layer.name, e.confidence, e.applied]
            + ([] if e.applied else [e.after])
            for layer in doc.layers
            for e in layer.edits
        ],
        "c": [
            [
                c.kind,
                c.label,
                c.level,
                c.heading,
                [list(s) for s in c.spans],
                [list(r) for r in union(r for s, e in c.spans for r in index.spans(s, e))],
            ]
            for c in doc.clauses
        ],
        "f": _facts(doc),
    }


def detail_of_clauses(row: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of a document from its clause rows: its clauses, and no edits."""
    clauses = [
        [c["kind"], c["label"], c["level"], c["heading"], c["spans"], c["source_spans"]]
        for c in row["clauses"]
    ]
    named = (("doc_number", label("number")), ("issued", label("issued")))
    facts = {name: row["metadata"][k] for k, name in named if row["metadata"].get(k)}
    return {"s": [0, 0], "p": [[row["text"]]], "e": [], "c": clauses, "f": facts}


def _facts(doc: Document) -> dict[str, Any]:
    m = doc.metadata
    said = {
        label("number"): m.doc_number,
        label("issuers"): "；".join(m.issuers),
        label("recipients"): "；".join(m.recipients),
        label("issued"): m.issued,
        label("encoding"): m.encoding,
        label("script"): m.script,
        label("role"): m.role,
        label("part"): shown(f"{m.part + 1:,} of {m.parts:,}") if m.parts > 1 else "",
        label("spun"): m.spun or "",
        label("cut off"): ", ".join(
            side
            for side, cut in ((label("start"), m.truncated_start), (label("end"), m.truncated_end))
            if cut
        ),
        label("warnings"): ", ".join(w.code for w in m.warnings),
    }
    return {key: value for key, value in said.items() if value}
