"""Flag where information is gone: 锟斤拷 and the replacement character stand for bytes nobody has.

Nothing is filled in; a warning with the span tells readers that words are missing.
"""

import re

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning

MAX_WARNINGS = 100  # in one document; more say nothing new

# UTF-8 replacement characters (EF BF BD) read as GBK, from any byte on.
_LOST = re.compile("(?:锟斤拷|锟斤|斤拷锟)+|\ufffd+")


class Lost:
    """Warn of text that cannot be restored."""

    name = "repair.lost"
    mends = "what nobody can restore"

    def __call__(self, doc: Document) -> Findings:
        """Return a warning for each run of lost text that none points at yet."""
        text = doc.text
        if "锟斤" not in text and "\ufffd" not in text:
            return Findings()
        known = {w.start for w in doc.metadata.warnings}
        found = [
            DocumentWarning("text-lost", m.start(), m.end())
            for m in _LOST.finditer(text)
            if m.start() not in known
        ]
        return Findings(warnings=tuple(found[:MAX_WARNINGS]))
