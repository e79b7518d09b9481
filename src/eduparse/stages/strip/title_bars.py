"""The publish bar behind the title on one line: 某通知 2024-05-06 来源：某网."""

from collections.abc import Sequence

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.bars import (
    COUNTED,
    bar_behind_title,
    counter_behind_authors,
    stamp_before_authors,
)
from eduparse.stages.strip.page import StripLine, strip_lines
from eduparse.stages.strip.title_spam import ABOVE

BAR = "span.publish-bar"
TOP = 60  # lines among which a title with a bar behind it is looked for
LISTED = 4  # lines with a day behind them make a list
CENTURIES = ("19", "20")  # with which a stamp begins
ITEMS, REACH = (
    3,
    6,
)  # different lines below one another that a day ends are items; lines looked at on either side
_DAY = lazy_pattern(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}[\]）)]?$")


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
        if at is not None and _is_item(every, n):
            continue
        if at is not None:
            start = line.start + line.raw.index(line.text)
            found.append(Edit(start + at, start + len(line.text), "", BAR, witnesses=ABOVE))
    return found if len(found) < LISTED and counters < 2 else []


def _is_item(lines: Sequence[StripLine], n: int) -> bool:
    """Whether line ``n`` stands in a list of different lines with a day behind each: 开学典礼举行 2021-09-01."""
    near = [x for x in lines[max(0, n - REACH) : n + REACH + 1] if x.text]
    at = near.index(lines[n])
    low = high = at
    while low and _DAY.search(near[low - 1].text):
        low -= 1
    while high + 1 < len(near) and _DAY.search(near[high + 1].text):
        high += 1
    return len({_DAY.sub("", x.text).strip() for x in near[low : high + 1]}) >= ITEMS
