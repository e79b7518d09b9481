"""Cells of timetables and named lists, one a line, are no menu."""

import pytest
from sides import turns_at

import eduparse
from eduparse.settings import Settings
from eduparse.stages.split.title_lines import FEWEST_LISTED
from eduparse.stages.strip.furniture import NOTHING, Strength
from eduparse.stages.strip.page import strip_lines
from eduparse.stages.strip.timetables import BAR_LINES, FEWEST_TIMES, HEADS, timetable_cells

SITE = "网站首页 | 学校概况 | 教务动态 | 联系我们\n当前位置：网站首页 > 通知公告\n"
FOOT = "分享到：\n打印本页 关闭窗口\n"
RULE = "各班任课教师应当按照课程表上课，未经教务处批准不得擅自调课，有事须提前办理调课手续。\n"
CELLS = ["星期一", "星期二", "语文", "数学", "物理", "化学", "体育", "班会", "自习"]
HOURS = ["7:50—8:10", "8:20—9:00", "9:30—10:10", "10:20—11:00"]


def cells(*texts: str) -> list[int]:
    """The indices of the cells among lines with these texts."""
    lines = [line for line in strip_lines("\n".join(texts)) if line.text]
    return list(timetable_cells(lines, [NOTHING] * len(lines)))


@pytest.mark.parametrize("bar", ["2023-05-06 点击：120\n", ""])
def test_no_cell_of_a_timetable_goes(bar: str) -> None:
    table = "青禾县第一中学高三年级课程表\n" + bar + "\n".join(CELLS) + "\n"
    (doc,) = eduparse.clean(SITE + table + RULE + FOOT, Settings(effort="thorough"))
    assert all(cell in doc.text.split("\n") for cell in CELLS)
    assert "联系我们" not in doc.text


def test_the_name_of_a_timetable_above_the_bar_stays() -> None:
    head = "首页\n学校概况\n您的位置：首页 > 通知公告 > 正文\n"
    table = "青禾县实验小学秋季作息时间表\n发布时间：2023-08-28 来源：教务处 浏览次数：120\n"
    body = "内容\n时间\n早读\n7:50—8:10\n午休\n11:40—13:50\n放学\n16:30\n"
    (doc,) = eduparse.clean(head + table + body + RULE + FOOT, Settings(effort="thorough"))
    assert doc.text.startswith("青禾县实验小学秋季作息时间表\n内容\n")


def test_names_of_channels_are_no_cells() -> None:
    assert cells("学校概况", "教务动态", "德育之窗", "通知公告", "校园风采", "联系我们") == []


def test_a_list_needs_its_name_and_rows() -> None:
    named = lambda rows: len(cells("高三年级课程表", *CELLS[: rows - 1])) == rows  # noqa: E731
    turns_at(named, FEWEST_LISTED)


def test_a_timetable_needs_times() -> None:
    turns_at(lambda n: bool(cells("早读", "午休", *HOURS[:n], "放学")), FEWEST_TIMES)


def test_cells_begin_with_the_heads_of_the_columns() -> None:
    above = ["学校概况", "教务动态", "内容", "项目", "时间"]
    assert cells(*above, *HOURS)[0] == len(above) - HEADS


def test_a_bar_of_two_lines_stands_below_the_name_of_a_list() -> None:
    def unseen(bars: int) -> bool:
        lines = strip_lines("\n".join(("高三年级课程表", *["2023-05-06"] * bars, *CELLS)))
        bar = (Strength.SURE, "noise.publish-bar")
        marks = [NOTHING, *[bar] * bars, *[NOTHING] * len(CELLS)]
        return not list(timetable_cells(lines, marks))

    turns_at(unseen, BAR_LINES + 1)


def test_a_menu_below_a_named_list_is_none_of_its_cells() -> None:
    names = ["王小明", "李大海", "张三丰", "赵青青", "孙美丽", "周文"]
    menu = ["首页", "新闻中心", "政务公开", "办事服务", "互动交流", "联系我们"]
    assert cells("青禾县优秀教师名单", "", *names, "", *menu) == list(range(7))
    (doc,) = eduparse.clean("\n".join(["青禾县优秀教师名单", "", *names, "", *menu]))
    assert "新闻中心" not in doc.text
    assert all(name in doc.text for name in names)
    spaced = [line for name in names for line in (name, "")]
    assert len(cells("青禾县优秀教师名单", "", *spaced)) == 1 + len(names)
