"""Lessons and the parts of courses, and what stands below a paper: who met, who signs, whom to ask."""

import pytest
from one_paper import cleaned, part, paths

SIGNED = "青石县教育局\n2022年9月20日"


@pytest.mark.parametrize("unit", ["讲", "课", "单元", "课时"])
def test_lessons_are_clauses(unit: str) -> None:
    text = (
        f"家长读本\n第一{unit} 情绪\n一、来源\n有三个来源。\n二、接纳\n第二{unit} 陪伴\n一、读书\n"
    )
    assert paths(text) == [
        f"第一{unit}", f"第一{unit}/一", f"第一{unit}/二", f"第二{unit}", f"第二{unit}/一",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "他翻开课本。\n第一课\n是他最喜欢的。\n第二课他却没有读过。",
        "第一单元的住户请注意停水。\n第二单元的住户也请注意。",
        "第一讲 小王讲得好，\n第二讲 小李讲得更好。",
        "第一课时用于导入，\n第二课时用于练习。",
        "通知\n开展“开学第一课”。\n第一课的主题是安全。\n",
    ],
)
def test_lessons_in_sentences_are_none(text: str) -> None:
    assert paths(text) == []


def test_tasks_stand_below_the_projects_of_a_course() -> None:
    text = "课程标准\n一、性质\n核心课。\n二、内容\n项目1 准备（12学时）\n任务1 工具\n任务2 规程\n项目2 维护\n任务1 机油\n任务2 皮带\n三、考核\n"
    assert paths(text) == [
        "一", "二", "二/项目1", "二/项目1/任务1", "二/项目1/任务2", "二/项目2", "二/项目2/任务1",
        "二/项目2/任务2", "三",
    ]  # fmt: skip


def test_two_words_nest_behind_colons_too() -> None:
    text = "计划\n项目一：认识游戏\n任务1：特点\n任务2：分类\n项目二：指导游戏\n任务1：角色\n任务2：建构\n"
    assert paths(text)[:4] == ["项目一", "项目一/任务1", "项目一/任务2", "项目二"]


@pytest.mark.parametrize(
    "text",
    [
        "菜单\n项目1 红烧肉 38元\n项目2 清蒸鱼 58元\n",
        "点名\n模块1 张三 80分\n模块2 李四 90分\n",
        "任务1 完成了，任务2 还没有。\n任务2 明天做。\n",
        "活动二 十名同学参加了活动。\n活动一 结束大家就回家。\n",
    ],
)
def test_rows_and_sentences_behind_a_word_and_a_number_are_no_parts(text: str) -> None:
    assert paths(text) == []


def test_experiments_hold_their_own_lists() -> None:
    text = (
        "实验报告\n实验一 水的沸腾\n一、目的\n二、步骤\n实验二 电阻\n一、目的\n二、原理\nR=U/I。\n"
    )
    assert paths(text)[3:] == ["实验二", "实验二/一", "实验二/二"]


def test_chapters_below_a_heading_hold_lists_of_its_kind() -> None:
    text = (
        "教学大纲\n一、目标\n理解概念。\n二、内容\n第一章 教育\n第一节 认识\n一、概念\n二、形态\n"
        "第二章 功能\n第一节 个体\n三、考核\n期末考试。\n"
    )
    assert paths(text) == [
        "一", "二", "二/第一章", "二/第一章/第一节", "二/第一章/第一节/一", "二/第一章/第一节/二",
        "二/第二章", "二/第二章/第一节", "三",
    ]  # fmt: skip


def test_the_questions_of_a_talk_and_the_items_of_an_agenda() -> None:
    talk = "讲座提纲\n第一个问题：为什么改\n时代要求。\n第二个问题：怎么改\n（一）改观念。\n（二）改课堂。\n"
    assert paths(talk)[:3] == ["第一个问题", "第二个问题", "第二个问题/(一)"]
    assert paths("议程\n第一项：升国旗；\n第二项：致辞；\n") == ["第一项", "第二项"]


def test_months_behind_the_numbers_count_on() -> None:
    text = "工作安排\n一、二月份\n1.2月10日开学。\n2.2月12日升旗。\n二、三月份\n植树。\n"
    assert paths(text) == ["一", "一/1", "一/2", "二"]


@pytest.mark.parametrize(
    "text", ["今年\n一、二月份冷。\n三、四月份暖。", "二、三月份，雨水多。\n三、四月份，花开。"]
)
def test_pairs_of_months_are_text(text: str) -> None:
    assert paths(text) == []


def test_a_box_in_brackets_is_a_box() -> None:
    text = "规划\n第一章 总体\n发展良好。\n【专栏一】指标\n入园率92%\n第二章 任务\n建校。\n"
    assert [c.kind for c in cleaned(text).clauses if c.path] == ["clause", "box", "clause"]


def test_contents_whose_titles_stand_below_their_parts() -> None:
    text = (
        "部门预算\n目录\n第一部分\n部门概况\n第二部分\n预算表\n第三部分\n名词解释\n第一部分\n部门概况\n"
        "一、职能\n二、机构\n第二部分\n预算表\n（见附表）\n第三部分\n名词解释\n拨款。\n"
    )
    assert part(text, "contents").endswith("名词解释")
    assert part(text, "preamble") == ""


