"""``clean`` and the seven stages: options in, exit code out."""

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from eduparse.cli.options import COMMON, ONLY, ROWS, TARGET, command
from eduparse.cli.reading import rulebook
from eduparse.errors import ConfigError

if TYPE_CHECKING:
    from eduparse.corrections.file import Corrections
    from eduparse.run.shards import Job
    from eduparse.settings import Options
    from eduparse.stages.reword import Sources
    from eduparse.stages.strip import Stripping

# Every stage: what it does, and the options it has beside those of all.
_COMMANDS: dict[str, tuple[str, tuple[Any, ...]]] = {
    "clean": ("Pages to clean, numbered clauses: every stage in turn.", ROWS),
    "decode": ("Bytes to pages: find the encoding, keep what undo needs.", ()),
    "repair": ("Undo damage by machines; on a plain page spun wording too.", ONLY),
    "simplify": ("Traditional script to simplified, where the text is traditional.", TARGET),
    "cut": ("A page into the documents on it.", ()),
    "strip": ("Remove site furniture and injected spam.", ()),
    "reword": ("Put back wording that a spinner replaced, where that is proven.", ()),
    "split": (
        "Find the clause tree and the particulars; document rows always carry their edits.",
        ROWS,
    ),
}


def register(app: typer.Typer) -> None:
    """Add the commands, in the order in which the stages run."""
    for name, (told, own) in _COMMANDS.items():
        app.command(name)(command(name, told, (*own, *COMMON), _run))


def _run(
    name: str, ctx: typer.Context, inputs: Sequence[str] | None, given: dict[str, Any]
) -> None:
    from eduparse.run.batch import plan, run_batch
    from eduparse.run.shards import Job
    from eduparse.settings import Options, resolve
    from eduparse.stages.simplify.conversion import Conversion
    from eduparse.writers.formats import shape_of
    from eduparse.writers.outline import FORMS

    known = Options.__dataclass_fields__
    options = resolve({k: v for k, v in given.items() if k in known})
    arguments = inputs or _piped(ctx)
    has_rows = name in ("clean", "split")
    rows = options.rows if has_rows else "documents"
    shape = shape_of(options.format, options.output, rows)
    if shape.form in FORMS:
        _refuse_rows(name, given, has_rows=has_rows)
    elif rows != "documents" and (options.edits if name == "clean" else given.get("edits")):
        raise ConfigError("Edits stand in document rows only: add --rows documents.")
    job = Job(
        name,
        shape,
        edits=options.edits or name != "clean",
        main_only=options.main_only,
        only=_passes(given.get("only") or ()),
        max_page_mb=options.max_page_mb,
        max_steps=options.max_steps,
        max_seconds=options.max_seconds,
        script=Conversion(options.variant, given.get("to", "hans")),
        sources=_sources(options),
        stripping=_stripping(options),
        corrections=corrections_of(options),
        redact=options.redact,
        book=rulebook(options),
        chunk_length=options.chunk_length,
        **_look(options.output),
    )
    if given["dry_run"]:
        raise typer.Exit(plan(arguments, job, options))
    raise typer.Exit(run_batch(arguments, job, options, check=given["check"]))


def job_to_clean(options: "Options") -> "Job":
    """The job of ``clean`` as far as it decides about text, for those who show what it does."""
    from eduparse.run.shards import Job
    from eduparse.stages.simplify.conversion import Conversion

    return Job(
        "clean",
        script=Conversion(options.variant),
        sources=_sources(options),
        stripping=_stripping(options),
        corrections=corrections_of(options),
        redact=options.redact,
        book=rulebook(options),
    )


def _sources(options: "Options") -> "Sources":
    """What reword restores from, looked at once here, so that a mistake stops the run at its start."""
    from eduparse.run.progress import tell
    from eduparse.stages.reword import Sources, skipped

    sources = Sources(options.lexicon, options.reference)
    for name, why in skipped(sources):
        if not options.quiet:
            tell(f"{name}: {why} It is not restored from.")
    return sources


def _stripping(options: "Options") -> "Stripping":
    """How strip goes about it; the template is read once here, so that a mistake stops the run."""
    from eduparse.stages.strip import Stripping
    from eduparse.stages.strip.template import load

    if options.template:
        load(options.template)
    return Stripping(options.effort, options.template)


def corrections_of(options: "Options") -> "Corrections":
    """The corrections that were named, looked at once here, as the sources are."""
    from pathlib import Path

    from eduparse.corrections.file import Corrections, load

    if not options.corrections:
        return Corrections()
    return load(Path(options.corrections), rulebook(options).every())


def _piped(ctx: typer.Context) -> list[str]:
    """Standard input as the only input, unless a person sits at it."""
    if sys.stdin is None or sys.stdin.isatty():
        typer.echo(ctx.get_help(), err=True)
        raise typer.Exit(2)
    return ["-"]


def _refuse_rows(name: str, given: dict[str, Any], *, has_rows: bool) -> None:
    """Raises ConfigError where an outline cannot be shown, or rows are asked for beside it."""
    if not has_rows:
        raise ConfigError(f"{name} finds no outline: use this format with clean or split.")
    if given["rows"] or given["edits"]:
        raise ConfigError("An outline holds no rows: leave out --rows and --edits, or --format.")


def _look(output: str) -> dict[str, Any]:
    """How a tree is drawn: in colours and as wide as the terminal, where there is one."""
    terminal = output in ("", "-") and sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else 100
    return {"width": width, "colour": terminal and "NO_COLOR" not in os.environ}


def _passes(wanted: Sequence[str]) -> tuple[str, ...]:
    """Full names of passes that undo damage; the part before the dot may be left out."""
    if not wanted:
        return ()
    from eduparse.run.process import pass_names
    from eduparse.run.shards import Job
    from eduparse.settings import nearest

    known = pass_names(Job("repair"))
    short = {name.rpartition(".")[2]: name for name in known} | {name: name for name in known}
    for name in wanted:
        if name not in short:
            raise ConfigError(f"There is no pass {name}. {nearest(name, known)}")
    return tuple(short[name] for name in wanted)
