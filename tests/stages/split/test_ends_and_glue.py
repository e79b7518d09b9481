"""Items at the end of a page, look-alikes from Taiwan and Hong Kong, titles glued to a body, notes and closing lines."""

import pytest
from one_paper import cleaned, part, paths

LEVELS = "青禾国小防溺水计划\n壹、目的：\n一、保护学生。\n二、提醒家长。\n贰、实施方式：\n一、{}预防阶段：\n1、学生：利用朝会说明。\n2、家长：发放通知。\n"


def test_an_item_alone_that_opens_with_its_own_numeral_is_one() -> None:
    assert "贰/一/1" in paths(LEVELS.format("一级"))


def test_two_classes_in_a_row_are_no_item() -> None:
    assert "贰/一" not in paths(LEVELS.format("二级"))


HONG_KONG = "列席秘书：\n{}\n云小姐\n\nI. 确认会议纪要\n获得确认通过。\nII. 讨论条例草案\n草案会对规例{}作出相应的修订。"


@pytest.mark.parametrize("post", ["总主任(1)3", "高级主任(2)15", "文件CB(2)804/99"])
def test_a_code_with_a_number_in_brackets_is_no_label(post: str) -> None:
    assert paths(HONG_KONG.format(post, "第57(1)条")) == ["I", "II"]


def test_glued_items_that_open_with_a_number_stay_items() -> None:
    text = "青禾县校舍计划\n主要目标（1）2030年前建成三所学校；（2）5年内改造旧校舍；（3）每年检查一次。"
    assert [p[-3:] for p in paths(text)] == ["(1)", "(2)", "(3)"]


PASSED = "青禾大学校园规划设置要点\n{}行政会议通过\n第一条 为改善校舍，设置委员会。\n第二条 本要点自公布日施行。\n"


@pytest.mark.parametrize("day", ["93.9.15.", "89.12.3", "96.10.22 "])
def test_a_day_of_the_years_of_taiwan_is_no_clause(day: str) -> None:
    assert paths(PASSED.format(day)) == ["第一条", "第二条"]


def test_a_lettered_section_is_one() -> None:
    text = "附录A 试验\nA.1 总则\n试验在室内进行。\nA.2 设备\n设备应当校准。\nA.2.1 天平\n天平每年检定。"
    assert [p.rpartition("/")[2] for p in paths(text)][-3:] == ["A.1", "A.2", "A.2.1"]


CUT_OFF = "青禾学校管理制度\n一、考勤制度{}学生按时到校，不迟到。\n2、班长负责考勤。\n二、环境制度  1、教室地面保持整洁。\n"


def test_a_first_item_glued_to_the_last_heading_counts_where_its_elders_was_glued_too() -> None:
    assert paths(CUT_OFF.format("  1、"))[-1] == "二/1"


def test_it_does_not_count_where_no_elder_was_glued() -> None:
    assert paths(CUT_OFF.format("\n1、"))[-1] == "二"


PARTS = "青禾乡村报告\n一、背景\n1.1 概况\n乡村有三所学校。\n1.2 意义\n学校方便儿童。\n二、内容\n2.1 目标\n改造校舍。\n2.2 任务\n培训教师。\n{}、案例\n3.1 某村\n该村有一所学校。\n"


def test_the_first_part_of_the_last_heading_counts_alone() -> None:
    assert paths(PARTS.format("三"))[-2:] == ["三", "三/3.1"]


def test_a_decimal_that_its_heading_does_not_count_is_text() -> None:
    assert "3.1" not in "".join(paths(PARTS.format("四")))


BODY = "加强学生的管理工作，严肃校纪，依据有关的要求，结合我校的实际，经学校行政会议研究，并征求教师和家长的意见，现作如下规定，请各班级认真贯彻执行，并及时报告执行的情况，有问题的及时提出。"
ITEMS = "\n一、提前准备。各班要做好准备。\n二、及时报送。各班要及时报送。\n"


@pytest.mark.parametrize(
    "title",
    [
        "青禾县教育局关于做好招生工作的通知",
        "青禾一中学生管理办法",
        "青禾一中学生管理条例（讨论稿）",
        "青禾一中校长办公会议事规则",
    ],
)
def test_a_title_glued_to_the_first_sentence_is_the_title(title: str) -> None:
    text = f"{title}为{BODY}{ITEMS}"
    assert (cleaned(text).metadata.title, part(text, "front")) == (title, title)


def test_a_month_in_brackets_behind_it_is_front_too() -> None:
    text = f"青禾一中学生管理条例（讨论稿）（2016年9月）为{BODY}{ITEMS}"
    assert part(text, "front") == "青禾一中学生管理条例（讨论稿）（2016年9月）"


@pytest.mark.parametrize(
    "sentence",
    [f"青禾一中学生管理办法为学校的管理提供依据，{BODY}", f"学校把管理办法为{BODY}"],
)
def test_a_sentence_about_a_paper_is_no_title(sentence: str) -> None:
    assert part(f"{sentence}{ITEMS}", "front") == ""


def test_below_the_title_of_a_page_the_glued_one_is_front() -> None:
    text = f"会议记录管理规定\n青禾一中校长办公会议事规则为{BODY}{ITEMS}"
    assert part(text, "front").endswith("议事规则")


ASKED = "青禾县教育局负责人就《青禾县招生办法》答记者问{}青禾县教育局近日印发《青禾县招生办法》，负责人回答了记者的提问，对各界关心的问题逐一作了说明，并介绍了下一步的工作安排。问：为什么印发？答：为了做好招生工作。问：怎么报名？答：网上报名。"


