"""A Chinese numeral alone on its line is a label where its title or its text stands below it."""

import pytest

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings


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
        "溪口县有小学三所，其中第\n一\n小学在县城。\n",
    ],
)
def test_cells_of_a_table_and_broken_words_are_no_labels(text: str) -> None:
    assert outline(text) == []
