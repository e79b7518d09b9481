"""What `clean` makes of a page that holds one paper."""

import eduparse
from eduparse.document.document import Document


def cleaned(text: str) -> Document:
    """The one document of a page."""
    (doc,) = eduparse.clean(text)
    return doc


def paths(text: str) -> list[str]:
    """The paths of its clauses."""
    return ["/".join(c.path) for c in cleaned(text).clauses if c.path]


def part(text: str, kind: str) -> str:
    """The text of the first clause of ``kind``; empty where there is none."""
    doc = cleaned(text)
    clause = next((c for c in doc.clauses if c.kind == kind), None)
    return "" if clause is None else doc.text[clause.spans[0][0] : clause.spans[-1][1]]
