"""Words of Japanese and Korean, faces, examples of wrecks, and letters of words: none of them is damage."""

from math import inf
from unittest.mock import patch

import pytest

import eduparse
from eduparse.stages.repair import lone_letters, lost
from eduparse.stages.repair.cited import uncited
from eduparse.stages.repair.lone_letters import letters_of_bytes
from eduparse.stages.repair.mojibake import foreign_words
from eduparse.stages.repair.mojibake.foreign_words import only_foreign_words
from eduparse.stages.repair.shifted_counts import numbers_a_thing, shifted_counts
from tests.sides import turns_at


def codes(text: str) -> list[str]:
    return [w.code for w in eduparse.repair(text).metadata.warnings if w.start is not None]


@pytest.mark.parametrize(
    "text",
    [
        "运动会真开心(๑•̀ㅂ•́)و✧ 大家再接再厉(*≧▽≦)ﾉ ヾ(´∀｀)ﾉ",
        "街角那家ﾊﾟﾝ屋的招牌用ｶﾀｶﾅ写成，老板会说一点中文。",
        "交流生进门先说안녕하세요，走时说감사합니다，同学们都学会了。",
        "看到 ä¸­æ–‡ 这样的字，说明文件的编码选错了，应当重新打开。",
    ],
)
def test_words_and_examples_are_no_wrecks(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "看到 ä¸­æ–‡ 这样的字，说明文件没有保存好，应当重新打开。",
        "各校要认真组织学习".encode("gbk").decode("cp932", "replace"),
    ],
)
def test_a_wreck_that_nothing_explains_is_told(text: str) -> None:
    assert codes(text) != [] or eduparse.repair(text).layers


def test_kana_that_are_chinese_in_gbk_are_no_words() -> None:
    assert not only_foreign_words("中文".encode("gbk").decode("cp932"))
    assert only_foreign_words("ｶﾀｶﾅ")


def test_a_window_with_a_rare_chinese_character_is_no_word() -> None:
    assert only_foreign_words("说안녕하세요")
    assert not only_foreign_words("说안녕하세요躓躅")


class Says:
    """A model by which each character is so likely."""

    def __init__(self, nats: float) -> None:
        self.nats = nats

    def score(self, text: str) -> float:
        return self.nats * len(text)


def read_as_gbk(nats: float) -> bool:
    with patch.object(foreign_words, "mixture", lambda: Says(nats)):
        return not only_foreign_words("ﾖﾐﾎﾄ")


SIDES = {
    "OF_WORDS": (lambda n: only_foreign_words("가" * n + "궭" * (8 - n)), 2),
    "READS": (lambda n: read_as_gbk(n / 10), -80),
    "RUN": (lambda n: not only_foreign_words("ﾖﾐﾎﾄ"[:n]), 4),
    "EXPLAINS": (lambda n: lost._is_example("乱码" + "字" * (n - 2) + "ä¸", n, n + 2), 10),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_a_letter_of_a_word_is_never_half_a_character() -> None:
    for least in (
        lambda text: lone_letters._least(text, 1, "校", most=False),
        lambda text: lone_letters._least_of_bytes(text, 1),
        lambda text: lone_letters._least_beside("，" + text[1:], 1),
    ):
        assert least("去K書中心") == inf
        assert least("由C君領獎") == inf
        assert least("去K學中心") < inf


@pytest.mark.parametrize(
    "text", ["每日補充維生素B群即可，學童宜多運動。", "甲等由C君獲得，乙等從缺，學校公布。"]
)
def test_a_word_with_a_letter_on_a_page_in_big5(text: str) -> None:
    assert list(letters_of_bytes(text, "big5hkscs")) == []


def test_the_number_of_a_thing_counts_nothing_up() -> None:
    assert numbers_a_thing("ⅳ號機組", 0)
    assert numbers_a_thing("第ⅱ期", 1)
    assert not numbers_a_thing("第④期", 1)
    assert not numbers_a_thing("小ⅱ學", 1)
    assert list(shifted_counts("学ⅳ生", "big5")) == [(1, 2)]
    assert list(shifted_counts("停ⅳ號機組", "big5")) == []


def test_a_sign_in_its_wide_form_stands_beside_its_escape() -> None:
    kept = "人民币符号￥用&yen;表示"
    doc = eduparse.repair(kept)
    assert doc.text == kept
    assert eduparse.repair("学费&yen;500元").text == "学费¥500元"
    assert list(uncited("", ())) == []
