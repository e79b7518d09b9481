"""The attachments of the pages of a run, as records behind their page."""

from collections.abc import Iterable, Iterator

from eduparse.errors import DocumentError
from eduparse.readers import Record, read
from eduparse.readers.attached import attached
from eduparse.settings import Settings


def with_attachments(records: Iterable[Record], settings: Settings) -> Iterator[Record]:
    """``records``, each with the files behind it that it links to, where ``settings`` ask for them."""
    for record in records:
        yield record
        if settings.attachments and record.problem is None:
            yield from _beside(record, settings)


def _beside(record: Record, settings: Settings) -> Iterator[Record]:
    """The attachments of a page; rows of ours had theirs read where they were pages."""
    try:
        page = read(record, settings.max_page_mb, row_format=settings.row_format)
    except DocumentError:
        return  # it is a reject where it is read
    if not page.metadata.eduparse.stages:
        yield from attached(page, settings.attachments)
