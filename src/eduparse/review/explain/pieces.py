"""A document as the pieces of its page: what stood there, what stands there now, by which changes.

The layers are composed one after another. Pieces follow each other in the page and in the text at
once; together their sources are the page and their texts the text, which is what makes the two
sides of a comparison line up without any diffing.
"""

from collections.abc import Iterator
from dataclasses import replace

from eduparse.document.document import Document
from eduparse.document.layers import Layer
from eduparse.document.places import differences
from eduparse.document.records import dataclass


@dataclass(frozen=True, slots=True)
class ChangePiece:
    """Code points ``[start, end)`` of the page, which are ``text`` now.

    ``applied`` are the numbers of the changes that made it so, ``suggested`` those that would touch
    it; both are numbers of `Change`. A ``plain`` piece has a character of text for each of the page.
    """

    start: int
    end: int
    text: str
    plain: bool = True
    applied: tuple[int, ...] = ()
    suggested: tuple[int, ...] = ()


_Run = tuple[int, int, str, int, bool]  # start, end, after, number, aligned


def change_pieces(doc: Document, first: int = 1) -> list[ChangePiece]:
    """The pieces of ``doc``; its first change has the number ``first``."""
    start, end = doc.metadata.page_span
    found = [ChangePiece(start, end, doc.undo())]
    number = first
    for layer in doc.layers:
        applied, suggested = _runs(layer, number)
        number += len(layer.edits)
        # Suggestions point into the text before the layer, and change nothing.
        found = _suggested(found, suggested)
        found = list(_replaced(_split(found, applied), applied))
    return found


def _runs(layer: Layer, number: int) -> tuple[list[_Run], list[_Run]]:
    applied: list[_Run] = []
    suggested: list[_Run] = []
    for n, (edit, old) in enumerate(zip(layer.edits, layer.before, strict=True), number):
        runs = applied if edit.applied else suggested
        runs += [
            (at, at + len(before), after, n, edit.aligned)
            for at, before, after in differences(edit, old)
        ]
    return applied, suggested


def _split(found: list[ChangePiece], runs: list[_Run]) -> list[ChangePiece]:
    """``found`` with plain pieces divided where a run begins or ends."""
    points = sorted({p for start, end, *_ in runs for p in (start, end)})
    out: list[ChangePiece] = []
    at = n = 0
    for piece in found:
        stop = at + len(piece.text)
        while n < len(points) and points[n] <= at:
            n += 1
        if piece.plain and piece.text:
            while n < len(points) and points[n] < stop:
                left, piece = _halves(piece, points[n] - at)  # noqa: PLW2901 - its rest
                out.append(left)
                at = points[n]
                n += 1
        out.append(piece)
        at = stop
    return out


def _halves(piece: ChangePiece, length: int) -> tuple[ChangePiece, ChangePiece]:
    middle = piece.start + length
    left = replace(piece, end=middle, text=piece.text[:length])
    return left, replace(piece, start=middle, text=piece.text[length:])


def _replaced(found: list[ChangePiece], runs: list[_Run]) -> Iterator[ChangePiece]:
    """``found``, divided at ``runs`` (sorted, not overlapping), after them."""
    at = n = 0
    held: list[ChangePiece] = []  # the pieces of a replacement that is not complete
    for piece in found:
        stop = at + len(piece.text)
        while n < len(runs) and runs[n][1] <= at and not held and not _inserts(runs[n], at):
            n += 1
        while n < len(runs) and _inserts(runs[n], at) and not held and piece.text:
            _, _, after, number, _ = runs[n]
            yield ChangePiece(piece.start, piece.start, after, plain=False, applied=(number,))
            n += 1
        run = runs[n] if n < len(runs) else None
        if run is None or stop <= run[0] or at >= run[1] or (not piece.text and at == run[0]):
            yield piece
        elif run[4]:
            n, changed = _aligned(piece, at, runs, n)
            yield changed
        elif not run[2]:
            yield replace(piece, text="", plain=False, applied=(*piece.applied, run[3]))
        else:
            held.append(piece)
            if stop >= run[1]:
                yield _joined(held, run)
                held = []
        at = stop
    for _, _, after, number, _ in (r for r in runs[n:] if _inserts(r, at)):
        end = found[-1].end if found else 0
        yield ChangePiece(end, end, after, plain=False, applied=(number,))


def _inserts(run: _Run, at: int) -> bool:
    return run[0] == run[1] == at


def _aligned(piece: ChangePiece, at: int, runs: list[_Run], n: int) -> tuple[int, ChangePiece]:
    """``piece``, which begins at ``at``, after every aligned run inside it."""
    stop = at + len(piece.text)
    text, numbers = piece.text, list(piece.applied)
    while n < len(runs) and runs[n][4] and runs[n][0] < stop:
        start, end, after, number, _ = runs[n]
        low, high = max(start, at), min(end, stop)
        text = text[: low - at] + after[low - start : high - start] + text[high - at :]
        if number not in numbers:
            numbers.append(number)
        if end > stop:
            break
        n += 1
    return n, replace(piece, text=text, applied=tuple(numbers))


def _joined(held: list[ChangePiece], run: _Run) -> ChangePiece:
    applied = dict.fromkeys(n for p in held for n in p.applied)
    suggested = dict.fromkeys(n for p in held for n in p.suggested)
    return ChangePiece(
        held[0].start,
        held[-1].end,
        run[2],
        plain=False,
        applied=(*applied, run[3]),
        suggested=tuple(suggested),
    )


def _suggested(found: list[ChangePiece], runs: list[_Run]) -> list[ChangePiece]:
    """``found`` with each piece with the suggestions (which may overlap) would touch it."""
    if not runs:
        return found
    out: list[ChangePiece] = []
    at = 0
    for piece in _split(found, runs):
        stop = at + len(piece.text)
        numbers = [
            r[3] for r in runs if (r[0] < stop and r[1] > at) or (_inserts(r, at) and piece.text)
        ]
        out.append(replace(piece, suggested=(*piece.suggested, *dict.fromkeys(numbers))))
        at = stop
    last = [r[3] for r in runs if _inserts(r, at)]
    if last and out:
        out.append(ChangePiece(out[-1].end, out[-1].end, "", plain=False, suggested=tuple(last)))
    return out
