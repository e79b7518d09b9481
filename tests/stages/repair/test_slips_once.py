"""What the search for slips leaves out, since it was done before or cannot matter."""

# ruff: noqa: SLF001 - what is kept is compared with what is computed

import random
from collections import Counter

import pytest

from eduparse.budget import Budget
from eduparse.language.charmodel import folded
from eduparse.language.mixture import mixture
from eduparse.stages.repair import gbk_chars
from eduparse.stages.repair.gbk_chars import PageModel
from eduparse.stages.repair.slips import expected_chars, readings

TEXT = "擴大學校辦學自主權,更好實現學?！敖涃M自主管理\n促進各??焖賲f同發展"


def test_both_steps_at_once_are_the_two_one_after_the_other() -> None:
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x11000))))
    assert gbk_chars.seen(every) == folded(every.translate(gbk_chars._simplified()))


def test_a_search_is_made_once_and_costs_the_same_again() -> None:
    budget = Budget()
    page = PageModel(TEXT, "hant", budget=budget)
    reading = readings.Slip(page, TEXT.index("?")).best()
    assert reading is not None
    searches = expected_chars.Searches(page)
    for lost in ("“", "校", expected_chars._trail("校")):
        before = budget.spent
        first = searches.best(reading, lost)
        cost = budget.spent - before
        assert cost > 0
        assert searches.best(reading, lost) is first
        assert budget.spent == before + 2 * cost


def test_where_all_bytes_are_guessed_the_likeliest_are_weighed() -> None:
    page = PageModel(TEXT, "hans")
    _, signs = gbk_chars.not_displayed(gbk_chars.GAP + 0xAA, "hans")[-1]
    for context in ("各学", "，加强", "雨还在", "\n"):
        every, some = page.likeliest(context, signs), page.likeliest(context, signs, 8)
        assert len(some) < len(every) / 2
        scores = {sign: nats for nats, sign in every}
        assert [scores[sign] for _, sign in some] == pytest.approx([nats for nats, _ in some])
        assert [sign for _, sign in some[:5]] == [sign for _, sign in every[:5]]


def test_second_bytes_are_counted_by_character_as_by_place() -> None:
    rng = random.Random(5)  # noqa: S311 (readings for a test, not secrets)
    for _ in range(200):
        lost = Counter(rng.choices("哀抱校學教育縣經“。，、", k=rng.randint(0, 20)))
        plain = Counter(expected_chars._trail(char) for char in lost.elements()).most_common(1)
        assert list(expected_chars.lost_elsewhere(lost).trails) == plain


def test_a_reading_is_refused_only_where_it_is_too_unlikely() -> None:
    rng, model = random.Random(6), mixture()  # noqa: S311 (readings for a test, not secrets)
    chars = folded("学校教育经费管理，。的一了囗冂匚龘aA1 \n")
    for _ in range(2000):
        text = "".join(rng.choices(chars, k=rng.randint(2, 8)))
        first = rng.randint(1, len(text) - 1)
        total = sum(model.running(text, first))
        for least in (total - 1, total, total + 1e-5, -9.0):
            said = model.likely(text, first, least)
            assert said == (total if total >= least else None)
            assert model.most(text, first) >= total


def test_a_place_beside_a_reading_is_looked_up_as_it_is_compared() -> None:
    rng = random.Random(7)  # noqa: S311 (readings for a test, not secrets)
    for _ in range(300):
        marks = sorted(rng.sample(range(60), 8))
        found = [
            readings.SlipReading(a, b, "校", 9.0, 9.0, -3.0, -5.0)
            for a, b in zip(marks[::2], marks[1::2], strict=True)
        ]
        low = rng.randint(0, 58)
        high = rng.randint(low + 1, 60)
        plain = any(r.start < high and low < r.end for r in found)
        assert readings.Beside(found)(low, high) == plain
