"""Text that was shown in another encoding than it was written in: 鏁欒偛閮 and ½ÌÓý²¿ -> 教育部.

A clean page costs one scan: nearly every character of wrong text is one that Chinese hardly uses, so
only where such characters crowd together is anything tried. A line that goes back to bytes and comes
out as Chinese is repaired as a whole, through up to three wrong readings. Else the part around the
odd characters is searched (`unmix`), which finds a phrase inside a line and puts up with lost bytes.

What comes out must be likely Chinese by the character model, likelier than what was there, and far
likelier than bytes that mean something else would come out. A character whose lost byte leaves
several that fit is not chosen by a hair: it becomes U+FFFD, and is flagged as lost.
"""

from dataclasses import replace

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.language.present import beside_chinese
from eduparse.language.rare_chars import page_crowds
from eduparse.stages.repair.byte_readings import LATIN_LEAD, LATIN_PAIR
from eduparse.stages.repair.cited import uncited
from eduparse.stages.repair.mojibake.seven_bit import Row, seven_bit

SEVEN_BIT = "mojibake.seven-bit"


class Mojibake:
    """Read text again in the encoding it was written in."""

    name = "repair.mojibake"
    mends = "text read in a wrong encoding"

    def __init__(self, budget: Budget = UNLIMITED) -> None:
        self._budget = budget

    def __call__(self, doc: Document) -> Findings:
        """Return an edit for each part of a line, or for the line; a warning where there is too much."""
        text = doc.text
        rows = seven_bit(text)
        if rows:
            return _without_high_bits(text, rows)
        if text.isascii() or not _may_be_wrong(text):
            return Findings()
        from eduparse.stages.repair.mojibake.page import found  # start-up: few pages are searched

        findings, steps = found(text)
        self._budget.spend(steps)
        known = {e.after for at in doc.layers if at.name == self.name for e in at.edits}
        edits = tuple(e for e in findings.edits if e.applied or e.after not in known)
        return replace(findings, edits=edits) if len(edits) < len(findings.edits) else findings


def _without_high_bits(text: str, rows: list[Row]) -> Findings:
    """The rows as they were written; that digits and letters among them are guessed is reported."""
    edits = tuple(uncited(text, (Edit(r.start, r.end, r.after, SEVEN_BIT) for r in rows)))
    if not edits:
        return Findings()
    odd = (DocumentWarning("mojibake-left", *span) for r in rows for span in r.odd)
    return Findings(edits=edits, warnings=(DocumentWarning("encoding-doubtful"), *odd))


def _may_be_wrong(text: str) -> bool:
    """Whether a line of the page may be wrong; most have no Latin letter that could begin a pair."""
    latin = LATIN_LEAD.search(beside_chinese(text)) and LATIN_PAIR.search(text)
    return bool(latin) or page_crowds(text)
