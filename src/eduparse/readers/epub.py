"""Books in EPUB: their chapters in reading order, as one HTML page.

The package names the chapters and their order (its *spine*). They are XHTML, which closes empty elements
with a slash; HTML knows that of few elements only, so the rest get an end of their own.
"""

from urllib.parse import unquote

from eduparse.errors import DocumentError
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.html.elements import VOID
from eduparse.readers.package import Package, opened, part_name
from eduparse.stages.decode import decode_text

_CONTAINER = "META-INF/container.xml"
_LOCKED = "META-INF/encryption.xml"
_CONTENT = "{http://www.idpf.org/2007/opf}"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_EMPTY = lazy_pattern(r"<([A-Za-z][A-Za-z0-9:]*)((?:\s[^<>]*)?)/>")
_HEAD = lazy_pattern(
    r"(?is)<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<head\b.*?</head>|</?(?:html|body)\b[^>]*>"
)


def book_html(data: bytes) -> str:
    """The chapters of a book. Raises DocumentError where it holds none, and what its parts raise."""
    with opened(data) as package:
        chapters = [_chapter(part) for name in _spine(package) if (part := package.data(name))]
        if not any(chapters):
            locked = _LOCKED in package
            why = "is under a lock of its seller" if locked else "holds no chapter"
            raise DocumentError(f"The book {why}; it cannot be read.", "decode")
    return f"<!DOCTYPE html><html><body>{''.join(chapters)}</body></html>"


def _spine(package: Package) -> list[str]:
    container = package.xml(_CONTAINER)
    roots = [] if container is None else [e for e in container.iter() if e.get("full-path")]
    if not roots:
        return []
    name = roots[0].get("full-path", "")
    book = package.xml(name)
    if book is None:
        return []
    items = {
        item.get("id"): part_name(name, unquote(item.get("href", "")))
        for item in book.iter(f"{_CONTENT}item")
        if item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split()
    }
    order = (ref.get("idref") for ref in book.iter(f"{_CONTENT}itemref"))
    return [items[ref] for ref in order if ref in items]


def _chapter(part: bytes) -> str:
    page = _HEAD.sub("", decode_text(part)[0])
    return _EMPTY.sub(lambda m: m[0] if m[1].lower() in VOID else f"<{m[1]}{m[2]}></{m[1]}>", page)
