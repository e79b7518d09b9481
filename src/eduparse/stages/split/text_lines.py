"""The lines of a text without the blanks at their ends, from its head or from its end."""

from collections.abc import Iterator

from eduparse.language.lazy_pattern import lazy_pattern

SPACED = lazy_pattern(r"(?:[一-鿿]\s+){1,7}[一-鿿]")
PRINTED = lazy_pattern(r"\S(?:[^\n]*\S)?")  # what a line holds without the blanks at its ends


def text_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the non-blank lines of ``text[start:end]``, trimmed."""
    return (m.span() for m in PRINTED.finditer(text, start, end))


def lines_back(text: str) -> Iterator[tuple[int, int]]:
    """The same of the whole text from its end."""
    stop = len(text)
    while stop > 0:
        at = text.rfind("\n", 0, stop)
        low, high = trimmed(text, at + 1, stop)
        if low < high:
            yield low, high
        stop = at


def rest_of_line(text: str, start: int) -> str:
    """What stands on the line from ``start``."""
    stop = text.find("\n", start)
    return text[start:] if stop < 0 else text[start:stop]


def trimmed(text: str, low: int, high: int) -> tuple[int, int]:
    """``[low, high)`` without the blanks at its ends."""
    while low < high and text[low].isspace():
        low += 1
    while high > low and text[high - 1].isspace():
        high -= 1
    return low, high


def closed_up(line: str) -> str:
    """``line`` without the blanks of a name that is set wide."""
    return "".join(line.split()) if SPACED.fullmatch(line) else line


def opens_line(text: str, start: int) -> bool:
    """Whether nothing but blanks stands in front of ``start`` on its line."""
    while start:
        before = text[start - 1]
        if before == "\n":
            return True
        if before not in " \t\u3000\xa0":
            return False
        start -= 1
    return True
