"""Numbers in everyday papers: parts of standards, sections put in between, days, lessons, classes, pages."""

import pytest
from one_paper import paths

STANDARD = (
    "学校食堂设计标准\n1 总则\n1.0.1 为规范设计，制定本标准。\n2 基本规定\n2.0.1 食堂应符合下列规定：\n"
    "1 应远离污染源；\n2 应设置通风设施；\n3 净高不应低于三米。\n2.0.2 抗震应符合国家标准。\n"
    "3 给水排水\n3.1 一般规定\n3.1.1 水质应符合下列规定：\n1 应达标；\n2 应检测。\n3.2 节水\n3.2.1 应采用节水型器具。\n"
)


def test_items_of_a_part_of_a_standard_stand_below_it() -> None:
    assert paths(STANDARD) == [
        "1", "1/1.0.1", "2", "2/2.0.1", "2/2.0.1/1", "2/2.0.1/2", "2/2.0.1/3", "2/2.0.2",
        "3", "3/3.1", "3/3.1/3.1.1", "3/3.1/3.1.1/1", "3/3.1/3.1.1/2", "3/3.2", "3/3.2/3.2.1",
    ]  # fmt: skip


def test_chapters_behind_a_part_without_items_stay_chapters() -> None:
    text = "学校设计标准\n1 总则\n1.1 为规范设计，制定本标准。\n2 术语\n2.1 食堂是供餐的场所。\n3 布局\n3.1 应分区。\n"
    assert paths(text) == ["1", "1/1.1", "2", "2/2.1", "3", "3/3.1"]


def test_sections_put_in_between_are_sections() -> None:
    text = (
        "青石学校规例\n第3条 释义\n本规例所称学校，指注册学校。\n第3A条 适用范围\n本规例适用于所有学校。\n"
        "第3B条 豁免\n署长可以豁免学校。\n第3BA条 撤销\n署长可以撤销豁免。\n第4条 罚则\n违反本规例的，可处罚款。\n"
    )
    assert paths(text) == ["第3条", "第3A条", "第3B条", "第3BA条", "第4条"]


@pytest.mark.parametrize(
    "text",
    [
        "教育部今（5）日召开记者会，宣布推动数位学习，昨（4）晚已通知各校，本月（12）日截止。",
        "联络电话：(02)7736-5555；传真：(02)2345-6789。",
        "授予一（1）班、一（2）班、高一（3）班先进班集体称号。",
        "青石小学作息时间表\n8:00-8:40 第一节\n8:50-9:30 第二节\n9:30-10:00 课间操\n10:00-10:40 第三节\n",
        "参考书目\n[1] 张某. 学校管理学[M]. 青石出版社, 2018: 120.\n[2] 李某. 农村教育[J]. 教育学刊, 2020, 12(3): 45.\n",
    ],
)
def test_numbers_of_other_things_are_no_labels(text: str) -> None:
    assert paths(text) == []


def test_items_of_the_same_look_are_labels() -> None:
    text = "职责如下：\n（1）班主任应当家访；\n（2）班级应当公开账目；\n（3）日常工作应当记录。\n"
    assert paths(text) == ["(1)", "(2)", "(3)"]
