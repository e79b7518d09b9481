"""``learn``: what a site's pages share; ``learn-lexicon``: a spinner's pairs beside their originals."""

from typing import Annotated, Any

import typer

from eduparse.cli.options import given


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("learn")(learn)
    app.command("learn-lexicon")(learn_lexicon)


def learn(
    ctx: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Pages of the sites, as clean takes them."),
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Default: standard output."),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", metavar="N", help="Processes; 0: one a processor.")
    ] = 1,
    max_page_mb: Annotated[
        int, typer.Option("--max-page-mb", metavar="MB", help="Leave larger pages out.")
    ] = 16,
) -> None:
    """Learn the lines that the pages of a site share; `--template FILE` has strip remove them."""
    raise typer.Exit(
        _learning().learn_template(
            inputs, output or "-", workers, max_page_mb, quiet=bool(given(ctx).get("quiet"))
        )
    )


def learn_lexicon(
    ctx: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SPUN ORIGINAL...", help="A spun document, its original, and so on in pairs."
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Default: standard output."),
    ] = None,
    least: Annotated[
        int, typer.Option("--least", metavar="N", help="Leave pairs out that were seen less often.")
    ] = 1,
    table: Annotated[
        str | None,
        typer.Option(
            "--table", metavar="FILE", help="A list of words and replacements, a pair a line."
        ),
    ] = None,
) -> None:
    """Mine the pairs a spinner used; `--lexicon FILE` puts them to work on its other documents."""
    raise typer.Exit(
        _learning().learn_pairs(
            files or (), output or "-", least, table or "", quiet=bool(given(ctx).get("quiet"))
        )
    )


def _learning() -> Any:
    from eduparse.run import learning  # start-up: it loads every stage

    return learning
