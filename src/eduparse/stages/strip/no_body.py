"""Tell a page that is no more than a title, that only says why it shows no text, or that lists papers.

A title, a number and a date may stand; what says something is a stop, a comma or a long line. A site that
has nothing to show says that instead: the page is gone, closed, or drawn by a script. Rules know how. A list of
papers, or what a search found, holds their titles and no sentence.
"""

from collections.abc import Sequence

from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.language.dates import LISTED_DAY, MONTH_DAY, STAMP_MONTH
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import PAPER_KINDS
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.lines import was_of_site
from eduparse.stages.strip.page import StripLine, strip_lines

NO_BODY = "no-body"
BARE = 3  # lines that a title, a number and a date may take
EXCUSE = 60  # characters of a sentence that stands in the place of a text
SHORT = 300  # characters of a page that says no more than that there is none
FAR = 4000  # code points, blanks too, that neither three lines nor so short a page come to
FEWEST = 3  # titles of papers that make a list
_SENTENCE = lazy_pattern(r"[。；！]")
# A title of a paper, with its number in the list in front and its day behind.
_PAPER = lazy_pattern(
    rf"^[ \u3000·•●▪◆■-]*(?:[0-9]{{1,3}}[.、 ])?[^，：:附]{{4,60}}(?:{PAPER_KINDS}|公示)"
    rf"[ \u3000（(\[【]*(?:{LISTED_DAY}日?|{STAMP_MONTH}|{MONTH_DAY})?[ )）\]】]*$"
)
ROWS = 2  # of words between blanks
_PARTED = lazy_pattern(r"[^、。\s]{1,8}(?:、[^、。\s]{1,8}){3,}")
_SPACED = lazy_pattern(r"[一-鿿]{1,4}(?: [一-鿿]{1,4}){3,}")
_SAID = lazy_pattern(r"[。；：，！？;:,!?]|\S{60}")


class NoBody:
    """Warn where nothing that stays is a text; nothing is deleted here."""

    name = "strip.no-body"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._rules = book.rules("no-body")

    def __call__(self, doc: Document) -> Findings:
        """The warning ``no-body``, or nothing."""
        if len(doc.text) > FAR and _SENTENCE.search(doc.text):
            return Findings()  # nearly every page
        kept = [line for line in strip_lines(doc.text) if line.text]
        first = kept[:BARE]
        bare = len(kept) <= BARE and not any(
            _SAID.search(line.text) and not self._excuses(line.flat) for line in kept
        )
        bare = bare and not _lists_words(kept, alone=not was_of_site(doc))
        short = sum(len(line.text) for line in kept) <= SHORT
        excused = short and any(self._excuses(line.flat) for line in first)
        if bare or excused or _lists_papers([line.text for line in kept]):
            return Findings(warnings=(DocumentWarning(NO_BODY),))
        return Findings()

    def _excuses(self, text: str) -> bool:
        return len(text) <= EXCUSE and any(rule.search(text) for rule in self._rules)


def _lists_words(kept: Sequence[StripLine], *, alone: bool) -> bool:
    """Whether the lines are a list of words or names; between blanks they may be a menu, where lines of a site are gone."""
    parted = any(_PARTED.fullmatch(line.text) for line in kept)
    return parted or (
        alone and sum(_SPACED.fullmatch(line.flat) is not None for line in kept) >= ROWS
    )


def _lists_papers(kept: Sequence[str]) -> bool:
    """Whether no line of a page is a sentence, and most are titles of papers: a list, or what a search found."""
    if len(kept) < FEWEST or any(map(_SENTENCE.search, kept)):
        return False
    titles = sum(_PAPER.search(line) is not None for line in kept)
    return titles >= FEWEST and 2 * titles >= len(kept)
