"""JSON Schema of the rows: every key in every row, one type each, `null` or `[]` where empty."""

from typing import Any

Schema = dict[str, Any]

KINDS = ("documents", "clauses", "chunks")
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_TRUTH: Schema = {"type": "boolean"}
_OFFSET: Schema = {"type": "integer", "minimum": 0}
_OFFSET_OR_NULL: Schema = {"type": ["integer", "null"], "minimum": 0}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_DATE: Schema = {
    "type": ["string", "null"],
    "description": "A date as YYYY-MM-DD, shorter where the text is.",
}
_RANGE: Schema = {
    "type": "array",
    "items": _OFFSET,
    "minItems": 2,
    "maxItems": 2,
    "description": "Start and end in code points, half-open.",
}
_QUALITY = ("score", "noise", "repaired", "left", "truncated", "spun")
_RANGES: Schema = {"type": "array", "items": _RANGE}


def schema(kind: str) -> Schema:
    """The schema of a row of ``documents``, ``clauses`` or ``chunks``."""
    row = {"documents": _document, "clauses": _clause_row, "chunks": _chunk_row}[kind]()
    return {"$schema": _DRAFT, "title": f"eduparse {kind[:-1]} row"} | row


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(kind: Schema) -> Schema:
    return {"anyOf": [kind, {"type": "null"}]}


def _triple(third: Schema) -> Schema:
    return {
        "type": "array",
        "prefixItems": [_OFFSET, _OFFSET, third],
        "minItems": 3,
        "maxItems": 3,
    }


def _document() -> Schema:
    return _object(
        id=_TEXT,
        source=_TEXT,
        text=_TEXT,
        metadata=_metadata(),
        clauses=_array(_object(**_clause())),
        edits=_array(_edit()),
    )


def _clause_row() -> Schema:
    return _object(**_clause(), doc_id=_TEXT, source=_TEXT, metadata=_facts())


def _chunk_row() -> Schema:
    return _object(
        id=_TEXT,
        text=_TEXT,
        headings=_TEXTS,
        clauses=_TEXTS,
        spans=_RANGES,
        source_spans=_RANGES,
        doc_id=_TEXT,
        source=_TEXT,
        metadata=_facts(),
    )


def _facts() -> Schema:
    """What clause rows and chunk rows say of their document."""
    facts = {"title": _TEXT_OR_NULL, "doc_number": _TEXT_OR_NULL, "issuers": _TEXTS}
    return _object(**facts, issued=_DATE, role=_role())


def _clause() -> dict[str, Schema]:
    return {
        "id": _TEXT,
        "kind": {
            "enum": [
                "front", "preamble", "contents", "clause", "bullet", "box", "annex", "table", "back",
            ]
        },
        "label": _TEXT,
        "path": _TEXTS,
        "level": _OFFSET,
        "heading": _TEXT_OR_NULL,
        "text": _TEXT,
        "spans": _RANGES,
        "source_spans": _RANGES,
        "parent": _TEXT_OR_NULL,
        "responsible": _TEXTS,
        "paragraphs": _RANGES,
        "cells": _or_null(_array(_TEXTS)),
        "references": _array(
            _object(
                start=_OFFSET,
                end=_OFFSET,
                title=_TEXT_OR_NULL,
                doc_number=_TEXT_OR_NULL,
                path=_TEXTS,
                clause=_TEXT_OR_NULL,
            )
        ),
    }


def _edit() -> Schema:
    return _object(
        **{"layer": {"type": "integer", "minimum": 1}, "pass": _TEXT, "rule": _TEXT},
        start=_OFFSET,
        end=_OFFSET,
        before=_TEXT,
        after=_TEXT,
        confidence=_SHARE,
        aligned=_TRUTH,
        applied=_TRUTH,
    )


def _metadata() -> Schema:
    raw = {"type": "string", "contentEncoding": "base64"}
    return _object(
        title=_TEXT_OR_NULL,
        doc_number=_TEXT_OR_NULL,
        issuers=_TEXTS,
        recipients=_TEXTS,
        issued=_DATE,
        effective=_DATE,
        authority_level=_TEXT_OR_NULL,
        validity=_TEXT_OR_NULL,
        topics=_TEXTS,
        encoding=_TEXT_OR_NULL,
        script={"enum": ["hans", "hant", "mixed", None]},
        role=_role(),
        part=_OFFSET,
        parts={"type": "integer", "minimum": 1},
        page_span=_RANGE,
        decoding=_object(mark=_TRUTH, runs=_array(_triple(_TEXT)), raw=_array(_triple(raw))),
        truncated_start=_TRUTH,
        truncated_end=_TRUTH,
        spun={"type": "number", "minimum": 0},
        restored_from=_or_null(
            _object(source=_TEXT, by={"enum": ["number", "text"]}, extent=_SHARE, exactness=_SHARE)
        ),
        web=_or_null(
            _object(
                **dict.fromkeys(("title", "number", "source", "published", "url"), _TEXT_OR_NULL)
            )
        ),
        quality=_or_null(_object(**dict.fromkeys(_QUALITY, _SHARE))),
        contacts=_array(_object(kind=_TEXT, value=_TEXT, start=_OFFSET, end=_OFFSET)),
        warnings=_array(_object(code=_TEXT, start=_OFFSET_OR_NULL, end=_OFFSET_OR_NULL)),
        eduparse=_object(
            version=_TEXT, rules={"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
        ),
    )


def _role() -> Schema:
    return {"enum": ["main", "preview"]}
