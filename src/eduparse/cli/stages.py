"""``clean`` and the seven stages: options in, exit code out."""

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eduparse.errors import ConfigError

if TYPE_CHECKING:
    from eduparse.config import Options
    from eduparse.reword import Sources

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INPUT]...",
        help="Files, folders, globs, or - for standard input. Files of rows end in .jsonl, "
        ".jsonl.gz or .jsonl.zst; anything else is a page.",
    ),
]
Out = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        help="A file that ends in .jsonl, .jsonl.gz or .jsonl.zst, or a folder that mirrors the "
        "input. Default: standard output.",
    ),
]
Rows = Annotated[
    str | None, typer.Option("--rows", metavar="clauses|documents", help="Default: clauses.")
]
Edits = Annotated[
    bool | None,
    typer.Option("--edits/--no-edits", help="Document rows carry their edits."),
]
MainOnly = Annotated[
    bool | None, typer.Option("--main-only/--all-parts", help="Leave previews out.")
]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", help="Processes; 0: one a processor.")
]
Runner = Annotated[
    str | None,
    typer.Option("--runner", metavar="serial|processes", help="Default: serial with one worker."),
]
Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit 1 if anything would change.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be read and written, and do neither.")
]
Rejects = Annotated[
    str | None,
    typer.Option(
        "--rejects",
        metavar="FILE",
        help="Rows for the inputs that failed. Default: OUT/_rejects.jsonl, or beside the file.",
    ),
]
Quiet = Annotated[
    bool | None,
    typer.Option("-q/ ", "--quiet/--no-quiet", help="No summary; errors are still told."),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="markdown|tree|akn",
        help="Show the outline instead of rows; akn is Akoma Ntoso 3.0, one document a line.",
    ),
]
MaxPage = Annotated[
    int | None,
    typer.Option("--max-page-mb", metavar="MB", help="Reject larger pages. Default: 16."),
]
Variant = Annotated[
    str | None,
    typer.Option(
        "--variant",
        metavar="auto|t|tw|hk",
        help="Who wrote the traditional script: Taiwan (tw) writes 著 for the particle too, Hong Kong "
        "(hk) and OpenCC's standard (t) do not. Default: auto, by the text. Stages in a pipe are told "
        "the same, so that their rows bear one stamp.",
    ),
]
Target = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="hans|hant",
        help="The script to write; hant is the reverse, in the forms of --variant.",
    ),
]
Lexicon = Annotated[
    str | None,
    typer.Option("--lexicon", metavar="FILE", help="More pairs for reword, from learn-lexicon."),
]
Reference = Annotated[
    str | None,
    typer.Option(
        "--reference", metavar="FOLDER", help="Clean documents that reword restores wording from."
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="PASS", help="Only this pass; may be given again."),
]

_STAGES = {
    "decode": "Bytes to pages: find the encoding, keep what undo needs.",
    "cut": "A page into the documents on it.",
    "strip": "Remove site furniture and injected spam.",
    "reword": "Put back wording that a spinner replaced, where that is proven.",
}


def register(app: typer.Typer) -> None:
    """Add the commands, in the order in which the stages run."""
    app.command("clean")(clean)
    for name, command in (
        ("decode", _stage("decode")),
        ("repair", repair),
        ("simplify", simplify),
        ("cut", _stage("cut")),
        ("strip", _stage("strip")),
        ("reword", _stage("reword")),
        ("split", split),
    ):
        app.command(name)(command)


def clean(  # noqa: PLR0913 - one parameter for each option
    ctx: typer.Context,
    inputs: Inputs = None,
    *,
    output: Out = None,
    rows: Rows = None,
    edits: Edits = None,
    main_only: MainOnly = None,
    workers: Workers = None,
    runner: Runner = None,
    check: Check = False,
    dry_run: DryRun = False,
    rejects: Rejects = None,
    quiet: Quiet = None,
    max_page_mb: MaxPage = None,
    variant: Variant = None,
    lexicon: Lexicon = None,
    reference: Reference = None,
) -> None:
    """Pages to clean, numbered clauses: every stage in turn."""
    _run("clean", ctx, inputs, locals())


def repair(  # noqa: PLR0913 - one parameter for each option
    ctx: typer.Context,
    inputs: Inputs = None,
    *,
    only: Only = None,
    output: Out = None,
    main_only: MainOnly = None,
    workers: Workers = None,
    runner: Runner = None,
    check: Check = False,
    dry_run: DryRun = False,
    rejects: Rejects = None,
    quiet: Quiet = None,
    max_page_mb: MaxPage = None,
    variant: Variant = None,
    lexicon: Lexicon = None,
    reference: Reference = None,
) -> None:
    """Undo damage by machines; on a plain page spun wording too."""
    _run("repair", ctx, inputs, locals())


