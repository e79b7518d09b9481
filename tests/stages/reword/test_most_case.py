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
from eduparse.stages.reword import gate, joint, sightings
from eduparse.stages.reword.form_search import search_for
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
    most = sightings._sighting(at, here, family, sightings._most_nats(text, at, here, family)).place
    every = [sightings._weighed(text, at, here, family, chars).place for chars in weighings()]
    assert max(every) == pytest.approx(most, abs=sightings.ROUNDED)


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
    with patch.object(sightings, "_most_nats", lambda *_: -math.inf):
        return sightings.most_case("教会部，" * forms + "各校。" * 400, FAMILIES[0]) is None


def test_many_forms_are_left_open() -> None:
    turns_at(bounded, sightings.MOST_FORMS + 1)


def left_open(support: float, placed: float) -> bool:
    """Whether a page is left open whose forms say so much at most."""
    with (
        patch.object(sightings, "supported", lambda *_: (support, 0.1)),
        patch.object(sightings, "placed", lambda *_: placed),
    ):
        return sightings.most_case("各校", FAMILIES[0]) is None


def test_a_page_whose_common_words_could_count_is_left_open() -> None:
    turns_at(lambda n: left_open(sightings.WORTH + 0.1 * n, -9.0), 0)
    turns_at(lambda n: left_open(-9.0, sightings.IN_PLACE + 0.1 * n), 0)
    assert min(gate.WITH_SIGNATURE, gate.MIN_SUPPORT) > sightings.WORTH


def test_a_page_that_all_forms_together_could_prove_is_read() -> None:
    case = Case("A", -1.0, 0.0, 0.1, ())
    with patch.object(gate, "most_case", lambda *_: case):
        for least in (0.0, 1.0):
            odds = gate.JOINTLY - 0.5 + least
            with patch.object(gate, "joint_odds", lambda *_, odds=odds: odds):
                assert gate._may_be_proven("各校", FAMILIES[0]) is (least > 0)
    with patch.object(gate, "most_case", lambda *_: None):
        assert gate._may_be_proven("各校", FAMILIES[0])
