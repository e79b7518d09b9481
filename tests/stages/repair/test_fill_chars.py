"""Runs of 烫 and 屯 in place of lost characters are told; shouts and texts about them are not."""

import pytest

import eduparse


def told(text: str) -> list[str]:
    doc = eduparse.repair(text)
    return [doc.text[w.start : w.end] for w in doc.metadata.warnings]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("学校烫烫烫组织活动，各班要屯屯屯准备。\n", ["烫烫烫", "屯屯屯"]),
        ("学校烫烫烫组织活动，各班要烫烫烫准备。\n", ["烫烫烫", "烫烫烫"]),
        ("学校要烫烫烫烫烫烫烫烫准备。\n", ["烫烫烫烫烫烫烫烫"]),
    ],
)
def test_memory_that_nobody_wrote_to_is_told(text: str, runs: list[str]) -> None:
    assert told(text) == runs


@pytest.mark.parametrize(
    "text",
    [
        "“烫烫烫！”他把碗放下，甩着手喊。\n",
        "烫烫烫，快放下，烫烫烫死我了。\n",
        "汤刚出锅，烫烫烫的，喝不了。\n",
        "双十一就是屯屯屯，屯屯屯，纸巾屯了三箱。\n",
        "未初始化的内存里满是烫烫烫，换了编译器又成了屯屯屯。\n",
        "程序员的笑话：手持两把锟斤拷，口中疾呼烫烫烫，脚踏千朵屯屯屯。\n",
    ],
)
def test_shouts_and_jokes_are_not(text: str) -> None:
    assert told(text) == []
