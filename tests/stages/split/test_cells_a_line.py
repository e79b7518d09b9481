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
