"""The publish bar behind the title on one line: 某通知 2024-05-06 来源：某网."""

from eduparse.document.edits import Edit
from eduparse.stages.strip.bars import (
    COUNTED,
    bar_behind_title,
    counter_behind_authors,
    stamp_before_authors,
)
from eduparse.stages.strip.page import strip_lines
from eduparse.stages.strip.title_spam import ABOVE

BAR = "span.publish-bar"
TOP = 60  # lines among which a title with a bar behind it is looked for
LISTED = 4  # lines with a day behind them make a list
CENTURIES = ("19", "20")  # with which a stamp begins


def title_bars(text: str) -> list[Edit]:
    """The publish bar behind the title on one line, above the first paragraph.

    A title is printed once or a few times; where more lines end so, they are a list of pages with their days.
    """
    found, counters = [], 0
    every = strip_lines(text)
    for n, line in enumerate(every):
        if n > TOP or line.paragraph:
            break
        at = bar_behind_title(line.text)
        if at is None and line.text.endswith(COUNTED):
            below = next((other.text for other in every[n + 1 : n + 3] if other.text), "")
            at = counter_behind_authors(line.text, below)
            counters += at is not None
        if at is None and line.text[0:2] in CENTURIES:
            below = next((other.text for other in every[n + 1 : n + 3] if other.text), "")
            if (end := stamp_before_authors(line.text, below)) is not None:
                start = line.start + line.raw.index(line.text)
                found.append(Edit(start, start + end, "", BAR, witnesses=ABOVE))
        if at is not None:
            start = line.start + line.raw.index(line.text)
            found.append(Edit(start + at, start + len(line.text), "", BAR, witnesses=ABOVE))
    return found if len(found) < LISTED and counters < 2 else []
