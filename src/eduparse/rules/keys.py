"""The keys of a rule: what each may hold, and which kind and pass has it.

A rule with a pattern is of one of three kinds. A `line` rule judges a whole line, a `span` rule finds a part
of one, and an `evidence` rule edits nothing: what it finds proves something to its pass. Every pass runs rules
of one kind. What the keys are for is told in ``docs/how-to-add-a-rule.md``.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from eduparse.document.records import dataclass
from eduparse.language.lexicons import word_sets

KINDS = ("line", "span", "evidence")
CODE = "code"  # the kind of a rule without a pattern: its pass decides in code
# The kind of pattern a pass runs.
RUNS: Mapping[str, str] = {
    "repair.lines": "span",
    "strip.heads": "span",
    "strip.lines": "line",
    "strip.spans": "span",
    "split.contacts": "span",
    "split.redact": "span",
    "split.tree": "evidence",
    "reword": "evidence",
    "strip.no-body": "evidence",
}


@dataclass(frozen=True, slots=True)
class Type:
    """What a key must hold: in words, and as a test."""

    what: str
    fits: Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_alternatives(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, dict) for v in value)


def _is_tables(value: Any, fits: Callable[[Any], bool]) -> bool:
    return isinstance(value, dict) and bool(value) and all(map(fits, value.values()))


def _compiles(value: Any) -> bool:
    try:
        re.compile(value)
    except (re.error, TypeError):
        return False
    return bool(value)


def _one_of(*names: str) -> Type:
    listed = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
    return Type(listed, lambda value: value in names)


_TEXT = Type("a text, and not empty", _is_text)
_TEXTS = Type("a list of texts, and not empty", _is_texts)
_ONE_OR_MORE = Type(
    "a text or a list of texts, and not empty", lambda v: _is_text(v) or _is_texts(v)
)
_FLAG = Type("true or false", lambda value: isinstance(value, bool))
_NUMBER = Type("a number", _is_number)
_EXPRESSION = Type("a regular expression that compiles", _compiles)
_SETS = Type(
    "a list of names of sets of words.tsv", lambda v: _is_texts(v) and word_sets().issuperset(v)
)
_LISTS_OF_TEXTS = Type("a table of lists of texts", lambda v: _is_tables(v, _is_texts))

# What may stand above the first rule, for all rules of the file.
FILE_KEYS = ("pass", "kind")
KEYS: Mapping[str, Type] = {
    "id": _TEXT,
    "pass": _TEXT,
    "kind": _one_of(*KINDS),
    "class": _TEXT,
    "pattern": Type(
        "a text or a list of alternatives, and not empty",
        lambda v: _is_text(v) or _is_alternatives(v),
    ),
    "lists": Type("a table of lists of alternatives", lambda v: _is_tables(v, _is_alternatives)),
    "around": Type(
        "a text with the word example in braces",
        lambda v: _is_text(v) and v.count("{example}") == 1,
    ),
    "example": _ONE_OR_MORE,
    "keep": _ONE_OR_MORE,
    "why": _TEXT,
    "confidence": Type("a number above 0, at most 1", lambda v: _is_number(v) and 0 < v <= 1),
    "options": Type("a table", lambda v: isinstance(v, dict)),
}
NEEDED = ("id", "example", "keep", "why")
ALTERNATIVE_KEYS: Mapping[str, Type] = {"match": _TEXT, "example": _ONE_OR_MORE}

_PAGE = {"page": _one_of("html", "paged", "stripped")}
# By pass, what `options` may hold; a pass that is not here has none.
OPTIONS: Mapping[str, Mapping[str, Type]] = {
    "copies.heal": {"witness": _ONE_OR_MORE},
    "copies.join": {"before": _TEXT},
    "decode": _PAGE,
    "repair.paging": _PAGE,
    "split.pages": _PAGE,
    "strip.layout": _PAGE,
    "simplify": {"to": _one_of("hant")},
    "strip.flat": {"keys": _TEXTS},
    "strip.heads": {"fields": _LISTS_OF_TEXTS, "values": _TEXTS},
    "strip.lines": {
        "needs": _TEXTS,
        "reject": _EXPRESSION,
        "where": _one_of("frame", "outside", "end"),
        "anywhere": _TEXT,
        "about": _TEXTS,
        "named": _TEXTS,
        "strong": _FLAG,
        "long": _FLAG,
        "shared": _TEXTS,
        "heads": _TEXTS,
        "words": _TEXTS,
        "own": _SETS,
    },
    "strip.spans": {
        "needs": _TEXTS,
        "about": _TEXTS,
        "where": _one_of("head"),
        "seam": _NUMBER,
        "words": _TEXTS,
        "everyday": _TEXTS,
        "soft": _TEXTS,
        "betting": _TEXTS,
        "site": _TEXTS,
        "offered": _TEXTS,
    },
    "split.contacts": {"name": _FLAG, "column": _EXPRESSION},
    "split.redact": {"redact": _one_of("ids", "contacts"), "check": _one_of("identity", "luhn")},
    "split.tree": {"weight": _NUMBER, "inside": _FLAG, "never": _TEXT},
    "reword": {"family": _TEXT, "needs": _TEXTS, "original": _TEXT},
}
# What a rule with a pattern must say in `options`, since its pass cannot run it otherwise.
NEEDED_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "split.redact": ("redact",),
    "split.tree": ("weight",),
    "reword": ("family", "needs"),
}
