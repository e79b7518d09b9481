"""Delete lines that are furniture, and the blank lines they leave.

`decision` says which; all deletions are then stated at once, in offsets of the text as it came.
"""

from collections.abc import Mapping, Sequence

from eduparse.budget import UNLIMITED, Budget
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.titles import PAPER_KINDS
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.bars import BARS, bar_facts, web_with
from eduparse.stages.strip.decision import BAR, LineVerdict, decide
from eduparse.stages.strip.effort import SAFE
from eduparse.stages.strip.page import StripLine, strip_lines
from eduparse.stages.strip.template import Template
from eduparse.stages.strip.weights import Weights

BLANK = "noise.blank-run"
NO_BODY = "no-body"
BARE = 3  # lines that a title, a number and a date may take
_SAID = lazy_pattern(r"[。；：，！？;:,!?]|\S{60}")
SHORT = 300  # characters of a page that says no more than that there is none
FEWEST = 3  # titles of papers that make a list
_GONE = "(?:不存在|找不到|未找到|已被?(?:删除|移除))"
_ERROR = lazy_pattern(
    rf"^(?:.{{0,8}}(?:页面|网页|页){_GONE}|404(?: Not Found)?$|50[0234] "
    rf"|.{{0,12}}(?:访问|请求)的(?:页面|网页|内容|文件){_GONE}"
    r"|[您你]的访问(?:请求|被|受).{0,30}(?:阻断|拦截|拒绝|限制))"
)
_SENTENCE = lazy_pattern(r"[。；！]")
# A title of a paper, with its number in the list in front and its day behind.
_PAPER = lazy_pattern(
    rf"^[ \u3000·•●▪◆■-]*(?:[0-9]{{1,3}}[.、 ])?[^，：:附]{{4,60}}(?:{PAPER_KINDS}|公示)"
    r"[ \u3000（(\[【]*(?:[0-9]{2,4}[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?)?)?[ )）\]】]*$"
)
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
        verdicts = decide(
            lines,
            self._effort,
            self._weights,
            shared=shared,
            book=self._book,
            budget=self._budget,
        )
        warnings = _warnings(lines, verdicts)
        gone = {n: v for n, v in verdicts.items() if v.applied}
        runs = (gone or _was_cut(doc)) and _BLANK_RUN.search(doc.text)
        if not verdicts and not runs:
            return Findings(warnings=warnings)
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
        return Findings(edits=(*removed, *doubtful), warnings=warnings, metadata=told_web)


def _was_cut(doc: Document) -> bool:
    """Whether a reader or an earlier pass of the stage deleted something, which leaves blank lines."""
    return any(
        e.applied and not e.after
        for layer in doc.layers
        if layer.name.startswith(("strip.", "decode.frame"))
        for e in layer.edits
    )


def _warnings(
    lines: Sequence[StripLine], verdicts: Mapping[int, LineVerdict]
) -> tuple[DocumentWarning, ...]:
    """A warning where what stays is no more than a title with its number and date, an error, or a list of papers."""
    kept = [
        line.text
        for n, line in enumerate(lines)
        if line.text and not (n in verdicts and verdicts[n].applied)
    ]
    bare = len(kept) <= BARE and not any(map(_SAID.search, kept))
    return (DocumentWarning(NO_BODY),) if bare or _is_error(kept) or _is_index(kept) else ()


def _is_error(kept: Sequence[str]) -> bool:
    """Whether a short page says that there is no page: who asked for it got an error."""
    return sum(map(len, kept)) <= SHORT and any(map(_ERROR.search, kept[:BARE]))


def _is_index(kept: Sequence[str]) -> bool:
    """Whether no line of a page is a sentence, and most are titles of papers: a list, or what a search found."""
    if len(kept) < FEWEST or any(map(_SENTENCE.search, kept)):
        return False
    titles = sum(_PAPER.search(line) is not None for line in kept)
    return titles >= FEWEST and 2 * titles >= len(kept)


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
