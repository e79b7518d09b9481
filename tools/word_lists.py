"""Make the Word documents of ``tests/sets/word`` and keep what LibreOffice prints of them.

``python tools/word_lists.py`` needs LibreOffice (soffice) and python-docx; the test that reads the files
needs neither. Every kind of list is there: the formats of numbers, levels, where a level starts and starts
anew, lists of one pattern, lists of styles, numbers in tables and controls. The first files are written by
hand, the next by python-docx, the last by LibreOffice from its own format, HTML and RTF.

Left out is what LibreOffice does not know and prints otherwise than Word: ⒈, ⑴, - 1 - and 1st, digits one by
one (一〇), ``w:isLgl``, ``w:lvlRestart``, changes as accepted. These stand in ``tests/readers/test_docx.py``.
"""

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from word import docx, p, table  # noqa: E402

FOLDER = ROOT / "tests" / "sets" / "word"
PRINTED = FOLDER / "printed.json"
_KEPT = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|word/(document|numbering|styles|footnotes)\.xml"
)
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FORMS = (
    ("chineseCounting", "%1、"), ("chineseCountingThousand", "第%1章"), ("ideographTraditional", "%1、"),
    ("ideographZodiac", "%1）"), ("decimalFullWidth", "%1．"), ("decimalEnclosedCircle", "%1"), ("decimalZero", "%1"), ("upperLetter", "%1."), ("lowerLetter", "%1)"), ("upperRoman", "%1."),
    ("lowerRoman", "(%1)"), ("chineseLegalSimplified", "%1、"), ("taiwaneseCounting", "（%1）"),
    ("japaneseCounting", "%1、"), ("decimal", "第%1条"),
)  # fmt: skip


def level(n: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list; ``more`` are elements behind its format."""
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def pattern(name: int, *levels: str, link: str = "") -> str:
    """A pattern of lists."""
    return (
        f'<w:abstractNum w:abstractNumId="{name}"><w:multiLevelType w:val="multilevel"/>{link}'
        f"{''.join(levels)}</w:abstractNum>"
    )


def one_list(name: int, of: int, change: str = "") -> str:
    """A list made of a pattern."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{change}</w:num>'


def style(name: str, inner: str, kind: str = "paragraph", based: str = "", more: str = "") -> str:
    """A style, with the properties of its paragraphs."""
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{more}><w:name w:val="{name}"/>{above}'
        f"<w:pPr>{inner}</w:pPr></w:style>"
    )


def in_list(name: int | None = None, at: int | None = None) -> str:
    """The properties that put a paragraph or a style into a list."""
    place = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    told = "" if name is None else f'<w:numId w:val="{name}"/>'
    return f"<w:numPr>{place}{told}</w:numPr>"


def paragraphs(*levels: int, number: int = 1, text: str = "条文") -> str:
    """Paragraphs at these levels, each with a text of its own."""
    return "".join(
        p(f"{text}{_STEMS[n % 10]}{n // 10 or ''}", at, number=number)
        for n, at in enumerate(levels)
    )


FIVE = (
    level(0, "chineseCountingThousand", "第%1章"), level(1, "chineseCounting", "%2、"),
    level(2, "chineseCounting", "（%3）"), level(3, "decimal", "%4."), level(4, "decimalEnclosedCircle", "%5"),
)  # fmt: skip
DOTTED = (
    level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"),
)  # fmt: skip
STEPS = (0, 1, 2, 2, 3, 3, 4, 4, 1, 2, 3, 0, 1, 2, 3, 4)


