"""The lines of a page as `cut` sees them, and when two of them print the same title."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eduparse.language.clause_labels import LABEL, ORDINAL
from eduparse.language.doc_numbers import YEAR_AND_COUNT
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import PAPER_KINDS, bare_kind, explainer, headline

MIN_TITLE = 8  # code points; menus repeat shorter lines
MAX_TITLE = 100
EARLY = 4  # first characters by which two lines are told apart; no title is shorter
_BLANK = lazy_pattern(r"\s")
LABELLED = lazy_pattern(rf"[ \t\u3000]*(?:{LABEL}|第\d+页|——)")
# A title behind the last sentence of the paper above it: it says its organ, what it is about, and its kind.
_GLUED = lazy_pattern(
    rf"(?<=[。！？；])(?=[\u4e00-\u9fff]{{4,20}}关于[^。！？；，：]{{4,60}}的(?:{PAPER_KINDS})"
    rf"(?:[（(]?[\u4e00-\u9fff]{{1,8}}{YEAR_AND_COUNT}[）)]?)?$)"
)
# The head of a further piece of a collection, behind the end of the one above it.
_GLUED_PIECE = lazy_pattern(rf"(?<=[。！？；日）)])(?=第{ORDINAL}篇[：:]\S{{4,60}}$)")
_HAN = lazy_pattern("[一-鿿]")
_STROKES = str.maketrans("—–－―", "----")
_RULE = lazy_pattern(r"(?P<sign>[-=*_~—─━＝＊※])(?:[ \t]*(?P=sign)){7,}")


class CutLine(NamedTuple):
    """A line that is not blank, or what a title glued to it begins: where it starts, and its text without blanks around."""

    start: int
    text: str


def cut_lines(text: str, outside: Sequence[tuple[int, int]]) -> Iterator[CutLine]:
    """The lines of ``text`` that are no blanks and begin in none of the ranges ``outside``."""
    at = 0
    rest = iter(outside)
    low, high = next(rest, (len(text), len(text)))
    for line in text.split("\n"):
        while high <= at and low < len(text):
            low, high = next(rest, (len(text), len(text)))
        plain = line.strip()
        if plain and not low <= at < high:
            glued = _GLUED.search(line, max(0, len(line) - MAX_TITLE)) if "关于" in line else None
            if glued is None and "篇" in line[1:]:
                glued = _GLUED_PIECE.search(line, max(0, len(line) - MAX_TITLE))
            if glued:
                yield CutLine(at, line[: glued.start()].strip())
                yield CutLine(at + glued.start(), line[glued.start() :].strip())
            else:
                yield CutLine(at, plain)
        at += len(line) + 1


def is_rule(line: str) -> bool:
    """Whether ``line`` is a rule drawn with one sign: ----------."""
    return _RULE.fullmatch(line) is not None


def title_like(line: str) -> bool:
    """Whether ``line`` has the length and the look of a title; a page may print it twice."""
    if not MIN_TITLE <= len(line) <= MAX_TITLE or line[-1] in "。；：，,;:、!！":
        return False
    return not LABELLED.match(line) and len(_HAN.findall(line)) * 2 >= len(line)


def names_a_paper(line: str) -> bool:
    """Whether the whole of ``line`` is the title of a paper by its form."""
    found = headline(line)
    return bare_kind(line) or explainer(line) is not None or (found is not None and not found.rest)


def repeats(title: str, line: str) -> bool:
    """``line`` prints ``title`` again, alone or with more glued on."""
    return without_blanks(line).startswith(without_blanks(title))


def parts_early(line: str, below: str) -> bool:
    """Whether neither of two lines can print the other again, by their first characters.

    A blank or a sign may be left out or written otherwise, a Chinese character may not.
    """
    if line[0] != below[0]:
        return True
    for a, b in zip(line[1:EARLY], below[1:EARLY], strict=False):
        if a != b:
            return "\u4e00" <= a <= "\u9fff" and "\u4e00" <= b <= "\u9fff"
    return False


def same(left: str, right: str) -> bool:
    """Whether one of the titles is the other, or its beginning; its organs may stand apart by 、 or a blank."""
    a, b = (without_blanks(title).replace("、", "") for title in (left, right))
    return a.startswith(b) or b.startswith(a)


def without_blanks(title: str) -> str:
    """``title`` without blanks and differences of width and of strokes: 2023—2025年, 2023-2025年."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", title)).translate(_STROKES)
