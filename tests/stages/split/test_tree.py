"""What a clause tells beside its place: paragraphs, cells, references, text without layout."""

import pytest
from flow import run_stage

from eduparse.document.document import Clause, Document

ARTICLES = """青山市学校收费办法
根据《中华人民共和国教育法》和《青山市收费条例》（青人发〔2020〕5号）第三条，制定本办法。
第一条 学校收费应当公开。
有下列情形之一的，由教育局责令改正：
（一）未公示的；
（二）超标准的。
有前款第二项情形，情节严重的，予以处分。
第二条 违反本办法第一条、第三条规定的，依照刑法第二百条处理。
第三条 学校应当填写《收费登记表》。
"""


def _split(text: str) -> Document:
    (doc,) = run_stage(Document.of_page("x", "x", text), "split")
    return doc


def _clause(doc: Document, path: str) -> Clause:
    return next(c for c in doc.clauses if "/".join(c.path) == path)


def _references(doc: Document, clause: Clause) -> list[tuple[str, str, str | None]]:
    """What is printed, the path, and the path of the clause of the same paper."""
    return [
        (
            doc.text[r.start : r.end],
            "/".join(r.path),
            None if r.clause is None else "/".join(doc.clauses[r.clause].path),
        )
        for r in clause.references
    ]


def test_an_article_keeps_its_paragraphs_behind_items():
    doc = _split(ARTICLES)
    printed = [doc.text[slice(*p)] for p in _clause(doc, "第一条").paragraphs]
    assert printed == [
        "学校收费应当公开。",
        "有下列情形之一的，由教育局责令改正：",
        "有前款第二项情形，情节严重的，予以处分。",
    ]
    assert doc.clause_text(_clause(doc, "第一条/(二)")) == "超标准的。"
    assert _clause(doc, "第三条").paragraphs == ()


def test_references_of_the_paper_are_resolved():
    doc = _split(ARTICLES)
    assert _references(doc, _clause(doc, "第一条")) == [
        ("前款第二项", "第一条/第二款/(二)", "第一条/(二)")
    ]
    # Another law's article is none of this paper, a form is no paper.
    assert _references(doc, _clause(doc, "第二条")) == [
        ("本办法第一条", "第一条", "第一条"),
        ("第三条", "第三条", "第三条"),
    ]
    assert _references(doc, _clause(doc, "第三条")) == []


def test_papers_are_told_with_their_numbers():
    doc = _split(ARTICLES)
    preamble = next(c for c in doc.clauses if c.kind == "preamble")
    told = [(r.title, r.doc_number, r.path) for r in preamble.references]
    assert told == [
        ("中华人民共和国教育法", None, ()),
        ("青山市收费条例", "青人发〔2020〕5号", ("第三条",)),
    ]


def test_an_amendment_names_articles_of_another_paper():
    doc = _split(
        "关于修改《青山市学校办法》的决定\n现决定如下：\n"
        "一、删去第三条。\n二、将第五条、第六条合并。\n"
    )
    assert [r for c in doc.clauses for r in c.references if r.clause is not None] == []


def test_a_table_has_cells_and_names_who_is_responsible():
    doc = _split(
        "一、重点任务\n按分工落实。\n序号\t任务\t责任单位\n1\t建校\t县教育局、县发改委\n2\t培训\n二、要求\n加强督查。\n"
    )
    table = _clause(doc, "一/表1")
    assert table.kind == "table"
    assert table.cells is not None
    assert table.cells[2] == ("2", "培训", "")
    assert table.responsible == ("县教育局", "县发改委")
    assert [c.kind for c in doc.clauses] == ["clause", "table", "clause"]


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("任务\t责任单位\t\t时限\n\t牵头单位\t配合单位\t", ("县教育局", "县财政局")),
        ("任务\t责任单位\t\t时限\n\t市级\t县级\t", ("县教育局", "县财政局")),
        ("任务\t责任单位\t备注\t时限", ("县教育局",)),
        ("任务\t责任单位\t\t时限", ("县教育局",)),
        ("任务\t进展\t\t时限\n\t责任单位\t开支\t", ("县教育局",)),
    ],
)
def test_who_is_responsible_stands_below_a_head_of_one_row_or_two(head, names):
    doc = _split(
        f"一、任务\n落实。\n{head}\n建校\t县教育局\t县财政局\t六月\n招生\t县教育局\t县财政局\t七月\n"
    )
    assert _clause(doc, "一/表1").responsible == names


def test_a_tab_behind_a_label_makes_no_table():
    doc = _split("一、\t提高认识\n各校重视。\n二、\t加强领导\n成立专班。\n")
    assert [c.kind for c in doc.clauses] == ["clause", "clause"]


def test_text_leaves_out_the_layout_of_lines():
    doc = _split("一、总则\n　　各校重视。　\n　　抓好落实。\n二、附则\n\u3000\u3000本办法施行。\n")
    assert doc.clause_text(_clause(doc, "一")) == "总则\n各校重视。\n抓好落实。"
    assert "　　各校重视。　" in doc.text


def test_contents_are_one_node():
    doc = _split(
        "办法\n目录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n"
    )
    (node,) = (c for c in doc.clauses if c.kind == "contents")
    assert doc.clause_text(node) == "目录\n第一章 总则\n第二章 附则"


def test_paragraphs_of_one_sentence_stay_apart():
    lines = [f"第{n}条 学校应当公开事项。" for n in "一二三四五六七八九"]
    text = "\n\n".join([*lines, "区教育局负责监督。", "任何人可以举报。"]) + "\n"
    assert _split(text).layers == ()
