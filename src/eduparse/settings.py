"""Options of a run, and where they come from: flag, environment, file, default.

A flag beats ``EDUPARSE_*``, that beats ``eduparse.toml``, that beats ``[tool.eduparse]`` of
``pyproject.toml``; both files are looked for in the current folder only, so that a run never
depends on what lies above it. A key that does not exist is an error, because an option that is
misspelt and silently left out changes a corpus without a word.
"""

import difflib
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from eduparse.errors import ConfigError
from eduparse.rows.chunks import SHORTEST
from eduparse.stages.simplify.conversion import VARIANTS

_PREFIX = "EDUPARSE_"
_CHOICES = {
    "format": ("", "jsonl", "parquet", "csv", "markdown", "tree", "akn"),
    "effort": ("safe", "thorough"),
    "redact": ("", "contacts"),
    "rows": ("clauses", "documents", "chunks"),
    "runner": ("serial", "processes", "ray"),
    "variant": VARIANTS,
}
_LEAST = {"workers": 0, "max_steps": 0, "max_seconds": 0, "chunk_length": SHORTEST}
_TRUTH = {"1": True, "true": True, "yes": True, "on": True}
_TRUTH |= {"0": False, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class Options:
    """What a run can be told; the names of the fields are the keys of the files.

    ``output`` None is standard output. ``workers`` 0 is one for each processor; ``runner`` empty
    chooses by the number of workers. ``address`` is that of a Ray cluster. ``max_page_mb`` and ``shard_size`` are in MB of 1,000,000 bytes.
    """

    output: str = ""
    rows: str = "clauses"
    edits: bool = False
    main_only: bool = False
    workers: int = 1
    runner: str = ""
    address: str = ""
    shard_size: int = 1
    max_steps: int = 120
    max_seconds: int = 600
    rejects: str = ""
    quiet: bool = False
    chunk_length: int = 500
    format: str = ""
    max_page_mb: int = 16
    variant: str = "auto"
    effort: str = "safe"
    template: str = ""
    lexicon: str = ""
    reference: str = ""
    corrections: str = ""
    report: str = ""
    redact: str = ""
    rules: str = ""
    without: tuple[str, ...] = ()


_TYPES: dict[str, type] = {f.name: type(f.default) for f in fields(Options)}


def resolve(
    flags: Mapping[str, Any],
    environment: Mapping[str, str] = os.environ,
    folder: Path | None = None,
) -> Options:
    """The options of a run; ``flags`` hold None where the command line says nothing.

    Raises ConfigError on unknown keys and wrong values; it names the key, where it stands, and the
    nearest key that exists.
    """
    folder = folder or Path()
    found: dict[str, Any] = {}
    for where, table in (
        *_file_tables(folder),
        ("the environment", dict(_environment(environment))),
        ("the command line", {k: v for k, v in flags.items() if v is not None}),
    ):
        for key, value in table.items():
            found[key] = _checked(key, value, where)
    return Options(**found)


def nearest(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the known words nearest to ``word``, or all of them."""
    words = sorted(known)
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.5)
    return f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(words)}."


def _file_tables(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, path in (("pyproject.toml", ("tool", "eduparse")), ("eduparse.toml", ())):
        file = folder / name
        if not file.is_file():
            continue
        try:
            table: Any = tomllib.loads(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
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
            if key in _TYPES or difflib.get_close_matches(key, _TYPES, n=1, cutoff=0.7):
                yield key, value


def _checked(key: str, value: Any, where: str) -> Any:
    wanted = _TYPES.get(key)
    if wanted is None:
        raise ConfigError(f"{where}: there is no option {key}. {nearest(key, _TYPES)}")
    if wanted is tuple:
        return _texts(key, value, where)
    if wanted is not str and isinstance(value, str):
        value = _parsed(value, wanted)
    # True is an int to Python, not to a person.
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        names = {str: "a text", int: "a whole number", bool: "true or false"}
        raise ConfigError(f"{where}: {key} is {value!r}; it must be {names[wanted]}.")
    if key in _CHOICES and value not in _CHOICES[key]:
        *others, last = (choice for choice in _CHOICES[key] if choice)
        known = f"{', '.join(others)} or {last}" if others else last
        near = difflib.get_close_matches(str(value), _CHOICES[key], n=1, cutoff=0.5)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise ConfigError(f"{where}: {key} is {value!r}; it is {known}.{hint}")
    least = _LEAST.get(key, 1)
    if wanted is int and isinstance(value, int) and value < least:
        raise ConfigError(f"{where}: {key} is {value}; the least is {least}.")
    return value


def _texts(key: str, value: Any, where: str) -> tuple[str, ...]:
    """A list of texts; in the environment they stand behind one another, with commas."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f"{where}: {key} is {value!r}; it must be a list of texts.")
    return tuple(value)


def _parsed(value: str, wanted: type) -> Any:
    if wanted is bool:
        return _TRUTH.get(value.strip().lower(), value)
    return int(value) if value.strip().isascii() and value.strip().isdecimal() else value
