"""Numbers of printed pages inside lines, and pages that a text speaks of."""

import pytest
from sides import Sides, turns_at

from eduparse import strip
from eduparse.stages.strip import inline_pages

TEXT = "各村委会要利用空闲的旧仓{}库办好食堂，由妇女主任负责采买。\n厨房要保持干净，食材要当天采{}购，账目每月公布。\n"


@pytest.mark.parametrize(
    "form",
    [
        "第{}页",
        "\n第{}页\n",
        "\n- {} -\n",
        "\n· {} ·\n",
        "P{}",
        " p.{} ",
        " Page {} of 9 ",
        "第{}页 共9页",
        "第{}页/共9页",
        "- {} -",
        "—{}—",
        "·{}·",
        " {}/9 ",
    ],
)
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


def suggested(text: str) -> list[str]:
    """What is taken for a number of a page and stays."""
    return [text[e.start : e.end] for e in inline_pages.inline_pages(text) if e.confidence < 0.9]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (TEXT.format("第7页", ""), "第7页"),
        (TEXT.format(" Page 2 of 9 ", ""), " Page 2 of 9 "),
        ("食堂由妇女主任负责采买，第3页 共8页厨房要保持干净。", "第3页 共8页"),
        ("食堂由妇女主任负责。- 3 -厨房要保持干净。", "- 3 -"),
    ],
)
def test_one_alone_is_suggested(text: str, number: str) -> None:
    assert suggested(text) == [number]
    assert strip(text).text == text


def test_those_beside_marks_are_suggested_where_they_count_on() -> None:
    lines = ["食堂由妇女主任负责采买，{}厨房要保持干净。", "账目每月公布一次。{}村民可以查看。"]
    lines.append("剩菜要倒掉，{}不得留到第二天。")
    text = "\n".join(line.format(f"第{n + 2}页") for n, line in enumerate(lines))
    assert suggested(text) == ["第2页", "第3页", "第4页"]


FIGURES = (
    "变化和疫情严重冲{}击的考验。\n生态环境等方面仍需不{}断提升。\n在扩大国内需求和优{}势方面。\n"
)


def test_figures_alone_that_tear_words_and_count_on_are_suggested() -> None:
    assert suggested(FIGURES.format(4, 5, 6)) == ["4", "5", "6"]
    assert suggested("全县3所学校、4个乡镇参加。第一选区11席，第二选区12席。气温低于10度。") == []


def row_of_figures(pages: list[int]) -> int:
    """How many of figures that tear words are suggested."""
    return len(suggested(FIGURES.format(*pages)))


@pytest.mark.parametrize(
    "text",
    [
        "甘油醛-3-磷酸是中间产物，1-苯基-2-丙酮不是。",
        "由1/3增加到2/3的学校，占全县的3/4以上。",
        "见2020-04-15/news和2020-05-15/news两页。",
        "前阿里P8讲师升P9之后辞职。华为P30降价了。",
        "每天背第3页单词。这本书第9页印错了。",
        "公司团建住进711房间，楼下有便利店，6瓶水12元。",
    ],
)
def test_nothing_is_said_of_others(text: str) -> None:
    assert list(inline_pages.inline_pages(text)) == []


def told(torn: int) -> list[float]:
    """The confidence of four numbers of which so many tear a word."""
    parts = ["旧仓{}库" if n < torn else "仓库，{}食堂" for n in range(4)]
    text = "，".join(p.format(f"第{n + 2}页") for n, p in enumerate(parts))
    return [e.confidence for e in inline_pages.inline_pages(text)]


SIDES: Sides = {
    "inline_pages.FEWEST": (lambda n: told(n) == [inline_pages.PUT] * 4, 2),
    "inline_pages.BARE_STEP": (lambda n: row_of_figures([3, 3 + n, 3 + 2 * n]) == 0, 4),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_one_that_tears_a_word_is_suggested() -> None:
    assert told(1) == [inline_pages.SUGGESTED] * 4
    assert told(0) == []


def test_figures_at_ends_of_lines_that_break_words_are_suggested_where_they_count_on() -> None:
    text = "公平公1\n开、专款专用，各项支出应当公示。\n不得截留2\n挪用资金，违者追究责任。\n应当接受监3\n督检查，按时报送材料。\n"
    assert suggested(text) == ["1\n", "2\n", "3\n"]
