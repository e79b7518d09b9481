"""What a page can say at most, by which most pages are done without weighing the character models for them."""
# ruff: noqa: SLF001 - a bound is compared with what it stands for

import math
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduparse.language import mixture as mixtures
from eduparse.language.charmodel import folded
from eduparse.language.mixture import WEIGHINGS, Mixture, mixture
from eduparse.stages.reword import gate, joint, most_case, sightings
from eduparse.stages.reword.form_search import search_for
from eduparse.stages.reword.lexicon import Lexicon
from eduparse.stages.reword.likelihood import keyed_forms
from eduparse.stages.reword.sightings import Case, Sighting
from eduparse.stages.reword.spinner import Spinner, spinners
from tests.sides import turns_at

FAMILIES = spinners()
LEFT = st.sampled_from(["", "各地要", "（三）", "学校2", "\n", "龘𠮷", "Mr. "])
RIGHT = st.sampled_from(["", "。", "工作的通知", "，a1", "\n各校", "龘"])


def forms_of(family: Spinner) -> list[str]:
    return sorted(sightings._telling(family))


def weighings() -> Iterator[Mixture]:
    """The models in every weighing that a page may lead to."""
    for weights in mixtures._WEIGHTS:
        yield Mixture(mixture()._parts, weights)


@settings(deadline=None)
@given(st.text(st.sampled_from("的人学校，。1a\n龘神说道"), max_size=60))
def test_a_page_leads_to_one_of_the_weighings(text: str) -> None:
    assert mixture().weighed(folded(text)).weights in mixtures._WEIGHTS
    assert len(mixtures._WEIGHTS) == WEIGHINGS


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FAMILIES), st.integers(0, 10_000), LEFT, RIGHT)
def test_no_weighing_says_more_of_a_place(family: Spinner, n: int, left: str, right: str) -> None:
    forms = forms_of(family)
    form = forms[n % len(forms)]
    text, at, here = left + form + right, len(left), family.lexicon.of(form)
    most = sightings.sighting_at(
        at, here, family, most_case._most_nats(text, at, here, family)
    ).place
    every = [sightings._weighed(text, at, here, family, chars).place for chars in weighings()]
    assert max(every) == pytest.approx(most, abs=most_case.ROUNDED)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(-5, 5), st.floats(0, 5)), min_size=1, max_size=8))
def test_a_better_place_says_no_less(places: list[tuple[float, float]]) -> None:
    """All that a page can say at most is said by each place at its most."""
    family = FAMILIES[0]

    def said(more: int) -> tuple[float, float, float]:
        found = tuple(
            Sighting(
                n, "黉舍教诲"[n % 3 :][:2], 0.5 + n, 9.0, place + more * gain, common=n % 4 == 3
            )
            for n, (place, gain) in enumerate(places)
        )
        support, share = sightings.supported(found, 2000, family)
        in_place = sightings.placed(found)
        case = Case("A", support, in_place, share, found)
        return support, in_place, joint.joint_odds(case, family, 2000)

    assert all(a <= b + 1e-9 for a, b in zip(said(0), said(1), strict=True))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FAMILIES), st.lists(st.integers(0, 10_000), max_size=6), RIGHT)
def test_every_beginning_of_a_form_is_found(
    family: Spinner, chosen: list[int], between: str
) -> None:
    forms = forms_of(family)
    text = between.join(forms[n % len(forms)] for n in chosen) + "想想想不克不及不克不及"
    expected = [at for at in range(len(text)) if any(text.startswith(form, at) for form in forms)]
    assert sightings._beginnings(text, family, text) == expected
    with patch.object(family, "made_of", b""):  # as the family of a user is looked for
        assert sightings._beginnings(text, family, text) == expected


def test_forms_are_found_with_and_without_keys() -> None:
    """The two searches share the forms between them, and both have some."""
    telling = sightings._telling(FAMILIES[1])
    assert telling & keyed_forms()
    assert telling - keyed_forms()


