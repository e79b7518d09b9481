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
