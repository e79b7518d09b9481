"""The clause tree laid over the text: every character but blanks belongs to exactly one clause."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Clause, Document, Findings
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split import front_back
from eduparse.stages.split.headings import Own, headings
from eduparse.stages.split.label_search import Node, choose
from eduparse.stages.split.labels import RANKS, Label, candidates
from eduparse.stages.split.naming import title_of
from eduparse.stages.split.particulars import doubts, particulars
from eduparse.stages.split.quotes import quotations
from eduparse.stages.split.responsible import names_bodies, responsible

Span = tuple[int, int]
GLUED_SHARE = 0.1  # of the labels stand inside a line where a page lost its line breaks
_KIND = {"——": "bullet", "专栏": "box"}
_ENDED = re.compile(r"[。！？!?…；;][”’》」）)\"]*$|[)）”》]$")


class Tree:
    """Find the clauses of a document, what stands around them, and its particulars."""

    name = "split.tree"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED, budget: Budget = UNLIMITED) -> None:
        self._book, self._budget = book, budget

    def __call__(self, doc: Document) -> Findings:
        """Return the clauses and the particulars of ``doc``."""
        text = doc.text
        if not text.strip():
            return Findings()
        back, nodes = _nodes(text, self._book, self._budget)
        first = nodes[0].label.start if nodes else back
        web = doc.metadata.web
        said = web.title if web else None
        title = doc.metadata.title or title_of(text, front_back.front(text, first), said)
        front = front_back.front(text, first, title)
        clauses = _laid(text, nodes, (front.end, first, back), self._budget)
        told = dict(particulars(text, doc.metadata, front, title))
        told["truncated_start"] = _starts_inside(nodes)
        told["truncated_end"] = _stops_inside(doc, back)
        warnings = doubts(doc.metadata, told)
        return Findings(clauses=tuple(clauses), metadata=told, warnings=warnings)


def _nodes(text: str, book: Rulebook, budget: Budget) -> tuple[int, list[Node]]:
    """Where the closing lines begin and the labels before them."""
    back = front_back.back_start(text)
    found = [c for c in _outside(candidates(text, book), quotations(text)) if c.end <= back]
    nodes = choose(found, _box_ends(text, found), budget)
    return back, nodes


def _outside(found: Iterable[Label], spans: Iterable[Span]) -> Iterator[Label]:
    """The labels that stand in none of the spans; both in order."""
    rest = iter(spans)
    span = next(rest, None)
    for label in found:
        while span and span[1] <= label.start:
            span = next(rest, None)
        if not span or label.start < span[0]:
            yield label


def _box_ends(text: str, found: Sequence[Label]) -> list[int]:
    """Where each box ends: at the first blank line after its body began.

    A blank line tells that only where paragraphs are not all set apart by blank lines.
    """
    boxes = [c for c in found if c.kind == "专栏"]
    if not boxes:
        return []
    blank = len(re.findall(r"\n[ \t\u3000]*\n", text))
    breaks = len(re.findall(r"\n(?![ \t\u3000]*\n)", text))
    if blank * 2 > breaks:
        return []
    out = []
    for box, after in zip(boxes, [*boxes[1:], None], strict=True):
        limit = after.start if after else len(text)
        out.append(_box_end(text, box.end, limit))
    return out


def _box_end(text: str, start: int, limit: int) -> int:
    line_end = text.find("\n", start, limit)
    if line_end < 0:
        return limit
    body = re.compile(r"\S").search(text, line_end, limit)
    if not body:
        return limit
    gap = re.compile(r"\n[ \t\u3000]*\n").search(text, body.start(), limit)
    return gap.start() if gap else limit


def _laid(
    text: str, nodes: Sequence[Node], stops: tuple[int, int, int], budget: Budget
) -> list[Clause]:
    """The clauses; ``stops`` are where the front ends, the first clause begins and the back begins."""
    front, first, back = stops
    around = [("front", _trim(text, 0, front)), ("preamble", _trim(text, front, first))]
    out = [Clause(kind, "", (), 0, None, (span,)) for kind, span in around if span]
    base = len(out)
    pieces = _pieces(text, nodes, back)
    paths = _paths(nodes)
    titles = _titles(text, nodes, pieces, budget)
    named = names_bodies(text)
    for n, (node, title) in enumerate(zip(nodes, titles, strict=True)):
        label = node.label
        out.append(
            Clause(
                _KIND.get(label.kind, "clause"),
                label.printed,
                paths[n],
                len(paths[n]),
                None if title is None else text[slice(*title)].rstrip("。"),
                tuple(pieces[n]),
                None if node.parent is None else base + node.parent,
                responsible("".join(text[s:e] for s, e in pieces[n])) if named else (),
            )
        )
    span = _trim(text, back, len(text))
    if span:
        out.append(Clause("back", "", (), 0, None, (span,)))
    return out


def _titles(
    text: str, nodes: Sequence[Node], pieces: Sequence[Sequence[Span]], budget: Budget
) -> list[Span | None]:
    """The heading of each node; line breaks count as gone where labels stand inside lines."""
    own = [
        Own(
            node.label.end,
            pieces[n][0][1],
            node.label.kind,
            node.parent,
            n + 1 < len(nodes) and nodes[n + 1].parent == n,
        )
        for n, node in enumerate(nodes)
    ]
    inside = sum(not n.label.line_start for n in nodes)
    glued = inside >= GLUED_SHARE * len(nodes) > 0
    return headings(text, own, glued=glued, budget=budget)


def _pieces(text: str, nodes: Sequence[Node], back: int) -> list[list[Span]]:
    """Each node's own ranges: up to the next label, and what goes on after a box."""
    starts = [n.label.start for n in nodes] + [back]
    out: list[list[Span]] = [[] for _ in nodes]
    ends = _box_ends(text[:back], [n.label for n in nodes])
    boxes = [n for n, node in enumerate(nodes) if node.label.kind == "专栏"]
    until = dict(zip(boxes, ends, strict=True)) if ends else {}
    closing: list[int] = []
    for n, (low, high) in enumerate(pairwise(starts)):
        if n in until:
            closing = [n]
        box = closing[-1] if closing else None
        if box is not None and low < until[box] < high:
            _add(out[n], _trim(text, low, until[box]))
            _add(out[_after_box(nodes, box)], _trim(text, until[box], high))
            closing = []
        else:
            _add(out[n], _trim(text, low, high))
    return out


