"""Pages that are no article: indexes, forums, questions with answers, results of a search, error pages.

They have no text that the rest is the frame of, so nothing of them is deleted, and they are told. A
page is taken for one where no line reads like text, or where the part that reads best is mostly
links. So is one whose running text stands mostly in parts that are made alike, each with a link of
its own.
"""

from collections import defaultdict
from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.layout.page_lines import LayoutLines

_LINKED = 0.5  # share of the characters in links
_FEWEST_POSTS = 4
_IN_POSTS = 0.6  # share of the running text of the page
_SHORT_PAGE = 2  # lines; a page of so few has no frame
_QUESTION = lazy_pattern(r"[？?]\s*$|^\s*(?:请问|求助|求问)|(?:吗|呢|怎么办)\s*$")
_MADE_ALIKE = frozenset(
    ["div", "li", "tr", "article", "section", "dl", "dd", "table", "blockquote"]
)


def is_article(
    page: LayoutLines, members: Sequence[bool], body: Sequence[int], told: int | None
) -> bool:
    """Whether the lines in ``members`` (those that are furniture left out) are an article.

    ``body`` are those of them that read like text, ``told`` is the first below the title.
    """
    if len(page.lines) <= _SHORT_PAGE:
        return True
    if not body:
        return False
    inside = [line for line, member in zip(page.lines, members, strict=True) if member]
    size = sum(line.size for line in inside)
    linked = sum(line.linked * line.size for line in inside)
    return linked < _LINKED * size and not _is_thread(page, told)


def _is_thread(page: LayoutLines, told: int | None) -> bool:
    """Whether most of the running text stands in posts: parts made alike, each with a link and text.

    Beside an article there may be more text in teasers than in it; then the title stands over none of
    them, and asks nothing.
    """
    whole = sum(line.prose for line in page.lines)
    posts: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for e, element in enumerate(page.elements):
        if element.tag in _MADE_ALIKE and page.prose[e] > 0 and 0 < page.linked[e] < page.sizes[e]:
            posts[element.parent, element.tag, element.names].append(e)
    return any(_are_posts(page, parts, whole, told) for parts in posts.values())


def _are_posts(page: LayoutLines, parts: Sequence[int], whole: float, told: int | None) -> bool:
    sizes = [page.prose[e] for e in parts]
    if (
        len(parts) < _FEWEST_POSTS
        or sum(sizes) < _IN_POSTS * whole
        or max(sizes) > _IN_POSTS * whole
    ):
        return False
    if told is None:
        return True
    if _asks(page):
        return True
    at, every = page.lines[told].element, set(parts)
    while at >= 0 and at not in every:
        at = page.elements[at].parent
    return at >= 0


def _asks(page: LayoutLines) -> bool:
    """Whether the title is a question, so that the posts below are its answers."""
    return page.title is not None and _QUESTION.search(page.lines[page.title].text) is not None
