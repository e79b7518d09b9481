"""Printed pages: their lines as text, and for each the page and the place where it stands on it.

What belongs to the pages and not to the text (numbers, running lines, the ends of printed lines) is
decided by `repair`, which finds the places in the evidence.
"""

from collections.abc import Iterable, Iterator

from eduparse.document.document import Document
from eduparse.document.evidence import Element, Evidence, EvidenceLine
from eduparse.document.identity import page_id
from eduparse.document.metadata import DocumentWarning, Metadata
from eduparse.readers.doubts import without_marks

Printed = tuple[str, float, float, float]  # a line, its left and right edge, the size of its type


def paged_document(pages: Iterable[Iterable[Printed]], name: str) -> Document:
    """The document of ``pages``; one without any line has the warning ``no-text-layer`` at its place.

    Text between the marks of `doubts` was recognised and is in doubt: ``ocr-doubtful``.
    """
    texts: list[str] = []
    elements: list[Element] = []
    lines: list[EvidenceLine] = []
    empty: list[int] = []
    doubts: list[DocumentWarning] = []
    at = 0
    for number, page in enumerate(pages):
        home = len(elements)
        elements.append(Element(-1, "page", str(number)))
        for marked, left, right, size in page:
            text, ranges = without_marks(marked)
            doubts += [DocumentWarning("ocr-doubtful", at + s, at + e) for s, e in ranges]
            lines.append(EvidenceLine(at, at + len(text), len(elements)))
            # In points; what reads them is `stages.repair.paging`.
            elements.append(Element(home, "line", f"{left:.1f} {right:.1f} {size:.2f}"))
            texts.append(text)
            at += len(text) + 1
        if len(elements) == home + 1:
            empty.append(at)
    whole = "\n".join(texts)
    ends = [min(place, len(whole)) for place in empty]
    warnings = [DocumentWarning("no-text-layer", end, end) for end in dict.fromkeys(ends)]
    told = Metadata(warnings=(*warnings, *doubts))
    evidence = Evidence(tuple(lines), tuple(elements))
    return Document.of_page(page_id(name), name, whole, told, evidence)


def typed(text: str) -> Iterator[list[Printed]]:
    """Pages typed with form feeds between them, a character one point wide: examples of rules."""
    for page in text.split("\f"):
        lines = []
        for line in page.split("\n"):
            inner = line.lstrip("\u3000")
            left = float(len(line) - len(inner))
            if inner:
                lines.append((inner, left, left + len(inner), 1.0))
        yield lines
