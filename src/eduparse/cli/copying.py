"""``dedup``: copies of one paper grouped, the best kept, the damaged healed."""

from typing import Annotated

import typer

from eduparse.cli.options import ReadingCommand, resolved


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("dedup", cls=ReadingCommand)(dedup_command)


def dedup_command(  # noqa: PLR0913 - an option each
    ctx: typer.Context,
    rows: Annotated[
        list[str],
        typer.Argument(metavar="ROWS...", help="Document rows; pages are cleaned first."),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="OUT", help="Default: standard output.")
    ] = "-",
    *,
    keep: Annotated[
        str, typer.Option("--keep", metavar="WHICH", help="best, first (by name), or all.")
    ] = "best",
    heal: Annotated[
        bool, typer.Option("--heal", help="Restore damaged rows from their clean copies.")
    ] = False,
    join: Annotated[
        bool,
        typer.Option("--join", help="Make one document of a paper over several pages (x_2.html)."),
    ] = False,
    removed: Annotated[
        str | None,
        typer.Option("--removed", metavar="FILE", help="What went and why; default: beside OUT."),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", help="Processes; 0: one a processor.")
    ] = 1,
    runner: Annotated[
        str, typer.Option("--runner", metavar="NAME", help="processes or ray.")
    ] = "processes",
) -> None:
    """Group the copies of each paper and keep one; editions and papers of one pattern stay apart."""
    from eduparse.run import dedup as copies  # start-up

    asked = copies.Asked(tuple(rows), output, keep, heal, join, removed, workers, runner)
    raise typer.Exit(copies.dedup(asked, resolved(ctx).options))
