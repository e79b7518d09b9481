"""Delete lines that are furniture, and the blank lines they leave.

Decisions are made on the list of lines that are still there and repeated until nothing more goes,
because what was removed may have hidden a body or a second copy of a title; so a second run over the
result finds nothing. All deletions are then stated at once, in offsets of the text as it came.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from eduparse.document import Document, Findings
from eduparse.edits import Edit
from eduparse.rulebook import switched_off
from eduparse.strip.frame import framed
from eduparse.strip.furniture import Furniture, Mark, furniture
from eduparse.strip.page import Line, lines_of
from eduparse.strip.titles import HEAD, repeated

ROUNDS = 40  # pages need two to four; a bound keeps hostile ones linear
BAR = "noise.table-bar"
BLANK = "noise.blank-run"
_BLANK_RUN = re.compile(r"\n[ \t\u00a0\u3000]*\n[ \t\u00a0\u3000]*\n")
_BARS = frozenset("|｜│")


class Lines:
    """Remove lines of site furniture."""

    name = "strip.lines"

    @cached_property
    def _furniture(self) -> Furniture:
        return furniture()

    def __call__(self, doc: Document) -> Findings:
        """Deletions of furniture and of superfluous blank lines."""
        lines = list(lines_of(doc.text))
        gone = self._decide(lines)
        if not gone and not _BLANK_RUN.search(doc.text):
            return Findings()
        return Findings(edits=tuple(_edits(lines, gone)))

    def _decide(self, lines: Sequence[Line]) -> dict[int, str]:
        """Index of each line that goes → rule."""
        gone: dict[int, str] = {}
        alive: list[int] = []
        marks: list[Mark] = []
        known: dict[str, Mark] = {}  # pages repeat their buttons
        for n, line in enumerate(lines):
            if len(line.text) == 1 and line.text in _BARS:
                gone[n] = BAR
            elif line.text:
                alive.append(n)
                if line.raw not in known:
                    known[line.raw] = self._furniture.strength(line)
                marks.append(known[line.raw])
        evidence = any(m[0] for m in marks)
        for _ in range(ROUNDS):
            kept = [lines[n] for n in alive]
            doomed = dict(framed(kept, marks)) if evidence else {}
            doomed |= repeated(kept, _first_paragraph(kept), framed=evidence)
            doomed = {i: rule for i, rule in doomed.items() if rule not in switched_off()}
            if not doomed:
                break
            gone |= {alive[i]: rule for i, rule in doomed.items()}
            marks = [m for i, m in enumerate(marks) if i not in doomed]
            alive = [n for i, n in enumerate(alive) if i not in doomed]
        return gone


def _first_paragraph(lines: Sequence[Line]) -> int:
    return next((n for n, line in enumerate(lines[:HEAD]) if line.paragraph), HEAD)


def _edits(lines: Sequence[Line], gone: dict[int, str]) -> list[Edit]:
    """Deletions that leave the lines that stay with at most one blank line between them."""
    last = max((n for n, line in enumerate(lines) if line.text and n not in gone), default=-1)
    out: list[Edit] = []
    blank = True  # whether a blank line would be one too many: at the top or after another
    for n, line in enumerate(lines[: last + 1]):
        rule = gone.get(n)
        if line.text and rule is None:
            blank = False
        elif blank or rule not in (None, BAR):
            out.append(Edit(line.start, line.end + 1, "", rule or BLANK))
        else:
            blank = True
            if rule:
                out.append(Edit(line.start, line.end, "", rule))
    for n, line in enumerate(lines[last + 1 :], last + 1):
        if n + 1 < len(lines) or line.text:  # the line break at the very end of a text stays
            out.append(Edit(max(line.start - 1, 0), line.end, "", gone.get(n, BLANK)))
    return out
