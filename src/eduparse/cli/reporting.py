"""``report`` and ``diff``: what a run did, and what two runs do differently."""

import sys
from typing import Annotated

import typer

from eduparse.cli.lines import put
from eduparse.cli.options import given
from eduparse.language.messages import shown
from eduparse.rows.jsonl import dump_line
from eduparse.run.progress import tell


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(report)
    app.command()(diff)


def report(
    ctx: typer.Context,
    out: Annotated[
        str,
        typer.Argument(
            metavar="OUT",
            help="The folder or file that clean -o wrote: .jsonl, .csv (.gz or .zst behind them) "
            "or .parquet.",
        ),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")
    ] = "report.html",
) -> None:
    """One self-contained page over a run: totals, plots, doubtful documents, every change, rejects.

    It shows edits where the rows carry them: clean with --rows documents --edits.
    """
    from eduparse.review.report import build  # start-up

    found = build(out, output)
    if not given(ctx).get("quiet"):
        tell(f"{len(found.lines):,} documents, {len(found.rejects):,} rejects -> {output}")


def diff(
    first: Annotated[str, typer.Argument(metavar="RUN1", help="A folder or file of rows.")],
    second: Annotated[str, typer.Argument(metavar="RUN2", help="Another, of the same pages.")],
    *,
    examples: Annotated[
        int, typer.Option("--examples", metavar="N", min=0, help="Examples for each rule and run.")
    ] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
) -> None:
    """What two runs do differently, by rule, with examples; exit 1 if anything differs.

    Edits are compared where the rows carry them: clean with --rows documents --edits.
    """
    from eduparse.review.diff import compare_runs, difference_lines  # start-up

    found = compare_runs(first, second, examples)
    for line in found.unread:
        tell(line)
    if as_json:
        sys.stdout.buffer.write(dump_line(found.as_row()))
    else:
        for line in difference_lines(found, (first, second)):
            put(shown(line))
    raise typer.Exit(1 if found else 0)
