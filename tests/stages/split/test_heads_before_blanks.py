"""Headings that a blank or a short sentence sets apart from their text, and first items behind a colon."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.split import glued_headings
from eduparse.stages.split import headings as split_headings

TERMS = (
    "一、河岸步道 riverside path 青禾县沿河修建、供行人使用的道路。\n"
    "二、步道宽度 width of path 步道两侧边线之间的距离。\n"
    "三、绿化率 green ratio 绿地面积与步道面积的比值。\n"
)
FIRST = (
    "一、简报通常由标题和正文两部分组成。标题有两种，正文写明时间和地点。 （一）概况。包括时间、地点和参加的人员。 "
    "（二）事项。写明商定的各项事务和负责的单位。 "
)


def heads(text: str) -> list[str | None]:
    """The headings of the clauses."""
    (doc,) = eduparse.clean(text)
    return [c.heading for c in doc.clauses if c.path]


def paths(text: str) -> list[str]:
    (doc,) = eduparse.clean(text)
    return ["/".join(c.path) for c in doc.clauses if c.path]


def test_terms_with_their_english_are_headings() -> None:
    assert heads("青禾县步道术语\n" + TERMS) == [
        "河岸步道 riverside path",
        "步道宽度 width of path",
        "绿化率 green ratio",
    ]


def test_english_words_in_one_item_head_none() -> None:
    text = "青禾县步道术语\n" + TERMS.replace(" width of path ", "是指").replace(
        " green ratio ", "是指"
    )
    assert heads(text) == [None] * 3


SECOND = "二、简报写法 {} 开头一般写明概况，包括时间、地点、主持人和进行情况。根据内容不同，有以下几种写法{}（一）集中概述。把商定的事项整体说明。"


def _headed(head: str, opening: str) -> bool:
    text = FIRST + SECOND.format(opening, "：").replace("简报写法", head)
    return head in heads("简报的格式\n" + text)


def test_a_text_that_opens_as_its_heading() -> None:
    assert _headed("简报写法与格式", "简报写法一般分两部分。")
    assert not _headed("简报写法与格式", "通常分为两个部分。")


def test_how_many_characters_are_taken_up() -> None:
    """Shorter ones are a common word that opens two sentences; the rows are headed by nothing else."""
    turns_at(
        lambda n: _headed("简报写法"[:n] + "甲" * (5 - n), f"{'简报写法'[:n]}分两部分。"),
        glued_headings.TAKEN_UP,
    )


def test_the_first_item_of_a_list_that_is_cut_off_stands_behind_a_colon() -> None:
    text = "简报的格式\n" + FIRST + SECOND
    assert paths(text.format("简报一般分两部分。", "："))[-1] == "二/(一)"
    assert paths(text.format("简报一般分两部分。", "，见"))[-1] == "二"


@pytest.mark.parametrize(
    ("sentence", "head"),
    [("今年全县计划选出十所左右学校开展阅读推广行动。", "遴选程序"), ("", "遴选程序和要求")],
)
def test_a_sentence_above_a_list_is_no_part_of_its_heading(sentence: str, head: str) -> None:
    text = (
        "青禾县阅读推广办法一、总体要求坚持育人为本，推动全县学校开展阅读。二、"
        f"{head}{sentence}（一）学校申报。各校在三月底前提交材料。（二）专家评审。县教育局组织专家评审。"
        "三、保障措施各校要落实经费，明确负责的人员。"
    )
    assert head in heads(text)


def _articles(names: list[str]) -> list[str | None]:
    body = "县里每年安排经费，支持图书馆之间开展馆际合作。"
    return heads(
        "".join(f"第{n}条 {name}{body}\n" for n, name in zip("一二三四", names, strict=False))
    )


def test_articles_in_a_row_that_name_what_they_are_about() -> None:
    assert _articles(["", "馆舍建设。", "平台服务。", "交流融合。"]) == [
        None,
        "馆舍建设",
        "平台服务",
        "交流融合",
    ]
    assert _articles(["馆舍建设。", "平台服务。", "", "交流融合。"]) == [None] * 4
    assert _articles(["县里负责建设。", "馆长应当尽责。", "馆员必须到岗。"]) == [None] * 3


def test_how_many_articles_and_characters_name_them() -> None:
    turns_at(lambda n: any(_articles(["馆舍建设。"] * n)), split_headings.FEWEST_NAMED)
    long = split_headings.LONGEST_NAME + 1
    turns_at(lambda n: not any(_articles(["馆" * n + "。"] * 3)), long)
