"""A document as Akoma Ntoso 3.0 (OASIS, 29 August 2018), for the tools of legal informatics.

A document with articles (第X条) is an ``act``, any other a ``doc``. The front becomes the preface,
the preamble the preamble, the back the conclusions, clauses the hierarchy between them. Every
character but blanks is kept. eIds follow the naming convention: the path of abbreviated names with
the printed number in Arabic digits (chp_1__art_17-1). Where a number is missing or was used before,
the position stands for it.

The text does not tell what a FRBRdate demands when it has no date: 0001-01-01 stands for unknown.
Characters that XML cannot hold become U+FFFD.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date as calendar
from urllib.parse import quote
from xml.etree import ElementTree as ET

from eduparse.document.document import Clause, Document, Reference
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.numerals import number
from eduparse.writers.outline.pieces import (
    ClausePiece,
    clause_pieces,
    markup_text,
    title_lines,
)

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
UNKNOWN_DATE = "0001-01-01"

_ARTICLE = lazy_pattern(r"第(.+?)(分编|编|章|节|条|款)(?:[之-](.+))?")
_UNITS = {
    "编": "part", "分编": "subpart", "章": "chapter", "节": "section", "条": "article",
    "款": "paragraph",
}  # fmt: skip
# GB/T 9704-2012: 一、 （一） 1. and below; an item of a statute, （一）, is a subparagraph too.
_ABBREVIATIONS = {
    "chapter": "chp", "section": "sec", "article": "art", "paragraph": "para",
    "subparagraph": "subpara", "level": "lvl", "hcontainer": "hcontainer",
}  # fmt: skip
_CHINESE = lazy_pattern(r"[零〇○一二三四五六七八九十百千廿]+")


def akn(doc: Document) -> str:
    """``doc`` as one line of XML that is valid against the schema akomantoso30.xsd."""
    return ET.tostring(_Builder(doc).build(), encoding="unicode", xml_declaration=False)


@dataclass(slots=True)
class _Node:
    """An element of the hierarchy that is open: what it holds is known only at the end."""

    element: ET.Element
    eid: str
    text: list[str] = field(default_factory=list)
    children: list[ET.Element] = field(default_factory=list)
    continued: "list[_Node]" = field(default_factory=list)


class _Builder:
    """Builds one document; ``_given`` counts the eIds given so far, ``_seen`` those of a kind."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._given: Counter[str] = Counter()
        self._seen: Counter[str] = Counter()
        self._nodes: dict[int, _Node] = {}
        self._top: list[ET.Element] = []
        every = list(clause_pieces(doc))
        middle = [n for n, p in enumerate(every) if p.clause.kind not in _AROUND]
        start = middle[0] if middle else len(every)
        self._head, rest = every[:start], every[start:]
        stop = max((n for n, p in enumerate(rest) if p.clause.kind != "back"), default=-1) + 1
        self._body, self._tail = rest[:stop], rest[stop:]

    def build(self) -> ET.Element:
        articles = any(p.label.startswith("第") and "条" in p.label for p in self._body)
        kind, body = ("act", "body") if articles else ("doc", "mainBody")
        root = ET.Element("akomaNtoso", xmlns=NAMESPACE)
        top = ET.SubElement(root, kind, name=kind)
        top.append(_meta(self._doc, kind))
        self._around(top, "preface", [p for p in self._head if p.clause.kind == "front"])
        preamble = [p for p in self._head if p.clause.kind != "front"]
        if self._body:
            self._around(top, "preamble", preamble)
        main = ET.SubElement(top, body)
        for piece in self._body:
            self._place(piece)
        for node in reversed(self._nodes.values()):
            _close(node)
        for index, node in self._nodes.items():
            parts = (node, *node.continued)
            holders = [e for p in parts for e in p.element if e.tag in ("intro", "content")]
            self._refer(holders, self._doc.clauses[index])
        main.extend(self._top)
        if not self._top:
            # A document without clauses: its text is the body, which may not be empty.
            lines = [line for p in preamble for line in p.lines]
            main.extend(_paragraph(line) for line in lines or [""])
        self._around(top, "conclusions", self._tail)
        for clause in self._doc.clauses:
            if clause.kind == "preamble":
                self._refer(top.findall("preamble"), clause)
        return root

    def _refer(self, holders: list[ET.Element], clause: Clause) -> None:
        """Turn the references of ``clause`` into ``ref`` elements of the paragraphs that print them."""
        wanted = iter(clause.references)
        reference = next(wanted, None)
        for paragraph in (p for holder in holders for p in holder if p.tag == "p"):
            last: ET.Element | None = None
            while reference is not None:
                printed = markup_text(self._doc.text[reference.start : reference.end])
                rest = (paragraph.text if last is None else last.tail) or ""
                before, found, after = rest.partition(printed)
                if not found:
                    break
                element = ET.SubElement(paragraph, "ref", href=self._href(reference))
                element.text, element.tail = printed, after or None
                if last is None:
                    paragraph.text = before or None
                else:
                    last.tail = before or None
                last = element
                reference = next(wanted, None)

    def _href(self, reference: Reference) -> str:
        """The eId of a clause of the document, or a name made of a paper's number or title."""
        node = None if reference.clause is None else self._nodes.get(reference.clause)
        if node is not None:
            return f"#{node.eid}"
        return f"/akn/cn/doc/{quote(reference.doc_number or reference.title or '', safe='')}"

    def _around(self, top: ET.Element, name: str, found: list[ClausePiece]) -> None:
        lines = tuple(line for piece in found for line in piece.lines)
        if not lines:
            return
        element = ET.SubElement(top, name)
        titled = title_lines(lines, self._doc.metadata.title) if name == "preface" else None
        for n, line in enumerate(lines):
            inline = "docTitle" if titled and titled[0] <= n < titled[1] else None
            element.append(_paragraph(line, inline or self._numbered(name, line)))

    def _numbered(self, name: str, line: str) -> str | None:
        code = self._doc.metadata.doc_number
        bare = line.strip("（）() \t\u3000").replace("[", "〔").replace("]", "〕")
        return "docNumber" if name == "preface" and code and bare == code else None

    def _place(self, piece: ClausePiece) -> None:
        """Open the element of ``piece``, or add to it what follows a box."""
        clause = piece.clause
        parent = None if clause.parent is None else self._nodes.get(clause.parent)
        own = None if piece.first else self._nodes.get(piece.index)
        if own is not None:
            node = self._opened(own, "hcontainer", "", "continued")
            node.text.extend(piece.lines)
            own.continued.append(node)
            _close(node)
            return
        name, value, attribute = _named(piece)
        node = self._opened(parent, name, value, attribute)
        self._nodes[piece.index] = node
        if piece.label:
            ET.SubElement(node.element, "num").text = markup_text(piece.label)
        if piece.heading:
            heading = ET.SubElement(node.element, "heading", eId=f"{node.eid}__heading")
            heading.text = markup_text(piece.heading)
        node.text.extend(piece.lines)

    def _opened(self, parent: _Node | None, name: str, value: str, attribute: str) -> _Node:
        children = self._top if parent is None else parent.children
        short = _ABBREVIATIONS.get(name, name)
        stem = f"{parent.eid}__{short}" if parent else short
        self._seen[stem] += 1
        eid = f"{stem}_{value or self._seen[stem]}"
        self._given[eid] += 1
        while self._given[eid] > 1:
            eid = f"{eid}-{self._given[eid]}"
            self._given[eid] += 1
        element = ET.Element(name, eId=eid)
        if attribute:
            element.set("name", attribute)
        children.append(element)
        return _Node(element, eid)


