"""Halves of characters: lone surrogates, which JSON can escape and hardly any reader of JSON takes."""

from eduparse.language.lazy_pattern import lazy_pattern

HALVES = lazy_pattern("[\ud800-\udfff]+")
_REPLACEMENT = "\ufffd"


def has_halves(text: str) -> bool:
    """Whether ``text`` holds halves of characters, so that no bytes of UTF-8 stand for it."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def without_halves(text: str) -> str:
    """``text`` with U+FFFD for each half of a character."""
    if not has_halves(text):
        return text
    return HALVES.sub(lambda m: _REPLACEMENT * len(m[0]), text)
