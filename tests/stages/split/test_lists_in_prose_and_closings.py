"""Lists inside a paragraph of prose, the numbers of formulas, days behind the number of an item, more lines that close."""

import pytest
from one_paper import cleaned, part, paths

PROSE = (
    "个人工作总结\n一学期来，本人担任语文教学工作。\n其次，努力上好每一节课。做到：1、目标明确；2、重点突出；3、练习适量。\n"
    "最后，加强学习，本学期听课22节。\n不足之处是对学困生的辅导还不够耐心。\n"
)


def test_a_list_inside_a_paragraph_takes_in_no_paragraphs_below() -> None:
    assert paths(PROSE) == []


@pytest.mark.parametrize(
    "text",
    [
        "通知\n现通知如下：1、准时到会；2、带好笔记本；3、关闭手机。\n特此通知。\n",
        "通知\n现通知如下：1、准时到会。2、带好笔记本。3、关闭手机。\n请各校认真做好落实工作。\n有关情况请及时向教育局报告。\n",
    ],
)
def test_the_items_of_a_notice_on_one_line_count(text: str) -> None:
    assert paths(text) == ["1", "2", "3"]


@pytest.mark.parametrize("number", ["……………………（1）", "　　　　（1）"])
def test_the_number_of_a_formula_is_no_label(number: str) -> None:
    text = (
        f"养护规程\n4 要求\n4.1 浇水\n4.1.1 每次浇水量按公式（1）计算：\nQ=A×h{number}\n式中：\nQ——浇水量，单位为立方米；\n"
        "h——浇水深度，单位为米。\n4.1.2 夏季宜早晚浇水。\n4.2 修剪\n应符合以下规定：\n——乔木每年修剪1次；\n——草坪不超过8厘米。\n"
    )
    assert paths(text) == [
        "4",
        "4/4.1",
        "4/4.1/4.1.1",
        "4/4.1/4.1.2",
        "4/4.2",
        "4/4.2/——1",
        "4/4.2/——2",
    ]


def test_items_behind_dots_count() -> None:
    text = "须知\n一、注意事项……（1）着装整齐；（2）提前到场。\n二、其他\n听从安排。\n"
    assert paths(text) == ["一", "一/(1)", "一/(2)", "二"]


def test_a_day_behind_the_number_of_an_item() -> None:
    text = "十月安排\n一、后勤\n1.10.8前完成滑梯检修。\n2.盘点库房。\n二、其他\n无。\n"
    assert paths(text) == ["一", "一/1", "一/2", "二"]


def test_a_part_that_opens_with_a_word_like_those_behind_days_is_a_part() -> None:
    text = "规程\n1 总则\n1.1 范围\n1.1.1前期准备应充分。\n1.1.2起重设备应检验。\n"
    assert paths(text) == ["1", "1/1.1", "1/1.1/1.1.1", "1/1.1/1.1.2"]


@pytest.mark.parametrize(
    "closing",
    [
        "甲方（盖章）：晨光基金会        乙方（盖章）：白沙小学\n代表：              代表：\n2023年4月20日        2023年4月20日",
        "校监签署：____________\n日期：____________",
    ],
)
def test_who_signs_closes_a_paper(closing: str) -> None:
    text = f"协议书\n1. 用途\n用于图书室建设。\n2. 其他\n本协议一式二份。\n{closing}\n"
    assert part(text, "back") == closing


def test_two_days_in_a_clause_close_nothing() -> None:
    text = "通知\n一、时间\n2023年4月20日        2023年4月21日\n二、地点\n学校会议室。\n"
    assert not part(text, "back")


def test_keys_set_wide_stay_with_the_clause_of_contacts() -> None:
    text = (
        "施工招标公告\n一、条件\n已经批准。\n二、联系方式\n采 购 人：青石中学\n联 系 人：靳老师\n电    话：0543-3322110\n"
        "代理机构：某某公司\n联 系 人：卜经理\n电    话：0543-3322220\n"
    )
    assert not any(c.kind == "back" for c in cleaned(text).clauses)


def test_a_vocational_school_signs() -> None:
    text = "招聘公告\n一、条件\n本科学历。\n二、咨询电话：0452-6612345（隋老师）\n青岭县职业高中\n2023年6月2日\n"
    assert part(text, "back") == "青岭县职业高中\n2023年6月2日"


def test_a_label_stands_right_behind_a_figure_on_a_glued_page() -> None:
    text = "关于召开家长会的通知一、时间：5月3日上午8:30二、地点：会议室三、联系电话：0318-2233445四、要求请准时参加。"
    assert paths(text) == ["一", "二", "三", "四"]


@pytest.mark.parametrize(
    "text", ["5一、6二、7三、是幸运数字。\n", "歌词\n副歌1一、桃花\n副歌2二、人面\n"]
)
def test_numerals_behind_figures_count_nothing_by_themselves(text: str) -> None:
    assert "一" not in paths(text)
