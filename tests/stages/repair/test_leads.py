"""Readings that were given up: one that comes to the same text says nothing, one with a character more or less is told."""

from math import inf

from eduparse.stages.repair.gbk_chars import model_char
from eduparse.stages.repair.mojibake.parts import (
    GivenUp,
    LineReading,
    Part,
    ReadingStep,
    Spelled,
    damaged_parts,
)

OPTIONS = tuple(map(model_char, "环境息"))


def steps(*read: tuple[int, str], behind: ReadingStep | None = None) -> ReadingStep:
    step = behind
    for at, char in read:
        step = ReadingStep(step, at, True, Spelled(char, OPTIONS, -3.0))  # noqa: FBT003
    assert step is not None
    return step


def part(mine: ReadingStep, other: ReadingStep, rest: tuple[int, str]) -> Part:
    """The part that ``mine`` and ``rest`` spell, after ``other`` was given up for ``mine``, 2 nats behind."""
    whole = steps(rest, behind=mine)
    (found,) = damaged_parts(LineReading(0.0, "", (), whole, GivenUp(other, 2.0, None)))
    return found


def test_the_same_text_by_other_bytes_is_no_rival() -> None:
    found = part(steps((2, "环"), (4, "境")), steps((1, "环"), (4, "境")), (5, "好"))
    assert [s.ahead for s in found.spelled] == [inf, inf, inf]


def test_characters_that_end_at_one_place_are_told_apart() -> None:
    """A character that is gone counts to the one before it."""
    found = part(
        steps((2, "六"), (4, "，"), (4, "第")), steps((2, "八"), (4, "，"), (4, "第")), (5, "好")
    )
    assert [s.ahead for s in found.spelled] == [2.0, inf, inf, inf]


def test_a_rival_with_a_character_more_is_told_at_the_one_before() -> None:
    found = part(steps((2, "环"), (5, "基")), steps((2, "环"), (3, "境"), (5, "基")), (6, "好"))
    assert [s.beside for s in found.spelled] == [2.0, inf, inf]
    assert all(s.lead == inf for s in found.spelled)


def test_a_rival_that_leaves_a_character_out_or_unread_is_told_there() -> None:
    for other in (steps((2, "环"), (5, "基")), steps((2, "环"), (3, "\ufffd"), (5, "基"))):
        found = part(steps((2, "环"), (3, "境"), (5, "基")), other, (6, "好"))
        assert [s.beside for s in found.spelled] == [inf, 2.0, inf, inf]


def test_another_character_is_a_rival() -> None:
    found = part(steps((2, "环"), (4, "境")), steps((2, "环"), (4, "息")), (5, "好"))
    assert [(o.char, nats) for o, nats in found.spelled[1].rivals] == [("息", 2.0)]
    found = part(steps((2, "环"), (4, "境")), steps((2, "环"), (4, "外")), (5, "好"))
    assert found.spelled[1].lead == 2.0
