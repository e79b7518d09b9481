"""What clauses refer to: papers, and clauses of the same paper, with what is neither."""

import pytest
from flow import run_stage

from eduparse.document.document import Document

HEAD = "青禾市学校食堂管理办法\n（2015年3月2日通过 2019年5月6日《青禾市关于修改部分规章的决定》修正）\n"
ARTICLES = f"""{HEAD}第一章 总则
第一条 根据《食品安全法》《青禾市食品条例》（青人发〔2018〕4号）第六条，制定本办法。
第二条 食堂不得有下列行为：
（一）采购变质食材；
（二）未留样；
（三）无证经营。
食堂停业整改的，不受第一款第二项和前款规定的限制。
第二章 监督
第三条 违反第二条第（一）、（三）项规定的，由教育局处罚；有第二项行为的，给予警告。
本章未作规定的，适用食品安全法第四条。
第四条 第二条第三项所列行为由市场监管局查处。
经营者应当持有《食品经营许可证》，填写《留样记录表》，并在《青禾日报》上公示。
第五条 按照《关于校园食堂情况的汇报》办理，学习《陶行知全集》，落实《青禾教育2030》要求。
"""


@pytest.fixture(scope="module")
def doc() -> Document:
    (out,) = run_stage(Document.of_page("x", "x", ARTICLES), "split")
    return out


def _told(doc: Document, path: str) -> list[tuple[str, str, str | None]]:
    """What each reference of the clause prints, its path, and the path of the clause it leads to."""
    clause = next(c for c in doc.clauses if "/".join(c.path) == path or c.kind == path)
    return [
        (
            doc.text[r.start : r.end],
            "/".join(r.path),
            None if r.clause is None else "/".join(doc.clauses[r.clause].path),
        )
        for r in clause.references
    ]


def test_the_history_in_a_front_names_papers(doc: Document) -> None:
    assert _told(doc, "front") == [("《青禾市关于修改部分规章的决定》", "", None)]


def test_papers_in_a_row_with_number_and_article(doc: Document) -> None:
    assert _told(doc, "第一章/第一条") == [
        ("《食品安全法》", "", None),
        ("《青禾市食品条例》（青人发〔2018〕4号）第六条", "第六条", None),
    ]


def test_paragraphs_and_items_of_the_own_article(doc: Document) -> None:
    assert _told(doc, "第一章/第二条") == [
        ("第一款第二项", "第二条/第一款/(二)", "第一章/第二条/(二)"),
        ("前款", "第二条/第一款", "第一章/第二条"),
    ]


def test_items_in_a_row_belong_to_the_article_named_before(doc: Document) -> None:
    assert _told(doc, "第二章/第三条") == [
        ("第二条第（一）", "第二条/(一)", "第一章/第二条/(一)"),
        ("（三）项", "第二条/(三)", "第一章/第二条/(三)"),
        ("第二项", "第二条/(二)", "第一章/第二条/(二)"),
        ("本章", "第二章", "第二章"),
    ]


def test_forms_and_newspapers_are_no_papers(doc: Document) -> None:
    assert _told(doc, "第二章/第四条") == [
        ("第二条第三项", "第二条/(三)", "第一章/第二条/(三)"),
    ]


def test_a_name_that_is_no_title_counts_where_words_lead_up_to_it(doc: Document) -> None:
    assert _told(doc, "第二章/第五条") == [
        ("《关于校园食堂情况的汇报》", "", None),
        ("《青禾教育2030》", "", None),
    ]


def test_the_paper_itself_is_no_reference() -> None:
    text = "关于印发《青禾市研学办法》的通知\n各区教育局：\n《青禾市研学办法》已经同意，现印发给你们。\n一、执行\n照此办理。\n"
    (doc,) = run_stage(Document.of_page("x", "x", text), "split")
    assert [r for c in doc.clauses if c.kind == "front" for r in c.references] == []


def test_a_label_that_opens_a_line_is_no_reference() -> None:
    text = "一、要求\n各校照此办理。\n第三条 学校应当公开。\n第九条 学校应当备案。\n二、附则\n自发布之日起施行。\n"
    (doc,) = run_stage(Document.of_page("x", "x", text), "split")
    assert [r for c in doc.clauses for r in c.references] == []


def test_the_charter_of_this_school_is_no_chapter() -> None:
    text = (
        "学校章程\n第一章 总则\n第一条 本章程适用于本校。\n第二条 本节目由学校编排，本编制不变。\n"
    )
    (doc,) = run_stage(Document.of_page("x", "x", text), "split")
    assert [r for c in doc.clauses for r in c.references] == []
