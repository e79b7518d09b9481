"""Labels in front of figures, and figures that look like labels."""

import pytest

import eduparse


def paths(text: str) -> list[str]:
    return ["/".join(c.path) for c in eduparse.split(text).clauses if c.path]


HEAD = "柳溪县教育实事安排\n一、今年任务\n"


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        ("1.98%的学校接入专网。\n2.7所学校完成改造。\n", ["一", "一/1", "一/2"]),
        ("1.改造食堂。\n2.24小时供应热水。\n3.6月底前验收。\n", ["一", "一/1", "一/2", "一/3"]),
        ("1、80万元用于维修。\n2、5万元用于图书。\n", ["一", "一/1", "一/2"]),
        (
            "1.9%减免。\n2.7所改造。\n3.5%奖励。\n4.6%预留。\n",
            ["一", "一/1", "一/2", "一/3", "一/4"],
        ),
        ("1.9%减免。\n2.7所改造。\n3.5%奖励。\n4.6%预留。\n5.8%机动。\n", ["一"]),
        ("1.5公里组\n2.3公里组\n3.10公里组\n", ["一"]),
        ("环湖道路全长\n1.5公里，途经青石桥。\n2.志愿者到岗。\n", ["一", "一/2"]),
    ],
)
def test_an_item_may_open_with_a_figure_where_others_count_on(
    items: str, wanted: list[str]
) -> None:
    assert [p for p in paths(HEAD + items) if p != "一/1" or "一/1" in wanted] == wanted


@pytest.mark.parametrize(
    "about", ["三、五年内全部完成。", "二、三百人以上的学校全部参加。", "四、五月份完成采集。"]
)
def test_a_number_that_says_about_how_many_labels_nothing(about: str) -> None:
    text = f"柳溪县体质监测安排\n1.时间\n{about}\n2.对象\n全体学生。\n3.方式\n现场测试。\n"
    assert paths(text) == ["1", "2", "3"]


def test_a_real_label_in_front_of_a_numeral_stays() -> None:
    text = "柳溪县工作要点\n一、二十项任务\n逐项落实。\n二、三年目标\n分年推进。\n三、四项保障\n落实经费。\n"
    assert paths(text) == ["一", "二", "三"]


def test_a_column_of_a_site_that_stands_still_for_a_month_is_no_box() -> None:
    text = "柳溪县信息公开意见\n一、栏目管理\n专栏1个月内没有更新的，予以通报。\n二、考核\n纳入年度考核。\n"
    assert paths(text) == ["一", "二"]
    boxed = "柳溪县教育规划\n一、主要任务\n加强投入。\n专栏1 学校建设工程\n新建学校三所。\n二、保障\n落实经费。\n"
    assert "一/专栏1" in paths(boxed)


def test_small_roman_numbers_in_brackets_count_below_letters() -> None:
    text = (
        "学校应变指引\n1. 应变程序\n(a) 遇有下列情况，应启动程序：\n(i) 火警；\n(ii) 漏水；\n(iii) 停电。\n"
        "(b) 通知家长。\n2. 检讨\n会后检讨安排。\n"
    )
    assert paths(text) == ["1", "1/(a)", "1/(a)/(i)", "1/(a)/(ii)", "1/(a)/(iii)", "1/(b)", "2"]
    lettered = "学校指引\n1. 名单\n" + "".join(
        f"({c}) 第{n}组成员。\n" for n, c in enumerate("abcdefghij", 1)
    )
    assert paths(lettered)[1:] == [f"1/({c})" for c in "abcdefghij"]


@pytest.mark.parametrize("unit", ["条路线从车站出发，", "篇作文不少于", "章讲述校史，"])
def test_what_a_clause_counts_is_no_article(unit: str) -> None:
    body = f"一、安排\n第一{unit}共四百人。\n第二{unit}共六百人。\n二、要求\n注意安全。\n"
    assert paths("柳溪小学活动安排\n" + body) == ["一", "二"]


def test_articles_whose_words_follow_at_once_stay() -> None:
    glued = "第一条为规范管理，制定本办法。\n第二条学校应当公开。\n第三条本办法自发布之日起施行。\n"
    assert paths("柳溪县办法\n" + glued) == ["第一条", "第二条", "第三条"]
    four = "".join(f"第{n}条学校应当做好第{n}项工作。\n" for n in "一二三四")
    listed = paths(f"柳溪县方案\n一、制度\n{four}二、要求\n落实。\n")
    assert "一/第一条" in listed or "第一条" in listed
