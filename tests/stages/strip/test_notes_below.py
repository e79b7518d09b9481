"""A note in brackets below a signature belongs to the paper, whatever furniture stands around it."""

import pytest
from flow import clean

from eduparse.document.document import Document

MENU = "首页\n机构概况\n新闻中心\n政务公开\n办事服务\n互动交流\n"
PAPER = "青禾县教育局关于开展校舍检查的通知\n各学校：\n请于本月底前完成校舍检查，并将结果报县教育局。\n青禾县教育局\n2021年4月26日\n"
FOOT = "上一篇：无\n下一篇：校历\n打印本页\n关闭窗口\n版权所有：青禾县教育局\n"


@pytest.mark.parametrize("note", ["（此件公开发布）", "（本文有删减）"])
def test_a_note_below_the_signature_stays(note: str) -> None:
    page = f"{MENU}{PAPER}{note}\n附件\n校舍检查表\n{FOOT}"
    assert note in "".join(doc.text for doc in clean(Document.of_page("x", "x", page)))


def test_what_a_site_says_in_brackets_goes() -> None:
    page = f"{MENU}{PAPER}（责任编辑：林青）\n{FOOT}"
    assert "责任编辑" not in "".join(doc.text for doc in clean(Document.of_page("x", "x", page)))
