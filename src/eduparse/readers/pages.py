"""One page of any kind: the reader that its kind needs, and what is said of one that cannot be read.

The name says what a page is, unless its content says otherwise (`kinds`).
"""

from collections.abc import Callable
from pathlib import Path

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document
from eduparse.document.identity import page_id
from eduparse.errors import ConfigError, DocumentError
from eduparse.readers.foreign import no_foreign_errors
from eduparse.readers.kinds import kind_of, kind_shown
from eduparse.readers.record import Given, Record
from eduparse.stages.decode import decode_page


def page_document_of(page: Path | bytes | str, name: str) -> Document:
    """The page of a file, of bytes, or of a text, the last two called ``name``.

    Raises OSError and DocumentError.
    """
    if isinstance(page, str):
        return text_page(Document.of_page(page_id(name), name, page))
    return document_of_file(page) if isinstance(page, Path) else document_of_bytes(page, name)


def document_of_file(path: Path) -> Document:
    """The page in a file, of the kind that its name says. Raises OSError and DocumentError."""
    return document_of_bytes(path.read_bytes(), path.name)


def document_of_bytes(data: bytes, name: str) -> Document:
    """The page that ``data`` holds, of the kind that its name or its content says.

    Raises DocumentError.
    """
    kind = kind_shown(data, kind_of(name))
    if kind == "text":
        return text_page(decode_page(data, name))
    return page_document(data, kind, Record(name))


def text_page(page: Document) -> Document:
    """``page``, decoded as plain text, or the HTML that its text is without being named so."""
    if "<" not in page.text and "lt;" not in page.text:
        return page
    unnamed, _ = _html_readers()
    return unnamed(page)


def page_document(data: bytes, kind: str, record: Record, budget: Budget = UNLIMITED) -> Document:
    """The document of a page of one of the kinds of `kinds.kind_of`.

    Raises DocumentError, whatever the library that reads the page raises.
    """
    if not data:
        raise DocumentError("The file is empty; fetch it again or leave it out.", "decode")
    try:
        with no_foreign_errors(*_NAMES[kind]):
            return _reader(kind)(Given(data, record, budget))
    except (
        ConfigError
    ) as error:  # a package is missing: reported before a run, but for a mistaken name
        raise DocumentError(str(error), "decode") from error


def _html_readers() -> tuple[Callable[[Document], Document], Callable[[Given], Document]]:
    """The reader of text that may be HTML without a name for it, and that of HTML."""
    from eduparse.readers.html import html_page, unnamed  # start-up

    return unnamed, html_page


def _reader(kind: str) -> Callable[[Given], Document]:
    if kind == "html":
        return _html_readers()[1]
    from eduparse.readers.by_kind import READERS  # start-up: most pages are text or HTML

    return READERS[kind]


_NAMES = {  # what is said where a file of the kind cannot be read, and what helps
    "html": ("The page", "fetch it again"),
    "mhtml": ("The saved page", "save it again"),
    "mail": ("The message", "save it again"),
    "markdown": ("The page", "fetch it again"),
    "pdf": ("The PDF", "fetch it again or print it to a new PDF"),
    "ofd": ("The OFD document", "fetch it again or save it as PDF"),
    "docx": ("The Word document", "open it in Word and save it again"),
    "office": ("The document", "save it as DOCX"),
    "sheets": ("The spreadsheet", "open it in Excel and save it again"),
    "epub": ("The book", "fetch it again"),
    "picture": ("The picture", "save it as PNG"),
}
