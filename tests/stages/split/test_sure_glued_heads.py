"""Glued headings that their own lines speak against, and those that a blank ends."""

import pytest
from sides import turns_at

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.split import heading_chain
from eduparse.stages.split.heading_chain import HeadingReading, without_unsure


def reading(at: int, logp: float) -> HeadingReading:
    return HeadingReading(at, "门卫必须在岗"[:at], run_in=False, logp=logp)


def kept(lines: int, doubted: int, margin: float) -> int:
    """How many glued headings of so many lines stay, of which the first ones are doubted by ``margin`` nats."""
    chain = [
        [reading(4, -3.0), reading(0, -3.0 + margin if n < doubted else -9.0)] for n in range(lines)
    ]
    return sum(r.at > 0 for r in without_unsure(chain, [options[0] for options in chain]))


def test_one_of_two_lines_is_far_likelier_to_have_no_heading() -> None:
    much = heading_chain.MUCH_LIKELIER
    assert kept(2, 1, much + 0.1) == 0
    assert kept(2, 1, much - 0.1) == 2
    assert kept(2, 0, much) == 2


def test_the_share_of_doubted_lines() -> None:
    turns_at(lambda doubted: kept(2, doubted, 3.0) == 0, round(2 * heading_chain.DOUBTED))


def test_longer_lists_are_decided_by_their_neighbours() -> None:
    turns_at(lambda lines: kept(lines, lines, 3.0) == lines, heading_chain.FEW_LINES + 1)


@pytest.mark.parametrize("blank", [" ", "\u3000"])
def test_on_a_page_without_breaks_a_heading_ends_at_its_blank(blank: str) -> None:
    text = (
        f"溪口学校用户须知 一、引言{blank}本须知旨在向您说明我们如何收集、使用和保护您的信息，请您仔细阅读。 "
        f"二、信息的收集{blank}在您注册账号或填写表单时，我们会收集您的姓名和联系方式，用于提供服务。 "
        f"三、信息的保护{blank}我们采取加密等措施保护您的信息，防止信息泄露、丢失。"
    )
    (doc,) = pipeline(Settings()).run(Document.of_page("p", "p", text), ("split",))
    assert [c.heading for c in doc.clauses if c.path] == ["引言", "信息的收集", "信息的保护"]


@pytest.mark.parametrize(
    ("rest", "heads"),
    [
        ("用药", ["合理 用药", "规范 收费", "加强 监管"]),
        ("用药品种要少而精", ["合理", "规范 收费", "加强 监管"]),
    ],
)
def test_a_phrase_that_a_stop_closes_keeps_its_blank(rest: str, heads: list[str]) -> None:
    text = (
        f"一、合理 {rest}。各院要控制药占比，规范处方行为，每月公布用药情况。二、规范 收费。各院要公示价格，"
        "不得重复收费，不得分解收费项目。三、加强 监管。各院要开展自查，县卫健局每季度抽查一次。"
    )
    (doc,) = pipeline(Settings()).run(Document(text=text, id="x", source="x"))
    assert [c.heading for c in doc.clauses if c.path] == heads
