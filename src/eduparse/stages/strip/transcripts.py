"""Lines of a transcript that say who spoke and when, which look like the bar that tells when a page was put up.

A page is put up once. Where a name with day and minute stands above one message after another, from the top of
the page on and in the order of time, such lines are half of what a chat or a log of questions says. Comments of
readers stand below a text, and a list of news has no messages between its rows.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.dates import ANY_DAY
from eduparse.language.lazy_pattern import lazy_pattern

FEWEST = 3  # turns
TOP = 4  # lines from the top in which the first one stands
NEXT, APART = 2, 12  # lines from one turn to the next, with a message between
_NAME = r"[^。；：:，\d][^。；：:，]{0,23}"
_TURN = lazy_pattern(
    rf"(?:{_NAME}[ \t\u3000]+)?(?P<day>{ANY_DAY})[ \t\u3000]+(?P<hour>\d{{1,2}}[:：]\d{{2}}(?:[:：]\d{{2}})?)"
    rf"(?:[ \t\u3000]+{_NAME})?"
)
_NUMBER = lazy_pattern(r"\d+")


def turns(lines: Sequence[str]) -> frozenset[int]:
    """Indices of the lines above messages; ``lines`` are those that are not blank, without blanks around."""
    found = list(_turns(lines))
    times = [time for _, time in found]
    at = [n for n, _ in found]
    gaps = [b - a for a, b in pairwise(at)]
    if (
        len(found) < FEWEST
        or at[0] >= TOP
        or times != sorted(times)
        or not all(NEXT <= gap <= APART for gap in gaps)
    ):
        return frozenset()
    return frozenset(at)


def _turns(lines: Sequence[str]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Index and time of each line that has the form of one, beside a name."""
    for n, line in enumerate(lines):
        turn = _TURN.fullmatch(line) if ":" in line or "：" in line else None  # it has an hour
        if turn and turn.end() - turn.start() > turn.end("hour") - turn.start("day"):
            yield n, tuple(int(x) for m in ("day", "hour") for x in _NUMBER.findall(turn[m]))
