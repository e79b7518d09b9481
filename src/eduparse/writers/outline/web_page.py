"""A document as HTML: sections and headings by the clause tree, tables as tables, the rest as paragraphs.

A file is one page of one or several documents, each an ``article``. The end tags of ``body`` and ``html`` are
left out, as HTML allows, so that another document may follow.

The rows say where a merged cell leaves places empty, but not whether an empty place is merged or only empty. In
the head of a table it is merged: above the names of its parts, or down to them. Below the head nothing is guessed.
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import starmap
from urllib.parse import quote

from eduparse.document.document import Clause, Document
from eduparse.language.table_head import head_rows
from eduparse.writers.outline.pieces import (
    DEEPEST,
    ClausePiece,
    clause_pieces,
    joined_label,
    markup_text,
    title_lines,
)

PAGE_HEAD = """\
<!DOCTYPE html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>eduparse</title>
<style>
body { max-width: 48em; margin: 2em auto; padding: 0 1em; line-height: 1.7; }
h1 { text-align: center; }
article + article { margin-top: 3em; border-top: 1px solid; padding-top: 2em; }
aside { border: 1px solid; padding: 0 1em; margin: 1em 0; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { border: 1px solid; padding: 0.2em 0.5em; text-align: left; vertical-align: top; }
</style>
</head>
<body>
"""

_TAGS = {"front": "header", "back": "footer", "box": "aside"}

Cell = tuple[str, int, int]  # its text, how many rows it takes, how many columns


def html_article(doc: Document) -> str:
    """``doc`` as an element ``article``, a line for each element that holds text."""
    return "".join(f"{line}\n" for line in _lines(doc))


def _lines(doc: Document) -> Iterator[str]:
    yield f'<article id="{_name(doc.id)}">'
    title = doc.metadata.title
    pieces = list(clause_pieces(doc))
    if title and not any(_title_lines(doc, piece) for piece in pieces):
        yield f"<h1>{_text(title)}</h1>"
    opened: list[tuple[int, str]] = []  # the clauses around the place, each with its tag
    for piece in pieces:
        around = _around(doc, piece)
        while opened and opened[-1][0] not in around:
            yield f"</{opened.pop()[1]}>"
        if piece.first:
            tag = _tag(piece)
            opened.append((piece.index, tag))
            yield f'<{tag} class="{piece.clause.kind}" id="{_name(f"{doc.id}#{piece.index}")}">'
        yield from _block(doc, piece)
    for _, tag in reversed(opened):
        yield f"</{tag}>"
    yield "</article>"


def _around(doc: Document, piece: ClausePiece) -> set[int]:
    """The clauses that may stay open around ``piece``: those above it, and itself where it goes on."""
    around = set() if piece.first else {piece.index}
    above = piece.clause.parent
    while above is not None and above not in around:
        around.add(above)
        above = doc.clauses[above].parent
    return around


def _tag(piece: ClausePiece) -> str:
    if piece.clause.cells is not None:
        return "table"
    return _TAGS.get(piece.clause.kind) or ("section" if piece.heading else "div")


def _block(doc: Document, piece: ClausePiece) -> Iterator[str]:
    clause = piece.clause
    if clause.cells is not None:
        if piece.first:
            yield from _table(clause)
        return
    lines = list(piece.lines)
    if titled := _title_lines(doc, piece):
        start, end = titled
        yield from map(_paragraph, lines[:start])
        yield f"<h1>{_text(doc.metadata.title or '')}</h1>"
        lines = lines[end:]
    elif piece.heading:
        level = min(DEEPEST, clause.level + 1)
        yield f"<h{level}>{_text(joined_label(piece.label, piece.heading))}</h{level}>"
    elif piece.label:
        lines[:1] = [joined_label(piece.label, lines[0] if lines else "")]
    yield from map(_paragraph, lines)


def _title_lines(doc: Document, piece: ClausePiece) -> tuple[int, int] | None:
    """Which lines of ``piece`` are the title of the document; None outside its front."""
    return title_lines(piece.lines, doc.metadata.title) if piece.clause.kind == "front" else None


def _table(clause: Clause) -> Iterator[str]:
    rows = clause.cells or ()
    head = head_rows(rows)
    if head:
        yield "<thead>"
        yield from (
            f"<tr>{''.join(starmap(_head_cell, row))}</tr>" for row in merged_head(rows[:head])
        )
        yield "</thead>"
    yield "<tbody>"
    for row in rows[head:]:
        yield f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>"
    yield "</tbody>"


def merged_head(rows: Sequence[Sequence[str]]) -> list[list[Cell]]:
    """The cells of the rows of a head, each with the rows and the columns that it takes.

    A cell goes on to the right over empty places that have something below them, and down over
    empty places to the last row of the head.
    """
    taken: set[tuple[int, int]] = set()
    merged: list[list[Cell]] = []
    for n, row in enumerate(rows):
        cells: list[Cell] = []
        below = rows[n + 1 :]
        for at, text in enumerate(row):
            if (n, at) in taken:
                continue
            wide, high = 1, 1
            if text.strip():
                if any(r[at].strip() for r in below):
                    while at + wide < len(row) and _goes_on(rows, n, at + wide):
                        wide += 1
                else:
                    high += len(below)
            taken |= {(n + down, at + right) for down in range(high) for right in range(wide)}
            cells.append((text, high, wide))
        merged.append(cells)
    return merged


def _goes_on(rows: Sequence[Sequence[str]], n: int, at: int) -> bool:
    """Whether the empty place belongs to the cell on its left, and none reaches down to it."""
    column = [row[at].strip() for row in rows]
    return not any(column[: n + 1]) and any(column[n + 1 :])


def _head_cell(text: str, high: int, wide: int) -> str:
    spans = (f' rowspan="{high}"' if high > 1 else "") + (f' colspan="{wide}"' if wide > 1 else "")
    return f'<th scope="{"colgroup" if wide > 1 else "col"}"{spans}>{_text(text)}</th>'


def _paragraph(text: str) -> str:
    return f"<p>{_text(text)}</p>"


def _text(text: str) -> str:
    return escape(" ".join(markup_text(text).split()), quote=False)


def _name(text: str) -> str:
    """``text`` as the value of an id, which holds no blank."""
    return escape("".join(quote(c) if c.isspace() else c for c in markup_text(text)))
