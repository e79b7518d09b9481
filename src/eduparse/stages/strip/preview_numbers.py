"""The numbers that a sharing site puts in front of each page of a preview: 1、市教育局…⏎2、十佳学校….

Each page of the file is one line, and its number stands in the middle of a sentence. The numbers
count on from one and stand at no other line start, so a list, whose items end before the next one begins,
is left alone. Where a page ends inside a sentence its two halves are joined.
"""

import re
from collections.abc import Iterator

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern

NUMBER = "span.preview-number"
TOLD_BY = frozenset(
    ("words", "repetition")
)  # the blurb of the site, and numbers that count its pages
FEWEST = 2
BROKEN = 0.5  # share of the pages that begin inside a sentence
_NUMBER = lazy_pattern(r"^[ \t\u3000]*(\d{1,3})、[ \t]*", re.MULTILINE)
SHARED = ("由会员分享", "页珍藏版", "由用户上传")  # one of them stands in the blurb of the site
_ENDS = "。！？；：”）》.!?;:)"


def preview_numbers(text: str) -> Iterator[Edit]:
    """Deletions of the numbers, with the line break where a sentence goes on."""
    if "、" not in text or not any(word in text for word in SHARED):
        return
    found = list(_NUMBER.finditer(text))
    if len(found) < FEWEST or [int(m[1]) for m in found] != list(range(1, len(found) + 1)):
        return
    inside = [text[: m.start()].rstrip()[-1:] not in _ENDS for m in found[1:]]
    if sum(inside) < BROKEN * len(inside):
        return
    yield Edit(found[0].start(), found[0].end(), "", NUMBER, 0.99, witnesses=TOLD_BY)
    for m, goes_on in zip(found[1:], inside, strict=True):
        start = len(text[: m.start()].rstrip()) if goes_on else m.start()
        yield Edit(start, m.end(), "", NUMBER, 0.99, witnesses=TOLD_BY)
