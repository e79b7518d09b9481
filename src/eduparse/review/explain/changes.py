"""The changes of a page: one for each edit of its rows, with every place of the page it changes.

A place is given as line and column, so that it can be looked up in the file, and as code points of
the page, which is what a corrections file names. Of a script conversion, which is one edit for a
whole run of text, the places are the runs of characters that differ.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from eduparse.document.document import Document
from eduparse.document.edits import Edit
from eduparse.document.identity import page_of
from eduparse.document.ownership import Ownership
from eduparse.document.places import differences, place_of
from eduparse.document.records import dataclass
from eduparse.rules.rulebook import PACKAGED, Rulebook

LONGEST = 40  # code points of a text before it is shortened in the middle
AROUND = 3  # letters beside a change that are shown: a word of the genre has two to four


@dataclass(frozen=True, slots=True)
class Place:
    """A range of the page that an edit changes.

    ``start`` and ``end`` are code points of the page; they are equal where the edit owns nothing
    there, and then name the character behind it. ``line`` and ``column`` count from 1, and from the
    first part that is there where parts of the page are missing. ``left`` and ``right`` are the letters
    of the page beside it, which make the word that is changed: 教[会→育]部.
    """

    line: int
    column: int
    start: int
    end: int
    before: str
    after: str
    left: str = ""
    right: str = ""

    def word(self) -> str:
        """The change with the letters around it, on one line."""
        return f"{self.left}[{visible(self.before)}→{visible(self.after)}]{self.right}"


@dataclass(frozen=True, slots=True)
class Change:
    """One edit of a row: its ``number`` in the page, from 1, the ``part`` and pass that hold it."""

    number: int
    part: int
    pass_name: str
    edit: Edit
    before: str
    places: tuple[Place, ...]


def pages(docs: Iterable[Document]) -> Iterator[list[Document]]:
    """``docs`` with neighbours that are parts of one page together."""
    for _, group in groupby(docs, key=lambda d: (d.source, page_of(d))):
        yield list(group)


def changes(parts: Sequence[Document]) -> Iterator[Change]:
    """The changes of a page, part by part, in the order in which they were made."""
    first = parts[0].metadata.page_span[0]
    text = "".join(p.undo() for p in parts)
    starts = _line_starts(text, first)
    number = 0
    for doc in parts:
        start, end = doc.metadata.page_span
        index = Ownership.of_page(start, end - start)
        length = end - start
        for layer in doc.layers:
            for edit, old in zip(layer.edits, layer.before, strict=True):
                number += 1
                places = []
                for at, before, after in differences(edit, old):
                    low, high = place_of(index, at, at + len(before), length, end)
                    line = max(1, bisect_right(starts, low))
                    column = low - starts[line - 1] + 1
                    beside = _around(text, low - first, high - first)
                    places.append(Place(line, column, low, high, before, after, *beside))
                yield Change(number, doc.metadata.part, layer.name, edit, old, tuple(places))
            applied = layer.applied()[0]
            index = index.after(applied)
            length += sum(len(e.after) - (e.end - e.start) for e in applied)


def reason(rule: str, book: Rulebook = PACKAGED) -> str:
    """Why there is a rule of ``book``, in its own words, on one line."""
    every = book.every()
    if rule not in every:
        return "This rule is not in the catalogue."
    return " ".join(every[rule].why.split())


def visible(text: str, longest: int | None = LONGEST) -> str:
    """``text`` on one line, with blanks that cannot be seen spelt out, shortened in the middle."""
    if longest is not None and len(text) > longest:
        half = longest // 2
        text = f"{text[:half]}…({len(text) - 2 * half} more)…{text[-half:]}"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _around(text: str, low: int, high: int) -> tuple[str, str]:
    """The letters and digits right beside a range of the page; whole lines have none."""
    left = right = 0
    if text[low:high].endswith("\n") and text[max(0, low - 1) : low] in ("", "\n"):
        return "", ""
    while left < AROUND and low - left > 0 and text[low - left - 1].isalnum():
        left += 1
    while right < AROUND and high + right < len(text) and text[high + right].isalnum():
        right += 1
    return text[low - left : low], text[high : high + right]


def _line_starts(text: str, first: int) -> list[int]:
    lines = text.split("\n")
    return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=first))
