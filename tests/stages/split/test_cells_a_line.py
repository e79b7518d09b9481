"""Tables that are printed one cell a line, each with a bar behind it: the empty cells stay, and rows are read."""

import eduparse

HEAD = "柳溪县教师调配方案\n一、名额\n各校名额如下：\n"
TAIL = "二、要求\n各校应当如实上报，不得虚报。\n"


def cleaned(cells: str) -> eduparse.Document:
    (document,) = eduparse.clean(HEAD + cells + TAIL)
    return document


def table(cells: str) -> tuple[tuple[str, ...], ...] | None:
    found = [c.cells for c in cleaned(cells).clauses if c.kind == "table"]
    return found[0] if found else None


def lines(*cells: str) -> str:
    return "".join(f"{cell} |\n" if cell else "|\n" for cell in cells)


def test_rows_are_read_where_each_column_holds_figures_or_words() -> None:
    cells = lines(
        "学校", "英语", "音乐", "合计", "白沙小学", "1", "", "1", "青石\n小学", "", "2", "2"
    )
    assert table(cells) == (
        ("学校", "英语", "音乐", "合计"),
        ("白沙小学", "1", "", "1"),
        ("青石 小学", "", "2", "2"),
    )
    once = cleaned(cells)
    (again,) = eduparse.clean(once.text)
    assert again.text == once.text


def test_a_table_that_fits_no_width_keeps_its_bars() -> None:
    cells = lines("学校", "英语", "音乐", "白沙小学", "1", "", "青石小学", "", "2", "3")
    assert table(cells) is None
    assert cells in cleaned(cells).text


def test_words_alone_tell_no_width() -> None:
    cells = lines("姓名", "学校", "柳三", "白沙小学", "柳四", "青石小学", "", "红岩小学")
    assert table(cells) is None
    assert cells in cleaned(cells).text


def test_bars_between_paragraphs_are_borders_of_boxes() -> None:
    text = cleaned("|\n专栏1 名额的计算\n|\n名额按照在校学生的人数和课程的门数计算。\n|\n").text
    assert "|" not in text


def test_bars_between_the_names_of_a_menu_go_with_them() -> None:
    menu = lines("设为首页", "", "加入收藏", "", "联系我们", "网站地图")
    (document,) = eduparse.clean(menu + HEAD + TAIL)
    assert document.text == HEAD + TAIL


TASKS = ("序 号", "目标与任务", "分管领导", "牵头单位", "责任单位")
ROWS = (
    ("80", "增加普惠性托位。办好中小学，推动学校向优质均衡的方向发展，做好家长关心的事。"),
    ("81", "保障学院秋季开学。"),
)
WHO = ("俞 某", "县教育局", "县各有关单位")


def tasks(stop: str, head: str = "序 号") -> str:
    """A table of tasks whose sentences end in ``stop``."""
    rows = "".join(lines(number) + f"{task}{stop}\n" + lines(*WHO) for number, task in ROWS)
    return lines(head, *TASKS[1:]) + rows


def test_cells_of_sentences_are_read_below_a_head_that_counts_the_rows() -> None:
    whole = (TASKS, *((number, task, *WHO) for number, task in ROWS))
    assert table(tasks(" |")) == whole
    assert table(tasks("")) == whole


def test_sentences_below_another_head_are_none() -> None:
    assert table(tasks("", "期限")) != (("期限", *TASKS[1:]), *((n, t, *WHO) for n, t in ROWS))
