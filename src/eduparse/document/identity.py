"""Names of pages and of the documents on them."""

from eduparse.digests import sha256
from eduparse.document.document import Document


def page_id(source: str) -> str:
    """The first 16 hex digits of the SHA-256 of ``source`` in UTF-8."""
    return sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def page_of(doc: Document) -> str:
    """The id of the page that ``doc`` is, or is a part of."""
    m = doc.metadata
    return doc.id if m.parts == 1 else doc.id.removesuffix(f".{m.part + 1}")
