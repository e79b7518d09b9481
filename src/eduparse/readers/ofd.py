"""OFD, the layout format of Chinese government documents (GB/T 33190): XML in a ZIP.

``OFD.xml`` names the documents, a document its pages and templates, a page its layers of objects. A text
object has a box on the page, in millimetres, and codes: characters with the place of the first and the
steps to the next. Codes on one height are one printed line, from left to right; columns are told by a
gutter that all lines of a page leave free (`printed`). What pages put around the text, and lines that
were wrapped, are undone as in a PDF (`paging`). Pictures, seals and notes on the page are no text.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from eduparse.document.document import Document
from eduparse.errors import DocumentError
from eduparse.readers.ofd_page import Objects
from eduparse.readers.package import Package, opened, part_name
from eduparse.readers.paging import Printed, paged_document
from eduparse.readers.printed import printed_lines

_ROOT = "OFD.xml"
_MOST_PAGES = 5000


def ofd_document(data: bytes, name: str) -> Document:
    """The document of an OFD. Raises DocumentError where it holds no pages or cannot be opened."""
    with opened(data) as package:
        root = package.xml(_ROOT)
        if root is None:
            raise DocumentError("The file is no OFD document: it has no OFD.xml.", "decode")
        pages: list[list[Printed]] = []
        for body in _all(root, "DocBody"):
            pages += _pages(package, part_name(_ROOT, _text(body, "DocRoot")))
    if not pages:
        raise DocumentError("The OFD document has no pages; fetch it again.", "decode")
    return paged_document(pages, name)


def _pages(package: Package, name: str) -> Iterator[list[Printed]]:
    """The printed lines of each page of the document that the part ``name`` describes."""
    document = package.xml(name)
    if document is None:
        raise DocumentError("The OFD document is damaged: a part is missing.", "decode")
    templates = {
        t.get("ID", ""): part_name(name, t.get("BaseLoc", ""))
        for t in _all(document, "TemplatePage")
    }
    every = [e for e in _all(document, "Page") if e.get("BaseLoc")]
    if len(every) > _MOST_PAGES:
        raise DocumentError(f"The document has {len(every):,} pages; split it.", "decode")
    for page in every:
        content = package.xml(part_name(name, page.get("BaseLoc", "")))
        if content is None:
            yield []
            continue
        objects = Objects()
        for template in _all(content, "Template"):
            part = templates.get(template.get("TemplateID", ""))
            if part is not None and (tree := package.xml(part)) is not None:
                objects.add(tree)
        objects.add(content)
        yield list(printed_lines(objects.texts, objects.rules))


def _all(tree: Element, name: str) -> Iterator[Element]:
    """Elements called ``name``; older files use other namespaces, and some none."""
    return (e for e in tree.iter() if isinstance(e.tag, str) and e.tag.rpartition("}")[2] == name)


def _text(tree: Element, name: str) -> str:
    found = next(_all(tree, name), None)
    return "" if found is None else (found.text or "").strip()
