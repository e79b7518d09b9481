"""Glued headings that their own lines speak against, and those that a blank ends."""

import pytest
from sides import turns_at

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.split import glued_headings, heading_chain
from eduparse.stages.split.heading_chain import HeadingReading, without_unsure


def reading(at: int, logp: float) -> HeadingReading:
    return HeadingReading(at, "门卫必须在岗"[:at], run_in=False, logp=logp)


def kept(*spoken: float) -> int:
    """How many glued headings of a list stay, each so many nats likelier than none."""
    chain = [[reading(4, -3.0), reading(0, -3.0 - nats)] for nats in spoken]
    return sum(r.at > 0 for r in without_unsure(chain, [options[0] for options in chain]))


def test_the_heading_of_a_list_of_one_line_must_be_sure() -> None:
    sure = heading_chain.SURE
    assert (kept(sure - 0.1), kept(sure + 0.1)) == (0, 1)
    assert (kept(0.1, 0.1), kept(0.1, -0.2)) == (2, 0)


def test_one_line_that_is_sure_of_none_asks_for_more_of_its_neighbour() -> None:
    sure = heading_chain.SURE
    assert (kept(-sure - 0.1, sure + 0.6), kept(-sure + 0.1, sure + 0.6)) == (0, 2)
    assert kept(-sure - 0.1, 2 * sure + 0.2) == 2


def test_longer_lists_are_decided_by_their_neighbours() -> None:
    turns_at(lambda heads: kept(*[-1.0] * heads) == heads, heading_chain.FEW_HEADS + 1)


def test_a_heading_that_its_items_end_keeps_those_beside_it() -> None:
    unsure = [[reading(4, -3.0), reading(0, -1.0)] for _ in range(2)]
    for settled, stay in ((heading_chain.settled("门卫职责", 4), 3), (reading(0, 0.0), 0)):
        chain = [unsure[0], [settled], unsure[1]]
        assert sum(r.at > 0 for r in without_unsure(chain, [o[0] for o in chain])) == stay


def test_few_headings_that_no_neighbour_shares_are_not_cut_inside_a_sentence() -> None:
    text = (
        "考核办法\n一、内务40分\n1、被子应叠成方块放在床头中央，枕头放在上面。一次不叠扣5分；2、地面每日早晚各扫一次，未扫扣3分。\n"
        "二、作息20分\n1、严格遵守作息时间，应在熄灯以前回到寝室，否则为迟到，扣2分。"
    )
    (doc,) = pipeline(Settings()).run(Document.of_page("p", "p", text), ("split",))
    heads = {"/".join(c.path): c.heading for c in doc.clauses if c.path}
    assert heads == {"一": "内务40分", "一/1": None, "一/2": None, "二": "作息20分", "二/1": None}


def test_a_sentence_about_the_paper_has_no_glued_heading() -> None:
    may_head = glued_headings._may_head  # noqa: SLF001 - the look itself
    assert not may_head("本方案依据溪口县安全生产办法编制", 0, 5)
    assert may_head("编制依据溪口县安全生产办法", 0, 4)


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
