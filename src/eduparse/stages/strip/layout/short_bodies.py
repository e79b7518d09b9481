"""A page whose text is a few short lines: a list of plants, the poster of a play, the rules of a game.

No line of it reads like running text. What tells is where they stand: one element that holds several lines and no link, not
built as frame, with most of what the page says outside of links and of the words of furniture.
"""

from collections.abc import Callable

from eduparse.stages.strip.layout.line_evidence import furniture_words, names_other_texts
from eduparse.stages.strip.layout.page_lines import LayoutLines

FEWEST = 3  # lines of such a text
MOST_OF = 0.6  # share of what the page says outside of links and words of furniture
OWN = 0.5  # share of the lines of such a text in which no word of furniture stands, at least


def short_body(page: LayoutLines, frame: Callable[[int], bool]) -> list[int]:
    """Indices of the lines of such a text; none where the page has no such element. ``frame`` tells what is built as frame."""
    plain = [n for n, x in enumerate(page.lines) if not x.linked and x.element not in page.copies]
    plain = [n for n in plain if not furniture_words(page.lines[n].text)]
    said = sum(page.lines[n].size for n in plain)
    home, most = -1, 0.0
    for e in range(1, len(page.elements)):
        if page.inside[e] >= FEWEST and not page.linked[e] and page.sizes[e] > most:
            home, most = e, page.sizes[e]
    if home < 0 or _is_frame(page, home, frame):
        return []
    inside = [n for n, x in enumerate(page.lines) if _holds(page, home, x.element)]
    own = [n for n in plain if inside[0] <= n <= inside[-1]]
    if sum(page.lines[n].size for n in own) < MOST_OF * said or len(own) < OWN * len(inside):
        return []
    return inside


def _is_frame(page: LayoutLines, at: int, frame: Callable[[int], bool]) -> bool:
    while at >= 0:
        if page.elements[at].tag != "body" and (frame(at) or names_other_texts(page.elements[at])):
            return True
        at = page.elements[at].parent
    return False


def _holds(page: LayoutLines, home: int, at: int) -> bool:
    while at > home:
        at = page.elements[at].parent
    return at == home
