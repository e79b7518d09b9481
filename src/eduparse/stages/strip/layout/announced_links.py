"""Links that a sentence of the text announces are its content: the files of results, the sites of schools.

A list of other pages has a heading (相关阅读); here a whole sentence stands above, which says what is to be
clicked, fetched or looked up and ends in a colon (考生可点击下列链接查询：). The links stand right below it,
all set the same way, in the element that holds the sentence. An article of a statute (第三条) belongs to
its text too, however much of it is the address of a site.
"""

from collections.abc import Callable, Iterator, Sequence

from eduparse.language.clause_labels import DIVISION
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.layout.borders import setting
from eduparse.stages.strip.layout.page_lines import LayoutLine, LayoutLines

_ANNOUNCES = lazy_pattern(words("announces-links"))
_OF_SITES = lazy_pattern(words("heads-other-pages"))
_DIVISION = lazy_pattern(rf"\s*{DIVISION}")
LINKED = 0.5  # share of a line that leads elsewhere
LONGEST = 120  # characters of one link
SENTENCE = 8  # characters of a sentence that stands outside of what reads as the text


def announced_links(
    page: LayoutLines,
    members: Sequence[bool],
    title: int | None,
    beyond: Sequence[bool],
    apart: Callable[[int], bool],
) -> Iterator[int]:
    """The sentences that announce links, and the links; and articles of a statute.

    ``members`` are the lines of the text, ``beyond`` the elements outside of that which holds title and text, ``apart``
    says of an element that it is built as frame.
    """
    for n, line in enumerate(page.lines):
        inside = members[n] or (title is not None and n > title and not beyond[line.element])
        if not inside or apart(line.element):
            continue
        if _DIVISION.match(line.text) and line.stops and not members[n]:
            yield n
        if line.linked < LINKED and (members[n] or line.size >= SENTENCE) and _announces(line):
            items = list(links_below(page, n))
            if items:
                yield n
                yield from items


def _announces(line: LayoutLine) -> bool:
    text = line.text.strip()
    return _ANNOUNCES.search(text) is not None and _OF_SITES.search(text) is None


def links_below(page: LayoutLines, n: int) -> Iterator[int]:
    """The links right below line ``n``, in the element around it, as long as they are set like the first."""
    own = page.lines[n].element
    around = page.elements[own].parent
    for m in range(n + 1, len(page.lines)):
        line = page.lines[m]
        if line.linked < LINKED or line.size > LONGEST:
            return
        if line.element != own and not _holds(page, around, line.element):
            return
        if m > n + 1 and setting(page, m) != setting(page, n + 1):
            return
        yield m


def _holds(page: LayoutLines, around: int, at: int) -> bool:
    """Whether ``at`` stands in the element ``around``; the lines of a list are not deep."""
    for _ in range(_DEPTH):
        at = page.elements[at].parent
        if at == around:
            return True
        if at < 0:
            return False
    return False


_DEPTH = (
    6  # levels from the element around a sentence down to a link: table, body, row, cell, paragraph
)
