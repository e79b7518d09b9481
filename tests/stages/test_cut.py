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


FIRST = "南山县教育局关于印发《南山县校服管理办法》的通知\n各学校：\n现将办法印发给你们，请认真贯彻执行。\n一、选用。征求家长意见。\n二、质量。实行送检制度。\n南山县教育局\n2022年3月28日\n"
TOLD = "《南山县校服管理办法》政策解读\n近日，县教育局印发了办法，现解读如下。\n一、背景。家长较为关注。\n二、内容。明确了四个环节的要求。\n"
NEWS = "全县校服管理工作推进会在南山召开\n4月8日，全县校服管理工作推进会在南山县召开，各学校负责人参加会议。\n会议要求，要加强宣传解读。\n"
RULES = "南山县校园开放办法\n{}第一条 本办法依有关规定订定。\n第二条 开放以不影响教学为原则。\n第三条 本办法自发布日施行。\n"
OTHER = "南山县家长会设置办法\n{}第一条 本办法依有关规定订定。\n第二条 家长会以家长为会员。\n第三条 本办法自发布日施行。\n"
SPEECH = "做有温度的教育\n老师们、同志们：\n新学期开始了，我和大家谈两点体会。\n一、热爱学生。没有爱就没有教育。\n二、潜心教学。备好每一节课。\n"


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        (FIRST + TOLD + NEWS, 3),
        (
            RULES.format("2019年7月2日教体字第1号令发布\n")
            + OTHER.format("2018年1月9日教体字第2号令发布\n"),
            2,
        ),
        (SPEECH + FIRST + FIRST.replace("校服", "校车"), 3),
        ("制度（通用2篇）\n篇一：\n" + RULES.format("") + "篇二：\n" + OTHER.format(""), 2),
        (
            "幼儿园接送制度\n幼儿园接送制度\n"
            + BODY
            + "\n幼儿园消毒制度\n幼儿园消毒制度\n"
            + BODY
            + "\n",
            2,
        ),
        # One paper each.
        (
            f"一周要闻\n{NEWS}全县招生会在南山召开\n4月9日，全县招生会在南山县召开。\n会议要求，要做好招生。\n",
            1,
        ),
        (FIRST + "校园活动启动\n各校要按要求启动活动，并及时报送情况。\n", 1),
        (RULES.format("") + "附件\n" + OTHER.format(""), 1),
    ],
)
def test_where_a_second_paper_begins(page: str, titles: int) -> None:
    assert len(cut(page)) == titles
