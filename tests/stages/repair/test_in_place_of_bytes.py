"""What only a wrong byte leaves is told, and what writers and programs set is not."""

import pytest

from eduparse.document.document import Document
from eduparse.document.metadata import Metadata
from eduparse.stages.repair.in_place_of_bytes import in_place_of_bytes
from eduparse.stages.repair.lost import Lost

TOLD = {
    "a comma whose first byte is zero": "各校要落实\x0c认真总结。\n第二行。",
    "a return within a line": "各校大力发展\r务。\n第二行。",
    "a control before the end of a line": "各校要落实\x02\n第二行。",
    "a control at the end of the page": "他说道：\x1c",
    "a tab within a sentence": "第一行。\n第\t十四条 学校应当落实。",
    "a blank for a digit": "于20\xa08年开始。",
    "a wide letter between figures": "上升598．Ｙ4点。",
    "a wide letter within Chinese": "附近ｒ店的大堂很好。",
    "a letter of Latin-1 within Chinese": "用优盘Í装一次。",
    "what Unicode left empty": "提出的问题在\uff00次会上。",
}
LEFT = {
    "the feed behind a page": "各校要落实。\n\x0c第二页。",
    "the end of a file": "各校要落实。\x1a",
    "tabs of a table": "姓名\t张三，男。\n姓名\t李四，男。",
    "a tab of a form": "姓名\t张三",
    "blanks that do not break": "于20\xa08年到20\xa09年。",
    "returns of an old system": "第一行\r第二行\r第三行",
    "shares of class A": "买了Ａ股的人。",
    "X rays": "胸部Ｘ光检查。",
    "wide letters": "附近ｒ店和ｓ店。",
}


def told(text: str, encoding: str) -> list[str]:
    """What is told of a page."""
    page = Document.of_page("", "", text, Metadata(encoding=encoding))
    return [w.code for w in in_place_of_bytes(page)]


@pytest.mark.parametrize("kind", TOLD)
def test_what_half_a_character_leaves_is_told(kind: str) -> None:
    assert told(TOLD[kind], "utf-16-le") == ["text-lost"]


@pytest.mark.parametrize("kind", LEFT)
def test_what_is_set_so_is_not_told(kind: str) -> None:
    assert not told(LEFT[kind], "utf-16-le")


@pytest.mark.parametrize("kind", [k for k in TOLD if "control" not in k])
def test_other_encodings_have_no_such_halves(kind: str) -> None:
    assert not told(TOLD[kind], "utf-8")


def marks(text: str, encoding: str) -> list[str]:
    """What is told of the marks of a page."""
    page = Document.of_page("", "", text, Metadata(encoding=encoding))
    return [w.code for w in Lost()(page).warnings]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("写成SPA?QL的语言。", "gb18030"), ("见 fig_repl?cation 一节。", "utf-16-le")],
)
def test_a_mark_within_a_word_is_told_where_any_byte_may_become_one(
    text: str, encoding: str
) -> None:
    assert marks(text, encoding) == ["text-lost"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("写成SPA?QL的语言。", "utf-8"),
        ("见 example.cn/list?id=5 一页。", "utf-16-le"),
        ("见 http://example.cn/list?id 一页。", "utf-16-le"),
        ("见 a?b:c 一式。", "gb18030"),
    ],
)
def test_a_mark_of_an_address_or_of_code_is_not_told(text: str, encoding: str) -> None:
    assert not marks(text, encoding)
