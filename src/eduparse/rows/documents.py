"""Documents as rows and rows as documents: the data format of the pipes.

A document row holds everything a later stage needs, so stages joined by pipes give what one process
gives. A clause row is a clause with the few facts of its document that make it useful alone. The keys
are the fields of the records themselves (`records`); here stands only what rows add to them.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from eduparse.document.document import Clause, Document, Work
from eduparse.document.edits import Edit
from eduparse.document.evidence import Evidence
from eduparse.document.identity import page_id
from eduparse.document.layers import Layer
from eduparse.document.metadata import Decoding, Metadata
from eduparse.document.ownership import Ownership, Ranges, union
from eduparse.errors import DocumentError
from eduparse.rows.chunks import Packing, chunks
from eduparse.rows.records import as_json, fields_as_json, from_json, row_fields
from eduparse.rows.typecheck import well_typed

Row = dict[str, Any]

KINDS = ("documents", "clauses", "chunks")
REDACTING = ("split.contacts", "split.redact")  # passes that delete what nobody is to read any more
_SHORTEST_SECRET = 2  # a single character stands everywhere
FACTS = (
    "title",
    "doc_number",
    "issuers",
    "issued",
    "role",
)  # of a document, in the rows of its parts


# What every document row has.
ROW_KEYS = frozenset(("id", "source", "text", "blocks", "work", "metadata", "clauses", "edits"))
_PACKING = Packing()


def rows_of(
    doc: Document, kind: str, *, edits: bool = True, packing: Packing = _PACKING
) -> Iterator[Row]:
    """The rows of ``doc``: itself, its clauses, or chunks as long as ``packing`` says."""
    if kind == "clauses":
        yield from clause_rows(doc)
    elif kind == "chunks":
        yield from chunk_rows(doc, packing)
    else:
        yield document_row(doc, edits=edits)


def document_row(doc: Document, *, edits: bool) -> Row:
    """The row of ``doc``."""
    return {
        "id": doc.id,
        "source": doc.source,
        "text": doc.text,
        "blocks": None if doc.evidence is None else as_json(doc.evidence),
        "work": None if doc.work is None else as_json(doc.work),
        "metadata": as_json(doc.metadata),
        "clauses": list(_clauses(doc)),
        "edits": list(_edits(doc)) if edits else [],
    }


def clause_rows(doc: Document) -> Iterator[Row]:
    """The clause rows of ``doc``."""
    facts = _facts(doc)
    for row in _clauses(doc):
        row.update(doc_id=doc.id, source=doc.source, metadata=facts)
        yield row


def chunk_rows(doc: Document, packing: Packing) -> Iterator[Row]:
    """The chunk rows of ``doc``, none with a text longer than ``packing`` says."""
    facts = _facts(doc)
    index = doc.ownership()
    for n, chunk in enumerate(chunks(doc, packing)):
        yield {
            "id": f"{doc.id}~{n}",
            "text": chunk.text(doc),
            "headings": list(chunk.headings),
            "clauses": [f"{doc.id}#{i}" for i in chunk.clauses],
            "parents": [f"{doc.id}#{i}" for i in chunk.parents],
            "overlap": chunk.overlap,
            "spans": [list(s) for s in chunk.spans],
            "source_spans": _source_spans(index, chunk.spans),
            "doc_id": doc.id,
            "source": doc.source,
            "metadata": facts,
        }


def _facts(doc: Document) -> Row:
    return fields_as_json(doc.metadata, FACTS)


def _clauses(doc: Document) -> Iterator[Row]:
    index, ident = doc.ownership(), doc.id
    before = row_fields(Clause).index("spans")  # the text stands in front of its spans
    ordered: Row = dict.fromkeys(
        ["id", *row_fields(Clause)[:before], "text", "spans", "source_spans"]
    )
    for n, clause in enumerate(doc.clauses):
        row = ordered.copy()
        row.update(as_json(clause))
        row["id"] = f"{ident}#{n}"
        row["text"] = doc.clause_text(clause)
        row["source_spans"] = _source_spans(index, clause.spans)
        if clause.parent is not None:
            row["parent"] = f"{ident}#{clause.parent}"
        for reference in row["references"]:
            reference["clause"] = _clause_id(doc, reference["clause"])
        yield row


def _clause_id(doc: Document, index: int | None) -> str | None:
    return None if index is None else f"{doc.id}#{index}"


def _source_spans(index: Ownership, spans: Ranges) -> list[list[int]]:
    if len(spans) == 1:  # as nearly every clause: what it owns is merged already
        return [list(r) for r in index.spans(*spans[0])]
    return [list(r) for r in union(r for s, e in spans for r in index.spans(s, e))]


def _edits(doc: Document) -> Iterator[Row]:
    secrets = _redacted(doc)
    for n, layer in enumerate(doc.layers, 1):
        for e, before in zip(layer.edits, layer.before, strict=True):
            hidden = any(s in before or s in e.after for s in secrets)
            yield {
                "layer": n,
                "pass": layer.name,
                "rule": e.rule,
                "start": e.start,
                "end": e.end,
                "before": None if hidden else before,
                "after": _without(e.after, secrets) if hidden else e.after,
                "confidence": e.confidence,
                "aligned": e.aligned,
                "witnesses": sorted(e.witnesses),
                "applied": e.applied,
            }


def _redacted(doc: Document) -> list[str]:
    """What was deleted because nobody is to read it any more, the longest first."""
    found = {
        before
        for layer in doc.layers
        if layer.name in REDACTING
        for before in layer.applied()[1]
        if len(before) >= _SHORTEST_SECRET
    }
    return sorted(found, key=len, reverse=True)


def _without(text: str, secrets: list[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, "")
    return text


def is_document_row(row: object) -> bool:
    """Whether ``row`` is a document row of ours, and not what somebody else keeps in one."""
    facts = row.get("metadata") if isinstance(row, dict) else None
    return isinstance(facts, dict) and "page_span" in facts and "decoding" in facts


def row_document_of(row: Any, source: str) -> Document:
    """The document a row of a JSONL input stands for; ``source`` names the row where it does not.

    A row of ours comes back as it was, layers included; without its edits its text is a page of its
    own that keeps what is known about it. Any object with a ``text`` is a new page. Raises
    DocumentError where the row cannot be read that way.
    """
    if not isinstance(row, dict):
        raise DocumentError(f"The row is {_kind(row)}, not an object.")
    text = row.get("text")
    if not isinstance(text, str):
        found = f"is {_kind(text)}" if "text" in row else "is missing"
        raise DocumentError(f"The field text {found}; a row needs it as a string.")
    name = row.get("source", source)
    row_id = row.get("id")
    if row_id is not None and (isinstance(row_id, bool) or not isinstance(row_id, str | int)):
        what = f"the number {row_id}" if isinstance(row_id, float) else _kind(row_id)
        raise DocumentError(f"The field id is {what}; a string or a whole number is wanted.")
    if not isinstance(name, str):
        raise DocumentError(f"The field source is {_kind(name)}; a string is wanted.")
    ident = page_id(source) if row_id is None else str(row_id)
    if not is_document_row(row):
        return Document.of_page(ident, name, text)
    try:
        return _known_document(row, ident, name, text)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise DocumentError(
            f"The row looks like a document row of eduparse but is damaged: {error!r}."
        ) from error


def _known_document(row: Row, ident: str, name: str, text: str) -> Document:
    metadata = from_json(Metadata, row["metadata"])
    edits = row.get("edits") or []
    # What was redacted is gone for good: such rows do not lead back to a page.
    layers = () if any(e["before"] is None for e in edits) else _layers_of(edits)
    clauses = tuple(_clause_of(c, ident) for c in row.get("clauses") or ())
    evidence = from_json(Evidence, row["blocks"]) if row.get("blocks") else None
    work = from_json(Work, row["work"]) if row.get("work") else None
    doc = Document(ident, name, text, metadata, layers, clauses, evidence, work)
    if not all(map(well_typed, (metadata, *layers, *clauses, *(r for r in (evidence, work) if r)))):
        raise TypeError("a value is not of the type that the schema says")
    if any(not 0 <= s <= e <= len(text) for c in clauses for s, e in c.spans):
        raise ValueError("a clause lies outside the text")
    start, end = metadata.page_span
    if len(doc.undo()) == end - start:
        return doc
    if layers:
        raise ValueError("its edits do not lead back to its page_span")
    fresh = Document.of_page(ident, name, text, replace(metadata, decoding=Decoding()), evidence)
    return replace(fresh, clauses=clauses, work=work)


def _layers_of(rows: list[Row]) -> tuple[Layer, ...]:
    layers: dict[int, tuple[str, list[Edit], list[str]]] = {}
    for r in rows:
        _, edits, before = layers.setdefault(int(r["layer"]), (r["pass"], [], []))
        edits.append(from_json(Edit, r))
        before.append(r["before"])
    return tuple(Layer(p, tuple(e), tuple(b)) for _, (p, e, b) in sorted(layers.items()))


def _clause_of(row: Row, ident: str) -> Clause:
    references = [
        {**r, "clause": _clause_index(r["clause"], ident)} for r in row.get("references") or ()
    ]
    parent = _clause_index(row["parent"], ident)
    clause: Clause = from_json(Clause, {**row, "parent": parent, "references": references})
    return clause


def _clause_index(clause_id: str | None, ident: str) -> int | None:
    return None if clause_id is None else int(clause_id.removeprefix(f"{ident}#"))


def _kind(value: object) -> str:
    names = {str: "a string", bool: "true or false", int: "a number", float: "a number"}
    names |= {list: "a list", dict: "an object", type(None): "null"}
    return names.get(type(value), type(value).__name__)
