"""A document as Markdown (CommonMark): headings by level, tables (as GitHub reads them), the rest as paragraphs.

Signs that Markdown would read as markup are escaped, so that ``1.`` at the start of a clause stays
the label that was printed.
"""

from collections.abc import Iterator, Sequence

from eduparse.document.document import Document
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.writers.outline.pieces import (
    DEEPEST,
    ClausePiece,
    clause_pieces,
    joined_label,
    title_lines,
)

_MARKUP = lazy_pattern(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_AT_START = lazy_pattern(r"^(?:(\d{1,9})([.)])|([#+=-]))")


def markdown(doc: Document) -> str:
    """``doc`` as Markdown, ended by a blank line so that another may follow; empty if it is."""
    blocks = [block for piece in clause_pieces(doc) for block in _blocks(doc, piece)]
    title = doc.metadata.title
    if title and not any(block.startswith("# ") for block in blocks):
        blocks.insert(0, f"# {_inline(title)}")
    return "".join(f"{block}\n\n" for block in blocks)


def _blocks(doc: Document, piece: ClausePiece) -> Iterator[str]:
    kind = piece.clause.kind
    if piece.clause.cells is not None:
        if piece.first:
            yield _table(piece.clause.cells)
    elif kind == "box":
        yield from _box(piece)
    elif kind == "bullet":
        yield "- " + "\n\n  ".join(_paragraph(p) for p in (piece.heading, *piece.lines) if p)
    elif kind == "front":
        yield from _front(piece.lines, doc.metadata.title)
    else:
        yield from _clause(piece)


def _table(rows: Sequence[Sequence[str]]) -> str:
    """The rows between bars; Markdown knows one row of a head, and needs it."""
    lines = [f"| {' | '.join(map(_inline, row))} |" for row in rows]
    lines.insert(1, f"|{' --- |' * max(map(len, rows), default=0)}")
    return "\n".join(lines)


def _clause(piece: ClausePiece) -> Iterator[str]:
    lines = list(piece.lines)
    if piece.heading:
        marks = "#" * min(DEEPEST, piece.clause.level + 1)
        yield f"{marks} {_inline(joined_label(piece.label, piece.heading))}"
    elif piece.label:
        lines[:1] = [joined_label(piece.label, lines[0] if lines else "")]
    yield from map(_paragraph, lines)


def _box(piece: ClausePiece) -> Iterator[str]:
    lines = [f"**{_inline(joined_label(piece.label, piece.heading))}**"] if piece.first else []
    lines += map(_paragraph, piece.lines)
    yield "\n>\n".join(f"> {line}" for line in lines)


def _front(lines: tuple[str, ...], title: str | None) -> Iterator[str]:
    where = title_lines(lines, title)
    for n, line in enumerate(lines):
        if where and n == where[0]:
            yield f"# {_inline(title or '')}"
        elif not (where and where[0] < n < where[1]):
            yield _paragraph(line)


def _inline(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


def _paragraph(text: str) -> str:
    escaped = _inline(text)
    return _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped, count=1)
