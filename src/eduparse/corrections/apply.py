"""What is done of what a pass proposes: the one step between findings and `Document.apply`.

Rules that are switched off say nothing, and what is not sure enough becomes a suggestion (`guard`). Then
the corrections of a person are laid over the edits. These
are brought into the form in which rows show them, so that a line finds what `explain` listed. An edit
that is refused is dropped. A suggestion that is accepted is applied, unless another edit changes the
same text. What a line came to is kept in a `Ledger`, because a decision that silently does nothing is
worse than none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from eduparse.corrections.file import ANY, Correction, Corrections, escaped
from eduparse.corrections.guard import decided
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit, Shifts, normal_form
from eduparse.document.ownership import Ownership
from eduparse.document.places import differences, place_of
from eduparse.rules.rulebook import PACKAGED, Rulebook

_NONE = Corrections()
_TEMPLATE = "noise.template"


@dataclass(slots=True)
class Ledger:
    """What became of the lines about one page: which were used, and what stood in their way."""

    used: set[int] = field(default_factory=set)
    clashes: dict[int, str] = field(default_factory=dict)

    def notes(
        self, corrections: Corrections, page: Document, ran: Iterable[str], book: Rulebook
    ) -> Iterator[str]:
        """A sentence for each line about ``page`` that came to nothing; ``ran`` are the passes."""
        rules, passes = book.every(), set(ran)
        for c in sorted(corrections.of(page), key=lambda c: c.line):
            where = f"{corrections.where}, line {c.line}: "
            start, end = page.metadata.page_span
            elsewhere = c.start is not None and not start <= c.start <= end
            if c.line in self.clashes:
                yield f"{where}{self.clashes[c.line]}"
            elif c.line in self.used or c.document == ANY or elsewhere:
                continue
            elif c.rule not in rules or rules[c.rule].pass_name in passes:
                at = "" if c.start is None else f" at {c.start}"
                yield f"{where}{page.source} has no edit of {c.rule}{at}; the line does nothing."


class Decisions:
    """The decisions of one run: ``book`` says which rules are off, ``corrections`` what a person decided.

    ``ledger`` is of the page that is worked on; whoever starts a page gives a new one.
    """

    def __init__(
        self, book: Rulebook = PACKAGED, corrections: Corrections = _NONE, effort: str = "safe"
    ) -> None:
        # The passes of OPEN leave out by themselves what is switched off; all others are asked here.
        self._off = book.off()
        self._corrections = corrections
        self._effort = effort
        self._own = frozenset({rule.id for rule in book.own()} | {_TEMPLATE})
        self.ledger = Ledger()

    def asked(self, rule: str) -> bool:
        """Whether a person asked for what ``rule`` does: by a rule file or a template."""
        return rule in self._own

    def __call__(
        self, doc: Document, findings: Findings, stage: str = "", *, suggest: bool = False
    ) -> Findings:
        """``findings`` of a pass of ``stage`` about ``doc`` as they are to be applied.

        With ``suggest`` every deletion is a suggestion that nobody asked for.
        """
        if self._off:
            findings = replace(
                findings,
                edits=tuple(e for e in findings.edits if e.rule not in self._off),
                warnings=tuple(w for w in findings.warnings if w.code not in self._off),
            )
        if findings.edits:
            edits = tuple(self._guarded(doc, e, stage, suggest=suggest) for e in findings.edits)
            findings = replace(findings, edits=tuple(_said_once(doc, edits)))
        return self._corrected(doc, findings) if self._corrections.text else findings

    def _guarded(self, doc: Document, edit: Edit, stage: str, *, suggest: bool) -> Edit:
        if suggest and edit.applied and not edit.after and not self.asked(edit.rule):
            return replace(edit, applied=False)
        old = doc.text[edit.start : edit.end]
        return decided(edit, old, strips=stage == "strip", effort=self._effort, asked=self.asked)

    def _corrected(self, doc: Document, findings: Findings) -> Findings:
        """The findings of the pass, without what was refused and with what was accepted."""
        lines = self._corrections.of(doc) if findings.edits else []
        rules = {e.rule for e in findings.edits}
        lines = [c for c in lines if c.rule == ANY or c.rule in rules]
        if not lines:
            return findings
        # Edits are what rows show of them: in normal form.
        index = doc.ownership()
        done = [e for e in findings.edits if e.applied]
        done = normal_form(doc.text, done, index.blocks() if doc.layers else [])
        kept = [k for e in done for k in self._decided(doc, index, e, lines)]
        rest = [
            k
            for e in findings.edits
            if not e.applied
            for k in self._decided(doc, index, e, lines, kept)
        ]
        edits = tuple(sorted([*kept, *rest], key=lambda e: (e.start, e.end)))
        return replace(findings, edits=edits)

    def _decided(
        self,
        doc: Document,
        index: Ownership,
        edit: Edit,
        lines: list[Correction],
        done: list[Edit] | None = None,
    ) -> Iterator[Edit]:
        """``edit`` as it is to be; ``done`` holds the edits that an accepted suggestion must fit."""
        old = doc.text[edit.start : edit.end]
        if edit.aligned:
            yield from self._decided_runs(doc, index, edit, old, lines)
            return
        line = self._line(doc, index, edit.rule, edit.start, old, lines)
        if line is None:
            yield edit
        elif line.accept and not edit.applied:
            other = next((d for d in done or () if _overlap(d, edit)), None)
            if other is None:
                accepted = replace(edit, applied=True)
                if done is not None:
                    done.append(accepted)
                return
            self.ledger.clashes[line.line] = (
                f"it cannot be accepted, since {other.rule} changes the same text."
            )
            yield edit
        elif line.accept:
            yield edit

    def _decided_runs(
        self, doc: Document, index: Ownership, edit: Edit, old: str, lines: list[Correction]
    ) -> Iterator[Edit]:
        """An aligned edit without the runs of characters that were refused."""
        after = list(edit.after)
        for at, before, _ in differences(edit, old):
            line = self._line(doc, index, edit.rule, at, before, lines)
            if line is not None and not line.accept:
                after[at - edit.start : at - edit.start + len(before)] = before
        if (changed := "".join(after)) != old:
            yield replace(edit, after=changed)

    def _line(
        self,
        doc: Document,
        index: Ownership,
        rule: str,
        at: int,
        before: str,
        lines: list[Correction],
    ) -> Correction | None:
        """The line that counts for an edit of ``rule`` of ``before``, which stands at ``at``."""
        start, end = place_of(index, at, at + len(before), len(doc.text), doc.metadata.page_span[1])
        fitting = [c for c in lines if c.fits(rule, start, end)]
        if not fitting:
            return None
        best = max(fitting, key=Correction.weight)
        if best.before is not None and best.before != before:
            if best.start is not None and best.line not in self.ledger.used:
                now = f"the text there is now {escaped(before)}; it is not applied."
                self.ledger.clashes[best.line] = now
            return None
        self.ledger.used.add(best.line)
        self.ledger.clashes.pop(best.line, None)
        return best


def _said_once(doc: Document, edits: Sequence[Edit]) -> Iterator[Edit]:
    """``edits`` but the suggestions that an earlier layer made of the same place: some passes run again."""
    rules = {e.rule for e in edits if not e.applied}
    said: set[tuple[str, int, int, str]] = set()
    for layer in doc.layers if rules else ():
        of_layer = {
            (e.rule, e.start, e.end, e.after)
            for e in layer.edits
            if not e.applied and e.rule in rules
        }
        if said or of_layer:
            shifts = Shifts(layer.applied()[0])
            every = said | of_layer
            said = {(r, shifts.of(s), shifts.of(e, end=True), after) for r, s, e, after in every}
    for e in edits:
        if e.applied or (e.rule, e.start, e.end, e.after) not in said:
            yield e


def _overlap(left: Edit, right: Edit) -> bool:
    if left.start == left.end or right.start == right.end:
        return left.start <= right.start <= left.end or right.start <= left.start <= right.end
    return left.start < right.end and right.start < left.end
