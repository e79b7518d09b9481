"""What the tags of HTML do: which break a line, which hold no text, and what a walk notes of each."""

from typing import NamedTuple

from eduparse.document.evidence import Link

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "text",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
# Never shown as text of the page: code, media, what stands for them, and the choices of a form.
NO_TEXT = frozenset(
    [
        "applet",
        "audio",
        "canvas",
        "datalist",
        "embed",
        "iframe",
        "map",
        "noframes",
        "noscript",
        "object",
        "option",
        "rp",
        "rt",
        "rtc",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ],
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])

# How the text of an element is shown; what it holds is shown alike.
PLAIN, NOTHING, TITLE, TYPED, RAISED, LOWERED, HIDDEN = (
    "plain", "nothing", "title", "as typed", "raised", "lowered", "hidden",
)  # fmt: skip


class ElementNode(NamedTuple):
    """A tag with its place in the tree: ``parent`` is an index, -1 for the root.

    ``names`` are its classes and its id; ``mode``, one of the words above, and ``href``,
    None outside of links, are inherited.
    """

    parent: int
    tag: str
    names: str
    mode: str
    href: str | None


class TextBlock(NamedTuple):
    """One line of text in the block element ``element``; ``links`` and ``cells`` are ranges of it.

    ``cells`` is empty but for a row of a table, whose cells stand in one line.
    """

    text: str
    element: int
    links: tuple[Link, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()

    def behind(self, mark: str) -> "TextBlock":
        """The same line with ``mark`` in front of it."""
        size = len(mark)
        links = tuple(Link(k.start + size, k.end + size, k.href) for k in self.links)
        return TextBlock(mark + self.text, self.element, links, self.cells)
