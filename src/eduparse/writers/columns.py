"""The columns of Parquet, made from the schema of the rows, and values from JSON to columns and back.

Nothing is guessed from what happens to stand in the first rows, so that the columns are the same
for every file. Three things Parquet has no other way to say. A list of fixed parts
(`decoding.runs`) is a record with their names. An object of any keys is a list of key and value,
and one of any values (the settings of a run) a text of JSON.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from eduparse.rows.schema import Schema

Convert = Callable[[Any], Any]

_PLAIN = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool_"}


def arrow_type(arrow: Any, kind: Schema) -> Any:
    """The Arrow type of the values that ``kind`` allows; ``arrow`` is the module pyarrow."""
    kind = but_null(kind)
    if parts := _parts(kind):
        return arrow.struct([arrow.field(name, arrow_type(arrow, of)) for name, of in parts])
    if _is_open(kind):
        return arrow.list_(arrow_type(arrow, _pair(kind))) if _is_map(kind) else arrow.string()
    if kind.get("type") == "array":
        return arrow.list_(arrow_type(arrow, kind["items"]))
    named = kind.get("type", "string")  # an enumeration is of texts
    return getattr(arrow, _PLAIN[named[0] if isinstance(named, list) else named])()


def to_columns(kind: Schema) -> Convert | None:
    """What turns JSON of ``kind`` into what Arrow takes for it; None where it takes it as it is."""
    kind = but_null(kind)
    if "prefixItems" in kind:
        names, converts = _both(kind, to_columns)
        return _unless_null(
            lambda v: {n: c(x) if c else x for n, c, x in zip(names, converts, v, strict=True)}
        )
    if _is_open(kind):
        pairs: Convert = lambda v: [{"key": k, "value": x} for k, x in v.items()]  # noqa: E731
        return _unless_null(pairs if _is_map(kind) else _dumped)
    return _inside(kind, to_columns)


def from_columns(kind: Schema) -> Convert | None:
    """The way back: what Arrow gives, as JSON of ``kind``."""
    kind = but_null(kind)
    if "prefixItems" in kind:
        names, converts = _both(kind, from_columns)
        return _unless_null(
            lambda v: [c(v[n]) if c else v[n] for n, c in zip(names, converts, strict=True)]
        )
    if _is_open(kind):
        pairs: Convert = lambda v: {pair["key"]: pair["value"] for pair in v}  # noqa: E731
        return _unless_null(pairs if _is_map(kind) else json.loads)
    return _inside(kind, from_columns)


def but_null(kind: Schema) -> Schema:
    """``kind`` where it is not null."""
    return kind["anyOf"][0] if "anyOf" in kind else kind


def _inside(kind: Schema, of: Callable[[Schema], Convert | None]) -> Convert | None:
    """``of`` for what lists and objects hold."""
    if kind.get("type") == "array":
        each = of(kind["items"])
        return each and _unless_null(lambda v: [each(x) for x in v])
    some = [(n, c) for n, part in kind.get("properties", {}).items() if (c := of(part))]
    if not some:
        return None
    return _unless_null(lambda v: v | {n: c(v[n]) for n, c in some if n in v})


def _parts(kind: Schema) -> list[tuple[str, Schema]]:
    """Names and schemas of the parts of a record, whether JSON has it as an object or as a list."""
    if "prefixItems" in kind:
        return [(part["title"], part) for part in kind["prefixItems"]]
    return list(kind.get("properties", {}).items())


def _both(
    kind: Schema, of: Callable[[Schema], Convert | None]
) -> tuple[list[str], list[Convert | None]]:
    parts = _parts(kind)
    return [name for name, _ in parts], [of(part) for _, part in parts]


def _is_open(kind: Schema) -> bool:
    """Whether ``kind`` is an object whose keys nobody knows before."""
    return kind.get("type") == "object" and "properties" not in kind


def _is_map(kind: Schema) -> bool:
    """Whether all values of an open object are of one type."""
    return isinstance(kind.get("additionalProperties"), Mapping)


def _pair(kind: Schema) -> Schema:
    values = kind["additionalProperties"]
    return {"type": "object", "properties": {"key": {"type": "string"}, "value": values}}


def _unless_null(convert: Convert) -> Convert:
    return lambda value: None if value is None else convert(value)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
