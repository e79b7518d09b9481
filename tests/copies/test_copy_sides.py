"""A case on each side of the thresholds by which two papers are told apart."""

from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.copies import compare, core
from eduparse.copies.core import Core
from eduparse.stages.reword.alignment import AlignedBlock

CORE: Any = SimpleNamespace(first=(0, 0), last=(100, 100), blocks=(), same=100)


def differs(kind: str, size: int, worse: int = 0) -> Any:
    """A difference of a kind and a size, in code points."""
    return SimpleNamespace(kind=kind, size=size, worse=worse, readings=("", ""), block=None)


def paper(sign: str, length: int = 100) -> Any:
    return SimpleNamespace(text=sign * 100, length=length, shape=None)


def another_work(*found: Any, inside: int, damage: int = 0) -> str:
    """Why two papers that differ so in a core of so many code points are two works."""
    with ExitStack() as stack:
        told = [differs("lost", damage)] if damage else []
        stack.enter_context(patch.object(compare, "slips", lambda *_, **__: told))
        stack.enter_context(patch.object(compare, "touches_title", lambda *_: False))
        stack.enter_context(patch.object(compare, "other_edges", lambda *_, **__: ""))
        return compare._another_work(paper("甲"), paper("乙"), CORE, found, inside)


def relation(same: int, *, lost: int = 0, why: str = "", length: int = 100) -> tuple[str, str]:
    """How papers are related, and why, whose core of 100 code points has so many the same, so many lost."""
    told = Core((), (0, 0), (100, 100), same)
    with ExitStack() as stack:
        stack.enter_context(patch.object(compare, "other_titles", lambda *_: False))
        stack.enter_context(patch.object(compare, "same_title", lambda *_: True))
        stack.enter_context(patch.object(compare, "shared", lambda *_: (1.0, True)))
        stack.enter_context(patch.object(compare, "core_of", lambda *_: told))
        stack.enter_context(patch.object(compare, "classified", lambda *_: [differs("lost", lost)]))
        stack.enter_context(patch.object(compare, "_another_work", lambda *_: why))
        stack.enter_context(patch.object(compare, "_relation", lambda *_: "same"))
        found = compare.compare_papers(paper("甲", length), paper("乙", length))
    return found.relation, found.why


def lacks(lines: int) -> str:
    """What a paper is to another one, each of 1,000 code points, that has so many in lines of its own."""
    return compare._relation(
        paper("甲", 1000), paper("乙", 1000), CORE, (1.0, 1.0), [differs("line", lines)], (0, 0)
    )


def shifted(size: int) -> bool:
    """Whether an agreement of ``size`` stands between 生态 that only one has and 保护 that only the other has."""
    blocks = [
        AlignedBlock(0, 9, 0, 9, same=True),
        AlignedBlock(9, 11, 9, 9, same=False),
        AlignedBlock(11, 11 + size, 9, 9 + size, same=True),
        AlignedBlock(11 + size, 11 + size, 9 + size, 11 + size, same=False),
        AlignedBlock(11 + size, 20 + size, 11 + size, 20 + size, same=True),
    ]
    return len(core._without_chance(blocks)) == 5


ONE = differs("wording", 1)

SIDES: Sides = {
    "compare.LEAST": (lambda n: relation(n, lost=99) == ("same", ""), 20),
    "compare.FOUND": (lambda n: relation(n) == ("same", ""), 50),
    "compare.RELATED": (
        lambda n: relation(n, lost=99, why="another word", length=150)[0] == "edition",
        75,
    ),
    "compare.WORDING": (lambda n: bool(another_work(*[ONE] * n, inside=10_000)), 31),
    "compare.PER_DAMAGE": (lambda n: bool(another_work(*[ONE] * n, inside=0, damage=20)), 31),
    "compare.BOTH_LACK": (
        lambda n: bool(another_work(differs("line", n), differs("line", n, worse=1), inside=1000)),
        51,
    ),
    "compare.LACKING": (lambda n: lacks(n) == "excerpt", 21),
    "core.SHIFTED": (shifted, 3),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
