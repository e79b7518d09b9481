"""Word documents: numbers as Word prints them, what it shows and what it hides."""

import zipfile
from pathlib import Path

import pytest
from command import decoded, run
from word import docx, p

from eduparse.readers.numbering import number_text


def test_word_numbers_are_printed_as_word_prints_them(tmp_path: Path) -> None:
    body = p("总则", style="H") + p("目标", style="H2") + p("提高质量", 2) + p("扩大规模", 2)
    body += p("建校", 3) + p("选址", 4) + p("招标", 4) + p("任务", 1) + p("师资", 2)
    body += p("分则", 0) + p("保障", 1) + p("不编号")
    docx(tmp_path / "a.docx", body)
    (row,) = decoded(tmp_path / "a.docx")
    assert row["text"].split("\n") == [
        "第一章 总则", "一、目标", "（一）提高质量", "（二）扩大规模", "1. 建校", "① 选址", "② 招标",
        "二、任务", "（一）师资", "第二章 分则", "一、保障", "不编号",
    ]  # fmt: skip


def test_what_word_shows_and_what_it_does_not(tmp_path: Path) -> None:
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{p(c)}</w:tc>' for c in row)}</w:tr>"
        for row in (("任务", "单位"), ("招生", "省教育厅"))
    )
    body = (
        f"<w:p><w:r><w:t>招</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r>"
        f"<w:t>生</w:t></w:r></w:ins><w:r><w:br/><w:t>计划</w:t></w:r></w:p><w:tbl>{table}</w:tbl>"
    )
    docx(tmp_path / "a.docx", body)
    (row,) = decoded(tmp_path / "a.docx")
    assert row["text"] == "招生\n计划\n任务\t单位\n招生\t省教育厅"


@pytest.mark.parametrize(
    ("form", "n", "shown"),
    [
        ("chineseCounting", 10, "十"), ("chineseCounting", 21, "二十一"), ("chineseCounting", 105, "一百零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("lowerRoman", 4, "iv"), ("upperLetter", 28, "BB"),
        ("decimalEnclosedCircle", 20, "⑳"), ("ideographTraditional", 3, "丙"), ("ideographDigital", 20, "二〇"),
        ("decimalFullWidth", 12, "１２"), ("unheard of", 7, "7"),
    ],
)  # fmt: skip
def test_number_formats(form: str, n: int, shown: str) -> None:
    assert number_text(n, form) == shown


def test_entities_in_a_word_document_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    done = run("decode", tmp_path / "a.docx")
    assert done.returncode == 1
    assert b"declares entities" in done.stderr
