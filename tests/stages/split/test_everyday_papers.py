"""Papers of schools and offices: their key lines are no title, their colons no heading, their appendices annexes."""

import pytest

import eduparse


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("石桥小学校务会议纪要", "时间：2023年9月11日\n地点：会议室\n参会人员：全体校务委员\n"),
        ("食堂食材采购合同", "甲方：石桥小学\n乙方：某某餐饮有限公司\n"),
        ("关于加强农村教育的提案", "案由：农村教育薄弱\n"),
    ],
)
def test_key_lines_are_no_title(title: str, lines: str) -> None:
    doc = eduparse.split(
        f"{title}\n{lines}一、基本情况。各项工作有序开展。\n二、下一步工作。落实各项要求。\n"
    )
    assert doc.metadata.title == title


@pytest.mark.parametrize("step", ["第一步：网上登记。", "问题1：什么时候报名？"])
def test_a_step_and_a_question_are_no_title(step: str) -> None:
    doc = eduparse.split(f"石桥小学报名指南\n{step}\n家长登录平台填写信息，并按时提交材料。\n")
    assert doc.metadata.title == "石桥小学报名指南"


def test_another_paper_says_nothing_of_when_this_one_holds() -> None:
    head = "石桥县教育局关于做好食堂工作的通知\n各学校：\n"
    other = "新修订的《校园食品安全办法》自2021年9月1日起施行，各校要组织学习。\n"
    assert eduparse.split(head + other).metadata.effective is None
    own = "石桥县校园食品安全办法\n第一条　为了加强管理，制定本办法。\n第二条　本办法自2021年9月1日起施行。\n"
    assert eduparse.split(own).metadata.effective == "2021-09-01"
    issued = (
        "关于印发《校园食品安全办法》的通知\n各学校：\n《校园食品安全办法》自2021年9月1日起施行。\n"
    )
    assert eduparse.split(issued).metadata.effective == "2021-09-01"


def test_a_mark_behind_the_label_is_no_part_of_a_heading() -> None:
    doc = eduparse.split(
        "石桥县规划\n第一章：发展基础\n近年来成绩明显，基础较好。\n第二章：发展目标\n到2025年完成任务。\n"
    )
    assert [c.heading for c in doc.clauses if c.label] == ["发展基础", "发展目标"]


def test_an_appendix_with_a_letter_is_an_annex() -> None:
    doc = eduparse.split(
        "石桥县教室照明规程\n1 总则\n1.1 为保护视力，制定本规程。\n1.2 本规程适用于新建教室。\n"
        "附录A 照度测量方法\nA.1 测点布置\n测点均匀分布于课桌面。\nA.2 测量仪器\n使用合格的照度计。\n"
    )
    annex = next(c for c in doc.clauses if c.kind == "annex")
    assert (annex.path, annex.heading) == (("附录A",), "照度测量方法")


def test_the_caption_of_an_article_is_its_heading() -> None:
    doc = eduparse.split(
        "柳溪市公园办法\n第一条【目的】为了加强管理，制定本办法。\n第二条（适用范围、对象）本办法适用于公园。\n"
        "第三条（一）公园免费开放。\n第四条（删去）。\n第五条（修订）公园设立标志。\n"
    )
    assert [c.heading for c in doc.clauses if c.label] == [
        "目的",
        "适用范围、对象",
        None,
        None,
        None,
    ]


def test_a_bracket_that_was_lost_is_put_up_with_between_whole_ones() -> None:
    text = "柳溪小学规范\n一、规定\n（一）经家长同意。\n（二）放置整齐。\n三)写上姓名。\n（四）保持清洁。\n二、附则\n实施。\n"
    paths = ["/".join(c.path) for c in eduparse.split(text).clauses if c.path]
    assert paths == ["一", "一/(一)", "一/(二)", "一/(三)", "一/(四)", "二"]
    alone = "柳溪小学规范\n一、规定\n一)经家长同意。\n二)放置整齐。\n二、附则\n实施。\n"
    assert ["/".join(c.path) for c in eduparse.split(alone).clauses if c.path] == [
        "一",
        "一/一)",
        "一/二)",
        "二",
    ]


