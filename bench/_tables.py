"""Files with tables in every format, and the cells that LibreOffice or Chromium show of them.

Made files: eight tables of offices (merged cells, heads of two rows, breaks in a cell, long cells, numbers)
written as HTML, Word, Markdown, workbooks and ruled PDF. Real files: the samples of other packages in the
folder that ``EDUPARSE_SAMPLES`` names. LibreOffice (``soffice``) shows Word, workbooks and what a PDF was
printed from, Chromium shows HTML; where a program is missing its formats are not measured.
"""

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

Rows = list[list[str]]


class Cell(NamedTuple):
    """A cell of a made table: its lines, and how many columns and rows it covers."""

    text: str
    wide: int = 1
    high: int = 1


def _rows(*lines: str) -> list[list[Cell]]:
    """Rows from text: cells between bars, ``text<2`` two columns wide, ``text^3`` three rows high."""
    found = []
    for line in lines:
        row = []
        for piece in line.split("|"):
            m = re.fullmatch(r"(.*?)(?:<(\d))?(?:\^(\d))?", piece, re.DOTALL)
            if m is not None:
                row.append(Cell(m[1], int(m[2] or 1), int(m[3] or 1)))
        found.append(row)
    return found


_LONG = "对全县义务教育阶段学校的校舍、操场、围墙和食堂逐一排查，建立台账，限期整改，并将整改结果向社会公布"
TABLES: dict[str, list[list[Cell]]] = {
    "plain": _rows("序号|学校|班级数|学生数", "1|青禾县第一小学|24|1,080", "2|青禾县第二小学|18|792", "3|云岭乡中心学校|12|431"),
    "tasks": _rows(
        "重点任务|具体措施|牵头单位|完成时限", f"改造校舍^2|{_LONG}|县教育局\n县财政局|2024年6月",
        "更新课桌椅|县教育局|2024年9月", "配备教师^3|公开招聘教师60名|县人社局|每年8月", "选派支教教师|县教育局|长期",
        "培训乡村教师|县教师进修学校|每学期",
    ),
    "heads": _rows(
        "地区^2|小学<2|初中<2|合计^2", "学校数|学生数|学校数|学生数", "城区|12|9,800|6|5,200|15,000", "乡镇|31|7,400|11|3,900|11,300",
        "总计|43|17,200|17|9,100|26,300",
    ),
    "empty": _rows("项目|一季度|二季度|三季度|四季度", "开工|√|||", "封顶||√||", "验收||||√", "备注|资金已到位<4"),
    "form": _rows("单位名称|<3", "联系人||电话|", "申报理由|<3", "单位意见|盖章\n年　月　日<3"),
    "scores": _rows("指标|权重|评分标准", "办学方向|15%|落实得10分，部分落实得5分；未落实不得分", "师资队伍|0.25|每缺1名扣0.5分", "经费|¥300万|以决算为准（不含基建）"),
    "wide": _rows("|".join(f"{n}月" for n in range(1, 13)), "|".join(str(n * 37 % 101) for n in range(1, 13)), "|".join(str(n * n) for n in range(1, 13))),
    "groups": _rows(
        "类别|名称|数量", "一、教学用房<3", "1|普通教室|24", "2|实验室|4", "二、生活用房<3", "1|食堂|1", "2|宿舍|80", "合计<2|109",
    ),
}  # fmt: skip


def grid(rows: Sequence[Sequence[Cell]]) -> Rows:
    """The cells in their places: a merged cell in the first of its places, the rest empty."""
    out: list[list[str | None]] = []
    for n, row in enumerate(rows):
        while len(out) <= n:
            out.append([])
        at = 0
        for text, wide, high in row:
            while at < len(out[n]) and out[n][at] is not None:
                at += 1
            for down in range(high):
                while len(out) <= n + down:
                    out.append([])
                line = out[n + down]
                line += [None] * (at + wide - len(line))
                for across in range(wide):
                    line[at + across] = text if not down and not across else ""
            at += wide
    return [[cell or "" for cell in line] for line in out]


# Writers of the made files.


def as_html(rows: Sequence[Sequence[Cell]], *, border: bool = True) -> str:
    """A page with a sentence, the table, and another sentence."""
    lines = "".join(
        "<tr>"
        + "".join(
            f"<td{f' colspan={c.wide}' if c.wide > 1 else ''}{f' rowspan={c.high}' if c.high > 1 else ''}>"
            f"{'<br>'.join(escape(c.text).split(chr(10)))}</td>"
            for c in row
        )
        + "</tr>"
        for row in rows
    )
    side = ' border="1" style="border-collapse:collapse"' if border else ""
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>青禾县教育局通知</title></head><body>"
        f"<p>各学校要对照下表认真落实各项任务，确保按期完成。</p><table{side}>{lines}</table>"
        "<p>请各学校于本月底前将落实情况报县教育局。</p></body></html>"
    )


