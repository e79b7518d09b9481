"""HTML pages: rendered as a reader sees them, their frame decided by what the tree tells.

The text of such a page is what `dom` renders; `undo` gives that text back. The decision `frame` is a
pass of the stage `decode`, where the tree is still at hand; its deletions travel in the row as edits.
"""

from eduparse.document import Document
from eduparse.html.dom import render
from eduparse.html.frame import HtmlFrame
from eduparse.html.head import web
from eduparse.metadata import DocumentWarning, Metadata

_BEGINNINGS = ("<!doctype html", "<html", "<head", "<body", "<?xml")


def is_html(head: bytes) -> bool:
    """Whether a stream that begins with ``head`` is an HTML page; its name may not say so."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:400].decode("latin-1").lower()
    return start.startswith(_BEGINNINGS[:2]) or (
        start.startswith(_BEGINNINGS[4]) and "<html" in start
    )


def html_document(
    html: str, page_id: str, source: str, *, encoding: str | None = None, url: str | None = None
) -> Document:
    """The page that ``html`` is, rendered, with its layout beside the text.

    A page without any text (a script draws it) is its title alone, with the warning ``html.no-text``.
    """
    page = render(html)
    told = web(page, url)
    warnings: tuple[DocumentWarning, ...] = ()
    text = page.text
    if not text:
        warnings = (DocumentWarning("html.no-text"),)
        text = page.title
    metadata = Metadata(encoding=encoding, web=told, warnings=warnings)
    return Document.of_page(page_id, source, text, metadata, HtmlFrame(page) if page.text else None)
