"""Names of buttons in a text on something else: the word 返回 in a song, 退出 and 搜索 in a lesson.

A page of a site shows more than two of them, or its first or last line is one, or it puts them into brackets. Where they are all that looks like
furniture, and stand between lines that do not, they are the words of the text.
"""

from collections.abc import Iterator, Sequence

from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.page import StripLine

BUTTONS = frozenset(
    f"noise.{kind}" for kind in ("lone-button", "login-search", "site-note", "button")
)
MOST = 2  # lines
LONGEST = 6  # code points of one, which names no page behind it


def lone_buttons(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the buttons that are all the furniture of a page; no line is blank."""
    marked = [n for n, (strength, _) in enumerate(marks) if strength]
    if len(marked) > MOST or any(marks[n][1] not in BUTTONS for n in marked):
        return
    edges = {0, len(lines) - 1}
    texts = [lines[n].text for n in marked]
    if edges.isdisjoint(marked) and all(len(x) <= LONGEST and x.isalpha() for x in texts):
        yield from marked
