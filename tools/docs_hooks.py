"""What MkDocs fills in when it builds: the gallery of damage by running the tool, figures by the floors.

A page says where with ``<!-- gallery -->`` and ``<!-- figures: NAME -->``; so neither can be out of
date, and a measurement that moves does not touch a page.
"""

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from eduparse import clean
from eduparse.document.document import Document
from eduparse.review.explain import change_pieces, changes, reason

ROOT = Path(__file__).resolve().parent.parent
_CONTEXT = 14  # code points shown beside a change
_SHOWN = 3  # changes of a page
_NO_PAGE = re.compile(r"^\[English\].*\n\n", re.MULTILINE)  # a link that the site has no page for
_FIGURES = re.compile(r"<!-- figures: ([a-z]+) -->")

# The sample pages: the kind of damage, and how it comes about.
_DAMAGE = (
    ("entities.txt", "Entities and invisible characters", "A page was escaped once or twice too often, or copied out of a word processor that sets soft hyphens and no-break spaces."),
    ("gb18030.txt", "Another encoding", "The server declared UTF-8, or nothing, and sent GB18030. Nothing is changed in the text: the bytes are read as what they are, and the encoding stands in the metadata."),
    ("big5.txt", "Traditional script", "The page was written in Taiwan or Hong Kong, or a mirror converted it; the bytes here are Big5."),
    ("pinyin.txt", "Readings behind characters", "A converter left the reading in brackets behind a character it was not sure of, and lost the no-break spaces, which became question marks."),
    ("spun.txt", "Wording replaced by a spinner", "A content farm ran the text through a list of synonyms, so that search engines take it for new."),
    ("site-frame.txt", "A site's frame", "The page was saved as text with its menu, record card, buttons, links and imprint."),
    ("sharing-site.txt", "A document-sharing site", "A preview site prints a page counter with every page, a blank line after every sentence, and cuts the end off."),
    ("several-documents.txt", "Several documents on one page", "A preview site shows the beginnings of related documents above the one that was asked for."),
    ("table-boxes.txt", "Bars of a table", "A box beside the text was a table; flattened, its borders became lines of bars."),
    ("glued.txt", "Clauses in one paragraph", "Line breaks were lost. Nothing is removed: the clauses are found where they are."),
)  # fmt: skip


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs with the source of each page."""
    if "<!-- gallery -->" in markdown:
        markdown = markdown.replace("<!-- gallery -->", "\n".join(gallery()))
    if "<!-- README.zh.md -->" in markdown:
        readme = (ROOT / "README.zh.md").read_text("utf-8").replace("](docs/", "](")
        markdown = markdown.replace("<!-- README.zh.md -->", _NO_PAGE.sub("", readme))
    return _FIGURES.sub(lambda m: "\n".join(figures(m[1])), markdown)


def figures(name: str) -> Iterator[str]:
    """The floors of a bench as a table: what each figure may not fall below, or rise above."""
    every = _floors()[name]
    yield "| figure | floor |"
    yield "|---|---:|"
    for figure, floor in every.items():
        (bound,) = floor.items()
        sign = "≥" if bound[0] == "min" else "≤"
        yield f"| {figure} | {sign} {bound[1]:,} |"


def gallery() -> Iterator[str]:
    """Each kind of damage: how it arises, what it looks like, what becomes of it."""
    for name, title, cause in _DAMAGE:
        docs = clean(ROOT / "corpus" / name)
        yield f"## {title}\n"
        yield f"{cause}\n"
        rows = list(_rows(docs))
        if docs[0].metadata.encoding != "utf-8":
            rows.insert(0, _bytes_row(ROOT / "corpus" / name, docs[0]))
        if rows:
            yield "| before | after | rule |"
            yield "|---|---|---|"
            yield from rows
            yield ""
        yield f"{_outcome(docs)} The page is `corpus/{name}`; `eduparse explain corpus/{name}` shows it all.\n"
        told = dict.fromkeys(c.edit.rule for c in changes(docs))
        if told:
            yield '??? note "Why"\n'
            yield from (f"    **{rule}**: {html.escape(reason(rule))}\n" for rule in told)


def _bytes_row(path: Path, doc: Document) -> str:
    wrong = path.read_bytes().decode("latin-1")[: 2 * _CONTEXT]
    right = doc.undo()[:_CONTEXT]
    return f"| <del>{_cell(wrong)}</del> | <ins>{_cell(right)}</ins> | read as {doc.metadata.encoding} |"


def _outcome(docs: list[Document]) -> str:
    edits = sum(len(layer.edits) for doc in docs for layer in doc.layers)
    clauses = sum(len(doc.clauses) for doc in docs)
    facts = docs[-1].metadata
    parts = f"{len(docs)} documents" if len(docs) > 1 else "one document"
    return (
        f"Encoding {facts.encoding}, {edits} edit{'s' * (edits != 1)}, {parts}, {clauses} clauses."
    )


def _rows(docs: list[Document]) -> Iterator[str]:
    """The first change of each of the most used rules, in its surroundings."""
    counts: dict[str, int] = {}
    for c in changes(docs):
        counts[c.edit.rule] = counts.get(c.edit.rule, 0) + 1
    wanted = sorted(counts, key=lambda rule: -counts[rule])[:_SHOWN]
    page = "".join(doc.undo() for doc in docs)
    first = 1
    for doc in docs:
        found = change_pieces(doc, first)
        rules = {c.number: c.edit.rule for c in changes(docs)}
        for n, piece in enumerate(found):
            rule = next((rules[k] for k in piece.applied if rules[k] in wanted), None)
            source = page[piece.start : piece.end]
            if rule is None or not source.strip():
                continue
            wanted.remove(rule)
            left = "".join(p.text for p in found[max(0, n - 3) : n])[-_CONTEXT:]
            right = "".join(p.text for p in found[n + 1 : n + 4])[:_CONTEXT]
            before = f"{_cell(left)}<del>{_cell(_clipped(source))}</del>{_cell(right)}"
            after = f"{_cell(left)}<ins>{_cell(piece.text)}</ins>{_cell(right)}"
            yield f"| {before} | {after} | `{rule}` ×{counts[rule]} |"
        first += sum(len(layer.edits) for layer in doc.layers)


def _clipped(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:30]}…{text[-25:]}"


def _cell(text: str) -> str:
    shown = "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in text)
    return html.escape(shown).replace("|", "&#124;").replace("\n", "⏎").replace("*", "&#42;")


@cache
def _floors() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "bench" / "floors.json").read_text("utf-8"))
    return found
