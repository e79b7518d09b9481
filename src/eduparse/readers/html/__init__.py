"""HTML pages: rendered as a reader sees them, their frame decided by what the tree tells.

The text of such a page is what `dom` renders; `undo` gives that text back. The decision `frame` is a
pass of the stage `decode`, where the tree is still at hand; its deletions travel in the row as edits.
"""

from eduparse.document.document import Document
from eduparse.document.metadata import DocumentWarning, Metadata
from eduparse.readers.html.dom import render
from eduparse.readers.html.head import web
from eduparse.stages.strip.layout.main_text import HtmlFrame


def html_document(
    html: str,
    page_id: str,
    source: str,
    *,
    encoding: str | None = None,
    url: str | None = None,
    warnings: tuple[DocumentWarning, ...] = (),
) -> Document:
    """The page that ``html`` is, rendered, with its layout beside the text.

    A page without any text (a script draws it) is its title alone, with the warning ``no-text``.
    """
    page = render(html)
    told = web(page, url)
    text = page.text
    if not text:
        warnings = (*warnings, DocumentWarning("no-text"))
        text = page.title
    metadata = Metadata(encoding=encoding, web=told, warnings=warnings)
    return Document.of_page(page_id, source, text, metadata, HtmlFrame(page) if page.text else None)
