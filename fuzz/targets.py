"""What is fuzzed: bytes in, and promises that must hold of whatever comes out.

Each target takes any bytes and fails with an AssertionError, or with whatever the package raises that
is not a `DocumentError`: decode must give its bytes back, a stage its text, rows their document.
"""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from itertools import cycle
from typing import Any

from eduparse.document.document import Document
from eduparse.errors import DocumentError
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.decode import decode_page
from eduparse.stages.decode.encodings import encode_page

# What is put in place of a value of a row; the last few break what the type alone does not.
_VALUES = (
    None, True, 0, 1, 2, 5, 7, -1, 1.5, 10**9, 10**30, "", "x", "\ud800", "gb18030", "AA==", "2020-01-01",
    "repair.forms", "main", [], {}, [0], [0, 1], [1, 0], [[0, 3]], [[3, 1]], [[0, 5, "gb18030"]],
    [[0, 1, "/w=="]], {"start": 0}, "發展", "一、",
)  # fmt: skip


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
    """A line of JSON becomes a document or is refused; its row becomes the same document.

    The bytes are a line, and say where a row of ours is changed: bytes at random hardly ever are JSON.
    """
    _row(data)
    _row(_changed(data))


def _row(line: bytes) -> None:
    from eduparse.rows.documents import document_row, row_document_of
    from eduparse.rows.jsonl import dump_line, parse_line

    try:
        doc = row_document_of(parse_line(line), "x:1")
    except DocumentError:
        return
    row = dump_line(document_row(doc, edits=True))
    again = row_document_of(parse_line(row), "x:1")
    assert (again.text, again.undo()) == (doc.text, doc.undo())


def _changed(data: bytes) -> bytes:
    """A row of ours with a value changed for every two bytes: which one, and to what."""
    row = json.loads(_ours())
    for at, to in _pairs(data[:40]):
        places = list(_places(row))
        if places:
            holder, key = places[at % len(places)]
            holder[key] = deepcopy(_VALUES[to % len(_VALUES)])
    return json.dumps(row).encode()


def _pairs(data: bytes) -> Iterator[tuple[int, int]]:
    """The bytes of ``data`` in pairs."""
    return zip(data[::2], data[1::2], strict=False)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Everything in ``value`` that can be changed: what holds it, and the key there."""
    keys = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    for key in keys:
        yield value, key
        yield from _places(value[key])


@cache
def _ours() -> bytes:
    from eduparse.rows.documents import document_row
    from eduparse.rows.jsonl import dump_line

    text = "關于加強的通知\n一、提高認識，發(fā)展\ue000。\n（一）加強&amp;領導。\n"
    doc = Document.of_page("x", "x", text)
    for stage in ("repair", "simplify", "strip", "split"):
        (doc,) = _run(doc, stage)
    return dump_line(document_row(doc, edits=True))


def html(data: bytes) -> None:
    """An HTML page becomes a document, or is refused; its frame is taken off and put back exactly."""
    from eduparse.readers.html import html_document

    text = data.decode("utf-8", "replace")
    try:
        doc = html_document(text, "x", "x")
    except DocumentError:
        return
    assert "".join(part.undo() for part in _run(doc, "strip")) == doc.text


def files(data: bytes) -> None:
    """A file of any kind becomes a document or is refused; the first byte says which, and what is packed.

    Bytes at random hardly ever are a package, so half of them are put into one as its main part.
    """
    from eduparse.readers.kinds import KINDS
    from eduparse.readers.pages import document_of_bytes

    kinds = sorted(
        set(KINDS.values()) - {"office", "picture"}
    )  # LibreOffice and models take seconds
    first, rest = data[:1] or b"\0", data[1:]
    kind = kinds[first[0] % len(kinds)]
    parts = _PARTS.get(kind)
    if parts and first[0] & 0x80:
        rest = _package(parts, rest)
    try:
        document_of_bytes(rest, f"x.{next(k for k, v in KINDS.items() if v == kind)}")
    except DocumentError:
        return


# Of each kind that is a package: its other parts, and the name of the part that is fuzzed.
_PARTS: dict[str, tuple[dict[str, str], str]] = {
    "docx": ({}, "word/document.xml"),
    "sheets": ({"xl/workbook.xml": "<a><sheet name='a'/></a>"}, "xl/worksheets/sheet1.xml"),
    "ofd": (
        {
            "OFD.xml": "<a><DocBody><DocRoot>D.xml</DocRoot></DocBody></a>",
            "D.xml": "<a><Page BaseLoc='P.xml'/></a>",
        },
        "P.xml",
    ),
    "epub": ({"META-INF/container.xml": "<a><b full-path='x.opf'/></a>"}, "x.opf"),
}


def _package(parts: tuple[dict[str, str], str], data: bytes) -> bytes:
    import io
    import zipfile

    whole = io.BytesIO()
    others, main = parts
    with zipfile.ZipFile(whole, "w") as archive:
        for name, part in others.items():
            archive.writestr(name, part)
        archive.writestr(main, data)
    return whole.getvalue()


def seed(name: str, piece: bytes) -> bytes:
    """A piece of a page in the form that the target called ``name`` takes."""
    from eduparse.rows.documents import document_row
    from eduparse.rows.jsonl import dump_line

    text = piece.decode("utf-8", "replace")
    if name == "html":
        shapes = cycle(
            ("<p>{}</p>", "<li><a href=/{0}>{0}</a>", "<tr><td>{}<td>1</table>", "<h1>{}")
        )
        body = "".join(map(str.format, shapes, text.splitlines()))
        return f"<html><title>{text[:9]}</title><meta name=a content=b><body>{body}".encode()
    if name == "files":
        return bytes([len(piece) % 256]) + piece
    if name == "rows":
        (doc,) = _run(Document.of_page("x", "x", text[:100]), "repair")
        return dump_line(document_row(doc, edits=True))
    return piece


def _run(doc: Document, stage: str) -> list[Document]:
    return pipeline(Settings(max_steps=0)).run(doc, (stage,))


def _stage(data: bytes, stage: str) -> list[Document]:
    # Bytes lost in one input of eight: what they were is searched for, which takes a hundred times as long.
    text = data.decode("utf-8", "ignore" if len(data) % 8 else "replace")
    docs = _run(Document.of_page("x", "x", text), stage)
    assert "".join(doc.undo() for doc in docs) == text
    return docs


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (decode, repair, strip, split, rows, html, files)
}
