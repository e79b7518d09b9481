"""Rows of a table that belongs to the paper are no list of related links; rows of headlines may be."""

import pytest

import eduparse
from eduparse.stages.strip.decision import ROWS, _own_rows
from eduparse.stages.strip.page import StripLine

PAGE = (
    "<title>青石县教育局</title><div class=top><a href=/>首页</a><a href=/n>新闻</a><a href=/g>公开</a></div>"
    "<div class=content><h1>图书馆搬迁任务分解表</h1><p>各科室按下表落实任务。</p>{}</div>"
    "<div class=foot>版权所有：青石县政府 网站标识码：0000000000 ICP备00000000号</div>"
)
TABLE = (
    "<table><tr><th>序号</th><th>责任科室</th><th>任务</th></tr><tr><td>1</td><td rowspan=2>后勤科</td>"
    "<td>搬运书架</td></tr><tr><td>2</td><td>登记图书</td></tr><tr><td>3</td><td>信息科</td><td>接通网络</td></tr></table>"
)


def test_no_row_of_the_paper_is_suggested_as_furniture() -> None:
    (doc,) = eduparse.clean(PAGE.format(TABLE))
    assert "3\t信息科\t接通网络" in doc.text
    assert not [e for layer in doc.layers for e in layer.edits if e.rule == "noise.weighed-related"]


@pytest.mark.parametrize(
    ("rows", "first", "mark", "own"),
    [
        (ROWS, 0.5, "", True),
        (ROWS - 1, 0.5, "", False),
        (ROWS, 0.51, "", False),
        (ROWS, 0.5, "noise.menu", False),
    ],
)
def test_which_rows_are_of_the_paper(rows: int, first: float, mark: str, *, own: bool) -> None:
    lines = [StripLine(0, f"{n}\t科室") for n in range(rows)]
    chances = [first] + [0.6] * (rows - 1)
    marked = [""] * (rows - 1) + [mark]
    assert list(_own_rows(lines, marked, chances)) == (list(range(rows)) if own else [])


def test_lines_without_cells_are_no_table() -> None:
    lines = [StripLine(0, "科室") for _ in range(ROWS)]
    assert list(_own_rows(lines, [""] * ROWS, [0.1] * ROWS)) == []
