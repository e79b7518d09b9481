"""Commands that show: ``explain``, ``undo``, ``rules``, ``schema``, ``doctor``."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eduparse.errors import ConfigError, DocumentError, OutputError
from eduparse.screen import tell

if TYPE_CHECKING:
    from eduparse.document import Document
    from eduparse.explain import Change
    from eduparse.rules import Rule
    from eduparse.undo import Source

_REJECTED, _FAILED = 1, 2
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Pages, rows, or -.")]
rules_app = typer.Typer(
    help="The rules: what each removes or mends, and why.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(explain)
    app.command()(undo)
    app.add_typer(rules_app, name="rules")
    app.command()(schema)
    app.command()(doctor)


def explain(inputs: Inputs) -> None:
    """Show every change: where, which rule, before and after, how sure; then why.

    Rows with edits are shown as they are; anything else is cleaned first.
    """
    from eduparse import pipeline
    from eduparse.explain import changes, pages

    reading = _Reading(inputs)
    docs = (d for doc in reading for d in ([doc] if doc.layers else pipeline.clean(doc)))
    used: dict[str, int] = {}
    for parts in pages(docs):
        found = list(changes(parts))
        for change in found:
            used[change.edit.rule] = used.get(change.edit.rule, 0) + 1
        _show(parts[0].source, found)
    _show_reasons(used)
    raise typer.Exit(reading.code)


def undo(
    rows: Annotated[list[str], typer.Argument(metavar="ROWS.jsonl...", help="Rows with edits.")],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FOLDER", help="Default: one to standard output."),
    ] = None,
) -> None:
    """Give the sources back, byte for byte, under their names."""
    from eduparse.undo import sources

    reading = _Reading(rows)
    taken: set[Path] = set()
    only: Source | None = None
    for found in sources(iter(reading)):
        if isinstance(found, tuple):
            reading.reject(*found)
        elif output is not None:
            try:
                _restore(Path(output), found, taken)
            except DocumentError as problem:
                reading.reject(found.name, problem)
        elif only is not None:
            raise ConfigError("The rows hold more than one source: give a folder with -o.")
        else:
            only = found
    if only is not None:
        sys.stdout.buffer.write(only.data)
    raise typer.Exit(reading.code)


@rules_app.command("list")
def list_rules() -> None:
    """One line for each rule: id, pass, reason."""
    from eduparse.rules import catalogue

    for rule in sorted(catalogue().values(), key=lambda r: r.id):
        _print("\t".join((rule.id, rule.pass_name, _one_line(rule.why))))


@rules_app.command("show")
def show_rule(rule_id: Annotated[str, typer.Argument(metavar="ID")]) -> None:
    """All that is known about a rule."""
    rule = _rule(rule_id)
    _print(f"id          {rule.id}")
    _print(f"pass        {rule.pass_name}")
    if rule.noise_class:
        _print(f"class       {rule.noise_class}")
    _print(
        f"decided by  {'its pattern, a ' + rule.scope if rule.pattern else 'the code of its pass'}"
    )
    if rule.pattern is not None:
        _print(f"pattern     {rule.pattern.pattern}")
    _print(f"confidence  {rule.confidence:.2f}")
    for name, value in rule.options.items():
        _print(f"option      {name} = {value}")
    for text in rule.example:
        _print(f"changes     {text!r}")
    for text in rule.keep:
        _print(f"keeps       {text!r}")
    _print(f"why         {_one_line(rule.why)}")


@rules_app.command("test")
def test_rules(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A text, or - for standard input.")],
) -> None:
    """Show which rules fire on a text: every pass looks at it by itself."""
    from eduparse.document import Document
    from eduparse.explain import changes
    from eduparse.pipeline import STAGES, passes

    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "surrogateescape")
    page = Document.of_page("text", "text", text)
    fired = [
        change
        for stage in STAGES
        for step in passes(stage)
        for change in changes([page.apply(step.name, step(page))])
    ]
    _show("text", fired)
    _show_reasons({c.edit.rule: 1 for c in fired})


def schema(
    kind: Annotated[
        str, typer.Argument(metavar="[documents|clauses]", help="Which rows.")
    ] = "documents",
) -> None:
    """Print the JSON Schema of the rows."""
    import json

    from eduparse.config import nearest
    from eduparse.schema import KINDS
    from eduparse.schema import schema as schema_of

    if kind not in KINDS:
        raise ConfigError(f"There are no rows called {kind}. {nearest(kind, KINDS)}")
    _print(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))


def doctor() -> None:
    """Look at the installation: versions, OpenCC, data files, a self-test."""
    from eduparse.doctor import examine

    well = True
    for finding in examine():
        well &= finding.well
        _print(f"{'ok  ' if finding.well else 'FAIL'}  {finding.what:<20}{finding.seen}")
    raise typer.Exit(0 if well else 1)


class _Reading:
    """The documents of some arguments; what cannot be read is told, and shows in ``code``."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = arguments
        self.code = 0

    def __iter__(self) -> "Iterator[Document]":
        from eduparse.config import resolve
        from eduparse.inputs import find_inputs
        from eduparse.readers import read, records

        limit = resolve({}).max_page_mb
        for source in find_inputs(self._arguments):
            for record in records(source, limit):
                try:
                    doc = read(record, limit)
                except DocumentError as problem:
                    self.reject(record.source, problem)
                else:
                    yield doc

    def reject(self, name: str, problem: DocumentError) -> None:
        tell(f"{name}: {problem}")
        self.code = max(self.code, _FAILED if problem.stage == "find" else _REJECTED)


def _restore(folder: Path, source: "Source", taken: set[Path]) -> None:
    from eduparse.undo import place
    from eduparse.writers import AtomicFile, cannot_write

    target = place(folder, source.name, taken)
    file = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        file = AtomicFile(target, plain=True)
        file.write(source.data)
        file.commit()
    except OSError as error:
        if file is not None:
            file.abort()
        raise OutputError(cannot_write(str(target), error)) from error


def _show(source: str, found: "Sequence[Change]") -> None:
    """A table on a terminal, lines with tabs elsewhere."""
    from eduparse.explain import visible

    cells = [
        (
            f"{source}:{c.line}:{c.column}",
            c.pass_name,
            c.edit.rule,
            f"{visible(c.before)} → {visible(c.after)}",
            f"{c.edit.confidence:.2f}" + ("" if c.edit.applied else " suggested"),
        )
        for c in found
    ]
    if not sys.stdout.isatty():
        for row in cells:
            _print("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        "where", "pass", "rule", "before → after", "sure", title=f"{source}: {len(cells)}"
    )
    for row in cells:
        table.add_row(*map(Text, row))
    Console().print(table)


def _show_reasons(used: dict[str, int]) -> None:
    from eduparse.rules import catalogue

    known = catalogue()
    for rule, times in sorted(used.items()):
        why = _one_line(known[rule].why) if rule in known else "This rule is not in the catalogue."
        _print(f"{rule} ({times:,}): {why}")


def _rule(rule_id: str) -> "Rule":
    from eduparse.config import nearest
    from eduparse.rules import catalogue

    known = catalogue()
    if rule_id not in known:
        raise ConfigError(f"There is no rule {rule_id}. {nearest(rule_id, known)}")
    return known[rule_id]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _print(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