_AROUND = ("front", "preamble", "back")


def _close(node: _Node) -> None:
    """Put text and children in: content where there are no children, else text before them."""
    if node.children:
        if node.text:
            node.element.append(_blocks("intro", f"{node.eid}__intro", node.text))
        node.element.extend(node.children)
    else:
        node.element.append(_blocks("content", f"{node.eid}__content", node.text))


def _blocks(name: str, eid: str, lines: list[str]) -> ET.Element:
    element = ET.Element(name, eId=eid)
    element.extend(_paragraph(line) for line in lines or [""])
    return element


def _paragraph(text: str, inline: str | None = None) -> ET.Element:
    element = ET.Element("p")
    holder = ET.SubElement(element, inline) if inline else element
    holder.text = markup_text(text) or None
    return element


def _named(piece: ClausePiece) -> tuple[str, str, str]:
    """Name of the element, the number in its eId, and the ``name`` an hcontainer must have."""
    kind = piece.clause.kind
    if kind == "bullet":
        return "indent", "", ""
    if kind != "clause":
        return "hcontainer", "", kind
    own = piece.clause.path[-1] if piece.clause.path else ""
    article = _ARTICLE.fullmatch(own)
    if article:
        value = _arabic(article[1])
        return _UNITS[article[2]], f"{value}-{_arabic(article[3])}" if article[3] else value, ""
    value = _arabic(own.strip("()（）【】"))
    if own.startswith("(") and _CHINESE.fullmatch(own.strip("()")):
        return "subparagraph", value, ""
    if _CHINESE.fullmatch(own):
        return "paragraph", value, ""
    return ("point" if own.isdecimal() else "level"), value, ""


