"""Documents as rows and rows as documents: the data format of the pipes.

A document row holds everything a later stage needs, so stages joined by pipes give what one process
gives. A clause row is a clause with the few facts of its document that make it useful alone.
"""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from eduparse.document.document import Clause, Document, Layer, Reference
from eduparse.document.edits import Edit
from eduparse.document.metadata import (
    Contact,
    Decoding,
    DocumentWarning,
    EncodingRun,
    Metadata,
    Quality,
    RawBytes,
    RestoredFrom,
    Web,
)
from eduparse.document.ownership import Ownership, Ranges, union
from eduparse.errors import DocumentError
from eduparse.rows.typecheck import well_typed

Row = dict[str, Any]

_TEXT_FIELDS = (
    "title", "doc_number", "issued", "effective", "authority_level", "validity", "encoding", "script",
)  # fmt: skip
_LIST_FIELDS = ("issuers", "recipients", "topics")
_CLAUSE_ROW_FACTS = ("title", "doc_number", "issuers", "issued", "role")


def page_id(source: str) -> str:
    """The first 16 hex digits of the SHA-256 of ``source`` in UTF-8."""
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def document_row(doc: Document, stamp: Mapping[str, str], *, edits: bool) -> Row:
    """The row of ``doc``; ``stamp`` is the version and the digest of the rules."""
    return {
        "id": doc.id,
        "source": doc.source,
        "text": doc.text,
        "metadata": _metadata_row(doc.metadata) | {"eduparse": dict(stamp)},
        "clauses": list(_clauses(doc)),
        "edits": list(_edits(doc)) if edits else [],
    }


def clause_rows(doc: Document) -> Iterator[Row]:
    """The clause rows of ``doc``."""
    facts = _metadata_row(doc.metadata)
    facts = {k: facts[k] for k in _CLAUSE_ROW_FACTS}
    for row in _clauses(doc):
        yield row | {"doc_id": doc.id, "source": doc.source, "metadata": facts}


def chunk_rows(doc: Document, length: int) -> Iterator[Row]:
    """The chunk rows of ``doc``, none with a text longer than ``length`` code points."""
    from eduparse.rows.chunks import chunks

    facts = _metadata_row(doc.metadata)
    facts = {k: facts[k] for k in _CLAUSE_ROW_FACTS}
    index = doc.ownership()
    for n, chunk in enumerate(chunks(doc, length)):
        yield {
            "id": f"{doc.id}~{n}",
            "text": chunk.text(doc),
            "headings": list(chunk.headings),
            "clauses": [f"{doc.id}#{i}" for i in chunk.clauses],
            "spans": [list(s) for s in chunk.spans],
            "source_spans": _source_spans(index, chunk.spans),
            "doc_id": doc.id,
            "source": doc.source,
            "metadata": facts,
        }


def _clauses(doc: Document) -> Iterator[Row]:
    index = doc.ownership()
    for n, c in enumerate(doc.clauses):
        yield {
            "id": f"{doc.id}#{n}",
            "kind": c.kind,
            "label": c.label,
            "path": list(c.path),
            "level": c.level,
            "heading": c.heading,
            "text": doc.clause_text(c),
            "spans": [list(s) for s in c.spans],
            "source_spans": _source_spans(index, c.spans),
            "parent": None if c.parent is None else f"{doc.id}#{c.parent}",
            "responsible": list(c.responsible),
            "paragraphs": [list(s) for s in c.paragraphs],
            "cells": None if c.cells is None else [list(row) for row in c.cells],
            "references": [_reference(doc, r) for r in c.references],
        }


def _reference(doc: Document, r: Reference) -> Row:
    return {
        "start": r.start,
        "end": r.end,
        "title": r.title,
        "doc_number": r.doc_number,
        "path": list(r.path),
        "clause": None if r.clause is None else f"{doc.id}#{r.clause}",
    }


def _source_spans(index: Ownership, spans: Ranges) -> list[list[int]]:
    return [list(r) for r in union(r for s, e in spans for r in index.spans(s, e))]


def _edits(doc: Document) -> Iterator[Row]:
    for n, layer in enumerate(doc.layers, 1):
        for e, before in zip(layer.edits, layer.before, strict=True):
            yield {
                "layer": n,
                "pass": layer.name,
                "rule": e.rule,
                "start": e.start,
                "end": e.end,
                "before": before,
                "after": e.after,
                "confidence": e.confidence,
                "aligned": e.aligned,
                "applied": e.applied,
            }


def _metadata_row(m: Metadata) -> Row:
    return {
        "title": m.title,
        "doc_number": m.doc_number,
        "issuers": list(m.issuers),
        "recipients": list(m.recipients),
        "issued": m.issued,
        "effective": m.effective,
        "authority_level": m.authority_level,
        "validity": m.validity,
        "topics": list(m.topics),
        "encoding": m.encoding,
        "script": m.script,
        "role": m.role,
        "part": m.part,
        "parts": m.parts,
        "page_span": list(m.page_span),
        "decoding": {
            "mark": m.decoding.mark,
            "runs": [[r.start, r.end, r.encoding] for r in m.decoding.runs],
            "raw": [
                [r.start, r.end, base64.b64encode(r.data).decode("ascii")] for r in m.decoding.raw
            ],
        },
        "truncated_start": m.truncated_start,
        "truncated_end": m.truncated_end,
        "spun": m.spun,
        "restored_from": None if m.restored_from is None else asdict(m.restored_from),
        "web": None if m.web is None else asdict(m.web),
        "quality": None if m.quality is None else asdict(m.quality),
        "contacts": [asdict(c) for c in m.contacts],
        "warnings": [{"code": w.code, "start": w.start, "end": w.end} for w in m.warnings],
    }


