"""The options of a question that are figures: A.1；⏎B.3；⏎C.2； are three points, not parts of three appendices.

A letter with a number reads like the part of an appendix. In a row of lines the letters of options count on (A B C), each on
the next line; parts of an appendix keep their letter, and a blank and their heading follow.
"""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.kinds import LETTERS, is_lettered
from eduparse.stages.split.label import Label
from eduparse.stages.split.text_lines import rest_of_line

FEWEST = 3  # options in a row
LONGEST = 16  # code points of a line behind the figures
_HEADED = lazy_pattern(r"[ \t\u3000]+[一-鿿]")  # the heading of a part


def with_options(text: str, weak: list[Label]) -> list[Label]:
    """``weak`` with the options of figures read as points: A, B, C."""
    lettered = [e for e in weak if e.line_start and (is_lettered(e.numbers) or e.kind == "A")]
    if sum(is_lettered(e.numbers) for e in lettered) < FEWEST - 1:
        return weak
    points: dict[int, Label] = {}
    row: list[Label] = []
    for label in _one_a_line(lettered):
        if not (row and _follows(text, row[-1], label)):
            points.update(_points(text, row))
            row = []
        row.append(label)
    points.update(_points(text, row))
    if not points:
        return weak
    kept = [e for e in weak if e.start not in points]
    return sorted([*kept, *points.values()], key=lambda e: e.start)


def _one_a_line(labels: Sequence[Label]) -> Sequence[Label]:
    """The first reading of each place."""
    return list({e.start: e for e in reversed(labels)}.values())[::-1]


def _letter(label: Label) -> int:
    """The place of a label's letter in the alphabet."""
    return int(label.numbers[0]) - LETTERS - ord("A") + 1 if label.numbers else int(label.value)


def _follows(text: str, elder: Label, label: Label) -> bool:
    """Whether ``label`` stands on the next line and has the next letter."""
    return (
        _letter(label) == _letter(elder) + 1
        and text[elder.end : label.start].strip(" \t\u3000\n").count("\n") == 0
        and text[elder.start : label.start].strip().count("\n") == 0
    )


def _points(text: str, row: Sequence[Label]) -> dict[int, Label]:
    """``row`` as points by their places; empty where it is no row of options."""
    if len(row) < FEWEST or _letter(row[0]) != 1:
        return {}
    for label in row:
        if _HEADED.match(text, label.end) or len(rest_of_line(text, label.end)) > LONGEST:
            return {}
    return {
        e.start: e._replace(
            end=e.start + 2,
            kind="A",
            value=float(_letter(e)),
            printed=text[e.start : e.start + 2],
            element=text[e.start],
            weak=True,
            numbers=(),
        )
        for e in row
    }
