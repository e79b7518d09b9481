"""Printed pages: tables with and without ruled lines, columns, wrapped cells, scans."""

import io
import os
from pathlib import Path
from typing import Any

import pytest

import eduparse
from eduparse.document.document import Document
from eduparse.errors import DocumentError
from eduparse.readers.pages import document_of_bytes
from eduparse.readers.pdf_streams import MOST_BYTES, refuse_bombs
from eduparse.readers.printed import PrintedChar, printed_lines
from eduparse.readers.ruled import RuledLine

SIZE = 10.0


def signs(text: str, x: float, y: float) -> list[PrintedChar]:
    """A run of text at a place, each sign of full width."""
    return [
        PrintedChar(c, x + n * SIZE, y, x + (n + 1) * SIZE, y + SIZE, SIZE)
        for n, c in enumerate(text)
    ]


def box(x: float, y: float, to_x: float, to_y: float) -> list[RuledLine]:
    return [
        RuledLine(x, y, to_x, y), RuledLine(x, to_y, to_x, to_y), RuledLine(x, y, x, to_y), RuledLine(to_x, y, to_x, to_y),
    ]  # fmt: skip


def read(page: list[PrintedChar], rules: list[RuledLine] | None = None) -> list[str]:
    return [text for text, *_ in printed_lines(page, rules or [])]


def grid(widths: tuple[int, ...], heights: tuple[int, ...]) -> list[RuledLine]:
    xs, ys = [0, *(sum(widths[: n + 1]) for n in range(len(widths)))], [0]
    for h in heights:
        ys.append(ys[-1] + h)
    across = [RuledLine(0, y, xs[-1], y) for y in ys]
    return across + [RuledLine(x, 0, x, ys[-1]) for x in xs]


def test_cells_of_a_ruled_table() -> None:
    page = (
        signs("任务", 5, 5) + signs("单位", 105, 5) + signs("招生", 5, 25) + signs("县局", 105, 25)
    )
    page += signs("表后的话。", 0, 60)
    assert read(page, grid((100, 100), (20, 20))) == ["任务\t单位", "招生\t县局", "表后的话。"]


def test_a_wrapped_cell_is_joined_and_a_break_is_a_blank() -> None:
    page = signs("改造校舍十所新", 5, 5) + signs("建幼儿园", 5, 20) + signs("县局", 105, 5)
    page += signs("甲", 5, 45) + signs("县教育局", 105, 45) + signs("县财政局等单位", 105, 60)
    rows = read(page, grid((80, 100), (40, 40)))
    assert rows == ["改造校舍十所新建幼儿园\t县局", "甲\t县教育局 县财政局等单位"]


def test_merged_cells_stand_in_their_first_place() -> None:
    rules = [r for r in grid((60, 60, 60), (20, 20, 20)) if not (r.left == r.right == 60)]
    rules += [RuledLine(60, 0, 60, 40)]  # the first two cells of the last row are one
    rules = [r for r in rules if not (r.top == r.bottom == 40)] + [
        RuledLine(0, 40, 120, 40)
    ]  # the last two of the last column
    page = [s for n, t in enumerate("甲乙丙") for s in signs(t, 5 + n * 60, 5)]
    page += [s for n, t in enumerate("一二") for s in signs(t, 5 + n * 60, 25)]
    page += signs("三", 125, 35) + signs("合计", 40, 45)
    assert read(page, rules) == ["甲\t乙\t丙", "一\t二\t三", "合计\t\t"]


def test_a_table_may_be_open_at_its_sides() -> None:
    rules = [RuledLine(0, y, 200, y) for y in (0, 20, 40)] + [RuledLine(100, 0, 100, 40)]
    page = (
        signs("任务", 5, 5) + signs("单位", 105, 5) + signs("招生", 5, 25) + signs("县局", 105, 25)
    )
    assert read(page, rules) == ["任务\t单位", "招生\t县局"]


