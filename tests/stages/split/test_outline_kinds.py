"""Kinds of outlines and what looks like them: page numbers stuck to labels, lists of one, notes, lost breaks."""

import pytest
from sides import Sides, turns_at

import eduparse
from eduparse.stages.split import back_matter, contents, flat_pages


def outline(text: str) -> list[str]:
    """The paths of the clauses with their headings, contents by their name."""
    (doc,) = eduparse.clean(text)
    return [
        "contents"
        if c.kind == "contents"
        else " ".join(("/".join(c.path), c.heading or "")).strip()
        for c in doc.clauses
        if c.path or c.kind == "contents"
    ]


PAGED = """本规程适用于青禾市各区。
12术语
2.1评估指按照规定的程序对园区作出的判断。
2.2体检指每年一次的评估。
23总则
3.1工作原则
3.1.1坚持公开，评估的结果向园区公布。
3.1.2坚持准确，评估的数据由各区核对。
43.2工作组织
3.2.1各区成立专班，负责本区的评估。
3.2.2专班每月向青禾市规划局报告。"""


def test_the_number_of_a_page_in_front_of_a_heading_is_none_of_its_label() -> None:
    found = outline(PAGED)
    assert found[0] == "2 术语"
    assert "3 总则" in found
    assert "3/3.2 工作组织" in found
    assert "3/3.2/3.2.1" in found


def test_a_number_in_front_of_a_thing_is_no_heading_on_a_page() -> None:
    text = PAGED.replace("12术语", "12名专家参加评估").replace("2.1", "2.3").replace("2.2", "2.4")
    assert not any(path.startswith("2 ") for path in outline(text))


def _terms(third: str) -> str:
    said = "是指青禾市在规划中使用的一个名称。"
    return (
        f"1、智慧园区。{said}\n2、共享校舍。{said}\n{third}、绿色走廊。{said}\n4、河岸步道。{said}"
    )


def test_an_item_behind_the_number_of_a_page_counts_on() -> None:
    assert outline(_terms("1473"))[2] == "3 绿色走廊"


def test_an_item_whose_last_digit_does_not_count_on_is_no_item() -> None:
    assert len(outline(_terms("1475"))) == 3


REPORT = """一、总体要求
全市各校要完成规划的任务。
二、组织实施
各校要按照规划开展工作。
142结语
规划的实施需要全市共同努力。
143附件：规划中的名词解释
一、指标解释
1、园区面积。是指园区的占地。
2、园区绿地。是指园区的草地。
二、名词解释
1、共享校舍。是指向社会开放的校舍。
2、河岸步道。是指河边的道路。"""


def test_an_annex_behind_the_number_of_a_page_is_one() -> None:
    assert "附件 规划中的名词解释" in outline(REPORT)
    assert outline(REPORT.replace("142结语", "结语")).count("附件 规划中的名词解释") == 0


LISTS = """1.1　头部
1.1.1　重度
a)　头部的第一种情形。
b)　头部的第二种情形。
1.1.2　轻度
a)　头部的第三种情形。
1.2　手部
1.2.1　重度
a)　手部的第一种情形。
b)　手部的第二种情形。
1.2.2　轻度
a)　手部的第三种情形。
b)　手部的第四种情形。"""


def test_a_list_of_one_stands_where_others_do() -> None:
    assert "1.1/1.1.2/a)" in outline(LISTS)


def test_one_letter_without_lists_beside_it_is_no_list() -> None:
    text = "\n".join(line for line in LISTS.split("\n") if not line.startswith(("a)　手", "b)")))
    assert "1.1/1.1.2/a)" not in outline(text)


STANDARD = """6.1　范围的确定
6.1.1　按照下列步骤进行判断：
a)　面积小于两成的，不列入范围；
b)　面积大于五成的，列入范围；
c)　其他情形，按照下列要求判定：
1)　以居住为主的，列入范围；
2)　以生产为主的，不列入范围。
成果提交后，需要提供：
a)　范围的数据；
b)　面积的统计。"""


def test_letters_stand_above_numbers_with_a_bracket_where_they_come_first() -> None:
    found = outline(STANDARD)
    assert "6.1/6.1.1/c)/1)" in found
    assert found[-2:] == ["6.1/6.1.1/a)", "6.1/6.1.1/b)"]


def test_numbers_with_a_bracket_stand_above_letters_where_they_come_first() -> None:
    text = "（一）申报的条件如下：\n1)学校的条件：\na)办学五年以上；\nb)校舍安全。\n2)教师的条件：\na)任教三年以上；\nb)考核合格。\n（二）申报的时间另行通知。"
    assert "(一)/2)/a)" in outline(text)


NOTES = """附件
评价指标表
一、办学条件
1.校舍面积
2.图书册数
二、教师队伍
3.教师人数
4.教师学历
注：
1.校舍面积以上年末的数据为准。
2.教师人数包括外聘的教师。"""


