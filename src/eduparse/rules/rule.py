"""Rules as data: `rules/*.toml`, each rule with an example, a counter-example and a reason.

A rule with a ``pattern`` is a regular expression some pass runs; one without describes what a pass
decides in code. So every rule id that can stand in an edit has its entry, its proof and its
``why`` in one place. Which keys a rule has says `keys`, which rules a run goes by a `rulebook`;
`proof` checks that a rule does what its entry says.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from eduparse.document.records import dataclass
from eduparse.errors import ConfigError, nearest
from eduparse.language import prepared
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.package_data import package_path
from eduparse.rules.keys import CODE
from eduparse.rules.patterns import WHOLE, Alternative, Pattern

if TYPE_CHECKING:
    import regex

    from eduparse.rules.rule_file import RuleEntry

_READERS = ("rule", "rule_file", "keys", "patterns")  # the modules by which a file becomes rules


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of a rule file.

    The ``kind`` is one of four. A ``line`` rule must match a whole line, blanks at its ends apart. A
    ``span`` rule is searched for, and a group named ``cut`` narrows what is meant. An ``evidence`` rule is
    searched for and edits nothing. A ``code`` rule has no pattern.

    ``expression`` is the pattern whole, ``spelling`` as it was written, ``around`` the text in which the
    examples of its alternatives stand. ``noise_class`` is the class of page noise, ``options`` what else
    its pass wants to know, ``where`` the file and line it stands at.
    """

    id: str
    pass_name: str
    why: str
    example: tuple[str, ...]
    keep: tuple[str, ...]
    expression: str | None = None
    spelling: Pattern | None = None
    around: str = "{example}"
    kind: str = CODE
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
        return None if self.expression is None else self.search_for(self.expression, text)

    def search_for(self, expression: str, text: str) -> "regex.Match[str] | None":
        """``expression`` in ``text``, asked as the rule's own is."""
        pattern = _compiled(expression)
        return pattern.fullmatch(text.strip()) if self.kind == "line" else pattern.search(text)


@cache
def _compiled(expression: str) -> "regex.Pattern[str]":
    pattern: regex.Pattern[str] = prepared.compiled_rule(expression)
    return pattern


# Syntax that `regex` has and `re` has not, or reads otherwise.
_OWN_SYNTAX = lazy_pattern(
    r"\\(?![^A-Za-z\d]|[sSdDtnrfvux])|\(\?(?![:=!]|<[=!]|P[<=])|[*+?}]\+|\{(?!\d)|&&|\|\||--|~~"
    r"|(?<!\\)\[(?:\\.|[^\]\\\[])*\["
    r"|\(\?<[=!](?:\\.|[^\\)])*[|*+?{]"  # looks back over parts of several lengths
)


# Of it what leaves the rest of a pattern as `re` reads it: what a word is, and how far is looked back.
_READ_ALIKE = lazy_pattern(r"\\[wW]|\(\?<[=!]")


def has_own_syntax(expression: str) -> bool:
    """Whether ``expression`` has syntax that `regex` has and `re` has not, or reads otherwise."""
    return _OWN_SYNTAX.search(expression) is not None


def is_read_alike(expression: str) -> bool:
    """Whether `re` and `regex` find the same parts in ``expression``, though they may match them differently."""
    return not has_own_syntax(_READ_ALIKE.sub("", expression))


@cache
def quick_pattern(expression: str) -> "re.Pattern[str]":
    """The pattern of a rule for the engine of `re`, which is over twice as fast, where that reads it alike.

    Both differ about four control characters, which no text has behind `repair`. Where ``expression`` has syntax of
    its own the pattern is that of `regex`, as everywhere else.
    """
    if _OWN_SYNTAX.search(expression) is None:
        try:
            return prepared.compiled_pattern(expression, re.MULTILINE)
        except re.error:
            pass  # one of these engines looks back over patterns of any length, the other does not
    return cast("re.Pattern[str]", _compiled(expression))


@cache
def packaged_rules(name: str) -> tuple[Rule, ...]:
    """The rules of ``rules/<name>.toml`` in the package, in the order of the file."""
    data = package_path("rules", "data", f"{name}.toml").read_bytes()
    where = f"rules/{name}.toml"

    def rows() -> list[tuple[Any, ...]]:
        text = data.decode("utf-8").replace("\r\n", "\n")
        return [_row(rule) for rule in parse_rules(text, where, compiled=False)]

    sources = (data, *prepared.module_texts("rules", *_READERS))
    return tuple(_rule_of(*row) for row in prepared.prepared_table(where, sources, rows))


