"""Pages that are more than text: HTML, MHTML, Markdown, Word, PDF, and what LibreOffice can open.

The name says what a page is, unless its first bytes say otherwise: a ``.doc`` is often HTML or DOCX.
"""

from pathlib import Path

from eduparse.document import Document
from eduparse.errors import DocumentError
from eduparse.metadata import DocumentWarning, Metadata
from eduparse.readers.record import Record, kind_of
from eduparse.rows import page_id

_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"


def document_of_file(path: Path) -> Document:
    """The page in a file, of the kind that its name says. Raises OSError and DocumentError."""
    from eduparse.decode import decode_page

    data, kind = path.read_bytes(), kind_of(path.name)
    if kind == "text":
        return decode_page(data, path.name)
    return page_document(data, kind, Record(path.name))


def page_document(data: bytes, kind: str, record: Record) -> Document:
    """The document of a page of one of the kinds of `record.kind_of`. Raises DocumentError, ConfigError."""
    if not data:
        raise DocumentError("The file is empty; fetch it again or leave it out.", "decode")
    kind = _shown(data, kind)
    if kind == "html":
        return _html(data, record.name, record.url)
    if kind == "mhtml":
        from eduparse.readers.mhtml import page_of

        html, url = page_of(data)
        return _html(html, record.name, record.url or url)
    if kind == "markdown":
        from eduparse.decode import decode_page
        from eduparse.readers.markdown import Marks

        return decode_page(data, record.name, Marks())
    if kind == "pdf":
        from eduparse.readers.pdf import pdf_document

        return pdf_document(data, record.name)
    from eduparse.readers.docx import text_of

    if kind == "office":
        from eduparse.readers.office import docx_of

        data = docx_of(data, record.name)
    text = text_of(data)
    warnings = () if text.strip() else (DocumentWarning("no-text"),)
    return Document.of_page(page_id(record.name), record.name, text, Metadata(warnings=warnings))


def _shown(data: bytes, kind: str) -> str:
    """``kind``, or what the first bytes show a page of a mistaken name to be."""
    if data.startswith(_PDF):
        return "pdf"
    if kind in ("office", "docx", "pdf"):
        start = data[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if start.startswith((b"<html", b"<!doctype html")):
            return "html"
        if start.startswith(b"mime-version:"):
            return "mhtml"
        if data.startswith(_ZIP) and b"word/" in data:
            return "docx"
    return kind


def _html(data: bytes, name: str, url: str | None) -> Document:
    """The encoding is told by the bytes, as for every page: what a page declares is often wrong."""
    from eduparse.decode import decode_page
    from eduparse.html import html_document

    page = decode_page(data, name)
    doubts = tuple(
        DocumentWarning(code) for code in dict.fromkeys(w.code for w in page.metadata.warnings)
    )
    encoding = page.metadata.encoding
    return html_document(page.text, page.id, name, encoding=encoding, url=url, warnings=doubts)
