"""``explain``: every change of a page, on a terminal, in a pipe, as JSON or in a browser."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eduparse.cli.options import SettingsCommand, resolved
from eduparse.cli.reading import Reading, proven, put
from eduparse.errors import ConfigError, nearest
from eduparse.run.progress import tell

if TYPE_CHECKING:
    from eduparse.document.document import Document
    from eduparse.pipeline import Pipeline
    from eduparse.review.explain import Change
    from eduparse.review.explain.terminal import Wanted
    from eduparse.rules.rulebook import Rulebook

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Pages and rows, as clean takes them.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=SettingsCommand)(explain)


def explain(  # noqa: PLR0913 - each is an option
    ctx: typer.Context,
    inputs: Inputs,
    *,
    passes: Annotated[
        list[str] | None,
        typer.Option("--pass", metavar="PASS", help="Only of this pass or stage; may be repeated."),
    ] = None,
    rules: Annotated[
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
    from eduparse.pipeline import pipeline  # start-up
    from eduparse.review.explain.terminal import Wanted
    from eduparse.review.undo import refuse_row

    if sum((html is not None, draft, as_json, page is not None)) > 1:
        raise ConfigError(
            "--html, --draft, --json and --page or --list exclude each other: keep one."
        )
    flow = pipeline(proven(resolved(ctx).settings))
    book = flow.book
    wanted = Wanted(
        _known_passes(passes or (), flow), _known_rules(rules or (), book), only_suggestions
    )
    reading = Reading(inputs, refuse_row)
    found = _pages(reading, flow)
    if html is not None:
        _write_html(found, html)
    elif draft:
        _put_draft(found, wanted)
    elif as_json:
        for parts in found:
            _put_json(parts, wanted, book)
    elif sys.stdout.isatty() if page is None else page:
        _print_pages(found, wanted, context, book)
    else:
        _put_list(found, wanted, book)
    raise typer.Exit(reading.code)


def put_changes(source: str, found: "Iterable[Change]") -> None:
    """A line for each place of ``found``, its fields between tabs."""
    from eduparse.review.explain import visible

    for c in found:
        sure = f"{c.edit.confidence:.2f}" + ("" if c.edit.applied else " suggested")
        for p in c.places:
            at = f"{visible(source, None)}:{p.line}:{p.column}"
            change = f"{visible(p.before)} → {visible(p.after)}"
            put(f"{at}\t{c.pass_name}\t{c.edit.rule}\t{change}\t{sure}")


def put_reasons(used: dict[str, int], book: "Rulebook") -> None:
    """Each rule that was used, how many edits it made, and why it exists."""
    from eduparse.review.explain import reason

    for rule, times in sorted(used.items()):
        put(f"{rule} ({times:,}): {reason(rule, book)}")


def _pages(reading: Reading, flow: "Pipeline") -> "Iterator[list[Document]]":
    from eduparse.review.explain import pages

    return pages(d for doc in reading for d in ([doc] if doc.layers else flow.run(doc)))


def _write_html(found: "Iterable[list[Document]]", target: str) -> None:
    from eduparse.review.report import build_of

    build_of((doc for parts in found for doc in parts), target)


def _put_draft(found: "Iterable[list[Document]]", wanted: "Wanted") -> None:
    from eduparse.corrections.file import COLUMNS, UNDECIDED, escaped
    from eduparse.review.explain import changes

    put("\t".join(COLUMNS))
    drafted = False
    parts: list[Document] = []
    for parts in found:
        for c in filter(wanted, changes(parts)):
            drafted = True
            for p in c.places:
                place = f"{p.start}-{p.end}"
                cells = (UNDECIDED, _named(parts[0]), c.edit.rule, place, escaped(p.before))
                put("\t".join(cells))
    _tell_none(drafted or not parts)


def _named(doc: "Document") -> str:
    """What a corrections file calls a page: its source, or its id where that is no single cell."""
    from eduparse.document.identity import page_of

    return doc.source if doc.source.isprintable() else page_of(doc)


def _tell_none(some: object) -> None:
    """Tell that nothing is listed of what was read: an empty answer looks like a broken command."""
    if not some:
        tell("There is no change to list.")


def _put_list(found: "Iterable[list[Document]]", wanted: "Wanted", book: "Rulebook") -> None:
    from eduparse.review.explain import changes

    used: dict[str, int] = {}
    parts: list[Document] = []
    for parts in found:
        shown = [c for c in changes(parts) if wanted(c)]
        for change in shown:
            used[change.edit.rule] = used.get(change.edit.rule, 0) + 1
        put_changes(parts[0].source, shown)
    put_reasons(used, book)
    _tell_none(used or not parts)


def _put_json(parts: "Sequence[Document]", wanted: "Wanted", book: "Rulebook") -> None:
    from dataclasses import asdict

    from eduparse.review.explain import changes, reason
    from eduparse.rows.jsonl import dump_line

    ids = {doc.metadata.part: doc.id for doc in parts}
    for c in filter(wanted, changes(parts)):
        row: dict[str, Any] = {
            "source": parts[0].source,
            "document": ids[c.part],
            "number": c.number,
            "pass": c.pass_name,
            "rule": c.edit.rule,
            "why": reason(c.edit.rule, book),
            "confidence": c.edit.confidence,
            "applied": c.edit.applied,
            "before": c.before,
            "after": c.edit.after,
            "places": [asdict(p) for p in c.places],
        }
        sys.stdout.buffer.write(dump_line(row))


def _print_pages(
    found: "Iterable[list[Document]]", wanted: "Wanted", context: int, book: "Rulebook"
) -> None:
    """Print through a pager where it is more than the terminal holds."""
    from rich.console import Console

    from eduparse.review.explain import changes
    from eduparse.review.explain.terminal import Reasons, print_legend, print_page, print_rules

    console = Console(soft_wrap=False, highlight=False, emoji=False, markup=False)
    shown: list[Change] = []
    reasons = Reasons(book)
    with console.capture() as captured:
        print_legend(console)
        for parts in found:
            print_page(console, parts, wanted, context, reasons)
            shown += [c for c in changes(parts) if wanted(c)]
        print_rules(console, shown)
    # A grid is padded to its width; in a file nobody wants the blanks.
    text = "".join(f"{line.rstrip()}\n" for line in captured.get().split("\n")[:-1])
    if console.is_terminal and text.count("\n") >= console.height and sys.stdin.isatty():
        import pydoc

        os.environ.setdefault("LESS", "-RFX")  # colours stay colours
        pydoc.pager(text)
    else:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def _known_passes(wanted: Sequence[str], flow: "Pipeline") -> tuple[str, ...]:
    from eduparse.pipeline import STAGES

    names = [p.name for stage in STAGES for p in flow.passes(stage)]
    known = {*STAGES, *names, *(name.partition(".")[0] for name in names)}
    for name in wanted:
        if name not in known:
            raise ConfigError(f"There is no pass {name}. {nearest(name, known)}")
    return tuple(wanted)


def _known_rules(wanted: Sequence[str], book: "Rulebook") -> tuple[str, ...]:
    known = book.every()
    for rule in wanted:
        if rule not in known:
            raise ConfigError(f"There is no rule {rule}. {nearest(rule, known)}")
    return tuple(wanted)
