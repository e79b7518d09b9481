"""Blanks that a reader of PDF strewed into running text, and those of writers."""

import pytest
from sides import Sides, turns_at

from eduparse.stages.repair import strewn_blanks

TORN = [
    "利用大量末标 记样本训练",
    "从根结点开 始向上传递",
    "学习器的性 能更加稳定",
    "进行加权平 均计算",
]
WHOLE = ["教务会议 讨论通过", "学生代表 参加会议", "县教育局 财务科", "校园文化 艺术节"]


def suggested(text: str) -> int:
    return len(list(strewn_blanks.strewn_blanks(text)))


def test_they_are_suggested_where_most_tear_words() -> None:
    assert suggested("，".join(TORN)) == len(TORN)
    assert suggested("，".join(TORN[:3] + WHOLE[:1])) == len(TORN)


@pytest.mark.parametrize(
    "text",
    [
        "，".join(WHOLE),
        "第 一 章 总则\n第 二 章 机构\n第 三 章 学生\n第 四 章 附则\n",
        "失踪儿童\n救 助 保 护 工 作 方 案\n",
        "春眠不觉晓 处处闻啼鸟 夜来风雨声 花落知多少",
        "鱼香肉丝 冬瓜汤 红烧茄子 米饭",
        "张 伟 李 娜 王 芳 刘 洋",
    ],
)
def test_those_of_writers_stay(text: str) -> None:
    assert suggested(text) == 0


SIDES: Sides = {"strewn_blanks.FEWEST": (lambda n: suggested("，".join(TORN[:n])) > 0, 3)}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
