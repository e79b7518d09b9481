"""The document and the one place where its text changes.

A pass looks at a `Document` and returns `Findings`; `Document.apply` carries them out and keeps
what is needed to undo them, to say where each character came from, and to cut the document in parts
afterwards. Everything is immutable and picklable; offsets are code points, half-open.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, fields
from typing import Annotated, Any, Protocol

from eduparse.digests import sha256_of
from eduparse.document.edits import (
    Edit,
    cut_after,
    cut_before,
    normal_form,
    replay,
    rewind,
)
from eduparse.document.evidence import Evidence
from eduparse.document.layers import Layer, layer_part, moved_warnings, warnings_part
from eduparse.document.metadata import DocumentWarning, Metadata, Offset, Range, Share
from eduparse.document.ownership import Ownership, Ranges
from eduparse.document.records import dataclass, replaced

_FIELDS = frozenset(f.name for f in fields(Metadata))


@dataclass(frozen=True, slots=True)
class Reference:
    """What characters ``[start, end)`` of the text refer to: a paper, a clause of one, or both.

    ``clause`` is an index into `Document.clauses` where it is a clause of the same document.
    """

    start: Offset
    end: Offset
    title: str | None = None
    doc_number: str | None = None
    path: tuple[str, ...] = ()
    clause: int | None = None


Kind = Annotated[
    str,
    {
        "enum": [
            "front", "preamble", "contents", "clause", "bullet", "box", "annex", "table", "back",
        ]
    },
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Work:
    """Which copies a document is one of: the id of the work, and how it relates to the copy kept."""

    id: str
    relation: str
    kept_id: str
    similarity: Share
    kept: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """One node of the clause tree.

    ``spans`` are the clause's own ranges of the text, label included, children not; ``parent`` is an
    index into `Document.clauses`. ``paragraphs`` are the ranges of its unnumbered paragraphs where it has
    more than one, ``cells`` the rows of cell texts of a table.
    """

    kind: Kind
    label: str
    path: tuple[str, ...]
    level: Offset
    heading: str | None
    spans: tuple[Range, ...]
    parent: int | None = None
    responsible: tuple[str, ...] = ()
    paragraphs: tuple[Range, ...] = ()
    cells: tuple[tuple[str, ...], ...] | None = None
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A document starts at ``offset`` of the text; ``metadata`` is what the cut tells about it."""

    offset: int
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Findings:
    """What a pass proposes. Cuts and clauses come only from a pass without edits."""

    edits: tuple[Edit, ...] = ()
    cuts: tuple[Cut, ...] = ()
    clauses: tuple[Clause, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[DocumentWarning, ...] = ()


class Pass(Protocol):
    """A pure, deterministic function from a document to findings.

    ``name`` is the layer's name; ``mends`` says in a few words what it mends, for the report, and is
    empty where it mends nothing.
    """

    name: str
    mends: str

    def __call__(self, doc: "Document") -> Findings:
        """Return what the pass found in ``doc``."""
        ...


@dataclass(frozen=True, slots=True)
class Document:
    """A page or a part of one: its text now, and the layers that lead back to its source."""

    id: str
    source: str
    text: str
    metadata: Metadata = field(default_factory=Metadata)
    layers: tuple[Layer, ...] = ()
    clauses: tuple[Clause, ...] = ()
    evidence: Evidence | None = field(default=None, repr=False)
    work: Work | None = None
    _ownership: Ownership | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of_page(
        cls,
        page_id: str,
        source: str,
        text: str,
        metadata: Metadata | None = None,
        evidence: Evidence | None = None,
    ) -> "Document":
        """A document that is a whole page, untouched."""
        told = metadata or Metadata()
        decoding = replaced(told.decoding, digest=page_digest(text))
        told = replaced(told, page_span=(0, len(text)), decoding=decoding)
        return cls(page_id, source, text, told, evidence=evidence)

    def apply(self, name: str, findings: Findings) -> "Document":
        """Carry out what a pass called ``name`` found; the same object where that is nothing.

        Raises ValueError on edits outside the text, aligned edits of unequal length, unknown metadata
        fields, and cuts or clauses beside edits; only aligned edits leave the clauses where they are.
        """
        unknown = set(findings.metadata) - _FIELDS
        if unknown:
            raise ValueError(f"pass {name} sets metadata that does not exist: {sorted(unknown)}")
        in_place = all(e.aligned for e in findings.edits)
        if findings.edits and (findings.cuts or (findings.clauses and not in_place)):
            raise ValueError(f"pass {name} returns edits beside cuts or clauses")
        doc = self._edited(name, findings.edits) if findings.edits else self
        changes = {k: v for k, v in findings.metadata.items() if getattr(doc.metadata, k) != v}
        if findings.warnings:
            moved = (
                moved_warnings(doc.layers[-1], findings.warnings)
                if doc is not self
                else findings.warnings
            )
            known = set(doc.metadata.warnings)
            fresh = tuple(w for w in moved if w not in known)
            if fresh:
                changes["warnings"] = (*doc.metadata.warnings, *fresh)
        if changes:
            doc = replaced(doc, metadata=replaced(doc.metadata, **changes))
        if findings.clauses and findings.clauses != doc.clauses:
            doc = replaced(doc, clauses=findings.clauses)
        return doc

    def cut(self, offsets: Iterable[int]) -> "list[Document]":
        """Parts that start at 0 and at each of ``offsets`` of the text, layers re-based to each.

        The parts concatenate to the page. A cut that would divide an unaligned edit of any layer moves
        to its start; a part that would be empty in the page is not made. Without cuts: ``[self]``.
        """
        end = (len(self.text), *(len(t) for t in self._texts_back()))
        stops = [tuple(0 for _ in end)]
        for offset in sorted(set(offsets)):
            stop = self._stable_cut(offset)
            if stops[-1][-1] < stop[-1] < end[-1]:
                stops.append(stop)
        if len(stops) == 1:
            return [self]
        ends = [*stops[1:], end]
        return [
            self._part(n, len(ends), *pair) for n, pair in enumerate(zip(stops, ends, strict=True))
        ]

    def clause_text(self, clause: Clause) -> str:
        """The text of ``clause`` without its label and the layout of its lines."""
        if len(clause.spans) == 1:  # as nearly every clause
            ((start, end),) = clause.spans
            own = self.text[start + len(clause.label) : end]
        else:
            own = "".join(self.text[s:e] for s, e in clause.spans)[len(clause.label) :]
        return without_layout(own, table=clause.kind == "table")

    def undo(self) -> str:
        """The page, or the part of it that this document is, as it was decoded."""
        return self._page()

    def source_spans(self, start: int, end: int) -> Ranges:
        """Merged, sorted ranges of the page that characters ``[start, end)`` of the text own."""
        return self.ownership().spans(start, end)

    def ownership(self) -> Ownership:
        """The ownership index, built once per document."""
        index = self._ownership
        if index is None:
            index = Ownership.of_page(self.metadata.page_span[0], len(self._page()))
            for layer in self.layers:
                index = index.after(layer.applied()[0])
            object.__setattr__(self, "_ownership", index)
        return index

    def _edited(self, name: str, edits: Sequence[Edit]) -> "Document":
        applied = [e for e in edits if e.applied]
        blocks = self.ownership().blocks() if applied and self.layers else []
        applied = normal_form(self.text, applied, blocks)
        suggested = [e for e in edits if not e.applied and self.text[e.start : e.end] != e.after]
        if not applied and not suggested:
            return self
        every = sorted([*applied, *suggested], key=lambda e: (e.start, e.end))
        layer = Layer(name, tuple(every), tuple(self.text[e.start : e.end] for e in every))
        if not applied:
            return replaced(self, layers=(*self.layers, layer))
        moved = moved_warnings(layer, self.metadata.warnings)
        in_place = all(e.aligned for e in applied)  # then every character stands where it stood
        return replaced(
            self,
            text=replay(self.text, applied),
            layers=(*self.layers, layer),
            metadata=replaced(
                self.metadata,
                warnings=moved,
                contacts=self.metadata.contacts if in_place else (),
            ),
            clauses=self.clauses if in_place else (),
            evidence=None if self.evidence is None else self.evidence.after(applied),
            _ownership=None if self._ownership is None else self._ownership.after(applied),
        )

    def _texts_back(self) -> list[str]:
        """The text before the last layer, before the one before it, … and the page."""
        out, text = [], self.text
        for layer in reversed(self.layers):
            text = rewind(text, *layer.applied())
            out.append(text)
        return out

    def _page(self) -> str:
        return self._texts_back()[-1] if self.layers else self.text

    def _stable_cut(self, offset: int) -> tuple[int, ...]:
        """The cut in the text and before each layer, last layer first, moved until all agree."""
        layers = [layer.applied()[0] for layer in reversed(self.layers)]
        while True:
            stops = [offset]
            for n, edits in enumerate(layers):
                before, after, _ = cut_before(edits, stops[-1])
                if after != stops[-1]:
                    for upper in reversed(layers[:n]):
                        after = cut_after(upper, after)
                    offset = after
                    break
                stops.append(before)
            else:
                return tuple(stops)

    def _part(self, n: int, parts: int, low: tuple[int, ...], high: tuple[int, ...]) -> "Document":
        layers = []
        for depth, layer in enumerate(reversed(self.layers)):
            piece = layer_part(
                layer, low[depth : depth + 2], high[depth : depth + 2], last=n == parts - 1
            )
            if piece.edits:
                layers.append(piece)
        base = self.metadata.page_span[0]
        span = (base + low[-1], base + high[-1])
        metadata = replaced(
            self.metadata,
            part=n,
            parts=parts,
            page_span=span,
            decoding=self.metadata.decoding.part(*span),
            warnings=warnings_part(self.metadata.warnings, low[0], high[0]),
            contacts=(),
        )
        text = self.text[low[0] : high[0]]
        return Document(
            f"{self.id}.{n + 1}",
            self.source,
            text,
            metadata,
            tuple(reversed(layers)),
            evidence=None if self.evidence is None else self.evidence.part(low[0], high[0]),
        )


def page_digest(page: str) -> str:
    """SHA-256 of a page in UTF-8, as `Decoding.digest` holds it."""
    return f"sha256:{sha256_of(page.encode('utf-8', 'surrogatepass'))}"


def without_layout(text: str, *, table: bool = False) -> str:
    """``text`` without the indents and trailing blanks of its lines, and without blank ends.

    The tabs of a ``table`` stay.
    """
    blanks = " \u3000\xa0\r" if table else None
    if "\n" not in text:
        return text.strip(blanks)
    lines = (line.strip(blanks) for line in text.split("\n"))
    return "\n".join(lines).strip("\n")
