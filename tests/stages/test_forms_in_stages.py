"""What one stage knows of a form all stages know: cases where one of them did not, each with a neighbour that stays."""

# ruff: noqa: SLF001 - what a module decides is asked where it decides it

import re

import pytest
from flow import clean

from eduparse.copies import continued
from eduparse.document.document import Document
from eduparse.language.clause_labels import ANNEX, ITEM, NUMBERED
from eduparse.language.file_names import FILE_SUFFIX, PICTURE_SUFFIX
from eduparse.language.lexicons import table, words
from eduparse.readers.html import html_document
from eduparse.stages.cut.start_evidence import _FORMS
from eduparse.stages.repair.line_end_prior import odds
from eduparse.stages.repair.lost import Lost
from eduparse.stages.repair.lost_spaces import LostBlanks
from eduparse.stages.split.closing_lines import closes
from eduparse.stages.split.standing import authority_level

HEAD = "青禾县教育局关于做好校舍检查工作的通知\n各学校：\n为做好校舍检查工作，现将有关事项通知如下，请认真执行。\n"
END = "青禾县教育局\n2021年3月5日\n"


def attachments(end: str) -> list[str]:
    (doc,) = clean(Document.of_page("x", "x", HEAD + end))
    return [a.name for a in doc.metadata.attachments]


@pytest.mark.parametrize(
    ("end", "names"),
    [
        (f"附件一：校舍检查评分办法\n{END}", ["校舍检查评分办法"]),
        (f"附表：校舍情况登记表\n{END}", ["校舍情况登记表"]),
        (f"附件：\n（一）评分细则\n（二）申报表\n{END}", ["评分细则", "申报表"]),
        (f"{END}文档附件：\n1.附件1 评分细则.pdf\n2.附件2 申报表.et\n", ["评分细则", "申报表"]),
        (f"登记表见附表。\n{END}", []),
    ],
)
def test_lists_of_attachments_have_any_label(end: str, names: list[str]) -> None:
    assert attachments(end) == names


@pytest.mark.parametrize(
    "line", ["附件一", "附表2：校舍情况登记表", "附录A", "校舍情况.et", "校舍情况.RTF"]
)
def test_labels_of_annexes_and_names_of_files_close_a_paper(line: str) -> None:
    assert closes(line)


@pytest.mark.parametrize("line", ["附近学校应当参加", "附带说明", "见三点.一", "校舍.docs"])
def test_what_only_looks_like_one_closes_nothing(line: str) -> None:
    assert not closes(line)


def test_a_lost_blank_goes_behind_the_label_of_any_annex() -> None:
    def mended(text: str) -> str:
        doc = Document.of_page("x", "x", text)
        return doc.apply("x", LostBlanks()(doc)).text

    two = "附录1?学校安全评分办法\n附录2?教师培训登记表\n"
    assert mended(two) == two.replace("?", "")
    near = two.replace("附录", "附近")
    assert mended(near) == near


@pytest.mark.parametrize(
    ("marked", "labels", "mended"), [(1, 1, False), (2, 2, True), (2, 3, True), (2, 4, False)]
)
def test_a_mark_is_a_blank_behind_most_labels_of_a_kind(
    *, marked: int, labels: int, mended: bool
) -> None:
    lines = ("加强组织领导", "学校应当公开收费", "教师应当认真备课", "落实工作责任")
    page = "".join(
        f"{'一二三四'[n]}、{'?' if n < marked else ''}{lines[n]}\n" for n in range(labels)
    )
    doc = Document.of_page("x", "x", page)
    assert bool(LostBlanks()(doc).edits) == mended
    if not mended:
        assert [w.code for w in Lost()(doc).warnings] == ["text-lost"] * marked


def test_a_mark_before_half_a_word_stays_and_is_told() -> None:
    page = "一、?提高思想认识\n二、?校应当公开\n三、?落实工作责任\n"
    doc = Document.of_page("x", "x", page)
    doc = doc.apply("x", LostBlanks()(doc))
    assert doc.text == "一、提高思想认识\n二、?校应当公开\n三、落实工作责任\n"
    assert [doc.text[w.start : w.end] for w in Lost()(doc).warnings] == ["?"]


