"""Elements of a page and the lines in them."""

from typing import NamedTuple


class Element(NamedTuple):
    """A tag with its place in the tree: ``parent`` is an index, -1 for the root.

    ``names`` are its classes and its id in lower case; ``hidden`` and ``linked`` are inherited.
    """

    parent: int
    tag: str
    names: str
    hidden: bool
    linked: bool
    textless: bool


class Block(NamedTuple):
    """Characters ``[start, end)`` of the rendered text: one line, in the block element ``element``.

    ``linked`` counts its characters in links, ``links`` the links, ``bold`` its characters in bold
    or larger type; blanks are not counted.
    """

    start: int
    end: int
    element: int
    linked: int
    links: int
    bold: int
