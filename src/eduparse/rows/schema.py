"""JSON Schema of the rows, made from the records that they are written from.

Every key is in every row with one type, `null` or `[]` where empty. What a type alone does not say
(bounds, the words of an enumeration, what a text is) stands beside it in `Annotated`.
"""

from collections.abc import Mapping
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from eduparse.document.document import Clause, Work
from eduparse.document.edits import Edit
from eduparse.document.evidence import Evidence
from eduparse.document.metadata import Metadata, Range
from eduparse.rows.documents import FACTS, KINDS
from eduparse.rows.records import is_named_tuple, row_fields

Schema = dict[str, Any]

SCHEMA_VERSION = 2  # grows with every change of a key or its type
_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NULL: Schema = {"type": ["string", "null"]}
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def schema(kind: str) -> Schema:
    """The schema of a row of ``documents``, ``clauses`` or ``chunks``."""
    row = {"documents": _document, "clauses": _clause_row, "chunks": _chunk_row}[kind]()
    return {"$schema": _DRAFT, "title": f"eduparse {kind[:-1]} row"} | row


def of_type(hint: Any) -> Schema:  # noqa: PLR0911 - one return for each kind of type
    """The schema of the values that a field annotated with ``hint`` may hold in a row."""
    inner = get_args(hint)
    if get_origin(hint) is Annotated:
        return of_type(inner[0]) | inner[1] if "enum" not in inner[1] else dict(inner[1])
    if isinstance(hint, UnionType):
        return _or_null(of_type(next(one for one in inner if one is not NoneType)))
    if get_origin(hint) is tuple and not (len(inner) == 2 and inner[1] is Ellipsis):
        return _fixed([of_type(one) for one in inner])
    if get_origin(hint) in (tuple, frozenset):
        return {"type": "array", "items": of_type(inner[0])}
    if is_named_tuple(hint):
        hints = get_type_hints(hint, include_extras=True)
        return _fixed([of_type(hints[name]) | {"title": name} for name in hint._fields])
    if isinstance(hint, type) and is_dataclass(hint):
        return _object(**_properties(hint))
    if hint is bytes:
        return {"type": "string", "contentEncoding": "base64"}
    if isinstance(get_origin(hint), type) and issubclass(get_origin(hint), Mapping):
        values = {} if inner[1] is Any else {"additionalProperties": of_type(inner[1])}
        return {"type": "object"} | values
    return {"type": _PLAIN[hint]}


def _properties(kind: type) -> dict[str, Schema]:
    hints = get_type_hints(kind, include_extras=True)
    return {name: of_type(hints[name]) for name in row_fields(kind)}


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _fixed(parts: list[Schema]) -> Schema:
    """An array of so many values; of one kind, where all are."""
    size = {"minItems": len(parts), "maxItems": len(parts)}
    if all(part == parts[0] for part in parts):  # a pair of offsets, whose parts have no names
        return {"type": "array", "items": parts[0]} | size
    return {"type": "array", "prefixItems": parts} | size


def _or_null(kind: Schema) -> Schema:
    if isinstance(kind.get("type"), str) and kind["type"] not in ("object", "array"):
        return kind | {"type": [kind["type"], "null"]}
    return {"anyOf": [kind, {"type": "null"}]}


def _document() -> Schema:
    return _object(
        id=_TEXT,
        source=_TEXT,
        text=_TEXT,
        blocks=of_type(Evidence | None),
        work=of_type(Work | None),
        metadata=of_type(Metadata),
        clauses={"type": "array", "items": _object(**_clause())},
        edits={"type": "array", "items": _edit()},
    )


def _clause_row() -> Schema:
    return _object(**_clause(), doc_id=_TEXT, source=_TEXT, metadata=_facts())


def _chunk_row() -> Schema:
    texts = of_type(tuple[str, ...])
    ranges = of_type(tuple[Range, ...])
    return _object(
        id=_TEXT,
        text=_TEXT,
        headings=texts,
        clauses=texts,
        parents=texts,
        overlap={"type": "integer", "minimum": 0},
        spans=ranges,
        source_spans=ranges,
        doc_id=_TEXT,
        source=_TEXT,
        metadata=_facts(),
    )


def _facts() -> Schema:
    """What clause rows and chunk rows say of their document."""
    facts = _properties(Metadata)
    return _object(**{name: facts[name] for name in FACTS})


def _clause() -> dict[str, Schema]:
    """A clause with what its row adds: ids instead of indices, its text, where it came from."""
    out: dict[str, Schema] = {"id": _TEXT}
    for name, kind in _properties(Clause).items():
        if name == "spans":
            out["text"] = _TEXT
        out[name] = kind
        if name == "spans":
            out["source_spans"] = kind
    out["parent"] = _TEXT_OR_NULL
    out["references"]["items"]["properties"]["clause"] = _TEXT_OR_NULL
    return out


def _edit() -> Schema:
    of = _properties(Edit)
    layer: dict[str, Schema] = {"layer": {"type": "integer", "minimum": 1}, "pass": _TEXT}
    of["before"] = _TEXT_OR_NULL  # null where it was redacted
    order = (
        "rule",
        "start",
        "end",
        "before",
        "after",
        "confidence",
        "aligned",
        "witnesses",
        "applied",
    )
    return _object(**layer, **{name: of.get(name, _TEXT) for name in order})


__all__ = ["KINDS", "SCHEMA_VERSION", "Schema", "of_type", "schema"]