def test_the_notes_that_close_an_annex_are_none_of_its_last_part() -> None:
    found = outline(
        f"青禾市教育局关于开展评价的通知\n各学校：\n现将评价指标印发给你们，请遵照执行。\n附件：评价指标表\n青禾市教育局\n2021年3月5日\n{NOTES}"
    )
    assert found[-2:] == ["附件/1", "附件/2"]


def test_notes_in_the_middle_stay_where_they_stand() -> None:
    found = outline(
        f"青禾市教育局关于开展评价的通知\n各学校：\n现将评价指标印发给你们，请遵照执行。\n附件：评价指标表\n青禾市教育局\n2021年3月5日\n{NOTES}\n三、办学成果\n5.获奖人数"
    )
    assert "附件/1" not in found


def test_the_sections_of_appendices_count_on_by_letters() -> None:
    text = "C.2清单的示例见下表。\n任务由各区负责。\nD.2图件的示例见下图。\n图件由各区提供。\nE.2报告的示例如下。\nE.3报告由各校提交。"
    assert [path.split()[0] for path in outline(text)] == ["C.2", "D.2", "E.2", "E.3"]
    assert outline("A.1型教室的灯具。\n新建的学校使用。\nC.3型教室的灯具。\n旧的学校使用。") == []


_PARTS = """青禾市应急预案
1　总则
1.1　编制目的
为了保障全市的安全，制定本预案。
1.2　适用范围
本预案适用于全市的学校。
2　组织
2.1　领导小组
领导小组由青禾市教育局组成。
领导小组每年开会。
2.2　工作组
工作组由各校组成。"""
FLAT = _PARTS.replace("\n", "　　")


def test_a_page_that_kept_its_indents_is_read_by_them() -> None:
    assert outline(FLAT) == [
        "1 总则", "1/1.1 编制目的", "1/1.2 适用范围", "2 组织", "2/2.1 领导小组", "2/2.2 工作组",
    ]  # fmt: skip


def test_a_word_set_wide_is_not_divided() -> None:
    text = "青禾市图书馆条例　　第一章　总　　则　　" + "　　".join(
        f"第{n}条　图书馆应当每天开放，并向读者公布时间。" for n in "一二三四五六七八九"
    )
    assert outline(text)[0] == "第一章 总　　则"


def test_an_outline_that_is_printed_twice_is_contents_first() -> None:
    names = [
        "1　总则",
        "1.1　目的",
        "1.2　范围",
        "1.3　原则",
        "2　组织",
        "2.1　领导",
        "2.2　专班",
        "3　附则",
    ]
    body = "\n".join(f"{name}\n各校按照预案的规定开展{name[-2:]}的工作。" for name in names)
    assert outline("青禾市应急预案\n" + "\n".join(names) + "\n" + body)[0] == "contents"
    assert "contents" not in outline("青禾市应急预案\n" + body)


def test_contents_whose_pages_stand_behind_tabs_are_no_table() -> None:
    lines = [f"{a}.{b}各类数据\t{a * 5 + b}" for a in (5, 6) for b in range(1, 6)]
    text = "二、健康舒适的指标。\n三、安全便捷的指标。\n" + "\n".join(lines)
    assert outline(text)[-1] == "contents"
    assert "contents" not in outline(text.replace("6.1", "4.1"))


SIBLINGS = """一、精准复工
（一）精准分区推进。
各区要按照风险分区开工。
（二）逐级精准负责。
各部门要按照职责检查工地。
（三）精准督导项目。
各区要督促项目开工。
（四）精准落实人员。
各区要组织工人返岗。"""


def test_a_short_sentence_is_a_heading_where_its_siblings_have_one() -> None:
    assert "一/(二) 逐级精准负责" in outline(SIBLINGS)


def test_it_is_none_where_they_have_not() -> None:
    text = SIBLINGS.replace("推进。\n各", "推进，各").replace("项目。\n各", "项目，各")
    assert "一/(二)" in outline(text.replace("人员。\n各", "人员，各"))


def test_a_sentence_that_is_limited_at_once_heads_nothing() -> None:
    text = "第3条　教师的权利，依下列规定办理：\n一、退休、保险事项，依相关法令。\n二、其他权利与义务，适用教师法令。但加班费不在此限。"
    assert outline(text)[-1] == "第3条/二"


def test_the_contacts_of_two_offices_close_a_paper_together() -> None:
    text = (
        "青禾市财政局关于做好补助工作的通知\n各区财政局：\n现就补助工作通知如下：\n一、各区要抓紧发放补助。\n二、各区要及时上报情况。\n"
        "青禾市预算处：\n电话：010-68550000\n青禾市国库处：\n电话：010-68551111\n青禾市财政局\n2020年2月11日"
    )
    (doc,) = eduparse.clean(text)
    (back,) = (c for c in doc.clauses if c.kind == "back")
    assert doc.text[back.spans[0][0] :].startswith("青禾市预算处")


def test_a_day_alone_is_no_decimal_label() -> None:
    text = "08.2.9入住青禾宾馆,房间安静。\n服务员热情。\n早餐不错。"
    assert outline(text) == []
    assert (
        outline("8.2.9校舍应当安全。\n8.3场地\n8.3.1场地应当平整。\n8.3.2场地应当开放。")[0]
        == "8.2.9"
    )


