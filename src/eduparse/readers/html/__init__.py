"""HTML pages: rendered as a reader sees them, with what the tree shows beside the text.

The text of such a page is what `dom` renders; `undo` gives that text back. Which of its lines are the
article decides `strip`, by the evidence that travels with the document.
"""

from eduparse.document.document import Document
from eduparse.document.metadata import DocumentWarning, Metadata
from eduparse.readers.html.dom import render
from eduparse.readers.html.fragment import fragment_html
from eduparse.readers.html.head import web
from eduparse.readers.record import Given
from eduparse.stages.decode import decode_page


def html_document(
    html: str,
    page_id: str,
    source: str,
    *,
    encoding: str | None = None,
    url: str | None = None,
    warnings: tuple[DocumentWarning, ...] = (),
) -> Document:
    """The page that ``html`` is, rendered, with its evidence beside the text.

    A page without any text (a script draws it) is its title alone, with the warning ``no-text``.
    """
    page = render(html)
    told = web(page, url)
    text = page.text
    if not text:
        warnings = (*warnings, DocumentWarning("no-text"))
        text = page.evidence.page.title
    metadata = Metadata(encoding=encoding, web=told, warnings=warnings)
    return Document.of_page(page_id, source, text, metadata, page.evidence if page.text else None)


def html_page(given: Given) -> Document:
    """The page in the bytes of ``given``.

    The bytes tell the encoding, as for every page: what a page declares is often wrong.
    """
    record = given.record
    page = decode_page(given.data, record.name, given.budget)
    return _decoded(page, page.text, record.url)


def unnamed(page: Document) -> Document:
    """``page``, read as plain text, as HTML where its text is that, and ``page`` itself otherwise."""
    html = fragment_html(page.text)
    if html is None:
        return page
    return _decoded(page, html, None)


def _decoded(page: Document, html: str, url: str | None) -> Document:
    """``html`` with the encoding and the doubts of ``page``, without their places in its source."""
    facts = page.metadata
    codes = dict.fromkeys(w.code for w in facts.warnings)
    return html_document(
        html,
        page.id,
        page.source,
        encoding=facts.encoding,
        url=url,
        warnings=tuple(DocumentWarning(code) for code in codes),
    )
