"""All rules for short lines tried at once agree with the rules one by one."""

# ruff: noqa: SLF001 - a gate is compared with what stands behind it

import pytest

from eduparse.stages.strip.furniture import furniture
from eduparse.stages.strip.page import StripLine

LINES = (
    "— 3 —", "登录", "返回首页", "第一条 本办法适用于青溪县。", "青溪县教育局", "2021-03-04 10:00",
    "上一篇", "3 / 12", "附件", "OK", "-------------", "责任编辑：林晓",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES)
def test_rules_tried_together_find_what_each_finds(line: str) -> None:
    noise = furniture()
    alone = [n for n, check in enumerate(noise._short) if check.match(line)]
    assert list(noise._matching(line)) == alone


@pytest.mark.parametrize("line", [*LINES, "", "学校应当公布。", "字号：大 中 小 打印"])
def test_a_line_alone_says_what_it_says_among_others(line: str) -> None:
    noise = furniture()
    lines = (StripLine(0, line), StripLine(0, "各校应当把食堂办好"))
    assert noise.strength(lines[0]) == noise.strengths(lines)[0]
