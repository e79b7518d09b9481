"""Frozen classes made here behave as those of `dataclasses`: each is made by both and asked the same."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from eduparse.document.records import dataclass

Maker = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of a made-up county."""

    title: str
    pages: int = 1
    names: list[str] = dataclasses.field(default_factory=list, compare=False)
    seal: str | None = dataclasses.field(default=None, repr=False)
    size: int = dataclasses.field(default=0, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.title) * self.pages)


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """The same."""

    title: str
    pages: int = 1
    names: list[str] = dataclasses.field(default_factory=list, compare=False)
    seal: str | None = dataclasses.field(default=None, repr=False)
    size: int = dataclasses.field(default=0, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", len(self.title) * self.pages)


def _told(make: Maker) -> list[Any]:
    one, same, other = (
        make("青禾", 2, ["甲"]),
        make("青禾", 2, ["乙"]),
        make(title="青禾", seal="x"),
    )
    return [
        repr(one).replace(make.__name__, "X"),
        one == same,
        one == other,
        one == "青禾",
        hash(one) == hash(same),
        hash(one) == hash(("青禾", 2, None, 4)),
        (one.size, other.names, make("甲").names is make("甲").names),
        dataclasses.asdict(dataclasses.replace(one, pages=3)),
        [f.name for f in dataclasses.fields(make)],
        str(inspect.signature(make)),
        make.__match_args__,
        dataclasses.asdict(pickle.loads(pickle.dumps(other))),  # noqa: S301 - pickled here
        copy.deepcopy(one) == one,
        hasattr(one, "__dict__"),
    ]


def test_they_are_asked_the_same() -> None:
    assert _told(Paper) == _told(Plain)


@pytest.mark.parametrize("make", [Paper, Plain])
def test_nothing_is_set_or_deleted(make: Maker) -> None:
    one = make("青禾")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'pages'"):
        one.pages = 2
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'pages'"):
        del one.pages
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'title'"):
        make()
    with pytest.raises(TypeError, match="unexpected keyword argument 'colour'"):
        make("青禾", colour="red")


def test_classes_of_one_form_keep_their_names() -> None:
    @dataclass(frozen=True, slots=True)
    class Town:
        name: str
        size: int = 3

    @dataclass(frozen=True, slots=True)
    class Road:
        start: str
        lanes: int = 2

    assert (Town("青禾").size, Road("青禾").lanes) == (3, 2)
    assert (Town(size=1, name="甲").name, Road(lanes=1, start="乙").start) == ("甲", "乙")
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'start'"):
        Road(lanes=2)  # type: ignore[call-arg]


def test_a_field_without_a_default_does_not_follow_one_with() -> None:
    with pytest.raises(TypeError, match="non-default argument 'size' follows default argument"):

        @dataclass(frozen=True, slots=True)
        class Wrong:
            name: str = ""
            size: int  # type: ignore[misc]


def test_what_a_class_says_itself_stays() -> None:
    @dataclass(frozen=True, slots=True)
    class Named:
        name: str

        def __repr__(self) -> str:
            return self.name

        def __eq__(self, other: object) -> bool:
            return str(self) == str(other)

        def __hash__(self) -> int:
            return 7

    assert (repr(Named("甲")), Named("甲") == "甲", hash(Named("甲"))) == ("甲", True, 7)


def test_other_classes_are_those_of_dataclasses() -> None:
    @dataclass(slots=True)
    class Count:
        value: int = 0

    @dataclass(frozen=True, slots=True, order=True)
    class Ranked:
        value: int

    count = Count()
    count.value += 1
    assert count == Count(1)
    assert Ranked(1) < Ranked(2)
