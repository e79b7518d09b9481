"""Titles by the pairs of characters they are made of: what a body speaks of, and which of two is a misprint."""

import unicodedata
from operator import add

from eduparse.language.lazy_pattern import lazy_pattern

MISPRINT = 6  # code points of titles that may be the same but for a slip
_NO_LETTER = lazy_pattern(r"[\s\W_]")
_RUN = lazy_pattern(r"[一-鿿]{2,}")


def char_pairs(text: str) -> frozenset[str]:
    """The pairs of Chinese characters that ``text`` holds."""
    runs = "\n".join(_RUN.findall(text))
    return frozenset(p for p in set(map(add, runs, runs[1:])) if "\n" not in p)


def is_misprint(title: str, other: str, body: str) -> bool:
    """Whether ``title`` is ``other`` with a character too many, missing or wrong: the body speaks the words of ``other``."""
    if title == other or abs(len(title) - len(other)) > 1 or min(len(title), len(other)) < MISPRINT:
        return False
    at = next((n for n, (a, b) in enumerate(zip(title, other, strict=False)) if a != b), None)
    if at is None:
        return False
    longer, shorter = len(title) >= len(other), len(title) <= len(other)
    if title[at + longer :] != other[at + shorter :]:
        return False
    only, others = char_pairs(title) - char_pairs(other), char_pairs(other) - char_pairs(title)
    spoken = sum(pair in body for pair in only)
    return bool(only) and spoken < len(only) and all(pair in body for pair in others)


def title_key(title: str) -> str:
    """``title`` without blanks and marks, by which two prints of one are compared."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", title))