FORM = (
    "关于推荐柳溪县优秀教师的通知\n各学校：\n现通知如下。\n一、推荐名额为十名。\n二、请于12月30日前报送材料。\n"
    "联系人：李某，电话：0000-5140001\n附：1、柳溪县优秀教师推荐表；\n2、柳溪县后备人选汇总表。\n柳溪县教育局\n2019年12月16日\n"
)


def test_a_form_whose_title_stands_on_two_lines_is_the_annex_that_the_list_names() -> None:
    doc = eduparse.split(FORM + "柳溪县优秀教师\n推　荐　表\n单位\n姓名\n1、用钢笔填写。\n")
    assert [(c.kind, "/".join(c.path)) for c in doc.clauses] == [
        ("front", ""),
        ("preamble", ""),
        ("clause", "一"),
        ("clause", "二"),
        ("back", ""),
        ("annex", "附件1"),
        ("clause", "附件1/1"),
    ]
    back = next(c for c in doc.clauses if c.kind == "back")
    assert doc.clause_text(back).startswith("联系人")
    plain = eduparse.split(FORM + "柳溪县优秀教师\n风采录\n单位\n")
    assert not [c for c in plain.clauses if c.kind == "annex"]


def test_the_date_of_a_form_and_a_head_that_signs_with_respect_close_a_paper() -> None:
    for signed in ("2021年  月  日", "20xx年xx月xx日", "校长李青石谨启\n2021年7月14日"):
        doc = eduparse.split(f"柳溪中学安排\n1. 线上进行。\n2. 寄出书单。\n{signed}\n")
        assert [c.kind for c in doc.clauses][-1] == "back"
        assert doc.clause_text(doc.clauses[-1]) == signed


@pytest.mark.parametrize(
    ("first", "heading"),
    [
        ("食堂隶属柳溪县教育局", None),
        ("学生在食堂均须排队", None),
        ("雨具应放置伞架", None),
        ("各部门要做好检查验收", None),
        ("遗失者自行负责", None),
        ("加强应急队伍建设", "加强应急队伍建设"),
        ("明确重点任务要求", "明确重点任务要求"),
        ("减少非必须的现场办理", "减少非必须的现场办理"),
        ("供应优质学位", "供应优质学位"),
    ],
)
def test_a_first_sentence_that_says_what_somebody_must_do_is_no_heading(
    first: str, heading: str | None
) -> None:
    doc = eduparse.split(
        f"柳溪县工作方案\n一、{first}。其余事项由学校另行通知并做好记录。\n二、落实经费。列入预算。\n"
    )
    assert next(c for c in doc.clauses if c.path == ("一",)).heading == heading


LINKS = "重要信息\n• 全镇作文比赛-第一名(林青石)\n• 全镇演说比赛-第二名(陈红石)\n公告 李黑石 - 教导处 | 2023-04-16\n"
RULES = "一、为引导学生使用图书室，特订定本原则。\n二、图书室应于上课日开放。\n"


def test_a_list_of_links_above_the_title_holds_no_clause_of_the_paper() -> None:
    doc = eduparse.split(f"{LINKS}柳溪县学校图书室使用原则\n{RULES}")
    assert doc.metadata.title == "柳溪县学校图书室使用原则"
    assert [c.kind for c in doc.clauses] == ["front", "clause", "clause"]
    plain = eduparse.split(f"柳溪县工作要点\n• 加强领导。\n• 落实经费。\n具体安排如下。\n{RULES}")
    assert [c.kind for c in plain.clauses].count("bullet") == 2


