"""Labels that stand alone on a page: it begins behind their elders or ends before their siblings."""

import pytest

import eduparse

RULES = "一、根据有关规定，结合本县实际，制定本规则。\n二、图书馆实行馆长负责制。\n三、馆员要依法办事。\n"
TEXT = "青禾县图书馆按规定从合格人员中提出人选，报县人事局审定。\n被录用人员在规定时间内报到。\n"


def paths(text: str) -> list[str]:
    (doc,) = eduparse.clean(text)
    return ["/".join(c.path) for c in doc.clauses if c.path]


@pytest.mark.parametrize("head", ["第一章总则", "第一部分 基本情况"])
def test_the_first_chapter_stands_above_a_list_that_begins(head: str) -> None:
    assert (
        paths(f"青禾县图书馆工作规则\n{head}\n{RULES}")[0] == head[: 3 + head.startswith("第一部")]
    )


@pytest.mark.parametrize(
    "line", ["第一节课程目标", "第一编辑部", "第三章节练习", "第一章总则见下，请遵守。"]
)
def test_what_counts_something_or_says_something_is_no_chapter(line: str) -> None:
    assert paths(f"青禾县图书馆工作规则\n{line}\n{RULES}")[0] == "一"


@pytest.mark.parametrize(
    "line",
    [
        "五、审批录用",
        "（二）审批录用",
        "六、一读书节",
        "五、八书社",
        "（五）何小青",
        "（二）馆长",
        "二、你先别说话",
        "第六章培植产业",
        "第三章十六节",
        "第二章由馆长保管",
        "第三章练习卷",
        "第三章授予何小青",
    ],
)
def test_one_label_alone_on_a_page_is_text(line: str) -> None:
    """A date, a name or a part of a book looks like the label of a page that was cut off."""
    assert paths(f"县图书馆招聘馆员三名。\n{line}\n{TEXT}") == []


def test_a_first_label_above_a_heading_is_a_clause() -> None:
    assert paths(f"县图书馆招聘馆员三名。\n一、审批录用\n{TEXT}") == ["一"]


@pytest.mark.parametrize("line", ["第一章练习卷", "第一章授予何小青"])
def test_a_chapter_of_a_book_above_a_list_is_text(line: str) -> None:
    assert paths(f"县图书馆通知\n{line}\n{RULES}") == ["一", "二", "三"]


def test_the_code_of_a_place_that_opens_a_line_is_no_label() -> None:
    text = "青禾县通知\n一、各校做好防汛工作。\n二、联系方式如下：\n（一）联系人：张明\n（二）电话：\n{}\n三、请各校照办。\n"
    assert paths(text.format("(02)2345-6789"))[-2:] == ["二/(二)", "三"]
    assert (
        paths(text.format("（1）白天可以拨打馆内电话；\n（2）夜间请发邮件。"))[-2] == "二/(二)/(2)"
    )


@pytest.mark.parametrize(
    "rows",
    [
        "（0{}）100-200本的为合格，多借的给予表彰。",
        "（0{}）2345-6789号书柜应当关闭。",
        "（0{}）2023-2024学年的报刊放在一楼。",
        "（0{}）120000册图书应当入库。",
        "（0{}）2345-6789",
    ],
)
def test_labels_with_a_nought_before_figures_are_labels(rows: str) -> None:
    text = "\n".join(rows.format(n) for n in (1, 2, 3))
    assert paths(f"青禾县图书馆\n{text}\n") == ["(01)", "(02)", "(03)"]


@pytest.mark.parametrize("letters", ["ABC", "ABCABC", "ABCDE", "AB"])
def test_letters_of_who_speaks_are_no_labels(letters: str) -> None:
    lines = "".join(f"{letter}：你好，请问图书馆怎么走？\n" for letter in letters)
    assert paths(f"青禾县图书馆\n情景对话\n{lines}请分角色朗读。\n") == []
