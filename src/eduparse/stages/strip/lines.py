"""Delete lines that are furniture, and the blank lines they leave.

`decision` says which; all deletions are then stated at once, in offsets of the text as it came.
"""

from collections.abc import Mapping, Sequence

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.bars import BARS, bar_facts, web_with
from eduparse.stages.strip.decision import BAR, DecidedPage, LineVerdict
from eduparse.stages.strip.effort import SAFE
from eduparse.stages.strip.furniture import furniture
from eduparse.stages.strip.page import StripLine, strip_lines
from eduparse.stages.strip.template import Template
from eduparse.stages.strip.weights import Weights

BLANK = "noise.blank-run"
ABOVE_NOTHING = frozenset(("words", "place"))
_BLANK_RUN = lazy_pattern(r"\n[ \t\u00a0\u3000]*\n[ \t\u00a0\u3000]*\n")


class NoiseLines:
    """Remove lines of site furniture."""

    name = "strip.lines"
    mends = ""

    def __init__(
        self,
        effort: str = SAFE,
        weights: Weights | None = None,
        template: Template | None = None,
        book: Rulebook = PACKAGED,
        budget: Budget = UNLIMITED,
    ) -> None:
        self._effort, self._weights, self._template = effort, weights, template
        self._book, self._budget = book, budget

    def __call__(self, doc: Document) -> Findings:
        """Deletions of furniture and of superfluous blank lines, and what is only suspected."""
        lines = strip_lines(doc.text)
        shared = self._template.of(doc) if self._template else frozenset()
        alone = not was_of_site(doc)
        page = DecidedPage(lines, self._weights, shared, self._book, self._budget, alone=alone)
        verdicts = page.decide(self._effort)
        verdicts |= _empty_labels(doc, lines, verdicts, furniture(self._book).ends)
        gone = {n: v for n, v in verdicts.items() if v.applied}
        runs = (gone or _was_cut(doc)) and _BLANK_RUN.search(doc.text)
        if not verdicts and not runs:
            return Findings()
        doubtful = (
            Edit(
                lines[n].start,
                lines[n].end,
                "",
                v.rule,
                v.confidence,
                witnesses=v.witnesses,
                applied=False,
            )
            for n, v in verdicts.items()
            if not v.applied
        )
        removed = _edits(lines, gone) if gone or runs else []
        facts = bar_facts(lines[n].flat for n, v in sorted(gone.items()) if v.rule in BARS)
        told_web = {"web": web_with(doc.metadata.web, **facts)} if facts else {}
        return Findings(edits=(*removed, *doubtful), metadata=told_web)


def _empty_labels(
    doc: Document,
    lines: Sequence[StripLine],
    verdicts: Mapping[int, LineVerdict],
    rules: Sequence[Rule],
) -> dict[int, LineVerdict]:
    """Labels behind which nothing stands, by ``rules``; one that is a link itself, or of a part of a page, stays.

    What a paper writes too (the group ``bare``: 附件：) goes only where the page had furniture.
    """
    out: dict[int, LineVerdict] = {}
    if doc.metadata.parts not in (None, 1):
        return out
    gone = {n for n, v in verdicts.items() if v.applied}
    for n in range(len(lines) - 1, 0, -1):
        line = lines[n]
        if not line.text or n in gone:
            continue
        found = ((rule, label) for rule in rules if (label := rule.search(line.text)))
        rule, label = next(found, (None, None))
        if not rule or not label or _is_linked(doc, line):
            break
        if label.groupdict().get("bare") and not (gone or out or _was_cut(doc)):
            break
        out[n] = LineVerdict(rule.id, witnesses=ABOVE_NOTHING)
    return out


def _is_linked(doc: Document, line: StripLine) -> bool:
    """Whether a link of the page stands on ``line``."""
    seen = doc.evidence.lines if doc.evidence else ()
    return any(a < line.end and line.start < b for told in seen for a, b, _ in told.links)


def _was_cut(doc: Document) -> bool:
    """Whether a reader or an earlier pass of the stage deleted something, which leaves blank lines."""
    return any(
        e.applied and not e.after
        for layer in doc.layers
        if layer.name.startswith(("strip.", "decode.frame"))
        for e in layer.edits
    )


def was_of_site(doc: Document) -> bool:
    """Whether an earlier pass found a line of a site; a frame that the layout of a page tells leaves a text that stands alone."""
    return any(
        e.applied and not e.after and not e.rule.startswith("html.")
        for layer in doc.layers
        if layer.name.startswith("strip.")
        for e in layer.edits
    )


def _edits(lines: Sequence[StripLine], gone: Mapping[int, LineVerdict]) -> list[Edit]:
    """Deletions that leave the lines that stay with at most one blank line between them."""
    last = max((n for n, line in enumerate(lines) if line.text and n not in gone), default=-1)
    out: list[Edit] = []
    blank = True  # whether a blank line would be one too many: at the top or after another
    for n, line in enumerate(lines[: last + 1]):
        verdict = gone.get(n)
        if line.text and verdict is None:
            blank = False
        elif blank or (verdict and verdict.rule != BAR):
            out.append(_deletion(line.start, line.end + 1, verdict))
        else:
            blank = True
            if verdict:
                out.append(_deletion(line.start, line.end, verdict))
    for n, line in enumerate(lines[last + 1 :], last + 1):
        if n + 1 < len(lines) or line.text:  # the line break at the very end of a text stays
            out.append(_deletion(max(line.start - 1, 0), line.end, gone.get(n)))
    return out


def _deletion(start: int, end: int, verdict: LineVerdict | None) -> Edit:
    """The line goes by ``verdict``, or because it is blank."""
    return (
        Edit(start, end, "", verdict.rule, verdict.confidence, witnesses=verdict.witnesses)
        if verdict
        else Edit(start, end, "", BLANK)
    )
