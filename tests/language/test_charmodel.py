"""However a character is asked for, one by one or with others, the model says the same number of it."""

from itertools import product
from unittest.mock import patch

import pytest

from eduparse.language import charmodel
from eduparse.language.char_trie import UNKNOWN
from eduparse.language.charmodel import GENERAL, POLICY, CharModel, Kept, grams_of, packaged_part
from eduparse.language.mixture import mixture
from eduparse.language.package_data import package_path

_FILE = package_path("language", "models", "characters.bin")
CONTEXTS = ("教育局", "各学校", "\n一、", "龘龘龘", "年0月", "的", "", "校龘安", "关于开")
CHARS = ("的", "校", "展", "龘", "a", "，", "\n", "\ue000")


@pytest.mark.parametrize("part", [POLICY, GENERAL])
def test_a_character_has_one_number(part: int) -> None:
    model = packaged_part(part)
    for context, char in product(CONTEXTS, CHARS):
        (told,) = model.logps_rare(context, [model.number(char)])
        assert model.gram_rare(context + char) == told
        assert model.new_gram_rare(context + char) == told


@pytest.mark.parametrize("part", [POLICY, GENERAL])
@pytest.mark.parametrize("first", [0, 1, 3, 4])
def test_a_text_is_read_as_its_characters_are(part: int, first: int) -> None:
    model = packaged_part(part)
    for text in (
        "",
        "校",
        "各学",
        "各学校",
        "各学校要检查校舍\n一、龘龘𠀀的安全𠀀a。",
        "𠀀𠀀𠀀𠀀校",
    ):
        told = [model.gram_rare(gram) for gram in grams_of(text, first)]
        assert model.running_rare(text, first) == told


def test_characters_that_are_one_for_the_model_are_scored_alike() -> None:
    model = packaged_part(POLICY)
    numbers = [model.number(c) for c in "校龘展\ue000校"]
    scores = model.scores_rare("各学校", model.together(numbers))
    assert scores == model.logps_rare("各学校", numbers)
    assert scores[0] == scores[4]


def test_few_characters_have_the_numbers_they_have_among_many() -> None:
    """What is looked up one by one is not found by the tables of what follows a context."""
    model = mixture()
    numbers = [model.number(c) for c in CHARS]
    for context in CONTEXTS:
        many = model.scores(context, model.together(numbers))
        for n in range(len(numbers) - 2):
            few = model.scores(context, model.together(numbers[n : n + 3]))
            assert few == many[n : n + 3]


def test_what_is_less_likely_than_asked_is_not_read_to_its_end() -> None:
    text, first = "各学校要建立台账龘龘", 3
    whole = sum(mixture().running(text, first))
    assert mixture().likely(text, first, whole - 1) == whole
    assert mixture().likely(text, first, whole + 1) is None
    assert mixture().likely(text[:first], first, -1.0) == 0


def test_a_page_that_is_asked_about_again_is_not_weighed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "\n各学校应当建立台账，落实责任。"
    first = mixture().weighed(text)

    def read(*_told: object) -> None:
        raise InterruptedError

    monkeypatch.setattr(CharModel, "running_rare", read)
    assert mixture().weighed(text) is first
    with pytest.raises(InterruptedError):
        mixture().weighed(text + "他推开门，雨还在下。")


