"""Question marks that stand for lost no-break spaces: 专栏1?健全制度, 水平。?, ??各地要.

A page that went through an encoding without no-break space shows them as ``?``. They are told by
where they stand: between a label and its title, after the last 。 of a line, and, where several
lines share it, as an indent. A real question mark stands behind words; a ``?`` of a byte slip
stands before rare characters. Both stay.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.clause_labels import ANNEX_WORD, CLAUSE, LABEL, ORDINAL, UNIT_ENDS
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import table

_BLANKS = "[ \u00a0]*\\?[ \u00a0?]*"
_AFTER_BOX = lazy_pattern(
    rf"^[ \u3000]*(?:专栏|專欄|{ANNEX_WORD}|表|图|圖) ?{ORDINAL}(?P<lost>{_BLANKS})(?=\S)",
    re.MULTILINE,
)
_AFTER_LABEL = lazy_pattern(
    rf"^[ \u3000]*{LABEL}(?P<lost>{_BLANKS})(?=\S)",
    re.MULTILINE,
)
_AFTER_STOP = lazy_pattern(rf"(?<=[。；])[ \u00a0]*\?[ \u00a0?]*(?=\n|\Z|{CLAUSE})")
_INDENT = lazy_pattern(r"^(?P<lost>\?{2,8})(?=[^\s?])", re.MULTILINE)
_ONLY = lazy_pattern(r"^[ \u3000]*\?{1,4}[ \u3000]*$", re.MULTILINE)
_LOOK = 6  # characters after a lost blank that must look like text
_RAREST = -10  # log-probability of the rarest character that counts as ordinary
_SEVERAL = 3  # lines with the same indent, or with nothing else, that prove each other


class LostBlanks:
    """Remove ``?`` that stands for a no-break space."""

    name = "repair.nbsp"
    mends = "spaces that became other signs"

    def __call__(self, doc: Document) -> Findings:
        """Deletions; after 第X条 and its like a blank takes the place."""
        if "?" not in doc.text:
            return Findings()
        return Findings(edits=tuple(_edits(doc.text)))


def _edits(text: str) -> Iterator[Edit]:
    for m in _AFTER_BOX.finditer(text):
        if _ordinary(text, m.end()):
            yield Edit(m.start("lost"), m.end("lost"), "", "nbsp.after-label")
    for m in _AFTER_LABEL.finditer(text):
        if _ordinary(text, m.end()):
            new = " " if text[m.start("lost") - 1] in UNIT_ENDS else ""
            yield Edit(m.start("lost"), m.end("lost"), new, "nbsp.after-label")
    for m in _AFTER_STOP.finditer(text):
        line = text.rfind("\n", 0, m.start()) + 1
        # Two that answer two in front of them are what is left of quotation marks: 他说：??我不去。??
        if m[0].strip(" \u00a0") != "??" or text.find("??", line, m.start()) < 0:
            yield Edit(m.start(), m.end(), "", "nbsp.after-stop")
    yield from _indents(text)


def _indents(text: str) -> Iterator[Edit]:
    found = [m for m in _INDENT.finditer(text) if _ordinary(text, m.end())]
    same = Counter(len(m["lost"]) for m in found)
    for m in found:
        if same[len(m["lost"])] >= _SEVERAL:
            yield Edit(m.start(), m.end(), "", "nbsp.indent")
    alone = list(_ONLY.finditer(text))
    if len(alone) >= _SEVERAL:
        yield from (Edit(m.start(), m.end(), "", "nbsp.alone") for m in alone)


def _ordinary(text: str, at: int) -> bool:
    """Whether what follows is text as people write it, not the wreck of a byte slip."""
    after = text[at : at + _LOOK].split("\n", 1)[0]
    han = [c for c in after if "\u3400" <= c <= "\u9fff"]
    return len(han) >= 2 and all(c in _common() for c in han) and "?" not in after


@cache
def _common() -> frozenset[str]:
    rows = table("han-frequency")
    return frozenset("".join(r["chars"] for r in rows if int(r["weight"]) >= _RAREST))
