"""Frozen records as values of JSON and back, by the types that their fields are annotated with.

A dataclass is an object with a key for each of its fields, a named tuple a list of fixed length, any
other tuple a list, bytes are base64. So a field that is added to a record stands in the rows, in their
schema (`schema`) and in the columns of Parquet without another line. Whether the values of a row are
of these types is asked afterwards, of the record (`typecheck`).
"""

import base64
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

Convert = Callable[[Any], Any]


def as_json(record: Any) -> dict[str, Any]:
    """A dataclass as an object of JSON."""
    kind: Any = type(record)
    write: Any = _writer(kind)
    made: dict[str, Any] = write(record)
    return made


def fields_as_json(record: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The fields ``names`` of a dataclass alone."""
    kind: Any = type(record)
    return _fields_writer(kind, names)(record)


def from_json(kind: type, value: Mapping[str, Any]) -> Any:
    """The record of ``kind`` that ``value`` stands for; keys that are missing take the default.

    Raises LookupError, TypeError or ValueError where it is none.
    """
    return _reader(kind)(value)


def row_fields(kind: type) -> list[str]:
    """The fields of a dataclass that stand in rows, in their order."""
    return [f.name for f in fields(kind) if f.compare]


def is_named_tuple(kind: Any) -> bool:
    """Whether ``kind`` is a class made by `typing.NamedTuple`."""
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


@cache
def _writer(hint: Any) -> Convert | None:  # noqa: PLR0911 - one return for each kind of type
    """What turns a value of type ``hint`` into JSON; None where it is JSON already."""
    inner = get_args(hint)
    if isinstance(hint, UnionType):
        return _unless_null(_writer(_but_null(inner)))
    if get_origin(hint) is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:
            each = _writer(inner[0])
            return list if each is None else lambda value: list(map(each, value))
        return _list_writer([_writer(one) for one in inner])
    if is_named_tuple(hint):
        hints = get_type_hints(hint)
        return _list_writer([_writer(hints[name]) for name in hint._fields])
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        parts = [(name, _writer(hints[name])) for name in row_fields(hint)]
        return _object_writer(parts)
    if get_origin(hint) is frozenset:
        return sorted
    if hint is bytes:
        return lambda value: base64.b64encode(value).decode("ascii")
    return dict if _is_mapping(hint) else None


@cache
def _fields_writer(kind: Any, names: tuple[str, ...]) -> Callable[[Any], dict[str, Any]]:
    hints = get_type_hints(kind)
    return _object_writer([(name, _writer(hints[name])) for name in names])


def _object_writer(parts: list[tuple[str, Convert | None]]) -> Convert:
    names = [name for name, _ in parts]
    values: Any = (
        attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, n) for n in names]
    )
    written = [(name, write) for name, write in parts if write is not None]

    def made(value: Any) -> dict[str, Any]:
        out = dict(zip(names, values(value), strict=False))  # one value for each name
        for name, write in written:
            out[name] = write(out[name])
        return out

    return made


def _list_writer(parts: list[Convert | None]) -> Convert:
    if not any(parts):
        return list
    return lambda value: [
        v if write is None else write(v) for v, write in zip(value, parts, strict=True)
    ]


@cache
def _reader(hint: Any) -> Convert:  # noqa: PLR0911 - one return for each kind of type
    """What turns JSON, or a row of Parquet, into a value of type ``hint``."""
    inner = get_args(hint)
    if isinstance(hint, UnionType):
        return _unless_null(_reader(_but_null(inner))) or _same
    if get_origin(hint) is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:
            each = _reader(inner[0])
            return lambda value: tuple([each(v) for v in value or ()])
        parts = [_reader(one) for one in inner]
        return lambda value: tuple([r(v) for r, v in zip(parts, value, strict=True)])
    if is_named_tuple(hint):
        hints = get_type_hints(hint)
        readers = [_reader(hints[name]) for name in hint._fields]
        return lambda value: hint(*[r(v) for r, v in zip(readers, _in_turn(value), strict=True)])
    if is_dataclass(hint) and isinstance(hint, type):
        return _record_reader(hint)
    if get_origin(hint) is frozenset:
        return lambda value: frozenset(value or ())
    if hint is bytes:
        return base64.b64decode
    return _mapping if _is_mapping(hint) else _same


def _in_turn(value: Any) -> Any:
    """The parts of a named tuple; Parquet has them by name."""
    return value.values() if isinstance(value, Mapping) else value


def _mapping(value: Any) -> dict[str, Any]:
    """An object; Parquet has it as pairs, or as a text of JSON."""
    if isinstance(value, str):
        import json  # start-up

        value = json.loads(value)
    elif isinstance(value, list):
        value = {pair["key"]: pair["value"] for pair in value}
    return dict(value)


def _record_reader(kind: type) -> Convert:
    hints = get_type_hints(kind)
    parts = [
        (f.name, _reader(hints[f.name]), f.default is MISSING and f.default_factory is MISSING)
        for f in fields(kind)
        if f.compare
    ]

    def read(value: Any) -> Any:
        if value is None and not any(needed for _, _, needed in parts):
            return kind()
        return kind(**{n: r(value[n]) for n, r, needed in parts if needed or n in value})

    return read


def _unless_null(convert: Convert | None) -> Convert | None:
    return None if convert is None else lambda value: None if value is None else convert(value)


def _but_null(inner: tuple[Any, ...]) -> Any:
    return next(one for one in inner if one is not type(None))


def _is_mapping(hint: Any) -> bool:
    origin = get_origin(hint)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _same(value: Any) -> Any:
    return value
