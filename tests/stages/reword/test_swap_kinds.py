"""What kinds of words the spinner of a page replaces, and that opposites need proof."""

import pytest

import eduparse
from eduparse.stages.reword.lexicon import Lexicon, SpinPair
from eduparse.stages.reword.spinner import spinner_of
from eduparse.stages.reword.swap_kinds import (
    CHARACTER,
    OPPOSITE_CHARACTER,
    OPPOSITE_WORD,
    SURE,
    UNPROVEN,
    WORD,
    kind_of_swap,
    opposites,
    weighed_by_kind,
)
from eduparse.stages.reword.word_search import Choice

PAIRS = {"购": "买", "减": "加", "短": "长", "西席": "教师", "下级": "上级"}
FAMILY = spinner_of("B", Lexicon(SpinPair(spun, original) for spun, original in PAIRS.items()))
NATS = 3.0


def weighed(text: str) -> dict[str, float]:
    """What is left of NATS for each form of PAIRS that stands in ``text``."""
    choices = [
        Choice(at, SpinPair(form, PAIRS[form]), "B", 5.0)
        for at in range(len(text))
        for form in PAIRS
        if text.startswith(form, at)
    ]
    nats = weighed_by_kind(text, choices, {c.start: NATS for c in choices}, FAMILY)
    return {c.entry.spun: nats[c.start] for c in choices}


@pytest.mark.parametrize(
    ("spun", "original", "kind"),
    [
        ("西席", "教师", WORD),
        ("年夜", "大", WORD),
        ("进", "入", CHARACTER),
        ("减", "加", OPPOSITE_CHARACTER),
        ("那", "这", OPPOSITE_CHARACTER),
        ("下级", "上级", OPPOSITE_WORD),
        ("没有", "不", OPPOSITE_WORD),
        ("无害", "有害", OPPOSITE_WORD),
        ("非法", "犯警", WORD),
    ],
)
def test_kinds(spun: str, original: str, kind: str) -> None:
    assert kind_of_swap(SpinPair(spun, original)) == kind


def test_opposites_differ_in_opposite_characters_only() -> None:
    assert opposites("进来", "出去")
    assert not opposites("进来", "出门")
    assert not opposites("一直", "不断")


def test_a_character_stays_where_its_kind_is_left_alone() -> None:
    assert weighed("西席西席购西席西席")["购"] == NATS
    assert weighed("西席西席购西席西席买买买买买买买买")["购"] < 2.2
    assert weighed("西席西席购西席西席买买买买买买买买")["西席"] == NATS


def test_opposites_are_put_back_where_two_prove_them() -> None:
    assert NATS > SURE
    assert weighed("西席西席减西席")["减"] == UNPROVEN
    assert weighed("西席减西席短西席") == {"西席": NATS, "减": NATS, "短": NATS}


SPUN = (
    "炖肉的办法很简朴：起首把肉洗洁净，经由过程焯水去腥，不克不及用年夜火。同伙们留意，加糖要恰当，没有糖也能够。"
    "那家黉舍的西席都喜好，其实不庞大。"
)


def test_a_spinner_of_longer_words_turned_no_sense_round() -> None:
    (doc,) = eduparse.clean(SPUN)
    assert "通过" in doc.text
    assert "不能用大火" in doc.text
    for kept in ("去腥", "加糖", "没有糖", "那家学校"):
        assert kept in doc.text


def test_one_opposite_is_put_back_where_it_is_sure_all_over_the_page() -> None:
    assert weighed("西席西席" + "减西席" * 4)["减"] == UNPROVEN
    assert weighed("西席西席" + "减西席" * 5)["减"] == NATS
