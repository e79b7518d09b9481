"""Advertisements inside sentences, on a page that shows a surer one: they were put there by the same hand.

加微信…领红包 may be what a paper or a shop says itself, so alone it is only suggested. Beside a line that sells certificates
or invoices, or the name of a betting site, it is none of the text.
"""

from collections.abc import Sequence

from eduparse.document.edits import Edit
from eduparse.document.records import replaced
from eduparse.rules.rulebook import Rulebook
from eduparse.stages.strip.furniture import furniture
from eduparse.stages.strip.page import strip_lines
from eduparse.stages.strip.site_names import ADULT, NAME

TOUTS = frozenset(("spam.contact", "spam.offer", "spam.tout"))
SURER = frozenset(("spam.phrase", "spam.line", "spam.keywords", ADULT, NAME))  # if they are applied
SHADY = "noise.shady-ad"
IN_COMPANY = 0.99
_APPLIED = 0.9
_WITNESSES = frozenset(("words", "repetition"))


def in_company(text: str, edits: Sequence[Edit], book: Rulebook) -> list[Edit]:
    """``edits``, those that are advertisements in sentences sure where the page shows a surer one."""
    if not any(e.rule in TOUTS for e in edits) or not _is_injected(text, edits, book):
        return list(edits)
    return [
        replaced(e, confidence=max(e.confidence, IN_COMPANY), witnesses=_WITNESSES)
        if e.rule in TOUTS
        else e
        for e in edits
    ]


def _is_injected(text: str, edits: Sequence[Edit], book: Rulebook) -> bool:
    if any(e.rule in SURER and e.confidence >= _APPLIED for e in edits):
        return True
    noise = furniture(book)
    return any(noise.strength(line)[1] == SHADY for line in strip_lines(text) if line.text)
