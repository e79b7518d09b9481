"""A day with its key below who signs, （一） below a point that leads up to it, and marks and chapters that open with 法 and 第."""

import pytest

import eduparse
from eduparse.document.document import Document

HEAD = "青禾市教育局关于做好招生工作的通知\n各县（区）教育局：\n现将有关事项通知如下。\n一、加强领导。各县要落实责任。\n"
SIGNED = f"{HEAD}二、规范程序。各校要公开信息。\n"


def parsed(text: str) -> Document:
    """The one paper of a page."""
    (doc,) = eduparse.clean(text)
    return doc


def outline(text: str) -> list[str]:
    """The paths of its clauses."""
    return ["/".join(c.path) for c in parsed(text).clauses if c.path]


def closing(text: str) -> str:
    """Its closing lines."""
    doc = parsed(text)
    return "\n".join(doc.text[a:b] for c in doc.clauses if c.kind == "back" for a, b in c.spans)


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("日期：2023年5月6日", "2023-05-06"),
        ("时间：2023年5月6日", "2023-05-06"),
        ("日 期:xxxx年xx月xx日", None),
        ("发文日期：2023-05-06", "2023-05-06"),
    ],
)
@pytest.mark.parametrize("listed", ["", "附件：1.名册\n2.申报表\n"])
def test_a_day_with_its_key_closes_a_paper(key: str, day: str | None, listed: str) -> None:
    text = f"{SIGNED}{listed}青禾市教育局\n{key}\n"
    assert closing(text) == f"{listed}青禾市教育局\n{key}"
    assert parsed(text).metadata.issuers == ("青禾市教育局",)
    assert parsed(text).metadata.issued == day


@pytest.mark.parametrize(
    "event",
    [
        "时间：2023年5月6日\n地点：青禾市第一中学",
        "主办：青禾市教育局\n时间：2023年5月6日",
        "地点：青禾市教育局\n日期：2023年5月6日",
        "青禾市教育局\n时间：2023年5月6日",  # below the heading of its clause
        "参加单位：\n青禾市教育局\n时间：2023年5月6日",
    ],
)
def test_the_day_of_an_event_stays_in_its_clause(event: str) -> None:
    assert closing(f"{HEAD}二、活动安排\n{event}\n") == ""


LED = "访客办法\n1.图书室每天开放。\n2.{lead}\n(一)出示证件。\n(二)填写登记表。\n(三)交还证牌。\n"


def test_a_point_that_leads_up_takes_the_items_below_it() -> None:
    led = ["1", "2", "2/(一)", "2/(二)", "2/(三)"]
    assert outline(LED.format(lead="访客由值班员登记，作法如下：")) == led
    assert outline(LED.format(lead="访客由值班员登记，作法如下：") + "3.自公布之日起施行。\n") == [
        *led,
        "3",
    ]
    own = ["1", "2", "(一)", "(二)", "(三)"]
    assert outline(LED.format(lead="访客由值班员登记。")) == own


def test_items_that_hold_points_of_the_leading_kind_are_the_papers_own() -> None:
    text = "招生说明\n1.适用于小学。\n2.工作安排如下：\n（一）报名\n1.网上报名。\n2.现场确认。\n（二）录取\n1.派位。\n2.公布。\n"
    assert "(一)" in outline(text)


@pytest.mark.parametrize(
    ("page", "number"),
    [
        ("青禾高级法院\n关于建议的规定\n法释〔2023〕11号\n", "法释〔2023〕11号"),
        ("青禾高级法院关于建议的解释法释〔2023〕11号\n", "法释〔2023〕11号"),
        ("青禾市学校管理办法青教〔2023〕11号\n", "青教〔2023〕11号"),
    ],
)
def test_the_mark_of_a_court_opens_with_the_end_of_no_title(page: str, number: str) -> None:
    text = f"{page}为加强工作，制定本规定。\n第一条 适用本规定。\n第二条 应当遵循。\n"
    assert parsed(text).metadata.doc_number == number


def test_chapters_that_an_answer_speaks_of_are_no_clauses() -> None:
    text = "问：内容是什么？\n答：规则共四章：第一章为总则，明确了目的。第二章到第四章为主体，规定了办法。\n问：下一步？\n答：抓好落实。\n"
    assert outline(text) == ["问1", "问2"]


def test_the_title_of_a_chapter_goes_on_in_the_next_line() -> None:
    text = (
        "设备管理条例\n第一章 总则\n第一条 为了管理，制定本条例。\n"
        "第二章 市政府有关部门和县级委员会\n{rest}\n第二条 委员会负责规划。\n"
    )
    (on,) = [
        c.heading
        for c in parsed(text.format(rest="在管理工作中的职责")).clauses
        if c.path == ("第二章",)
    ]
    assert on == "市政府有关部门和县级委员会在管理工作中的职责"
    for rest in ("在本章中委员会是指下列单位。", "委员会由县级政府设立"):
        (own,) = [
            c.heading for c in parsed(text.format(rest=rest)).clauses if c.path == ("第二章",)
        ]
        assert own == "市政府有关部门和县级委员会"
