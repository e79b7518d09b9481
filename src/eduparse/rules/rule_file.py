"""A rule file as tables, each with the lines it stands at, and with its keys checked.

What is wrong is a ConfigError that names the file, the line, the key and the nearest key there is.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from eduparse.document.records import dataclass
from eduparse.errors import ConfigError, nearest
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.rules.keys import (
    ALTERNATIVE_KEYS,
    FILE_KEYS,
    KEYS,
    NEEDED,
    NEEDED_OPTIONS,
    OPTIONS,
    RUNS,
)

_BLOCK = lazy_pattern(r"\s*\[\[\s*rule\s*\]\]")
_ALTERNATIVE = lazy_pattern(r"\s*\{")
_LONG = lazy_pattern('"""|' + "'''")
_PROOF = "example (what it acts on), keep (what it must leave), why (the reason)"


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one ``[[rule]]``; ``start`` is the number of the first, 0 where it is not known."""

    start: int
    lines: tuple[str, ...]

    def line(self, key: str, inner: str = "", nth: int | None = None) -> int:
        """The number of the line where ``key`` is set, or that of the block.

        With ``inner`` it is the line of that key in the table ``key``; with ``nth`` the line of that
        alternative, where each stands on a line of its own.
        """
        at = self._first(_set(key), 0)
        if at is None:
            return self.start
        if inner:
            within = self._first(_set(f"{key}.{inner}") + "|" + _set(inner), at)
            at = at if within is None or inner in self.lines[at] else within
        if nth is not None and self._listed(at, nth):
            at += nth + 1
        return self.start + at

    def _listed(self, at: int, nth: int) -> bool:
        """Whether the lines behind ``at`` are alternatives to the one that is asked for."""
        lines = self.lines[at + 1 : at + nth + 2]
        return len(lines) == nth + 1 and all(map(_ALTERNATIVE.match, lines))

    def _first(self, pattern: str, start: int) -> int | None:
        opens = re.compile(pattern)
        return next((n for n in range(start, len(self.lines)) if opens.match(self.lines[n])), None)


def _set(key: str) -> str:
    """A line that sets ``key``, opens it as a table or sets a key in it."""
    spelled = rf"""["']?{re.escape(key)}["']?"""
    return rf"\s*(?:{spelled}\s*[=.]|\[\s*rule\s*\.\s*{spelled}\s*[.\]])"


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One checked table of a file. ``table`` holds the keys, those of the file where it has none itself."""

    file: str
    block: _Block
    table: Mapping[str, Any]

    @property
    def where(self) -> str:
        """The file and the line where the block begins."""
        return self._place(self.block.start)

    def refuse(self, why: str, key: str = "", inner: str = "", nth: int | None = None) -> NoReturn:
        """Raises ConfigError at the line of ``key``, of ``inner`` in it, or of an alternative."""
        name = self.table.get("id")
        named = f" (rule {name})" if isinstance(name, str) and name else ""
        raise ConfigError(f"{self._place(self.block.line(key, inner, nth))}: {why}{named}")

    def check(self) -> None:
        """Raises ConfigError for the first key that is unknown, missing or of another type."""
        for key, value in self.table.items():
            if key not in KEYS:
                self.refuse(f"there is no key {key}. {nearest(key, KEYS)}", key)
            if not KEYS[key].fits(value):
                self.refuse(f"{key} must be {KEYS[key].what}.", key)
        for key in NEEDED:
            if key not in self.table:
                self.refuse(f"{key} is missing; every rule carries its proof: {_PROOF}.")
        for key in ("around", "lists"):
            if key in self.table and "pattern" not in self.table:
                self.refuse(f"{key} belongs to a pattern, which is missing.", key)
        if isinstance(self.table.get("pattern"), list):
            self._check_list(self.table["pattern"], "pattern")
        for name, alternatives in self.table.get("lists", {}).items():
            self._check_list(alternatives, "lists", name)
        self._check_kind()
        self._check_options()

    def _check_list(self, alternatives: list[dict[str, Any]], key: str, inner: str = "") -> None:
        for n, alternative in enumerate(alternatives):
            for name, value in alternative.items():
                if name not in ALTERNATIVE_KEYS:
                    told = f"an alternative has no key {name}. {nearest(name, ALTERNATIVE_KEYS)}"
                    self.refuse(told, key, inner, n)
                if not ALTERNATIVE_KEYS[name].fits(value):
                    self.refuse(f"{name} must be {ALTERNATIVE_KEYS[name].what}.", key, inner, n)
            for name in ALTERNATIVE_KEYS:
                if name not in alternative:
                    told = f"an alternative has match and example; {name} is missing."
                    self.refuse(told, key, inner, n)

    def _check_kind(self) -> None:
        if "pattern" not in self.table:
            return
        kind, step = self.table.get("kind"), self.table.get("pass", "")
        runs = RUNS.get(step)
        if kind is None:
            wanted = f'add kind = "{runs}"' if runs else "it is line, span or evidence"
            self.refuse(f"kind is missing; {wanted}.")
        if runs is not None and kind != runs:
            self.refuse(f'{step} runs rules of the kind {runs}: write kind = "{runs}".', "kind")

    def _check_options(self) -> None:
        step, options = self.table.get("pass", ""), self.table.get("options", {})
        known = OPTIONS.get(step, {})
        if options and not known:
            if not step:
                self.refuse("options are those of a pass, and pass is missing.", "options")
            self.refuse(f"the pass {step} takes no options. {nearest(step, OPTIONS)}", "options")
        for key, value in options.items():
            if key not in known:
                self.refuse(f"{step} has no option {key}. {nearest(key, known)}", "options", key)
            if not known[key].fits(value):
                self.refuse(
                    f"the option {key} is {value!r}; it must be {known[key].what}.", "options", key
                )
        for key in NEEDED_OPTIONS.get(step, ()) if "pattern" in self.table else ():
            if key not in options:
                self.refuse(f"a rule of {step} needs the option {key}.", "options")

    def _place(self, line: int) -> str:
        return f"{self.file}:{line}" if line else self.file


def rule_entries(text: str, where: str) -> Iterator[RuleEntry]:
    """The rules of a TOML text, checked; ``where`` names it in errors. Raises ConfigError."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        place = f"{where}:{at[1]}" if at else where
        raise ConfigError(f"{place}: this is not TOML: {error}.") from error
    unknown = set(tables) - {*FILE_KEYS, "rule"}
    if unknown:
        raise ConfigError(
            f"{where}: {min(unknown)} stands outside of a rule; only {' and '.join(FILE_KEYS)} may, "
            "and rules begin with [[rule]]."
        )
    found = tables.get("rule", [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise ConfigError(f"{where}: a rule begins with [[rule]], in two pairs of brackets.")
    for_all = {key: tables[key] for key in FILE_KEYS if key in tables}
    blocks = list(_blocks(text))
    for n, table in enumerate(found):
        block = blocks[n] if len(blocks) == len(found) else _Block(0, ())
        entry = RuleEntry(where, block, for_all | table)
        entry.check()
        if "kind" in table and "pattern" not in table:
            entry.refuse("kind is that of a pattern, which is missing.", "kind")
        yield entry


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