def test_a_search_tells_how_often_a_pair_stands() -> None:
    found = {forms[0]: n for forms, n in search_for(["想想", "教会", "轨制"]).found("想想想教会")}
    assert found == {"想想": 2, "教会": 1}
    assert list(search_for([]).found("教会")) == []


def bounded(forms: int) -> bool:
    """Whether it is left open what a page with so many forms says."""
    with patch.object(most_case, "_most_nats", lambda *_: -math.inf):
        return most_case.most_case("教会部，" * forms + "各校。" * 400, FAMILIES[0]) is None


def test_many_forms_are_left_open() -> None:
    turns_at(bounded, most_case.MOST_FORMS + 1)


def left_open(support: float, placed: float) -> bool:
    """Whether a page is left open whose forms say so much at most."""
    with (
        patch.object(most_case, "supported", lambda *_: (support, 0.1)),
        patch.object(most_case, "placed", lambda *_: placed),
    ):
        return most_case.most_case("各校", FAMILIES[0]) is None


def test_a_page_whose_common_words_could_count_is_left_open() -> None:
    turns_at(lambda n: left_open(sightings.WORTH + 0.1 * n, -9.0), 0)
    turns_at(lambda n: left_open(-9.0, sightings.IN_PLACE + 0.1 * n), 0)
    assert min(gate.WITH_SIGNATURE, gate.MIN_SUPPORT) > sightings.WORTH


def may_be_proven(
    most: float | None, support: float, odds: float, size: int = gate.LONG_PAGE, scarce: str = ""
) -> bool:
    """Whether a page is read on that comes to so much: the odds of the most it can say, then what it says."""
    text = scarce.ljust(size, "校")
    bound = None if most is None else Case("A", -9.0, 0.0, 0.1, ())
    said = Case("A", support, 0.0, 0.9, ())

    def joint_odds(known: Case, *_: object) -> float:
        return odds if known is said or most is None else most

    with (
        patch.object(gate, "most_case", lambda *_: bound),
        patch.object(gate, "joint_odds", joint_odds),
    ):
        return gate._may_be_proven(text, FAMILIES[0], lambda _: said)


def test_only_a_page_that_could_be_proven_is_read_on() -> None:
    turns_at(lambda n: may_be_proven(gate.JOINTLY + 0.1 * n, 9.0, 9.0), 0)
    turns_at(lambda n: may_be_proven(None, gate.MIN_SUPPORT + 0.1 * n, -9.0), 0)
    turns_at(lambda n: may_be_proven(None, -9.0, gate.JOINTLY + 0.1 * n), 0)
    scarce = next(form for form in forms_of(FAMILIES[0]) if sightings.any_scarce(form, FAMILIES[0]))
    assert may_be_proven(None, 9.0, 9.0, size=20, scarce=scarce)


def test_a_short_page_needs_a_form_of_no_writer() -> None:
    turns_at(lambda size: may_be_proven(None, 9.0, 9.0, size=size), gate.LONG_PAGE)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FAMILIES), st.lists(st.integers(0, 10_000), max_size=4), RIGHT)
def test_forms_of_no_writer_are_never_missed(
    family: Spinner, chosen: list[int], between: str
) -> None:
    forms = forms_of(family)
    text = between.join(forms[n % len(forms)] for n in chosen) + between
    for common in (False, True):
        found = list(sightings.form_sightings(text, family, mixture, text, common=common))
        for share in (0.03, 0.9):
            if sightings.hardly_written(found, share):
                assert sightings.any_scarce(text, family)
    assert not sightings.any_scarce("各校应当落实。", family)


def test_how_usual_forms_are_needs_no_pair() -> None:
    family = FAMILIES[1]
    assert sightings.expectation(family) > 0  # its table is made, if it is not prepared
    with patch.object(Lexicon, "entries", property(lambda _: pytest.fail("every pair is loaded"))):
        assert sightings._usual_odds(family) > 0
