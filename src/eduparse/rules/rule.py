"""Rules as data: `rules/*.toml`, each rule with an example, a counter-example and a reason.

A rule with a ``pattern`` is a regular expression some pass runs; one without describes what a pass
decides in code. So every rule id that can stand in an edit has its entry, its proof and its
``why`` in one place. Which rules a run goes by is a `rulebook`; `proof` checks that a rule does what
its entry says.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, NoReturn

import regex

from eduparse.errors import ConfigError, nearest

_TYPES = {
    "id": "a text",
    "pass": "a text",
    "pattern": "a text",
    "scope": "a text",
    "class": "a text",
    "example": "a text or a list of texts",
    "keep": "a text or a list of texts",
    "why": "a text",
    "confidence": "a number above 0, at most 1",
    "options": "a table",
}
_NEEDED = ("id", "example", "keep", "why")
_BLOCK = re.compile(r"\s*\[\[\s*rule\s*\]\]")
_LONG = re.compile('"""|' + "'''")


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a rule file.

    ``scope`` is ``line`` (the pattern must match a whole line, blanks at its ends apart) or ``span``
    (it is searched for; a group named ``cut`` narrows what is meant). ``noise_class`` is the class of
    page noise, ``options`` what else its pass wants to know, ``where`` the file and line it stands at.
    """

    id: str
    pass_name: str
    why: str
    example: tuple[str, ...]
    keep: tuple[str, ...]
    expression: str | None = None
    scope: str = "span"
    noise_class: str = ""
    confidence: float = 1.0
    options: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""

    @property
    def pattern(self) -> "regex.Pattern[str] | None":
        """``expression``, compiled when it is first asked for: on most pages most rules are not."""
        return None if self.expression is None else _compiled(self.expression)

    def search(self, text: str) -> "regex.Match[str] | None":
        """The rule's pattern in ``text`` (a line for a line rule), or None."""
        pattern = self.pattern
        if pattern is None:
            return None
        return pattern.fullmatch(text.strip()) if self.scope == "line" else pattern.search(text)


@cache
def _compiled(expression: str) -> "regex.Pattern[str]":
    return regex.compile(expression, regex.VERSION1 | regex.MULTILINE)


@cache
def packaged(name: str) -> tuple[Rule, ...]:
    """The rules of ``rules/<name>.toml`` in the package, in the order of the file."""
    path = files("eduparse.rules") / "data" / f"{name}.toml"
    return tuple(parse(path.read_text("utf-8"), f"rules/{name}.toml", compiled=False))


@cache
def catalogue() -> dict[str, Rule]:
    """Every packaged rule by its id."""
    names = sorted(
        p.name for p in (files("eduparse.rules") / "data").iterdir() if p.name.endswith(".toml")
    )
    return {rule.id: rule for name in names for rule in packaged(name.removesuffix(".toml"))}


def parse(text: str, where: str, *, compiled: bool = True) -> Iterator[Rule]:
    """The rules of a TOML text; ``where`` names it in errors.

    Without ``compiled`` the patterns are taken on trust until they are used. Raises ConfigError that names the line (``where:line``) and what is wrong there.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        place = f"{where}:{at[1]}" if at else where
        raise ConfigError(f"{place}: this is not TOML: {error}.") from error
    unknown = set(tables) - {"pass", "rule"}
    if unknown:
        raise ConfigError(
            f"{where}: {min(unknown)} stands outside of a rule; only pass may, and rules "
            "begin with [[rule]]."
        )
    found = tables.get("rule", [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise ConfigError(f"{where}: a rule begins with [[rule]], in two pairs of brackets.")
    blocks = list(_blocks(text))
    seen: set[str] = set()
    for n, table in enumerate(found):
        block = blocks[n] if len(blocks) == len(found) else _Block(0, ())
        entry = _Entry(where, block, table)
        rule = entry.rule(tables.get("pass", ""))
        if compiled:
            entry.compile(rule)
        if rule.id in seen:
            raise ConfigError(f"{rule.where}: the rule id {rule.id} is used twice.")
        seen.add(rule.id)
        yield rule


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one ``[[rule]]``; ``start`` is the number of the first, 0 where it is not known."""

    start: int
    lines: tuple[str, ...]

    def line(self, key: str) -> int:
        """The number of the line where ``key`` is set, or that of the block."""
        opens = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
        return next(
            (self.start + n for n, line in enumerate(self.lines) if opens.match(line)), self.start
        )


def _blocks(text: str) -> Iterator[_Block]:
    """The ``[[rule]]`` blocks of a TOML text; what stands inside a long string opens none."""
    start, inside = 0, ""
    held: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not inside and _BLOCK.match(line):
            if start:
                yield _Block(start, tuple(held))
            start, held = number, []
        held.append(line)
        for quotes in _LONG.findall(line):
            inside = "" if inside == quotes else inside or quotes
    if start:
        yield _Block(start, tuple(held))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One table of a file on its way to a rule."""

    file: str
    block: _Block
    table: Mapping[str, Any]

    def rule(self, default_pass: str) -> Rule:
        """The rule. Raises ConfigError."""
        for key, value in self.table.items():
            if key not in _TYPES:
                self._refuse(key, f"there is no key {key}. {nearest(key, _TYPES)}")
            if not _fits(key, value):
                self._refuse(key, f"{key} must be {_TYPES[key]}, and not empty.")
        for key in _NEEDED:
            if key not in self.table:
                self._refuse("", f"{key} is missing; every rule carries its proof: {_PROOF}.")
        scope = self.table.get("scope", "span")
        if scope not in ("line", "span"):
            self._refuse("scope", f"scope is {scope!r}; it is line or span.")
        return Rule(
            id=self.table["id"],
            pass_name=self.table.get("pass", default_pass),
            why=self.table["why"],
            example=_texts(self.table["example"]),
            keep=_texts(self.table["keep"]),
            expression=self.table.get("pattern"),
            scope=scope,
            noise_class=self.table.get("class", ""),
            confidence=float(self.table.get("confidence", 1.0)),
            options=self.table.get("options", {}),
            where=self._place(self.block.start),
        )

    def compile(self, rule: Rule) -> None:
        """Have the pattern compiled. Raises ConfigError."""
        try:
            _ = rule.pattern
        except regex.error as error:
            self._refuse("pattern", f"the pattern does not compile: {error}.")

    def _place(self, line: int) -> str:
        return f"{self.file}:{line}" if line else self.file

    def _refuse(self, key: str, why: str) -> NoReturn:
        name = self.table.get("id")
        told = f" (rule {name})" if isinstance(name, str) and name else ""
        raise ConfigError(f"{self._place(self.block.line(key))}: {why}{told}")


_PROOF = "example (what it acts on), keep (what it must leave), why (the reason)"


def _fits(key: str, value: Any) -> bool:
    if key == "options":
        return isinstance(value, dict)
    if key == "confidence":
        return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= 1
    if key in ("example", "keep") and isinstance(value, list):
        return bool(value) and all(isinstance(text, str) and text.strip() for text in value)
    return isinstance(value, str) and bool(value.strip())


def _texts(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
