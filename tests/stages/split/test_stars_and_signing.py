"""Labels behind stars, parts counted with a word and digits, and the lines on which people sign."""

import pytest
from one_paper import cleaned, part, paths

from eduparse.stages.split import signing_lines

PLAN = "青石镇教师行动方案\n一、行动目标\n三年培养三百名骨干教师。\n二、实施步骤\n"


def test_a_star_belongs_to_the_label_behind_it() -> None:
    text = "采购需求\n一、服务要求\n1.每日送达。\n★2.提供检验证明。\n3.冷链运输。\n▲4.提供样品。\n"
    assert paths(text) == ["一", "一/1", "一/2", "一/3", "一/4"]
    labels = [c.label for c in cleaned(text).clauses if c.label]
    assert labels == ["一、", "1.", "★2.", "3.", "▲4."]


def test_a_star_stands_in_front_of_a_roman_number() -> None:
    text = "会议议程\nI. 通过纪要\n已发出。\nII. 讨论事项\n见附录。\n*III. 校本管理\n与团体会晤。\nIV. 其他事项\n"
    assert paths(text) == ["I", "II", "III", "IV"]


@pytest.mark.parametrize(
    "text",
    [
        "好书推荐\n★1984年出版的小说\n★2.0版的系统\n★3个月学会游泳\n",
        "社区食谱\n★红烧肉\n★清蒸鱼\n",
    ],
)
def test_stars_of_a_list_stay_bullets(text: str) -> None:
    assert all(path.startswith("——") for path in paths(text))


def test_stars_inside_a_line_are_no_labels() -> None:
    assert paths("影片得了3★1.5分，剧情★2.0分，画面★3.5分，大家都说好看，值得一看。") == []


def test_phases_stand_below_the_heading_above_them() -> None:
    text = f"{PLAN}第一阶段（3月—4月）：动员部署。\n第二阶段（5月—6月）：组织实施。\n"
    assert paths(text) == ["一", "二", "二/第一阶段", "二/第二阶段"]


def test_phases_above_all_numbers_stay_on_top() -> None:
    text = "比赛方案\n第一阶段：准备（3月）\n1.制定方案；\n2.动员。\n第二阶段：比赛（4月）\n1.初赛；\n2.决赛。\n"
    assert paths(text) == [
        "第一阶段", "第一阶段/1", "第一阶段/2", "第二阶段", "第二阶段/1", "第二阶段/2",
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["任务", "工程", "专题", "模块", "行动"])
def test_a_word_and_digits_count_the_parts_of_a_plan(word: str) -> None:
    text = f"青石镇工作通报\n{word}1：第一件事\n已经办好。\n{word}2：第二件事\n正在办理。\n"
    assert paths(text) == [f"{word}1", f"{word}2"]


@pytest.mark.parametrize(
    "text",
    [
        "通讯录\n联系人1：柳三\n联系人2：云四\n",
        "比分\n甲队1：乙队2\n丙队2：丁队3\n",
        "课时1：认识图形\n",
        "步骤1：打开网址。\n步骤2：输入账号。\n",
        "他问了一个问题1：0还是1：1，谁也没有回答。\n",
    ],
)
def test_other_words_in_front_of_digits_count_nothing(text: str) -> None:
    assert not any(c.kind == "clause" for c in cleaned(text).clauses)


def test_parts_behind_a_sentence_of_their_elder() -> None:
    text = (
        "机房管理制度\n一、管理员职责\n1.1负责日常管理。\n1.2定期检查设备。\n"
        "二、进出管理\n2.1出入登记。2.2来访登记。2.3夜间关闭。\n"
    )
    assert paths(text) == ["一", "一/1.1", "一/1.2", "二", "二/2.1", "二/2.2", "二/2.3"]


def test_amounts_behind_a_sentence_are_no_parts() -> None:
    text = "基本情况\n1.1 学校\n有学生。\n1.2 经费\n去年投入1.1亿元。1.3亿元来自县里。\n"
    assert paths(text) == ["1.1", "1.2"]


def test_points_stand_in_front_of_figures() -> None:
    text = "教师问卷\n1.您的教龄是（ ）\nA.5年以下\nB.5至10年\nC.10年以上\n2.您的职称是（ ）\nA.高级\nB.一级\n"
    assert paths(text) == ["1", "1/A", "1/B", "1/C", "2", "2/A", "2/B"]


def test_an_appendix_in_the_contents_opens_none() -> None:
    text = (
        "绿化养护规程\n目次\n1 范围 1\n2 术语和定义 1\n3 养护 2\n附录A（资料性） 常见病虫害 4\n"
        "1 范围\n本文件规定养护的要求。\n2 术语和定义\n没有术语。\n3 养护\n3.1 浇水\n3.2 施肥\n"
        "附录A\n（资料性）\n常见病虫害\nA.1 蚜虫\nA.2 白粉病\n"
    )
    assert paths(text) == ["1", "2", "3", "3/3.1", "3/3.2", "附录A", "附录A/A.1", "附录A/A.2"]
    assert part(text, "contents").endswith("常见病虫害 4")


def test_sections_of_an_appendix_are_no_points() -> None:
    text = (
        "操作规程\n1 目的\n规范操作。\n2 步骤\n开机。\n附录A\n记录表\nA.1 填写\nA.2 保存\n"
        "附录B\n检查表\nB.1 日检\nB.2 周检\n"
    )
    assert paths(text)[2:] == [
        "附录A", "附录A/A.1", "附录A/A.2", "附录B", "附录B/B.1", "附录B/B.2",
    ]  # fmt: skip


