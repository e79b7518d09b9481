"""The readers of pages that are neither text nor HTML, by kind."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from eduparse.document.document import Document
from eduparse.document.identity import page_id
from eduparse.document.metadata import Decoding, DocumentWarning, Metadata, Web
from eduparse.readers.docx import docx_document
from eduparse.readers.doubts import without_marks
from eduparse.readers.epub import book_html
from eduparse.readers.html import html_page
from eduparse.readers.mail import mail_of
from eduparse.readers.markdown import rendered
from eduparse.readers.mhtml import saved_page
from eduparse.readers.ocr import picture_document
from eduparse.readers.ofd import ofd_document
from eduparse.readers.office import docx_of
from eduparse.readers.pdf import pdf_document
from eduparse.readers.record import Given
from eduparse.readers.sheets import workbook_text
from eduparse.stages.decode import decode_page


def _saved_page(given: Given) -> Document:
    html, url = saved_page(given.data)
    record = replace(given.record, url=given.record.url or url)
    return html_page(Given(html, record, given.budget))


def _mail(given: Given) -> Document:
    letter = mail_of(given.data)
    return _text(letter.text, given.record.name, letter.subject)


def _markdown(given: Given) -> Document:
    page = decode_page(given.data, given.record.name, given.budget)
    facts = replace(page.metadata, decoding=Decoding())
    return Document.of_page(page.id, given.record.name, rendered(page.text), facts)


def _pdf(given: Given) -> Document:
    return pdf_document(given.data, given.record.name)


def _ofd(given: Given) -> Document:
    return ofd_document(given.data, given.record.name)


def _word(given: Given) -> Document:
    return docx_document(given.data, given.record.name)


def _office(given: Given) -> Document:
    return _word(given._replace(data=docx_of(given.data, given.record.name)))


def _sheets(given: Given) -> Document:
    text, doubts = without_marks(workbook_text(given.data))
    told = tuple(DocumentWarning("formula-doubtful", start, end) for start, end in doubts)
    return _text(text, given.record.name, warnings=told)


def _book(given: Given) -> Document:
    return html_page(given._replace(data=book_html(given.data).encode()))


def _picture(given: Given) -> Document:
    return picture_document(given.data, given.record.name)


READERS: Mapping[str, Callable[[Given], Document]] = MappingProxyType(
    {
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
)


def _text(
    text: str, name: str, title: str | None = None, warnings: tuple[DocumentWarning, ...] = ()
) -> Document:
    """The document of a page whose reader gives its text."""
    warnings = warnings if text.strip() else (DocumentWarning("no-text"),)
    web = Web(title=title) if title else None
    return Document.of_page(page_id(name), name, text, Metadata(web=web, warnings=warnings))
