"""Cut beyond its cases: where titles end, roles, and pages that would cost time out of proportion."""

import time

import pytest
from flow import run_stage

from eduparse.document.document import Document
from eduparse.language.titles import headline

BODY = "为做好今年的招生工作，根据有关规定，现就有关事项通知如下。"


def cut(text: str) -> list[Document]:
    return run_stage(Document.of_page("x", "x", text), "cut")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("某市教育局关于做好招生工作的通知各区教育局：", "某市教育局关于做好招生工作的通知"),
        ("某市关于印发《某省关于招生的意见》的通知为", "某市关于印发《某省关于招生的意见》的通知"),
        ("某厅关于贯彻某部关于招生的意见的通知", "某厅关于贯彻某部关于招生的意见的通知"),
        ("某市招生工作管理办法（试行）第一条 为了", "某市招生工作管理办法（试行）"),
        ("某市教育局关于招生的公告（某教〔2020〕3号）", "某市教育局关于招生的公告"),
    ],
)
def test_a_title_ends_where_its_kind_is_said(line: str, title: str) -> None:
    found = headline(line)
    assert found is not None
    assert found.text == title
    assert title + found.rest == line


@pytest.mark.parametrize(
    "line",
    [
        "你们提出的关于创立网站的建议收悉",
        "以数字政府行动方案为统领",
        "省长赵刚作政府工作报告",
        "《某市教育局关于做好招生工作的通知》",
        "各地要认真贯彻落实",
    ],
)
def test_a_sentence_has_no_title(line: str) -> None:
    assert headline(line) is None


def test_the_main_document_is_the_one_named_on_top() -> None:
    first, second = "某市教育局关于做好招生工作的通知", "某省财政厅关于加强经费管理的意见"
    page = f"{first}\n{second}\n{second}\n{BODY * 9}\n{first}\n{first}\n{BODY}\n"
    assert [(d.metadata.title, d.metadata.role) for d in cut(page)] == [
        (second, "preview"),
        (first, "main"),
    ]


@pytest.mark.parametrize(
    "page",
    [
        "某市教育局关于做好招生工作的通知\n" * 8_000,
        "某市教育局关于印发《某某办法》的通知" * 30_000,
        "".join(f"第{n}局关于《第{n}号意见》的通知为了\n" for n in range(8_000)),
        "关于" * 400_000,
    ],
    ids=["copies", "one line", "glued titles", "words"],
)
def test_time_grows_with_the_page(page: str) -> None:
    start = time.process_time()
    parts = cut(page)
    assert time.process_time() - start < 10  # seconds; a quadratic look takes minutes
    assert "".join(p.text for p in parts) == page
