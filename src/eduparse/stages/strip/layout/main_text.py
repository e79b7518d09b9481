"""The lines of an HTML page that are the frame of the site around its text are deleted.

Why a line goes says `line_reasons`, which only pages with a layout ask. The lines that stay go through the
rest of `strip` like those of a plain page. `cut` asks `outside` which lines start no document.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.evidence import Evidence
from eduparse.document.metadata import DocumentWarning
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.bars import bar_facts, web_with

if TYPE_CHECKING:  # start-up: most pages are plain text
    from eduparse.stages.strip.layout.line_reasons import Reason


PAGES = 48  # of which the reasons are kept: a few dozen go through each stage together


class MainText:
    """Delete the frame around the text of a page whose layout is known; paper has no frame of a site."""

    name = "strip.layout"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book

    def __call__(self, doc: Document) -> Findings:
        """Deletions of lines, runs with one reason as one edit; a page that is no article gets a warning."""
        if doc.evidence is None or not doc.evidence.lines or doc.evidence.is_printed:
            return Findings()
        from eduparse.stages.strip.layout.line_reasons import bars_inside  # start-up

        every = _reasons_of(doc, self._book)
        if every is None:
            return Findings(warnings=(DocumentWarning("doubtful-page"),))
        places = [(line.start, line.end) for line in doc.evidence.lines]
        facts = bar_facts(bars_inside(doc.text, places, every))
        told_web = {"web": web_with(doc.metadata.web, **facts)} if facts else {}
        return Findings(edits=tuple(_deletions(places, every, doc.text)), metadata=told_web)


def outside(doc: Document, book: Rulebook = PACKAGED) -> list[tuple[int, int]]:
    """The ranges of ``doc`` that its layout shows to be no part of the article, in order."""
    if doc.evidence is None or not doc.evidence.lines or doc.evidence.is_printed:
        return []
    every = zip(doc.evidence.lines, _reasons_of(doc, book) or (), strict=False)
    return [(line.start, line.end) for line, reason in every if reason.rule]


def _reasons_of(doc: Document, book: Rulebook) -> "list[Reason] | None":
    """The reasons for the lines of ``doc``, kept for the next who asks about the very same page.

    `cut` asks first and `strip` next. Between them the page mostly stays what it is, but others of its run come first.
    """
    # start-up: most pages are plain text
    from eduparse.stages.strip.layout.line_evidence import scores
    from eduparse.stages.strip.layout.line_reasons import reasons
    from eduparse.stages.strip.layout.page_lines import LayoutLines

    page = doc.text, doc.evidence, book
    key = tuple(map(id, page))  # what is kept holds the page, so that nothing else has its ids
    kept = _KEPT.pop(key, None)  # who asks next is the last
    if kept is None:
        lines = LayoutLines(doc.text, doc.evidence or Evidence())
        kept = page, reasons(lines, scores(lines), book)
        if len(_KEPT) >= PAGES:
            del _KEPT[next(iter(_KEPT))]
        _KEPT[key] = kept
    return kept[1]


_KEPT: "dict[tuple[int, ...], tuple[tuple[str, Evidence | None, Rulebook], list[Reason] | None]]" = {}


def _deletions(
    places: Sequence[tuple[int, int]], why: Sequence["Reason"], text: str
) -> Iterator[Edit]:
    """An edit for each run of lines with one reason."""
    last = max((n for n, reason in enumerate(why) if not reason.rule), default=-1)
    n = 0
    while n < len(why):
        reason, end = why[n], n + 1
        while end < len(why) and why[end] == reason and (end <= last) == (n <= last):
            end += 1
        if reason.rule:
            start, stop = places[n][0], places[end - 1][1]
            if n > last >= 0:
                # Behind the last line that stays the line break in front goes.
                start -= text[start - 1 : start] == "\n"
            else:
                stop += text[stop : stop + 1] == "\n"
            yield Edit(start, stop, "", reason.rule, reason.confidence, witnesses=reason.witnesses)
        n = end
