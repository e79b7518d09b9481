"""Names as headings: of articles in a row, of terms with their English, and of bare numbers at line starts."""

import pytest

import eduparse
from eduparse.stages.split.own_heading import own_heading

NAMES = ("租金补贴", "人才奖励", "平台建设", "活动支持")


def outline(text: str) -> list[tuple[str, str | None]]:
    """Path and heading of each labelled clause."""
    return [("/".join(c.path), c.heading) for c in eduparse.split(text).clauses if c.path]


def measures(names: tuple[str, ...]) -> str:
    """Measures whose articles behind the first are named."""
    lines = ["第一条 为支持青年创业，结合本区实际，制定本办法。"]
    lines += [
        f"第{han}条 {name}。对符合条件的企业给予支持，每年不超过十万元。"
        for han, name in zip("二三四五六", names, strict=False)
    ]
    return "\n".join(["青禾区支持青年创业办法", *lines, "第九条 本办法自印发之日起施行。", ""])


def test_four_named_articles_in_a_row_are_headed() -> None:
    found = outline(measures(NAMES))
    assert [heading for _, heading in found] == [None, *NAMES, None]


def test_three_are_sentences() -> None:
    assert {heading for _, heading in outline(measures(NAMES[:3]))} == {None}


@pytest.mark.parametrize(
    ("last", "headed"), [("青年创业街区的平台建设支持", False), ("青年创业街区平台建设支持", True)]
)
def test_a_name_is_of_twelve_characters_at_most(last: str, *, headed: bool) -> None:
    found = outline(measures((*NAMES[:3], last)))
    assert (found[4][1] == last) is headed


def test_sentences_in_a_row_are_no_names() -> None:
    told = ("学校应当公开收费", "教师应当持证上岗", "家长应当按时接送", "学生应当遵守校规")
    assert {heading for _, heading in outline(measures(told))} == {None}


def test_a_name_above_its_items_counts() -> None:
    text = measures(NAMES).replace(
        "人才奖励。对符合条件的企业给予支持，每年不超过十万元。",
        "人才奖励。\n（一）对硕士给予奖励。\n（二）对博士给予奖励。",
    )
    assert ("第三条", "人才奖励") in outline(text)


def terms(*english: str) -> str:
    """Terms with their English and what they mean."""
    lines = [
        f"{han}、{name} {words} 指本县学校使用的{name}。"
        for han, name, words in zip("一二三", ("教学楼", "实训室", "运动场"), english, strict=True)
    ]
    return "\n".join(["青禾县校舍标准用语", *lines, ""])


def test_terms_are_headed_with_their_english() -> None:
    found = outline(terms("teaching building", "training room", "sports ground"))
    assert [heading for _, heading in found] == [
        "教学楼 teaching building",
        "实训室 training room",
        "运动场 sports ground",
    ]


@pytest.mark.parametrize(("short", "headed"), [("teaching", True), ("teachin", False)])
def test_english_is_of_eight_letters_at_least(short: str, *, headed: bool) -> None:
    found = outline(terms(short, short, short))
    assert (found[0][1] is not None) is headed


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


def test_a_sign_in_front_of_a_label_is_a_part_of_it() -> None:
    text = "青禾小学采购\n一、要求\n1.供货要快。\n★2.质保三年。\n3.提供培训。\n▲ 4.提供样品。\n"
    assert labels(text) == ["一、", "1.", "★2.", "3.", "▲ 4."]
    assert labels("★1.供货要快。\n★2.质保三年。\n") == ["★1.", "★2."]


def test_a_sign_in_front_of_words_stays_a_bullet() -> None:
    text = "青禾小学采购\n一、要求\n★供货要快。\n★质保三年。\n二、其他\n提供培训。\n"
    assert labels(text) == ["一、", "★", "★", "二、"]


def test_a_term_glued_to_its_meaning_has_no_heading() -> None:
    text = terms("teaching building", "training room", "sports ground").replace(" 指", "指")
    assert {heading for _, heading in outline(text)} == {None}
