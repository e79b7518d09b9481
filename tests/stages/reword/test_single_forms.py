"""Which forms gain something by themselves, and that a text with too few of them is not read."""
# ruff: noqa: SLF001 - the bound is asked by itself

import math
from collections.abc import Iterator
from itertools import count
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.language.mixture import mixture
from eduparse.stages.reword import second_reading
from eduparse.stages.reword.lexicon import Lexicon, SpinPair
from eduparse.stages.reword.sightings import Case
from eduparse.stages.reword.single_forms import gaining_forms
from eduparse.stages.reword.spinner import TABLE, spinner, spinner_of

SPUN = "各黉舍应当增强对门生的教导，进步讲授质量，保证门生在校时代的宁静。"
WRITTEN = "各学校应当加强对学生的教育，提高教学质量，保证学生在校期间的安全。"


def gaining(text: str) -> list[str]:
    return list(gaining_forms(text, [(0, len(text))], mixture(), spinner(TABLE), 0.3))


def known() -> Case:
    return Case(TABLE, 1.0, 1.0, 0.3, ())


def test_forms_of_a_spun_sentence_gain_by_themselves() -> None:
    assert set(gaining(SPUN)) >= {"黉舍", "门生", "进步", "讲授"}


def test_words_of_a_writer_do_not() -> None:
    assert gaining(WRITTEN) == []


def test_each_form_is_told_once_and_none_outside_the_lines() -> None:
    found = gaining(f"{SPUN}{SPUN}")
    assert len(found) == len(set(found)) > 0
    outside = gaining_forms(SPUN, [(0, 1)], mixture(), spinner(TABLE), 0.3)
    assert list(outside) == []


def odds(text: str) -> float:
    """What is told of a text whose reading, if one is made, says nine nats."""
    with (
        patch.object(second_reading, "reading_features", lambda *_: {}),
        patch.object(second_reading, "_weights", lambda: {"constant": 9.0} | _WEIGHTS),
        patch.object(second_reading, "lines_to_read", lambda text, *_: [(0, len(text))]),
        patch.object(second_reading, "FOR_AT_MOST", 16.0),
    ):
        return second_reading.reading_odds(text, lambda _: mixture(), known(), 16.0)


_WEIGHTS = {"possible": 1.0, "likely": 1.0}


@pytest.mark.parametrize(("text", "told"), [(SPUN, 9.0), (WRITTEN, -math.inf)])
def test_a_text_is_read_that_has_enough_of_them(text: str, told: float) -> None:
    assert odds(text) == told


def test_a_text_is_read_whatever_it_holds_where_nothing_is_asked() -> None:
    with patch.object(second_reading, "reading_features", lambda *_: {}):
        told = second_reading.reading_odds(WRITTEN, lambda _: mixture(), known())
    assert told == second_reading._weights()["constant"]


def gains(nats: float) -> bool:
    """Whether a form is told that gains so much."""

    def likely(_text: str, _first: int, least: float) -> float | None:
        return 0.0 if nats >= least else None

    chars: Any = SimpleNamespace(
        running_once=lambda text, first: [0.0] * (len(text) - first), likely=likely
    )
    family: Any = spinner_of(TABLE, Lexicon([SpinPair("黉舍", "学校")]))
    with patch.object(family, "weight", lambda *_: 0.0):
        return bool(list(gaining_forms("黉舍", [(0, 2)], chars, family, 0.3)))


def forms_asked(least: float) -> int:
    """How many forms a long text must have for odds of ``least``."""
    taken = []

    def endless(*_: object) -> Iterator[str]:
        for n in count():
            taken.append(n)
            yield str(n)

    with (
        patch.object(second_reading, "gaining_forms", endless),
        patch.object(second_reading, "lines_to_read", lambda *_: []),
    ):
        assert second_reading._may_reach("校" * 1_000_000, mixture(), known(), least)
    return len(taken)


def weighed_by(n: int) -> bool:
    """Whether the ``n``-th character has a say in how the models are weighed for a first look."""
    seen: list[str] = []
    with (
        patch.object(second_reading, "_may_reach", lambda *_: False),
        patch.object(second_reading, "_weights", lambda: {"constant": 0.0}),
    ):
        second_reading.reading_odds("校" * 999, seen.append, known(), 1.0)  # type: ignore[arg-type]
    return len(seen[0]) >= n


SIDES: Sides = {
    "single_forms.GAINS": (lambda n: gains(n / 10), 5),
    "second_reading.FOR_AT_MOST": (lambda n: forms_asked(n / 10) == forms_asked(99.0), 45),
    "second_reading.SEEN_BY": (lambda n: not weighed_by(n), 301),
}


@pytest.mark.parametrize("name", SIDES)
def test_sides(name: str) -> None:
    turns_at(*SIDES[name])
