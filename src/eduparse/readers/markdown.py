r"""Markdown: rendered without its marks, as the page that it is written for shows it.

Headings, quotes, emphasis, links, pictures, rules, comments, and the bars of tables. Numbers and
bullets of lists stay, because they are the labels of clauses; the backslash of ``1\.`` goes.
What stands between fences of code is left alone. A table is one by the rule below its head: its rows get
the cells that the head has, with tabs between them. Tables in HTML, as converters of PDF write them, are
tables too.
"""

import re
from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.front_matter import without_front_matter
from eduparse.readers.grid import cell_text, grid_lines
from eduparse.readers.html.dom import render

_LINE_START = lazy_pattern(r"^[ ]{0,3}(?:(?:>[ ]?)+|#{1,6}(?:[ \t]+|$))+")
_LINE_END = lazy_pattern(r"(?<![ \t])[ \t]+#+[ \t]*$|(?<![ ])[ ]{2,}$|\\$")
_RULE = lazy_pattern(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_TABLE_RULE = lazy_pattern(
    r"[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*(?:\|[ \t]*)?$"
)
_BAR = lazy_pattern(r"(?<!\\)\|")
_FENCE = lazy_pattern(r"[ ]{0,3}(?:```|~~~)")
_BREAK = lazy_pattern(r"<br[ \t]*/?>", re.IGNORECASE)
_HTML_TABLE = lazy_pattern(r"<table\b[^<>]{0,400}>.*?</table[ \t]*>", re.IGNORECASE | re.DOTALL)
_INLINE = lazy_pattern(
    r"(?P<comment><!--.{0,2000}?-->)"
    r"|(?P<picture>!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\))"
    r"|(?P<link>\[(?P<name>[^\]\[\n]{1,300})\]\((?P<to>[^)\n]{0,1000})\))"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<inside>[^*\n]{1,500}?)(?<=\S)(?P=strong)"
    r"|\*(?=[^\s*])(?P<em>[^*\n]{1,500}?)(?<=\S)\*(?!\*)"
    r"|`(?P<code>[^`\n]{1,300})`"
    r"|(?P<escape>\\)(?=[\\`*_{}\[\]()#+\-.!|>~])",
    re.DOTALL,
)


def rendered(text: str) -> str:
    """``text`` without the marks."""
    return "".join(_lines(_without_html_tables(without_front_matter(text))))


def _without_html_tables(text: str) -> str:
    if "<table" not in text and "<TABLE" not in text:
        return text
    return _HTML_TABLE.sub(_html_rows, text)


def _html_rows(m: "re.Match[str]") -> str:
    """A table in HTML as lines; a break inside a cell is none of the page."""
    lines = render(_BREAK.sub(" ", m[0])).text
    return f"\n{lines}\n" if lines else "\n"


def _lines(text: str) -> Iterator[str]:
    lines = text.splitlines(keepends=True)
    fenced = False
    n = 0
    while n < len(lines):
        line = lines[n]
        bare = line.rstrip("\r\n")
        if _FENCE.match(bare):
            fenced = not fenced
        elif fenced:
            yield line
        elif rows := _table_at(lines, n):
            yield from (f"{row}\n" for row in grid_lines(rows))
            n += len(rows)  # and the rule below the head
        elif not _RULE.match(bare) and not ("|" in bare and _TABLE_RULE.match(bare)):
            yield from (_of_line(part) for part in _BREAK.sub("\n", bare).splitlines(keepends=True))
            yield line[len(bare) :]
        n += 1


def _table_at(lines: list[str], n: int) -> list[list[list[str]]]:
    """The rows of the table whose head is line ``n``, as many cells in each; none where there is no table."""
    head = lines[n]
    if "|" not in head or n + 1 == len(lines):
        return []
    below = lines[n + 1].rstrip("\r\n")
    if "-" not in below or not _TABLE_RULE.match(below):
        return []
    wide = len(_cells(head))
    if len(_cells(below)) != wide:
        return []
    rows = [_cells(head)]
    for line in lines[n + 2 :]:
        if "|" not in line or not line.strip():
            break
        rows.append(_cells(line))
    wide = max(wide, *map(len, rows))
    return [[[_of_cell(cell)] for cell in row + [""] * (wide - len(row))] for row in rows]


def _cells(line: str) -> list[str]:
    bare = line.strip()
    bare = bare.removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return _BAR.split(bare)


def _of_cell(cell: str) -> str:
    return cell_text([_inline(_BREAK.sub(" ", cell.strip()))])


def _of_line(line: str) -> str:
    bare = line.rstrip("\r\n")
    rest = line[len(bare) :]
    if m := _LINE_START.match(bare):
        bare = bare[m.end() :]
    if m := _LINE_END.search(bare):
        bare = bare[: m.start()]
    cells = bare.strip()
    if cells.startswith("|") and cells.endswith("|") and len(cells) > 1:
        return "\t".join(_of_cell(cell) for cell in _cells(cells)) + rest
    return _inline(bare) + rest


def _inline(text: str) -> str:
    """``text`` without marks inside the line, those in a mark included, up to three deep."""
    for _ in range(3):
        shown = _INLINE.sub(_kept, text)
        if shown == text:
            break
        text = shown
    return text


def _kept(m: "re.Match[str]") -> str:
    return next((m[g] for g in ("name", "inside", "em", "code") if m[g] is not None), "")
