"""Marks around text that a reader doubts, until its place in the whole text is known.

A reader puts text together from pieces and cannot know where a piece will stand. So it sets two characters
around it that no text may hold (they are no characters of Unicode), and takes them out at the end.
"""

DOUBT, CERTAIN = "\ufdd0", "\ufdd1"
_MARKS = str.maketrans("", "", DOUBT + CERTAIN)


def unmarked(text: str) -> str:
    """``text`` of a file, which may not hold the marks."""
    return text.translate(_MARKS)


def doubted(text: str) -> str:
    """``text`` with marks around it."""
    return f"{DOUBT}{text}{CERTAIN}"


def without_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """``text`` without the marks, and the ranges that stood between them."""
    if DOUBT not in text:
        return text, []
    pieces: list[str] = []
    ranges: list[tuple[int, int]] = []
    at = 0
    for piece in text.split(DOUBT):
        inner, certain, rest = piece.partition(CERTAIN)
        if certain:
            ranges.append((at, at + len(inner)))
        pieces += (inner, rest)
        at += len(inner) + len(rest)
    return "".join(pieces), ranges