def test_a_frame_a_rule_and_a_box_around_the_text_are_no_table() -> None:
    page = (
        signs("青禾县人民政府文件", 20, 5)
        + signs("青政发〔2024〕3号", 30, 40)
        + signs("各乡镇：", 10, 70)
    )
    want = ["青禾县人民政府文件", "青政发〔2024〕3号", "各乡镇："]
    assert read(page, [RuledLine(0, 60, 300, 60)]) == want
    assert read(page, box(0, 0, 300, 300)) == want
    assert read(page, [RuledLine(0, y, 300, y) for y in range(0, 300, 20)]) == want


def test_lines_that_leave_the_same_gaps_are_a_table_and_two_are_not() -> None:
    rows = (("序号", "学校", "人数"), ("一", "第一中学", "三百"), ("二", "第二中学", "二百"))
    page = [
        s
        for n, row in enumerate(rows)
        for m, cell in enumerate(row)
        for s in signs(cell, m * 80, n * 20)
    ]
    assert read(page) == ["\t".join(row) for row in rows]
    two = [s for s in page if s.top < 40]
    assert read(two) == ["序号 学校 人数", "一 第一中学 三百"]


def test_paragraphs_beside_a_number_are_no_table() -> None:
    page = signs("全面排查校舍安全隐患。", 20, 0) + signs("严格执行课程方案规定。", 20, 20)
    assert read(page) == ["全面排查校舍安全隐患。", "严格执行课程方案规定。"]


PDF_TABLE = [
    ["No", "Task", "Office"],
    ["1", "Repair 10 schools", "County"],
    ["2", "Buy 1,250.5 t", ""],
]


