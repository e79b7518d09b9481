"""Orders that bring an act, as gazettes of Taiwan print them: 教育部令, 訂定「…要點」，並自即日生效。, who signs, the act.

An order has no title of its own. It names the act in quotation marks, and the act stands below who signs, under the
same name. So all of the order is front, like a cover note.
"""

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.text_lines import text_lines

LONGEST = 1500  # code points of an order
FEWEST_LINES = 4  # of an order and the title below: who orders, what, who signs
NAMED_WITHIN = 4  # lines below the first in which an order names the act
TITLE_LINES = 2  # that the title of the act may be broken over
_ORDER = lazy_pattern(r"[一-鿿]{2,30}令(?=[ \t\u3000（(\d]|中华民国|民国|$)")
_MAKES = lazy_pattern(
    r"(?:订定|制定|修正|发布|核定)[^。；\n“「《]{0,12}[“「《][^”」》\n]{4,90}[”」》]"
)
_NAMED = lazy_pattern(r"[“「《](?P<name>[^”」》\n]{4,90})[”」》]")


def ordered_end(text: str, first: int) -> int:
    """Where the title of the act ends that an order on top of ``text`` brings, right above ``first``; else 0."""
    if not 0 < first <= LONGEST or "令" not in text[:first]:
        return 0
    lines = list(text_lines(text, 0, first))
    printed = ["".join(text[low:high].split()) for low, high in lines]
    if len(lines) < FEWEST_LINES or _ORDER.match(printed[0]) is None:
        return 0
    for order in printed[1:NAMED_WITHIN]:
        if _MAKES.match(order) is None:
            continue
        names = [m["name"] for m in _NAMED.finditer(order)]
        for broken in range(1, TITLE_LINES + 1):
            title = "".join(printed[-broken:])
            if any(title.startswith(name) for name in names):
                return lines[-1][1]
    return 0
