"""A Chinese numeral alone on its line is a label where its title or its text stands below it."""

import pytest

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.split import figure_proof


def outline(text: str) -> list[tuple[str, str | None]]:
    (doc,) = pipeline(Settings()).run(Document.of_page("p", "p", text), ("split",))
    return [("/".join(c.path), c.heading) for c in doc.clauses if c.path]


def test_the_title_stands_on_the_next_line() -> None:
    text = (
        "溪口县教育局2024年工作要点\n一\n总体要求\n坚持立德树人，落实教育优先发展。\n二\n主要任务\n"
        "（一）办好学前教育。新建公办园三所。\n（二）办好义务教育。改造薄弱学校五所。\n三\n保障措施\n各校要成立专班，按月报送进展。\n"
    )
    assert outline(text) == [
        ("一", "总体要求"),
        ("二", "主要任务"),
        ("二/(一)", "办好学前教育"),
        ("二/(二)", "办好义务教育"),
        ("三", "保障措施"),
    ]


def test_text_stands_below_it() -> None:
    text = "山里的学校\n一\n那年春天，我来到溪口教书。\n二\n孩子们在门口等我。\n三\n后来我走了。\n"
    assert outline(text) == [("一", None), ("二", None), ("三", None)]


@pytest.mark.parametrize(
    "text",
    [
        "值班表\n星期\n一\n张老师\n二\n李老师\n三\n王老师\n各班按时到岗。\n",
        "各年级人数\n年级\n一\n二\n三\n四\n人数\n120\n130\n118\n125\n全校共有学生四百九十三名。\n",
        "溪口小学\n年级\n一\n班级\n二\n人数\n四十\n请各班核对人数，有误的报教务处。\n",
        "第\n一\n章 总则\n为加强管理，制定本办法。\n第\n二\n章 附则\n本办法自发布之日起施行。\n",
        "五月十\n一\n日上午八点开会，请准时到会。\n二\n日上午八点参观，请自备午餐。\n",
        "各年级任务\n一\n年级打扫操场。\n二\n年级打扫花园。\n三\n年级打扫走廊。\n",
        "溪口县有小学三所，其中第\n一\n小学在县城。\n",
    ],
)
def test_cells_of_a_table_and_broken_words_are_no_labels(text: str) -> None:
    assert outline(text) == []


@pytest.mark.parametrize("rows", [2, 3])
def test_rows_of_a_name_and_a_figure_are_no_clauses(rows: int) -> None:
    heads = ["李大川 1952.9—1957.8", "王小禾 1957.9—1966.7", "林小木 1972.3—1980.8"][:rows]
    text = "溪口中学历任校长\n" + "".join(f"{n} {row}\n" for n, row in enumerate(heads, 1))
    assert bool(outline(text)) == (rows < figure_proof.FEWEST_ROWS)
    assert outline(text.replace("19", "共19").replace(" 共", "，共")) != []


@pytest.mark.parametrize(("head", "cells"), [("甲乙丙", True), ("甲乙丙丁", False)])
def test_heads_of_a_column_are_short(head: str, cells: bool) -> None:  # noqa: FBT001 - a table
    text = f"溪口小学\n{head}\n一\n{head}\n二\n{head}\n请各班核对。\n三\n{head}\n请各班报送。\n"
    assert bool(outline(text)) != cells
    assert (len(head) <= figure_proof.CELL) == cells


@pytest.mark.parametrize("gap", [" ", "\u3000"])
def test_sections_of_spread_or_several_words_are_sections(gap: str) -> None:
    heads = ["一般规定", "管理职责", "法律责任"]
    lines = "".join(
        f"第{n}节 {gap.join(head)}\n第{n}条 各校应当执行。\n"
        for n, head in zip("一二三", heads, strict=True)
    )
    found = [path for path, _ in outline(f"溪口小学教学规定\n{lines}")]
    assert [path for path in found if path.endswith("节")] == ["第一节", "第二节", "第三节"]


@pytest.mark.parametrize(
    ("head", "days"), [("日期 方式 消毒人", True), ("条号 方式 消毒人", False)]
)
def test_days_in_front_of_rows_are_no_decimals(head: str, days: bool) -> None:  # noqa: FBT001 - a table
    rows = "9.1 酒精擦拭 王小禾\n9.2 紫外线照射 李大川\n9.3 酒精擦拭 林小木\n10.1 酒精擦拭 王小禾\n10.2 酒精擦拭 王小禾\n"
    assert (outline(f"溪口小学消毒记录\n{head}\n{rows}") == []) == days


def test_numbers_that_run_from_one_below_a_column_of_days_are_clauses() -> None:
    rows = "3.1 教案 写作要求\n3.2 作业 批改要求\n3.3 考试 命题要求\n教师应当照此执行。\n"
    assert outline(f"溪口小学教学要求\n日期 格式 要求\n{rows}")


@pytest.mark.parametrize(
    ("numbers", "day"), [((12, 31), True), ((13, 1), False), ((12, 32), False), ((1, 2, 3), False)]
)
def test_which_numbers_are_days(numbers: tuple[int, ...], day: bool) -> None:  # noqa: FBT001 - a table
    assert figure_proof._is_day(numbers) == day  # noqa: SLF001 - the bounds themselves
