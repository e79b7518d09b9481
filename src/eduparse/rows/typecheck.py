"""Whether what was read from outside is of the types that the code relies on.

Rows come from anywhere. Their values are put into frozen records as they are, and the annotations of
the records say what they must be; so a row that is damaged is refused where it is read and fails nowhere
later.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from eduparse.rows.records import is_named_tuple

Check = Callable[[Any], bool]


def well_typed(record: Any) -> bool:
    """Whether every field of ``record``, a dataclass, is what its annotation says, all the way down."""
    kind: Any = type(record)
    return _record(kind)(record)


@cache
def _record(kind: Any) -> Check:
    hints = get_type_hints(kind)
    # Fields that are no part of its value are of no concern to rows.
    checks = [(f.name, _check(hints[f.name])) for f in fields(kind) if f.compare]
    return lambda value: type(value) is kind and all(ok(getattr(value, n)) for n, ok in checks)


@cache
def _check(hint: Any) -> Check:  # noqa: PLR0911 - one return for each kind of type
    inner = get_args(hint)
    if is_named_tuple(hint):
        named = get_type_hints(hint)
        parts = [_check(named[name]) for name in hint._fields]
        return lambda value: (
            type(value) is hint and all(ok(one) for ok, one in zip(parts, value, strict=True))
        )
    if get_origin(hint) is frozenset:
        each = _check(inner[0])
        return lambda value: type(value) is frozenset and all(map(each, value))
    if isinstance(get_origin(hint), type) and issubclass(get_origin(hint), Mapping):
        return lambda value: type(value) is dict and all(type(key) is str for key in value)
    if get_origin(hint) is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:
            each = _check(inner[0])
            return lambda value: type(value) is tuple and all(map(each, value))
        checks = [_check(one) for one in inner]
        return lambda value: (
            type(value) is tuple
            and len(value) == len(checks)
            and all(ok(one) for ok, one in zip(checks, value, strict=True))
        )
    if isinstance(hint, UnionType):
        choices = [_check(one) for one in inner]
        return lambda value: any(ok(value) for ok in choices)
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint)
    kinds = {float: (float, int)}.get(hint, (NoneType if hint is None else hint,))
    return lambda value: type(value) in kinds
