"""Spreadsheets: what their cells show, in files that other programs made."""

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest

from eduparse.errors import DocumentError
from eduparse.readers.number_formats import shown_number
from eduparse.readers.pages import document_of_bytes, document_of_file
from eduparse.readers.sheet import MOST_CELLS

openpyxl = pytest.importorskip("openpyxl")


def saved(book: object) -> bytes:
    data = io.BytesIO()
    book.save(data)  # type: ignore[attr-defined]
    return data.getvalue()


def test_a_workbook_of_excel() -> None:
    import datetime as dt

    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "青禾县2024年任务分工表"
    sheet.merge_cells("A1:D1")
    sheet.append(["序号", "任务", "完成率", "时限"])
    sheet.append([1, "改造\n校舍", 0.5, dt.date(2024, 3, 5)])
    sheet.append([2, "采购", 1234.5, None])
    sheet.append([None, None, None, "待定"])
    sheet.append(["注：按月上报。"])
    sheet["C3"].number_format, sheet["C4"].number_format = "0%", '#,##0.00"元"'
    sheet["D3"].number_format = 'yyyy"年"m"月"d"日"'
    other = book.create_sheet("附表")
    other.append(["甲", True])
    book.create_sheet("草稿").append(["不给人看", "的"])
    book["草稿"].sheet_state = "hidden"
    assert document_of_bytes(saved(book), "a.xlsx").text.split("\n") == [
        "青禾县2024年任务分工表", "序号\t任务\t完成率\t时限", "1\t改造 校舍\t50%\t2024年3月5日", "2\t采购\t1,234.50元\t",
        "\t\t\t待定", "注：按月上报。", "附表", "甲\tTRUE",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("0.125", "0.0%", "12.5%"), ("1234567.891", "#,##0.00", "1,234,567.89"), ("-5", "0;(0)", "(5)"),
        ("0", '0;-0;"无"', "无"), ("7", "000", "007"), ("45356", "yyyy/m/d", "2024/3/5"), ("45356.5", "h:mm", "12:00"),
        ("45356", '[$-804]yyyy"年"m"月"', "2024年3月"), ("1.5", "[h]:mm:ss", "36:00:00"), ("0.6", "h:mm AM/PM", "2:24 下午"),
        ("2.50", "0.##", "2.5"), ("12000", '0.0,"千"', "12.0千"), ("3.14159", "# ?/?", "3.14159"), ("1e300", "0", "1e+300"),
        ("45356", "m-d-yy", "3-5-24"), ("5", '"第"0"名"', "第5名"), ("-1", "yyyy/m/d", "-1"), ("x", "0", "x"),
        ("45356", "aaaa", "星期二"), ("100", "_ * #,##0_ ", "100"), ("-465.4", '"$"#,##0.00', "-$465.40"),
    ],
)  # fmt: skip
def test_numbers_are_shown_as_their_format_shows_them(number: str, code: str, shown: str) -> None:
    assert shown_number(number, code) == shown


