"""A case on each side of the thresholds of the readers."""

import io
from decimal import Decimal
from types import SimpleNamespace
from unittest.mock import patch
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser
from sides import Sides, turns_at

from eduparse.errors import DocumentError
from eduparse.readers import (
    foreign,
    grid,
    kinds,
    number_formats,
    number_forms,
    ocr,
    ofd_page,
    pdf,
    printed,
    row_encoding,
    ruled,
    sheets_xlsx,
    warc,
)
from eduparse.readers.html import fragment, html_document, revisions
from eduparse.readers.html.depth import shallow
from eduparse.readers.printed import PrintedChar as P
from eduparse.readers.printed import PrintedLine
from eduparse.readers.ruled import RuledLine


def row(*cells: tuple[str, float], top: float = 0.0) -> list[P]:
    """Cells, each a text and where it begins, as signs of size 10."""
    return [
        P(c, left + 10 * n, top, left + 10 * n + 10, top + 10, 10.0)
        for text, left in cells
        for n, c in enumerate(text)
    ]


def lines(*rows: list[tuple[str, float]]) -> list[PrintedLine]:
    return printed.joined_lines([s for k, r in enumerate(rows) for s in row(*r, top=20.0 * k)])


def has_table(n: int) -> bool:
    return any("\t" in c for _, c in printed.with_cells(lines(*[[("甲乙", 0), ("丙丁", 60)]] * n)))


def gutter(count: int, cross: int = 0, full: int = 10) -> float | None:
    """The gutter of a page of ``count`` rows in two columns, with ``cross`` lines that run across."""
    columns_ = [[("字" * full, 0.0), ("字" * full, 130.0)]] * count
    return printed._gutter(lines(*columns_, *[[("字" * 24, 0.0)]] * cross))


def _kind(data: bytes) -> bool:
    try:
        return kinds.kind_shown(data, "pdf") != "pdf"
    except DocumentError:
        return True


def _col(n: int) -> bool:
    """Whether a cell of the ``n``-th column is refused."""
    letters = ""
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(65 + rest) + letters
    try:
        sheets_xlsx._column(f"{letters}1", 0)
    except ValueError:
        return True
    return False


def _an(n: int) -> bool:
    """Whether a record is found behind ``n`` blank lines."""
    try:
        return warc._another(io.BytesIO(b"\r\n" * n + b"WARC/1.0\r\n"), 1)
    except DocumentError:
        return False


def _is_text(data: bytes) -> bool:
    try:
        return kinds.kind_shown(data, "pdf") == "text"
    except DocumentError:
        return False


def in_rows(cell: str, *others: str) -> bool:
    """Whether a table is read as rows, one of whose cells is ``cell``, in HTML."""
    rows = "".join(f"<tr><td>{c}</td><td>乙</td></tr>" for c in (cell, *others))
    return "\t" in html_document(f"<table>{rows}</table>", "x", "x").text


def paragraphs(short: int) -> int:
    """How many paragraphs a cell holds whose first line ends so many tenths of its type before its side."""
    grid = SimpleNamespace(width_of=lambda _: 100.0 + short)
    return len(printed._cell(grid, 0, [*row(("甲" * 10, 0)), *row(("乙" * 10, short), top=20.0)]))


def ruled_lines(thick: float) -> int:
    """As how many ruled lines a filled box of OFD is read that is 50 mm long and so many mm thick."""
    objects = object.__new__(ofd_page.Objects)
    objects.rules = []
    told = f"M 0 0 L 50 0 L 50 {thick} L 0 {thick}"
    element = ET.fromstring(  # noqa: S314 - our own words
        f'<P Boundary="0 0 60 60" Fill="true"><AbbreviatedData>{told}</AbbreviatedData></P>'
    )
    objects._path(element)
    return len(objects.rules)