def _row(rule: Rule) -> tuple[Any, ...]:
    """``rule`` as plain data, for `_rule_of`."""
    r = rule
    spelled = r.spelling and (
        r.spelling.frame,
        {n: [(a.match, a.example) for a in every] for n, every in r.spelling.lists.items()},
    )
    head = (r.id, r.pass_name, r.why, r.example, r.keep, r.expression)
    return head, spelled, (r.around, r.kind, r.noise_class, r.confidence, dict(r.options), r.where)


def _rule_of(head: Any, spelled: Any, tail: Any) -> Rule:
    spelling = None
    if spelled is not None:
        frame, lists = spelled
        made = {n: tuple(Alternative(*a) for a in every) for n, every in lists.items()}
        spelling = Pattern(frame, made)
    return Rule(*[*head, spelling, *tail])


@cache
def catalogue() -> dict[str, Rule]:
    """Every packaged rule by its id."""
    names = sorted(
        p.name for p in package_path("rules", "data").iterdir() if p.name.endswith(".toml")
    )
    return {rule.id: rule for name in names for rule in packaged_rules(name.removesuffix(".toml"))}


def parse_rules(text: str, where: str, *, compiled: bool = True) -> Iterator[Rule]:
    """The rules of a TOML text; ``where`` names it in errors.

    Without ``compiled`` the patterns are taken on trust until they are used. Raises ConfigError that
    names the line (``where:line``) and what is wrong there.
    """
    from eduparse.rules.rule_file import rule_entries  # start-up: packaged rules are prepared

    seen: set[str] = set()
    for entry in rule_entries(text, where):
        rule = _rule(entry)
        if compiled:
            _compile(rule, entry)
        if rule.id in seen:
            raise ConfigError(f"{rule.where}: the rule id {rule.id} is used twice.")
        seen.add(rule.id)
        yield rule


def _rule(entry: "RuleEntry") -> Rule:
    table = entry.table
    spelling = _spelling(entry)
    return Rule(
        id=table["id"],
        pass_name=table.get("pass", ""),
        why=table["why"],
        example=_texts(table["example"]),
        keep=_texts(table["keep"]),
        expression=None if spelling is None else spelling.expression,
        spelling=spelling,
        around=table.get("around", "{example}"),
        kind=CODE if spelling is None else table["kind"],
        noise_class=table.get("class", ""),
        confidence=float(table.get("confidence", 1.0)),
        options=table.get("options", {}),
        where=entry.where,
    )


def _spelling(entry: "RuleEntry") -> Pattern | None:
    """The pattern with its lists. Raises ConfigError where frame and lists do not go together."""
    written, lists = entry.table.get("pattern"), entry.table.get("lists", {})
    if written is None:
        return None
    if isinstance(written, list):
        if lists:
            entry.refuse("a pattern that is a list itself has no places for lists.", "lists")
        return Pattern(WHOLE, {"pattern": _alternatives(written)})
    pattern = Pattern(written, {name: _alternatives(found) for name, found in lists.items()})
    places = pattern.places
    for name in lists:
        if name not in places:
            near = nearest(name, places) if places else "Write it there in braces."
            entry.refuse(f"the pattern has no place {name}. {near}", "lists", name)
    for name in places:
        if name not in lists:
            near = nearest(name, lists) if lists else "Write one under lists."
            entry.refuse(f"there is no list for the place {name}. {near}", "pattern")
    return pattern


def _alternatives(tables: list[dict[str, Any]]) -> tuple[Alternative, ...]:
    return tuple(Alternative(table["match"], _texts(table["example"])) for table in tables)


def _compile(rule: Rule, entry: "RuleEntry") -> None:
    """Have the pattern compiled. Raises ConfigError at the alternative that does not."""
    why = _wrong(rule.expression or "")
    if rule.spelling is None or not why:
        return
    for name, every in rule.spelling.lists.items():
        key, inner = ("pattern", "") if rule.spelling.frame == WHOLE else ("lists", name)
        for n, alternative in enumerate(every):
            if own := _wrong(alternative.match):
                entry.refuse(f"the alternative does not compile: {own}.", key, inner, n)
    entry.refuse(f"the pattern does not compile: {why}.", "pattern")


def _wrong(expression: str) -> str:
    """What keeps ``expression`` from compiling, or nothing."""
    import regex

    try:
        _compiled(expression)
    except regex.error as error:
        return str(error)
    return ""


def _texts(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
