"""The outline of a document as a tree: one line a clause, on a terminal cut to its width."""

from io import StringIO

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from eduparse.document.document import Document
from eduparse.writers.outline.pieces import ClausePiece, clause_pieces

_AROUND = {"front": "front", "preamble": "preamble", "back": "back"}


_UNCUT = 1 << 20  # columns: wider than any line


def tree(doc: Document, *, width: int = 0, colour: bool = False) -> str:
    """The tree of ``doc``; ``width`` in columns, a Chinese character takes two; 0: lines are not cut."""
    root = Tree(_root(doc), guide_style="dim")
    branches: dict[int, Tree] = {}
    for piece in clause_pieces(doc):
        if piece.first:
            above = piece.clause.parent
            branch = root if above is None else branches.get(above, root)
            branches[piece.index] = branch.add(_line(piece))
    buffer = StringIO()
    console = Console(
        file=buffer,
        width=max(20, width or _UNCUT),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        _environ={},
    )
    console.print(root)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _root(doc: Document) -> Text:
    told = (doc.metadata.doc_number, "、".join(doc.metadata.issuers), doc.metadata.issued)
    line = Text(_shown(doc.metadata.title or doc.source), style="bold")
    for fact in told:
        if fact:
            line.append(f"  {_shown(fact)}", style="dim")
    return _cropped(line)


def _line(piece: ClausePiece) -> Text:
    line = Text()
    around = _AROUND.get(piece.clause.kind)
    line.append(around or _shown(piece.label), style="magenta" if around else "cyan")
    if piece.heading:
        line.append(f" {_shown(piece.heading)}", style="bold")
    elif piece.lines:
        line.append(f" {_shown(piece.lines[0])}", style="dim" if around else "")
    return _cropped(line)


def _cropped(line: Text) -> Text:
    line.no_wrap = True
    line.overflow = "ellipsis"
    return line


def _shown(text: str) -> str:
    """Text without what a terminal would obey: control and format characters."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())
