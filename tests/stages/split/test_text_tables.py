"""Tables in plain text: rows that end in empty cells, and tables drawn with bars at both ends."""

import eduparse

HEAD = "柳溪县编制核定表\n一、结果\n1.核定如下：\n"
TAIL = "2.执行三年。\n二、要求\n不得挪用。\n"


def table(rows: str) -> tuple[tuple[str, ...], ...] | None:
    found = [c for c in eduparse.split(HEAD + rows + TAIL).clauses if c.kind == "table"]
    assert [c.path for c in found] in ([], [("一", "1", "表1")])
    return found[0].cells if found else None


def test_the_last_row_may_end_in_an_empty_cell() -> None:
    rows = "学校\t学生数\t备注\n第一小学\t1820\t\n白沙教学点\t14\t\n"
    assert table(rows) == (
        ("学校", "学生数", "备注"),
        ("第一小学", "1820", ""),
        ("白沙教学点", "14", ""),
    )


def test_a_table_drawn_with_bars_is_read_and_stays_as_printed() -> None:
    rows = "| 学校 | 语文 | 数学 |\n|---|---|---|\n| 一小 | 2 |  |\n| 二小 |  | 3 |\n"
    assert table(rows) == (("学校", "语文", "数学"), ("一小", "2", ""), ("二小", "", "3"))
    assert rows in eduparse.split(HEAD + rows + TAIL).text


def test_bars_without_a_rule_or_with_uneven_rows_are_no_table() -> None:
    assert table("| 学校 | 语文 |\n| 一小 | 2 |\n") is None
    assert table("| 学校 | 语文 | 数学 |\n|---|---|---|\n| 一小 | 2 |\n") is None


def test_three_wide_rows_between_bars_need_no_rule() -> None:
    rows = "| 学校 | 语文 | 数学 |\n| 一小 | 2 | 1 |\n| 二小 |  | 3 |\n"
    assert table(rows) == (("学校", "语文", "数学"), ("一小", "2", "1"), ("二小", "", "3"))
    assert table("| 学校 | 语文 | 数学 |\n| 一小 | 2 | 1 |\n") is None


def test_the_last_row_below_a_merged_cell_belongs_to_its_table() -> None:
    text = "任务\t措施\t时限\n改造\t加固\t六月\n\t\t八月"
    (table,) = eduparse.split(text).clauses
    assert table.cells == (("任务", "措施", "时限"), ("改造", "加固", "六月"), ("", "", "八月"))


def test_an_indented_line_below_a_table_is_none_of_it() -> None:
    text = "任务\t措施\t时限\n改造\t加固\t六月\n\t以上任务由县教育局督办"
    table = next(c for c in eduparse.split(text).clauses if c.kind == "table")
    assert table.cells is not None
    assert len(table.cells) == 2
