"""Pages that are more than text: each kind and its reader, and what is said of one that cannot be read.

The name says what a page is, unless its content says otherwise (`kinds`).
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document
from eduparse.document.identity import page_id
from eduparse.document.metadata import Decoding, DocumentWarning, Metadata, Web
from eduparse.errors import ConfigError, DocumentError
from eduparse.readers.foreign import no_foreign_errors
from eduparse.readers.kinds import kind_of, shown
from eduparse.readers.markdown import rendered
from eduparse.readers.record import Record
from eduparse.stages.decode import decode_page


class _Given(NamedTuple):
    """What a reader is given: the bytes of a page, where they come from, what may be spent on them."""

    data: bytes
    record: Record
    budget: Budget


def document_of(page: Path | bytes | str, name: str) -> Document:
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
    kind = shown(data, kind_of(name))
    if kind == "text":
        return text_page(decode_page(data, name))
    return page_document(data, kind, Record(name))


def text_page(page: Document) -> Document:
    """``page``, decoded as plain text, or the HTML that its text is without being named so."""
    if "<" not in page.text and "lt;" not in page.text:
        return page
    from eduparse.readers.html import unnamed  # start-up

    return unnamed(page)


def page_document(data: bytes, kind: str, record: Record, budget: Budget = UNLIMITED) -> Document:
    """The document of a page of one of the kinds of `kinds.kind_of`.

    Raises DocumentError, whatever the library that reads the page raises.
    """
    if not data:
        raise DocumentError("The file is empty; fetch it again or leave it out.", "decode")
    what, remedy = _NAMES[kind]
    try:
        with no_foreign_errors(what, remedy):
            return _READERS[kind](_Given(data, record, budget))
    except ConfigError as error:  # a package is missing: told before a run, but for a mistaken name
        raise DocumentError(str(error), "decode") from error


def _html_page(given: _Given) -> Document:
    return _html(given.data, given.record.name, given.record.url, given.budget)


def _saved_page(given: _Given) -> Document:
    from eduparse.readers.mhtml import page_of  # start-up

    html, url = page_of(given.data)
    return _html(html, given.record.name, given.record.url or url, given.budget)


def _mail(given: _Given) -> Document:
    from eduparse.readers.mail import mail_of  # start-up

    letter = mail_of(given.data)
    return _text(letter.text, given.record.name, letter.subject)


def _markdown(given: _Given) -> Document:
    page = decode_page(given.data, given.record.name, given.budget)
    facts = replace(page.metadata, decoding=Decoding())
    return Document.of_page(page.id, given.record.name, rendered(page.text), facts)


def _pdf(given: _Given) -> Document:
    from eduparse.readers.pdf import pdf_document  # start-up

    return pdf_document(given.data, given.record.name)


def _ofd(given: _Given) -> Document:
    from eduparse.readers.ofd import ofd_document  # start-up

    return ofd_document(given.data, given.record.name)


def _word(given: _Given) -> Document:
    from eduparse.readers.docx import docx_document  # start-up

    return docx_document(given.data, given.record.name)


def _office(given: _Given) -> Document:
    from eduparse.readers.office import docx_of  # start-up

    return _word(given._replace(data=docx_of(given.data, given.record.name)))


def _sheets(given: _Given) -> Document:
    from eduparse.readers.sheets import text_of  # start-up

    return _text(text_of(given.data), given.record.name)


def _book(given: _Given) -> Document:
    from eduparse.readers.epub import html_of  # start-up

    return _html(html_of(given.data).encode(), given.record.name, given.record.url, given.budget)


def _picture(given: _Given) -> Document:
    from eduparse.readers.ocr import picture_document  # start-up

    return picture_document(given.data, given.record.name)


_READERS: dict[str, Callable[[_Given], Document]] = {
    "html": _html_page,
    "mhtml": _saved_page,
    "mail": _mail,
    "markdown": _markdown,
    "pdf": _pdf,
    "ofd": _ofd,
    "docx": _word,
    "office": _office,
    "sheets": _sheets,
    "epub": _book,
    "picture": _picture,
}
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


def _text(text: str, name: str, title: str | None = None) -> Document:
    """The document of a page whose reader gives its text."""
    warnings = () if text.strip() else (DocumentWarning("no-text"),)
    web = Web(title=title) if title else None
    return Document.of_page(page_id(name), name, text, Metadata(web=web, warnings=warnings))


def _html(data: bytes, name: str, url: str | None, budget: Budget) -> Document:
    """The encoding is told by the bytes, as for every page: what a page declares is often wrong."""
    from eduparse.readers.html import html_document  # start-up

    page = decode_page(data, name, budget)
    doubts = tuple(
        DocumentWarning(code) for code in dict.fromkeys(w.code for w in page.metadata.warnings)
    )
    encoding = page.metadata.encoding
    return html_document(page.text, page.id, name, encoding=encoding, url=url, warnings=doubts)
