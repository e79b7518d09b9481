"""Feet of printed pages that count on: 1/3, 2/3, 3/3, alone on their lines.

One such line may be a fraction, a score or a date. Two and more of them are feet where they name the
same number of pages, count upwards, and have a sentence or a clause between them.
"""

from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.strip.page import StripLine

FEWEST = 2  # feet that count on
_FOOT = lazy_pattern(
    r"[-—–]?[ \t]*(?:第[ \t]*)?(?P<page>\d{1,3})[ \t]*页?[ \t]*[/／][ \t]*(?:共[ \t]*)?(?P<pages>\d{1,3})[ \t]*页?[ \t]*[-—–]?"
)


def counted_pages(lines: Sequence[StripLine]) -> frozenset[int]:
    """Indices of the lines that are such feet; no line is blank."""
    found: dict[int, list[tuple[int, int]]] = {}
    for n, page, pages in _feet(lines):
        row = found.setdefault(pages, [])
        if page > pages or (
            row and (page <= row[-1][1] or not _has_text(lines[row[-1][0] + 1 : n]))
        ):
            continue
        row.append((n, page))
    return frozenset(n for row in found.values() if len(row) >= FEWEST for n, _ in row)


def _has_text(lines: Sequence[StripLine]) -> bool:
    return any(line.owned for line in lines)


def _feet(lines: Sequence[StripLine]) -> Iterator[tuple[int, int, int]]:
    for n, line in enumerate(lines):
        if len(line.text) <= 16 and ("/" in line.text or "／" in line.text):
            m = _FOOT.fullmatch(line.text)
            if m:
                yield n, int(m["page"]), int(m["pages"])