def ruled_lines_of_pdf(thick: float) -> int:
    """The same of a filled box of PDF, in points."""
    raw = pytest.importorskip("pypdfium2.raw")
    matrix = SimpleNamespace(on_point=lambda x, y: (x, y))
    drawn = SimpleNamespace(get_matrix=lambda: matrix)
    page = SimpleNamespace(get_size=lambda: (600, 800), get_objects=lambda **_: [drawn])
    box = [(0, 0), (50, 0), (50, thick), (0, thick)]
    with (
        patch.object(raw, "FPDFPath_GetDrawMode", lambda _, fill, __: setattr(fill, "value", 1)),
        patch.object(pdf, "_strokes", lambda _: [box]),
    ):
        return len(list(pdf._rules(page)))


def about_tags(mentioned: int) -> bool:
    """Whether a text counts as one about HTML of whose hundred tags a sentence names so many."""
    laid_out = 100 - mentioned
    text = "<p>各校应当落实。</p>" * (laid_out // 2) + "<i>" * (laid_out % 2)
    return fragment.fragment_html(text + "用<b>标签" * mentioned) is None


def cut_off(depth: int) -> bool:
    """Whether tags that stand so deep are left out of a page of very many."""
    html = "<p>" * 5000 + "</p>" * 5000 + "<div>" * depth + "</div>" * depth
    return shallow(html) != html


def hidden_by_a_sheet(length: int) -> bool:
    """Whether a part of a page is left out that a style sheet hides and that has so many characters."""
    part = f"<div class='fold'>{'校' * length}</div>"
    page = f"<style>.fold {{ display: none }}</style><p>各校应当落实。</p>{part}"
    return "校" not in html_document(page, "x", "x").text.replace("各校", "")


def replaced(old: str, new: str, pieces: int = 1) -> bool:
    """Whether the first of so many ``pieces`` of old wording in front of a new one goes."""
    root = LexborHTMLParser(f"<p>{f'<del>{old}</del>' * pieces}<ins>{new}</ins></p>")
    return revisions.is_replaced(root.css_first("del"))


SIDES: Sides = {
    "revisions.LONGEST_OLD": (lambda n: not replaced("旧" * n, "新"), 64),
    "revisions.TIMES_NEW": (lambda n: not replaced("旧" * n, "新" * 10), 91),
    "revisions.REACH": (lambda n: not replaced("旧", "新", n), 7),
    "dom._LONGEST_HIDDEN": (lambda n: not hidden_by_a_sheet(n), 101),
    "fragment._MENTIONED": (about_tags, 26),
    "fragment._FEWEST": (lambda n: fragment.fragment_html("<p>各校应当。" * n) is not None, 3),
    "depth.DEEPEST": (cut_off, 501),
    "depth._MANY_TAGS": (
        lambda n: shallow("<div>" * 600 + "<br>" * (n - 600)) != "<div>" * 600 + "<br>" * (n - 600),
        10_000,
    ),
    "pdf._FLAT": (lambda n: ruled_lines_of_pdf(n / 10) > 1, 16),
    "ofd_page._FLAT": (lambda n: ruled_lines(n / 10) > 1, 7),
    "cells._MANY_LINES": (
        lambda n: not in_rows("<p>" + "甲" * 30 + "</p>" + "<p>乙</p>" * (n - 1), "丙", "丁"),
        3,
    ),
    "cells._MOST": (
        lambda n: not in_rows(f"<p>{'甲' * (n - 2)}</p><p>乙</p><p>丙</p>", "丁" * (96 - n), "戊"),
        60,
    ),
    "printed._LEAST_ROWS": (has_table, 3),
    "row_encoding._LONGEST_SIGN": (
        lambda n: row_encoding._encoding(b"a\n" + ("年年".encode("gbk") + b"aaa")[:n]) != "utf-8",
        5,
    ),
    "printed._REACHES": (lambda n: paragraphs(n) == 2, 16),
    "kinds._LOOK": (lambda n: _is_text(b"ab" * (n // 2) + b"a" * (n % 2) + b"\0"), 4096),
    "ruled._TOUCH": (
        lambda n: not ruled._strokes([RuledLine(0, 0, 100, n / 10)], 10.0, ruled._TOUCH * 10)[0],
        26,
    ),
    "foreign._LONGEST": (lambda n: "…" in str(foreign._told("x", "y", ValueError("e" * n))), 201),
    "grid._PAGE": (lambda n: grid._is_layout([[["甲乙丙丁"] * n], [["乙"]]]), 4),
    "grid._MOST_OF_IT": (
        lambda n: grid._is_layout([[["甲" * (n - 3), "甲", "甲", "甲"], ["乙" * (100 - n)]]]),
        61,
    ),
    "kinds._JUNK": (lambda n: _kind(b"x" * n + b"%PDF-1.4"), 1020),
    "number_formats._LAST_DAY": (
        lambda n: number_formats._date(Decimal(n), "yyyy", mac=False) == "",
        2958466,
    ),
    "number_forms.letters": (lambda n: number_forms._letters(n).isdigit(), 781),
    "number_forms.roman": (lambda n: number_forms._roman(n).isdigit(), 30000),
    "ocr._SAME_TYPE": (
        lambda n: (
            next(
                iter(
                    list(
                        ocr._in_sizes(
                            [P("a", 0, 0, 1, 1, 100.0)] * 3 + [P("b", 0, 0, 1, 1, 100.0 + n)]
                        )
                    )[3:]
                )
            ).size
            != 100.0
        ),
        30,
    ),
    "ofd_page._MOST_NUMBERS": (lambda n: len(ofd_page._numbers("1 " * n)) < n, 2001),
    "printed._SAME_LINE": (
        lambda n: (
            len(
                printed.joined_lines(
                    [P("甲", 0, 0, 10, 10, 10), P("乙", 20, n / 10, 30, 10 + n / 10, 10)]
                )
            )
            == 2
        ),
        51,
    ),
    "printed._WORD_GAP": (
        lambda n: (
            " "
            in printed._run_text(
                [P("a", 0, 0, 10, 10, 10), P("b", 10 + n / 10, 0, 20 + n / 10, 10, 10)]
            )
        ),
        18,
    ),
    "printed._SPACED": (
        lambda n: (
            " "
            in printed._run_text(
                [P("甲", 0, 0, 10, 10, 10), P("乙", 10 + n / 10, 0, 20 + n / 10, 10, 10)]
            )
        ),
        91,
    ),
    "printed._GAP": (
        lambda n: (
            len(
                printed.line_of(
                    [P("甲", 0, 0, 10, 10, 10), P("乙", 10 + n / 10, 0, 20 + n / 10, 10, 10)]
                ).runs
            )
            == 2
        ),
        96,
    ),
    "printed._LEAST_LINES": (lambda n: gutter(n) is not None, 5),
    "printed._FULL": (lambda n: gutter(8, full=n) is not None, 8),
    "printed._CROSSING": (lambda n: gutter(20, cross=n) is None, 11),
    "printed._MOST_COLUMNS": (
        lambda n: not printed._columns(lines(*[[("甲", 30 * k) for k in range(n)]] * 3)),
        61,
    ),
    "printed._FARTHEST": (lambda n: printed._bounded(n * 1000.0) < n * 1000.0, 101),
    "ruled._LONG": (
        lambda n: len(ruled._strokes([RuledLine(0, 0, n / 10, 0)], 10.0, 2.5)[0]) == 1,
        50,
    ),
    "ruled._COVERED": (
        lambda n: ruled._walls([ruled.Stroke(0.0, 0.0, float(n))], [0.0], [0.0, 100.0], 1.0)[0][0],
        60,
    ),
    "ruled._LEAST_FILLED": (lambda n: ruled.is_table([["甲"]] * n + [[""]] * 3), 2),
    "sheets_xlsx._LAST_COLUMN": (lambda n: _col(n), 16385),
    "warc._BLANK_LINES": (lambda n: not _an(n), 16),
    "pdf._BROKEN": (
        lambda n: pdf._is_broken(
            [[SimpleNamespace(text="\ufffd")] * n + [SimpleNamespace(text="校")] * (100 - n)]
        ),
        31,
    ),
    "row_encoding._WEIGHED": (
        lambda n: len(row_encoding._foreign(("校".encode() * 3000 + b"\n") * n)) < n * 9001 - 1,
        8,
    ),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