def ods(cells: str) -> bytes:
    data = io.BytesIO()
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
        for n in ("office", "table", "text")
    )
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet><table:table "
            f'table:name="一">{cells}</table:table></office:spreadsheet></office:body></office:document-content>',
        )
    return data.getvalue()


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def test_a_workbook_of_libreoffice() -> None:
    wide = 'table:number-columns-spanned="2"'
    rows = (
        f"<table:table-row>{cell('任务')}{cell('单位')}{cell('时<text:s/>限')}</table:table-row>"
        f"<table:table-row>{cell('合计', wide)}<table:covered-table-cell/>{cell('3')}"
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    text = document_of_bytes(ods(rows), "a.ods").text
    assert text.split("\n") == ["任务\t单位\t时 限", "合计\t\t3"]


def test_a_workbook_of_the_old_form(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    xlwt, _ = pytest.importorskip("xlwt"), pytest.importorskip("xlrd")
    book = xlwt.Workbook()
    sheet = book.add_sheet("一")
    for n, row in enumerate((("序号", "学校"), (1, "一中"), (2.5, "二中"))):
        for m, value in enumerate(row):
            sheet.write(n, m, value)
    book.save(str(tmp_path / "a.et"))
    want = ["序号\t学校", "1\t一中", "2.5\t二中"]
    assert document_of_file(tmp_path / "a.et").text.split("\n") == want
    data = (tmp_path / "a.et").read_bytes()
    assert document_of_bytes(data, "a.txt").text.split("\n") == want
    # Cut at the end of a sector, or where its sectors are shifted, a reader asks for all memory.
    cut = [data[:size] for size in (600, 2000, 4096, len(data) - 900)]
    shifted = data[:2053] + b"\xff" * 61 + data[2053:]
    for bad in (*cut, shifted):
        with pytest.raises(DocumentError, match="is damaged"):
            document_of_bytes(bad, "a.xls")
    assert capfd.readouterr().err == ""


def test_numbers_of_the_old_form_are_shown_as_formatted_and_what_is_hidden_is_not(
    tmp_path: Path,
) -> None:
    xlwt, _ = pytest.importorskip("xlwt"), pytest.importorskip("xlrd")
    book = xlwt.Workbook()
    sheet = book.add_sheet("一")
    percent, money, day = (
        xlwt.easyxf(num_format_str=code) for code in ("0.0%", '#,##0.00"元"', 'yyyy"年"m"月"d"日"')
    )
    for n, head in enumerate(("学校", "比例", "内部", "经费", "时限")):
        sheet.write(0, n, head)
    for n in (1, 2):
        sheet.write(n, 0, f"第{n}中学")
        sheet.write(n, 1, 0.125 * n, percent)
        sheet.write(n, 2, "不给人看")
        sheet.write(n, 3, 12345.6 * n, money)
        sheet.write(n, 4, 45356, day)
    sheet.col(2).hidden = True
    sheet.row(2).hidden = True
    book.add_sheet("草稿").write(0, 0, "草稿")
    book.get_sheet(1).visibility = 1
    book.save(str(tmp_path / "a.xls"))
    assert document_of_file(tmp_path / "a.xls").text.split("\n") == [
        "学校\t比例\t经费\t时限",
        "第1中学\t12.5%\t12,345.60元\t2024年3月5日",
    ]


def test_hidden_rows_and_columns_are_not_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["学校", "内部", "班级"], ["一中", "略", 24], ["二中", "略", 18]):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    want = ["学校\t班级", "二中\t18"]
    assert document_of_bytes(saved(book), "a.xlsx").text.split("\n") == want
    rows = (
        '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
        f"<table:table-row>{cell('学校')}{cell('内部')}{cell('班级')}</table:table-row>"
        f'<table:table-row table:visibility="filter">{cell("一中")}{cell("略")}{cell("24")}</table:table-row>'
        f"<table:table-row>{cell('二中')}{cell('略')}{cell('18')}</table:table-row>"
    )
    assert document_of_bytes(ods(rows), "a.ods").text.split("\n") == want


def test_a_long_string_in_every_cell_is_a_reject(monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.Workbook()
    for _ in range(2):
        book.active.append(["长" * 30, "长" * 30])
    assert document_of_bytes(saved(book), "a.xlsx").text
    monkeypatch.setattr("eduparse.readers.sheets.MOST_CHARACTERS", 100)
    with pytest.raises(DocumentError, match="more than 100 characters"):
        document_of_bytes(saved(book), "a.xlsx")


def sparse(reference: str) -> bytes:
    """A workbook with one cell in a far corner, beside one in the first."""
    data = saved(openpyxl.Workbook())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):
                cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="{reference}"><v>2</v></c></row>'
                part = re.sub(
                    rb"<sheetData ?/>|<sheetData></sheetData>",
                    f"<sheetData>{cells}</sheetData>".encode(),
                    part,
                )
            new.writestr(name, part)
    return out.getvalue()


def test_a_cell_in_the_last_corner_costs_no_memory() -> None:
    text = document_of_bytes(sparse("XFD1048576"), "a.xlsx").text
    assert text.replace("\t", "").split("\n") == ["1", "2"]
    with pytest.raises(DocumentError, match="stands in column ZZZ"):
        document_of_bytes(sparse("ZZZ9"), "a.xlsx")


@pytest.mark.parametrize(
    "row",
    [
        f'<table:table-row table:number-rows-repeated="{MOST_CELLS}">{cell("甲")}{cell("乙")}</table:table-row>',
        f"<table:table-row>{cell('甲', 'table:number-columns-repeated=' + chr(34) + '9999' + chr(34))}</table:table-row>"
        * 500,
    ],
    ids=["one row a million times", "five hundred wide rows"],
)
def test_cells_that_are_repeated_without_end_are_a_reject(row: str) -> None:
    with pytest.raises(DocumentError, match="has more than"):
        document_of_bytes(ods(row), "a.ods")


TASKS = [["任务", "单位", "时限"], ["建校", "县教育局", "六月"], ["招生", "县财政局", "七月"]]


@pytest.mark.parametrize(
    ("below", "lines"),
    [
        ([["云岭县教育局"], ["2024年3月5日"]], ["云岭县教育局", "2024年3月5日"]),
        (
            [[None, "云岭县教育局"], [None, "云岭县财政局"], [None, "2024年3月5日"]],
            ["云岭县教育局", "云岭县财政局", "2024年3月5日"],
        ),
        ([["注：按月报送。"], ["2024-3-5"]], ["注：按月报送。", "2024-3-5"]),
        # The days and the bodies of rows whose other cells are merged.
        ([[None, None, "2024年3月5日"]], ["\t\t2024年3月5日"]),
        ([[None, "县水利局", None]], ["\t县水利局\t"]),
        ([["其他"]], ["其他\t\t"]),
    ],
)
def test_a_signature_below_a_table_is_no_row(below: list[list[str]], lines: list[str]) -> None:
    book = openpyxl.Workbook()
    for row in (*TASKS, *below):
        book.active.append(row)
    text = document_of_bytes(saved(book), "a.xlsx").text
    assert text.split("\n") == ["\t".join(row) for row in TASKS] + lines


def old_book(*rows: list[object]) -> bytes:
    """A workbook in the old form, whose formulas nobody calculated."""
    book = pytest.importorskip("xlwt").Workbook()
    sheet = book.add_sheet("Sheet1")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_formula_in_the_old_form_that_nobody_calculated_is_told() -> None:
    pytest.importorskip("xlrd")
    xlwt = pytest.importorskip("xlwt")
    formula = xlwt.Formula("SUM(B2:B2)")
    data = old_book(["学校", "班级"], ["一中", 24], ["合计", formula])
    doc = document_of_bytes(data, "a.xls")
    assert doc.text.split("\n")[2] == "合计\t=SUM(B2:B2)"
    (told,) = doc.metadata.warnings
    assert (told.code, doc.text[told.start : told.end]) == ("formula-doubtful", "=SUM(B2:B2)")
    # One that may show nothing is taken at its word, …
    blank = xlwt.Formula('IF(B2>30;"大";"")')
    doc = document_of_bytes(old_book(["学校", "班级"], ["一中", 24], ["合计", blank]), "a.xls")
    assert doc.metadata.warnings == ()
    # … and so is every one where a program stored a result of another.
    empty = b"\x03\x00\x00\x00\x00\x00\xff\xff"
    two = old_book(["学校", "班级"], ["一中", formula], ["合计", xlwt.Formula("SUM(B1:B1)")])
    assert two.count(empty) == 2
    doc = document_of_bytes(two.replace(empty, struct.pack("<d", 24.0), 1), "a.xls")
    assert doc.text.split("\n")[1] == "一中\t24"
    assert doc.metadata.warnings == ()


def test_a_formula_that_nobody_calculated_is_told() -> None:
    book = openpyxl.Workbook()
    for row in (["学校", "班级", "学生"], ["一中", 24, 1100], ["合计", "=SUM(B2:B2)", 1100]):
        book.active.append(row)
    doc = document_of_bytes(saved(book), "a.xlsx")
    assert doc.text.split("\n")[2] == "合计\t=SUM(B2:B2)\t1100"
    (told,) = doc.metadata.warnings
    assert (told.code, doc.text[told.start : told.end]) == ("formula-doubtful", "=SUM(B2:B2)")
    # One that was calculated shows what it gives; text that looks like one is text.
    with zipfile.ZipFile(io.BytesIO(saved(book))) as old:
        parts = {n: old.read(n) for n in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb"<v ?/>|<v></v>", b"<v>24</v>", sheet)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)
    doc = document_of_bytes(data.getvalue(), "a.xlsx")
    assert doc.text.split("\n")[2] == "合计\t24\t1100"
    assert doc.metadata.warnings == ()
