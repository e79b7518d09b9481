"""How far one text is from another, in characters of Levenshtein distance."""

from collections.abc import Iterable

Pair = tuple[str, str]


def cer(results: Iterable[tuple[str, str]]) -> float:
    """Errors per character of the originals, over pairs of text and original, line by line."""
    errors = total = 0
    for text, original in results:
        errors += sum(distance(a, b) for a, b in _line_pairs(text, original))
        total += len(original)
    return round(errors / max(1, total), 5)


def _line_pairs(text: str, original: str) -> list[tuple[str, str]]:
    mine, theirs = text.split("\n"), original.split("\n")
    same = len(mine) == len(theirs)
    return list(zip(mine, theirs, strict=True)) if same else [(text, original)]


def distance(a: str, b: str) -> int:
    """Levenshtein distance, by rows, after what both begin and end with."""
    a, b = core((a, b))
    row = list(range(len(b) + 1))
    for n, x in enumerate(a, 1):
        last, row[0] = row[0], n
        for m, y in enumerate(b, 1):
            last, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, last + (x != y))
    return row[-1]


def core(pair: Pair) -> Pair:
    """A pair without the characters both sides begin or end with."""
    a, b = pair
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return a, b
