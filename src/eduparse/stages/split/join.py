"""Join sentences that a site broke apart: document-sharing pages put a blank line after every 。.

Statutes, and notices of short paragraphs, look like such a page: each of their paragraphs is a
sentence. So a page counts as broken only where that shows in what no writer does. Paragraphs begin
with the mark that closes a quotation or a bracket, or labels stand inside lines, behind a heading
or a sentence, because the site kept no break but its own. There only a paragraph that ended with 。
or ； takes in the next one, and never one that opens with a label: headings and true clauses stay
apart.
"""

from collections.abc import Sequence

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.clause_labels import ANNEX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.label import Label
from eduparse.stages.split.label_search import choose_labels
from eduparse.stages.split.labels import label_candidates

MIN_PARAGRAPHS = 8
FEWEST_BROKEN = 2  # paragraphs that begin with a closing mark
MIN_SINGLE = 0.93  # share of paragraphs that are one sentence

_BLANK_LINES = lazy_pattern(r"\n\s*\n")
_GAP = lazy_pattern(r"(?<![ \t\u3000])[ \t\u3000]*\n(?:[ \t\u3000]*\n)+[ \t\u3000]*")
_INNER_STOP = lazy_pattern(r"[。！？](?![”’》）)」』\"]*[ \t\u3000]*$)(?![”’》）)」』\"])")
_ENDS = lazy_pattern(r"[。；;！？][”’》）)\"]*$")
GLUED_SHARE = 0.2  # of the labels stand inside lines where a site kept no break of the paper
_IN_A_SENTENCE = frozenset("；;：:，,、")
_CLOSES = lazy_pattern(r"\n[ \t\u3000]*\n[ \t\u3000]*[”’》）)」』]")
_OPENS_APART = lazy_pattern(rf"[ \t\u3000]*(?:{ANNEX}|抄送|主题词|专栏|【|[（(](?:责任|牵头|此件))")


class Join:
    """Take out the blank lines inside clauses of a sentence-broken page."""

    name = "split.join"
    mends = "sentences broken apart"

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book

    def __call__(self, doc: Document) -> Findings:
        """Return the breaks between sentences of one clause as deletions."""
        text = doc.text
        if "\n\n" not in text or not _looks_broken(text):
            return Findings()
        found = list(label_candidates(text, self._book))
        if len(_CLOSES.findall(text)) < FEWEST_BROKEN and not _glued(text, found):
            return Findings()
        labels = {c.start for c in found if c.line_start}
        edits = []
        for gap in _GAP.finditer(text):
            start = gap.end()
            before = text[max(0, gap.start() - 8) : gap.start()]
            if (
                _ENDS.search(before)
                and start < len(text)
                and start not in labels
                and not opens_apart(text, start)
            ):
                edits.append(Edit(gap.start(), gap.end(), "", "join.sentence", 0.95))
        return Findings(edits=tuple(edits))


def opens_apart(text: str, start: int) -> bool:
    """Whether a line that begins at ``start`` is no sentence of the clause before it."""
    return _OPENS_APART.match(text, start) is not None


def _glued(text: str, found: Sequence[Label]) -> bool:
    """Whether labels stand inside lines, behind a heading or a closing mark."""
    nodes = choose_labels(found, ())
    inside = sum(
        not n.label.line_start and text[n.label.start - 1] not in _IN_A_SENTENCE for n in nodes
    )
    return inside >= max(FEWEST_BROKEN, GLUED_SHARE * len(nodes))


def _looks_broken(text: str) -> bool:
    paragraphs = [p for p in _BLANK_LINES.split(text) if p.strip()]
    if len(paragraphs) < MIN_PARAGRAPHS or "\n" in "".join(p.strip() for p in paragraphs[2:-2]):
        return False
    single = sum(not _INNER_STOP.search(p) for p in paragraphs)
    ended = sum(bool(_ENDS.search(p.rstrip())) for p in paragraphs)
    return single >= MIN_SINGLE * len(paragraphs) and ended * 2 >= len(paragraphs)
