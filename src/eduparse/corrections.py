"""What a person decided about single edits: accept or refuse, by document, rule and place.

A corrections file is a table with tabs between its columns, made by `eduparse explain --draft`:

    verdict  document  rule             place    before
    refuse   a.txt     noise.hotline    812-830  加盟电话
    accept   a.txt     reword.ambiguous 91-93    *

A place is a range of code points of the page, its start alone, or ``*`` for any; document and rule
may be ``*`` too, and the line that names more wins. ``before`` guards the line: where something else
stands there now it is not applied, and the run says so. Lines with the verdict ``?`` are left to
decide. A pass proposes what it always does; the decision is laid over its findings.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from eduparse.document import Document, Findings, Pass
from eduparse.edits import Edit, normal_form
from eduparse.errors import ConfigError
from eduparse.explain.changes import differences, place_of
from eduparse.ownership import Ownership
from eduparse.rulebook import known
from eduparse.undo import page_of

COLUMNS = ("verdict", "document", "rule", "place", "before")
_ANY = "*"
_VERDICTS = ("accept", "refuse")
UNDECIDED = "?"  # the verdict of a line that nobody has decided yet
_ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file. ``start`` and ``end`` are code points of the page; None is any."""

    line: int
    accept: bool
    document: str
    rule: str
    start: int | None
    end: int | None
    before: str | None

    def weight(self) -> tuple[bool, bool, bool]:
        """How much the line names: of two that fit, the one that names more counts."""
        return self.document != _ANY, self.start is not None, self.rule != _ANY

    def fits(self, rule: str, start: int, end: int) -> bool:
        """Whether it is about an edit of ``rule`` that owns ``[start, end)`` of the page."""
        if self.rule not in (_ANY, rule) or self.start not in (None, start):
            return False
        return self.end in (None, end)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The lines of a file; ``text`` is its content, which travels to the workers."""

    where: str = ""
    text: str = ""
    _memo: dict[str, dict[str, list[Correction]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def __reduce__(self) -> tuple[type["Corrections"], tuple[str, str]]:
        return Corrections, (self.where, self.text)

    @property
    def key(self) -> str:
        """What the stamp of a row says of it; empty where nothing is decided."""
        if not self.text:
            return ""
        return "corrections " + hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def of(self, doc: Document) -> list[Correction]:
        """The lines about ``doc``, by its source, its id or the id of its page."""
        if not self.text:
            return []
        if "lines" not in self._memo:
            by_document: dict[str, list[Correction]] = {}
            for line in _parsed(self.text, self.where):
                by_document.setdefault(line.document, []).append(line)
            self._memo["lines"] = by_document
        known = self._memo["lines"]
        names = dict.fromkeys((doc.source, doc.id, page_of(doc), _ANY))
        return [line for name in names for line in known.get(name, ())]


@dataclass(slots=True)
class Ledger:
    """What became of the lines about one page: which were used, and what stood in their way."""

    used: set[int] = field(default_factory=set)
    clashes: dict[int, str] = field(default_factory=dict)

    def notes(self, corrections: Corrections, page: Document, ran: Iterable[str]) -> Iterator[str]:
        """A sentence for each line about ``page`` that came to nothing; ``ran`` are the passes."""
        rules, passes = known(), set(ran)
        for c in sorted(corrections.of(page), key=lambda c: c.line):
            where = f"{corrections.where}, line {c.line}: "
            start, end = page.metadata.page_span
            elsewhere = c.start is not None and not start <= c.start <= end
            if c.line in self.clashes:
                yield f"{where}{self.clashes[c.line]}"
            elif c.line in self.used or c.document == _ANY or elsewhere:
                continue
            elif c.rule not in rules or rules[c.rule].pass_name in passes:
                at = "" if c.start is None else f" at {c.start}"
                yield f"{where}{page.source} has no edit of {c.rule}{at}; the line does nothing."


class Corrected:
    """A pass whose findings a person has gone through."""

    def __init__(self, step: Pass, corrections: Corrections, ledger: Ledger) -> None:
        self._step = step
        self._corrections = corrections
        self._ledger = ledger
        self.name = step.name

    def __call__(self, doc: Document) -> Findings:
        """The findings of the pass, without what was refused and with what was accepted."""
        findings = self._step(doc)
        lines = self._corrections.of(doc) if findings.edits else []
        rules = {e.rule for e in findings.edits}
        lines = [c for c in lines if c.rule == _ANY or c.rule in rules]
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
            self._ledger.clashes[line.line] = (
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
            if best.start is not None and best.line not in self._ledger.used:
                now = f"the text there is now {escaped(before)}; it is not applied."
                self._ledger.clashes[best.line] = now
            return None
        self._ledger.used.add(best.line)
        self._ledger.clashes.pop(best.line, None)
        return best


def load(path: Path, rules: Mapping[str, object]) -> Corrections:
    """The corrections in a file; ``rules`` are those that exist.

    Raises ConfigError that names the file and the line.
    """
    from eduparse.config import nearest

    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The corrections {path} cannot be read: {error}.") from error
    for line in _parsed(text, path.name):
        if line.rule != _ANY and line.rule not in rules:
            raise ConfigError(
                f"{path.name}, line {line.line}: there is no rule {line.rule}. "
                f"{nearest(line.rule, rules)}"
            )
    return Corrections(path.name, text)


def escaped(text: str) -> str:
    """``text`` as a cell of the file: one line, no tab."""
    for char, mark in _ESCAPES:
        text = text.replace(char, mark)
    return text


def _parsed(text: str, where: str) -> Iterator[Correction]:
    """The decided lines of a file. Raises ConfigError on the first that is wrong."""
    seen: dict[tuple[str, str, int | None], list[Correction]] = {}
    header = False
    for number, row in enumerate(text.splitlines(), 1):
        if not row.strip() or row.startswith("#"):
            continue
        cells = row.split("\t")
        if not header:
            header = True
            if tuple(cells) != COLUMNS:
                raise _wrong(
                    where, number, f"the first line must be {', '.join(COLUMNS)}, with tabs"
                )
            continue
        if cells[0] == UNDECIDED:
            continue
        line = _correction(cells, where, number)
        others = seen.setdefault((line.document, line.rule, line.start), [])
        for other in others:
            same = None in (line.end, other.end) or line.end == other.end
            if same and line.accept != other.accept:
                says = "accepts" if other.accept else "refuses"
                raise _wrong(where, number, f"line {other.line} {says} the same; keep one of them")
        others.append(line)
        yield line


def _correction(cells: list[str], where: str, number: int) -> Correction:
    if len(cells) != len(COLUMNS):
        raise _wrong(where, number, f"it has {len(cells)} cells; {len(COLUMNS)} are wanted")
    verdict, document, rule, place, before = cells
    if verdict not in _VERDICTS:
        raise _wrong(where, number, f"the verdict is {verdict!r}; it is accept, refuse or ?")
    start, end = _place(place, where, number)
    text = None if before == _ANY else _unescaped(before)
    return Correction(number, verdict == "accept", document, rule, start, end, text)


def _place(text: str, where: str, number: int) -> tuple[int | None, int | None]:
    if text == _ANY:
        return None, None
    start, dash, end = text.partition("-")
    if not start.isdecimal() or (dash and not end.isdecimal()) or not text.isascii():
        raise _wrong(where, number, f"the place is {text!r}; it is START-END, START or *")
    return int(start), int(end) if dash else None


def _unescaped(text: str) -> str:
    out, rest = "", text
    marks = {mark: char for char, mark in _ESCAPES}
    while "\\" in rest:
        head, _, tail = rest.partition("\\")
        mark = "\\" + tail[:1]
        out += head + marks.get(mark, mark)
        rest = tail[1:]
    return out + rest


def _wrong(where: str, number: int, what: str) -> ConfigError:
    return ConfigError(f"{where}, line {number}: {what}.")


def _overlap(left: Edit, right: Edit) -> bool:
    if left.start == left.end or right.start == right.end:
        return left.start <= right.start <= left.end or right.start <= left.start <= right.end
    return left.start < right.end and right.start < left.end
