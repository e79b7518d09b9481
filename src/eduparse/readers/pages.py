"""Pages that are more than text: HTML, MHTML, Markdown, Word, PDF, and what LibreOffice can open.

The name says what a page is, unless its first bytes say otherwise: a ``.doc`` is often HTML or DOCX.
"""

from dataclasses import replace
from pathlib import Path

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document
from eduparse.document.identity import page_id
from eduparse.document.metadata import Decoding, DocumentWarning, Metadata
from eduparse.errors import DocumentError
from eduparse.readers.docx import text_of
from eduparse.readers.markdown import rendered
from eduparse.readers.office import docx_of
from eduparse.readers.record import Record, kind_of, shown
from eduparse.stages.decode import decode_page


def document_of(page: Path | bytes | str, name: str) -> Document:
    """The page of a file, of bytes, or of a text, the last two called ``name``.

    Raises OSError and DocumentError.
    """
    if isinstance(page, str):
        return Document.of_page(page_id(name), name, page)
    return document_of_file(page) if isinstance(page, Path) else document_of_bytes(page, name)


def document_of_file(path: Path) -> Document:
    """The page in a file, of the kind that its name says. Raises OSError and DocumentError."""
    return document_of_bytes(path.read_bytes(), path.name)


def document_of_bytes(data: bytes, name: str) -> Document:
    """The page that ``data`` holds, of the kind that its name or its first bytes say.

    Raises DocumentError.
    """
    kind = shown(data, kind_of(name))
    if kind == "text":
        return decode_page(data, name)
    return page_document(data, kind, Record(name))


def page_document(data: bytes, kind: str, record: Record, budget: Budget = UNLIMITED) -> Document:
    """The document of a page of one of the kinds of `record.kind_of`. Raises DocumentError, ConfigError."""
    if not data:
        raise DocumentError("The file is empty; fetch it again or leave it out.", "decode")
    kind = shown(data, kind)
    if kind == "html":
        return _html(data, record.name, record.url, budget)
    if kind == "mhtml":
        from eduparse.readers.mhtml import page_of  # start-up

        html, url = page_of(data)
        return _html(html, record.name, record.url or url, budget)
    if kind == "markdown":
        page = decode_page(data, record.name, budget)
        facts = replace(page.metadata, decoding=Decoding())
        return Document.of_page(page.id, record.name, rendered(page.text), facts)
    if kind == "pdf":
        from eduparse.readers.pdf import pdf_document  # start-up

        return pdf_document(data, record.name)
    if kind == "office":
        data = docx_of(data, record.name)
    text = text_of(data)
    warnings = () if text.strip() else (DocumentWarning("no-text"),)
    return Document.of_page(page_id(record.name), record.name, text, Metadata(warnings=warnings))


def _html(data: bytes, name: str, url: str | None, budget: Budget) -> Document:
    """The encoding is told by the bytes, as for every page: what a page declares is often wrong."""
    from eduparse.readers.html import html_document  # start-up

    page = decode_page(data, name, budget)
    doubts = tuple(
        DocumentWarning(code) for code in dict.fromkeys(w.code for w in page.metadata.warnings)
    )
    encoding = page.metadata.encoding
    return html_document(page.text, page.id, name, encoding=encoding, url=url, warnings=doubts)
