"""Runs made by chance that a forum hides between the lines of a post."""

import pytest

import eduparse
from eduparse.language.scramble import scrambles

POST = """先看皮带松不松。+ k9 Z$ b" u7 W
/ y' p2 N5 v: t4 E# m
再看刹车线。6 ?8 J4 D) T; ]9 q* o
最后上油。
"""


def test_runs_at_ends_of_lines_and_alone_go() -> None:
    (doc,) = eduparse.clean(POST)
    assert doc.text == "先看皮带松不松。\n再看刹车线。\n最后上油。\n"
    assert not doc.metadata.warnings


def test_a_single_run_is_suggested() -> None:
    page = '先看皮带松不松。+ k9 Z$ b" u7 W\n再看刹车线。\n'
    (doc,) = eduparse.clean(page)
    assert doc.text == page
    assert any(e.rule == "spam.scramble" for layer in doc.layers for e in layer.edits)


@pytest.mark.parametrize(
    "text",
    [
        "选项为 A B C D E F",
        "式中 x + y = z ^ 2 | w",
        "坐标：1 a2 b3 c4 d5 e",
        "分子式 C6 H5 O2 N1 K3 L",
        "命令：ls -l | grep a > b",
        "着法：1. e4 e5 2. f4 d5",
        "音标 p b t d k g f v",
        "正则 [a-z] + ( b | c ) ? d",
        "密码为 8Fj$ k2L# pQ9!",
        "答案：1 A2 C3 B4 D5 A6 B",
    ],
)
def test_rows_that_somebody_writes_are_none(text: str) -> None:
    assert not list(scrambles(f"{text}\n{text}\n"))
