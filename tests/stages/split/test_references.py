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


def _spelt(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """What each reference prints, its title and number, and the heading of the clause it leads to."""
    (doc,) = run_stage(Document.of_page("x", "x", text), "split")
    return [
        (
            doc.text[r.start : r.end],
            r.title or None,
            r.doc_number,
            None if r.clause is None else doc.clauses[r.clause].heading,
        )
        for c in doc.clauses
        for r in c.references
    ]


def test_a_number_in_front_of_the_short_name_is_the_number_of_the_paper() -> None:
    text = "一、依据\n根据《青禾市课后服务办法》（青教发〔2021〕7号，以下简称《办法》）办理。\n二、附则\n自发布之日起施行。\n"
    assert _spelt(text)[0] == (
        "《青禾市课后服务办法》（青教发〔2021〕7号",
        "青禾市课后服务办法",
        "青教发〔2021〕7号",
        None,
    )


def test_a_number_that_other_words_follow_is_not() -> None:
    text = "一、依据\n根据《青禾市课后服务办法》（见青教发〔2021〕7号，由《青禾公报》刊登）办理。\n二、附则\n自发布之日起施行。\n"
    assert _spelt(text)[0][:3] == ("《青禾市课后服务办法》", "青禾市课后服务办法", None)


def test_a_standard_names_its_subject_behind_a_blank() -> None:
    text = "一、要求\n加快《校园用水评价技术导则 教学楼》的编写。\n二、附则\n《青禾指南针 教学楼》另购。\n"
    assert [told[0] for told in _spelt(text)] == ["《校园用水评价技术导则 教学楼》"]


SOLE = "青禾市教育局关于公布示范食堂名单的通知\n各区教育局：\n现公布示范食堂（名单见附件），请遵照执行。\n一、要求\n有关附件应当妥善保存。\n青禾市教育局\n2021年3月2日\n"


def test_the_only_annex_is_meant_by_its_bare_word() -> None:
    text = SOLE + "附件\n示范食堂名单\n青禾一小\n青禾二小\n"
    assert _spelt(text) == [("附件", None, None, "示范食堂名单")]


def test_of_two_annexes_none_is_meant_by_the_bare_word() -> None:
    text = SOLE + "附件1\n示范食堂名单\n青禾一小\n青禾二小\n附件2\n申报表\n学校名称应当填写全称。\n"
    assert _spelt(text) == []


FINES = f"""{HEAD}第一条 食堂不得有下列行为：
（一）未留样；
（二）采购变质食材；
（三）无证经营。
违反第一项规定的，予以通报；有前款第二、三项行为的，给予警告。
第二条 违反本办法第一条第一至三项规定，经劝阻不改的，按照下列规定处罚：
（一）违反第一项规定的，罚款一百元；
（二）违反第一条第二、三项目标的，罚款二百元。
"""


@pytest.fixture(scope="module")
def fines() -> Document:
    (out,) = run_stage(Document.of_page("x", "x", FINES), "split")
    return out


def test_one_word_for_item_serves_a_row(fines: Document) -> None:
    assert _told(fines, "第一条") == [
        ("第一项", "第一条/(一)", "第一条/(一)"),
        ("前款第二", "第一条/第一款/(二)", "第一条/(二)"),
        ("三项", "第一条/第一款/(三)", "第一条/(三)"),
    ]
    assert _told(fines, "第二条") == [
        ("本办法第一条第一", "第一条/(一)", "第一条/(一)"),
        ("三项", "第一条/(三)", "第一条/(三)"),
    ]


def test_a_list_of_fines_does_not_name_its_own_items(fines: Document) -> None:
    assert _told(fines, "第二条/(一)") == []


def test_numerals_before_another_word_are_no_items(fines: Document) -> None:
    assert _told(fines, "第二条/(二)") == [("第一条", "第一条", "第一条")]


def test_a_row_of_items_of_another_law_is_none_of_the_own() -> None:
    text = f"{HEAD}第一条 违反食品安全法第二条第一、二项、第三条规定的，停业。\n第二条 食堂应当公开。\n第三条 食堂应当留样。\n"
    (doc,) = run_stage(Document.of_page("x", "x", text), "split")
    assert [r for c in doc.clauses if c.kind == "clause" for r in c.references] == []


def test_a_call_of_many_states_is_a_paper() -> None:
    text = "一、要求\n《青禾湾校园阅读倡议》得到响应。\n二、附则\n《青禾湾校园阅读》停刊。\n"
    assert [told[0] for told in _spelt(text)] == ["《青禾湾校园阅读倡议》"]