def _arabic(text: str) -> str:
    """A printed number in Arabic digits; empty where the text is no number."""
    if _CHINESE.fullmatch(text) or text.isdecimal():
        return str(number(text))
    if len(text) == 1 and (value := unicodedata.numeric(text, -1.0)) >= 0:
        return str(int(value))
    return text if re.fullmatch(r"[A-Za-z]", text) else ""


def _meta(doc: Document, kind: str) -> ET.Element:
    m = doc.metadata
    date = m.issued if m.issued and _is_date(m.issued) else UNKNOWN_DATE
    work = f"/akn/cn/{kind}/{date}/{quote(m.doc_number or doc.id, safe='')}"
    meta = ET.Element("meta")
    identification = ET.SubElement(meta, "identification", source="#eduparse")
    authors = [f"#issuer-{n}" for n in range(1, len(m.issuers) + 1)] or ["#eduparse"]
    for name, uri, who in (
        ("FRBRWork", work, authors),
        ("FRBRExpression", f"{work}/zho@", authors),
        ("FRBRManifestation", f"{work}/zho@.xml", ["#eduparse"]),
    ):
        level = ET.SubElement(identification, name)
        this = f"{work}/zho@/!main.xml" if uri.endswith(".xml") else f"{uri}/!main"
        ET.SubElement(level, "FRBRthis", value=this)
        ET.SubElement(level, "FRBRuri", value=uri)
        ET.SubElement(
            level, "FRBRdate", date=date, name="unknown" if date == UNKNOWN_DATE else "issued"
        )
        for author in who:
            ET.SubElement(level, "FRBRauthor", href=author)
        if name == "FRBRWork":
            ET.SubElement(level, "FRBRcountry", value="cn")
            if m.doc_number:
                ET.SubElement(level, "FRBRnumber", value=markup_text(m.doc_number))
            if m.title:
                ET.SubElement(level, "FRBRname", value=markup_text(m.title))
        elif name == "FRBRExpression":
            ET.SubElement(level, "FRBRlanguage", language="zho")
    meta.append(_references(doc))
    return meta


def _is_date(text: str) -> bool:
    try:
        calendar.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len(UNKNOWN_DATE)


def _references(doc: Document) -> ET.Element:
    references = ET.Element("references", source="#eduparse")
    known = [("eduparse", "eduparse")]
    known += [(f"issuer-{n}", name) for n, name in enumerate(doc.metadata.issuers, 1)]
    for eid, name in known:
        href = f"/akn/ontology/organization/cn/{quote(name, safe='')}"
        ET.SubElement(references, "TLCOrganization", eId=eid, href=href, showAs=markup_text(name))
    return references