def test_the_title_of_an_interview_ends_in_front_of_any_sentence() -> None:
    text = ASKED.format("")
    title = "青禾县教育局负责人就《青禾县招生办法》答记者问"
    assert (cleaned(text).metadata.title, part(text, "front")) == (title, title)


def test_who_answers_in_a_sentence_is_no_title() -> None:
    assert part(ASKED.format("时表示，"), "front") == ""


NOTE = "青禾县政府办公室关于印发青禾县美育工作方案的通知\n各乡镇人民政府：\n《青禾县美育工作方案》已经县政府同意，{}，请认真贯彻执行。\n青禾县美育工作方案\n为加强美育，制定本方案。\n一、目标\n开齐课程。\n二、任务\n{}三、保障\n加强领导。\n"


def test_an_unsigned_note_with_the_title_of_what_it_brings_is_front() -> None:
    text = NOTE.format("现印发给你们", "配齐教师。\n")
    assert part(text, "front").endswith("\n青禾县美育工作方案")
    assert part(text, "preamble") == "为加强美育，制定本方案。"


def test_a_paper_that_is_only_spoken_of_brings_no_note() -> None:
    text = NOTE.format("各乡镇要按方案办理", "配齐教师。\n")
    assert part(text, "preamble").startswith("《青禾县美育工作方案》已经")


BULLETS = "--幼儿园每日开展活动。\n--小学每周开设两课。\n--中学每月组织展演。\n{}"


def test_who_is_responsible_behind_bullets_is_so_for_the_clause() -> None:
    text = NOTE.format("现印发给你们", BULLETS.format("牵头部门：县教育局\n配合部门：县财政局\n"))
    named = {"/".join(c.path): c.responsible for c in cleaned(text).clauses}
    assert named["二"] == ("县教育局", "县财政局")
    assert named["二/——3"] == ()


def test_another_line_behind_bullets_stays_with_the_last() -> None:
    text = NOTE.format("现印发给你们", BULLETS.format("展演的办法：另行通知\n"))
    assert "展演的办法" not in next(
        cleaned(text).text[c.spans[0][0] : c.spans[-1][1]]
        for c in cleaned(text).clauses
        if c.path == ("二",)
    )


LAST = "关于竞赛的通知\n各团支部：\n一、对象\n在校学生。\n二、奖项\n1.设一等奖一名；\n2.设二等奖两名。\n青禾学院委员会\n2019年4月2日\n附件：\n{}"


def test_bare_numbers_above_the_names_of_files_close_the_paper() -> None:
    text = LAST.format("1.\n竞赛规则.docx\n2.\n报名表.docx\n")
    assert part(text, "back").startswith("青禾学院委员会\n2019年4月2日\n附件")
    assert paths(text) == ["一", "二", "二/1", "二/2"]


CONTACTS = "关于金融服务的通知\n各校：\n一、加强宣传\n各校要宣传。\n二、加强联系\n各校要联系。\n联系方式：\n{}  柳云 石远\n电话：010-85090000\n青禾银行业务部  林青 何禾\n电话：010-66590000\n青禾县教育局\n2020年3月30日\n"


def test_offices_with_persons_above_a_number_are_contacts() -> None:
    assert part(CONTACTS.format("青禾县教育局"), "back").startswith("联系方式")


def test_a_sentence_above_a_number_is_none() -> None:
    assert not part(CONTACTS.format("有问题的请在每日上午来电。"), "back").startswith("联系方式")


SITE_END = "青禾县教育局和青禾银行关于完善金融服务支持乡村学校改造工作的有关事项的通知\n各校：\n一、加强宣传\n各校要宣传。\n二、加强联系\n各校要联系。\n附件：服务方案\n青禾县教育局\n2020年3月30日\n附件:服务方案\n{}\n"


def test_the_title_of_the_page_below_a_list_of_files_is_no_annex() -> None:
    text = SITE_END.format(SITE_END.partition("\n")[0])
    assert paths(text) == ["一", "二"]
    assert part(text, "back").startswith("附件：服务方案\n青禾县教育局")


def test_a_text_below_it_is_one() -> None:
    assert paths(SITE_END.format("对改造校舍的乡村学校给予贷款，期限三年。")) == [
        "一",
        "二",
        "附件",
    ]


GLUED = "青禾县应急预案\n第1章总则1.1编制依据依照有关法律，制定本预案。{}适用范围本预案适用于全县。第2章组织2.1指挥机构设立指挥部，统一领导。2.2工作机构设办公室，负责日常工作。\n"


def test_parts_of_a_chapter_without_line_breaks_are_told_by_their_sequence() -> None:
    found = paths(GLUED.format("1.2"))
    assert found == ["第1章", "第1章/1.1", "第1章/1.2", "第2章", "第2章/2.1", "第2章/2.2"]


def test_a_number_that_does_not_count_on_is_no_part() -> None:
    assert paths(GLUED.format("1.5")) == ["第1章", "第2章", "第2章/2.1", "第2章/2.2"]


def test_measured_values_are_no_parts() -> None:
    text = (
        GLUED.format("1.2").replace("2.1指挥机构", "2.1万名学生").replace("2.2工作机构", "2.2亿元")
    )
    assert paths(text) == ["第1章", "第1章/1.1", "第1章/1.2", "第2章"]
