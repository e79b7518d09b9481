"""``report`` and ``diff``: what a run did, and what two runs do differently."""

from typing import Annotated

import typer

from eduparse.screen import tell


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(report)


def report(
    out: Annotated[
        str, typer.Argument(metavar="OUT", help="The folder or file that clean -o wrote.")
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")
    ] = "report.html",
    *,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No summary.")] = False,
) -> None:
    """One self-contained page over a run: totals, plots, doubtful documents, every change, rejects.

    It shows edits where the rows carry them: clean with --rows documents --edits.
    """
    from eduparse.report import build

    found = build(out, output)
    if not quiet:
        tell(f"{len(found.lines):,} documents, {len(found.rejects):,} rejects -> {output}")
