"""Stops that a machine doubled in one line, and those that somebody types."""

import pytest
from sides import Sides, turns_at

from eduparse import strip
from eduparse.stages.strip import injected

HEAD = "一、各校要公开账目。\n二、各县要抓紧检查。\n"


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("三、各乡镇要按时上报，，不得迟报。。\n", "三、各乡镇要按时上报，不得迟报。\n"),
        ("三、上报要求如下：：按时，，如实。。\n", "三、上报要求如下：按时，如实。\n"),
        ("三、各乡镇要按时上报,，不得迟报.。\n", "三、各乡镇要按时上报，不得迟报。\n"),
    ],
)
def test_of_a_line_of_a_paper_they_go(damaged: str, mended: str) -> None:
    assert strip(HEAD + damaged).text == HEAD + mended


@pytest.mark.parametrize(
    "text",
    [
        "好的，，我知道了，明天见。",
        "他想了想。。还是没有说话，，就走了。",
        "用 std::cout 输出结果，再换行...。",
        "比分是3：：2的写法不对，应写一个冒号。",
        "来来了了，，小小草草。。",
        "他说：“等一等......。”就没有声音了。",
        HEAD + "三、各乡镇要按时上报，，不得迟报。\n",
    ],
)
def test_those_of_writers_stay(text: str) -> None:
    assert strip(text).text == text


def told(text: str) -> list[float]:
    return [e.confidence for e in injected.injected(text)]


def test_a_single_one_is_suggested_in_a_paper_and_where_nobody_types_it() -> None:
    assert told(HEAD + "三、各乡镇要按时上报，，不得迟报。\n") == [injected.OWN]
    assert told("今天天气很好,，我们去公园，玩了一天。") == [injected.OWN]
    assert told("今天天气很好，，我们去公园，玩了一天。") == []


SIDES: Sides = {
    "injected.STOPS": (lambda n: told(HEAD + "各校，，" * n) == [injected.ALL] * n, 2),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_of_a_wide_mark_and_a_narrow_one_the_wide_one_stays() -> None:
    text = "一、上周，,县医院的医生来校检查视力。.\n二、您的孩子，,请按时复查。.\n三、家长，,请签字。.\n"
    assert strip(text).text == text.replace("，,", "，").replace("。.", "。")
