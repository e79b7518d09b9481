"""Chunks: a document's clauses packed to a length, for retrieval and embedding.

A chunk is a stretch of the document: whole clauses in the order of the text, as many as fit. In front
stand the document's title and the headings of what its first clause stands under, since a clause alone
(2.加强领导。…) says neither what it is about nor whose it is. A chunk ends early where a clause begins
that stands higher than its first one, once it is half full, so that it rather holds one section than
parts of two; and headings at its end go on to the next chunk, with what they head. A clause that does not fit is divided at the ends of sentences, and only where a single
sentence is too long, inside one; every piece gets the headings.

The chunks of a document hold every character of its clauses once, and none is longer than asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # start-up: the shortest length is asked for before any document is there
    from eduparse.document.document import Document

SHORTEST = 50  # code points; a shorter chunk would be headings only
LENGTH = 500  # code points: models that read 512 tokens take about one for each Chinese character
HEADED = 0.5  # share of a chunk that headings may take; the outermost ones are left out first
FULL = 0.5  # share from which a chunk ends at a higher clause
SLACK = 3  # code points between label and heading, and the stop of a heading

_SENTENCE = re.compile(r"[。！？；!?;\n][”’》）)」』\"]*")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of the document.

    ``spans`` are its ranges of the document's text, ``clauses`` the indices of the clauses they belong
    to, ``headings`` what stands in front of them.
    """

    headings: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    clauses: tuple[int, ...]

    def text(self, doc: "Document") -> str:
        """The headings and the ranges, a line each."""
        return "\n".join((*self.headings, *(doc.text[s:e] for s, e in self.spans)))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A range of the text that belongs to one clause; ``first`` where the clause begins."""

    start: int
    end: int
    index: int
    first: bool


def chunks(doc: "Document", length: int = LENGTH) -> Iterator[Chunk]:
    """The chunks of ``doc`` in the order of its text, none longer than ``length`` code points.

    Raises ValueError where ``length`` is below SHORTEST.
    """
    if length < SHORTEST:
        raise ValueError(f"a chunk has at least {SHORTEST} characters, not {length}")
    units = sorted(
        (_Unit(start, end, index, n == 0) for index, clause in enumerate(doc.clauses)
         for n, (start, end) in enumerate(clause.spans)),
        key=lambda unit: unit.start,
    )  # fmt: skip
    held: list[_Unit] = []
    for unit in units:
        for piece in _divided(doc, unit, length):
            if held and not _fits(doc, held, piece, length):
                carried = _headings_only(doc, held, length)
                yield _chunk(doc, held[: len(held) - len(carried)], length)
                held = carried
                if held and not _fits(doc, held, piece, length):
                    yield _chunk(doc, held, length)
                    held = []
            held.append(piece)
    if held:
        yield _chunk(doc, held, length)


def _fits(doc: "Document", held: Sequence[_Unit], unit: _Unit, length: int) -> bool:
    """Whether ``unit`` goes into the chunk of ``held``: by its length, and by where it stands."""
    size = _size(doc, held, length)
    if size + 1 + unit.end - unit.start > length:
        return False
    higher = doc.clauses[unit.index].level < doc.clauses[held[0].index].level
    return not (unit.first and higher and size >= FULL * length)


def _size(doc: "Document", held: Sequence[_Unit], length: int) -> int:
    """Code points of the text of a chunk that is ``held``."""
    lines = [len(h) for h in _headings(doc, held[0], length)] + [u.end - u.start for u in held]
    return sum(lines) + len(lines) - 1


def _headings_only(doc: "Document", held: Sequence[_Unit], length: int) -> list[_Unit]:
    """The last of ``held`` that are nothing but headings of what comes next; never all of them."""
    first = len(held)
    while first > 1:
        unit = held[first - 1]
        clause = doc.clauses[unit.index]
        own = len(clause.label) + len(clause.heading or "")
        if not clause.heading or unit.end - unit.start > own + SLACK:
            break
        if _size(doc, held[first - 1 :], length) > length:
            break
        first -= 1
    return list(held[first:])


def _divided(doc: "Document", unit: _Unit, length: int) -> Iterator[_Unit]:
    """``unit``, or where it is too long its pieces, cut behind sentences."""
    start = unit.start
    while True:
        piece = _Unit(start, unit.end, unit.index, unit.first and start == unit.start)
        room = length - sum(len(h) + 1 for h in _headings(doc, piece, length))
        if unit.end - start <= room:
            yield piece
            return
        stops = [m.end() for m in _SENTENCE.finditer(doc.text, start, start + room)]
        end = stops[-1] if stops else start + room
        solid = start + len(doc.text[start:end].rstrip())
        if start < solid:
            yield _Unit(start, solid, unit.index, piece.first)
        start = end
        while start < unit.end and doc.text[start].isspace():
            start += 1


def _headings(doc: "Document", unit: _Unit, length: int) -> tuple[str, ...]:
    """Title and headings above ``unit``; above the rest of a clause also its own."""
    clause = doc.clauses[unit.index]
    if clause.kind == "front":
        return ()
    found: list[str] = []
    at = clause.parent if unit.first else unit.index
    while at is not None:
        above = doc.clauses[at]
        if above.heading:
            found.append(_joined(above.label, above.heading))
        at = above.parent
    if doc.metadata.title:
        found.append(" ".join(doc.metadata.title.split()))
    room = int(HEADED * length)
    kept: list[str] = []
    for heading in found:
        room -= len(heading) + 1
        if room < 0:
            break
        kept.append(heading)
    return tuple(reversed(kept))


def _joined(label: str, heading: str) -> str:
    """Label and heading on one line; a blank behind a label that ends without a mark (第一章 总则)."""
    heading = " ".join(heading.split())
    return f"{label} {heading}" if label[-1:].isalnum() else f"{label}{heading}"


def _chunk(doc: "Document", held: Sequence[_Unit], length: int) -> Chunk:
    spans = tuple((u.start, u.end) for u in held)
    indices = tuple(dict.fromkeys(u.index for u in held))
    return Chunk(_headings(doc, held[0], length), spans, indices)
