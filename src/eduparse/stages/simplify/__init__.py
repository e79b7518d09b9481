"""Traditional to simplified script, only where the text is traditional.

The converter damages simplified text (显著 -> 显着), so a gate decides by the characters that only one
script has. First the document votes. In a traditional document every paragraph is converted but
those that are clearly simplified; in a simplified one only paragraphs that are traditional nearly
throughout, quotations and titles aside. Japanese and Korean are left alone, by their kana and
hangul. A paragraph with no evidence of its own, a short heading, follows its neighbours. With
``to="hant"`` everything is the other way round.
"""

from collections.abc import Iterator
from dataclasses import replace

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.document.records import dataclass
from eduparse.language.clause_labels import LABEL
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.script import FOREIGN, few, reads_japanese, uniform, votes
from eduparse.stages.simplify.conversion import Conversion
from eduparse.stages.simplify.shown_chars import any_shown, shows_characters

_QUOTED = "《[^《》\n]{0,200}》|〈[^〈〉\n]{0,200}〉|“[^“”\n]{0,200}”|「[^「」\n]{0,200}」|『[^『』\n]{0,200}』"
# What a line does not say itself: its quotations, and its label, which the site may have printed.
_NOT_OWN = lazy_pattern(rf"{_QUOTED}|\A[ \u3000]*{LABEL}")
_NEARLY_ALL = 0.9  # share of the rarer script's characters in a paragraph that goes its own way
_ENOUGH = 3  # one-script characters that decide about a paragraph against its document
_SHARE = 0.1  # of the votes: above it traditional paragraphs are no quotation, the page has both
_FEW_FOREIGN = 3  # kana or hangul that make a paragraph Japanese or Korean
# Old forms that Japanese gave up, and words that Korean does not write in Chinese characters.
_CHINESE = lazy_pattern("應當|[這們與為從將對個說後並]")
_FEWEST_CHINESE = 2  # different ones that no heading of those languages has
_TOLD = 20  # characters that are reported as left
_LINE = lazy_pattern(r"[^\n]+")
_DEFAULT = Conversion()
# What repair told as bytes read wrongly: in another script it would be no bytes of anything any more. What may have slipped
# is told with sound characters beside it, or in error, and would leave a word in two scripts.
_WRECK = "mojibake-left"

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text and its votes: for the script to convert, and for the target.

    ``plain`` are the votes without its label and what stands in quotation marks; ``foreign`` is Japanese or Korean, ``chinese`` says
    that it can be neither. One that ``shows`` characters as such stays, and does not vote to be converted.
    """

    start: int
    end: int
    votes: tuple[int, int]
    plain: tuple[int, int]
    foreign: bool
    chinese: bool
    shows: bool = False


class Simplify:
    """Convert the paragraphs that are in the other script; note which script the page was in.

    ``conversion`` says which script that is and how it is written.
    """

    name = "simplify"
    mends = "traditional script"

    def __init__(self, conversion: Conversion = _DEFAULT) -> None:
        self._conversion = conversion
        self._target = conversion.to
        self._other = "hant" if conversion.to == "hans" else "hans"

    def __call__(self, doc: Document) -> Findings:
        """One aligned edit for each run of paragraphs to convert, and ``script``."""
        text = doc.text
        wrong = [
            (w.start, w.end)
            for w in doc.metadata.warnings
            if w.code == _WRECK and w.start is not None and w.end is not None
        ]
        others = few(text, self._other, _ENOUGH)
        if not others:
            return self._noted(doc, self._target if few(text, self._target, 1) else None)
        if self._target == "hans" and uniform(text) and not any_shown(text):
            return self._found(doc, _without([(0, len(text))], wrong), "hant")
        if others < _ENOUGH and others <= few(text, self._target, _ENOUGH):
            return self._mixed(text, self._noted(doc, self._target), [], wrong)
        paragraphs = [self._paragraph(text, m.start(), m.end()) for m in _LINE.finditer(text)]
        chosen = _chosen(paragraphs)
        runs = list(_runs(paragraphs, chosen))
        found = self._found(doc, _without(runs, wrong), self._script(paragraphs, chosen))
        return self._mixed(text, found, runs, wrong)

    def _mixed(self, text: str, found: Findings, runs: list[Range], wrong: list[Range]) -> Findings:
        """``found``, and what single traditional characters in the other lines come to, but where they are ``wrong``."""
        if self._target != "hans":
            return found
        # start-up: most pages are of one script
        from eduparse.stages.simplify.scattered import scattered

        taken = [(m.start(), m.end()) for m in _LINE.finditer(text)]
        taken = [(s, e) for s, e in taken if not any(a <= s < b for a, b in runs)]
        taken = [(s, e) for s, e in taken if not FOREIGN.search(text, s, e)]
        edits = tuple(
            e
            for e in scattered(text, taken)
            if not any(s < e.end and e.start < t for s, t in wrong)
        )
        left = tuple(
            DocumentWarning("script-mixed", e.start, e.end) for e in edits if not e.applied
        )
        return replace(found, edits=(*found.edits, *edits), warnings=left[:_TOLD])

    def _paragraph(self, text: str, start: int, end: int) -> Paragraph:
        line = text[start:end]
        voted = self._votes(line)
        plain = self._votes(_NOT_OWN.sub("", line)) if voted[0] else voted
        foreign = len(FOREIGN.findall(line)) >= _FEW_FOREIGN or reads_japanese(line)
        shows = voted[0] > 0 and shows_characters(line)
        if shows:
            voted, plain = (0, voted[1]), (0, plain[1])
        chinese = len(set(_CHINESE.findall(line))) >= _FEWEST_CHINESE
        return Paragraph(start, end, voted, plain, foreign, chinese, shows)

    def _votes(self, line: str) -> tuple[int, int]:
        hant, hans = votes(line)
        return (hant, hans) if self._target == "hans" else (hans, hant)

    def _script(self, paragraphs: list[Paragraph], chosen: list[bool]) -> str:
        """What the page was: ``mixed`` if paragraphs of both scripts stand on it."""
        if not any(chosen):
            return self._target
        stay = any(
            p.votes[1] >= _ENOUGH and not p.foreign
            for p, taken in zip(paragraphs, chosen, strict=True)
            if not taken
        )
        return "mixed" if stay else self._other

    def _noted(self, doc: Document, script: str | None) -> Findings:
        fresh = script is not None and doc.metadata.script is None
        return Findings(metadata={"script": script} if fresh else {})

    def _found(self, doc: Document, runs: list[Range], script: str) -> Findings:
        rule = f"simplify.{self._target}"
        known = doc.metadata.script in (self._other, "mixed")
        return Findings(
            edits=tuple(
                Edit(start, end, self._conversion(doc.text[start:end]), rule, aligned=True)
                for start, end in runs
            ),
            metadata={} if known else {"script": script},
        )


def _without(runs: list[Range], wrong: list[Range]) -> list[Range]:
    """The parts of ``runs`` that touch none of ``wrong``."""
    for low, high in wrong:
        runs = [
            part
            for start, end in runs
            for part in ((start, min(end, low)), (max(start, high), end))
            if part[0] < part[1]
        ]
    return runs


def _chosen(paragraphs: list[Paragraph]) -> list[bool]:
    """Which paragraphs are converted."""
    near = _near_foreign(paragraphs)
    native = [p for p, doubtful in zip(paragraphs, near, strict=True) if not doubtful]
    wanted = sum(p.votes[0] for p in native)
    stays = sum(p.votes[1] for p in native)
    if sum(p.votes[0] for p in paragraphs) > 2 * wanted + stays:
        return [False] * len(paragraphs)  # most of the page is Japanese or Korean
    if wanted > stays:
        return [not (p.foreign or p.shows or _stays(p)) for p in paragraphs]
    sure = [_goes(p) and not doubtful for p, doubtful in zip(paragraphs, near, strict=True)]
    shown = sum(p.plain[0] for p, goes in zip(paragraphs, sure, strict=True) if goes)
    if shown > _SHARE * stays:
        leaning = [_leans(p) and not n for p, n in zip(paragraphs, near, strict=True)]
        sure = [goes or leans for goes, leans in zip(sure, leaning, strict=True)]
    return _followed(paragraphs, sure) if any(sure) else sure


def _near_foreign(paragraphs: list[Paragraph]) -> list[bool]:
    """Which paragraphs are Japanese or Korean, or beside one: a heading in it may have no kana.

    Not one that neither language writes so.
    """
    foreign = [False, *(p.foreign for p in paragraphs), False]
    return [
        p.foreign or (any(foreign[n : n + 3]) and not p.chinese) for n, p in enumerate(paragraphs)
    ]


def _stays(p: Paragraph) -> bool:
    """Whether a paragraph among those to convert is in the target script already."""
    wanted, stays = p.plain
    return stays >= (_ENOUGH if wanted else 1) and stays >= _NEARLY_ALL * (wanted + stays)


def _goes(p: Paragraph) -> bool:
    """Whether a paragraph among those in the target script is in the other one."""
    wanted, stays = p.plain
    return wanted >= _ENOUGH and wanted >= _NEARLY_ALL * (wanted + stays)


def _leans(p: Paragraph) -> bool:
    """Whether a paragraph on a page of both scripts is in the other one, by all it shows."""
    return p.plain[0] > 0 == p.votes[1]


def _followed(paragraphs: list[Paragraph], sure: list[bool]) -> list[bool]:
    """``sure``, and between two of them those that do not speak for the target script."""
    chosen = list(sure)
    open_since: int | None = 0
    for n, p in enumerate(paragraphs):
        if sure[n]:
            if open_since is not None:
                chosen[open_since:n] = [True] * (n - open_since)
            open_since = n + 1
        elif p.votes[1] or p.foreign or p.shows:
            open_since = None
    if open_since is not None:
        chosen[open_since:] = [True] * (len(chosen) - open_since)
    return chosen


def _runs(paragraphs: list[Paragraph], chosen: list[bool]) -> Iterator[Range]:
    """The ranges of the text that are converted, neighbouring paragraphs in one."""
    start: int | None = None
    end = 0
    for p, taken in zip(paragraphs, chosen, strict=True):
        if taken:
            start = p.start if start is None else start
            end = p.end
        elif start is not None:
            yield start, end
            start = None
    if start is not None:
        yield start, end