def document_of(row: Any, source: str) -> Document:
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
    if row_id is not None and not isinstance(row_id, str | int):
        raise DocumentError(f"The field id is {_kind(row_id)}; a string or a number is wanted.")
    if not isinstance(name, str):
        raise DocumentError(f"The field source is {_kind(name)}; a string is wanted.")
    ident = page_id(source) if row_id is None else str(row_id)
    facts = row.get("metadata")
    if not (isinstance(facts, dict) and "page_span" in facts and "decoding" in facts):
        return Document.of_page(ident, name, text)
    try:
        return _known_document(row, ident, name, text)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise DocumentError(
            f"The row looks like a document row of eduparse but is damaged: {error!r}."
        ) from error


def _known_document(row: Row, ident: str, name: str, text: str) -> Document:
    metadata = _metadata_of(row["metadata"])
    layers = _layers_of(row.get("edits") or [])
    clauses = _clauses_of(row.get("clauses") or [], ident)
    doc = Document(ident, name, text, metadata, layers, clauses)
    if not all(map(well_typed, (metadata, *layers, *clauses))):
        raise TypeError("a value is not of the type that the schema says")
    if any(not 0 <= s <= e <= len(text) for c in clauses for s, e in c.spans):
        raise ValueError("a clause lies outside the text")
    start, end = metadata.page_span
    if len(doc.undo()) == end - start:
        return doc
    if layers:
        raise ValueError("its edits do not lead back to its page_span")
    from dataclasses import replace

    fresh = replace(metadata, page_span=(0, len(text)), decoding=Decoding())
    return Document(ident, name, text, fresh, (), clauses)


def _metadata_of(m: Row) -> Metadata:
    d = m["decoding"]
    return Metadata(
        **_plain_fields(m),
        role=m.get("role", "main"),
        part=int(m.get("part", 0)),
        parts=int(m.get("parts", 1)),
        page_span=(int(m["page_span"][0]), int(m["page_span"][1])),
        decoding=Decoding(
            bool(d["mark"]),
            tuple(EncodingRun(*r) for r in _triples(d["runs"])),
            tuple(RawBytes(s, e, base64.b64decode(b)) for s, e, b in _triples(d["raw"])),
        ),
        truncated_start=bool(m.get("truncated_start")),
        truncated_end=bool(m.get("truncated_end")),
        spun=float(m.get("spun") or 0.0),
        restored_from=RestoredFrom(**m["restored_from"]) if m.get("restored_from") else None,
        web=Web(**m["web"]) if m.get("web") else None,
        quality=Quality(**m["quality"]) if m.get("quality") else None,
        contacts=tuple(Contact(**c) for c in m.get("contacts") or ()),
        warnings=tuple(
            DocumentWarning(w["code"], w["start"], w["end"]) for w in m.get("warnings") or ()
        ),
    )


def _triples(rows: list[Any]) -> Iterator[tuple[int, int, str]]:
    """Start, end and value: lists in JSON, records in Parquet."""
    for row in rows:
        start, end, value = row.values() if isinstance(row, dict) else row
        yield start, end, value


def _plain_fields(m: Row) -> dict[str, Any]:
    texts = {k: m.get(k) for k in _TEXT_FIELDS}
    return texts | {k: tuple(m.get(k) or ()) for k in _LIST_FIELDS}


def _layers_of(rows: list[Row]) -> tuple[Layer, ...]:
    layers: dict[int, tuple[str, list[Edit], list[str]]] = {}
    for r in rows:
        _, edits, before = layers.setdefault(int(r["layer"]), (r["pass"], [], []))
        edits.append(
            Edit(
                r["start"],
                r["end"],
                r["after"],
                r["rule"],
                r["confidence"],
                r["aligned"],
                r["applied"],
            )
        )
        before.append(r["before"])
    return tuple(Layer(p, tuple(e), tuple(b)) for _, (p, e, b) in sorted(layers.items()))


def _clauses_of(rows: list[Row], ident: str) -> tuple[Clause, ...]:
    return tuple(
        Clause(
            c["kind"],
            c["label"],
            tuple(c["path"]),
            c["level"],
            c["heading"],
            tuple((s, e) for s, e in c["spans"]),
            None if c["parent"] is None else int(c["parent"].removeprefix(f"{ident}#")),
            tuple(c["responsible"]),
            tuple((s, e) for s, e in c.get("paragraphs") or ()),
            _cells_of(c.get("cells")),
            tuple(_reference_of(r, ident) for r in c.get("references") or ()),
        )
        for c in rows
    )


def _cells_of(rows: list[list[str]] | None) -> tuple[tuple[str, ...], ...] | None:
    return None if rows is None else tuple(tuple(row) for row in rows)


def _reference_of(r: Row, ident: str) -> Reference:
    at = r["clause"]
    return Reference(
        r["start"],
        r["end"],
        r["title"],
        r["doc_number"],
        tuple(r["path"]),
        None if at is None else int(at.removeprefix(f"{ident}#")),
    )


def _kind(value: object) -> str:
    names = {str: "a string", bool: "true or false", int: "a number", float: "a number"}
    names |= {list: "a list", dict: "an object", type(None): "null"}
    return names.get(type(value), type(value).__name__)
