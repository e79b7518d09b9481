"""Tell a page that is no more than a title, or that only says why it shows no text.

A title, a number and a date may stand; what says something is a stop, a comma or a long line. A site that
has nothing to show says that instead: the page is gone, closed, or drawn by a script. Rules know how.
"""

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.page import strip_lines

NO_BODY = "no-body"
BARE = 3  # lines that a title, a number and a date may take
EXCUSE = 60  # characters of a sentence that stands in the place of a text
_SAID = lazy_pattern(r"[。；：，！？;:,!?]|\S{60}")


class NoBody:
    """Warn where nothing that stays is a text; nothing is deleted here."""

    name = "strip.no-body"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._rules = book.rules("no-body")

    def __call__(self, doc: Document) -> Findings:
        """The warning ``no-body``, or nothing."""
        bare = 0
        for line in strip_lines(doc.text):
            if line.text:
                bare += 1
                if bare > BARE or (_SAID.search(line.text) and not self._excuses(line.flat)):
                    return Findings()
        return Findings(warnings=(DocumentWarning(NO_BODY),))

    def _excuses(self, text: str) -> bool:
        return len(text) <= EXCUSE and any(rule.search(text) for rule in self._rules)