def test_only_an_article_ends_like_one() -> None:
    assert odds("第三条学校应当公开；") == odds("第 三 条学校应当公开；") < -6
    assert odds("学校应当公开《收费办法。") == odds("学校应当公开《收费办法》。") - 4
    assert odds("第三，学校应当公开；") > -6
    assert odds("1）学校应当公开；") == odds("（1）学校应当公开；") != odds("学校应当公开；")


@pytest.mark.parametrize("line", ["第一章 总则", "第一条 为了", "一、要求", "1.要求", "1、要求"])
def test_the_first_label_of_a_row_is_known(line: str) -> None:
    assert any(first.match(line) for _, first in _FORMS)


@pytest.mark.parametrize("line", ["第十章 附则", "第10章 附则", "二、要求", "11.要求"])
def test_another_label_is_not_the_first(line: str) -> None:
    assert not any(first.match(line) for _, first in _FORMS)


def test_an_office_of_the_state_is_a_ministry() -> None:
    title = "关于印发《校园网络管理规定》的通知"
    assert authority_level(title, ["国家青禾信息办公室"], None) == "部门规范性文件"
    assert authority_level(title, ["青禾县信息办公室"], None) != "部门规范性文件"


def test_a_verb_in_front_of_a_reference_names_no_other_paper() -> None:
    text = "\n".join(
        f"第{n}条　{said}"
        for n, said in zip(
            "一二三",
            (
                "校舍应当检查。",
                "检查规程由教育局拟订。\n教育局应当公告前项检查规程。",
                "本办法自公布之日起施行。",
            ),
            strict=True,
        )
    )
    (doc,) = clean(Document.of_page("x", "x", f"青禾县校舍检查办法\n{text}\n"))
    found = [doc.text[r.start : r.end] for c in doc.clauses for r in c.references]
    assert "前项" in found


def test_a_page_counts_on_with_any_label() -> None:
    assert continued._counts_on("第一条 甲。\n第二条 乙。", "第 三 条 丙。\n", "第二条 乙。")
    assert not continued._counts_on("第一条 甲。\n第二条 乙。", "第 五 条 丙。\n", "第二条 乙。")
    long = "第一百二十二条 甲。"
    assert continued._counts_on(long, "第一百二十三条 乙。\n", long)


def test_a_link_to_a_file_of_any_suffix_is_an_attachment() -> None:
    body = (
        "<p>为做好校舍检查工作，各学校应当在三月底前完成检查，并将结果报送县教育局，逾期不报的予以通报。</p>"
        * 3
    )
    page = f"<h1>青禾县教育局关于做好校舍检查工作的通知</h1>{body}"
    (doc,) = clean(
        html_document(f"{page}<div>附件：<a href=/f/1.rtf>登记表.rtf</a></div>", "x", "x")
    )
    assert [a.name for a in doc.metadata.attachments] == ["登记表"]


@pytest.mark.parametrize(
    ("form", "is_one", "is_none"),
    [
        (ANNEX, ("附件", "附 件 1", "附表二", "附录A", "附图3-1"), ("附近", "附", "附件ABC")),
        (ITEM, ("1.", "1、", "一、", "（一）", "(1)", "1）", "①"), ("1", "一", "123.", "第一")),
        (FILE_SUFFIX, (".doc", ".DOCX", ".et", ".ofd", ".7z"), (".docs", ".etc", ".html", "doc")),
        (PICTURE_SUFFIX, (".jpg", ".JPEG", ".png"), (".jpgs", ".pdf")),
    ],
)
def test_each_form_by_itself(form: str, is_one: tuple[str, ...], is_none: tuple[str, ...]) -> None:
    assert [x for x in is_one if not re.fullmatch(form, x)] == []
    assert [x for x in is_none if re.fullmatch(form, x)] == []


def test_a_figure_behind_a_number_makes_no_item_but_a_year_does() -> None:
    assert re.match(NUMBERED, "1.2021年的工作")
    assert not re.match(NUMBERED, "1.5公里")


@pytest.mark.parametrize("row", table("words"), ids=lambda row: f"{row['set']}:{row['example']}")
def test_a_set_of_words_finds_its_example_and_leaves_the_other(row: dict[str, str]) -> None:
    assert re.search(words(row["set"]), row["example"])
    assert re.search(row["match"], row["example"])
    assert not re.search(words(row["set"]), row["keep"])
    assert row["why"]


def test_a_set_that_is_not_there_is_no_empty_set() -> None:
    with pytest.raises(KeyError):
        words("no such set")
