"""A form inside a longer form of its family is doubted, the more the longer one is a spinner's."""

import math
from dataclasses import replace

import pytest

from eduparse.stages.reword.lexicon import Lexicon, SpinPair
from eduparse.stages.reword.longer_forms import INSIDE, LITTLE, TELLING, inside_longer
from eduparse.stages.reword.spinner import spinner, spinner_of
from eduparse.stages.reword.word_search import Choice

PART = SpinPair("造", "制", was=900.0, clean=300.0)


def against(text: str, longer: SpinPair, at: int) -> float:
    return inside_longer(text, Choice(at, PART, "x", 5.0), spinner_of("x", Lexicon([PART, longer])))


def alike(form: str, times: float = 1.0) -> SpinPair:
    """A pair whose form a spinner writes so many times as often as a writer."""
    return SpinPair(form, "虚拟", clean=10.0, was=times * (10.0 + LITTLE) - LITTLE)


@pytest.mark.parametrize(
    ("form", "text", "at"), [("假造", "假造", 1), ("造假", "造假", 0), ("大假造假", "大假造假", 2)]
)
def test_a_longer_form_stands_over_it(form: str, text: str, at: int) -> None:
    assert against(text, alike(form), at) == pytest.approx(INSIDE)
    assert against("一" + text, alike(form), at + 1) == pytest.approx(INSIDE)


@pytest.mark.parametrize("text", ["造", "制造假", "假改造"])
def test_no_longer_form_stands_over_it(text: str) -> None:
    assert against(text, alike("假造"), text.index("造")) == 0.0
    assert against("假造造", alike("假造"), 2) == 0.0


def test_what_a_spinner_writes_more_often_speaks_more() -> None:
    assert against("假造", alike("假造", 10.0), 1) == pytest.approx(INSIDE + TELLING)
    assert against("假造", alike("假造", 0.1), 1) == pytest.approx(INSIDE - TELLING)


def test_a_word_that_a_spinner_hardly_writes_says_nothing() -> None:
    assert against("假造", SpinPair("假造", "虚拟", clean=1e5, was=0.1), 1) == 0.0
    assert (
        math.copysign(1.0, against("假造", SpinPair("假造", "虚拟", clean=1e5, was=0.1), 1)) == 1.0
    )


def test_the_likeliest_of_the_longer_forms_counts() -> None:
    other = replace(alike("假造品"), original="虚拟品")
    family = spinner_of("x", Lexicon([PART, alike("假造", 0.1), other]))
    assert inside_longer("假造品", Choice(1, PART, "x", 5.0), family) == pytest.approx(INSIDE)


@pytest.mark.parametrize(
    ("text", "form", "original"), [("假造仿真实验", "造", "制"), ("举止经费", "止", "行")]
)
def test_pairs_of_the_public_table(text: str, form: str, original: str) -> None:
    family = spinner("B")
    (entry,) = (e for e in family.lexicon.of(form) if e.original == original)
    assert inside_longer(text, Choice(text.index(form), entry, "B", 5.0), family) > INSIDE / 2
