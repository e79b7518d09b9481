"""Numbers of headings that a page glued to the end of the line above their first part (…要求。8建设要求, then 8.1)."""

import re
from collections.abc import Iterator

from eduparse.language.clause_labels import FIRST_PART, GLUED_HEAD


def glued_heads(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The numbers of such headings in ``[start, end)``, in order: the next line counts their first part."""
    for part in FIRST_PART.finditer(text, start, len(text) if end is None else end):
        line = max(start, text.rfind("\n", 0, part.start()) + 1)
        heads = GLUED_HEAD.finditer(text, line, part.start())
        yield from (m for m in heads if m["num"] == part["num"])
