"""No character is likelier than the ceiling of its pair, so that what the ceilings refuse is unlikely."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduparse.language.charmodel import GENERAL, POLICY, packaged_part
from eduparse.language.mixture import Mixture, mixture
from eduparse.language.pair_ceilings import PairCeilings, ceilings_of, pair_ceilings
from eduparse.stages.repair.gbk_chars import seen

CASES = sorted(Path(__file__).parents[1].glob("cases/*/*.jsonl"))
SENSE = "各学校要认真检查校舍安全，及时消除隐患，并按时上报。"
RUIN = "鏁欒偛鍔炲簢鍔犲己鐎涳附鐗庣粻锛勬倞瀹搞儰缍"
CHARACTERS = "的学校教育一了是〇\x00\n0a，。鏁欒偛鍔舍消患贸\U00020000"
SLACK = 1e-9


def _lines() -> list[str]:
    rows = [row for path in CASES for row in path.read_text("utf-8").splitlines()]
    texts = [t for row in map(json.loads, rows) for t in row.values() if isinstance(t, str)]
    return sorted({line for text in texts for line in text.split("\n") if len(line) > 1})[::7]


def _looked_up(model: Mixture, text: str, first: int, least: float) -> float | None:
    """`Mixture.likely` without the ceilings."""
    total, scores = 0.0, model.running(text, first)
    for nats in scores:
        total += nats
        if total < least:
            return None
    return sum(scores)


def _above(plain: str, first: int) -> None:
    """Fails where the mixture says more of a run of ``plain`` than the ceilings let by."""
    for model in (mixture(), mixture().weighed(SENSE * 4)):
        scores = model.running(plain, first)
        for end in range(first + 1, len(plain) + 1):
            told = sum(scores[: end - first])
            assert pair_ceilings(POLICY, GENERAL).may_reach(plain[:end], first, told)
            for least in (told - SLACK, told + 1.0):
                found = model.likely(plain[:end], first, least)
                assert found == _looked_up(model, plain[:end], first, least)


def test_no_run_of_a_case_is_above_its_ceiling() -> None:
    lines = [seen(line)[:60] for line in _lines()]
    assert len(lines) > 200
    for line in lines:
        _above(line, 1)


@settings(deadline=None)  # the first text makes the tables
@given(st.text(CHARACTERS, max_size=12), st.sampled_from((0, 1, 3)))
def test_no_run_of_any_text_is_above_its_ceiling(text: str, first: int) -> None:
    _above(text, first)


@pytest.mark.parametrize("part", [POLICY, GENERAL])
def test_no_gram_of_the_model_is_above_the_ceiling_of_its_pair(part: int) -> None:
    """Every gram of two to four characters that a common character begins."""
    model = packaged_part(part)
    levels = model.levels()
    chars = {number: char for char, number in model.numbers().items()}
    first = model.number("校")
    assert first is not None
    ceilings = PairCeilings([(model, ceilings_of(model))])
    checked = 0

    def check(gram: str) -> None:
        assert ceilings.may_reach(gram[-2:], 1, model.gram_rare(gram))

    for pair in range(*levels.starts[0][first : first + 2]):
        begun = "校" + chars[levels.words[1][pair]]
        check(begun)
        for three in range(*levels.starts[1][pair : pair + 2]):
            longer = begun + chars[levels.words[2][three]]
            check(longer)
            for four in range(*levels.starts[2][three : three + 2]):
                check(longer + chars[levels.words[3][four]])
                checked += 1
    assert checked > 20


@settings(deadline=None)
@given(st.text(CHARACTERS, min_size=1, max_size=3), st.text(CHARACTERS, min_size=1, max_size=3))
def test_nothing_behind_a_character_is_above_what_it_is_at_most(front: str, text: str) -> None:
    for model in (mixture(), mixture().weighed(SENSE * 4)):
        told = sum(model.running(front + text, len(front)))
        assert model.most_behind(front[-1:], text)[front[-1]] >= told
        first = model.logp(front, text[0])
        assert model.most_of_pair(front[-1] + text[0]) >= first - SLACK
        assert model.most_of_char(text[0]) >= first - SLACK


def test_what_no_model_met_says_nothing_of_what_follows() -> None:
    """Behind 鏁 what follows 欒 is as likely as it is alone, and so less likely than at most."""
    ceilings = pair_ceilings(POLICY, GENERAL)
    assert not ceilings.met("鏁欒")
    assert ceilings.met("学校")
    most = mixture().most_behind("鏁", "欒学校")["鏁"]
    assert most < ceilings.pair("鏁欒") + ceilings.most("欒学校", 1)


def test_ruin_is_refused_and_sense_is_not() -> None:
    ceilings = pair_ceilings(POLICY, GENERAL)
    assert not ceilings.may_reach(RUIN, 1, -3.0 * len(RUIN))
    assert ceilings.may_reach(SENSE, 1, -3.0 * len(SENSE))


def test_the_bound_itself_is_let_by_and_what_is_above_it_is_not() -> None:
    """A pair that ends no longer gram is exactly as likely as its ceiling."""
    model = packaged_part(POLICY)
    ceilings = PairCeilings([(model, ceilings_of(model))])
    nats = model.gram_rare("舍鏁")
    assert ceilings.may_reach("舍鏁", 1, nats)
    assert not ceilings.may_reach("舍鏁", 1, nats + 0.001)


def test_a_mixture_without_ceilings_asks_its_models() -> None:
    alone = Mixture([packaged_part(POLICY)])
    assert alone.likely(SENSE, 1, -200.0) == sum(alone.running(SENSE, 1))
    assert alone.likely(RUIN, 1, -3.0) is None


def test_what_is_prepared_is_what_is_computed() -> None:
    made = PairCeilings([(m, ceilings_of(m)) for m in map(packaged_part, (POLICY, GENERAL))])
    for text in (SENSE, RUIN, SENSE[::-1]):
        told = sum(mixture().running(text, 1))
        for least in (told, told / 2, told / 4):
            kept = pair_ceilings(POLICY, GENERAL).may_reach(text, 1, least)
            assert kept == made.may_reach(text, 1, least)
