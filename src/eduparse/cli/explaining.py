"""``explain``: every change of a page, on a terminal, in a pipe, as JSON or in a browser."""

import sys
from typing import Annotated

import typer

from eduparse.cli.options import ExplainCommand, resolved
from eduparse.errors import ConfigError

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Pages and rows, as clean takes them.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=ExplainCommand)(explain)


def explain(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    inputs: Inputs,
    *,
    of_passes: Annotated[
        list[str] | None,
        typer.Option("--pass", metavar="PASS", help="Only of this pass or stage; may be repeated."),
    ] = None,
    of_rules: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="ID", help="Only of this rule; may be repeated."),
    ] = None,
    only_suggestions: Annotated[
        bool, typer.Option("--only-suggestions", help="Only what was not sure enough to be done.")
    ] = False,
    page: Annotated[
        bool | None,
        typer.Option(
            "--page/--list",
            help="The page with marks, or a line for each place with tabs between its fields. "
            "Default: the page on a terminal, the list elsewhere.",
        ),
    ] = None,
    context: Annotated[
        int, typer.Option("--context", metavar="N", min=0, help="Lines around a change.")
    ] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each edit.")] = False,
    html: Annotated[
        str | None, typer.Option("--html", metavar="FILE", help="Write one page for a browser.")
    ] = None,
    draft: Annotated[
        bool,
        typer.Option("--draft", help="A corrections file with a line for each place, to decide."),
    ] = False,
) -> None:
    """Show every change: where, which rule, before and after, how sure; then why.

    Rows with edits are shown as they are; anything else is cleaned first.
    """
    from eduparse.cli import changes  # start-up: it loads every stage

    if sum((html is not None, draft, as_json, page is not None)) > 1:
        raise ConfigError(
            "--html, --draft, --json and --page or --list exclude each other: keep one."
        )
    told = resolved(ctx)
    flow = changes.flow_of(told.settings)
    wanted = changes.wanted_of(of_passes or (), of_rules or (), flow, suggested=only_suggestions)
    reading = changes.reading_of(inputs, told.options)
    found = changes.pages_of(reading, flow)
    if html is not None:
        changes.write_html(inputs, found, html, told.settings)
    elif draft:
        changes.put_draft(found, wanted)
    elif as_json:
        for parts in found:
            changes.put_json(parts, wanted, flow.book)
    elif sys.stdout.isatty() if page is None else page:
        changes.print_pages(found, wanted, context, flow.book)
    else:
        changes.put_list(found, wanted, flow.book)
    raise typer.Exit(reading.code)
