"""The document of one row: a row of ours, or the text, Markdown or HTML that somebody else keeps in one."""

import codecs
from collections.abc import Iterable, Iterator
from typing import Any

from eduparse.document.document import Document
from eduparse.language.halves import without_halves
from eduparse.readers.columns import renamed
from eduparse.readers.pages import text_page
from eduparse.readers.record import MB, ROW_FACTOR, Record, too_long
from eduparse.readers.row_format import format_of
from eduparse.rows.columns import PLAIN, Columns
from eduparse.rows.documents import row_document_of
from eduparse.rows.jsonl import parse_line
from eduparse.stages.decode import page_of_text


def row_records(
    every: Iterable[bytes], name: str, max_page_mb: int, columns: Columns = PLAIN
) -> Iterator[Record]:
    """The records of the lines ``every`` of a file of rows, under our names; blank lines are none."""
    found = _lines(every, name, max_page_mb)
    return renamed(found, columns) if columns else found


def _lines(every: Iterable[bytes], name: str, max_page_mb: int) -> Iterator[Record]:
    limit = max_page_mb * MB * ROW_FACTOR
    for number, line in enumerate(every, 1):
        text = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if len(line) > limit:
            problem = too_long(f"The row has more than {limit // MB} MB", max_page_mb)
            yield Record(name, line=number, problem=problem)
        elif not text.isspace() and text:
            yield Record(name, data=text, line=number)


def row_document(record: Record, row_format: str = "") -> Document:
    """The document of the row in ``record``; ``row_format`` is what it holds if it does not say so.

    Raises DocumentError where there is none.
    """
    row = parse_line(record.data)
    if not isinstance(row, dict):
        return row_document_of(row, record.source)
    row |= {
        key: without_halves(row[key]) for key in ("id", "source") if isinstance(row.get(key), str)
    }
    # A row that has an id of its own needs no line number to differ from its neighbours.
    source = record.source if row.get("id") is None else record.name
    return page_of_row(row, source, row_format)


def page_of_row(row: dict[str, Any], source: str, row_format: str = "") -> Document:
    """The page in ``row``, which is called ``source`` unless the row says otherwise.

    Raises DocumentError where there is none.
    """
    if "text" not in row and isinstance(row.get("html"), str):
        return _html(row, row["html"], source)
    text = row.get("text")
    if isinstance(text, str) and not isinstance(row.get("metadata"), dict):
        form = format_of(row, text, row_format)
        if form == "html":
            return _html(row, text, source)
        if form == "markdown":
            from eduparse.readers.markdown import rendered  # start-up: it loads the reader of HTML

            row = row | {"text": rendered(text)}
        elif "format" not in row and not row_format:
            return text_page(page_of_text(row_document_of(row, source)))
        return page_of_text(row_document_of(row, source))
    return row_document_of(row, source)


def _html(row: dict[str, Any], html: str, source: str) -> Document:
    from eduparse.readers.html import html_document  # start-up: few rows are HTML

    html = without_halves(html)
    named = row_document_of(row | {"text": "", "metadata": None}, source)
    url = row.get("url")
    return html_document(html, named.id, named.source, url=url if isinstance(url, str) else None)
