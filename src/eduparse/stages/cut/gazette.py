"""Acts as the gazette of Macao prints them, one below the other: 第13/2023号行政长官批示.

Their titles open with the number and say neither what they are about nor whose they are, so they have no form of the
mainland's papers. An act is cited so too. So a body must stand below the title. Above it the act before is signed, first
the day and then who holds the office, or nothing but the head of the page stands there.
"""

from collections.abc import Sequence

from eduparse.language.dates import DATE
from eduparse.language.doc_numbers import MACAO_NUMBER
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import MACAO_KINDS
from eduparse.stages.cut.cut_lines import LABELLED, CutLine, is_rule

WITHIN = 3  # lines below the title, in one of which the text begins
SIGNER = 24  # code points of the office and the name below the day, at most
LETTERHEAD = 2  # lines with the name of the region and of the office above a title, at most
_TITLE = lazy_pattern(
    rf"{MACAO_NUMBER}[一-鿿（）()\d/]{{0,24}}(?:{MACAO_KINDS})(?:[（(].{{2,12}}[）)])?"
)
_DAY = lazy_pattern(DATE)
_PROSE = lazy_pattern(r"[。；]")
_OFFICE = lazy_pattern(r"[一-鿿]{2,12}(?:行政区|办公室|政府|司|局|署)")


def gazetted(lines: Sequence[CutLine]) -> dict[int, str]:
    """Lines with which acts of a gazette begin, their letterhead included, each with the title; none but two or more."""
    found: dict[int, str] = {}
    for n, line in enumerate(lines):
        if line.text[0] != "第" or not _TITLE.fullmatch(line.text) or not _begins(lines, n):
            continue
        first = _letterhead(lines, n)
        if _signed(lines, first) or (not found and not any(map(_is_text, lines[:first]))):
            found[first] = line.text
    return found if len(found) > 1 else {}


def _begins(lines: Sequence[CutLine], n: int) -> bool:
    return any(_PROSE.search(line.text) for line in lines[n + 1 : n + 1 + WITHIN])


def _letterhead(lines: Sequence[CutLine], n: int) -> int:
    """The first of the lines right above a title that name the region and the office."""
    first = n
    while first and n - first < LETTERHEAD and _OFFICE.fullmatch(lines[first - 1].text):
        first -= 1
    return first


def _signed(lines: Sequence[CutLine], n: int) -> bool:
    """Whether the text above line ``n`` ends with a day and who signed on it."""
    above = [line.text for line in lines[max(0, n - 3) : n] if not is_rule(line.text)]
    signer = bool(above) and len(above[-1]) <= SIGNER and not _is_text(CutLine(0, above[-1]))
    return signer and any(_DAY.fullmatch(text) for text in above[-2:])


def _is_text(line: CutLine) -> bool:
    return _PROSE.search(line.text) is not None or LABELLED.match(line.text) is not None
