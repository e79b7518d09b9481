"""A clause while the tree is built: its spans may still grow, shrink and move."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from eduparse.stages.split.text_lines import PRINTED, trimmed

Span = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """A clause to be: ``own`` is the kind of its label, ``above`` the draft it stands under.

    ``spans`` are ranges of the text, label included; ``label_end`` is where its label ends.
    """

    kind: str
    own: str = ""
    label: str = ""
    path: tuple[str, ...] = ()
    value: float = 0
    label_end: int = 0
    heading: Span | None = None
    spans: list[Span] = field(default_factory=list)
    above: "Draft | None" = None
    cells: tuple[tuple[str, ...], ...] | None = None
    line_start: bool = True

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]


def span_lines(text: str, spans: Sequence[Span], start: int = 0) -> Iterator[Span]:
    """The lines of ``spans`` behind ``start``, blank ones apart, trimmed."""
    for low, high in spans:
        for line in PRINTED.finditer(text, max(low, start), high):
            yield line.span()


def without(text: str, spans: Sequence[Span], out: Span) -> list[Span]:
    """``spans`` without what lies in ``out``, each trimmed; empty ones are dropped."""
    kept: list[Span] = []
    for low, high in spans:
        for piece in ((low, min(high, out[0])), (max(low, out[1]), high)):
            if piece[0] < piece[1]:
                span = trimmed(text, *piece)
                if span[0] < span[1]:
                    kept.append(span)
    return kept