def as_markdown(rows: Sequence[Sequence[Cell]]) -> str:
    """The same in Markdown, which merges nothing."""
    head, *rest = (["<br>".join(cell.split("\n")) for cell in row] for row in grid(rows))
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rest)]
    text = "\n".join(lines)
    return f"各学校要对照下表认真落实各项任务，确保按期完成。\n\n{text}\n\n请各学校于本月底前报县教育局。\n"


def write_docx(rows: Sequence[Sequence[Cell]], path: Path) -> None:
    """The same in Word, by python-docx."""
    import docx

    made = docx.Document()
    made.add_paragraph("各学校要对照下表认真落实各项任务，确保按期完成。")
    shape = grid(rows)
    table = made.add_table(len(shape), len(shape[0]), style="Table Grid")
    for y, x, cell in _placed(rows):
        first = table.cell(y, x)
        if cell.wide > 1 or cell.high > 1:
            first = first.merge(table.cell(y + cell.high - 1, x + cell.wide - 1))
        lines = cell.text.split("\n")
        first.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            first.add_paragraph(line)
    made.add_paragraph("请各学校于本月底前将落实情况报县教育局。")
    made.save(str(path))


def write_xlsx(rows: Sequence[Sequence[Cell]], path: Path) -> None:
    """The same as a workbook, by openpyxl; numbers are numbers, with the formats that show them so."""
    import openpyxl
    from openpyxl.styles import Alignment, Border, Side
    from openpyxl.worksheet.properties import PageSetupProperties

    book = openpyxl.Workbook()
    sheet = book.active
    thin = Side(style="thin")
    for y, line in enumerate(grid(rows), 1):
        for x, _ in enumerate(line, 1):
            sheet.cell(y, x).border = Border(thin, thin, thin, thin)
    for y, x, cell in _placed(rows):
        made = sheet.cell(y + 1, x + 1)
        made.value, made.number_format = _typed(cell.text)
        made.alignment = Alignment(wrap_text=True)
        if cell.wide > 1 or cell.high > 1:
            sheet.merge_cells(
                start_row=y + 1, start_column=x + 1, end_row=y + cell.high, end_column=x + cell.wide
            )
    for x in range(1, len(grid(rows)[0]) + 1):
        longest = max(len(line) for row in grid(rows) for line in row[x - 1].split("\n"))
        sheet.column_dimensions[openpyxl.utils.get_column_letter(x)].width = 4 + min(
            60, 2.2 * longest
        )
    for y, line in enumerate(grid(rows), 1):
        high = max(cell.count("\n") + 1 + len(cell) // 26 for cell in line)
        sheet.row_dimensions[y].height = 16 * high
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.save(path)


def _typed(text: str) -> tuple[str | float | None, str]:
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", text):
        return int(text.replace(",", "")), "#,##0"
    if re.fullmatch(r"\d+%", text):
        return int(text[:-1]) / 100, "0%"
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text), "General"
    return text or None, "General"


def _placed(rows: Sequence[Sequence[Cell]]) -> Iterator[tuple[int, int, Cell]]:
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            taken |= {(y + d, x + a) for d in range(cell.high) for a in range(cell.wide)}
            yield y, x, cell
            x += cell.wide


# What other programs show.


