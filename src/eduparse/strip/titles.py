"""Titles printed more than once: which copies above the text go.

Only the head of a page is looked at, up to its first paragraph: further down the same line may stand
twice for good reasons. Of equal lines the last one stays, because the document number and the
addressee follow it. A copy may be wrapped over two or three lines, and may carry the names of channel
and site as a browser's window title does.
"""

from collections.abc import Iterator, Sequence

from eduparse.strip.page import NUMBER, Line

HEAD = 80  # lines above the first paragraph that may hold copies
SHORTEST = 7  # characters of a title; shorter lines are menu words
SITE_SIGNS = "_|-–—－｜·»"


def repeated(lines: Sequence[Line], first: int) -> Iterator[tuple[int, str]]:
    """Indices of superfluous copies among ``lines[:first]`` (no blank lines), each with its rule."""
    head = min(first + 1, HEAD, len(lines))
    last: dict[str, int] = {}
    for n in range(head):
        if _may_be_title(lines[n]):
            last[lines[n].key] = n
    for n in range(head):
        key = lines[n].key
        if not _may_be_title(lines[n]):
            continue
        if last[key] != n or _stands_wrapped(lines, n, head) or _stands_with_number(lines, n, head):
            yield n, "noise.repeated-title"
        elif n < 3 and _window_title(lines[n], last, n):
            yield n, "noise.window-title"


def _may_be_title(line: Line) -> bool:
    return SHORTEST <= len(line.key) <= 120 and not line.text.endswith(("。", "；", "：", ":", "；"))


def _stands_wrapped(lines: Sequence[Line], n: int, head: int) -> bool:
    """Whether two or three short lines below spell line ``n``."""
    key = lines[n].key
    for m in range(n + 1, head - 1):
        part = lines[m].key
        if len(part) >= 4 and len(part) < len(key) and key.startswith(part):
            for more in lines[m + 1 : m + 3]:
                part += more.key
                if part == key:
                    return True
    return False


def _stands_with_number(lines: Sequence[Line], n: int, head: int) -> bool:
    """Whether the next lines hold the title once more with its number behind it."""
    key = lines[n].key
    for line in lines[n + 1 : min(n + 4, head + 1)]:
        rest = line.key[len(key) :]
        if rest and len(rest) <= 40 and line.key.startswith(key) and NUMBER.search(rest):
            return True
    return False


def _window_title(line: Line, last: dict[str, int], n: int) -> bool:
    for sign in SITE_SIGNS:
        cut = line.key.find(sign, SHORTEST)
        while cut > 0:
            if last.get(line.key[:cut], n) > n:
                return True
            cut = line.key.find(sign, cut + 1)
    return False
