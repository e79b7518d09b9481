"""Data classes that are made in a third of the time, since a start makes eighty of them.

`dataclasses.dataclass` compiles eight functions for each frozen class. Here only ``__init__`` is compiled, which is
asked most; the others are the same for every class but for its fields. All else is that of `dataclasses`,
`fields` and `replace` among it, and so is every class that is not frozen with slots.
"""

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - types are checked as those of its own
else:

    def dataclass(cls=None, /, **asked):  # noqa: ANN001, ANN003, ANN201 - as above
        """What `dataclasses.dataclass` makes of ``cls``."""

        def made(cls: type) -> type:
            if asked == {"frozen": True, "slots": True}:
                return _frozen(cls)
            return dataclasses.dataclass(**asked)(cls)

        return made if cls is None else made(cls)


Made = TypeVar("Made")


class _Missing:
    """Stands for the value of a field that is made anew for each object."""

    def __repr__(self) -> str:
        return "<factory>"


_MISSING = _Missing()


def _frozen(cls: type) -> type:
    # `dataclasses` looks up the signature of a class that says nothing of itself, at twenty times the cost of the rest.
    cls.__doc__ = cls.__doc__ or cls.__name__
    done: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    every = dataclasses.fields(done)
    methods = {
        "__init__": _init(done, every),
        "__repr__": _repr([f.name for f in every if f.repr]),
        **_compared([f.name for f in every if f.compare]),
        **_kept([f.name for f in every]),
        "__setattr__": _refuse_set,
        "__delattr__": _refuse_delete,
    }
    for name, method in methods.items():
        if name not in cls.__dict__ or (name == "__hash__" and cls.__dict__[name] is None):
            setattr(done, name, method)
    return done  # type: ignore[no-any-return]


def _init(cls: Any, every: tuple["dataclasses.Field[Any]", ...]) -> Any:
    """``__init__``, which puts each value into its slot."""
    names, defaults, values, known = ["self"], [], [], []
    for n, f in enumerate(every):
        known.append(getattr(cls, f.name).__set__)
        makes = f.default_factory is not dataclasses.MISSING
        if makes:
            known.append(f.default_factory)
        if f.init:
            names.append(f.name)
            if makes or f.default is not dataclasses.MISSING:
                defaults.append(_MISSING if makes else f.default)
            elif defaults:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
        elif not makes:
            known.append(f.default)
        values.append((n, makes, f.init))
    of = _init_of(tuple(values), hasattr(cls, "__post_init__"))
    made = of(_MISSING, *known)
    code = made.__code__
    init = FunctionType(
        code.replace(co_varnames=tuple(names)), {}, "__init__", tuple(defaults), made.__closure__
    )
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    init.__annotations__ = {f.name: f.type for f in every if f.init} | {"return": None}
    return init


@cache
def _init_of(values: tuple[tuple[int, bool, bool], ...], followed: bool) -> Callable[..., Any]:  # noqa: FBT001
    """What makes an ``__init__`` of slots and defaults; the classes have a dozen such forms between them.

    Each of ``values`` is the number of a field, whether its value is made anew, and whether it is taken.
    """
    known, taken, lines = ["missing"], [], []
    for n, makes, init in values:
        known.append(f"put_{n}")
        value = f"value_{n}"
        if makes:
            known.append(f"make_{n}")
            value = f"make_{n}() if value_{n} is missing else value_{n}" if init else f"make_{n}()"
        elif not init:
            known.append(value)
        if init:
            taken.append(f"value_{n}")
        lines.append(f"  put_{n}(self, {value})")
    if followed:
        lines.append("  self.__post_init__()")
    body = "\n".join(lines) or "  pass"
    text = f"def of({', '.join(known)}):\n def __init__({', '.join(['self', *taken])}):\n{body}\n return __init__"
    space: dict[str, Any] = {}
    exec(text, space)  # noqa: S102 - as `dataclasses` does, and no name of a class is in it
    return space["of"]  # type: ignore[no-any-return]


def _values(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """The values of the fields ``names`` of an object."""
    if len(names) == 1:
        one = attrgetter(names[0])
        return lambda found: (one(found),)
    return attrgetter(*names) if names else lambda _: ()


def _compared(names: list[str]) -> dict[str, Any]:
    values = _values(names)

    def __eq__(self: Any, other: Any) -> Any:  # noqa: N807 - it becomes a method
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807 - as above
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _repr(names: list[str]) -> Any:
    def __repr__(self: Any) -> str:  # noqa: N807 - as above
        told = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({told})"

    return __repr__


def _kept(names: list[str]) -> dict[str, Any]:
    """What pickling asks: the values, which cannot be set one by one."""
    values = _values(names)

    def __getstate__(self: Any) -> list[Any]:  # noqa: N807 - as above
        return list(values(self))

    def __setstate__(self: Any, state: list[Any]) -> None:  # noqa: N807 - as above
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return {"__getstate__": __getstate__, "__setstate__": __setstate__}


def replaced(made: Made, **changes: Any) -> Made:
    """``dataclasses.replace`` of a frozen class with slots, all of whose fields are given to it, in a third of the time."""
    kind: Any = type(made)
    names, values = _given(kind)
    taken = list(values(made))
    for name, value in changes.items():
        taken[names[name]] = value
    again: Made = kind(*taken)
    return again


@cache
def _given(cls: Any) -> tuple[dict[str, int], Callable[[Any], tuple[Any, ...]]]:
    """The places of the fields of ``cls``, and what reads them all."""
    names = [f.name for f in dataclasses.fields(cls)]
    return {name: n for n, name in enumerate(names)}, _values(names)


def _refuse_set(_self: Any, name: str, _value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(_self: Any, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
