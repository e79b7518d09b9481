"""A text that its page prints twice, one copy right below the other, line for line.

Collectors of news print a text as its own summary. The second copy goes where it repeats every line from the
first paragraph on, in order and to its end; two equal paragraphs alone prove nothing.
"""

from collections.abc import Iterator, Sequence

from eduparse.document.edits import Edit
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.furniture import Strength, furniture
from eduparse.stages.strip.page import StripLine, strip_lines

COPY = "span.second-copy"
TOLD_BY = frozenset(("repetition", "paper"))  # it stands twice, and the first copy tells it
FEWEST = 2  # lines of a copy
SHORTEST = 80  # code points of it


def second_copy(text: str, book: Rulebook = PACKAGED) -> Iterator[Edit]:
    """The deletion of the second copy, its line breaks included; furniture between the lines does not count."""
    lines = [line for line in strip_lines(text) if line.text]
    if _copied(lines) is None:
        return
    marks = furniture(book).strengths(tuple(lines))
    lines = [line for line, mark in zip(lines, marks, strict=True) if mark[0] < Strength.SURE]
    if (found := _copied(lines)) is None:
        return
    first, again = found
    size = again - first
    one, other = lines[first:again], lines[again : again + size]
    same = [line.text for line in one] == [line.text for line in other]
    if size >= FEWEST and same and sum(len(line.text) for line in one) >= SHORTEST:
        yield Edit(one[-1].end, other[-1].end, "", COPY, 0.99, witnesses=TOLD_BY)


def _copied(lines: Sequence[StripLine]) -> tuple[int, int] | None:
    """The first paragraph and the line that is the same again."""
    first = next((n for n, line in enumerate(lines) if line.paragraph), None)
    if first is None:
        return None
    wanted = lines[first].text
    again = next((n for n in range(first + 1, len(lines)) if lines[n].text == wanted), None)
    return None if again is None else (first, again)
