"""The options of the commands, made from the fields in which they are described.

What an option is called, takes and says stands once: in `settings.Settings` and `run.options.RunOptions`.
A command that is shown by one of the classes here accepts them beside its own parameters; their values
wait in the context until the command asks for them (`given`).
"""

from collections.abc import Iterable
from dataclasses import Field
from typing import Annotated, Any, ClassVar

import typer
from typer.core import TyperCommand, TyperOption

from eduparse.cli.help import HelpContext
from eduparse.language.messages import choose
from eduparse.run.options import RUN_OPTIONS, Resolved, resolve
from eduparse.settings import OPTIONS as SETTINGS

Inputs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[INPUT]...",
        help="Files, folders, globs, addresses (s3://...), or - for standard input. Rows: .jsonl, .csv, "
        ".tsv, .parquet, .arrow. Pages: .html, .mhtml, .md, .docx, .pdf, .doc, .wps, .rtf, .odt; anything else "
        "is plain text. Archives of both: .zip, .warc. All but tables and .zip may be packed (.gz, .zst).",
    ),
]
Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit 1 if anything would change.")
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Say what would be read and written, and do neither.")
]

_ROWS = (
    "rows",
    "edits",
    "chunk_length",
    "chunk_overlap",
)  # for the commands that choose their rows
_COLUMNS = ("text_column", "id_column")  # of the rows that are read


class Shown(TyperCommand):
    """A command whose usage names its arguments as their metavar does, and that accepts ``FIELDS``.

    Typer decorates what it is given ({OUT}, <list[str]>), differently from version to version; a reader
    wants the one notation of manuals: NAME is needed, [NAME] is not, and dots stand for more of them.
    """

    context_class = HelpContext
    FIELDS: ClassVar[tuple[Field[Any], ...]] = tuple(
        f for f in RUN_OPTIONS if f.name in ("quiet", "lang")
    )

    def __init__(self, *args: Any, params: Any = None, **rest: Any) -> None:
        super().__init__(*args, params=[*(params or ()), *_options(self.FIELDS)], **rest)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The pieces of the usage behind the name of the command."""
        del ctx
        named = [p for p in self.params if p.param_type_name == "argument"]
        return ["[OPTIONS]", *(str(getattr(p, "metavar", None) or p.name) for p in named)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments with their own words, then the options."""
        arguments, options = [], []
        for param in self.get_params(ctx):
            if param.param_type_name == "argument":
                arguments.append(
                    (str(param.metavar or param.name), getattr(param, "help", "") or "")
                )
            elif (record := param.get_help_record(ctx)) is not None:
                options.append(record)
        for name, found in (("Arguments", arguments), ("Options", options)):
            if found:
                with formatter.section(name):
                    formatter.write_dl(found)


class SettingsCommand(Shown):
    """A command that works on pages: it accepts every setting."""

    FIELDS = (*SETTINGS, *Shown.FIELDS)


class ReadingCommand(Shown):
    """A command that reads rows of others: it accepts the names of their columns."""

    FIELDS = (*(f for f in RUN_OPTIONS if f.name in _COLUMNS), *Shown.FIELDS)


class ExplainCommand(Shown):
    """A command that reads pages and rows of others and works on them."""

    FIELDS = (*(f for f in RUN_OPTIONS if f.name in _COLUMNS), *SettingsCommand.FIELDS)


class StageCommand(Shown):
    """A stage: every setting and every option of a run."""

    FIELDS = (*(f for f in RUN_OPTIONS if f.name not in _ROWS), *SETTINGS)


class RowsCommand(Shown):
    """A stage that chooses its rows."""

    FIELDS = (*(f for f in RUN_OPTIONS if f.name in _ROWS), *StageCommand.FIELDS)


def given(ctx: typer.Context) -> dict[str, Any]:
    """What was said of the options of ``FIELDS``, by the names of the fields."""
    said: dict[str, Any] = ctx.obj or {}
    return {name: value for name, value in said.items() if value is not None and value != ()}


def resolved(ctx: typer.Context) -> Resolved:
    """The settings and options of the call, its configuration files and its environment."""
    found = resolve(given(ctx))
    if found.options.lang:
        choose(found.options.lang)  # a configuration file may say it, too
    return found


def _options(fields: Iterable[Field[Any]]) -> list[TyperOption]:
    return [_option(f) for f in fields]


def _option(field: Field[Any]) -> TyperOption:
    about, kind = field.metadata, type(field.default)
    name = field.name.replace("_", "-")
    words = [w.rstrip() if w != "-q/ " else w for w in about["flag"].split(",") if w]
    if not any(w.startswith("--") for w in words):
        words.append(f"--{name}")
    return TyperOption(
        param_decls=[*words, field.name],
        type=str if kind is tuple else kind,
        default=None,
        multiple=kind is tuple,
        is_flag=True if kind is bool else None,
        metavar=about["metavar"] or None,
        help=about["help"],
        callback=_keep,
        expose_value=False,
    )


def _keep(ctx: Any, param: Any, value: Any) -> Any:
    """Let the value wait in the context: the function of a command has no parameter for it."""
    ctx.ensure_object(dict)[param.name] = value
    return value
