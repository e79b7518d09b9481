"""Rules as data: `rules/*.toml`, each rule with an example, a counter-example and a reason.

A rule with a ``pattern`` is a regular expression some pass runs; one without describes what a pass
decides in code, so that every rule id that can stand in an edit has its entry, its proof and its
``why`` in one place. `prove` is the check that a rule does what its entry says.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import regex

from eduparse.errors import ConfigError

_KEYS = {
    "id",
    "pass",
    "pattern",
    "scope",
    "class",
    "example",
    "keep",
    "why",
    "confidence",
    "options",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a rule file.

    ``scope`` is ``line`` (the pattern must match a whole line, blanks at its ends apart) or ``span``
    (it is searched for; a group named ``cut`` narrows what is meant). ``noise_class`` is the class of
    page noise, ``options`` what else its pass wants to know.
    """

    id: str
    pass_name: str
    why: str
    example: tuple[str, ...]
    keep: tuple[str, ...]
    pattern: "regex.Pattern[str] | None" = None
    scope: str = "span"
    noise_class: str = ""
    confidence: float = 1.0
    options: Mapping[str, Any] = field(default_factory=dict)

    def search(self, text: str) -> "regex.Match[str] | None":
        """The rule's pattern in ``text`` (a line for a line rule), or None."""
        if self.pattern is None:
            return None
        return (
            self.pattern.fullmatch(text.strip())
            if self.scope == "line"
            else self.pattern.search(text)
        )


@cache
def packaged(name: str) -> tuple[Rule, ...]:
    """The rules of ``rules/<name>.toml`` in the package, in the order of the file."""
    path = files("eduparse") / "rules" / f"{name}.toml"
    return tuple(parse(path.read_text("utf-8"), f"rules/{name}.toml"))


@cache
def catalogue() -> dict[str, Rule]:
    """Every packaged rule by its id."""
    names = sorted(
        p.name for p in (files("eduparse") / "rules").iterdir() if p.name.endswith(".toml")
    )
    return {rule.id: rule for name in names for rule in packaged(name.removesuffix(".toml"))}


def load(path: Path) -> tuple[Rule, ...]:
    """A user's rule file. Raises ConfigError that names file, rule and what is wrong with it."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"Rule file {path} cannot be read: {error}.") from error
    return tuple(parse(text, str(path)))


def parse(text: str, where: str) -> Iterator[Rule]:
    """The rules of a TOML text; ``where`` names it in errors. Raises ConfigError."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{where} is not TOML: {error}.") from error
    default_pass = tables.get("pass", "")
    seen: set[str] = set()
    for n, table in enumerate(tables.get("rule", ()), 1):
        rule = _rule(table, default_pass, f"{where}, rule {n} ({table.get('id', 'no id')})")
        if rule.id in seen:
            raise ConfigError(f"{where}: the rule id {rule.id} is used twice.")
        seen.add(rule.id)
        yield rule


def _rule(table: Mapping[str, Any], default_pass: str, where: str) -> Rule:
    unknown = set(table) - _KEYS
    if unknown:
        raise ConfigError(f"{where}: unknown keys {sorted(unknown)}; known are {sorted(_KEYS)}.")
    missing = {"id", "example", "keep", "why"} - set(table)
    if missing:
        raise ConfigError(f"{where}: {sorted(missing)} missing; every rule carries its proof.")
    pattern = None
    if "pattern" in table:
        try:
            pattern = regex.compile(table["pattern"], regex.VERSION1 | regex.MULTILINE)
        except regex.error as error:
            raise ConfigError(f"{where}: the pattern does not compile: {error}.") from error
    scope = table.get("scope", "span")
    if scope not in ("line", "span"):
        raise ConfigError(f"{where}: scope is {scope!r}; it is line or span.")
    return Rule(
        id=table["id"],
        pass_name=table.get("pass", default_pass),
        why=table["why"],
        example=_texts(table["example"]),
        keep=_texts(table["keep"]),
        pattern=pattern,
        scope=scope,
        noise_class=table.get("class", ""),
        confidence=float(table.get("confidence", 1.0)),
        options=table.get("options", {}),
    )


def _texts(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
