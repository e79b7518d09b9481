"""Words too short to be read in another encoding with certainty are told, and words of languages are not."""

# ruff: noqa: SLF001 - thresholds are tested where they are

from unittest.mock import patch

import pytest

import eduparse
from eduparse.stages.repair.mojibake import short_words, word_readings
from tests.sides import Sides, turns_at

PAGE = "青禾学校图书馆管理办法\n第一条 图书馆每天开放，方便师生借阅。\n二、{}\n第三条 本办法自发布之日起施行。\n"


def told(word: str) -> list[str]:
    """What is told of a page that has ``word`` on a line of its own."""
    doc = eduparse.repair(PAGE.format(word))
    found = doc.metadata.warnings
    return [doc.text[w.start : w.end] for w in found if w.code == "mojibake-left"]


@pytest.mark.parametrize(
    ("word", "codec", "shown"),
    [
        ("李志强", "gbk", "cp949"),
        ("加强领导", "gbk", "big5"),
        ("李志强", "gbk", "big5"),
        ("教师培训", "gbk", "euc_jp"),
        ("圖書角", "big5", "latin-1"),
        ("李志強", "big5", "latin-1"),
        ("對損傷", "big5", "gbk"),
        ("规定", "gbk", "latin-1"),
    ],
)
def test_a_short_word_in_a_wrong_encoding_is_told_whole(word: str, codec: str, shown: str) -> None:
    wrong = word.encode(codec).decode(shown)
    assert told(wrong) == [wrong]


@pytest.mark.parametrize("word", ["教师培训", "加强领导", "二〇二三年"])
def test_a_short_word_that_korean_shows_is_read_and_what_stands_in_front_stays(word: str) -> None:
    wrong = word.encode("gbk").decode("cp949")
    assert eduparse.repair(PAGE.format(wrong)).text == PAGE.format(word)


@pytest.mark.parametrize(
    "word",
    [
        "金泰希（김태희）先生讲话",
        "서울、부산、페소、링깃、아랍、카리브",  # 페소 is 其家, 링깃 is 傅标
        "안녕하세요 여러분",
        "Éléments de géométrie, âmáá, îlîn, ×××× ±×÷",
        "café, naïveté, situação, Ñandú, Äußerung",
        "饕餮、魑魅魍魉、龃龉、穢貊、麥蔥",
        "逄鑫垚、昇堃、龔韞驊、曾玥翀",
        "关脉独洪，\n肝邪偏旺．木气不能疏达",
        "縮緬、団扇、祇園祭、蒟蒻、鰹節、醍醐寺",
        "どうまる、あきやま、パイタン",
        "國語注音：媽（ㄇㄚ）爸（ㄅㄚ）",
    ],
)
def test_words_of_languages_names_and_signs_are_not_told(word: str) -> None:
    assert told(word) == []


class Says:
    """A model by which Chinese is so likely, whatever it says, and what stands there is certain."""

    def __init__(self, reading: float, here: float = 0.0) -> None:
        self._reading, self._here = reading, here

    def score(self, text: str, _: str = "") -> float:
        return self._here if set(text) & set("싱텬Ч") else self._reading

    def likely(self, _: str, __: int, least: float) -> float | None:
        return self._reading if self._reading >= least else None


def near(word: str, reading: float) -> bool:
    """Whether ``word`` is told where its reading is so likely."""
    with patch.object(short_words, "mixture", lambda: Says(reading)):
        return bool(list(short_words.short_words(word)))


def likelier(nats: float, read: str = "加强领导", here: float = 0.0) -> bool:
    """Whether a word is told of which a reading is likelier by so many nats."""
    with (
        patch.object(word_readings, "mixture", lambda: Says(nats, here)),
        patch.object(word_readings, "readings_of", lambda *_: (read,)),
        patch.object(word_readings, "_words_of", word_readings._words_of.__wrapped__),
        patch.object(short_words, "rare_near", lambda _: ((0, 2),)),
    ):
        return bool(list(short_words.short_words("樓Ч鍰絳")))


def longest(size: int) -> bool:
    """Whether a word of so many characters is tried."""
    start, end = short_words._word_around("学" * size, size // 2)
    return start < end


def readings(size: int) -> int:
    """How many readings of a word are tried of which each character stands for several pairs."""
    with patch.object(word_readings, "stands_for", lambda *_: ("教".encode("gbk"),) * 2):
        return len(
            list(word_readings._readings("学" * size, "big5hkscs", "gb18030", word_readings.MOST))
        )


# 싱텬 is 2 pairs of bytes: chance gives them 15.4 nats in all, and 4 fewer are near to it.
SIDES: Sides = {
    "NEAR_CHANCE": (lambda n: near("싱텬", n / 10), -194),
    "OF_HANGUL": (lambda n: near("싱텬싱텬", n / 10), -348),
    "LIKELIER": (lambda n: likelier(float(n)), 16),
    "OF_WORDS": (lambda n: likelier(n - 40.0, here=-99.0), 4),
    "OF_RARE": (lambda n: likelier(99.0, "龘" + "学" * (n - 1)), 3),
    "LONGEST": (lambda n: not longest(n), 13),
    "MOST": (lambda n: readings(n) < 2**n, 5),
    "LEFT": (lambda n: word_readings.sides("甲乙丙丁" + "校", 4, 5)[0] == "甲乙丙丁"[4 - n :], 3),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
