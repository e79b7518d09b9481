"""``clean`` and the seven stages: options in, exit code out."""

import os
import shutil
import sys
from typing import Any

import typer

from eduparse.cli.options import (
    Check,
    DryRun,
    Inputs,
    RowsCommand,
    StageCommand,
    given,
    resolved,
)
from eduparse.errors import ConfigError
from eduparse.rows.chunks import OVERLAP
from eduparse.run.collection import leave_uncollected
from eduparse.writers.formats import output_format

# Every stage and what it does.
_COMMANDS: dict[str, tuple[type[StageCommand | RowsCommand], str]] = {
    "clean": (RowsCommand, "Pages to clean, numbered clauses: every stage in turn."),
    "decode": (StageCommand, "Bytes to pages: find the encoding, keep what undo needs."),
    "repair": (StageCommand, "Undo damage by machines; on a plain page spun wording too."),
    "simplify": (StageCommand, "Traditional script to simplified, where the text is traditional."),
    "cut": (StageCommand, "A page into the documents on it."),
    "strip": (StageCommand, "Remove page noise and injected spam."),
    "reword": (StageCommand, "Put back wording that a spinner replaced, where that is proven."),
    "split": (
        RowsCommand,
        "Find the clause tree and the particulars; document rows always carry their edits.",
    ),
}


def register(app: typer.Typer) -> None:
    """Add the commands, in the order in which the stages run."""
    for name, (shown, told) in _COMMANDS.items():
        app.command(name, cls=shown, help=told)(_run)


def _run(
    ctx: typer.Context,
    inputs: Inputs = None,
    *,
    check: Check = False,
    dry_run: DryRun = False,
) -> None:
    from eduparse.cli.reading import proven_settings  # start-up: what follows loads every stage
    from eduparse.run import batch, shards  # start-up

    leave_uncollected()
    name = ctx.info_name or ""
    told = resolved(ctx)
    options, settings = told.options, told.settings
    arguments = inputs or _piped(ctx)
    has_rows = name in ("clean", "split")
    rows = options.rows if has_rows else "documents"
    form = output_format(options.format, options.output, rows)
    if form.shows_documents:
        _refuse_rows(name, given(ctx), has_rows=has_rows)
    elif rows != "documents" and (options.edits if name == "clean" else given(ctx).get("edits")):
        raise ConfigError("Edits stand in document rows only: add --rows documents.")
    if options.chunk_overlap > OVERLAP * options.chunk_length:
        raise ConfigError(
            f"--chunk-overlap is {options.chunk_overlap}; the most is half of --chunk-length."
        )
    job = shards.Job(
        name,
        form,
        proven_settings(settings, quiet=options.quiet),
        told.given,
        edits=options.edits or name != "clean",
        main_only=options.main_only,
        max_seconds=options.max_seconds,
        chunk_length=options.chunk_length,
        chunk_overlap=options.chunk_overlap,
        **_look(options.output),
    )
    if dry_run:
        raise typer.Exit(batch.plan(arguments, job, options))
    raise typer.Exit(batch.run_batch(arguments, job, options, check=check))


def _piped(ctx: typer.Context) -> list[str]:
    """Standard input as the only input, unless a person sits at it."""
    if sys.stdin.isatty():
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(2)
    return ["-"]


def _refuse_rows(name: str, said: dict[str, Any], *, has_rows: bool) -> None:
    """Raises ConfigError where an outline cannot be shown, or rows are asked for beside it."""
    if not has_rows:
        raise ConfigError(f"{name} finds no outline: use this format with clean or split.")
    if said.get("rows") or said.get("edits"):
        raise ConfigError("An outline holds no rows: leave out --rows and --edits, or --format.")


def _look(output: str) -> dict[str, Any]:
    """How a tree is drawn: in colours and as wide as the terminal, where there is one, else uncut."""
    terminal = output in ("", "-") and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else 0
    return {"width": width, "colour": terminal and "NO_COLOR" not in os.environ}
