"""A text that its page prints twice, one copy right below the other, line for line.

Collectors of news print a text as its own summary. The second copy goes where it repeats every line from the
first paragraph on, in order and to its end; two equal paragraphs alone prove nothing.
"""

from collections.abc import Iterator, Sequence

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.furniture import Strength, furniture
from eduparse.stages.strip.page import StripLine, strip_lines

COPY = "span.second-copy"
TOLD_BY = frozenset(("repetition", "paper"))  # it stands twice, and the first copy tells it
FEWEST = 2  # lines of a copy
SHORTEST = 80  # code points of it
FEWEST_GLUED = 3  # lines that a glued line holds
LONGEST_LEAD = 60  # code points in front of them, which the paper says too: its name
_SIGN = 8  # code points at the end of a glued line that are looked for first
_NO_MARK = lazy_pattern(r"[^\w]+")


def second_copy(text: str, book: Rulebook = PACKAGED) -> Iterator[Edit]:
    """The deletion of the second copy, its line breaks included; furniture between the lines does not count."""
    lines = [line for line in strip_lines(text) if line.text]
    if len(lines) > FEWEST_GLUED and _is_glued_copy(text, lines):
        yield Edit(lines[0].start, lines[1].start, "", COPY, 0.99, witnesses=TOLD_BY)
        return
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


def _is_glued_copy(text: str, lines: Sequence[StripLine]) -> bool:
    """Whether the first line is a lead and, without a break, whole lines below: 招生安排:一、编制各区要…二、程序…."""
    glued = "".join(lines[0].text.split())
    if len(glued) < SHORTEST or text.find(glued[-_SIGN:], lines[0].end) < 0:
        return False
    last = next((n for n in range(1, len(lines)) if glued.endswith(_closed(lines[n]))), 0)
    at, first = len(glued), last + 1
    while first > 1 and glued.endswith(above := _closed(lines[first - 1]), 0, at):
        at, first = at - len(above), first - 1
    lead = _NO_MARK.sub("", glued[:at])
    if last + 1 - first < FEWEST_GLUED or len(glued) - at < SHORTEST or at > LONGEST_LEAD:
        return False
    named = _NO_MARK.sub("", "".join(line.text for line in lines[1:first]))
    return lead in named


def _closed(line: StripLine) -> str:
    return "".join(line.text.split())
