"""Bold print of Markdown in plain text, and stars that are none."""

import pytest
from sides import Sides, turns_at

from eduparse import clean, strip
from eduparse.stages.strip.bold_marks import bold_marks

PAPER = "**关于做好招生工作的通知**\n\n各学校：\n\n**一、招生范围**\n\n按照就近入学原则招生。\n\n**二、招生办法**\n\n1. **网上报名**。家长在网上报名。\n2. **现场审核**。学校审核材料。\n"


def test_the_stars_go_and_the_words_stay() -> None:
    assert strip(PAPER).text == PAPER.replace("**", "")


def test_headings_in_bold_print_are_headings() -> None:
    (doc,) = clean(PAPER)
    assert doc.metadata.title == "关于做好招生工作的通知"
    assert [c.heading for c in doc.clauses if c.level == 1] == ["招生范围", "招生办法"]


@pytest.mark.parametrize(
    "text",
    [
        "获奖名单\n张**、李**\n王**，赵**\n",
        "138****0001\n139****0002\n",
        "a**b**c\nd**e**f\n",
        "加粗写作两个星号。\n**一、范围**\n**二、办法**\n",
        "**注意**只有一处。\n",
    ],
)
def test_other_stars_stay(text: str) -> None:
    assert strip(text).text == text


SIDES: Sides = {"FEWEST": (lambda n: list(bold_marks("**招生**\n" * n)), 2)}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_a_mark_may_stand_inside_the_stars() -> None:
    text = "**一、招生范围：**本县学生。\n**二、招生办法：**网上报名。\n"
    assert strip(text).text == text.replace("**", "")
    assert not list(bold_marks(text.replace("：**", "**")))


@pytest.mark.parametrize(
    "lines",
    [
        ["**学校**年级学生名单", "**中学关于**活动的通知"],
        ["**公司与**公司签订合同", "**公司与**学校签订协议"],
        ["**明、**华、**强", "**军、**丽、**敏"],
        ["**县教育局** ", "**县财政局** ", "经办人：张**"],
    ],
)
def test_stars_that_hide_names_or_leave_blanks_stay(lines: list[str]) -> None:
    assert not list(bold_marks("\n".join(lines)))
