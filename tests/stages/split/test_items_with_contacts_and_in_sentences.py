"""Contacts below the items of a clause, numbers inside a sentence, months behind a label, lists below like parents."""

import pytest
from one_paper import cleaned, part, paths

ASKED = (
    "青石小学食堂设备采购公告\n一、项目概况\n采购蒸饭车4台。\n二、凡对本次采购提出询问，请按以下方式联系。\n"
    "1.采购人信息\n名称：青石小学\n地址：青石路8号\n联系方式：0577-6211345\n"
    "2.代理机构信息\n名称：某某咨询公司\n地址：环城路56号\n联系方式：0577-6219876\n"
    "3.项目联系方式\n项目联系人：柳工\n电话：0577-6219876\n"
)


def test_contacts_below_items_stay_with_them() -> None:
    assert paths(ASKED) == ["一", "二", "二/1", "二/2", "二/3"]
    assert not any(c.kind == "back" for c in cleaned(ASKED).clauses)


def test_who_signs_below_such_contacts_is_the_back() -> None:
    assert part(ASKED + "青石小学\n2022年5月6日\n", "back") == "青石小学\n2022年5月6日"


def test_contacts_below_keys_of_a_clause_that_names_them_stay_with_it() -> None:
    text = (
        "青石小学施工招标公告\n1.招标条件\n已经批准。\n2.联系方式\n招标人：青石小学\n联系人：熊老师\n"
        "电话：0711-5553322\n招标代理机构：某某公司\n联系人：金工\n电话：0711-5557788\n"
    )
    assert paths(text) == ["1", "2"]
    assert not any(c.kind == "back" for c in cleaned(text).clauses)


def test_contacts_below_items_that_name_none_are_the_back() -> None:
    text = (
        "关于开展培训的通知\n各学校：\n现将有关事项通知如下：\n一、时间\n8月1日。\n二、要求\n1.准时参加\n2.遵守纪律\n"
        "联系人：张三\n电话：5551234\n县教育局\n2022年7月1日\n"
    )
    assert part(text, "back").startswith("联系人：张三")


def test_the_parts_of_a_sentence_are_no_clauses() -> None:
    text = (
        "工作总结\n一、主要做法\n健全机制。\n二、下一步打算\n将抓好三项工作：一、完善制度；二、加强宣传；三、强化督查。\n"
        "三、建议\n增加经费。\n"
    )
    assert paths(text) == ["一", "二", "三"]


def test_a_glued_list_of_another_kind_stays_clauses() -> None:
    text = "工作总结\n（一）做法\n健全机制。\n（二）打算：1.完善制度。2.加强宣传。\n"
    assert paths(text) == ["(一)", "(二)", "(二)/1", "(二)/2"]


def test_names_between_commas_are_items() -> None:
    text = "会议通知\n一、参加人员\n1、校长、2、教师、3、家长代表\n二、会议时间\n9月1日。\n"
    assert paths(text) == ["一", "一/1", "一/2", "一/3", "二"]


@pytest.mark.parametrize(
    "text",
    [
        "家常菜谱\n1、盐、2、糖，都放一点。\n",
        "分组名单\n第1、2、3组先走。\n1、2、3班后走。\n",
    ],
)
def test_other_numbers_between_commas_are_none(text: str) -> None:
    assert all(c.path in ((), ("1",)) for c in cleaned(text).clauses)


def test_a_month_behind_an_item_is_no_part() -> None:
    text = (
        "学期行事历\n一、二月份工作\n1.2月10日教师报到；\n2.2月12日学生报到。\n二、三月份工作\n1.3月5日活动；\n2.3月8日慰问；\n"
        "3.3月中旬家长会。\n三、四月份工作\n1.4月4日祭扫；\n2.4月23日读书节。\n四、五、六月份工作\n1.六一汇演。\n2.期末检测。\n"
    )
    assert paths(text) == [
        "一", "一/1", "一/2", "二", "二/1", "二/2", "二/3", "三", "三/1", "三/2", "四", "四/1", "四/2",
    ]  # fmt: skip


def test_a_part_that_speaks_of_months_stays_one() -> None:
    text = "考试手册\n1.1 概述\n略。\n1.2 月考安排\n略。\n1.3 月报\n略。\n"
    assert paths(text) == ["1.1", "1.2", "1.3"]


def test_a_list_stands_where_its_like_stood() -> None:
    text = "技术方案\n1. 原则\n预防为主。\n2. 防控\n（一）晨检\n（二）消毒\n3. 处置\n（一）报告\n（二）隔离\n"
    assert paths(text) == ["1", "2", "2/(一)", "2/(二)", "3", "3/(一)", "3/(二)"]


@pytest.mark.parametrize("word", ["指标", "问题", "任务群"])
def test_more_words_count_parts(word: str) -> None:
    text = f"自评报告\n一、普及水平\n{word}1：毛入园率\n达到标准。\n{word}2：覆盖率\n达到标准。\n"
    assert paths(text) == ["一", f"一/{word}1", f"一/{word}2"]


def test_stages_of_school_are_parts() -> None:
    text = (
        "课程标准\n一、目标\n第一学段（1～2年级）\n1.会整理。\n第二学段（3～4年级）\n1.会制作。\n"
    )
    assert paths(text) == ["一", "一/第一学段", "一/第一学段/1", "一/第二学段", "一/第二学段/1"]


def test_answers_in_one_line_number_questions() -> None:
    text = "单元练习\n一、选择题\n1.水的沸点是多少？\n2.冰的熔点是多少？\n答案：1.A 2.C\n"
    assert paths(text) == ["一", "一/1", "一/2"]


def test_a_note_in_brackets_at_the_head_holds_no_clauses() -> None:
    text = (
        "教育局通告第12/2021號\n全方位學習津貼\n[註：本通告應交－\n(a) 各校校長－備辦；以及\n(b) 各組主管－備考]\n"
        "摘要\n本通告旨在公布津貼的安排。\n2. 津貼由本學年起發放：\n(a) 每校津貼；以及\n(b) 班級津貼。\n"
    )
    assert paths(text) == ["2", "2/(a)", "2/(b)"]


@pytest.mark.parametrize(
    "ends", ["主席：\n秘书：\n", "甲方（盖章）：    乙方（盖章）：\n开户银行：\n"]
)
def test_more_places_for_names_close_a_paper(ends: str) -> None:
    text = f"会议纪录\n一、报告\n已经通过。\n二、散会\n下午四时散会。\n{ends}"
    assert part(text, "back") == ends.strip()


def test_the_bank_of_a_clause_stays_in_it() -> None:
    text = "缴费通知\n一、标准\n每生500元。\n二、方式\n开户银行：青石农商银行\n账号：12345678901\n"
    assert not any(c.kind == "back" for c in cleaned(text).clauses)
