"""A pattern of line openings finds what the engine finds that tries it everywhere."""

import random
import re

import pytest

from eduparse.language.clause_labels import AT_LINE_START
from eduparse.language.line_pattern import LinePattern

EXPRESSIONS = (
    r"^[ \t]*一、[^\n]*$",
    r"^[ \t]*\d+[ \t]*\n\s*[^\n]{1,5}一$",
    r"^(?:[ \t]*一[^\n]*\n)+",
    r"^[ \t]*(?P<label>一|1)",
    r"^一(?=\n1)",
)


def _texts() -> list[str]:
    chance = random.Random(5)  # noqa: S311 - the same texts every time
    pieces = ("一", "、", "1", "2", " ", "\t", "\n", "\n", "校")
    return ["".join(chance.choices(pieces, k=chance.randrange(30))) for _ in range(400)]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_it_finds_what_a_search_everywhere_finds(expression: str) -> None:
    pattern, plain = LinePattern(expression), re.compile(expression, re.MULTILINE)
    hits = 0
    for text in _texts():
        for low, high in ((0, len(text)), (3, max(3, len(text) - 2))):
            found = [m.span() for m in pattern.finditer(text, low, high)]
            assert found == [m.span() for m in plain.finditer(text, low, high)]
            hits += len(found)
            first, usual = pattern.search(text, low, high), plain.search(text, low, high)
            assert (first and first.span()) == (usual and usual.span())
    assert hits > 10


@pytest.mark.parametrize(
    "line",
    [
        *(
            "三，检查",
            "二 检查",
            "三）检查",
            "【二】检查",
            "壹、检查",
            "乙、检查",
            "1.2检查",
            "536.2.3检查",
        ),
        *(
            "23二、检查",
            "33A.1检查",
            "14822、检查",
            "12术语",
            "A.1检查",
            "（2A）检查",
            "2A.检查",
            "3)检查",
        ),
        *(
            "3 检查",
            "l.检查",
            "❷检查",
            "Ⅱ.检查",
            "IV.检查",
            "（ii）检查",
            "（b）检查",
            "b)检查",
            "B.检查",
        ),
        *(
            "第二，检查",
            "第二阶段：检查",
            "附则一：检查"[2:],
            "案例三：检查",
            "问：检查",
            "Q1：检查",
            "【问】检查",
        ),
        *("——检查", "•检查", "- 检查", "\u3000\u30003 检查"),
    ],
)
def test_each_weak_form_opens_as_is_looked_for(line: str) -> None:
    at_top, below = AT_LINE_START.search(line), AT_LINE_START.search(f"校舍\n{line}")
    assert at_top is not None
    assert below is not None
    assert below.start() == at_top.start() + 3
