"""Titles printed more than once: which copies above the text go.

Only the head of a page is looked at, up to its first paragraph: further down the same line may stand
twice for good reasons. Copies follow each other once the furniture between them is gone; statutes
print the title again below the dates of their passing, and that stays. Of equal lines the last one
stays, because the document number and the addressee follow it. A copy may be wrapped over two or three lines, and may carry the names of channel
and site as a browser's window title does.
"""

from collections.abc import Iterator, Sequence

from eduparse.strip.page import NUMBER, Line

HEAD = 80  # lines above the first paragraph that may hold copies
SHORTEST = 7  # characters of a title; shorter lines are menu words
FIRST = 8  # lines at the top of a page where a short title may stand twice
LONG = 12  # characters; rows of a table are shorter
SITE_SIGNS = "_|-–—－｜·»"


def repeated(
    lines: Sequence[Line], first: int, *, framed: bool
) -> Iterator[tuple[int, str]]:
    """Indices of superfluous copies among ``lines[:first]`` (no blank lines), each with its rule.

    ``framed`` says that the page has furniture; without it a copy that is set differently stays.
    """
    head = min(first + 1, HEAD, len(lines))
    for n in range(head - 1):
        if not _may_be_title(lines[n]):
            continue
        if _stands_next(lines, n, head, framed=framed):
            yield n, "noise.repeated-title"
        elif n < 3 and _window_title(lines[n], lines[n + 1 : head]):
            yield n, "noise.window-title"


def _may_be_title(line: Line) -> bool:
    return SHORTEST <= len(line.key) <= 120 and not line.text.endswith(("。", "；", "：", ":", "；"))


def _stands_next(lines: Sequence[Line], n: int, head: int, *, framed: bool) -> bool:
    """Whether the lines right below spell line ``n``: one, two or three, or one with the number."""
    key, part = lines[n].key, ""
    for line in lines[n + 1 : min(n + 4, head)]:
        part += line.key
        if part == key:
            same = line.text == lines[n].text
            return (same or framed) and (n < FIRST or len(key) >= LONG)
        if not key.startswith(part):
            break
    below = lines[n + 1].key
    rest = below[len(key) :]
    return bool(rest) and len(rest) <= 40 and below.startswith(key) and NUMBER.search(rest) is not None


def _window_title(line: Line, below: Sequence[Line]) -> bool:
    keys = {other.key for other in below}
    for sign in SITE_SIGNS:
        cut = line.key.find(sign, SHORTEST)
        while cut > 0:
            if line.key[:cut] in keys:
                return True
            cut = line.key.find(sign, cut + 1)
    return False
