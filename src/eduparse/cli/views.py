"""``undo``, ``schema`` and ``doctor``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eduparse.cli.reading import Reading, put
from eduparse.errors import ConfigError, DocumentError, OutputError

if TYPE_CHECKING:
    from eduparse.review.undo import Source


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(undo)
    app.command()(schema)
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
    from eduparse.review.undo import refuse_row, sources

    folder = None if output in (None, "-") else Path(output)
    if folder is not None and folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder} is a file; undo writes a folder: choose another -o.")
    reading = Reading(rows, refuse_row)
    taken: set[Path] = set()
    only: Source | None = None
    for found in sources(iter(reading)):
        if isinstance(found, tuple):
            reading.reject(*found)
        elif folder is not None:
            try:
                _restore(folder, found, taken)
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

    from eduparse.errors import nearest
    from eduparse.rows.schema import KINDS
    from eduparse.rows.schema import schema as schema_of

    if kind not in KINDS:
        raise ConfigError(f"There are no rows called {kind}. {nearest(kind, KINDS)}")
    put(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))


def doctor() -> None:
    """Look at the installation: versions, OpenCC, data files, a self-test."""
    from eduparse.review.doctor import examine

    well = True
    for finding in examine():
        well &= finding.well
        put(f"{'ok  ' if finding.well else 'FAIL'}  {finding.what:<20}{finding.seen}")
    raise typer.Exit(0 if well else 1)


def _restore(folder: Path, source: "Source", taken: set[Path]) -> None:
    from eduparse.errors import cannot_write
    from eduparse.files.storage import AtomicFile
    from eduparse.review.undo import place

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
