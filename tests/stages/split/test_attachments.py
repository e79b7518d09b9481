"""Attachments are what the list at the end names and what the page links as files."""

import pytest
from flow import clean

from eduparse.document.document import Document
from eduparse.readers.html import html_document

HEAD = "青禾县教育局关于做好校舍检查工作的通知\n各学校：\n为做好校舍检查工作，现将有关事项通知如下，请认真执行。\n"
LISTS = (
    ("附件：校舍检查评分办法\n青禾县教育局\n2021年3月5日\n", ["校舍检查评分办法"]),
    ("附件：1.评分细则\n2.申报表.doc\n青禾县教育局\n2021年3月5日\n", ["评分细则", "申报表"]),
    ("附件：1.评分细则；2.申报表\n青禾县教育局\n2021年3月5日\n", ["评分细则", "申报表"]),
    ("附件：\n1.评分细则 2.申报表\n青禾县教育局\n2021年3月5日\n", ["评分细则", "申报表"]),
    ("具体要求见附件2。\n青禾县教育局\n2021年3月5日\n", []),
    (
        "青禾县教育局\n2021年3月5日\n【相关附件】\n1.评分细则.doc\n2.申报表.xls\n",
        ["评分细则", "申报表"],
    ),
    ("青禾县教育局\n2021年3月5日\n相关附件\n评分细则.doc\n", ["评分细则"]),
    ("附件1：评分细则.xlsx\n附件2：申报表\n青禾县教育局\n2021年3月5日\n", ["评分细则", "申报表"]),
    (
        "附件：1.评分细则\n\n      2.申报表\n\n      3.名册\n\n青禾县教育局\n2021年3月5日\n",
        ["评分细则", "申报表", "名册"],
    ),
    (
        "附件：1.评分细则\n\n各校应当认真填写\n\n2.申报表\n青禾县教育局\n2021年3月5日\n",
        ["评分细则"],
    ),
    ("附件：无\n青禾县教育局\n2021年3月5日\n", []),
)


@pytest.mark.parametrize(("end", "names"), LISTS)
def test_the_list_names_them(end: str, names: list[str]) -> None:
    (doc,) = clean(Document.of_page("x", "x", HEAD + end))
    assert [a.name for a in doc.metadata.attachments] == names


def test_a_link_gives_the_address() -> None:
    page = (
        "<h1>青禾县教育局关于做好校舍检查工作的通知</h1><p>各学校：</p><p>为做好校舍检查工作，现将有关事项通知如下，请认真执行。</p>"
        "<p>各学校应当在三月底前完成检查，并将结果报送县教育局。</p><p>附件：<a href=/f/1.doc>校舍检查评分办法.doc</a></p>"
        "<p>青禾县教育局</p><p>2021年3月5日</p>"
    )
    (doc,) = clean(html_document(page, "x", "x"))
    assert [(a.name, a.href) for a in doc.metadata.attachments] == [
        ("校舍检查评分办法", "/f/1.doc")
    ]
