"""A line that the text speaks of stays above it, and so do keys right above it, whatever the weights think."""

import pytest

from eduparse.stages.strip.furniture import Mark, Strength
from eduparse.stages.strip.own_heads import keyed_heads, spoken_titles
from eduparse.stages.strip.page import strip_lines

N: Mark = (Strength(0), "")
SURE: Mark = (Strength.SURE, "noise.print")
TITLE = "夜校开课以后的几点变化"
TEXT = (
    "夜校开课以后，青禾县的居民晚上有了新去处，几点变化让人高兴，大家都说这样的课堂应当长期办下去。"
)


@pytest.mark.parametrize(
    ("head", "marks", "kept"),
    [
        ([TITLE], [N], [0]),
        (["校园风采", TITLE], [N, N], [1]),
        # a headline of another page: the text says nothing of it
        (["操场边的银杏又黄了一季", TITLE], [N, N], [1]),
        # a rule says what it is
        ([TITLE], [SURE], []),
        ([f"{TITLE} > 校园 > 新闻"], [N], []),
        ([f"夜谈 | {TITLE}"], [N], [0]),
        ([f"首页 | 校园 | {TITLE}"], [N], []),
        # the title shows by its form
        ([TITLE, "关于开办青禾县夜校的通知"], [N, N], []),
    ],
)
def test_a_line_that_the_text_speaks_of(
    head: list[str], marks: list[Mark], kept: list[int]
) -> None:
    lines = strip_lines("\n".join((*head, TEXT)))
    assert list(spoken_titles(lines, [*marks, N], len(head))) == kept


def test_keys_right_above_a_text_stay_with_what_stands_beside_them() -> None:
    head = ["消防器材登记", "器材名称：灭火器", "放置位置：", "学校食堂", "检查日期："]
    lines, marks = strip_lines("\n".join((*head, TEXT))), [N] * 6
    assert list(keyed_heads(lines, marks, [0] * 7, 5)) == [0, 1, 2, 3, 4]
    # furniture above the head ends it, furniture below it parts it from the text
    assert list(keyed_heads(lines, marks, [0, 1, 0, 0, 0, 0, 0], 5)) == [1, 2, 3, 4]
    assert list(keyed_heads(lines, marks, [0, 0, 0, 0, 0, 1, 0], 5)) == []
    assert list(keyed_heads(lines, [N, N, N, N, SURE, N], [0] * 7, 5)) == []
    # a page without a text has no head
    assert list(keyed_heads(lines[:5], marks[:5], [0] * 6, 80)) == []
