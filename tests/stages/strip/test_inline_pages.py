"""Numbers of printed pages inside lines, and pages that a text speaks of."""

import pytest
from sides import Sides, turns_at

from eduparse import strip
from eduparse.stages.strip import inline_pages

TEXT = "各村委会要利用空闲的旧仓{}库办好食堂，由妇女主任负责采买。\n厨房要保持干净，食材要当天采{}购，账目每月公布。\n"


@pytest.mark.parametrize("form", ["第{}页", "P{}", " Page {} of 9 "])
def test_they_go_where_they_count_on_and_tear_words(form: str) -> None:
    assert strip(TEXT.format(form.format(2), form.format(3))).text == TEXT.format("", "")


@pytest.mark.parametrize(
    "text",
    [
        TEXT.format("第2页", "第7页"),
        TEXT.format("第2页", ""),
        "请大家翻到课本第2页，先看插图，再读第3页的课文。",
        "停车场分三层，P1停大巴，P2停轿车，P3停电动车。",
        "故事书里写着：第1页大象来了，第2页小猴来了，第3页他们成了朋友。",
        "小红第2页没写完，小明第3页没写完，老师让他们放学补上。",
        "说明书第2页介绍安装，第3页介绍清洗，第4页介绍保修。",
        "打印机卡在第2页不动，取出后第3页空白，第4页正常。",
        "合同第2页甲方没有签字，合同第3页乙方没有盖章，请补齐。",
        "诊断结果：P53基因突变，P54蛋白阳性。",
    ],
)
def test_others_stay(text: str) -> None:
    assert strip(text).text == text


def told(torn: int) -> list[float]:
    """The confidence of four numbers of which so many tear a word."""
    parts = ["旧仓{}库" if n < torn else "仓库，{}食堂" for n in range(4)]
    text = "。".join(p.format(f"第{n + 2}页") for n, p in enumerate(parts))
    return [e.confidence for e in inline_pages.inline_pages(text)]


SIDES: Sides = {
    "inline_pages.FEWEST": (lambda n: told(n) == [inline_pages.PUT] * 4, 2),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_one_that_tears_a_word_is_suggested() -> None:
    assert told(1) == [inline_pages.SUGGESTED] * 4
    assert told(0) == []
