"""HTML as a reader sees it: lines of text, and for each where it stands in the tree of the page.

A line ends where the browser breaks one: at the edges of block elements and at ``<br>``. Blanks are
collapsed as in a browser, and a line break of the source between two Chinese characters is nothing.
The cells of a table row stand in one line with tabs between them where each holds one line. Scripts,
styles and what stands for them (``noscript``, ``svg``, ``iframe``) are never text; what is hidden by
its own ``display:none`` is rendered, marked, and left to the decision about lines.

Lexbor builds the tree as HTML5 asks, so two ``</html>`` or missing tags are no special case. Its time
grows with the depth of the tree, so tags beyond the depth that browsers keep are taken out first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

DEEPEST = 500  # levels of tags; Chrome keeps 512
_MANY_TAGS = 4000  # tags below which any depth is cheap
_LONGEST_ROW = 400  # characters of a table row in one line

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
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
        "option",
        "p",
        "pre",
        "section",
        "select",
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
        "caption",
        "button",
    ]
)
_NO_TEXT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "title",
        "svg",
        "iframe",
        "object",
        "embed",
        "template",
        "head",
        "audio",
        "video",
        "canvas",
        "map",
        "noframes",
        "applet",
        "textarea",
    ]
)
_VOID = "area base br col embed hr img input link meta param source track wbr"
_LOOSE = "p li td th tr dd dt option colgroup thead tbody tfoot html head body"
_UNCOUNTED = frozenset(f"{_VOID} {_LOOSE}".split())
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)[^<>]*>")
_BLANK_RUN = re.compile(r"[ \t\n\r\f]+")
_EAST_ASIAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff“”‘’…—]")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


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


@dataclass(frozen=True, slots=True)
class Layout:
    """What the tree of the page tells about its lines: evidence that a row does not carry."""

    elements: tuple[Element, ...]
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Rendered:
    """A page as text, the layout of its lines, and what its head says: meta tags and the title."""

    text: str
    layout: Layout
    meta: Mapping[str, str]
    title: str
    heading: str


def render(html: str) -> Rendered:
    """The text of a page and the layout of its lines; linear in the length of ``html``."""
    walk = _Walk()
    for node in LexborHTMLParser(_shallow(html)).root.traverse(include_text=True):
        walk.visit(node)
    walk.end_line()
    return walk.rendered()


class _Walk:
    """The state of one walk over the tree, in the order of the source."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.meta: dict[str, str] = {}
        self.title = ""
        self._open: list[tuple[int, int, bool]] = []  # node, index in elements, breaks lines
        self._pieces: list[tuple[str, int]] = []
        self._home = 0  # the block element of the line being built
        self._lines: list[tuple[str, Block]] = []

    def visit(self, node: Any) -> None:
        """Take the next node: text, or the start of an element."""
        parent = node.parent
        above = 0 if parent is None else parent.mem_id
        stack = self._open
        while stack and stack[-1][0] != above:
            if stack.pop()[2]:
                self.end_line()
        tag = node.tag
        at = stack[-1][1] if stack else -1
        if tag == "-text":
            if at >= 0:
                self._text(node, at)
        elif tag[0] not in "-!":
            self._start(node, tag, at)

    def _text(self, node: Any, at: int) -> None:
        element = self.elements[at]
        if not element.textless:
            text = node.text_content or ""
            if element.tag == "pre":
                for n, line in enumerate(text.split("\n")):
                    if n:
                        self.end_line()
                    self._pieces.append((line, at))
            else:
                self._pieces.append((text, at))
        elif element.tag == "title" and not self.title:
            self.title = _collapsed(node.text_content or "")

    def _start(self, node: Any, tag: str, at: int) -> None:
        if tag == "br":
            self.end_line()
            return
        breaks = tag in _BLOCKS
        if breaks:
            self.end_line()
        attributes = node.attributes
        if tag == "meta":
            self._meta(attributes)
        above = self.elements[at] if at >= 0 else _ROOT
        names = ""
        hidden = above.hidden
        if attributes:
            names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip().lower()
            style = attributes.get("style")
            hidden = (
                hidden
                or "hidden" in attributes
                or (style is not None and _HIDDEN.search(style) is not None)
            )
        element = Element(
            at,
            tag,
            names,
            hidden,
            above.linked or (tag == "a" and "href" in attributes),
            above.textless or tag in _NO_TEXT,
        )
        self._open.append((node.mem_id, len(self.elements), breaks))
        self.elements.append(element)

    def _meta(self, attributes: Mapping[str, str | None]) -> None:
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            self.meta.setdefault(name.strip().lower(), _collapsed(content))

    def end_line(self) -> None:
        """Close the line that is being built."""
        if not self._pieces:
            return
        pieces, self._pieces = self._pieces, []
        text = _collapsed("".join(p for p, _ in pieces))
        if not text or text.isspace():
            return
        linked = bold = 0
        links = set()
        for piece, at in pieces:
            element = self.elements[at]
            size = len(piece) if element.linked else 0
            if size:
                linked += len("".join(piece.split()))
                links.add(self._anchor(at))
            if element.tag in _BOLD:
                bold += len("".join(piece.split()))
        home = self._home_of(pieces[0][1])
        self._lines.append((text, Block(0, len(text), home, linked, len(links), bold)))

    def _anchor(self, at: int) -> int:
        while self.elements[at].tag != "a":
            at = self.elements[at].parent
        return at

    def _home_of(self, at: int) -> int:
        while at >= 0 and self.elements[at].tag not in _BLOCKS:
            at = self.elements[at].parent
        return max(at, 0)

    def rendered(self) -> Rendered:
        """The lines joined, with their places."""
        texts, blocks, at = [], [], 0
        for text, b in _with_rows(self._lines, self.elements):
            texts.append(text)
            blocks.append(Block(at, at + len(text), b.element, b.linked, b.links, b.bold))
            at += len(text) + 1
        heading = next((t for t, b in self._lines if self.elements[b.element].tag == "h1"), "")
        layout = Layout(tuple(self.elements), tuple(blocks))
        return Rendered("\n".join(texts), layout, self.meta, self.title, heading)


