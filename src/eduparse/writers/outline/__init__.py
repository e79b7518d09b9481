"""The clauses of a document in forms that people and other tools read.

* ``markdown``: headings by level, everything else as paragraphs;
* ``tree``: the outline for a terminal, one line a clause;
* ``akn``: Akoma Ntoso 3.0, one XML document a line.

None of them changes a document; they show what `split` found.
"""

from collections.abc import Iterable

from eduparse.document.document import Document

# Name of each form and the suffix of its files.
FORMS = {"markdown": ".md", "tree": ".txt", "akn": ".xml"}


def render(docs: Iterable[Document], form: str, *, width: int = 100, colour: bool = False) -> str:
    """``docs`` in ``form``; ``width`` (columns) and ``colour`` matter to a tree only."""
    if form == "markdown":
        from eduparse.writers.outline.markdown import markdown

        return "".join(markdown(doc) for doc in docs)
    if form == "tree":
        from eduparse.writers.outline.tree import tree

        return "".join(tree(doc, width=width, colour=colour) for doc in docs)
    if form == "akn":
        from eduparse.writers.outline.akn import akn

        return "".join(akn(doc) + "\n" for doc in docs)
    raise ValueError(f"{form} is no form; the forms are {', '.join(FORMS)}")
