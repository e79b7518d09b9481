"""A page with its changes in a terminal: what was removed struck through, what replaced it behind it.

Without colour the marks of `wdiff` say the same: ``[-removed-]{+added+}``, and ``[?doubtful?]`` for
what is only suggested. Below each line that changed stand its rules with their confidence, and each
rule's reason where it first occurs. Lines far from any change are counted, not shown.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from eduparse.document.document import Document
from eduparse.document.identity import page_of
from eduparse.document.records import dataclass
from eduparse.language.messages import label, shown
from eduparse.review.explain.changes import Change, changes, reason
from eduparse.review.explain.pieces import ChangePiece, change_pieces
from eduparse.rules.rulebook import PACKAGED, Rulebook

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_NEWLINE = "⏎"
_WIDE = "\u3000"
_KEPT, _REMOVED, _ADDED, _DOUBTED = range(4)
_STYLES = ("", "red dim strike", "green bold", "yellow underline")
_MARKS = (("", ""), ("[-", "-]"), ("{+", "+}"), ("[?", "?]"))


@dataclass(slots=True)
class _Line:
    """A line of the page: its number, its runs of one kind, and the changes noted below it.

    ``weights`` says how much text of each change the line shows, in code points.
    """

    number: int
    runs: list[tuple[int, str]] = field(default_factory=list)
    weights: dict[int, int] = field(default_factory=dict)

    def add(self, kind: int, text: str, numbers: Iterable[int]) -> None:
        """Show ``text``, which the changes ``numbers`` made what it is."""
        self.runs.append((kind, text.replace("\n", _NEWLINE)))
        for n in numbers:
            self.weights[n] = self.weights.get(n, 0) + len(text.strip())


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are shown; the others look as if they had always been so."""

    passes: Collection[str] = ()
    rules: Collection[str] = ()
    only_suggestions: bool = False

    def __call__(self, change: Change) -> bool:
        """Whether ``change`` is shown. A pass goes with its stage: ``repair`` is ``repair.pinyin``."""
        name = change.pass_name
        if self.passes and not any(name == p or name.startswith(f"{p}.") for p in self.passes):
            return False
        if self.rules and change.edit.rule not in self.rules:
            return False
        return not (self.only_suggestions and change.edit.applied)


class Reasons:
    """Why there are rules of ``book``: each is said once."""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book
        self._said: set[str] = set()

    def once(self, rule: str) -> str:
        """The reason, or nothing where it was said before."""
        if rule in self._said:
            return ""
        self._said.add(rule)
        return f"{label(': ')}{label(reason(rule, self._book))}"


def print_page(
    console: "Console",
    parts: Sequence[Document],
    wanted: Callable[[Change], bool],
    context: int,
    reasons: Reasons,
) -> None:
    """Print a page. ``context`` is in lines; ``reasons`` says why, each rule once."""
    from rich.table import Table
    from rich.text import Text

    shown = {c.number: c for c in changes(parts) if wanted(c)}
    title = Text(_seen(parts[0].source), style="bold")
    # Many rows may have one source: the id tells them apart.
    title.append(f"  {page_of(parts[0])}  ", style="not bold dim")
    console.print(title.append(_counts(shown.values()), style="not bold"))
    lines = list(_lines(parts, shown))
    notes = _noted(lines, shown)
    near = _near([n for n, line in enumerate(lines) if line.weights], len(lines), context)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right", width=6, style="dim")
    grid.add_column(overflow="fold")
    skipped = 0
    marks = console.no_color or not console.is_terminal
    for n, line in enumerate(lines):
        if n not in near:
            skipped += 1
            continue
        _add_gap(grid, skipped)
        skipped = 0
        grid.add_row(str(line.number), _text(line, marks=marks))
        for note in _notes([shown[c] for c in notes[n]], reasons):
            grid.add_row("└", note)
    _add_gap(grid, skipped)
    console.print(grid)
    console.print()


def print_legend(console: "Console") -> None:
    """Print how the marks of a page look, in those marks."""
    from rich.text import Text

    marks = console.no_color or not console.is_terminal
    legend = Text(style="dim")
    for kind, name in (
        (_REMOVED, label("removed")),
        (_ADDED, label("added")),
        (_DOUBTED, label("only suggested")),
    ):
        left, right = _MARKS[kind] if marks else ("", "")
        legend.append(left + name + right, style=f"not dim {_STYLES[kind]}").append("  ")
    console.print(legend.append(f"{_NEWLINE} {label('a line break')}"))
    console.print()


def print_rules(console: "Console", found: Iterable[Change]) -> None:
    """Print one line for each rule: how often it was used, and how sure it was."""
    from rich.table import Table
    from rich.text import Text

    by_rule: dict[tuple[str, str], list[Change]] = {}
    for change in found:
        by_rule.setdefault((change.pass_name, change.edit.rule), []).append(change)
    if not by_rule:
        return
    table = Table(title=label("Changes by rule"), title_justify="left", box=None, pad_edge=False)
    for name in (label("pass"), label("rule")):
        table.add_column(name)
    for name in (label("edits"), label("suggested"), label("sure")):
        table.add_column(name, justify="right")
    for (name, rule), group in sorted(by_rule.items()):
        suggested = sum(not c.edit.applied for c in group)
        sure = _range([c.edit.confidence for c in group])
        cells = (name, rule, f"{len(group) - suggested:,}", f"{suggested:,}", sure)
        table.add_row(*map(Text, cells))
    console.print(table)


