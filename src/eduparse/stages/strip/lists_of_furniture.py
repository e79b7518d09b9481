"""Lists of which furniture was taken already and no line is text: what is left of them is furniture as well.

The weights doubt single names of such a list. What tells is the page, most of which was furniture; the list, out of
which or beside which lines went; and its other lines, none of which the weights call text. A list that a paper ends in
has lost no line, or is most of its page.
"""

from collections.abc import Iterator, Sequence

from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.witnesses import list_runs

SITED = 0.5  # share of the page's lines that went; beside one to three lines of a site a short paper lost up to .42
NO_TEXT = 0.3  # chance of furniture that every line of the list has at least
IN_LIST = 0.6  # chance of furniture of the line itself


def lists_of_furniture(
    lines: Sequence[StripLine], chances: Sequence[float], removed: Sequence[int]
) -> Iterator[int]:
    """Indices of the lines that stand in such lists; no line is blank.

    ``chances`` are those of furniture; ``removed`` says how many lines went above each line, and last how many below.
    """
    gone = sum(removed)
    if gone < SITED * (gone + len(lines)):
        return
    for run in list_runs(lines):
        if any(removed[run.start : run.stop + 1]) and min(chances[n] for n in run) >= NO_TEXT:
            yield from (n for n in run if chances[n] >= IN_LIST)
