"""Labels that stand alone on a page: it begins behind their elders or ends before their siblings."""

import pytest
from sides import turns_at

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
    ("label", "path"), [("五、", "五"), ("（二）", "?/(二)"), ("一、", "一"), ("（一）", "(一)")]
)
def test_one_label_above_a_heading_on_its_line_is_a_clause(label: str, path: str) -> None:
    assert paths(f"县图书馆招聘馆员三名。\n{label}审批录用\n{TEXT}") == [path]
    assert paths(f"县图书馆招聘馆员三名。\n{label}加强审批，规范录用\n{TEXT}") == [path]


def test_one_chapter_alone_on_its_line_is_a_clause() -> None:
    assert paths(f"第六章培植产业\n{TEXT}") == ["第六章"]
    assert paths(f"第六章培植产业，{TEXT}") == []


@pytest.mark.parametrize(
    "line", ["3.审批录用", "五、审批录用请看下列各页：", "五、请在三月底前报到；"]
)
def test_one_label_of_an_item_or_above_a_sentence_is_none(line: str) -> None:
    assert paths(f"县图书馆招聘馆员三名。\n{line}\n{TEXT}") == []


def test_how_long_a_heading_of_one_label_is() -> None:
    def is_text(length: int) -> bool:
        head = ("加强馆员培训提高服务水平" * 4)[:length]
        return not paths(f"县图书馆通知如下。\n五、{head}\n{TEXT}")

    turns_at(is_text, 41)


def test_the_code_of_a_place_that_opens_a_line_is_no_label() -> None:
    text = "青禾县通知\n一、各校做好防汛工作。\n二、联系方式如下：\n（一）联系人：张明\n（二）电话：\n{}\n三、请各校照办。\n"
    assert paths(text.format("(02)2345-6789"))[-2:] == ["二/(二)", "三"]
    assert (
        paths(text.format("（1）白天可以拨打馆内电话；\n（2）夜间请发邮件。"))[-2] == "二/(二)/(2)"
    )


def _points(letters: str) -> list[str]:
    lines = "".join(f"{letter}：图书馆应当说明借阅办法和期限。\n" for letter in letters)
    return paths(f"青禾县图书馆须知\n一、借阅办法\n有下列几种：\n{lines}二、附则\n由馆长解释。\n")


def test_points_that_are_counted_with_a_colon() -> None:
    assert _points("ABC") == ["一", "一/A", "一/B", "一/C", "二"]
    assert len(_points("ABCDABC")) == 9


@pytest.mark.parametrize("letters", ["AB", "ABAB", "ABCA", "ABD", "BCD", "A", "ABCAC"])
def test_letters_of_who_speaks_are_no_labels(letters: str) -> None:
    assert _points(letters) == ["一", "二"]