def test_contents_of_parts_with_their_titles_and_a_last_word() -> None:
    text = (
        "决算公开\n目录\n第一部分 概况\n第二部分 决算表\n结 语\n第一部分\n概况\n一、职责\n二、机构\n第二部分\n决算表\n"
        "结 语\n完。\n"
    )
    assert part(text, "contents").endswith("结 语")
    assert paths(text) == ["第一部分", "第一部分/一", "第一部分/二", "第二部分"]


def test_items_that_a_tab_sets_off_are_no_table() -> None:
    text = "通函\n1.\t組別如下：\n(a)\t初小組；\n(b)\t高小組：\n(i)\t個人獎；\n(ii)\t學校獎。\n2.\t請填回條。\n"
    assert paths(text) == ["1", "1/(a)", "1/(b)", "1/(b)/(i)", "1/(b)/(ii)", "2"]
    assert any(c.kind == "table" for c in cleaned("1.\t大米\t30\n2.\t面粉\t20\n").clauses)


def test_small_roman_numbers_with_a_stop() -> None:
    text = "通告\n(一) 地點：西貢\n(二) 注意：\ni. 穿著整齊；\nii. 自備食水；\niii. 帶藥物。\n(三) 費用：免費。\n"
    assert paths(text)[2:5] == ["(二)/i", "(二)/ii", "(二)/iii"]


def test_a_unit_behind_a_part_of_a_chapter() -> None:
    text = "需求\n1 背景\n带宽不足。\n2 目标\n2.1 万兆到楼宇。\n2.2 无线覆盖。\n"
    assert paths(text) == ["1", "2", "2/2.1", "2/2.2"]
    assert "2.1" not in paths("支出\n去年用了\n2.1 亿元。\n2.2 亿元是今年的。\n")


@pytest.mark.parametrize(
    "below",
    [
        "审判员 何明\n二〇二一年六月三日\n书记员 赵丽",
        "审 判 长  何明\n审 判 员  李强\n二〇二一年六月三日",
        "馆长：陈明\n2021年4月23日",
        "此致\n青石县人民法院\n具状人：李明\n2021年10月8日\n附：1.副本1份\n2.证据1份",
        "出席：陈某、李某\n列席：赵某（县财政局）\n记录：周某\n2021年3月15日印发",
        "报：市督导室，县委领导。\n送：成员单位。\n发：各学校。",
        "青石小学\n2020年9月修订",
        "青石县教育局\n6月20日",
        "承办人          教务主任          校长",
        "甲方（盖章）：青石县第二中学        乙方（盖章）：博远公司\n法定代表人：张某        法定代表人：李某",
    ],
)
def test_what_closes_a_paper(below: str) -> None:
    text = f"工作规则\n一、按时上班。\n二、不得迟到。\n{below}\n"
    assert part(text, "back") == below


@pytest.mark.parametrize("line", ["…………………回执…………………", "回　條"])
def test_a_slip_along_a_drawn_line_needs_no_signature(line: str) -> None:
    text = f"告家长书\n一、防溺水\n不下水。\n二、防诈骗\n{line}\n我已阅读。\n学生姓名：\n"
    assert part(text, "back").startswith(line)


def test_a_list_of_slips_is_text() -> None:
    assert part("材料清单\n一、通知\n二、回执\n三、名册\n", "back") == ""


@pytest.mark.parametrize(
    "text",
    [
        "广告\n发：真皮沙发\n送：茶几\n",
        "运动会\n参加：比赛\n请假：三天\n",
        "剧本\n书记：坐吧\n馆长：好\n",
        "班会\n一、问好\n二、上课\n起立\n敬礼\n坐下\n",
    ],
)
def test_lines_that_only_look_like_it(text: str) -> None:
    assert part(text, "back") == ""


@pytest.mark.parametrize(
    "block",
    [
        "二、报名与联系\n联系人：刘老师\n电话：0731-5556677\n",
        "二、联系方式\n联系人：\n周老师 13800000000\n邮箱：ai@example.org\n",
        "二、报名\n1.各校报名。\n2.联系人：刘老师\n电话：0731-5556677\n",
    ],
)
def test_contacts_stay_with_the_clause_that_leads_up_to_them(block: str) -> None:
    text = f"比赛通知\n一、时间\n5月6日。\n{block}附件：报名表\n{SIGNED}\n"
    assert part(text, "back").startswith("附件")


@pytest.mark.parametrize("above", ["1.报告\n2.参观\n", "请各校报名。\n"])
def test_contacts_below_other_clauses_are_the_back(above: str) -> None:
    text = (
        f"比赛通知\n一、时间\n5月6日。\n二、内容\n{above}联系人：刘老师\n电话：6223344\n{SIGNED}\n"
    )
    assert part(text, "back").startswith("联系人")


def test_notes_above_their_first_item_on_one_line() -> None:
    text = "计划表\n一、县直小学\n1、实验小学；\n2、城关小学。\n二、初中\n1、二中；\n2、三中。\n说明：1.每班45人。2.可微调。\n"
    assert paths(text)[-2:] == ["1", "2"]


def test_the_subject_of_a_circular_is_no_addressee() -> None:
    text = "聖心學校\n第15號通告\n有關：戶外學習日\n敬啟者：\n本校將舉行活動。\n(一) 地點：西貢\n(二) 費用：免費\n"
    assert "户外学习日" in part(text, "front")
