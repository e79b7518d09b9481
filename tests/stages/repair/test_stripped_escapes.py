"""Escapes that lost their first sign: what proves them, what is only told, and what is no escape."""

import pytest
from flow import run_stage
from sides import turns_at

from eduparse import repair
from eduparse.document.document import Document
from eduparse.stages.repair.escapes import Escapes
from eduparse.stages.repair.stripped_escapes import (
    LEAST,
    SURE,
    doubtful_escapes,
    stripped_escapes,
)


def told(text: str) -> list[str]:
    """What is reported of ``text``."""
    (doc,) = run_stage(Document.of_page("x", "x", text), "repair")
    assert doc.text == text
    return [text[w.start : w.end] for w in doc.metadata.warnings if w.code == "mojibake-left"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("学校应当把每周三下午u5b9a为教师培训u65f6间。", 2),
        ("连#32493;居住满一年的学生，免收借读费#65292;也不得另行组织。", 2),
        ("第三条 +W2ZoIV6UX1NiimvP-周三下午组织培训。", 1),
    ],
)
def test_told_without_proof(text: str, places: int) -> None:
    assert not list(stripped_escapes(text))
    assert len(list(doubtful_escapes(text))) == places
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "采购型号u5000、u6000各一台，配件u5001号。",
        "采购型号u4e00一台，学校各部门另行采购。",
        "全角空格的编码为u3000，汉字的编码从u4e00u4e01开始。",
        "工单#32493;已办结，工单#32494;未办，请各单位核对。",
        "分数记为+abc-，语文+def-，学校统一核对。",
        "附件下载：http://www.qinghe.gov.cn/file/u6559u80b2u5c40.doc",
    ],
)
def test_no_escape(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "投影仪编号：u5b66u6821，另有备用一台。",
        "配备u5000型无人机一架，机房用u6000服务器，u6821一台。",
    ],
)
def test_numbers_of_things_stay(text: str) -> None:
    assert not list(stripped_escapes(text))


def test_least() -> None:
    assert LEAST == 2
    turns_at(
        lambda n: bool(list(stripped_escapes("学" + "u6821u5e94u5f53"[: 5 * n] + "公布"))), SURE
    )
    turns_at(lambda n: bool(list(stripped_escapes("某+W2ZoIQ-" * n))), LEAST)
    turns_at(lambda n: bool(list(doubtful_escapes("学u6821" * n + "公布"))), LEAST)


@pytest.mark.parametrize(
    ("escaped", "text"),
    [
        (r"\u7b2c\u4e00\u6761\u3000\u5b66\u6821\u516c\u5f00\u3002", "第一条　学校公开。"),
        ("%u7b2c%u4e00%u6761%u3000%u5b66%u6821", "第一条　学校"),
        ("%E7%AC%AC%E4%B8%80%E6%9D%A1%E3%80%80%E5%AD%A6%E6%A0%A1", "第一条　学校"),
        ("教育局办公室&#12288;&#x3000;2021年印发", "教育局办公室　　2021年印发"),
    ],
)
def test_a_wide_blank_is_a_sign_like_others(escaped: str, text: str) -> None:
    doc = Document.of_page("x", "x", escaped)
    assert doc.apply("x", Escapes()(doc)).text == text


def test_an_indent_of_entities_proves_no_number_of_a_thing() -> None:
    numbers = "工单#32493;已办结，工单#32494;未办，工单#32500;转交教育局。"
    (doc,) = run_stage(Document.of_page("x", "x", f"&#12288;&#12288;{numbers}"), "repair")
    assert doc.text == f"\u3000\u3000{numbers}"


def test_a_page_of_them_is_read_with_the_figures_between() -> None:
    text = "工作会议于2022年3月9日上午8时举行，他踮起脚尖。\n1.报名表在4月18日以前交到办公室。\n各学校应当认真组织实施。\n"
    shown = "".join(f"u{ord(c):04x}" if c > "\x7f" else c for c in text)
    assert repair(shown).text == text
