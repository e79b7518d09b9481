"""Brackets of numbers of papers that an encoding lost."""

import pytest

from eduparse.document.document import Document
from eduparse.stages.repair.lost_brackets import LostBrackets


def _repaired(text: str) -> str:
    doc = Document.of_page("x", "x", text)
    return doc.apply("repair.brackets", LostBrackets()(doc)).text


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("青教发?2022?8号", "青教发〔2022〕8号"),
        ("依据《通知》（国发\ufffd2014\ufffd第8号）", "依据《通知》（国发〔2014〕第8号）"),
        ("金府?2014?12號文件", "金府〔2014〕12號文件"),
        ("青教发〔2022?8号", "青教发〔2022〕8号"),
        ("青教发[2022?8号", "青教发[2022]8号"),
        ("青教发?2022)8号", "青教发(2022)8号"),
        ("（青财建„2009‟165号）", "（青财建〔2009〕165号）"),
        ("青教发?2022?8号\n青教发〔2022〕9号", "青教发〔2022〕8号\n青教发〔2022〕9号"),
        ("青教发?2022?8号\n青教发〔2021〕8号", "青教发〔2022〕8号\n青教发〔2021〕8号"),
    ],
)
def test_lost_brackets_are_put_back(damaged: str, whole: str) -> None:
    assert _repaired(damaged) == whole


@pytest.mark.parametrize(
    "text",
    [
        "是哪一年?2022?8号",
        "搬到哪里办公?2022?8号楼",
        "共几人?2022人",
        "乘坐的是地铁?2022?8号口出站",
        "中奖号码?2022?18号码已经公布",
        "教办□2022□8号，请在方框内填入括号",
        "青教发(2022)8号，对吗?",
        "谁发的?2022年?8号",
        "下列文号正确的是（ ）\nA. 青教发?2022?8号\nB. 青教发﹝2022﹞9号",
        "A. 青教发?2022?8号\nB. 青教发第8号",
        "应当写作青教发〔2022〕8号，而没有写作青教发?2022?8号。",
        "青教发(2022)8号\n印发的是青教发?2022?8号。",
        "请同学们改错：青教发?2022?8号",
        "旧打印机把括号打坏，青教发?2022?8号成了这样。",
        "文号丢了问号，青教发?2022?8号看不清楚。",
        "附件里写的是“青教发?2022?8号”，请核对。",
        "落款不是青教发?2022?8号。",
        "例如青教发?2022?8号，要人工核对。",
    ],
)
def test_other_marks_stay(text: str) -> None:
    assert _repaired(text) == text
