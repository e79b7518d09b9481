"""A text on the past is full of words that a spinner puts, and no spun page."""

import pytest

import eduparse
from eduparse.stages.reword.gate import spin_evidence
from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.period_words import one_of_the_period, period_words
from eduparse.stages.reword.sightings import Case, Sighting
from eduparse.stages.reword.spinner import TABLE, spinner
from eduparse.stages.reword.whole_words import alone_between_stops
from eduparse.stages.reword.word_search import Choice

PAST = [
    "祖父念私塾时，先生坐在上首，门生依次背书。同窗七八人，后来有的经商，有的从军，只有他在乡里讲授。",
    "那年黉舍迁到山里，借庙宇上课。没有书本，讲授全凭先生口述，同窗们用毛笔抄在草纸上，门生夜里点桐油灯。",
    "年夜，一家人围炉守岁。木匠师傅的手艺是祖上传下来的，门徒里学成的不过三五人，如今都在外洋谋生。",
    "怙恃大人膝下：儿自客岁离家，已抵省城。黉舍尚未开课，暂寓同窗家中。讲授诸先生待门生甚厚，请勿挂念。",
    "你说近日思惟苦闷，我也曾如此。年青人总要吃些苦头，才晓得糊口的滋味。望你保重身材，多与朋侪往来。",
    "病院里静得很，只听见看护妇走路的声音。再将养旬日便可出院。瞥见你在扉页上写的字，我很喜欢。",
]


@pytest.mark.parametrize("text", [*PAST, "\n".join(PAST), "\n".join(PAST[:3]), "\n".join(PAST[3:])])
def test_the_past_is_no_spinner(text: str) -> None:
    (doc,) = eduparse.clean(text)
    assert doc.text == text
    assert not spin_evidence(text).spun


def test_the_words_of_the_past_are_one_witness() -> None:
    found = tuple(
        Sighting(at, form, 1.0, 50.0, place, common=False)
        for at, (form, place) in enumerate([("黉舍", 0.0), ("门生", 1.0), ("体系体例", 0.0)])
    )
    known = Case(TABLE, 9.0, 1.0, 0.3, found)
    heard = one_of_the_period(known, spinner(TABLE), 100)
    assert [s.form for s in heard.sightings] == ["门生", "体系体例"]
    assert heard.support < known.support
    assert one_of_the_period(heard, spinner(TABLE), 100) is heard


def test_forms_of_no_time_are_no_words_of_the_past() -> None:
    assert "糊口" in period_words()
    assert period_words().isdisjoint(
        {"设置装备摆设", "处置惩罚", "经由过程", "不克不及", "体系体例"}
    )


@pytest.mark.parametrize(
    ("text", "alone"),
    [("逐出。年夜，先生", True), ("年夜", True), ("力气很年夜，", False), ("，年夜家", False)],
)
def test_one_character_between_stops(text: str, alone: bool) -> None:  # noqa: FBT001 - a case
    choice = Choice(text.index("年夜"), SpinPair("年夜", "大"), TABLE, 9.0)
    assert bool(alone_between_stops(text, [choice])) == alone