def simplify(  # noqa: PLR0913 - one parameter for each option
    ctx: typer.Context,
    inputs: Inputs = None,
    *,
    to: Target = "hans",
    output: Out = None,
    main_only: MainOnly = None,
    workers: Workers = None,
    runner: Runner = None,
    check: Check = False,
    dry_run: DryRun = False,
    rejects: Rejects = None,
    quiet: Quiet = None,
    max_page_mb: MaxPage = None,
    variant: Variant = None,
    lexicon: Lexicon = None,
    reference: Reference = None,
) -> None:
    """Traditional script to simplified, where the text is traditional."""
    _run("simplify", ctx, inputs, locals())


def split(  # noqa: PLR0913 - one parameter for each option
    ctx: typer.Context,
    inputs: Inputs = None,
    *,
    form: Form = None,
    output: Out = None,
    rows: Rows = None,
    edits: Edits = None,
    main_only: MainOnly = None,
    workers: Workers = None,
    runner: Runner = None,
    check: Check = False,
    dry_run: DryRun = False,
    rejects: Rejects = None,
    quiet: Quiet = None,
    max_page_mb: MaxPage = None,
    lexicon: Lexicon = None,
    reference: Reference = None,
    variant: Variant = None,
) -> None:
    """Find the clause tree and the particulars; document rows always carry their edits."""
    _run("split", ctx, inputs, locals())


def _stage(name: str) -> Any:
    def stage(  # noqa: PLR0913 - one parameter for each option
        ctx: typer.Context,
        inputs: Inputs = None,
        *,
        output: Out = None,
        main_only: MainOnly = None,
        workers: Workers = None,
        runner: Runner = None,
        check: Check = False,
        dry_run: DryRun = False,
        rejects: Rejects = None,
        quiet: Quiet = None,
        max_page_mb: MaxPage = None,
        variant: Variant = None,
        lexicon: Lexicon = None,
        reference: Reference = None,
    ) -> None:
        _run(name, ctx, inputs, locals())

    stage.__doc__ = _STAGES[name]
    return stage


def _run(
    command: str, ctx: typer.Context, inputs: Sequence[str] | None, given: dict[str, Any]
) -> None:
    from eduparse.batch import plan, run_batch
    from eduparse.config import Options, resolve
    from eduparse.conversion import Conversion
    from eduparse.run import Job

    known = Options.__dataclass_fields__
    options = resolve({k: v for k, v in given.items() if k in known})
    arguments = inputs or _piped(ctx)
    has_rows = command in ("clean", "split")
    rows = options.rows if has_rows else "documents"
    if rows == "clauses" and (options.edits if command == "clean" else given.get("edits")):
        raise ConfigError("Edits stand in document rows only: add --rows documents.")
    job = Job(
        command,
        rows,
        edits=options.edits or command != "clean",
        main_only=options.main_only,
        only=_passes(given.get("only") or ()),
        max_page_mb=options.max_page_mb,
        script=Conversion(options.variant, given.get("to", "hans")),
        sources=_sources(options),
        **_shown(given, options.output),
    )
    if given["dry_run"]:
        raise typer.Exit(plan(arguments, job, options))
    raise typer.Exit(run_batch(arguments, job, options, check=given["check"]))


def _sources(options: "Options") -> "Sources":
    """What reword restores from, looked at once here, so that a mistake stops the run at its start."""
    from eduparse.reword import Sources, skipped
    from eduparse.screen import tell

    sources = Sources(options.lexicon, options.reference)
    for name, why in skipped(sources):
        if not options.quiet:
            tell(f"{name}: {why} It is not restored from.")
    return sources


def _piped(ctx: typer.Context) -> list[str]:
    """Standard input as the only input, unless a person sits at it."""
    if sys.stdin is None or sys.stdin.isatty():
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(2)
    return ["-"]


def _shown(given: dict[str, Any], output: str) -> dict[str, Any]:
    """What a job must know to show an outline; a tree has colours only on a terminal."""
    form = given.get("form")
    if form is None:
        return {}
    from eduparse.config import nearest
    from eduparse.outline import FORMS

    if form not in FORMS:
        raise ConfigError(f"There is no format {form}. {nearest(form, FORMS)}")
    if given["rows"] or given["edits"]:
        raise ConfigError("An outline holds no rows: leave out --rows and --edits, or --format.")
    terminal = output in ("", "-") and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else 100
    return {"form": form, "width": width, "colour": terminal and "NO_COLOR" not in os.environ}


def _passes(wanted: Sequence[str]) -> tuple[str, ...]:
    """Full names of passes that undo damage; the part before the dot may be left out."""
    if not wanted:
        return ()
    from eduparse.config import nearest
    from eduparse.run import Job, pass_names

    known = pass_names(Job("repair"))
    short = {name.rpartition(".")[2]: name for name in known} | {name: name for name in known}
    for name in wanted:
        if name not in short:
            raise ConfigError(f"There is no pass {name}. {nearest(name, known)}")
    return tuple(short[name] for name in wanted)
