"""Chunks: a document's clauses packed to a length, for retrieval and embedding.

A chunk is a stretch of the document: whole clauses in the order of the text, as many as fit. In front
stand the document's title and the headings of what its first clause stands under, since a clause alone
(2.加强领导。…) says neither what it is about nor whose it is. A chunk that is half full ends early where a
clause begins that stands higher than its first one: it rather holds one section than parts of two. Headings
at its end go on to the next chunk, with what they head. A clause that does not fit is divided at the ends of
sentences, a sentence that does not fit behind a comma, and only where there is none, inside. Every piece gets
the headings; the pieces of a table are whole rows where they fit, and get the rows of its head.

A length is in characters, or in what a function that is handed in counts: the tokens of a model. The
chunks of a document hold every character of its clauses once, and none is longer than asked. With an
overlap a chunk begins with the last sentences of the one before, where both are of one clause or of
neighbours below the same heading.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.table_head import head_rows

if TYPE_CHECKING:  # start-up: the shortest length is asked for before any document is there
    from eduparse.document.document import Clause, Document

SHORTEST = 50  # a shorter chunk would be headings only
LENGTH = 500  # code points: models that read 512 tokens take about one for each Chinese character
HEADED = 0.5  # share of a chunk that headings may take; the outermost ones are left out first
FULL = 0.5  # share from which a chunk ends at a higher clause
OVERLAP = 0.5  # share of a chunk that may be repeated from the one before
SLACK = 3  # code points between label and heading, and the stop of a heading

_SENTENCE = lazy_pattern(r"[。！？；!?;\n][”’》）)」』\"]*")
_ROW = lazy_pattern(r"\n")
_PAUSE = lazy_pattern(r"[，：,:][”’》）)」』\"]*|、")


@dataclass(frozen=True, slots=True)
class Packing:
    """How long chunks are: at most ``length``, of it up to ``overlap`` repeated, as ``size`` counts.

    ``size`` gives the length of a text and grows with it: `len`, or how many tokens a model makes of it.
    Raises ValueError where a length is too short or an overlap too long, TypeError where one is no number.
    """

    length: int = LENGTH
    overlap: int = 0
    size: Callable[[str], int] = len

    def __post_init__(self) -> None:
        for name in ("length", "overlap"):
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool):
                raise TypeError(f"{name} is {value!r}, no whole number")
        if not callable(self.size) or not isinstance(self.size(""), int):
            raise TypeError("size must be a function that gives the length of a text")
        if self.length < SHORTEST:
            raise ValueError(f"a chunk has a length of at least {SHORTEST}, not {self.length}")
        if not 0 <= self.overlap <= OVERLAP * self.length:
            most = int(OVERLAP * self.length)
            raise ValueError(
                f"chunks of {self.length} may overlap by 0 to {most}, not by {self.overlap}"
            )


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of the document.

    ``spans`` are its ranges of the document's text, ``clauses`` the indices of the clauses they belong
    to, ``headings`` what stands in front of them, ``parents`` the indices of the clauses above its first
    one, the outermost first. The first ``overlap`` code points of its spans stand in the chunk before, too.
    """

    headings: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    clauses: tuple[int, ...]
    parents: tuple[int, ...] = ()
    overlap: int = 0

    def text(self, doc: "Document") -> str:
        """The headings and the ranges, a line each."""
        return "\n".join((*self.headings, *(doc.text[s:e] for s, e in self.spans)))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A range of the text that belongs to one clause.

    ``first`` where the clause begins; ``again`` where the chunk before has it too.
    """

    start: int
    end: int
    index: int
    first: bool
    again: bool = False


_PLAIN = Packing()


def chunks(doc: "Document", packing: Packing = _PLAIN) -> Iterator[Chunk]:
    """The chunks of ``doc`` in the order of its text, none longer than ``packing`` says."""
    return _Packer(doc, packing).chunks()


class _Packer:
    """Packs the clauses of one document."""

    def __init__(self, doc: "Document", packing: Packing) -> None:
        self._doc, self._packing = doc, packing
        self._known: dict[tuple[int, bool], tuple[str, ...]] = {}

    def chunks(self) -> Iterator[Chunk]:
        """As `chunks`."""
        held: list[_Unit] = []
        for unit in self._units():
            for piece in self._divided(unit):
                if held and not self._fits(held, piece):
                    carried = self._headings_only(held)
                    done = held[: len(held) - len(carried)]
                    yield self._chunk(done)
                    held = self._after(done, [*carried, piece])[:-1]
                    if carried and not self._fits(held, piece):
                        yield self._chunk(held)
                        held = self._after(held, [piece])[:-1]
                held.append(piece)
        if held:
            yield self._chunk(held)

    def _units(self) -> list[_Unit]:
        return sorted(
            (_Unit(start, end, index, n == 0) for index, clause in enumerate(self._doc.clauses)
             for n, (start, end) in enumerate(clause.spans)),
            key=lambda unit: unit.start,
        )  # fmt: skip

    def _fits(self, held: Sequence[_Unit], unit: _Unit) -> bool:
        """Whether ``unit`` goes into the chunk of ``held``: by its length, and by where it stands."""
        if self._size([*held, unit]) > self._packing.length:
            return False
        first = _first_new(held)
        if first is None:
            return True
        higher = self._doc.clauses[unit.index].level < self._doc.clauses[first.index].level
        return not (unit.first and higher and self._size(held) >= FULL * self._packing.length)

    def _size(self, held: Sequence[_Unit]) -> int:
        """The length of the text of a chunk that is ``held``."""
        headings = self._headings(_first_new(held) or held[0])
        text = self._doc.text
        return self._packing.size("\n".join([*headings, *(text[u.start : u.end] for u in held)]))

    def _after(self, done: Sequence[_Unit], new: list[_Unit]) -> list[_Unit]:
        """``new`` with as much of the end of the chunk that is ``done`` in front as fits and belongs."""
        again: list[_Unit] = []
        room = self._packing.overlap
        for unit in reversed(done):
            if not room or not self._belongs(unit, new[0]):
                break
            start = self._tail(unit, room)
            if start is None:
                break
            again.insert(0, _Unit(start, unit.end, unit.index, unit.first and start == unit.start, again=True))  # fmt: skip
            room -= self._packing.size(self._doc.text[start : unit.end]) + 1
            if start > unit.start or room <= 0:
                break
        while again and self._size([*again, *new]) > self._packing.length:
            del again[0]
        return [*again, *new]

    def _belongs(self, unit: _Unit, new: _Unit) -> bool:
        """Whether the end of ``unit`` says something for ``new``: one clause, or clauses of one section."""
        clauses = self._doc.clauses
        if unit.index == new.index:
            return True
        return clauses[unit.index].parent == clauses[new.index].parent and "front" not in (
            clauses[unit.index].kind,
            clauses[new.index].kind,
        )

    def _tail(self, unit: _Unit, room: int) -> int | None:
        """Where the last sentences of ``unit`` begin that fit into ``room``; None where none does."""
        text, size = self._doc.text, self._packing.size
        for pattern in (_SENTENCE, _PAUSE):
            ends = (m.end() for m in pattern.finditer(text, unit.start, unit.end))
            starts = [unit.start, *(end for end in ends if text[end : unit.end].strip())]
            for start in starts:
                at = start + len(text[start : unit.end]) - len(text[start : unit.end].lstrip())
                if size(text[at : unit.end]) <= room:
                    return at
        return None

    def _headings_only(self, held: Sequence[_Unit]) -> list[_Unit]:
        """The last of ``held`` that are nothing but headings of what comes next; never all of them."""
        first = len(held)
        while first > 1 and not held[first - 2].again:
            unit = held[first - 1]
            clause = self._doc.clauses[unit.index]
            own = len(clause.label) + len(clause.heading or "")
            if not clause.heading or unit.end - unit.start > own + SLACK:
                break
            if self._size(held[first - 1 :]) > self._packing.length:
                break
            first -= 1
        return list(held[first:])

    def _divided(self, unit: _Unit) -> Iterator[_Unit]:
        """``unit``, or where it is too long its pieces, cut behind sentences, else behind commas."""
        text = self._doc.text
        start = unit.start
        while start < unit.end:
            piece = _Unit(start, unit.end, unit.index, unit.first and start == unit.start)
            if self._reach(piece, self._packing.length) == unit.end:
                yield piece
                return
            end = self._cut(piece)
            solid = start + len(text[start:end].rstrip())
            if start < solid:
                yield _Unit(start, solid, unit.index, piece.first)
            start = end
            while start < unit.end and text[start].isspace():
                start += 1

    def _cut(self, piece: _Unit) -> int:
        """Where the first part of ``piece``, which is too long, ends."""
        packing, text = self._packing, self._doc.text
        most = packing.length
        if not piece.first:  # the rest of a clause leaves room for what it repeats
            room = most - packing.size("".join(f"{h}\n" for h in self._headings(piece)))
            most -= min(packing.overlap, room // 2)
        reach = self._reach(piece, most)
        is_table = self._doc.clauses[piece.index].cells is not None
        for pattern in (_ROW, _SENTENCE, _PAUSE) if is_table else (_SENTENCE, _PAUSE):
            ends = [m.end() for m in pattern.finditer(text, piece.start, reach)]
            if ends:
                return ends[-1]
        return reach

    def _reach(self, piece: _Unit, most: int) -> int:
        """How far ``piece`` reaches under its headings with a length of ``most``; at least a character."""
        headings = "".join(f"{h}\n" for h in self._headings(piece))
        start, text, size = piece.start, self._doc.text, self._packing.size
        width = most
        while start + width < piece.end and size(headings + text[start : start + width]) <= most:
            width *= 2
        places = range(start + 1, min(start + width, piece.end) + 1)
        found = bisect_right(places, most, key=lambda n: size(headings + text[start:n]))
        return start + max(1, found)

    def _headings(self, unit: _Unit) -> tuple[str, ...]:
        """Title and headings above ``unit``; above the rest of a clause also its own."""
        key = unit.index, unit.first
        if key not in self._known:
            self._known[key] = self._headings_of(*key)
        return self._known[key]

    def _headings_of(self, index: int, first: bool) -> tuple[str, ...]:  # noqa: FBT001 - a key
        doc = self._doc
        clause = doc.clauses[index]
        if clause.kind == "front":
            return ()
        found: list[str] = [] if first else self._head_of(clause)
        at = clause.parent if first else index
        while at is not None:
            above = doc.clauses[at]
            if above.heading:
                found.append(_joined(above.label, above.heading))
            at = above.parent
        if doc.metadata.title:
            found.append(" ".join(doc.metadata.title.split()))
        most = int(HEADED * self._packing.length)
        kept: list[str] = []
        for heading in found:
            if self._packing.size("".join(f"{h}\n" for h in (*kept, heading))) > most:
                break
            kept.append(heading)
        return tuple(reversed(kept))

    def _head_of(self, clause: "Clause") -> list[str]:
        """The rows of the head of a table, as they are printed, the last one first."""
        if clause.cells is None:
            return []
        start, end = clause.spans[0]
        rows = [row for row in self._doc.text[start:end].split("\n") if row.strip()]
        return rows[: head_rows(clause.cells)][::-1]

    def _chunk(self, held: Sequence[_Unit]) -> Chunk:
        first = _first_new(held) or held[0]
        parents: list[int] = []
        at = self._doc.clauses[first.index].parent
        while at is not None:
            parents.insert(0, at)
            at = self._doc.clauses[at].parent
        return Chunk(
            self._headings(first),
            tuple((u.start, u.end) for u in held),
            tuple(dict.fromkeys(u.index for u in held)),
            tuple(parents),
            sum(u.end - u.start for u in held if u.again),
        )


def _first_new(held: Sequence[_Unit]) -> _Unit | None:
    """The first of ``held`` that the chunk before does not have."""
    return next((u for u in held if not u.again), None)


def _joined(label: str, heading: str) -> str:
    """Label and heading on one line; a blank behind a label that ends without a mark (第一章 总则)."""
    heading = " ".join(heading.split())
    return f"{label} {heading}" if label[-1:].isalnum() else f"{label}{heading}"
