"""Whether a line is another one whose bytes were read in a wrong encoding.

The clean line is misread on purpose, in the ways that are known. What stands on the page proves to be it where most
of its pairs of characters come out; what was lost on the way takes none of them.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.simplify.conversion import opencc

# Written in the first encoding and read in the second; Big5 pages are in traditional script.
WAYS = (
    ("utf-8", "gbk"),
    ("gb18030", "cp1252"),
    ("gb18030", "latin-1"),
    ("gb18030", "big5"),
    ("utf-8", "cp1252"),
    ("utf-8", "latin-1"),
    ("big5", "gbk"),
    ("big5", "latin-1"),
)
PROVEN = 0.5  # share of the line's pairs that the original shows when it is misread
FEWEST = 2  # pairs of which one at least is not ASCII

_LOST = lazy_pattern("[\ufffd?？□\x80-\x9f\ue000-\uf8ff\\s]+")


def is_misread(line: str, original: str) -> bool:
    """Whether ``line`` is ``original``, misread."""
    seen = _pairs(line)
    if seen.total() < FEWEST or (seen & _pairs(original)).total() >= PROVEN * seen.total():
        return False
    return any(
        (seen & made).total() >= max(FEWEST, PROVEN * seen.total()) for made in _misread(original)
    )


@lru_cache(maxsize=64)
def _misread(original: str) -> tuple[Counter[str], ...]:
    return tuple(_pairs(text) for text in _texts(original))


def _texts(original: str) -> Iterator[str]:
    traditional = opencc("s2t", original)
    for written, read in WAYS:
        data = (traditional if written == "big5" else original).encode(written, "ignore")
        yield data.decode(read, "replace")
        if written == "gb18030":
            # One byte is gone, and up to the next one of ASCII each is paired with the wrong neighbour.
            yield data[1:].decode(written, "replace")


def _pairs(text: str) -> Counter[str]:
    """The pairs of neighbours of which one at least is not ASCII, by how often they stand there."""
    return Counter(
        part[n : n + 2]
        for part in _LOST.split(text)
        for n in range(len(part) - 1)
        if not part[n : n + 2].isascii()
    )