def _after_box(nodes: Sequence[Node], box: int) -> int:
    parent = nodes[box].parent
    return box if parent is None else parent


def _add(pieces: list[Span], span: Span | None) -> None:
    if span:
        pieces.append(span)


def _trim(text: str, low: int, high: int) -> Span | None:
    span = front_back.trimmed(text, low, high)
    return span if span[0] < span[1] else None


def _paths(nodes: Sequence[Node]) -> list[tuple[str, ...]]:
    """Paths in printed form; bullets are counted under their parent."""
    out: list[tuple[str, ...]] = []
    bullets: dict[int | None, int] = {}
    orphans = _orphans(nodes)
    for n, node in enumerate(nodes):
        above = () if node.parent is None else out[node.parent]
        element = node.label.element
        if node.label.kind == "——":
            bullets[node.parent] = bullets.get(node.parent, 0) + 1
            element = f"——{bullets[node.parent]}"
        if not above and n < orphans:
            above = ("?",)
        out.append((*above, element))
    return out


def _orphans(nodes: Sequence[Node]) -> int:
    """How many nodes stand before the first one above their rank, where their parent was cut off.

    3. before any 一、 has lost its parent, and so have its siblings.
    """
    first = nodes[0].label if nodes else None
    if (
        first is None
        or first.value <= 1
        or RANKS[first.kind] <= RANKS["一、"]
        or first.kind == "专栏"
    ):
        return 0
    rank = RANKS[first.kind]
    return next((n for n, o in enumerate(nodes) if RANKS[o.label.kind] < rank), len(nodes))


def _starts_inside(nodes: Sequence[Node]) -> bool:
    if not nodes:
        return False
    label = nodes[0].label
    return label.value > 1 and label.kind != "——"


def _stops_inside(doc: Document, back: int) -> bool:
    """A last sentence without its end; of a preview also one that is not signed."""
    body = doc.text[:back].rstrip()
    if back < len(doc.text):
        return False
    return doc.metadata.role == "preview" or not _ENDED.search(body)
