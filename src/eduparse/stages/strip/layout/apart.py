"""What the build of parts apart from the text shows: names, tags, many of a kind, a heading of their own."""

from collections.abc import Callable

from eduparse.stages.strip.layout.line_evidence import names_furniture
from eduparse.stages.strip.layout.page_lines import LayoutLines

_MADE_ALIKE = 4  # parts beside one another, each with a link, that make a list of teasers


class Apart:
    """Which elements apart from the text show by their build that they hold none of it.

    ``shows`` says it of one element. Those around line ``seed`` hold the text.
    """

    def __init__(self, page: LayoutLines, seed: int, shows: Callable[[int], bool]) -> None:
        self._page, self._shows = page, shows
        self._known: dict[int, bool] = {-1: False}
        at = page.lines[seed].element
        while at >= 0:
            self._known[at] = False
            at = page.elements[at].parent

    def __call__(self, at: int) -> bool:
        """Whether element ``at`` or one above it, up to those that hold the text, shows so."""
        way = []
        while at not in self._known:
            way.append(at)
            at = self._page.elements[at].parent
        found = self._known[at]
        for e in reversed(way):
            found = self._known[e] = found or self._shows(e)
        return found


def built_as_frame(page: LayoutLines) -> Callable[[int], bool]:
    """A name or tag of furniture, a part made like many beside it, each with a link, or another article.

    That begins with a heading of the first kind, which is not the title of the page.
    """
    headed = {
        page.elements[line.element].parent
        for line in page.lines
        if page.elements[line.element].tag == "h1" and not page.tells_title(line)
    }

    def shows(at: int) -> bool:
        element = page.elements[at]
        if names_furniture(element) or at in headed:
            return True
        alike = page.alike[element.parent, element.tag, element.names]
        return alike >= _MADE_ALIKE and page.linked[at] > 0

    return shows
