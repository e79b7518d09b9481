"""What is fuzzed: bytes in, and promises that must hold of whatever comes out.

Each target takes any bytes and fails with an AssertionError, or with whatever the package raises that
is not a `DocumentError`: decode must give its bytes back, a stage its text, rows their document.
"""

from collections.abc import Callable
from itertools import cycle

from eduparse.decode import decode_page
from eduparse.document import Document
from eduparse.encodings import encode_page
from eduparse.errors import DocumentError
from eduparse.pipeline import run_stage


def decode(data: bytes) -> None:
    """A page decodes, or is refused; what was decoded encodes to the same bytes."""
    try:
        page = decode_page(data, "x")
    except DocumentError:
        return
    assert encode_page(page.text, page.metadata.decoding) == data


def repair(data: bytes) -> None:
    """Repair is undone exactly."""
    _stage(data, "repair")


def strip(data: bytes) -> None:
    """Strip is undone exactly."""
    _stage(data, "strip")


def split(data: bytes) -> None:
    """Clauses partition the text, blanks apart."""
    for doc in _stage(data, "split"):
        spans = sorted(span for clause in doc.clauses for span in clause.spans)
        covered = "".join(doc.text[start:end] for start, end in spans)
        assert "".join(covered.split()) == "".join(doc.text.split())


def rows(data: bytes) -> None:
    """A line of JSON becomes a document or is refused; its row becomes the same document."""
    from eduparse.readers import parse_line
    from eduparse.rows import document_of, document_row
    from eduparse.writers import dump_line

    try:
        doc = document_of(parse_line(data), "x:1")
    except DocumentError:
        return
    row = dump_line(document_row(doc, {"version": "0", "rules": "x"}, edits=True))
    again = document_of(parse_line(row), "x:1")
    assert (again.text, again.undo()) == (doc.text, doc.undo())


def html(data: bytes) -> None:
    """An HTML page becomes a document, or is refused."""
    from eduparse.html import html_document

    text = data.decode("utf-8", "replace")
    try:
        doc = html_document(text, "x", "x")
    except DocumentError:
        return
    assert doc.undo() is not None


def seed(name: str, piece: bytes) -> bytes:
    """A piece of a page in the form that the target called ``name`` takes."""
    from eduparse.rows import document_row
    from eduparse.writers import dump_line

    text = piece.decode("utf-8", "replace")
    if name == "html":
        shapes = cycle(
            ("<p>{}</p>", "<li><a href=/{0}>{0}</a>", "<tr><td>{}<td>1</table>", "<h1>{}")
        )
        body = "".join(map(str.format, shapes, text.splitlines()))
        return f"<html><title>{text[:9]}</title><meta name=a content=b><body>{body}".encode()
    if name == "rows":
        (doc,) = run_stage(Document.of_page("x", "x", text[:100]), "repair")
        return dump_line(document_row(doc, {"version": "0", "rules": "x"}, edits=True))
    return piece


def _stage(data: bytes, stage: str) -> list[Document]:
    # Bytes lost in one input of eight: what they were is searched for, which takes a hundred times as long.
    text = data.decode("utf-8", "ignore" if len(data) % 8 else "replace")
    docs = run_stage(Document.of_page("x", "x", text), stage)
    assert "".join(doc.undo() for doc in docs) == text
    return docs


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (decode, repair, strip, split, rows, html)
}
