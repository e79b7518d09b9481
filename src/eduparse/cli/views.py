"""Commands that show: ``explain``, ``undo``, ``schema``, ``doctor``."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eduparse.cli.reading import Reading, one_line, put
from eduparse.errors import ConfigError, DocumentError, OutputError

if TYPE_CHECKING:
    from eduparse.explain import Change
    from eduparse.undo import Source

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Pages, rows, or -.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(explain)
    app.command()(undo)
    app.command()(schema)
    app.command()(doctor)


def explain(inputs: Inputs) -> None:
    """Show every change: where, which rule, before and after, how sure; then why.

    Rows with edits are shown as they are; anything else is cleaned first.
    """
    from eduparse import pipeline
    from eduparse.explain import changes, pages

    reading = Reading(inputs)
    docs = (d for doc in reading for d in ([doc] if doc.layers else pipeline.clean(doc)))
    used: dict[str, int] = {}
    for parts in pages(docs):
        found = list(changes(parts))
        for change in found:
            used[change.edit.rule] = used.get(change.edit.rule, 0) + 1
        show(parts[0].source, found)
    show_reasons(used)
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

    reading = Reading(rows)
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
    put(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))


def doctor() -> None:
    """Look at the installation: versions, OpenCC, data files, a self-test."""
    from eduparse.doctor import examine

    well = True
    for finding in examine():
        well &= finding.well
        put(f"{'ok  ' if finding.well else 'FAIL'}  {finding.what:<20}{finding.seen}")
    raise typer.Exit(0 if well else 1)


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


def show(source: str, found: "Sequence[Change]") -> None:
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
            put("\t".join(row))
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


def show_reasons(used: dict[str, int]) -> None:
    """Each rule that was used, how often, and why it exists."""
    from eduparse.rules import catalogue

    known = catalogue()
    for rule, times in sorted(used.items()):
        why = one_line(known[rule].why) if rule in known else "This rule is not in the catalogue."
        put(f"{rule} ({times:,}): {why}")