def _counts(found: Iterable[Change]) -> str:
    applied = [c.edit.applied for c in found]
    edits, suggested = sum(applied), len(applied) - sum(applied)
    said = shown(f"{edits:,} edit{'s' * (edits != 1)}")
    more = shown(f", {suggested:,} suggestion{'s' * (suggested != 1)}") if suggested else ""
    return said + more


def _lines(parts: Sequence[Document], shown: Collection[int]) -> Iterator[_Line]:
    """The lines of the page: one ends at each of its line breaks, unless only blanks went there."""
    first = 1
    line = _Line(1)
    for doc in parts:
        base, page = doc.metadata.page_span[0], doc.undo()
        number = line.number
        for piece in change_pieces(doc, first):
            source = page[piece.start - base : piece.end - base]
            mine = [n for n in (*piece.applied, *piece.suggested) if n in shown]
            for kind, text in _runs(piece, source, shown):
                if kind != _KEPT and not text.strip():
                    line.add(kind, text, mine)
                    number += text.count("\n") * (kind != _ADDED)
                    continue
                for n, part in enumerate(text.split("\n")):
                    if n:
                        if kind != _KEPT:
                            line.add(kind, "\n", mine)
                        yield line
                        # What was added breaks a line of the screen, not one of the page.
                        number += kind != _ADDED
                        line = _Line(number)
                    if part:
                        line.add(kind, part, mine)
        first += sum(len(layer.edits) for layer in doc.layers)
    if line.runs:
        yield line


def _noted(lines: Sequence[_Line], shown: Mapping[int, Change]) -> list[list[int]]:
    """The changes to name below each line: where most of each stands, or everywhere it is seen."""
    best: dict[int, tuple[int, int]] = {}
    for at, line in enumerate(lines):
        for n, weight in line.weights.items():
            if n not in best or weight > best[n][0]:
                best[n] = (weight, at)
    return [
        [n for n in line.weights if best[n][1] == at or len(shown[n].places) > 1]
        for at, line in enumerate(lines)
    ]


def _runs(piece: ChangePiece, source: str, shown: Collection[int]) -> list[tuple[int, str]]:
    if any(n in shown for n in piece.applied):
        return [r for r in ((_REMOVED, source), (_ADDED, piece.text)) if r[1]]
    if any(n in shown for n in piece.suggested):
        return [(_DOUBTED, piece.text)]
    return [(_KEPT, piece.text)] if piece.text else []


def _near(changed: Sequence[int], total: int, context: int) -> set[int]:
    return {n for at in changed for n in range(max(0, at - context), min(total, at + context + 1))}


def _text(line: _Line, *, marks: bool) -> "Text":
    from rich.text import Text

    out = Text()
    for kind, text in _joined(line.runs):
        left, right = _MARKS[kind] if marks else ("", "")
        # A wide blank is layout where it stays, and worth a name where it goes or comes.
        seen = _WIDE.join(map(_seen, text.split(_WIDE))) if kind == _KEPT else _seen(text)
        out.append(left + seen + right, style=_STYLES[kind])
    return out


def _joined(runs: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """``runs`` with neighbours of one kind together."""
    out: list[tuple[int, str]] = []
    for kind, text in runs:
        if out and out[-1][0] == kind:
            out[-1] = (kind, out[-1][1] + text)
        else:
            out.append((kind, text))
    return out


def _seen(text: str) -> str:
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _notes(found: Iterable[Change], reasons: Reasons) -> Iterator["Text"]:
    """A line for each rule of a line: how often, how sure, and why where that was not said yet."""
    from rich.text import Text

    by_rule: dict[tuple[str, str, bool], list[Change]] = {}
    for change in found:
        by_rule.setdefault((change.pass_name, change.edit.rule, change.edit.applied), []).append(
            change
        )
    for (name, rule, applied), group in by_rule.items():
        note = Text(style="dim").append(rule, style="cyan not dim")
        note.append(f" ×{len(group)}" if len(group) > 1 else "")
        note.append(shown(f", {name}, sure {_range([c.edit.confidence for c in group])}"))
        if not applied:
            afters = dict.fromkeys(_seen(c.edit.after) or label("remove it") for c in group)
            wish = f"{label(', only suggested:')} {', '.join(afters)}"
            note.append(wish, style="yellow not dim")
        note.append(reasons.once(rule))
        yield note


def _range(values: Sequence[float]) -> str:
    low, high = min(values), max(values)
    return f"{low:.2f}" if f"{low:.2f}" == f"{high:.2f}" else f"{low:.2f}-{high:.2f}"


def _add_gap(grid: "Table", skipped: int) -> None:
    if skipped:
        lines = f"{skipped:,} line{'s' * (skipped != 1)} without a change"
        grid.add_row("⋮", shown(lines), style="dim")