def test_the_fields_of_a_law_database_are_no_title() -> None:
    page = "柳溪县学生图书使用准则\n【发布日期】110.04.30【发布机关】柳溪县政府\n第一章 总则\n第1条 本准则依规定订定。\n第2条 图书应公开陈列。\n"
    assert eduparse.split(page).metadata.title == "柳溪县学生图书使用准则"
    assert (
        eduparse.split(
            page.replace("【发布日期】110.04.30【发布机关】柳溪县政府\n", "")
        ).metadata.title
        == "柳溪县学生图书使用准则"
    )


@pytest.mark.parametrize(
    ("page", "title", "issuers", "issued"),
    [
        (
            "南山县教育局局长办公会议纪要\n（第3期）\n南山县教育局办公室　　2021年3月8日\n2021年3月5日，局长主持召开会议。现纪要如下：\n一、会议听取了汇报。\n二、会议决定每周检查。\n",
            "南山县教育局局长办公会议纪要",
            ("南山县教育局办公室",),
            "2021-03-08",
        ),
        (
            "南山縣政府　函\n機關地址：南山縣某路1號\n受文者：青禾國民小學\n發文日期：中華民國110年3月5日\n發文字號：府教學字第1100012345號\n主旨：檢送校車計畫1份，請查照。\n說明：\n一、依據來函辦理。\n二、請每週檢查一次。\n",
            "南山县政府　函",
            ("南山县政府",),
            "2021-03-05",
        ),
        (
            "南山市教育局　函\n发出日期：中华民国110年3月5日\n发文字号：青教学字第1100012345号\n主旨：检送校车计划1份，请查照。\n说明：\n一、依据来函办理。\n二、请每周检查一次。\n",
            "南山市教育局　函",
            ("南山市教育局",),
            "2021-03-05",
        ),
    ],
)
def test_minutes_and_letters(page: str, title: str, issuers: tuple[str, ...], issued: str) -> None:
    (doc,) = eduparse.clean(page)
    told = doc.metadata
    assert (told.title, told.issuers, told.issued) == (title, issuers, issued)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("（2021）南教字第5号", "〔2021〕南教字第5号"),
        ("南教 〔 2021 〕 112 号　　　签发人：王某某", "南教〔2021〕112号"),
        ("（2021年修订）", None),
        ("招生通知 〔2021〕112号", "〔2021〕112号"),
    ],
)
def test_numbers_in_other_orders(line: str, number: str | None) -> None:
    (doc,) = eduparse.clean(
        f"{line}\n南山县教育局关于做好校车工作的通知\n各学校：\n现将有关事项通知如下，请认真执行。\n南山县教育局\n2021年3月5日\n"
    )
    assert doc.metadata.doc_number == number


@pytest.mark.parametrize(
    ("line", "whom"), [("全县校车工作会召开", ()), ("各有关学校", ("各有关学校",))]
)
def test_a_headline_addresses_nobody(line: str, whom: tuple[str, ...]) -> None:
    (doc,) = eduparse.clean(f"关于做好校车工作的通知\n{line}\n现将有关事项通知如下，请认真执行。\n")
    assert doc.metadata.recipients == whom


@pytest.mark.parametrize(
    ("names", "issuers"),
    [
        ("中共松坪县委松坪县人民政府", ("中共松坪县委", "松坪县人民政府")),
        ("中共中央办公厅国务院办公厅", ("中共中央办公厅", "国务院办公厅")),
        ("国务院办公厅", ("国务院办公厅",)),
        ("中共某县委某县人民政府", ("中共某县委", "某县人民政府")),
        ("中共松坪县委松坪县人民政府信访局", ("中共松坪县委松坪县人民政府信访局",)),
        ("松坪县教育局 松坪县财政局", ("松坪县教育局", "松坪县财政局")),
        ("松坪县人民政府教育督导委员会办公室", ("松坪县人民政府教育督导委员会办公室",)),
    ],
)
def test_bodies_glued_in_a_title_are_issuers_each(names: str, issuers: tuple[str, ...]) -> None:
    text = f"{names}关于加强校园安全的意见\n各学校：\n一、按周检查校舍。\n二、按月报送情况。\n"
    assert eduparse.split(text).metadata.issuers == issuers