@pytest.mark.parametrize("below", [0, 1])
def test_what_follows_is_kept_up_to_a_bound(below: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One character too many and the next context empties what is kept; the numbers are the same."""
    first, second = CharModel(_FILE), CharModel(_FILE)
    numbers = [first.number(char) for char in CHARS]
    for context in CONTEXTS[:-1]:
        assert first.logps_rare(context, numbers) == second.logps_rare(context, numbers)
    held = sum(map(len, vars(first)["_followers"].values()))
    assert held > 1000
    monkeypatch.setattr(charmodel, "MOST_HELD", held - below)
    told = first.logps_rare(CONTEXTS[-1], numbers)
    assert (CONTEXTS[0] not in vars(first)["_after"]) == (below > 0)
    monkeypatch.undo()
    assert told == second.logps_rare(CONTEXTS[-1], numbers)
    assert vars(first)["_held"] == sum(map(len, vars(first)["_followers"].values()))


def test_answers_are_kept_up_to_a_bound() -> None:
    asked: list[str] = []

    def find(key: str) -> str:
        asked.append(key)
        return key * 2

    kept = Kept(find, 2)
    assert [kept[key] for key in "abab"] == ["aa", "bb", "aa", "bb"]
    assert asked == ["a", "b"]
    assert [kept[key] for key in "cac"] == ["cc", "aa", "cc"]  # the third is one too many
    assert asked == ["a", "b", "c", "a"]
    assert len(kept) == 2


def _asked(text: str) -> tuple[charmodel.Together, ...]:
    return mixture().together([mixture().number(c) for c in text])


@pytest.mark.parametrize("weighed", ["", "他推开门，雨还在下。" * 9, "各学校要检查校舍。" * 9])
@pytest.mark.parametrize("context", CONTEXTS)
def test_what_is_likely_enough_is_so_among_all(context: str, weighed: str) -> None:
    """Whatever the bound: far below all, between two of them, above one."""
    model = mixture().weighed(weighed) if weighed else mixture()
    for text in ("".join(map(chr, range(0x4E00, 0x9000, 61))), "".join(CHARS), "校舍", "\ue000龘"):
        every = model.scores(context, _asked(text))
        bounds = (-1e9, -89.0, -20.0, -14.0, -9.0, -4.0, -1.0, 0.0, 2e-6, 5.0, *every[::29])
        for least in bounds:
            expected = [(nats, n) for n, nats in enumerate(every) if nats >= least]
            assert model.likely_of(context, _asked(text), least) == expected


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("count", [1, 8])
def test_the_best_are_the_best_of_all(context: str, count: int) -> None:
    for text in ("".join(map(chr, range(0x4E00, 0x9000, 61))), "".join(CHARS), "校舍"):
        every = [(nats, n) for n, nats in enumerate(mixture().scores(context, _asked(text)))]
        found = mixture().best_of(context, _asked(text), count)
        assert set(found) <= set(every)
        assert sorted(found, reverse=True)[:count] == sorted(every, reverse=True)[:count]


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("few", [4, 8])
def test_the_usual_ones_are_scored_as_among_all(context: str, few: int) -> None:
    asked = _asked("".join(map(chr, range(0x4E00, 0x9000, 7))))
    every = [(nats, n) for n, nats in enumerate(mixture().scores(context, asked))]
    usual = mixture().usual(context[-1:], asked, few)
    found = mixture().scores_of_some(context, asked, usual, [3])
    for nats, n in found:
        assert nats == pytest.approx(every[n][0])
    assert {3, *(n for n, _ in usual)} <= {n for _, n in found}
    # The likeliest of all is the most usual one, or what more of the context says; behind what is unknown none is usual.
    assert not usual or max(found)[1] == max(every)[1]


def test_the_usual_ones_are_those_met_most_often_behind_a_character() -> None:
    model = packaged_part(POLICY)
    chars = "校学园舍风的龘"
    asked = model.together([model.number(c) for c in chars])
    scores = model.scores_rare("学", asked)
    best = sorted(range(len(chars)), key=lambda n: -scores[n])
    assert model.usual("学", asked, 3) == best[:3]


def test_the_commonest_ones_are_usual_behind_any_character() -> None:
    model = packaged_part(POLICY)
    asked = model.together([model.number(c) for c in "的龘校舍"])
    assert model.commonest(asked, 2) == [0, 2]
    both = _asked("的龘校舍")
    assert {n for n, _ in mixture().usual("龘", both, 1, 1)} >= {0}
    assert [n for n, _ in mixture().usual("龘", both, 0, 0)] == []


def test_a_table_learns_what_stays_and_no_more_than_it_may_hold() -> None:
    table = charmodel.CharTable({ord("a"): "b"})
    with patch.object(charmodel, "_MOST_OF_TABLE", 2):
        assert "a校舍a校".translate(table) == "b校舍b校"
    assert table == {ord("a"): "b", ord("校"): ord("校")}


def test_no_run_is_likelier_than_its_pairs() -> None:
    plain = "各学校要检查校舍\n龘龘的安全a。鏁欒偛"
    for first in (0, 1, 5):
        assert sum(mixture().running(plain, first)) <= mixture().most(plain, first) + 1e-6


def test_a_part_is_mapped_once_and_knows_what_its_file_does() -> None:
    for part in (POLICY, GENERAL):
        assert packaged_part(part) is packaged_part(part)
        numbers = packaged_part(part).numbers()
        costs = packaged_part(part).levels().logps[0]
        known = [number for number, cost in enumerate(costs) if cost != UNKNOWN]
        assert list(numbers.values()) == known
