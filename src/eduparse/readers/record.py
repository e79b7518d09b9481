"""A record: one page or one row of an input, named, and not read yet.

What cannot be read is an answer too: it comes as a record with its problem, in its place, so that it
costs only itself.
"""

import re
from dataclasses import dataclass

from eduparse.errors import DocumentError
from eduparse.files.storage import Place

MB = 1_000_000
# A row repeats its text in its edits; a page inside the limit must stay inside it as a row.
ROW_FACTOR = 16

# How a page is read, by the end of its name; every other page is plain text.
KINDS = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html",
    ".mhtml": "mhtml", ".mht": "mhtml",
    ".docx": "docx", ".docm": "docx",
    ".pdf": "pdf",
    ".md": "markdown", ".markdown": "markdown",
    ".doc": "office", ".wps": "office", ".rtf": "office", ".odt": "office",
}  # fmt: skip


_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,400}(?:<\?xml[^>]{0,200}>\s{0,40})?(?:<!--[^>]{0,400}>\s{0,40})?"
    rb"<(?:!doctype\s+html|html)\b",
    re.IGNORECASE,
)
_MHTML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,400}mime-version:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One page or one row of an input, not read yet: a path, or the bytes, or a problem.

    ``line`` is the number of the row in its file, from 1, and None for a page. ``kind`` says how the
    page is read where its name does not, ``url`` where it was fetched.
    """

    name: str
    path: Place | None = None
    data: bytes = b""
    line: int | None = None
    problem: DocumentError | None = None
    kind: str = ""
    url: str | None = None

    @property
    def source(self) -> str:
        """Where the record stands, for people."""
        return self.name if self.line is None else f"{self.name}:{self.line}"


def kind_of(name: str) -> str:
    """How the page called ``name`` is read: html, docx …, or text."""
    start = name.rfind(".")
    return KINDS.get(name[start:].lower(), "text") if start >= 0 else "text"


def shown(data: bytes, kind: str) -> str:
    """``kind``, or what the first bytes show a page of a mistaken name to be."""
    if data.startswith(_PDF):
        return "pdf"
    if kind in ("text", "office", "docx", "pdf") and _HTML.match(data):
        return "html"
    if kind in ("office", "docx", "pdf"):
        if _MHTML.match(data):
            return "mhtml"
        if data.startswith(_ZIP) and b"word/" in data:
            return "docx"
    return kind


def too_long(what: str, max_page_mb: int) -> DocumentError:
    """The problem of a page or a row beyond the limit."""
    return DocumentError(
        f"{what}; the limit is {max_page_mb} MB: split it, or raise --max-page-mb."
    )
