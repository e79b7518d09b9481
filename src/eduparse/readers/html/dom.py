"""HTML as a reader sees it: lines of text, and for each where it stands in the tree of the page.

A line ends where the browser breaks one: at the edges of block elements and at ``<br>``. Blanks are
collapsed as in a browser, and a line break of the source between two Chinese characters is nothing.
Numbers and bullets of lists are printed (`list_marks`), raised digits stay raised (`raised`), rows of
tables are lines (`cells`). What a browser does not show is not read: scripts, the choices of forms,
readings of ruby, what is hidden by its own style. A script shows what holds the text of the page
though it is hidden: then hiding says nothing.

Lexbor builds the tree as HTML5 asks, so two ``</html>`` or missing tags are no special case. Its time
grows with the depth of the tree, so tags beyond the depth that browsers keep are taken out first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eduparse.document.evidence import Element, Evidence, EvidenceLine, Head, Link
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.readers.html.cells import with_rows
from eduparse.readers.html.depth import shallow
from eduparse.readers.html.elements import (
    BLOCKS,
    HIDDEN,
    LOWERED,
    NO_TEXT,
    NOTHING,
    PLAIN,
    RAISED,
    TITLE,
    TYPED,
    VOID,
    ElementNode,
    TextBlock,
)
from eduparse.readers.html.fields import holds_paper, labelled
from eduparse.readers.html.fragment import fragment_html
from eduparse.readers.html.list_marks import with_marks
from eduparse.readers.html.raised import lowered, raised
from eduparse.readers.html.revisions import is_replaced
from eduparse.readers.html.sheets import NONE, Sheets, sheets
from eduparse.readers.html.shown import collapsed, is_hidden

_ASKED = frozenset(["ol", "ul", "li", "td", "th"])  # whose attributes say how they are shown
_DATA, _DATA_ENDS = "<![CDATA[", "]]>"
_HAN = lazy_pattern("[一-鿿]")
_HOLDS_A_PAGE = frozenset(["iframe", "textarea"])
_MODES = {"title": TITLE, "pre": TYPED, "sup": RAISED, "sub": LOWERED}
_STOP = lazy_pattern("[，。；：！？]")
_RUNNING = 30  # characters of hidden running text from which it may be what a script shows
_LONGEST_HIDDEN = 100  # characters of a part that a style sheet hides
_DEEPEST = 3  # documents inside of documents


@dataclass(slots=True)
class Rendered:
    """A page as text, and the evidence beside it."""

    text: str
    evidence: Evidence


def render(html: str) -> Rendered:
    """The text of a page and what is seen beside it; linear in the length of ``html``."""
    root = _tree(html)
    if root is None:
        return _Walk(NONE).rendered()
    said = sheets(html, root)
    walk = _Walk(said)
    walk.through(root)
    walk.end_line()
    if shown := walk.shown_by_script():
        walk = _Walk(said, shown)
        walk.through(root)
        walk.end_line()
    return walk.rendered()


def _tree(html: str) -> Any:
    """The root of the tree of ``html``, or None."""
    from selectolax.lexbor import LexborHTMLParser  # start-up: most pages are text

    if _DATA in html:  # of XML; HTML takes it for a comment
        html = "".join(_without_sections(html))
    return LexborHTMLParser(shallow(html)).root


def _without_sections(html: str) -> Iterator[str]:
    """``html`` where sections of data that hold Chinese text are that text; the marks of a framework stay comments."""
    at = 0
    while (low := html.find(_DATA, at)) >= 0:
        high = html.find(_DATA_ENDS, low)
        if high < 0:
            break
        held = html[low + len(_DATA) : high]
        yield html[at:low]
        yield held if _HAN.search(held) else html[low : high + len(_DATA_ENDS)]
        at = high + len(_DATA_ENDS)
    yield html[at:]


class _Walk:
    """The state of one walk over the tree, in the order of the source.

    ``shown`` are the hidden elements, by index, that are shown nevertheless.
    """

    def __init__(self, said: Sheets, shown: frozenset[int] = frozenset()) -> None:
        self._sheets = said
        self._shown_names: set[str] = (
            set()
        )  # of parts that a sheet hides and that are too long for it
        self.elements: list[ElementNode] = []
        self.attributes: dict[int, Mapping[str, str | None]] = {}
        self.meta: dict[str, str] = {}
        self.title = ""
        self._shown = shown
        self._open: list[tuple[int, int, bool]] = []  # node, index in elements, breaks lines
        self._base = -1  # the element that a document inside of the page stands in
        self._depth = 0
        self._empty = -1
        self._fields: Counter[int] = Counter()  # those to be filled in, and the clauses in each
        self._hidden: list[int] = []  # the elements that begin something hidden
        self._unseen: Counter[int] = Counter()  # of each the characters of running text
        self._pieces: list[tuple[str, int]] = []
        self._lines: list[TextBlock] = []

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
                at = stack[-1][1] if stack else self._base
                if at >= 0:
                    text = node.text_content or ""
                    if elements[at].mode is PLAIN and "<" not in text and "&lt" not in text:
                        self._pieces.append((text, at))
                    else:
                        self._text(text, at)
            elif tag is not None and tag[0] not in "-!":  # <?xml …?> has no name
                self._start(node, tag, stack[-1][1] if stack else self._base)

    def _inside(self, html: str, at: int) -> None:
        """Take a document that stands in element ``at``."""
        root = _tree(html)
        if root is None:
            return
        self.end_line()
        outer = self._open, self._base
        self._open, self._base, self._depth = [], at, self._depth + 1
        self.through(root)
        self.end_line()
        (self._open, self._base), self._depth = outer, self._depth - 1

    def _text(self, text: str, at: int) -> None:
        """Text that is none, hidden, set as it was typed, raised, or tags that were escaped."""
        mode = self.elements[at].mode
        if mode is TITLE:
            self.title = self.title or collapsed(text)
        elif mode in (HIDDEN, NOTHING):
            if mode is HIDDEN and _STOP.search(text) and self.elements[at].href is None:
                self._unseen[self._hidden[-1]] += len("".join(text.split()))
        elif mode is TYPED:
            for n, line in enumerate(text.split("\n")):
                if n:
                    self.end_line()
                self._pieces.append((line, at))
        elif mode is RAISED:
            before = "".join(p for p, _ in self._pieces[-2:])
            self._pieces.append((raised(text, before), at))
        elif mode is LOWERED:
            self._pieces.append((lowered(text), at))
        else:
            inner = fragment_html(text) if self._depth < _DEEPEST else None
            if inner is None:
                self._pieces.append((text, at))
            else:
                self._inside(inner, at)

    def _start(self, node: Any, tag: str, at: int) -> None:
        if tag in VOID:
            self._void(node, tag)
            return
        above = self.elements[at] if at >= 0 else _ROOT
        if above.mode is NOTHING or (tag in NO_TEXT and tag != "title"):
            if tag in _HOLDS_A_PAGE and above.mode is PLAIN and self._depth < _DEEPEST:
                held = _held(node, tag)
                if not held and tag == "textarea" and not self._in_form(at):
                    self._field(node, at)
                    return
                self._inside(held, at)
            self._open.append((node.mem_id, self._nowhere(), False))
            return
        if tag == "del" and is_replaced(node):
            self._open.append((node.mem_id, self._nowhere(), False))
            return
        breaks = tag in BLOCKS
        if breaks:
            self.end_line()
        elements, attributes = self.elements, node.attributes
        self._open.append((node.mem_id, len(elements), breaks))
        if attributes:
            elements.append(self._element(node, tag, above, at))
        else:
            mode = above.mode if above.mode is not PLAIN else _MODES.get(tag, PLAIN)
            elements.append(ElementNode(at, tag, "", mode, above.href))

    def _field(self, node: Any, at: int) -> None:
        """A field to be filled in: what it holds is the text of the page where that is more than all the rest."""
        self.end_line()
        here = len(self.elements)
        mode = TYPED if here in self._shown else HIDDEN
        if mode is HIDDEN:
            self._hidden.append(here)
        self._fields[here] = labelled(node.text())
        self._open.append((node.mem_id, here, True))
        self.elements.append(ElementNode(at, "textarea", "", mode, href=None))

    def _in_form(self, at: int) -> bool:
        """Whether element ``at`` is part of a form, whose fields a reader fills in."""
        while at >= 0 and self.elements[at].tag != "form":
            at = self.elements[at].parent
        return at >= 0

    def _hides(self, node: Any, names: str) -> bool:
        """Whether a part is hidden by itself or, where it is short, by a style sheet.

        A long part that a sheet hides may be what a click shows, and so may all that are named like it.
        """
        if is_hidden(node.attributes):
            return True
        if not names or names in self._shown_names or not self._sheets.hides(names):
            return False
        if len("".join(node.text().split())) <= _LONGEST_HIDDEN:
            return True
        self._shown_names.add(names)
        return False

    def _element(self, node: Any, tag: str, above: ElementNode, at: int) -> ElementNode:
        """What is noted of an element: its own, and what it has from the one above."""
        attributes = node.attributes
        mode = above.mode if above.mode is not PLAIN else _MODES.get(tag, PLAIN)
        here, href, get = len(self.elements), above.href, attributes.get
        names = f"{get('class') or ''} {get('id') or ''}".strip()
        if mode is not HIDDEN and here not in self._shown and self._hides(node, names):
            mode = HIDDEN
            self._hidden.append(here)
        if href is None and tag == "a" and "href" in attributes:
            href = attributes["href"] or ""
        if tag in _ASKED:
            self.attributes[here] = attributes
        return ElementNode(at, tag, names, mode, href)

    def _void(self, node: Any, tag: str) -> None:
        if tag == "meta":
            self._meta(node.attributes)
        elif tag in ("br", "hr"):
            self.end_line()

    def _nowhere(self) -> int:
        """The element that stands for all that hold no text."""
        if self._empty < 0:
            self._empty = len(self.elements)
            self.elements.append(ElementNode(-1, "", "", NOTHING, href=None))
        return self._empty

    def _meta(self, attributes: Mapping[str, str | None]) -> None:
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            self.meta.setdefault(name.strip().lower(), collapsed(content))

    def end_line(self) -> None:
        """Close the line that is being built."""
        if not self._pieces:
            return
        pieces, self._pieces = self._pieces, []
        text = "".join(p for p, _ in pieces)
        typed = self.elements[pieces[0][1]].mode is TYPED
        text = text.rstrip() if typed else collapsed(text)
        if not text or text.isspace():
            return
        home = self._home_of(pieces[0][1])
        self._lines.append(TextBlock(text, home, tuple(self._links(pieces, text))))

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
        while at >= 0 and self.elements[at].tag not in BLOCKS:
            at = self.elements[at].parent
        return max(at, 0)

    def shown_by_script(self) -> frozenset[int]:
        """The hidden element that holds more running text than all that is seen, if there is one."""
        if not self._unseen:
            return frozenset()
        hidden, size = self._unseen.most_common(1)[0]
        if hidden in self._fields:
            rest = "".join(b.text for b in self._lines)
            own = holds_paper(size, self._fields[hidden], rest)
            return frozenset([hidden]) if own else frozenset()
        seen = sum(
            len(b.text) - sum(k.end - k.start for k in b.links)
            for b in self._lines
            if _STOP.search(b.text)
        )
        return frozenset([hidden]) if size >= _RUNNING and size > seen else frozenset()

    def rendered(self) -> Rendered:
        """The lines joined, with their places."""
        texts: list[str] = []
        lines: list[EvidenceLine] = []
        rows: list[tuple[tuple[int, int], ...]] = []
        at = 0
        marked = with_marks(self._lines, self.elements, self.attributes, self._sheets)
        for b in with_rows(marked, self.elements, self.attributes):
            texts.append(b.text)
            links = tuple(Link(at + k.start, at + k.end, k.href) for k in b.links)
            lines.append(EvidenceLine(at, at + len(b.text), b.element, links))
            if b.cells:
                rows.append(tuple((at + low, at + high) for low, high in b.cells))
            at += len(b.text) + 1
        heading = next((b.text for b in self._lines if self.elements[b.element].tag == "h1"), "")
        elements = tuple(Element(n.parent, n.tag, n.names) for n in self.elements)
        head = Head(self.title, heading, self.meta)
        return Rendered("\n".join(texts), Evidence(tuple(lines), elements, tuple(rows), head))


_ROOT = ElementNode(-1, "", "", PLAIN, href=None)
_BLANKS = frozenset(" \t\n\r\f")


def _held(node: Any, tag: str) -> str:
    """The page in a frame, or the piece of one in a field, which a script shows elsewhere."""
    if tag == "iframe":
        return node.attributes.get("srcdoc") or ""
    return fragment_html(node.text()) or ""
