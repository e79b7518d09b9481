"""Word documents: numbers as Word prints them, what it shows and what it hides, tables, notes, formulas."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from command import decoded, run
from word import M, W, docx, lists, p, r, table

from eduparse.readers.formulas import of_field
from eduparse.readers.number_forms import number_text
from eduparse.readers.word_signs import symbol_char


def lines(tmp_path: Path, body: str, **more: Any) -> list[str]:
    (row,) = decoded(docx(tmp_path / "a.docx", body, **more))
    return list(row["text"].split("\n"))


def test_word_numbers_are_printed_as_word_prints_them(tmp_path: Path) -> None:
    body = p("总则", style="H") + p("目标", style="H2") + p("提高质量", 2) + p("扩大规模", 2)
    body += p("建校", 3) + p("选址", 4) + p("招标", 4) + p("任务", 1) + p("师资", 2)
    body += p("分则", 0) + p("保障", 1) + p("不编号")
    assert lines(tmp_path, body) == [
        "第一章 总则", "一、目标", "（一）提高质量", "（二）扩大规模", "1. 建校", "① 选址", "② 招标",
        "二、任务", "（一）师资", "第二章 分则", "一、保障", "不编号",
    ]  # fmt: skip


def test_an_empty_numbered_paragraph_counts_and_is_not_printed(tmp_path: Path) -> None:
    body = p("指导思想", 1) + p("", 1) + p("工作目标", 1)
    assert [line for line in lines(tmp_path, body) if line] == ["一、指导思想", "三、工作目标"]


def test_a_list_that_names_a_style_of_lists_is_the_list_of_that_style(tmp_path: Path) -> None:
    numbering = (
        lists((("chineseCounting", "第%1条"), ("chineseCounting", "（%2）")))
        + '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Tiao"/></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Tiao"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    body = p("立项", 0, number=7) + p("论证", 1, number=7) + p("验收", 0, number=7)
    found = lines(tmp_path, body, numbering=numbering, styles=styles)
    assert found == ["第一条 立项", "（一）论证", "第二条 验收"]


def test_a_style_may_be_told_its_level_by_the_list(tmp_path: Path) -> None:
    numbering = lists().replace(
        '<w:lvl w:ilvl="2"><w:start w:val="1"/>',
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:pStyle w:val="Third"/>',
    )
    styles = '<w:style w:styleId="Third"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = p("师资", style="Third") + p("经费", style="Third")
    assert lines(tmp_path, body, numbering=numbering, styles=styles) == ["（一）师资", "（二）经费"]


def test_two_lists_of_one_pattern_count_on_unless_one_starts_anew(tmp_path: Path) -> None:
    numbering = (
        lists()
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId '
        'w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = p("甲", 1) + p("乙", 1, number=2) + p("丙", 1, number=3) + p("丁", 1, number=3)
    found = lines(tmp_path, body, numbering=numbering)
    assert found == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_level_that_is_skipped_counts_and_one_that_is_not_starts_anew(tmp_path: Path) -> None:
    dotted = lists((("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3")))
    body = p("总则", 0) + p("目标", 2) + p("任务", 1) + p("分则", 0) + p("保障", 1) + p("经费", 2)
    assert lines(tmp_path, body, numbering=dotted) == [
        "1 总则", "1.1.1 目标", "1.2 任务", "2 分则", "2.1 保障", "2.1.1 经费",
    ]  # fmt: skip


def test_articles_count_through_the_chapters_where_the_list_says_so(tmp_path: Path) -> None:
    levels = lists((("chineseCounting", "第%1章"), ("chineseCounting", "第%2条")))
    going_on = levels.replace(
        '<w:lvlText w:val="第%2条"/>', '<w:lvlRestart w:val="0"/><w:lvlText w:val="第%2条"/>'
    )
    body = p("总则", 0) + p("甲", 1) + p("分则", 0) + p("乙", 1)
    assert lines(tmp_path, body, numbering=going_on)[3] == "第二条 乙"
    assert lines(tmp_path, body, numbering=levels)[3] == "第一条 乙"


def test_the_main_part_is_the_one_that_the_package_names(tmp_path: Path) -> None:
    assert lines(tmp_path, p("各学校：", 1), main="w/text2.xml") == ["一、各学校："]


def test_what_word_shows_and_what_it_does_not(tmp_path: Path) -> None:
    hidden, shown, styled = (
        "<w:vanish/>",
        '<w:vanish w:val="0"/>',
        '<w:rStyle w:val="Gone"/>',
    )
    body = (
        "<w:p><w:r><w:t>招</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r>"
        "<w:t>生</w:t></w:r></w:ins><w:r><w:br/><w:t>计划</w:t></w:r></w:p>"
        f"<w:p>{r('公开')}{r('内部', hidden)}{r('也公开', shown)}{r('按样式隐藏', styled)}</w:p>"
    )
    assert lines(tmp_path, body) == ["招生", "计划", "公开也公开"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    deleted = '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
    body = f"{deleted}{r('提高')}</w:p>" + p("质量", 1) + p("规模", 1) + f"{deleted}{r('尾')}</w:p>"
    assert lines(tmp_path, body) == ["一、提高质量", "二、规模", "尾"]


def field(code: str, result: str = "") -> str:
    kinds = ("begin", "separate", "end") if result else ("begin", "end")
    shown = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in kinds]
    shown.insert(1, f"<w:r><w:instrText>{code}</w:instrText></w:r>")
    if result:
        shown.insert(3, r(result))
    return "".join(shown)


def test_fields_show_their_result_and_signs_in_a_circle(tmp_path: Path) -> None:
    circle = field("EQ \\o\\ac(○,2)")
    body = f"<w:p>{field('PAGEREF x', '第3页')}{r('，')}{circle}{r('处')}</w:p>"
    assert lines(tmp_path, body) == ["第3页，②处"]


def test_signs_of_symbol_fonts_are_characters(tmp_path: Path) -> None:
    box = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    other = '<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>'
    assert lines(tmp_path, f"<w:p>{box}{r('同意')}{other}{r('不同意')}</w:p>") == ["☑同意□不同意"]
    assert symbol_char("Wingdings", "F0ED") == "\uf0ed"  # one that is not known stays what it was


def test_formulas_are_text_and_those_in_two_dimensions_in_doubt(tmp_path: Path) -> None:
    plain = f'<m:oMath xmlns:m="{M}"><m:r><m:t>总分=笔试×60%</m:t></m:r></m:oMath>'
    ratio = (
        f'<m:oMath xmlns:m="{M}"><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t>'
        "</m:r></m:den></m:f></m:oMath>"
    )
    docx(
        tmp_path / "a.docx", f"<w:p>{r('甲：')}{plain}</w:p><w:p>{r('乙：')}{ratio}{r('。')}</w:p>"
    )
    (row,) = decoded(tmp_path / "a.docx")
    assert row["text"] == "甲：总分=笔试×60%\n乙：(a+b)/2。"
    (warning,) = row["metadata"]["warnings"]
    assert warning["code"] == "formula-doubtful"
    assert row["text"][warning["start"] : warning["end"]] == "(a+b)/2"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("EQ \\o\\ac(○,1)", ("①", False)), ("eq \\o\\ac(○,三)", ("㊂", False)),
        ("EQ \\o\\ac(○,急)", ("急", False)), ("EQ \\f(1,2)", ("(1,2)", True)),
    ],
)  # fmt: skip
def test_fields_that_are_formulas(code: str, shown: tuple[str, bool]) -> None:
    assert of_field(code) == shown


def test_notes_stand_behind_the_text_with_their_marks(tmp_path: Path) -> None:
    notes = f'<w:footnote w:id="2">{p("见附件1。")}</w:footnote><w:footnote w:id="9">{p("无标记")}</w:footnote>'
    body = f'<w:p>{r("各学校")}<w:r><w:footnoteReference w:id="2"/></w:r>{r("：")}</w:p>{p("一、招生")}'
    found = lines(tmp_path, body, more={"footnotes": notes})
    assert found == ["各学校[1]：", "一、招生", "[1] 见附件1。"]


def test_a_table_has_as_many_cells_in_each_row(tmp_path: Path) -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    above = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>'
    below = "<w:tcPr><w:vMerge/></w:tcPr>"
    control = f"<w:sdt><w:sdtContent>{p('改造校舍')}</w:sdtContent></w:sdt>"
    body = table(
        (p("任务"), p("单位"), p("时限")),
        (control, above + p("县教育局") + p("县财政局"), p("六月")),
        (p("采购"), below + p(""), p("")),
        (wide + p("合计"), p("2")),
    )
    assert lines(tmp_path, body) == [
        "任务\t单位\t时限", "改造校舍\t县教育局 县财政局\t六月", "采购\t\t", "合计\t\t2",
    ]  # fmt: skip


def test_the_number_of_an_empty_cell_is_its_text(tmp_path: Path) -> None:
    body = table((p("", 3), p("第一中学")), (p("", 3), p("第二中学")))
    assert lines(tmp_path, body) == ["1.\t第一中学", "2.\t第二中学"]


def test_a_table_that_lays_out_the_page_is_paragraphs(tmp_path: Path) -> None:
    page = "".join(p(f"第{n}条 各学校应当认真执行本办法的规定。") for n in "一二三四五")
    found = lines(tmp_path, table((p("目录"), page)))
    assert found[0] == "目录"
    assert found[1:] == [f"第{n}条 各学校应当认真执行本办法的规定。" for n in "一二三四五"]


def test_a_row_that_was_deleted_is_not_there(tmp_path: Path) -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('旧')}</w:tc><w:tc>{p('旧')}</w:tc></w:tr>"
    body = table((p("新"), p("甲")), (p("新"), p("乙"))).replace("</w:tbl>", f"{gone}</w:tbl>")
    assert lines(tmp_path, body) == ["新\t甲", "新\t乙"]


@pytest.mark.parametrize(
    ("form", "n", "shown"),
    [
        ("chineseCounting", 10, "十"), ("chineseCounting", 21, "二十一"), ("chineseCounting", 105, "一百零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("lowerRoman", 4, "iv"), ("upperLetter", 28, "BB"),
        ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "㉑"), ("ideographTraditional", 3, "丙"),
        ("ideographDigital", 20, "二〇"), ("decimalFullWidth", 12, "１２"), ("unheard of", 7, "7"),
        ("ideographTraditional", 10, "癸"), ("ideographTraditional", 11, "11"), ("ideographZodiac", 12, "亥"),
        ("ideographZodiac", 13, "13"), ("decimalEnclosedFullstop", 3, "⒊"), ("upperLetter", 10**9, "1000000000"), ("lowerRoman", 10**9, "1000000000"),
    ],
)  # fmt: skip
def test_number_formats(form: str, n: int, shown: str) -> None:
    assert number_text(n, form) == shown


def test_entities_in_a_word_document_are_refused(tmp_path: Path) -> None:
    for name, text in (
        ("a.docx", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("b.docx", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("word/document.xml", text)
        done = run("decode", tmp_path / name)
        assert done.returncode == 1
        assert b"declares entities" in done.stderr


def test_documents_that_python_docx_made(tmp_path: Path) -> None:
    made = pytest.importorskip("docx").Document()
    made.add_paragraph("青禾县招生计划")
    grid = made.add_table(rows=3, cols=3)
    for n, row in enumerate(grid.rows):
        for m, cell in enumerate(row.cells):
            cell.text = f"{n}{m}"
    grid.cell(1, 0).merge(grid.cell(2, 1)).text = "合并"
    made.save(str(tmp_path / "a.docx"))
    (row,) = decoded(tmp_path / "a.docx")
    assert row["text"].split("\n") == ["青禾县招生计划", "00\t01\t02", "合并\t\t12", "\t\t22"]
    assert f'xmlns:w="{W}"' not in row["text"]
