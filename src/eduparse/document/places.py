"""Where the changes of a page stand in it: what an edit changes, and which range of the page that is."""

from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.document.ownership import Ownership


def differences(edit: Edit, old: str) -> Iterator[tuple[int, str, str]]:
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


def place_of(index: Ownership, start: int, end: int, length: int, page_end: int) -> tuple[int, int]:
    """The range of the page that characters ``[start, end)`` of a text of ``length`` own.

    Where they own nothing, both are the next character of the page that is owned, or ``page_end``.
    """
    ranges = index.spans(start, end)
    if ranges:
        return ranges[0][0], ranges[-1][1]
    behind = index.next_source(end)
    at = page_end if behind is None or start >= length else behind
    return at, at
