"""Zhuyin is told by its syllables."""

import pytest

from eduparse.language.zhuyin import FEWEST, spells_sounds


@pytest.mark.parametrize("text", ["天ㄊㄧㄢ亮ㄌㄧㄤˋ了ㄌㄜ˙", "˙ㄇㄚ ㄅㄚˋ ㄒㄩㄝˊ"])
def test_syllables_are_sounds(text: str) -> None:
    assert spells_sounds(text)


@pytest.mark.parametrize("text", ["ㄘ﹝ㄖ﹝ㄗ﹝ㄅㄞˊ", "ㄓㄕ ㄧㄅ ㄢㄣ ㄅㄞˊ", "教育局", ""])
def test_letters_out_of_order_are_none(text: str) -> None:
    assert not spells_sounds(text)


def test_some_prove_each_other() -> None:
    assert spells_sounds("跑ㄆㄠˇ" * FEWEST)
    assert not spells_sounds("跑ㄆㄠˇ" * (FEWEST - 1))