def test_a_quantity_behind_an_item_is_no_part_of_its_label() -> None:
    said = "运行时学生感到吃力，学校已经更换。"
    text = f"1. 屏幕太小，{said}\n2. 键盘太软，{said}\n3. 1G内存{said}"
    assert outline(text)[2] == "3"
    assert "3/3.1 设备" in outline("3 教室\n3.1 设备\n教室配备电脑。\n3.2 管理\n电脑由学校管理。")


def test_the_end_of_an_idiom_is_no_label() -> None:
    text = "青禾的校舍独一无二、值得保护。校舍由学校管理。\n二、\n校舍每年检查。"
    assert "值得保护" not in " ".join(outline(text))


def test_a_name_on_two_lines_signs_where_the_title_prints_it_whole() -> None:
    text = (
        "青禾市应对重大自然灾害工作应急联动机制关于保护校舍的通知\n各区：\n现就校舍的保护通知如下：\n一、各区要检查校舍。\n二、各区要上报情况。\n"
        "青禾市应对重大自然灾害工作\n应急联动机制\n2020年3月11日"
    )
    (doc,) = eduparse.clean(text)
    (back,) = (c for c in doc.clauses if c.kind == "back")
    assert doc.text[back.spans[0][0] :].startswith("青禾市应对重大自然灾害工作")
    (doc,) = eduparse.clean(text.replace("应急联动机制关于", "指挥部关于"))
    (back,) = (c for c in doc.clauses if c.kind == "back")
    assert not doc.text[back.spans[0][0] :].startswith("青禾市应对")


def test_a_page_may_begin_inside_a_list_of_letters() -> None:
    text = (
        "c)　学校的其他校舍；\nd)　学校的操场。\n5.1.3　校舍由学校管理。\n5.1.4　操场向社会开放。"
    )
    assert outline(text)[:2] == ["?/c)", "?/d)"]
    assert outline("4 各校的校舍\n5 各校的操场\n校舍由学校管理。") == []


def _indented(gaps: int) -> bool:
    """Whether a page of one line with so many indents is divided."""
    return "\n" in flat_pages.by_indents("　　".join("各校按照规定办理。" for _ in range(gaps + 1)))


def _counted(entries: int) -> bool:
    lines = "".join(f"5.{n + 1}各类数据\t{n + 3}\n" for n in range(entries))
    return bool(contents.contents_ranges(f"前文。\n{lines}正文从这里开始。"))


def _listed(lists: int) -> bool:
    """Whether a) alone is a label beside so many lists of two."""
    every = "".join(
        f"1.1.{n + 1}　重度\na)　第一种情形。\nb)　第二种情形。\n" for n in range(lists)
    )
    return f"1.1/1.1.{lists + 1}/a)" in outline(
        f"1.1　头部\n{every}1.1.{lists + 1}　轻度\na)　唯一的情形。\n1.2　手部\n手部的情形。"
    )


def _far(between: int) -> bool:
    """Whether the first part of C.4 speaks for it, so many code points behind its label."""
    found = outline(f"C.4{'补' * between}C.4.1校舍应当安全。")
    return not found


def _headed(short: int) -> bool:
    """Whether 负责。 is a heading among five items of which ``short`` have one like it."""
    names = ["精准推进", "精准督导", "精准落实", "精准保障"]
    items = [
        f"（{'一二三四'[n]}）{name}{'。' if n < short else '，'}\n各区要按照风险开工。"
        for n, name in enumerate(names)
    ]
    return "一/(五) 逐级精准负责" in outline(
        "一、复工\n" + "\n".join(items) + "\n（五）逐级精准负责。\n各部门要检查工地。"
    )


def _named(above: int) -> bool:
    """Whether a name is no longer looked for where it ends ``above`` code points into a paper."""
    name = "青禾市应对灾害工作联动机制"
    text = "前" * (above - len(name)) + name + "通知如下。\n各校要检查校舍。\n"
    signed = f"{text}{name[:7]}\n{name[7:]}\n2020年3月11日"
    return back_matter.back_start(signed) != len(text)


SIDES: Sides = {
    "indents": (_indented, 8),
    "contents in decimals": (_counted, 8),
    "lists beside a list of one": (_listed, 2),
    "first part behind a heading": (_far, 31),
    "siblings with a heading": (_headed, 3),
    "head of a paper": (_named, 601),
}


@pytest.mark.parametrize("name", SIDES)
def test_a_threshold_turns_where_it_says(name: str) -> None:
    turns_at(*SIDES[name])


def test_an_ordinal_behind_a_verb_is_no_article() -> None:
    text = "青禾大学发出了第一条消息。消息只有两个字。\n1、消息的历史。\n2、消息的作者。\n言论\n1、消息的内容。\n2、消息的影响。"
    assert not any(path.startswith("第一条") for path in outline(text))
