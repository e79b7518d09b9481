"""Copies of a title from which no title could be read, below the whole one.

A copy that is printed whole over two or three lines stays, because number and addressee follow it. One that breaks
off (…服管理工作的…, or in the middle of a word), or whose pieces stand between blank lines, goes: the whole title is
right above it.
"""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.organs import organs
from eduparse.language.titles import TITLE_END
from eduparse.stages.strip.page import StripLine

LEAST_COPY = 12  # characters of a copy that breaks off, at least
MOST_PIECES = 4  # lines of it
_ABOUT = lazy_pattern("关于")  # what the title of a paper says and a menu hardly ever
_WHOLE = lazy_pattern(rf"{TITLE_END}$")  # a database puts the edition behind the title


def broken_copy(lines: Sequence[StripLine], n: int, head: int) -> list[tuple[int, str]]:
    """Indices of the lines right below title ``n`` and above ``head`` that are its broken copy, with the rule."""
    key = lines[n].key
    part, dotted = "", False
    pieces: list[int] = []
    for m in range(n + 1, min(n + 1 + MOST_PIECES, head)):
        said = lines[m].key.rstrip(".…")
        if dotted or not said or not key.startswith(part + said) or organs(lines[m].text):
            break
        part, dotted = part + said, said != lines[m].key
        pieces.append(m)
    # A line that goes on behind a title, with number, addressee and text, is no title, and what it repeats no copy.
    if len(part) < LEAST_COPY or _ABOUT.search(key) is None or _WHOLE.search(key) is None:
        return []
    apart = any(lines[m].start > lines[m - 1].end + 1 for m in pieces[1:])
    whole = part == key or (not dotted and _WHOLE.search(part) is not None)
    if whole and not (part == key and apart and not dotted):
        return []
    return [(m, "noise.repeated-title") for m in pieces]