def pdf(content: str) -> bytes:
    """A PDF of one page by hand, its font one that every reader has."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
    ]
    body = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{o}\nendobj\n" for n, o in enumerate(objects, 1))
    return f"{body}trailer<</Root 1 0 R/Size 6>>\n%%EOF\n".encode()


@pytest.mark.parametrize("form", ["strokes", "boxes", "flat boxes", "none"])
def test_tables_of_a_pdf(form: str) -> None:
    across = {"strokes": "72 {0} m 522 {0} l S", "flat boxes": "72 {0} 450 0.7 re f"}.get(form, "")
    down = {"strokes": "{0} 628 m {0} 700 l S", "flat boxes": "{0} 628 0.7 72 re f"}.get(form, "")
    drawn = [across.format(700 - n * 24) for n in range(4)]
    drawn += [down.format(72 + n * 150) for n in range(4)]
    if form == "boxes":
        drawn = [f"{72 + m * 150} {676 - n * 24} 150 24 re S" for n in range(3) for m in range(3)]
    shown = "".join(
        f"BT /F1 11 Tf {78 + m * 150} {684 - n * 24} Td ({cell}) Tj ET "
        for n, row in enumerate(PDF_TABLE)
        for m, cell in enumerate(row)
    )
    words = "BT /F1 11 Tf 72 730 Td (Above the table.) Tj ET "
    below = "BT /F1 11 Tf 72 600 Td (Below the table.) Tj ET "
    doc = document_of_bytes(pdf(f"{' '.join(drawn)} {words}{shown}{below}"), "a.pdf")
    rows = ["\t".join(row) for row in PDF_TABLE]
    assert doc.text.split("\n") == ["Above the table.", *rows, "Below the table."]


@pytest.mark.parametrize(
    ("font", "place", "around"),
    [
        ("12", "1 0 0 1 72 {}", "{}"),
        ("1", "12 0 0 12 72 {}", "{}"),
        ("48", "1 0 0 1 288 {}", "q 0.25 0 0 0.25 0 0 cm {} Q"),
    ],
    ids=["plain", "enlarged font", "shrunken page"],
)
def test_lines_are_joined_however_a_program_sizes_its_type(
    font: str, place: str, around: str
) -> None:
    lines = (
        "Schools must not hold any examination before the end",
        "of the month.",
        "They must report.",
    )
    scale = 4 if "q" in around else 1
    shown = " ".join(
        f"BT /F1 {font} Tf {place.format((700 - 20 * n) * scale)} Tm ({line}) Tj ET"
        for n, line in enumerate(lines)
    )
    doc = eduparse.repair(document_of_bytes(pdf(around.format(shown)), "a.pdf"))
    assert doc.text.split("\n") == [f"{lines[0]} {lines[1]}", lines[2]]


def test_a_page_that_unpacks_without_end_is_refused_before_it_is_laid_out() -> None:
    import zlib

    def pdf(told: str, packed: bytes) -> bytes:
        return (
            b"%PDF-1.4\n1 0 obj\n<<"
            + told.encode()
            + b">>stream\n"
            + packed
            + b"\nendstream\nendobj\n"
        )

    line = b"BT /F 9 Tf (aaaaaaaaaaaaaaaa) Tj ET\n"
    bomb = zlib.compress(line * (MOST_BYTES // len(line) + 2), 9)
    for packed, told in (
        (bomb, "/Filter/FlateDecode"),
        (zlib.compress(bomb), "/Filter[/FlateDecode/FlateDecode]"),
    ):
        with pytest.raises(DocumentError, match="unpacks to more than 64 MB"):
            refuse_bombs(pdf(told, packed))
    refuse_bombs(pdf("/Subtype/Image/Filter/FlateDecode", bomb))
    refuse_bombs(pdf("/Filter/FlateDecode", zlib.compress(line * 100_000)))
    refuse_bombs(pdf("/Filter/FlateDecode", b"x" * 70_000))


def test_a_pdf_under_a_password_is_not_called_damaged() -> None:
    lock = "<</Filter/Standard/V 1/R 2/O<" + "00" * 32 + ">/U<" + "11" * 32 + ">/P -4>>"
    data = pdf("").decode().replace("trailer<<", f"trailer<</Encrypt {lock}/ID[<00><00>]")
    with pytest.raises(DocumentError, match="The PDF is under a password; save it again without"):
        document_of_bytes(data.encode(), "a.pdf")


def picture(lines: list[str], *, turn: float = 0.0, grid: bool = False, form: str = "PNG") -> bytes:
    """A picture of printed lines, straight or turned; with a ruled table of two columns and rows."""
    pytest.importorskip("rapidocr", reason="the extra ocr is not installed")
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (1240, 1000), "white")
    draw = ImageDraw.Draw(image)
    font: Any = ImageFont.load_default(size=36)
    for n, line in enumerate(lines):
        draw.text((120, 100 + n * 80), line, font=font, fill="black")
    if grid:
        for n, row in enumerate((("Task", "Office"), ("Repair", "County"))):
            for m, cell in enumerate(row):
                draw.rectangle(
                    (120 + m * 400, 600 + n * 90, 520 + m * 400, 690 + n * 90),
                    outline="black",
                    width=3,
                )
                draw.text((150 + m * 400, 622 + n * 90), cell, font=font, fill="black")
    data = io.BytesIO()
    image.rotate(turn, fillcolor="white").save(data, form)
    return data.getvalue()


LINES = [
    "Notice on the enrolment of 2024",
    "All schools must repair their roofs",
    "before the 1st of September.",
]


@pytest.mark.parametrize(("turn", "form"), [(0.0, "PNG"), (2.0, "JPEG"), (-1.5, "TIFF")])
def test_a_picture_is_read(turn: float, form: str) -> None:
    doc = document_of_bytes(picture(LINES, turn=turn, form=form), "a.dat")
    assert doc.text.split("\n") == LINES


def test_a_ruled_table_on_a_picture_is_one() -> None:
    assert document_of_bytes(picture([], grid=True), "a.png").text.split("\n") == [
        "Task\tOffice",
        "Repair\tCounty",
    ]


def test_a_white_picture_and_one_too_large_are_rejects() -> None:
    with pytest.raises(DocumentError, match="shows no text"):
        document_of_bytes(picture([]), "a.png")
    from PIL import Image

    small = io.BytesIO()
    Image.new("RGB", (120, 60)).save(small, "PNG")
    with pytest.raises(DocumentError, match="shows no text"):
        document_of_bytes(small.getvalue(), "a.png")
    data = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(data, "PNG")
    with pytest.raises(DocumentError, match="more than 60 million pixels"):
        document_of_bytes(data.getvalue(), "a.png")


def test_without_the_extra_it_is_named(tmp_path: Path) -> None:
    from command import run

    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "sitecustomize.py").write_text(
        "import sys\nsys.modules['rapidocr'] = None\n"
    )
    (tmp_path / "a.tif").write_bytes(b"II*\x00" + bytes(400))
    path = os.pathsep.join([str(tmp_path / "hidden"), os.environ.get("PYTHONPATH", "")])
    done = run("decode", tmp_path / "a.tif", env={"PYTHONPATH": path})
    assert done.returncode == 1
    assert b"pip install 'eduparse[ocr]'" in done.stderr


def test_marks_that_a_model_reads_narrow_are_wide_beside_chinese() -> None:
    from eduparse.readers.ocr import _as_printed

    assert (
        _as_printed("各学校:请(以下简称甲)于9:30前(1)报送,谢谢")
        == "各学校：请（以下简称甲）于9:30前(1)报送，谢谢"
    )


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("青教函〔2020]52号", "青教函〔2020〕52号"), ("青教函(2019〕7号", "青教函〔2019〕7号"),
        ("青教函[2020]52号", "青教函[2020]52号"), ("（2020）", "（2020）"), ("〔1000]", "〔1000]"),
    ],
)  # fmt: skip
def test_one_bracket_of_a_year_tells_the_other(read: str, printed: str) -> None:
    from eduparse.readers.ocr import _as_printed

    assert _as_printed(read) == printed


def test_two_strokes_at_the_beginning_of_a_paragraph_are_a_dash() -> None:
    from eduparse.readers.ocr import _as_item

    assert _as_item("一一坚持公益。各学校") == "——坚持公益。各学校"
    assert _as_item("—一“双减”落地") == "——“双减”落地"
    assert _as_item("一、坚持公益") == "一、坚持公益"
    assert _as_item("一校一品") == "一校一品"


def test_a_line_of_paper_is_never_the_frame_of_a_site() -> None:
    from flow import clean

    from eduparse.readers.paging import paged_document

    first = [
        "各位代表：",
        *["我代表县人民政府，向大会报告工作，请予审议，并请提出意见。"] * 12,
        "城乡",
    ]
    second = [
        "道路。",
        "——全面实现农村义务教育免费，这是全县教育发展史上的",
        "重要里程碑。",
        "会议中心",
    ]
    pages = [
        [(line, 90.0, 500.0 if len(line) > 9 else 200.0, 16.0) for line in p]
        for p in (first, second)
    ]
    doc = paged_document(pages, "a.pdf")
    (out,) = clean(doc)
    assert "全面实现农村义务教育免费" in out.text
    assert not any(layer.name == "strip.layout" for layer in out.layers)


def test_a_seal_becomes_paper_and_what_it_covers_stays() -> None:
    np = pytest.importorskip("numpy")
    pytest.importorskip("cv2", reason="the extra ocr is not installed")
    from eduparse.readers.scan import without_seals

    page = np.full((1000, 1000, 3), 225, np.uint8)  # grey paper
    page[498:502, 100:900] = 30  # a line of print
    y, x = np.mgrid[:1000, :1000]
    ring = abs(np.hypot(x - 500, y - 500) - 120) < 8
    page[ring] = (page[ring] * np.array((0.84, 0.2, 0.19))).astype(np.uint8)  # ink on ink is darker
    bar = page[700:720, 100:900] = (214, 52, 48)  # a red rule of a letterhead is no seal
    cleaned = without_seals(page)
    assert abs(cleaned[385, 500].astype(int) - 225).max() < 12  # on the ring, off the print
    assert cleaned[500, 381].max() < 60  # on the ring, on the print
    assert tuple(cleaned[710, 500]) == bar


def test_letters_of_a_seal_without_colour_are_told_from_print_inside_it() -> None:
    np = pytest.importorskip("numpy")
    pytest.importorskip("cv2", reason="the extra ocr is not installed")
    from eduparse.readers.scan import seal_rings, sealed

    page = np.full((1400, 1000, 3), 235, np.uint8)
    y, x = np.mgrid[:1400, :1000]
    page[abs(np.hypot(x - 600, y - 700) - 100) < 5] = 100
    boxes = [(200, 500, 800, 520), (560, 630, 580, 650), (560, 700, 640, 720), (760, 630, 780, 650)]
    for (left, top, right, bottom), ink in zip(boxes, (30, 95, 30, 95), strict=True):
        page[top:bottom, left:right] = ink
    (ring,) = seal_rings(page)
    assert abs(ring.x - 600) < 8
    assert abs(ring.radius - 100) < 8
    # Black print inside the ring stays, and so does pale print outside it.
    assert sealed(page, boxes, [ring]) == [False, True, False, False]
    page[abs(np.hypot(x - 600, y - 700) - 100) < 5] = 235
    assert seal_rings(page) == []


def test_doubt_about_a_line_is_told() -> None:
    from eduparse.readers.doubts import doubted
    from eduparse.readers.paging import paged_document

    page = [
        ("甲", 0.0, 9.0, 9.0),
        (doubted("乙丙"), 0.0, 9.0, 9.0),
        (f"丁\t{doubted('戊')}", 0.0, 0.0, 0.0),
    ]
    doc: Document = paged_document([page], "a.png")
    assert doc.text == "甲\n乙丙\n丁\t戊"
    spans = [doc.text[w.start : w.end] for w in doc.metadata.warnings if w.code == "ocr-doubtful"]
    assert spans == ["乙丙", "戊"]


HEAD = ["序号\t责任单位\t\t时限", "\t牵头\t配合\t"]


def paged(*pages: list[str]) -> list[str]:
    """The lines that stay of printed pages; rows of tables are told by their tabs."""
    from eduparse.readers.paging import paged_document
    from eduparse.stages.repair.paging import TABLE_ROW, Paging

    printed = [
        [(t, 0.0, 0.0, TABLE_ROW) if "\t" in t else (t, 0.0, SIZE * len(t), SIZE) for t in p]
        for p in pages
    ]
    doc = paged_document(printed, "x")
    return doc.apply("repair.paging", Paging()(doc)).text.split("\n")


def test_a_head_of_two_rows_is_printed_once_and_no_row_below_it_goes() -> None:
    rows = [[f"{n}\t县教育局\t县财政局\t六月" for n in range(k, k + 3)] for k in (1, 4, 7)]
    want = [*HEAD, *rows[0], *rows[1], *rows[2]]
    assert paged([*HEAD, *rows[0]], [*HEAD, *rows[1]], [*HEAD, *rows[2]]) == want
    # A row that is filled alike on both pages is no head, and a head whose second row is missing is.
    alike = "\t县水利局\t县财政局\t六月"
    assert paged([*HEAD, alike], [*HEAD, alike]) == [*HEAD, alike, alike]
    assert paged([*HEAD, *rows[0]], [HEAD[0], *rows[1]]) == [*HEAD, *rows[0], *rows[1]]


def test_a_table_that_begins_on_a_page_of_its_own_keeps_its_head() -> None:
    row = "1\t县教育局\t县财政局\t六月"
    assert paged([*HEAD, row, "表一说明"], [*HEAD, row]) == [*HEAD, row, "表一说明", *HEAD, row]


def test_running_lines_go_on_pages_that_hold_only_a_table_between_them() -> None:
    row = "{}\t县教育局\t县财政局\t六月"
    foot = ["3/5/24, 1:25 PM 云岭县教育局任务分工", "file:///task.html {}/4"]
    pages = [
        [HEAD[0], *(row.format(n * 3 + k) for k in range(3)), foot[0], foot[1].format(n + 1)]
        for n in range(4)
    ]
    pages[0][:0] = ["任务分工", "请各学校按照下表列出的时限落实全县的任务。"]
    kept = paged(*pages)
    assert kept == [
        "任务分工",
        "请各学校按照下表列出的时限落实全县的任务。",
        HEAD[0],
        *(row.format(n) for n in range(12)),
    ]
