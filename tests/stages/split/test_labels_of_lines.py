"""Labels of bare numbers, steps, parts of items and signs at line starts, and what a caption leaves."""

import pytest

import eduparse
from eduparse.stages.split.own_heading import own_heading


def outline(text: str) -> list[tuple[str, str | None]]:
    """Path and heading of each labelled clause."""
    return [("/".join(c.path), c.heading) for c in eduparse.split(text).clauses if c.path]


PARTS = ("计划", "备课", "上课")


def routines(heads: tuple[str, ...], below: str = "教师应当认真做好。") -> str:
    """A paper with bare numbers in front of its headings."""
    parts = [f"{n}{head}\n{below}" for n, head in enumerate(heads, 1)]
    return "\n".join(["青禾小学教学常规", "一、指导思想", "坚持质量第一。", "二、要求", *parts, ""])


def test_bare_numbers_label_short_lines_above_sentences() -> None:
    assert outline(routines(PARTS))[2:] == [(f"二/{n}", h) for n, h in enumerate(PARTS, 1)]


@pytest.mark.parametrize(
    ("heads", "below"),
    [
        (PARTS[:2], "教师应当认真做好。"),
        (("年级", "年级", "年级"), "学生应当认真做好。"),
        (("组教师", "组学生", "组家长"), "各组应当认真做好。"),
        (("语文", "数学", "英语"), "30元"),
        (("人户", "口之家", "代同堂"), "每月补助五百元。"),
        (("计划要在开学以前订好交教导处", *PARTS[1:]), "教师应当认真做好。"),
    ],
)
def test_bare_numbers_that_count_are_no_labels(heads: tuple[str, ...], below: str) -> None:
    assert [path for path, _ in outline(routines(heads, below))] == ["一", "二"]


def test_steps_are_labels() -> None:
    text = (
        "青禾县招生方案\n一、程序\n第一步：网上报名\n家长登录平台。\n第二步：现场审核\n学校审核材料。\n"
        "二、纪律\n严禁收费。\n"
    )
    assert outline(text)[:3] == [
        ("一", "程序"),
        ("一/第一步", "网上报名"),
        ("一/第二步", "现场审核"),
    ]


def test_a_step_in_a_sentence_is_none() -> None:
    text = (
        "青禾县招生方案\n一、程序\n第一步，家长报名。\n第二步要认真审核。\n二、纪律\n严禁收费。\n"
    )
    assert [path for path, _ in outline(text)] == ["一", "二"]


def test_parts_of_items_are_found_in_a_line_that_lost_its_breaks() -> None:
    text = (
        "青禾中学请假制度\n1、职责1.1校长负责审批。1.2教务处负责实施。2、程序2.1申请2.1.1教师填写申请表。"
        "2.1.2处室签署意见。2.2校长审批以后生效。3、本制度自公布之日起施行。\n"
    )
    paths = [path for path, _ in outline(text)]
    assert paths == [
        "1",
        "1/1.1",
        "1/1.2",
        "2",
        "2/2.1",
        "2/2.1/2.1.1",
        "2/2.1/2.1.2",
        "2/2.2",
        "3",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1、职责1.1校长负责审批。2、程序要公开。",
        "1、增长1.1个百分点。1.2亿元用于校舍。2、程序要公开。",
        "1、职责2.1校长负责审批。2.2教务处负责实施。2、程序要公开。",
    ],
)
def test_numbers_that_do_not_count_on_are_no_parts(line: str) -> None:
    assert [path for path, _ in outline(f"青禾中学请假制度\n{line}\n")] == ["1", "2"]


@pytest.mark.parametrize(
    ("below", "headed"),
    [
        ("背景", False),
        ("学校假期安排事项", False),
        ("学校假期的安排事项", True),
        ("成立小组。", True),
    ],
)
def test_a_caption_below_a_sentence_is_not_its_text(below: str, *, headed: bool) -> None:
    text = f"加强学校安全工作的领导。\n{below}\n"
    assert (own_heading(text, 0, len(text), "1.", has_child=False) is not None) is headed


def labels(text: str) -> list[str]:
    """The labels of a paper, as printed."""
    return [c.label for c in eduparse.split(text).clauses if c.path]


def test_a_sign_in_front_of_words_stays_a_bullet() -> None:
    text = "青禾小学采购\n一、要求\n★供货要快。\n★质保三年。\n二、其他\n提供培训。\n"
    assert labels(text) == ["一、", "★", "★", "二、"]
