"""Wording that an amendment quotes: 将第三条修改为：“第三条 …（一）…；（二）…。” is one clause of the amendment.

Only quotation marks that open behind words of amending count, and only where they close again: what
stands between them numbers another text.
"""

import re
from collections.abc import Iterator

LIMIT = 20_000  # code points of the longest quotation; one that does not close by then is none

_OPENS = re.compile(
    r"(?:修改为|修正为|改为|增加|表述为|调整为|规定为|作为)[^。；;“”\n]{0,40}?[：:,，]?\s{0,4}“"
)
_MARK = re.compile("[“”]")


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the wording that amendments in ``text`` quote, without the marks."""
    at = 0
    while opens := _OPENS.search(text, at):
        depth = 1
        at = opens.end()
        for mark in _MARK.finditer(text, at, at + LIMIT):
            depth += 1 if mark.group() == "“" else -1
            if depth == 0:
                yield opens.end(), mark.start()
                at = mark.end()
                break
