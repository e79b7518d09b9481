"""Headings that a blank or a short sentence sets apart from their text, and first items behind a colon."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.split import glued_headings
from eduparse.stages.split import headings as split_headings

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


@pytest.mark.parametrize(
    "rows",
    [
        "1. 启动 Reading list 然后登记书名和册数，保存后退出系统。",
        "1. 何小青 He Xiaoqing 青禾小学五年级学生，获得阅读活动一等奖。",
        "1. 河岸步道 riverside path 青禾县沿河修建、供行人使用的道路。",
    ],
)
def test_latin_words_within_items_head_none(rows: str) -> None:
    """A program, a name in Latin letters and the English of a term look alike."""
    text = "\n".join(f"{n}{rows[1:]}" for n in (1, 2, 3))
    assert heads(f"青禾县图书馆\n{text}\n") == [None] * 3


SECOND = "二、简报写法 {} 开头一般写明概况，包括时间、地点、主持人和进行情况。根据内容不同，有以下几种写法{}（一）集中概述。把商定的事项整体说明。"


def _headed(head: str, opening: str) -> bool:
    text = FIRST + SECOND.format(opening, "：").replace("简报写法", head)
    return head in heads("简报的格式\n" + text)


def test_a_text_that_opens_as_its_heading() -> None:
    assert _headed("简报写法与格式", "简报写法一般分两部分。")
    assert not _headed("简报写法应当统一", "以便各科室使用。")
    assert not _headed("简报写法要看", "会议的大小来定。")
    assert not _headed("简报写法由各校", "自行确定。")


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


@pytest.mark.parametrize(
    "fates",
    [
        ["已废止。", "已修订。", "待定。"],
        ["删去。", "修改为。", "保留。"],
        ["不予采纳。", "同意。", "维持不变。"],
        ["予以修改。", "暂停执行。", "全文删除。"],
        ["继续有效。", "停止执行。", "不再保留。"],
        ["好的。", "知道了。", "会来吧。"],
        ["馆舍建设。"] * 3,
    ],
)
def test_what_became_of_articles_is_no_name(fates: list[str]) -> None:
    """Nor is one name in front of all of them."""
    assert _articles(fates) == [None] * 3


def test_names_that_open_like_the_fate_of_an_article() -> None:
    names = ["待遇保障", "移动书车", "继续教育"]
    assert _articles([f"{name}。" for name in names]) == names


def test_how_many_articles_and_characters_name_them() -> None:
    names = ["馆舍建设。", "平台服务。", "交流融合。", "经费保障。"]
    turns_at(lambda n: any(_articles(names[:n])), split_headings.FEWEST_NAMED)
    long = split_headings.LONGEST_NAME + 1
    turns_at(lambda n: not any(_articles([f"{c * n}。" for c in "馆书刊"])), long)
