"""Names as headings: of articles in a row, of terms with their English, and of bare numbers at line starts."""

import pytest

import eduparse

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
