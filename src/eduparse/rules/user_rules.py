"""What the rules of a user must say so that their pass can run them, beside what all rules must (`keys`).

Whether they do what their entries say is proven elsewhere, by running them (`review.rule_proof`).
"""

from eduparse.errors import ConfigError, nearest
from eduparse.rules.rule import Rule, catalogue
from eduparse.rules.rulebook import OPEN, Rulebook

_DECODE = "decode"


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
    _refuse_pattern(rule)


def _refuse_pattern(rule: Rule) -> None:
    step = rule.pass_name
    if rule.expression is None and "words" not in rule.options:
        raise ConfigError(f"{rule.where}: pattern is missing. (rule {rule.id})")
    if step == "split.tree" and "label" not in getattr(rule.pattern, "groupindex", ()):
        raise ConfigError(
            f"{rule.where}: the pattern needs a group named label, (?P<label>…). (rule {rule.id})"
        )
