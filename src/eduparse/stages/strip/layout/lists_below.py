"""Lists of other pages below a text, in the very part of the tree that holds the text.

They have three forms: links under a heading that says so (相关阅读), a run of nothing but links at the
end, and teasers, that is parts side by side that each begin with a link and go on with a sentence.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from eduparse.language.dates import DATE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import Rulebook
from eduparse.stages.strip.layout.page_lines import LayoutLine, LayoutLines

HEADINGS = ("noise.related-heading", "noise.list-heading")  # rules whose patterns name such lists
_LONGEST_HEADING = 20  # characters
_LINK = 0.8  # share of a line that is one
_UNDER_HEADING = 2  # links
_ALONE = 5  # lines, each of them a link
_TEASERS = 4  # parts
_LONGEST_TEASER = 3  # lines below its link
_SHORTEST_TITLE = 7  # characters
_BETWEEN = 2  # plain lines between two links
_DATED = lazy_pattern(rf"{DATE}\s*$")


def lists_below(
    page: LayoutLines, members: Sequence[bool], seed: int, book: Rulebook
) -> dict[int, frozenset[str]]:
    """The lines of such lists behind line ``seed``, with the witnesses against them.

    Links without a heading are looked for among ``members`` only.
    """
    below = range(seed + 1, len(page.lines))
    inside = [n for n in below if members[n]]
    found = dict.fromkeys(_teasers(page, below), frozenset({"layout", "place"}))
    found |= dict.fromkeys(_run_of_links(page, inside), frozenset({"layout", "place"}))
    return found | dict.fromkeys(
        _headed(page, below, _headings(book)), frozenset({"layout", "place", "words"})
    )


def _headings(book: Rulebook) -> list[Any]:
    """The patterns of the lines that head such lists."""
    return [r.pattern for r in book.rules("noise") if r.id in HEADINGS and r.pattern]


def _headed(page: LayoutLines, below: range, headings: Sequence[Any]) -> Iterator[int]:
    """The lines from a heading of other pages to the last of their links, or to the end of its part.

    What stands in other parts of the page than the heading does not go on with its list.
    """
    for n in below:
        if not _heads_a_list(page.lines[n], headings):
            continue
        links, end, last = 0, n, page.last_beside(n)
        for m in range(n + 1, last + 1):
            if _is_link(page.lines[m]):
                links, end = links + 1, m
            elif m - end > _BETWEEN:
                break
        if links >= _UNDER_HEADING:
            left = range(end + 1, last + 1)
            if len(left) <= _BETWEEN and not any(_DATED.search(page.lines[m].text) for m in left):
                end = last
            yield from range(n, end + 1)


def _heads_a_list(line: LayoutLine, headings: Sequence[Any]) -> bool:
    if line.size > _LONGEST_HEADING or line.linked >= _LINK:
        return False
    return any(p.fullmatch(line.text.strip()) for p in headings)


def _run_of_links(page: LayoutLines, inside: Sequence[int]) -> Iterator[int]:
    """The links at the end of the text, where they are many."""
    k = len(inside)
    while k and _is_link(page.lines[inside[k - 1]]):
        k -= 1
    if len(inside) - k >= _ALONE:
        yield from inside[k:]


def _teasers(page: LayoutLines, below: range) -> Iterator[int]:
    """The lines of the parts that are teasers: at least some side by side, and none longer than a few lines."""
    lines_of: dict[int, list[int]] = defaultdict(list)
    for n in below:
        lines_of[page.part(page.lines[n].element)].append(n)
    beside: dict[tuple[int, str], list[list[int]]] = defaultdict(list)
    for part, lines in lines_of.items():
        element = page.elements[part]
        first, *rest = (page.lines[n] for n in lines)
        if 0 < len(rest) <= _LONGEST_TEASER and _is_title(first) and not rest[-1].links:
            beside[element.parent, element.tag].append(lines)
    for parts in beside.values():
        if len(parts) >= _TEASERS:
            for lines in parts:
                yield from lines


def _is_title(line: LayoutLine) -> bool:
    """Whether a link may be the title of another page; the name of who wrote a post is shorter."""
    return _is_link(line) and line.size >= _SHORTEST_TITLE


def _is_link(line: LayoutLine) -> bool:
    """Whether the line leads to another page; what leads to a file is an annex."""
    return line.linked >= _LINK and not line.files
