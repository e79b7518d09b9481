r"""What only a wrong byte leaves, and what the next pass deletes or takes for a blank: so it is told before.

A control character within a text stands for a byte that became zero. In UTF-16 half of a character may become
zero, and many others are then left: \f for ，, \r for 服, a tab for 三, a blank that does not break for a digit. Where
the other half is lost, it is one wide letter or digit on a page of narrow ones. Each is told where it stands
alone, since what a program sets comes again.
"""

from collections.abc import Iterator
from itertools import islice

from eduparse.document.document import Document
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern

CONTROL = "\x00-\x08\x0e-\x1f\x7f"
_SHOWN = "[^\x00-\x20\x7f\x85\xa0\u3000]"
# One of those that stand in place of a byte, between two characters of a line that show, or a blank and one of them,
# or as the first of a line: no program sets it there …
_FILLER = lazy_pattern(
    rf"(?<={_SHOWN})[\x00\x1a\x7f]{{1,4}}(?= ?{_SHOWN})|(?:(?<=\n)|(?<={_SHOWN} ))[\x00\x1a\x7f](?={_SHOWN})"
)
# … and in UTF-16, where half of a character may have become zero, any of them, but for those that end a file …
_HALF = lazy_pattern(
    rf"(?<={_SHOWN})(?![\x00\x1a]\s*\Z)[{CONTROL}\x80-\x84\x86-\x9f]|[{CONTROL}\x80-\x84\x86-\x9f](?={_SHOWN})"
)
# … a letter of Latin-1 within Chinese, and the place before wide forms, which Unicode left empty.
_LATIN = lazy_pattern(
    "(?<=[\u4e00-\u9fff])[\xc0-\xd6\xd8-\xf6\xf8-\xff](?=[0-9\u4e00-\u9fff])|\uff00"
)
# There the other half may have become that of a wide letter, which no program sets inside a word of narrow ones, …
_WIDE = lazy_pattern("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_IN_WORD = lazy_pattern("(?<=[!-~])[\uff21-\uff3a\uff41-\uff5a](?=[!-~])")
# … nor between a figure and Chinese, or within Chinese, but for grades, shares of class A and X rays.
_WITHIN = lazy_pattern(
    "(?<=[0-9．\u4e00-\u9fff])[\uff11-\uff19\uff26-\uff2a\uff2c-\uff33\uff35-\uff37\uff39\uff3a\uff41-\uff5a](?=[0-9\u4e00-\u9fff])"
)
# The end of a line, or of a page, that stands within one …
_BREAK = lazy_pattern(f"(?<={_SHOWN})[\r\x0b\x0c\x85](?={_SHOWN})")
# … a tab between two characters of a sentence …
_TAB = lazy_pattern("(?<=[\u4e00-\u9fff])\t(?=[\u4e00-\u9fff][^\t\n]{0,80}[，。；])")
# … and a blank that does not break where a digit or a letter may have been.
_NO_BREAK = lazy_pattern(
    "(?<=[0-9])\xa0(?=[0-9\u4e00-\u9fff])|(?<=[A-Za-z])\xa0(?=[a-z])|(?<=[0-9])\xa0(?= [\u4e00-\u9fff])"
)
_ALONE = (_BREAK, _TAB, _NO_BREAK, _LATIN)
MOST = 20  # of one page that are told; where there are more, they divide something


def in_place_of_bytes(doc: Document) -> Iterator[DocumentWarning]:
    """What stands around each character that only a wrong byte leaves, on a page that came as bytes."""
    encoding = doc.metadata.encoding
    if encoding is None:
        return
    text = doc.text
    wide = encoding.startswith("utf-16")
    found = {m.span() for m in islice((_HALF if wide else _FILLER).finditer(text), MOST + 1)}
    if wide:
        found.update((at, at + 1) for at in _left_by_utf16(text))
    if len(found) <= MOST:
        for start, end in sorted(found):
            yield DocumentWarning("text-lost", max(0, start - 1), min(end + 1, len(text)))


def _left_by_utf16(text: str) -> Iterator[int]:
    """Where a break, a blank or a wide letter stands of which the page has one."""
    if len(_WIDE.findall(text)) == 1:
        yield from (m.start() for p in (_IN_WORD, _WITHIN) for m in p.finditer(text))
    for pattern in _ALONE:
        for m in pattern.finditer(text):
            if text.count(m[0]) == (text.count("\r\n") + 1 if m[0] == "\r" else 1):
                yield m.start()
