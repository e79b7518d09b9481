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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from eduparse.document.evidence import Element, Evidence, Head, Line, Link
from eduparse.readers.html.cells import with_rows
from eduparse.readers.html.depth import shallow
from eduparse.readers.html.elements import Block, Node

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
        "audio",
        "video",
        "canvas",
        "map",
        "noframes",
        "applet",
        "textarea",
    ]
)
_VOID = frozenset(
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
    ]
)
_BLANK_RUN = re.compile(r"[ \t\n\r\f]+")
_EAST_ASIAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff“”‘’…—]")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


HIDDEN = "[hidden]"  # among the names of an element that a browser would not show


@dataclass(slots=True)
class Rendered:
    """A page as text, and the evidence beside it."""

    text: str
    evidence: Evidence


def render(html: str) -> Rendered:
    """The text of a page and what is seen beside it; linear in the length of ``html``."""
    walk = _Walk()
    root = LexborHTMLParser(shallow(html)).root
    if root is not None:
        walk.through(root)
    walk.end_line()
    return walk.rendered()


class _Walk:
    """The state of one walk over the tree, in the order of the source."""

    def __init__(self) -> None:
        self.elements: list[Node] = []
        self.meta: dict[str, str] = {}
        self.title = ""
        self._open: list[tuple[int, int, bool]] = []  # node, index in elements, breaks lines
        self._empty = -1
        self._pieces: list[tuple[str, int]] = []
        self._home = 0  # the block element of the line being built
        self._lines: list[Block] = []

    def through(self, root: Any) -> None:
        """Take every node below ``root``: texts, and the starts of elements.

        One loop without calls for most nodes, because a page has thousands of them.
        """
        stack, elements = self._open, self.elements
        for node in root.traverse(include_text=True):
            parent = node.parent
            above = 0 if parent is None else parent.mem_id
            while stack and stack[-1][0] != above:
                if stack.pop()[2] and self._pieces:
                    self.end_line()
            tag = node.tag
            if tag == "-text":
                if stack:
                    at = stack[-1][1]
                    element = elements[at]
                    if not element.textless and element.tag != "pre":
                        self._pieces.append((node.text_content or "", at))
                    else:
                        self._text(node, at)
            elif tag is not None and tag[0] not in "-!":  # <?xml …?> has no name
                self._start(node, tag, stack[-1][1] if stack else -1)

    def _text(self, node: Any, at: int) -> None:
        """Text that is none, or set as it was typed."""
        element = self.elements[at]
        if element.textless:
            if element.tag == "title" and not self.title:
                self.title = _collapsed(node.text_content or "")
            return
        for n, line in enumerate((node.text_content or "").split("\n")):
            if n:
                self.end_line()
            self._pieces.append((line, at))

    def _start(self, node: Any, tag: str, at: int) -> None:
        if tag in _VOID:
            if tag == "meta":
                self._meta(node.attributes)
            elif tag in ("br", "hr"):
                self.end_line()
            return
        above = self.elements[at] if at >= 0 else _ROOT
        if above.textless or (tag in _NO_TEXT and tag != "title"):
            self._open.append((node.mem_id, self._nowhere(), False))
            return
        breaks = tag in _BLOCKS
        if breaks:
            self.end_line()
        names, hidden, href = "", above.hidden, above.href
        if attributes := node.attributes:
            names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip().lower()
            style = attributes.get("style")
            hidden = hidden or "hidden" in attributes
            if style is not None and not hidden:
                hidden = _HIDDEN.search(style) is not None
            if href is None and tag == "a" and "href" in attributes:
                href = attributes["href"] or ""
        element = Node(at, tag, names, hidden, href, tag == "title")
        self._open.append((node.mem_id, len(self.elements), breaks))
        self.elements.append(element)

    def _nowhere(self) -> int:
        """The element that stands for all that hold no text."""
        if self._empty < 0:
            self._empty = len(self.elements)
            self.elements.append(Node(-1, "", "", hidden=True, href=None, textless=True))
        return self._empty

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
        home = self._home_of(pieces[0][1])
        self._lines.append(Block(text, home, tuple(self._links(pieces, text))))

    def _links(self, pieces: Sequence[tuple[str, int]], text: str) -> Iterator[Link]:
        """The links of a line: ranges of ``text``, which is ``pieces`` with their blanks collapsed."""
        if all(self.elements[at].href is None for _, at in pieces):
            return
        places = [n for n, char in enumerate(text) if char not in _BLANKS]
        start = seen = 0
        open_link, href = -1, ""
        for piece, at in [*pieces, ("", -1)]:
            anchor = self._anchor(at) if at >= 0 and self.elements[at].href is not None else -1
            if anchor != open_link:
                if open_link >= 0 and start < seen:
                    yield Link(places[start], places[seen - 1] + 1, href)
                start, open_link = seen, anchor
                href = "" if anchor < 0 else self.elements[anchor].href or ""
            seen += sum(char not in _BLANKS for char in piece)

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
        texts: list[str] = []
        lines: list[Line] = []
        rows: list[tuple[tuple[int, int], ...]] = []
        at = 0
        for b in with_rows(self._lines, self.elements):
            texts.append(b.text)
            links = tuple(Link(at + k.start, at + k.end, k.href) for k in b.links)
            lines.append(Line(at, at + len(b.text), b.element, links))
            if b.cells:
                rows.append(tuple((at + low, at + high) for low, high in b.cells))
            at += len(b.text) + 1
        heading = next((b.text for b in self._lines if self.elements[b.element].tag == "h1"), "")
        elements = tuple(
            Element(n.parent, n.tag, f"{n.names} {HIDDEN}".strip() if n.hidden else n.names)
            for n in self.elements
        )
        head = Head(self.title, heading, self.meta)
        return Rendered("\n".join(texts), Evidence(tuple(lines), elements, tuple(rows), head))


_ROOT = Node(-1, "", "", hidden=False, href=None, textless=False)
_BLANKS = frozenset(" \t\n\r\f")


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