_ROOT = Element(-1, "", "", hidden=False, linked=False, textless=False)
_BOLD = frozenset(("b", "strong", "big", "h1", "h2", "h3", "h4", "h5", "h6", "th"))


def _with_rows(
    lines: list[tuple[str, Block]], elements: list[Element]
) -> Iterator[tuple[str, Block]]:
    """The lines, with those of a table row joined where each cell holds one."""
    places = [_cell(b.element, elements) for _, b in lines]
    n = 0
    while n < len(lines):
        end, (cell, row) = n + 1, places[n]
        cells = {cell}
        while row >= 0 and end < len(lines) and places[end][1] == row:
            cells.add(places[end][0])
            end += 1
        run = lines[n:end]
        if (
            1 < len(run) == len(cells)
            and sum(len(t) for t, _ in run) <= _LONGEST_ROW
            and len({b.linked > 0 for _, b in run}) == 1
        ):
            text = "\t".join(t for t, _ in run)
            yield (
                text,
                Block(
                    0,
                    len(text),
                    row,
                    sum(b.linked for _, b in run),
                    sum(b.links for _, b in run),
                    sum(b.bold for _, b in run),
                ),
            )
        else:
            yield from run
        n = end


def _cell(at: int, elements: list[Element]) -> tuple[int, int]:
    """The table cell and the row that element ``at`` stands in, -1 without them."""
    while at >= 0 and elements[at].tag not in ("td", "th", "table", "body"):
        at = elements[at].parent
    if at < 0 or elements[at].tag not in ("td", "th"):
        return -1, -1
    row = elements[at].parent
    return at, row if row >= 0 and elements[row].tag == "tr" else -1


def _collapsed(text: str) -> str:
    """``text`` with its blanks as a browser shows them in one line."""
    return _BLANK_RUN.sub(_one_blank, text.strip(" \t\n\r\f"))


def _one_blank(m: "re.Match[str]") -> str:
    text = m.string
    if (
        "\n" in m.group()
        and _EAST_ASIAN.match(text, m.start() - 1)
        and _EAST_ASIAN.match(text, m.end())
    ):
        return ""
    return " "


def _shallow(html: str) -> str:
    """``html`` without the tags that stand deeper than `DEEPEST`."""
    if html.count("<") < _MANY_TAGS:
        return html
    depth = deepest = 0
    for m in _TAG.finditer(html):
        depth += _step(m)
        deepest = max(deepest, depth)
    if deepest <= DEEPEST:
        return html
    depth = 0

    def kept(m: "re.Match[str]") -> str:
        nonlocal depth
        step = _step(m)
        inside = max(depth, depth + step) <= DEEPEST
        depth = max(depth + step, 0)
        return m.group() if inside or not step else ""

    return _TAG.sub(kept, html)


def _step(m: "re.Match[str]") -> int:
    if m[2].lower() in _UNCOUNTED or m.group().endswith("/>"):
        return 0
    return -1 if m[1] else 1
