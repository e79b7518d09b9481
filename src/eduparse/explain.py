"""Every change of a document as a person wants to see it: where, which rule, before and after.

Positions are line and column of the page, so that they can be looked up in the file. Of a script
conversion, which is one edit for a whole run of text, only the characters that differ are shown.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from eduparse.document import Document
from eduparse.edits import Edit
from eduparse.ownership import Ownership
from eduparse.undo import page_of

_LONGEST = 40  # code points of a text before it is shortened in the middle


@dataclass(frozen=True, slots=True)
class Change:
    """One change at ``line`` and ``column`` of the page, from 1; 0 where it owns nothing there."""

    line: int
    column: int
    pass_name: str
    edit: Edit
    before: str
    after: str


def pages(docs: Iterable[Document]) -> Iterator[list[Document]]:
    """``docs`` with neighbours that are parts of one page together."""
    for _, group in groupby(docs, key=lambda d: (d.source, page_of(d))):
        yield list(group)


def changes(parts: Sequence[Document]) -> Iterator[Change]:
    """The changes of a page, part by part, in the order in which they were made."""
    # Where parts are missing, lines count from the first part that is there.
    first = parts[0].metadata.page_span[0]
    starts = _line_starts("".join(p.undo() for p in parts), first)
    for doc in parts:
        start, end = doc.metadata.page_span
        index = Ownership.of_page(start, end - start)
        for layer in doc.layers:
            for edit, old in zip(layer.edits, layer.before, strict=True):
                for at, before, after in _differences(edit, old):
                    line, column = _position(index, at, at + len(before), starts)
                    yield Change(line, column, layer.name, edit, before, after)
            index = index.after(layer.applied()[0])


def visible(text: str) -> str:
    """``text`` on one line, with blanks that cannot be seen spelt out, shortened in the middle."""
    if len(text) > _LONGEST:
        half = _LONGEST // 2
        text = f"{text[:half]}…({len(text) - 2 * half} more)…{text[-half:]}"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _differences(edit: Edit, old: str) -> Iterator[tuple[int, str, str]]:
    """Runs of characters that an aligned edit changes; any other edit as it is."""
    if not edit.aligned:
        yield edit.start, old, edit.after
        return
    start = None
    for n, (a, b) in enumerate(zip(f"{old}\0", f"{edit.after}\0", strict=True)):
        if a != b and start is None:
            start = n
        elif a == b and start is not None:
            yield edit.start + start, old[start:n], edit.after[start:n]
            start = None


def _line_starts(text: str, first: int) -> list[int]:
    lines = text.split("\n")
    return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=first))


def _position(index: Ownership, start: int, end: int, starts: list[int]) -> tuple[int, int]:
    # An insertion owns nothing: it stands where the character behind it does.
    ranges = index.spans(start, max(end, start + 1))
    if not ranges:
        return 0, 0
    line = bisect_right(starts, ranges[0][0])
    return line, ranges[0][0] - starts[line - 1] + 1