def test_annexes_are_numbered_without_their_word() -> None:
    text = (
        "评选通知\n各校：\n一、评选条件。\n二、评选程序。\n附：1.评选标准\n    2.推荐表\n青石县教育局\n2023年3月1日\n"
        "附1\n评选标准\n一、师德。\n二、业绩。\n附2\n推荐表\n姓名：\n"
    )
    assert paths(text) == ["一", "二", "附1", "附1/一", "附1/二", "附2"]


def test_a_number_behind_fu_inside_a_sentence_is_no_annex() -> None:
    assert paths("做法见下页\n附1元邮票两枚，寄到学校。\n附2张照片。\n") == []


def test_chapters_are_counted_in_formal_numerals() -> None:
    text = "教师手册\n第壹章 总则\n第一条 名称。\n第二条 宗旨。\n第贰章 会员\n第三条 资格。\n"
    assert paths(text)[0::3] == ["第壹章", "第贰章"]


def test_parts_of_an_ordinance() -> None:
    text = (
        "学校条例\n第I部\n导言\n1. 简称\n本条例称为学校条例。\n2. 释义\n学校指注册学校。\n"
        "第II部\n注册\n3. 注册的规定\n学校均须注册。\n"
    )
    assert paths(text) == ["第I部", "第I部/1", "第I部/2", "第II部", "第II部/3"]


def test_parts_of_a_film_are_sentences() -> None:
    assert paths("影评\n第一部 讲的是一个孩子。\n第二部 讲的是他长大。\n第1部电影很好看。\n") == []


@pytest.mark.parametrize(
    "closing",
    [
        "承诺人：\n年  月  日",
        "承诺人（签名）：　　　　　日期：",
        "甲方（盖章）：            乙方（盖章）：\n日期：    年  月  日       日期：    年  月  日",
        "承办人：　　　主任：　　　校长：",
        "此致\n贵家长\n青石小学\n2023年9月1日",
        "此致\n敬礼！\n青石小学\n2023年9月1日",
        "此致\n敬礼！\n学生：云小四\n2023年9月1日",
    ],
)
def test_lines_on_which_people_sign_are_the_back(closing: str) -> None:
    text = f"师德承诺书\n一、潜心教书育人。\n二、关爱每个学生。\n三、遵守学校规定。\n{closing}\n"
    assert part(text, "back") == closing


@pytest.mark.parametrize(
    "line",
    [
        "承诺人：为孩子签字的家长应当年满十八周岁。",
        "主任：张三　校长：李四",
        "甲方应当按时付款。",
        "代表人数：三十人",
        "敬礼要标准",
    ],
)
def test_other_lines_with_such_words_are_text(line: str) -> None:
    assert not signing_lines.signs_below(line, "三、遵守学校规定。")


def test_a_form_that_is_annexed_keeps_the_lines_on_which_people_sign() -> None:
    text = (
        "关于课后服务的通知\n各班：\n一、自愿参加。\n二、填写申请表。\n附件：申请表\n青石小学\n2023年9月1日\n"
        "附件\n申请表\n学生姓名：\n家长签字：\n"
    )
    assert part(text, "annex").endswith("家长签字：")


def test_a_slip_below_the_signature_is_the_back() -> None:
    text = (
        "家长会通知\n各位家长：\n一、时间：3月1日。\n二、地点：礼堂。\n青石小学\n2023年2月20日\n"
        "参会回执\n学生姓名：\n家长姓名：\n"
    )
    assert part(text, "back").startswith("青石小学\n2023年2月20日\n参会回执")


def test_a_slip_without_a_signature_above_it_is_text() -> None:
    assert part("流程\n一、发出回执\n回执\n二、归档\n三、销毁\n", "back") == ""


def test_what_heads_the_preamble_is_no_front() -> None:
    text = "青石中学章程\n序  言\n学校始建于1956年。\n第一章 总则\n第一条 制定本章程。\n第二条 学校名称。\n"
    assert part(text, "front") == "青石中学章程"
    assert part(text, "preamble").startswith("序  言")


def test_a_wrapped_sentence_below_the_title_is_no_front() -> None:
    text = (
        "关于加强校园食品安全的意见\n为贯彻落实食品安全法，切实保障广大师生饮食安\n全，现提出如下意见。\n"
        "一、落实主体责任。\n二、强化监督检查。\n"
    )
    assert part(text, "front") == "关于加强校园食品安全的意见"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "检查表\n1.食堂\n检查人（签字）：\n2.宿舍\n检查人（签字）：\n3.消防\n检查人（签字）：",
            "1 2 3",
        ),
        (
            "审批表\n一、个人申请\n申请人（签名）：   年  月  日\n二、学校意见\n学校（盖章）：\n日期：",
            "一 二",
        ),
        (
            "流程\n一、宣誓\n全体宣誓。\n二、签字\n学校（盖章）：\n家长（签名）：\n三、合影",
            "一 二 三",
        ),
        ("写信\n1.称呼\n2.正文\n3.结尾\n此致\n敬礼", "1 2 3"),
        ("队列\n1.立正\n2.敬礼\n敬礼\n3.礼毕\n4.稍息", "1 2 3 4"),
        ("价目\n1.1本子。\n1.2铅笔。1.3支装。\n1.3橡皮。", "1.1 1.2 1.3"),
    ],
)
def test_who_signs_a_part_closes_no_paper(text: str, found: str) -> None:
    assert paths(text) == found.split()
