"""Elements of a page while it is walked, and the lines in them."""

from typing import NamedTuple

from eduparse.document.evidence import Link


class Node(NamedTuple):
    """A tag with its place in the tree: ``parent`` is an index, -1 for the root.

    ``names`` are its classes and its id in lower case; ``hidden`` and ``href``, empty outside of links,
    are inherited. Nothing below a ``textless`` one is text.
    """

    parent: int
    tag: str
    names: str
    hidden: bool
    href: str | None
    textless: bool


class Block(NamedTuple):
    """One line of text in the block element ``element``; ``links`` and ``cells`` are ranges of it.

    ``cells`` is empty but for a row of a table whose cells stand in one line.
    """

    text: str
    element: int
    links: tuple[Link, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
