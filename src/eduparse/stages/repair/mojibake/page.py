"""What is found on one page: whole lines first, then the damaged parts of the others.

A line that goes back to bytes and comes out as Chinese is repaired as a whole (`roundtrip`), and says what short ones
are. What is left is searched part by part (`windows`), and decided together (`page_parts`).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from eduparse.budget import Budget
from eduparse.document.document import Findings
from eduparse.document.edits import Edit
from eduparse.document.metadata import DocumentWarning
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.rare_chars import crowded
from eduparse.stages.repair.byte_readings import (
    BIG5,
    EASTERN,
    GB,
    LATIN,
    LATIN_PAIR,
    PAGES,
    PAIRS_FIRST,
)
from eduparse.stages.repair.cited import uncited
from eduparse.stages.repair.mojibake.no_controls import bare_runs, read_bare
from eduparse.stages.repair.mojibake.page_parts import (
    PlacedPart,
    as_edits,
    as_warnings,
    decided_parts,
    with_doubtful_numbers,
)
from eduparse.stages.repair.mojibake.roundtrip import Way, Whole
from eduparse.stages.repair.mojibake.windows import may_prove, proven_parts, windows
from eduparse.stages.repair.page_model import page_model

MOST_SEARCHED = 100_000  # work on one page; more would take minutes, so nothing is searched
LOST_COST = 20  # what a lost byte costs, in characters
RULES = {LATIN: "mojibake.latin", GB: "mojibake.gbk", BIG5: "mojibake.big5"} | dict.fromkeys(
    (*PAGES, *EASTERN, PAIRS_FIRST), "mojibake.code-page"
)
# A rule, or a blank to fill in, drawn with the same one or two signs: –––––, which are the bytes of 每 in Big5. However
# long it is, it says no more than one of them. ¡¡ is left to be read: so an indent is shown as Latin-1.
_DRAWN = lazy_pattern(r"([^\w\s\x00-\x7f¡\ufffd]{1,2})(?:[ \t\u3000]*\1){3,}")
DOUBLE = "mojibake.double"


@lru_cache(maxsize=1)
def found(text: str) -> tuple[Findings, int]:
    """What is found in ``text``, and the steps it took.

    The pass runs three times, mostly on a text that nothing changed in between.
    """
    budget = Budget()
    return _Page(text, budget).findings(), budget.spent


class _Page:
    """One page: what whole lines prove helps with the short ones; what is left is searched."""

    def __init__(self, text: str, budget: Budget) -> None:
        self._text = text
        self._budget = budget
        self._whole = Whole(lambda: page_model(text))

    def findings(self) -> Findings:
        lines = list(self._suspects())
        found = [self._whole.read(line) for _, line in lines]
        found = [f or self._whole.again(line) for f, (_, line) in zip(found, lines, strict=True)]
        if any(found):
            lines, found = self._with_known(lines, found)
        edits = [
            Edit(at, at + len(line), f[1], RULES[f[0][0][0]] if len(f[0]) == 1 else DOUBLE)
            for f, (at, line) in zip(found, lines, strict=True)
            if f is not None
        ]
        rest = [suspect for f, suspect in zip(found, lines, strict=True) if f is None]
        twice = [[*self._whole.within(line)] for _, line in rest]
        edits += (
            Edit(at + r.start, at + r.end, r.text, DOUBLE)
            for (at, _), every in zip(rest, twice, strict=True)
            for r in every
        )
        rest = [suspect for every, suspect in zip(twice, rest, strict=True) if not every]
        bare = [(at, line, span) for at, line in rest for span in bare_runs(line)]
        of_bare = {at for at, *_ in bare}
        work = [(at, line, *w) for at, line in rest if at not in of_bare for w in windows(line)]
        if sum(_cost(line[start:end]) for _, line, start, end in work) > MOST_SEARCHED:
            return Findings(edits=tuple(edits), warnings=(DocumentWarning("mojibake-left"),))
        searched = [_searched(self._text, edits, work, self._budget)] if work else []
        searched += read_bare(page_model(self._text), bare, self._budget) if bare else ()
        return Findings(
            edits=tuple(uncited(self._text, (*edits, *(e for f in searched for e in f.edits)))),
            warnings=tuple(w for f in searched for w in f.warnings),
        )

    def _with_known(
        self, lines: list[tuple[int, str]], found: list[tuple[Way, str] | None]
    ) -> tuple[list[tuple[int, str]], list[tuple[Way, str] | None]]:
        """The lines with what they were, and those among the others that say what the mended ones say."""
        mended = "\n".join(f[1] for f in found if f)
        known = {at: f for (at, _), f in zip(lines, found, strict=True)}
        every = [(at, line) for at, line in self._lines() if at in known or not line.isascii()]
        read = [(at, line, known.get(at) or self._whole.known(line, mended)) for at, line in every]
        kept = [(at, line, f) for at, line, f in read if f or at in known]
        return [(at, line) for at, line, _ in kept], [f for *_, f in kept]

    def _suspects(self) -> Iterator[tuple[int, str]]:
        for at, line in self._lines():
            if not line.isascii() and _suspected(line) and _suspected(_DRAWN.sub("", line)):
                yield at, line

    def _lines(self) -> Iterator[tuple[int, str]]:
        at = 0
        for line in self._text.split("\n"):
            yield at, line
            at += len(line) + 1


def _suspected(line: str) -> bool:
    return LATIN_PAIR.search(line) is not None or crowded(line)


def _cost(window: str) -> int:
    """The work of a search; where bytes are lost, many characters are tried."""
    return len(window) + LOST_COST * window.count("\ufffd")


def _searched(
    text: str, edits: Sequence[Edit], work: Iterable[tuple[int, str, int, int]], budget: Budget
) -> Findings:
    """What the windows ``work`` of ``text`` were, with a warning at each character that is only likely.

    A window is a range of a line, given with where the line begins. ``edits`` are those of whole lines.
    """
    # On a clean page hardly any window is left, and the models are not weighed for it.
    left = [w for w in work if may_prove(w[1], w[2], w[3])]
    if not left:
        return Findings()
    model = page_model(text)
    found = [
        PlacedPart(at, part)
        for at, line, start, end in left
        for part in proven_parts(model, line, (start, end), budget)
    ]
    out: list[Edit] = []
    warnings: list[DocumentWarning] = []
    decided = list(decided_parts(model, text, edits, found))
    for (at, (chain, part, *_)), read in with_doubtful_numbers(text, decided, GB):
        out += as_edits(part, read, at, RULES[chain.shown])
        warnings += as_warnings(part, read, at)
    return Findings(edits=tuple(out), warnings=tuple(warnings))