_LOCALE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>LOCALE</value></prop></item></oor:items>"""


def office(folder: Path, form: str, *files: Path, filtered: str = "", locale: str = "") -> None:
    """Convert files with LibreOffice into ``folder``; ``locale`` is how it writes numbers and dates."""
    profile = folder / f"profile{locale}"
    if locale:
        (profile / "user").mkdir(parents=True, exist_ok=True)
        told = profile / "user" / "registrymodifications.xcu"
        told.write_text(_LOCALE.replace("LOCALE", locale), "utf-8")
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    command += [f"--infilter={filtered}"] if filtered else []
    command += ["--convert-to", form, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def shown_by_office(files: Sequence[Path], folder: Path) -> list[list[Rows]]:
    """The tables of Word documents and the sheets of workbooks as LibreOffice shows them, file by file."""
    folder.mkdir(exist_ok=True)
    copies: dict[tuple[str, str], list[Path]] = {}
    for n, file in enumerate(files):
        copy = folder / f"{n:03}{file.suffix}"
        copy.write_bytes(file.read_bytes())
        program = "StarWriter" if file.suffix == ".docx" else "StarCalc"
        copies.setdefault((program, _locale_of(file)), []).append(copy)
    for (program, locale), own in copies.items():
        office(folder, f"html:HTML ({program})", *own, locale=locale)
    pages = [folder / f"{n:03}.html" for n in range(len(files))]
    return [_html_tables(p.read_text("utf-8", "replace")) if p.exists() else [] for p in pages]


def _locale_of(file: Path) -> str:
    """German where a workbook keeps beside its numbers that they were shown with a comma, else none.

    LibreOffice writes numbers as the machine does that opens a file. What its author saw is in the file.
    """
    if file.suffix != ".ods":
        return ""
    content = zipfile.ZipFile(file).read("content.xml").decode("utf-8", "replace")
    return "de-DE" if re.search(r'office:value="\d+\.\d+"[^>]*><text:p>[\d.]+,\d', content) else ""


def sheet_names(files: Sequence[Path], folder: Path) -> list[list[str]]:
    """The names of the sheets that `shown_by_office` found, file by file; none where there is one sheet."""
    pages = [folder / f"{n:03}.html" for n in range(len(files))]
    return [
        [n.text().strip() for n in LexborHTMLParser(p.read_text("utf-8", "replace")).css("h1 em")]
        if p.exists()
        else []
        for p in pages
    ]


_SCRIPT = """<!DOCTYPE html><meta charset=utf-8><pre id=cells></pre><script>
const pages = PAGES;
const all = [];
function shown(doc) {
  return [...doc.querySelectorAll("table")].filter(t => !t.querySelector("table")).map(t =>
    [...t.rows].map(r => [...r.cells].map(c => [c.innerText, c.colSpan, c.rowSpan])));
}
function next(n) {
  if (n == pages.length) {
    document.getElementById("cells").textContent = JSON.stringify(all);
    return;
  }
  const frame = document.createElement("iframe");
  frame.onload = () => { all.push(shown(frame.contentDocument)); frame.remove(); next(n + 1); };
  frame.srcdoc = pages[n];
  document.body.append(frame);
}
addEventListener("load", () => next(0));</script>"""
_OUTSIDE = re.compile(
    r"(?is)<script\b.*?</script>|<(?:link|img|iframe|frame|embed|object|video|base|meta http-equiv)\b[^>]*>"
)


def shown_by_chromium(pages: Sequence[str], folder: Path) -> list[list[Rows]]:
    """The tables of pages that hold no other table, as Chromium shows them, page by page."""
    still = json.dumps([_OUTSIDE.sub("", page) for page in pages]).replace("</", "<\\/")
    file = folder / "pages.html"
    file.write_text(_SCRIPT.replace("PAGES", still, 1), "utf-8")
    command = [
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'chromium'}",
    ]
    done = subprocess.run(
        [*command, "--virtual-time-budget=60000", "--dump-dom", file.as_uri()],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    m = re.search(r'<pre id="cells">(.*?)</pre>', done.stdout.decode("utf-8", "replace"), re.DOTALL)
    told = json.loads(unescape(m[1])) if m and m[1] else [[] for _ in pages]
    return [[grid([[Cell(*c) for c in row] for row in t]) for t in page] for page in told]


def _html_tables(page: str) -> list[Rows]:
    """The tables of a page that LibreOffice wrote; those inside others are text of their cells."""
    found = []
    for table in LexborHTMLParser(page).css("table"):
        if any(up.tag == "table" for up in _above(table)):
            continue
        if any(up.attributes.get("title") in ("header", "footer") for up in _above(table)):
            continue  # of the pages, not of the text
        own = [row for row in table.css("tr") if _owner(row) == table]
        cells = [[_cell(c) for c in row.css("td, th") if _owner(c) == table] for row in own]
        found.append(grid(cells))
    return found


def _above(node: LexborNode) -> Iterator[LexborNode]:
    up = node.parent
    while up is not None:
        yield up
        up = up.parent


def _owner(node: LexborNode) -> LexborNode | None:
    return next((up for up in _above(node) if up.tag == "table"), None)


def _cell(node: LexborNode) -> Cell:
    for line_break in node.css("br"):
        line_break.replace_with(" ")
    told = node.attributes
    return Cell(
        node.text(separator=" "), int(told.get("colspan") or 1), int(told.get("rowspan") or 1)
    )
