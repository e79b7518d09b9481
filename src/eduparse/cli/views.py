"""``undo``, ``schema`` and ``doctor``."""

from pathlib import Path
from typing import Annotated

import typer

from eduparse.cli.help import help_columns
from eduparse.cli.lines import put
from eduparse.errors import ConfigError, nearest
from eduparse.language.messages import label, shown

_MARGIN = 20  # columns of what was looked at


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(undo)
    app.command("schema")(schema_command)
    app.command()(doctor)


def undo(
    rows: Annotated[list[str], typer.Argument(metavar="ROWS.jsonl...", help="Rows with edits.")],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FOLDER",
            help="Where the sources go. Default: a single one to standard output.",
        ),
    ] = None,
) -> None:
    """Give the sources back, byte for byte, under their names."""
    from eduparse.cli.reading import InputReading  # start-up
    from eduparse.review.undo import NO_ROWS, refuse_row, write_sources  # start-up

    folder = None if output in (None, "-") else Path(output)
    if folder is not None and folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder} is a file; undo writes a folder: choose another -o.")
    reading = InputReading(rows, refuse_row, rows_only=NO_ROWS)
    for name, problem in write_sources(iter(reading), folder, reading.keep):
        reading.reject(name, problem)
    raise typer.Exit(reading.code)


def schema_command(
    kind: Annotated[
        str, typer.Argument(metavar="[documents|clauses|chunks]", help="Which rows.")
    ] = "documents",
) -> None:
    """Print the JSON Schema of the rows."""
    import json

    from eduparse.rows import schema as made  # start-up

    if kind not in made.KINDS:
        raise ConfigError(f"There are no rows called {kind}. {nearest(kind, made.KINDS)}")
    put(json.dumps(made.schema(kind), ensure_ascii=False, indent=2))


def doctor() -> None:
    """Look at the installation: versions, OpenCC, data files, a self-test."""
    from eduparse.review.doctor import examine  # start-up

    well = True
    for finding in examine():
        well &= finding.well
        what = label(finding.what)
        gap = " " * max(1, _MARGIN - help_columns(what))
        put(f"{'ok  ' if finding.well else 'FAIL'}  {what}{gap}{shown(finding.seen)}")
    raise typer.Exit(0 if well else 1)
