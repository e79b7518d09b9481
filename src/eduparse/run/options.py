"""The options of a run beside its settings, and where all of it comes from: flag, environment, file, default.

A flag beats ``EDUPARSE_*``, that beats ``eduparse.toml``, that beats ``[tool.eduparse]`` of
``pyproject.toml``; both files are looked for in the current folder only, so that a run never
depends on what lies above it. A key that does not exist is an error, because an option that is
misspelt and silently left out changes a corpus without a word.
"""

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from eduparse.document.records import dataclass
from eduparse.errors import ConfigError, nearest
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.messages import LANGUAGES
from eduparse.rows.chunks import SHORTEST
from eduparse.rows.columns import Columns
from eduparse.settings import OPTIONS as SETTINGS
from eduparse.settings import Settings, checked_value, option
from eduparse.writers.formats import NAMES

_PREFIX = "EDUPARSE_"
_TRUTH = {"1": True, "true": True, "yes": True, "on": True}
_TRUTH |= {"0": False, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Where rows come from and go to, which, and by whom; none of it changes what a row says."""

    output: str = option(
        "",
        "A file whose suffix says the format (.jsonl, .parquet, .csv, .md, .xml; .gz or .zst "
        "behind it), or a folder that mirrors the input. Default: standard output.",
        metavar="OUT",
        flag="-o",
    )
    rows: str = option(
        "clauses",
        "Chunks are clauses packed to a length, under their headings. Default: clauses.",
        choices=("clauses", "documents", "chunks"),
    )
    edits: bool = option(False, "Document rows carry their edits.", flag="--edits/--no-edits")  # noqa: FBT003
    main_only: bool = option(False, "Leave previews out.", flag="--main-only/--all-parts")  # noqa: FBT003
    workers: int = option(1, "Processes; 0: one a processor.", metavar="N", least=0)
    runner: str = option(
        "", "Default: serial with one worker.", choices=("", "serial", "processes", "ray")
    )
    address: str = option(
        "", "The Ray cluster to run on. Default: one on this machine.", metavar="HOST:PORT"
    )
    text_column: str = option(
        "", "The column of rows that holds the text. Default: text.", metavar="NAME"
    )
    id_column: str = option(
        "", "The column of rows that holds the id. Default: id.", metavar="NAME"
    )
    shard_size: int = option(
        1, "Input done at a time, and again if its worker dies. Default: 1.", metavar="MB"
    )
    max_seconds: int = option(
        600,
        "Reject what hangs: a page or row that takes longer; 0: no limit. Default: 600.",
        metavar="S",
        least=0,
    )
    rejects: str = option(
        "",
        "Rows for the inputs that failed. Default: OUT/_rejects.jsonl, or beside the file.",
        metavar="FILE",
    )
    quiet: bool = option(
        False,  # noqa: FBT003
        "No summary; errors are still shown.",
        flag="-q/ ,--quiet/--no-quiet",
    )
    lang: str = option(
        "",
        "The language of help, errors, reasons, summary, report and explain; rows and rejects stay as they "
        "are. Default: zh where the locale is Chinese, else en.",
        choices=("", *LANGUAGES),
    )
    chunk_length: int = option(
        500, "The most characters of a chunk. Default: 500.", metavar="N", least=SHORTEST
    )
    chunk_overlap: int = option(
        0,
        "Characters that a chunk may repeat from the end of the one before. Default: 0.",
        metavar="N",
        least=0,
    )
    format: str = option(
        "",
        "What is written; by default the suffix of -o says it. The last four show the outline "
        "of clean and split; akn is Akoma Ntoso 3.0, in a folder a file for each document.",
        choices=("", *NAMES),
    )
    report: str = option("", "Write the counts of the run as JSON, for machines.", metavar="FILE")


RUN_OPTIONS = fields(RunOptions)
_KNOWN = {f.name: f for f in (*RUN_OPTIONS, *SETTINGS)}
# However it is written, with dots, in brackets or inside another table, [tool.eduparse] holds one of these.
_OF_OURS = lazy_pattern(
    r"""tool["']?[ \t]*\.[ \t]*["']?eduparse|^[ \t]*(?:\[[ \t]*["']?tool["']?[ \t]*\]|["']?tool["']?[ \t]*=)""",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings and options of a run; ``given`` names the settings that somebody set, in their order."""

    settings: Settings
    options: RunOptions
    given: tuple[str, ...]


def resolve(
    flags: Mapping[str, Any],
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> Resolved:
    """The options of a run; ``flags`` hold None where the command line says nothing.

    Raises ConfigError on unknown keys and wrong values; it names the key, where it stands, and the
    nearest key that exists.
    """
    found: dict[str, Any] = {}
    for where, table in (
        *_file_tables(folder or Path()),
        ("the environment", dict(_environment(environment))),
        ("the command line", {k: v for k, v in flags.items() if v is not None}),
    ):
        for key, value in table.items():
            found[key] = _checked(key, value, where)
    settings = {f.name: found[f.name] for f in SETTINGS if f.name in found}
    options = {f.name: found[f.name] for f in RUN_OPTIONS if f.name in found}
    return Resolved(Settings(**settings), RunOptions(**options), tuple(settings))


def columns_of(options: RunOptions) -> Columns:
    """The columns of rows that are not called as ours are."""
    return Columns(options.text_column, options.id_column)


def _file_tables(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, path in (("pyproject.toml", ("tool", "eduparse")), ("eduparse.toml", ())):
        file = folder / name
        if not file.is_file():
            continue
        try:
            text = file.read_text("utf-8")
            if path and not _OF_OURS.search(text):
                continue  # as in the folders of most projects
            import tomllib  # start-up: few folders have such a file

            table: Any = tomllib.loads(text)
        except (OSError, ValueError) as error:
            raise ConfigError(f"{file} cannot be read: {error}.") from error
        for key in path:
            table = table.get(key, {}) if isinstance(table, dict) else {}
        yield name, {k.replace("-", "_"): v for k, v in table.items()}


def _environment(environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Variables that are options; one that is only nearly an option is handed on, to be an error.

    Other names are left alone: they belong to whoever set them.
    """
    for name, value in sorted(environment.items()):
        if name.startswith(_PREFIX):
            key = name.removeprefix(_PREFIX).lower()
            if key in _KNOWN or difflib.get_close_matches(key, _KNOWN, n=1, cutoff=0.7):
                yield key, value


def _checked(key: str, value: Any, where: str) -> Any:
    field = _KNOWN.get(key)
    if field is None:
        raise ConfigError(f"{where}: there is no option {key}. {nearest(key, _KNOWN)}")
    if isinstance(value, str) and not isinstance(field.default, str):
        value = _parsed(value, type(field.default))
    return checked_value(field, value, where)


def _parsed(value: str, wanted: type) -> Any:
    """A text of the environment or a file as what it stands for; lists have commas there."""
    if wanted is tuple:
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if wanted is bool:
        return _TRUTH.get(value.strip().lower(), value)
    return int(value) if value.strip().isascii() and value.strip().isdecimal() else value
