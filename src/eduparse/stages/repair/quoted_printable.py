"""What quoted-printable leaves beside its runs of bytes: breaks of lines behind plain characters, and letters that are bytes.

A mail breaks its lines at 76 characters with a ``=`` at the end, also behind a figure: ``4=`` and ``=E6=9C=88`` are 4月.
And half of the second bytes of GBK are letters and signs of ASCII, which stand as they are: ``=85^`` is one character.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern

RULE = "escape.quoted-printable"
FULL = range(70, 78)  # characters of a line that a mail broke, the sign at its end with them
_BYTE = "=[89A-F][0-9A-F](?:=\n)?"
_OF_GBK = lazy_pattern(rf"(?:{_BYTE}(?:=[4-9A-F][0-9A-F]|[@-~])(?:=\n)?){{3,}}")
_ONE = lazy_pattern("=(?P<hex>[0-9A-F]{2})|(?P<plain>[@-~])")
_BREAK = lazy_pattern("=\n(?=.)")


def gbk_runs(text: str) -> Iterator[tuple[int, int, bytes]]:
    """The runs of bytes of GBK of which some are plain letters or signs, as ranges, with what they are."""
    for m in _OF_GBK.finditer(text):
        found = list(_ONE.finditer(m[0]))
        if any(one["plain"] for one in found):
            data = bytes(int(one["hex"], 16) if one["hex"] else ord(one["plain"]) for one in found)
            yield m.start(), m.end(), data


def soft_breaks(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Deletions of the breaks of full lines that stand right beside what ``edits`` spell, or on a line with it."""
    if not any(e.rule == RULE for e in edits):
        return
    taken = sorted((e.start, e.end) for e in edits if e.rule == RULE)
    for m in _BREAK.finditer(text):
        low = text.rfind("\n", 0, m.start()) + 1
        high = text.find("\n", m.end())
        high = len(text) if high < 0 else high
        first = bisect_right(taken, low, key=lambda span: span[1])
        beside = taken[first : bisect_left(taken, high, key=lambda span: span[0])]
        if any(s < m.end() and e > m.start() for s, e in beside):
            continue
        if beside and m.start() + 1 - low in FULL:
            yield Edit(m.start(), m.end(), "", RULE)
