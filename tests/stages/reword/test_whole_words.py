"""A swap of one character that breaks a common word which stands whole is a suggestion."""

from unittest.mock import patch

import pytest

import eduparse
from eduparse.stages.reword import whole_words
from eduparse.stages.reword.lexicon import SpinPair
from eduparse.stages.reword.whole_words import COMMON, FAR, inside_words
from eduparse.stages.reword.word_search import Choice

SPUN = "西席该当经由过程体育勾当进步门生兴趣，黉舍不克不及取消体育课。{}黉舍该当增强场馆办理，年夜课间勾当每天进行。"


@pytest.mark.parametrize("word", ["乡镇", "城乡", "乡村", "城镇"])
def test_a_plain_word_on_a_spun_page_stays(word: str) -> None:
    (doc,) = eduparse.clean(SPUN.format(word))
    assert f"{word}学校应当" in doc.text
    assert doc.text.startswith("教师应当通过体育活动")


def broken(here: float, there: float, text: str = "乡镇") -> bool:
    choices = [Choice(0, SpinPair("乡", "城"), "B", 9.0)]
    rates = {"乡镇": here, "城镇": there}
    with patch.object(whole_words, "_rate", lambda word: rates.get(word, 0.0)):
        return 0 in inside_words(text, choices)


def test_both_sides_of_a_common_word() -> None:
    assert broken(COMMON, COMMON)
    assert not broken(COMMON - 0.1, COMMON)
    assert not broken(COMMON, FAR * COMMON)
    assert broken(COMMON, FAR * COMMON - 0.1)
    assert not broken(COMMON, COMMON, "乡")


def test_a_neighbour_that_is_spun_itself_makes_no_word() -> None:
    choices = [
        Choice(0, SpinPair("乡", "城"), "B", 9.0),
        Choice(1, SpinPair("镇", "区"), "B", 9.0),
    ]
    with patch.object(whole_words, "_rate", lambda _: COMMON):
        assert inside_words("乡镇", choices) == frozenset()
