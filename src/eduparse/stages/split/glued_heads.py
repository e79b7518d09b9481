"""Numbers of headings that a page glued to the end of the line above their first part (…要求。8建设要求, then 8.1).

A sentence, a bracket or the number of a standard ends in front of such a number, or the first part opens parts of its
own (8.1.1). 共8名教师 above 8.1 counts teachers.
"""

import re
from collections.abc import Iterator

from eduparse.language.clause_labels import FIRST_PART, GLUED_HEAD, STANDARD_ENDS

_CLOSED = "。！？；：!?;)）”"


def glued_heads(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The numbers of such headings in ``[start, end)``, in order: the next line counts their first part."""
    for part in FIRST_PART.finditer(text, start, len(text) if end is None else end):
        line = max(start, text.rfind("\n", 0, part.start()) + 1)
        heads = GLUED_HEAD.finditer(text, line, part.start())
        yield from (
            m for m in heads if m["num"] == part["num"] and _begins(text, line, m.start(), part)
        )


def _begins(text: str, line: int, at: int, part: re.Match[str]) -> bool:
    """Whether a heading may begin at ``at``: something ends there, or its first ``part`` opens 8.1.1."""
    if text[at - 1] in _CLOSED or STANDARD_ENDS.search(text, line, at):
        return True
    below = text.find("\n", part.end())
    return below >= 0 and text[below : below + 12].lstrip().startswith(f"{part['num']}.1.1")
