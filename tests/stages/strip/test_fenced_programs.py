"""Program text and formulas between fences stay; a fence around Chinese text keeps no furniture."""

import pytest
from sides import turns_at

import eduparse
from eduparse import Settings
from eduparse.stages.strip.fenced_programs import (
    COMMENTS,
    LONGEST,
    SHORTEST,
    announced_programs,
    fenced_programs,
)
from eduparse.stages.strip.page import strip_lines

NOTICE = "青禾县教育局关于检查校舍的通知\n各学校：\n各校要在六月底以前检查全部校舍，发现隐患立即报告并停止使用。\n青禾县教育局\n2022年5月6日\n"
TOP, BUTTONS = "首页 > 新闻 > 正文\n", "打印本页 关闭窗口\n上一篇：数列\n"


def shown(text: str) -> list[int]:
    """The indices of the lines of ``text`` that are a program, between two sentences."""
    return [n - 1 for n in fenced_programs(strip_lines(f"首句。\n{text}\n末句。"))]


def test_outside_the_sentences_is_the_frame_of_a_page() -> None:
    program = "```\nvar a = 1;\n```"
    assert not list(fenced_programs(strip_lines(f"{program}\n首句。\n末句。")))
    assert not list(fenced_programs(strip_lines(f"首句。\n末句。\n{program}")))


def test_a_fence_with_the_name_of_a_language_holds_a_program_anywhere() -> None:
    program = "css\np.MsoNormal {margin:0cm}\n```"
    assert list(fenced_programs(strip_lines(f"首句。\n```{program}"))) == [1, 2, 3]
    assert not list(fenced_programs(strip_lines("首句。\n```markdown\n首页 新闻\n```")))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("如下：\n```\n}\n```\n}", [1, 2, 3]),
        ("如下：\n```json\n}\n```\n}", [1, 2, 3]),
        ("如下：\n$$\n}\n$$\n}", [1, 2, 3]),
        ("如下：\n```\n}\n$$\n}", []),
        ("如下：\n}\n}", []),
        ("多出一道\n```\n下面是程序\n```\n}\n```", [3, 4, 5]),
        ("没有关上\n```\n}\n请同学们抄写上面的程序，交给老师批改。\n```", []),
    ],
)
def test_what_is_a_program(text: str, kept: list[int]) -> None:
    assert shown(text) == kept


@pytest.mark.parametrize("effort", ["safe", "thorough"])
@pytest.mark.parametrize(
    "text",
    [
        f"```markdown\n{TOP}{NOTICE}{BUTTONS}```\n",
        f"$$\n{TOP}{NOTICE}{BUTTONS}$$\n版权所有：青禾县教育局\n",
        f"{TOP}勾股定理\n$$\na^2+b^2=c^2\n$$\n{NOTICE}$$\n{BUTTONS}版权所有：青禾大学\n$$\n",
    ],
)
def test_furniture_between_fences_goes(text: str, effort: str) -> None:
    left = "".join(doc.text for doc in eduparse.clean(text, Settings(effort=effort)))
    assert "隐患" in left
    assert not [part for part in ("首页", "打印本页", "上一篇", "版权所有") if part in left]


def test_an_offer_between_fences_goes() -> None:
    (doc,) = eduparse.clean(
        f"{NOTICE}```\n代开各类正规发票，办理学历证书，加微信13800000000\n```\n"
    )
    assert "代开" not in doc.text


def test_as_many_comments_as_a_program_has() -> None:
    def stays(size: int) -> bool:
        rows = "x = 1\n" * (size - 1)
        return bool(shown(f"```\n{rows}# 这一行是注释\n```"))

    turns_at(stays, COMMENTS)


def test_a_line_with_as_many_chinese_characters_as_others_is_no_chinese_text() -> None:
    assert shown("```\nab一二\n```")
    assert not shown("```\nab一二三\n```")


def announced(size: int) -> bool:
    """Whether so many lines below 示例： are a program, where text goes on."""
    told = "示例：\n" + "x = 1\n" * size + "学生上机练习。\n"
    return bool(list(announced_programs(strip_lines(told)[: size + 2])))


def test_how_long_a_program_is_that_a_line_announces() -> None:
    turns_at(announced, SHORTEST)
    turns_at(lambda n: not announced(n), LONGEST + 1)


def test_a_program_is_announced_by_its_name_and_text_goes_on() -> None:
    for text in ("安排如下：\nx = 1\ny = 2\n学生上机练习。", "示例：\nx = 1\ny = 2"):
        assert not list(announced_programs(strip_lines(text)))
