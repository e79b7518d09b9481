"""What the rules of a user must say so that their pass can run them.

Whether they do what their entries say is proven elsewhere, by running them (`review.rule_proof`).
"""

import re
from collections.abc import Mapping
from typing import Any

from eduparse.errors import ConfigError, nearest
from eduparse.rules.rule import Rule, catalogue, packaged
from eduparse.rules.rulebook import OPEN, Rulebook

_DECODE = "decode"
# What a rule of these passes has to say in `options`, beside what it may.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "split.tree": ("evidence", "weight"),
    "reword": ("evidence", "family", "literal", "hint"),
}


def usable(book: Rulebook) -> Rulebook:
    """``book``, looked through. Raises ConfigError: the first thing wrong with it, by file and line."""
    for rule in book.own():
        if rule.id in catalogue():
            raise ConfigError(f"{rule.where}: the package has a rule {rule.id}; choose another id.")
        _refuse_unusable(rule)
    if book.where and not book.own():
        raise ConfigError(
            f"{book.where}: it holds no rule; one begins with [[rule]], in two pairs of brackets."
        )
    known = book.every()
    for name in book.without:
        if name not in known:
            raise ConfigError(f"There is no rule {name} to go without. {nearest(name, known)}")
        if known[name].pass_name == _DECODE:
            raise ConfigError(f"{name} is a warning of decode, which cannot be switched off.")
    return book


def _refuse_unusable(rule: Rule) -> None:
    """Raises ConfigError where the pass of a user's rule could not run it."""
    if rule.pass_name not in OPEN:
        what = f"there is no pass {rule.pass_name}" if rule.pass_name else "pass is missing"
        raise ConfigError(
            f"{rule.where}: {what} that takes rules of a user; {', '.join(OPEN)} do. (rule {rule.id})"
        )
    if rule.confidence != 1:
        raise ConfigError(
            f"{rule.where}: confidence belongs to rules that are decided in code; leave it out. "
            f"(rule {rule.id})"
        )
    known: dict[str, Any] = {}
    for other in packaged(OPEN[rule.pass_name]):
        known |= other.options
    for key, value in rule.options.items():
        if key not in known:
            raise ConfigError(
                f"{rule.where}: {rule.pass_name} has no option {key}. {nearest(key, known)} "
                f"(rule {rule.id})"
            )
        if not _alike(value, known[key]):
            raise ConfigError(
                f"{rule.where}: the option {key} is {value!r}; it must be "
                f"{_KINDS[type(known[key])]}. (rule {rule.id})"
            )
    for key in _NEEDED.get(rule.pass_name, ()):
        if key not in rule.options:
            raise ConfigError(
                f"{rule.where}: a rule of {rule.pass_name} needs the option {key}. (rule {rule.id})"
            )
    _refuse_pattern(rule)


def _refuse_pattern(rule: Rule) -> None:
    step = rule.pass_name
    if rule.expression is None and "words" not in rule.options:
        raise ConfigError(f"{rule.where}: pattern is missing. (rule {rule.id})")
    if step == "strip.lines" and rule.scope != "line":
        raise ConfigError(
            f'{rule.where}: strip.lines judges whole lines: add scope = "line". (rule {rule.id})'
        )
    if step == "split.tree" and "label" not in getattr(rule.pattern, "groupindex", ()):
        raise ConfigError(
            f"{rule.where}: the pattern needs a group named label, (?P<label>…). (rule {rule.id})"
        )
    try:
        re.compile(rule.options.get("reject", ""))
    except re.error as error:
        raise ConfigError(f"{rule.where}: reject does not compile: {error}.") from error


_KINDS = {
    str: "a text",
    bool: "true or false",
    float: "a number",
    int: "a number",
    list: "a list of texts",
    dict: "a table",
}


def _alike(value: Any, known: Any) -> bool:
    if isinstance(known, list):
        return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)
    if isinstance(known, float | int) and not isinstance(known, bool):
        return isinstance(value, float | int) and not isinstance(value, bool)
    return isinstance(value, type(known))
