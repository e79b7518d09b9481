"""What a document prints, in its order: each clause's own ranges, label, heading and text apart.

A clause that a box interrupts comes twice, so that its end stands behind the box as it does in the
text. The pieces leave out nothing but blanks, the stop of a run-in heading, and the brackets of a caption.
"""

import re
from collections.abc import Iterator

from eduparse.document.document import Clause, Document
from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern

DEEPEST = 6  # Markdown and HTML have no deeper heading
BROKEN = 4  # lines at most that a title is broken in

_NO_MARKUP = lazy_pattern(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class ClausePiece:
    """One range of the clause at ``index`` of the document; ``first`` where it begins.

    ``label`` and ``heading`` are empty where there is none or where the piece goes on; ``lines`` are
    the paragraphs of its text without both.
    """

    index: int
    clause: Clause
    first: bool
    label: str
    heading: str
    lines: tuple[str, ...]


def clause_pieces(doc: Document) -> Iterator[ClausePiece]:
    """The pieces of ``doc`` in the order of its text."""
    ranges = sorted(
        (start, end, index, n == 0)
        for index, clause in enumerate(doc.clauses)
        for n, (start, end) in enumerate(clause.spans)
    )
    for start, end, index, first in ranges:
        clause = doc.clauses[index]
        text = doc.text[start:end]
        label = clause.label if first else ""
        text = text[len(label) :].lstrip()
        heading = clause.heading or "" if first else ""
        printed = re.match(_broken(heading), text) if heading else None
        if printed:
            text = re.sub(r"^[。\s]+", "", text[printed.end() :])
        else:
            heading = ""
        lines = text_paragraphs(text)
        if clause.kind == "front":
            lines = _title_alone(lines, doc.metadata.title)
        yield ClausePiece(index, clause, first, label, heading, lines)


def _broken(heading: str) -> str:
    """A pattern of ``heading`` as a text prints it: in one line or in two, bare or in brackets as a caption."""
    printed = r"(?:\s*\n\s*)?".join(map(re.escape, heading))
    return rf"{printed}|[【\[（(]{printed}[】\]）)]"


def text_paragraphs(text: str) -> tuple[str, ...]:
    """The lines of ``text`` that are not blank, trimmed."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def title_lines(lines: tuple[str, ...], title: str | None) -> tuple[int, int] | None:
    """Which of ``lines`` spell ``title``, as a half-open range."""
    if not title:
        return None
    wanted = re.sub(r"\s", "", title)
    for start in range(len(lines)):
        spelt = ""
        for end in range(start, min(start + BROKEN, len(lines))):
            spelt += re.sub(r"\s", "", lines[end])
            if spelt == wanted:
                return start, end + 1
    return None


def _title_alone(lines: tuple[str, ...], title: str | None) -> tuple[str, ...]:
    """``lines`` with the end of the title on a line of its own where a number is printed behind it."""
    if not title or title_lines(lines, title):
        return lines
    wanted = re.sub(r"\s", "", title)
    for start in range(len(lines)):
        rest = wanted
        for n in range(start, min(start + BROKEN, len(lines))):
            line = lines[n]
            if (last := re.match(r"\s*".join(map(re.escape, rest)), line)) is not None:
                return (*lines[:n], last[0], line[last.end() :].lstrip(), *lines[n + 1 :])
            spelt = re.sub(r"\s", "", line)
            if not rest.startswith(spelt):
                break
            rest = rest[len(spelt) :]
    return lines


def joined_label(label: str, text: str) -> str:
    """Label and text as they are printed: a blank only behind a label that ends without a mark."""
    return f"{label} {text}".strip() if label[-1:].isalnum() else label + text


def markup_text(text: str) -> str:
    """``text`` with U+FFFD for each character that XML and HTML cannot hold."""
    return _NO_MARKUP.sub("\ufffd", text)