def by_hand() -> Iterator[tuple[str, str, str, str]]:
    """Name, numbering, styles and body of the files written by hand."""
    for form, text in _FORMS:
        yield (
            f"form-{form}",
            pattern(0, level(0, form, text)) + one_list(1, 0),
            "",
            paragraphs(*[0] * 24),
        )
    five = pattern(0, *FIVE)
    plain = five + one_list(1, 0)
    yield "levels-five", plain, "", paragraphs(*STEPS)
    yield "levels-skipped", plain, "", paragraphs(1, 3, 3, 1, 4, 2, 4, 3)
    yield "levels-below-first", plain, "", paragraphs(2, 2, 0, 2, 1, 0, 4)
    yield (
        "levels-dotted",
        pattern(0, *DOTTED) + one_list(1, 0),
        "",
        paragraphs(0, 1, 2, 2, 1, 0, 2, 1, 2),
    )
    starts = (level(0, "chineseCounting", "%1、", start=3), level(1, "decimal", "%2.", start=5))
    yield "starts-later", pattern(0, *starts) + one_list(1, 0), "", paragraphs(0, 1, 1, 0, 1)
    ends = (
        level(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>'),
        level(1, "decimal", "%2", '<w:suff w:val="space"/>'), level(2, "lowerLetter", "%3"),
    )  # fmt: skip
    yield "ends-of-labels", pattern(0, *ends) + one_list(1, 0), "", paragraphs(0, 1, 2, 2, 1, 0, 1)
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    two = pattern(0, level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2."))
    three = two + one_list(1, 0) + one_list(2, 0) + one_list(3, 0, again)
    body = (
        paragraphs(0, 1, 0) + paragraphs(0, 1, number=2, text="续文") + paragraphs(0, 1, 0, number=3, text="另文")
        + paragraphs(0, 1, text="再文") + paragraphs(0, number=3, text="末文")
    )  # fmt: skip
    yield "lists-of-one-pattern", three, "", body
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.", start=2)}</w:lvlOverride>'
    body = paragraphs(0, 1, 0) + paragraphs(0, 1, 0, number=2, text="另文")
    yield "level-of-its-own", two + one_list(1, 0) + one_list(2, 0, other), "", body
    linked = (
        pattern(0, *FIVE, link='<w:styleLink w:val="Tiao"/>')
        + pattern(1, link='<w:numStyleLink w:val="Tiao"/>') + one_list(1, 0) + one_list(7, 1)
    )  # fmt: skip
    named = style("Tiao", in_list(1), "numbering")
    yield "list-of-a-style", linked, named, paragraphs(0, 1, 2, 1, number=7)
    heads = "".join(
        style(f"H{n}", in_list(1, n) + f'<w:outlineLvl w:val="{n}"/>') for n in range(3)
    )
    by_level = pattern(
        0,
        *(
            level(n, "chineseCounting", f"%{n + 1}、", f'<w:pStyle w:val="H{n}"/>')
            for n in range(3)
        ),
    )
    told = "".join(
        p(f"标题{_STEMS[k]}", style=f"H{n}") for k, n in enumerate((0, 1, 2, 2, 1, 0, 1))
    )
    yield "levels-of-styles", by_level + one_list(1, 0), heads, told
    based = (
        style("A", in_list(1))
        + style("B", in_list(at=1), based="A")
        + style("C", in_list(0), based="A")
    )
    body = (
        p("标题甲", style="A")
        + p("标题乙", style="B")
        + p("标题丙", style="C")
        + p("标题丁", style="A")
    )
    yield "styles-based-on-others", plain, based, body
    body = (
        paragraphs(1, 1) + p("不编号", 0, number=0) + p("也不编号") + paragraphs(1, 2, text="续文")
    )
    yield "paragraphs-between", plain, "", body
    body = (
        paragraphs(1)
        + p("", 1)
        + p("", 1)
        + paragraphs(1, 2, text="续文")
        + p("", 2)
        + paragraphs(2, text="再文")
    )
    yield "empty-paragraphs", plain, "", body
    cells = table(
        (p("序号"), p("任务")), (p("格甲", 3), p("格乙")), (p("格丙", 3), p("格丁", 4)), (p("格戊", 3), p("格己", 4)),
    )  # fmt: skip
    yield "cells-of-a-table", plain, "", paragraphs(1) + cells + paragraphs(1, 3, text="续文")
    inner = table((p("内甲", 3), p("内乙", 3)))
    nested = table((p("外甲", 3), p("外乙", 3)), (p("外丙", 3), inner + p("外丁", 3)))
    yield "tables-in-tables", plain, "", nested + paragraphs(3, text="续文")
    boxed = f"<w:sdt><w:sdtContent>{p('控件', 1)}{p('控件乙', 2)}</w:sdtContent></w:sdt>"
    yield "content-controls", plain, "", paragraphs(1) + boxed + paragraphs(1, 2, text="续文")
    marks = pattern(
        0, *(level(n, "bullet", sign) for n, sign in enumerate("●—◆")), level(3, "decimal", "%4.")
    )
    yield "bullets", marks + one_list(1, 0), "", paragraphs(0, 1, 2, 3, 3, 0, 3)
    silent = pattern(
        0, level(0, "none", ""), level(1, "decimal", "%2."), level(2, "decimal", "%1%3）")
    )
    yield "levels-without-numbers", silent + one_list(1, 0), "", paragraphs(0, 1, 1, 2, 0, 1, 2)
    usual = style("Normal", in_list(1, 3), more=' w:default="1"')
    body = p("默认甲") + p("默认乙") + p("不编号", 0, number=0) + p("默认丙")
    yield "list-of-the-usual-style", plain, usual, body
    long = "".join(p(f"条文第{n}号", 0) for n in range(1, 125))
    yield (
        "more-than-a-hundred",
        pattern(0, level(0, "chineseCounting", "第%1条")) + one_list(1, 0),
        "",
        long,
    )


def by_python_docx() -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Name and maker of the files of python-docx, with the lists of its own styles."""
    import docx as library

    def styles(*names: str) -> Callable[[Path], None]:
        def make(path: Path) -> None:
            made = library.Document()
            for n, name in enumerate(names):
                made.add_paragraph(f"条文{_STEMS[n % 10]}{n // 10 or ''}", style=name)
            made.save(str(path))

        return make

    def cells(path: Path) -> None:
        made = library.Document()
        grid = made.add_table(rows=3, cols=2)
        for n, row in enumerate(grid.rows):
            for m, cell in enumerate(row.cells):
                cell.paragraphs[0].style = "List Number" if m else "List Bullet"
                cell.paragraphs[0].add_run(f"格{_STEMS[2 * n + m]}")
        made.add_paragraph("条文", style="List Number")
        made.save(str(path))

    yield "docx-numbers", styles(*["List Number"] * 12)
    yield (
        "docx-levels",
        styles(
            "List Number",
            "List Number 2",
            "List Number 2",
            "List Number 3",
            "List Number",
            "List Number 2",
        ),
    )
    yield (
        "docx-bullets",
        styles("List Bullet", "List Bullet 2", "List Bullet 3", "Normal", "List Bullet"),
    )
    yield (
        "docx-headings",
        styles("Heading 1", "List Number", "Heading 2", "List Number", "List Continue"),
    )
    yield "docx-cells", cells


OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def _flat(styles: str, body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {OFFICE} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>{styles}</office:styles>'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _items(*texts: str, inner: str = "") -> str:
    return "".join(f"<text:list-item><text:p>{t}</text:p></text:list-item>" for t in texts) + inner


def by_libreoffice() -> Iterator[tuple[str, str, str]]:
    """Name, suffix and source of the files that LibreOffice writes."""
    levels = (
        '<text:list-style style:name="L">'
        '<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
        '<text:list-level-style-number text:level="2" style:num-format="一, 二, 三, ..." style:num-prefix="（" '
        'style:num-suffix="）"/>'
        '<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="4" style:num-format="①, ②, ③, ..."/></text:list-style>'
    )
    deep = f"<text:list-item><text:list>{_items('项甲', '项乙')}</text:list></text:list-item>"
    body = f'<text:list text:style-name="L">{_items("条甲", "条乙", inner=deep)}{_items("条丙")}</text:list>'
    yield "office-levels", "fodt", _flat(levels, body)
    more = (
        f'{body}<text:p>间隔</text:p><text:list text:style-name="L" text:continue-numbering="true">'
        f"{_items('条丁', '条戊')}</text:list><text:p>再间隔</text:p>"
        f'<text:list text:style-name="L">{_items("新甲", "新乙")}</text:list>'
    )
    yield "office-goes-on", "fodt", _flat(levels, more)
    restart = (
        f'<text:list text:style-name="L">{_items("条甲")}<text:list-item text:start-value="7"><text:p>条乙</text:p>'
        f"</text:list-item>{_items('条丙')}<text:list-header><text:p>无号</text:p></text:list-header>"
        f"{_items('条丁')}</text:list>"
    )
    yield "office-start-value", "fodt", _flat(levels, restart)
    outline = (
        '<text:outline-style style:name="Outline">'
        '<text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-prefix="第" '
        'style:num-suffix="章"/><text:outline-level-style text:level="2" style:num-format="1" '
        'style:num-suffix="." text:display-levels="2"/></text:outline-style>'
    )
    heads = "".join(
        f'<text:h text:outline-level="{n}">标题{_STEMS[k]}</text:h><text:p>正文{_STEMS[k]}</text:p>'
        for k, n in enumerate((1, 2, 2, 1, 2))
    )
    yield "office-chapters", "fodt", _flat(outline, heads)
    legal = levels.replace('text:level="3"', 'text:level="3" text:display-levels="3"')
    third = f"<text:list-item><text:list><text:list-item><text:list>{_items('目甲', '目乙')}</text:list></text:list-item></text:list></text:list-item>"
    yield (
        "office-shown-levels",
        "fodt",
        _flat(
            legal,
            f'<text:list text:style-name="L">{_items("条甲", inner=third)}{_items("条乙", inner=third.replace("目", "节"))}</text:list>',
        ),
    )
    yield (
        "html-lists",
        "html",
        (
            "<meta charset=utf-8><ol><li>甲<ol type=a><li>乙<li>丙<ol type=i><li>丁<li>戊</ol></ol><li>己</ol>"
            "<p>间隔<ol start=4><li>庚<li>辛</ol><ul><li>壬<li>癸</ul>"
        ),
    )
    yield (
        "html-letters",
        "html",
        (
            "<meta charset=utf-8><ol type=A>" + "".join(f"<li>条{n}款" for n in range(30)) + "</ol>"
            "<ol type=I><li>上<li>下</ol><ol><li value=5>五<li>六</ol>"
        ),
    )
    rtf = (
        r"{\rtf1\ansi\ansicpg936{\*\listtable{\list\listtemplateid1{\listlevel\levelnfc0\leveljc0\levelfollow0"
        r"\levelstartat1{\leveltext\'02\'00.;}{\levelnumbers\'01;}}{\listlevel\levelnfc4\leveljc0\levelfollow0"
        r"\levelstartat1{\leveltext\'02\'01);}{\levelnumbers\'01;}}\listid1}}{\*\listoverridetable{\listoverride"
        r"\listid1\listoverridecount0\ls1}}"
    )
    lines = "".join(rf"\pard\ls1\ilvl{n} item{k}\par " for k, n in enumerate((0, 0, 1, 1, 0, 1)))
    yield "rtf-lists", "rtf", f"{rtf}{lines}}}"


def _office(folder: Path, form: str, *files: Path | str) -> None:
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", form, "--outdir", str(folder / "out"), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the converter


def _lines(text: str) -> Iterator[str]:
    """What was printed, line by line, without the numbers of empty paragraphs, which our text leaves out.

    Every sign of a bullet is • : to plain text LibreOffice writes others than to paper.
    """
    for line in (" ".join(line.split()) for line in text.split("\n")):
        if line[-1:].isalnum():
            yield re.sub(r"^[•◦▪–]", "•", line)


def _slim(path: Path) -> None:
    """Keep the parts that hold text and lists."""
    with zipfile.ZipFile(path) as archive:
        parts = {n: archive.read(n) for n in archive.namelist() if _KEPT.fullmatch(n)}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, part in sorted(parts.items()):
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)


def main() -> None:
    """Make the files, have LibreOffice print them, and write what it printed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.docx"):
        old.unlink()
    for name, numbering, styles, body in by_hand():
        docx(FOLDER / f"{name}.docx", body, numbering=numbering, styles=styles)
    for name, make in by_python_docx():
        make(FOLDER / f"{name}.docx")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, suffix, source in by_libreoffice():
            file = folder / f"{name}.{suffix}"
            file.write_text(source, "utf-8")
            # A web page is opened as a text, not as a web page.
            way = ("--infilter=HTML (StarWriter)",) if suffix == "html" else ()
            _office(folder, "docx:MS Word 2007 XML", *way, file)
            (FOLDER / f"{name}.docx").write_bytes((folder / "out" / f"{name}.docx").read_bytes())
        files = sorted(FOLDER.glob("*.docx"))
        for file in files:
            _slim(file)
        _office(folder, "txt:Text (encoded):UTF8", *files)
        printed = {
            file.stem: list(_lines((folder / "out" / f"{file.stem}.txt").read_text("utf-8-sig")))
            for file in files
        }
    PRINTED.write_text(json.dumps(printed, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"{len(files)} documents, {sum(map(len, printed.values()))} lines.")


if __name__ == "__main__":
    main()
