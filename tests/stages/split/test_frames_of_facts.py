"""Keys of a page are no titles, files above a title are no clauses, and a month leaves the day of the page alone."""

import pytest

import eduparse

BODY = "\n各校要高度重视校园安全工作，落实责任，切实加强领导，确保师生安全。\n会议强调，各校要建立制度。\n"
PAGE = "当前位置：首页 > 政策文件\n青禾县教育局2023年工作要点\n发布时间：2023-05-06 来源：青禾县教育局\n"
TEXT = "一、加强党的建设。各校要高度重视党建工作，切实加强领导。\n二、提高教学质量。各校要狠抓教学管理，提高教学质量。\n"
FOOT = "\n【打印】【关闭】\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("留言标题：关于入学年龄的咨询", "关于入学年龄的咨询"),
        ("文档介绍：青禾县小学值班制度", "青禾县小学值班制度"),
        ("留言内容：孩子几岁可以上学", None),
        ("处理部门：青禾县教育局", None),
        ("问:入学年龄是怎样规定的", None),
        ("青禾县教育局留言内容审核办法", "青禾县教育局留言内容审核办法"),
    ],
)
def test_keys_of_replies_are_no_titles(head: str, title: str | None) -> None:
    assert eduparse.clean(head + BODY)[0].metadata.title == title


@pytest.mark.parametrize(
    ("signed", "issued"),
    [
        ("青禾县教育局\n2023年4月", None),
        ("二〇二三年四月", None),
        ("", "2023-05-06"),
        ("2023年4月\n开展家长学校活动，各校组织实施。", "2023-05-06"),  # of a calendar
    ],
)
def test_a_paper_signed_in_a_month_takes_no_day_of_the_page(
    signed: str, issued: str | None
) -> None:
    (doc,) = eduparse.clean(PAGE + TEXT + signed + FOOT)
    assert doc.metadata.issued == issued


def test_files_above_a_title_are_no_clauses() -> None:
    files = "1.校服采购申请表.doc\n2.校服采购合同范本.docx\n"
    paper = "青禾县教育局关于规范校服采购工作的通知\n各中小学校：\n为规范工作，现通知如下。\n"
    (doc,) = eduparse.clean(files + paper + TEXT)
    assert doc.metadata.title == "青禾县教育局关于规范校服采购工作的通知"
    assert [c.label for c in doc.clauses if c.kind == "clause"] == ["一、", "二、"]


def test_pieces_that_are_only_counted_take_the_title_of_their_collection() -> None:
    lead = "学校食堂管理制度优秀3篇\n下面是小编整理的制度，希望对大家有帮助。\n"
    piece = "一、食堂人员要持证上岗，定期体检。\n二、食品采购要索证索票，做好台账。\n"
    docs = eduparse.clean(lead + "".join(f"篇{n}\n{piece}" for n in "一二三"))
    assert [d.metadata.title for d in docs] == ["学校食堂管理制度"] * 3
    sections = "学校食堂管理制度\n" + "".join(f"篇{n}\n{piece}" for n in "一二三")
    assert len(eduparse.clean(sections)) == 1
