"""No character is less likely than its floor says, so that what the floors let by makes sense."""

import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduparse.language.char_trie import ORDER
from eduparse.language.charmodel import (
    GENERAL,
    POLICY,
    grams_of,
    packaged_part,
)
from eduparse.language.mixture import Mixture, mixture
from eduparse.language.pair_floors import UNIT, PairFloors, pair_floors, table_of
from eduparse.language.senseless import LIMIT, WINDOW, sensible_by_pairs, sensible_throughout
from eduparse.stages.repair.gbk_chars import seen

CASES = sorted(Path(__file__).parents[1].glob("cases/*/*.jsonl"))
SENSE = "各学校要认真检查校舍安全，及时消除隐患，并按时上报。"
RUIN = "鏁欒偛鍔炲簢鍔犲己鐎涳附鐗庣粻锛勬倞瀹搞儰缍"
CHARACTERS = "的学校教育一了是〇\x00\n0a，。鏁欒偛鍔舍消患贸"


def _lines() -> list[str]:
    rows = [row for path in CASES for row in path.read_text("utf-8").splitlines()]
    texts = [t for row in map(json.loads, rows) for t in row.values() if isinstance(t, str)]
    lines = sorted({line for text in texts for line in text.split("\n") if len(line) > ORDER})
    return lines[::7]


def _below(part: int, plain: str) -> None:
    floors, model = pair_floors(part), packaged_part(part)
    scores = [model.gram_rare(gram) for gram in grams_of(plain, 2)]
    for n, score in enumerate(scores, start=2):
        floors.reach(plain[n - 2 : n + 1], 1, LIMIT)  # asks for both pairs
        before, pair = (
            int.from_bytes(plain[k - 1 : k + 1].encode("utf-16-le"), "little") for k in (n - 1, n)
        )
        assert -(floors[pair] + floors.backs[before]) * UNIT <= score + 1e-9
        two = model.gram_rare(plain[n - 2 : n + 1])
        assert -(floors[pair] + floors.backs[before]) * UNIT <= two + 1e-9


@pytest.mark.parametrize("part", [POLICY, GENERAL])
def test_no_character_of_a_case_is_below_its_floor(part: int) -> None:
    lines = [line for line in map(seen, _lines()) if max(line) <= "\uffff"]
    assert len(lines) > 200
    for line in lines:
        _below(part, "\n\n" + line[:200].encode("utf-8", "replace").decode("utf-8"))


@settings(deadline=None)  # the first text makes the tables of a part
@given(st.text(CHARACTERS, min_size=3, max_size=24), st.sampled_from((POLICY, GENERAL)))
def test_no_character_of_any_text_is_below_its_floor(text: str, part: int) -> None:
    _below(part, text)


def test_longer_grams_that_cost_more_raise_their_pair() -> None:
    """Every gram of three and four characters of the model that one pair of common characters begins."""
    model = packaged_part(GENERAL)
    levels = model.levels()
    chars = {number: char for char, number in model.numbers().items()}
    first, second = (model.number(c) for c in "学校")
    assert first is not None
    low, high = levels.starts[0][first : first + 2]
    pair = next(at for at in range(low, high) if levels.words[1][at] == second)
    checked = 0
    for three in range(*levels.starts[1][pair : pair + 2]):
        begun = "学校" + chars[levels.words[2][three]]
        _below(GENERAL, begun)
        for four in range(*levels.starts[2][three : three + 2]):
            _below(GENERAL, begun + chars[levels.words[3][four]])
            checked += 1
    assert checked > 20


@given(
    st.lists(st.sampled_from((SENSE[:7], SENSE[7:13], RUIN[:3], RUIN[3:9], "，", "校")), max_size=9)
)
def test_what_is_let_by_makes_sense(pieces: list[str]) -> None:
    plain = "\n\n" + "".join(pieces)
    if sensible_by_pairs(plain, mixture()):
        scores = mixture().running(plain, 2)
        sums = [sum(scores[n : n + WINDOW]) for n in range(len(scores) - WINDOW + 1)]
        assert min(sums, default=0.0) >= LIMIT * WINDOW


def test_sense_is_let_by_and_ruin_is_not() -> None:
    for left, right in product((SENSE, ""), repeat=2):
        assert not sensible_by_pairs("\n\n" + left + RUIN + right, mixture())
    assert sensible_by_pairs("\n\n" + SENSE * 3, mixture())
    assert not sensible_throughout("\n\n" + RUIN, 2, mixture())


def test_a_text_too_short_for_a_window_is_let_by() -> None:
    floors = pair_floors(GENERAL)
    assert floors.reach("\n\n" + RUIN[: WINDOW - 1], WINDOW, LIMIT)
    assert not floors.reach("\n\n" + RUIN[:WINDOW], WINDOW, LIMIT)


def test_what_is_outside_the_plane_is_looked_at() -> None:
    assert not pair_floors(GENERAL).reach("\n\n" + SENSE + "\U00020000", WINDOW, LIMIT)
    assert not sensible_by_pairs("\n\n" + SENSE, Mixture([packaged_part(POLICY)]))


def test_what_is_prepared_is_what_is_computed() -> None:
    model = packaged_part(GENERAL)
    made = PairFloors(model, table_of(model))
    for text in (SENSE, RUIN, SENSE[::-1]):
        made.reach(text, WINDOW, LIMIT)
        pair_floors(GENERAL).reach(text, WINDOW, LIMIT)
    assert made.items() <= pair_floors(GENERAL).items()
    assert made.backs.items() <= pair_floors(GENERAL).backs.items()


def test_floors_are_kept_of_so_many_pairs_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eduparse.language.pair_floors._KEPT", 8)
    floors = PairFloors(packaged_part(GENERAL), table_of(packaged_part(GENERAL)))
    for text in (SENSE, RUIN, SENSE[::-1]):
        assert floors.reach(text, WINDOW, LIMIT) == pair_floors(GENERAL).reach(text, WINDOW, LIMIT)
        assert len(floors) == len(floors.backs) < 8 + len(text)


def test_a_sample_tells_the_parts_apart() -> None:
    policy, general = packaged_part(POLICY).sample(), packaged_part(GENERAL).sample()
    assert policy != general == packaged_part(GENERAL).sample()
    assert 100 < len(general) < 4000
