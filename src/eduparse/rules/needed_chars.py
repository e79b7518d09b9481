"""Many patterns that are held against whole texts, each only where a character stands that it cannot do without.

A short line is held against the alternatives of all rules for such lines, and nearly always against every one in
vain. 责任编辑 needs 任编, and few lines have that. So each alternative stands under the rarest characters or pairs
one of which whatever it matches holds; a text is held against those that stand under its own. What is read off
a pattern is necessary only: one that shows nothing of the kind is tried on every text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from operator import add
from re import _parser  # type: ignore[attr-defined]  # how `re` itself reads a pattern
from typing import Any

from eduparse.language import prepared
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import rarity
from eduparse.rules.rule import has_own_syntax, is_read_alike, quick_pattern

_LARGEST = 24  # characters of a class that is looked at; a larger one says little
# What means something else in the middle of a pattern: named groups, references to them, flags.
_APART = lazy_pattern(r"\(\?P|\(\?[aiLmsux]|\(\?\(|\\[1-9]|\(\?#")
_OF_A_PAIR = 50  # times that a character stands for each time that it stands beside another one
_SINGLE = frozenset(("LITERAL", "IN"))
_REPEATS = frozenset(("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
_Needs = frozenset[str] | None  # None where nothing is known
_Piece = tuple[str, int, tuple[str, ...] | None, bool]


class PatternsByChar:
    """``expressions`` as `quick_pattern` has them, held against a text together."""

    def __init__(self, expressions: Sequence[str]) -> None:
        self._expressions = expressions

    def matching(self, text: str) -> tuple[int, ...]:
        """The indices of the expressions that match the whole of ``text``, each once and in order."""
        under, always, parts = self._places
        tried = {*always}
        for part in (*parts.intersection(text), *parts.intersection(map(add, text, text[1:]))):
            tried.update(under[part])
        patterns = self._patterns
        hits = [n for n in tried if patterns[n].fullmatch(text)]
        return tuple(sorted({self._pieces[n][1] for n in hits})) if hits else ()

    @cached_property
    def _pieces(self) -> list[_Piece]:
        """Each alternative with the index of its expression, what it needs, and whether `re` reads it."""
        sources = (
            "\n".join(self._expressions).encode(),
            *prepared.module_texts("rules", "needed_chars", "rule"),
            *prepared.module_texts("language", "present"),
        )
        name = f"needed/{prepared.digest_of_sources(sources).hex()}"
        return prepared.prepared_table(name, sources, lambda: list(_pieces(self._expressions)))

    @cached_property
    def _patterns(self) -> "list[re.Pattern[str]]":
        """The pattern of each piece; those of `re` are compiled when a text first comes to one."""
        return [
            lazy_pattern(piece, re.MULTILINE) if quick else quick_pattern(piece)
            for piece, _, _, quick in self._pieces
        ]

    @cached_property
    def _places(self) -> tuple[dict[str, list[int]], list[int], frozenset[str]]:
        """The pieces under each character or pair that they need, those that are always tried, and what stands there."""
        under: dict[str, list[int]] = {}
        for n, (_, _, parts, _) in enumerate(self._pieces):
            for part in parts or ():
                under.setdefault(part, []).append(n)
        always = [n for n, (_, _, parts, _) in enumerate(self._pieces) if parts is None]
        return under, always, frozenset(under)


def _pieces(expressions: Iterable[str]) -> Iterator[_Piece]:
    for owner, expression in enumerate(expressions):
        told: list[tuple[str, _Needs, bool]] = [(expression, None, False)]
        if not _APART.search(expression) and is_read_alike(expression):
            with suppress(re.error):  # `re` does not know it after all
                told = [(p, needed(p), _is_of_re(p)) for p in alternatives(expression)]
        for piece, parts, quick in told:
            yield piece, owner, None if parts is None else tuple(sorted(parts)), quick


def _is_of_re(expression: str) -> bool:
    """Whether `re` takes ``expression``: how far it may look back, and what else it refuses, its compiler knows."""
    if has_own_syntax(expression):
        return False
    return "(?<" not in expression or isinstance(quick_pattern(expression), re.Pattern)


def needed(expression: str) -> _Needs:
    """Characters and pairs one of which every text holds that ``expression`` matches whole; None where that is not known."""
    return _of_sequence(_parser.parse(expression, re.MULTILINE))


def alternatives(expression: str) -> Iterator[str]:
    """What stands between the bars of ``expression`` outside of all groups; a group around all of it is opened."""
    parts = list(_parted(expression))
    if len(parts) > 1:
        for part in parts:
            yield from alternatives(part)
    elif expression.startswith("(?:") and _closes(expression) == len(expression) - 1:
        yield from alternatives(expression[3:-1])
    else:
        yield expression


def _parted(expression: str) -> Iterator[str]:
    start = 0
    for at, depth in _signs(expression, "|"):
        if not depth:
            yield expression[start:at]
            start = at + 1
    yield expression[start:]


def _closes(expression: str) -> int:
    """Where the group closes that opens ``expression``."""
    return next(at for at, depth in _signs(expression, ")") if not depth)


def _signs(expression: str, sign: str) -> Iterator[tuple[int, int]]:
    """Where ``sign`` stands as a sign of the syntax, each with the number of groups around it."""
    depth = at = 0
    while at < len(expression):
        char = expression[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at += 2 if expression[at + 1] == "^" else 1
            at += expression[at] == "\\"  # a bracket that comes first stands for itself
            while expression[(at := at + 1)] != "]":
                at += expression[at] == "\\"
        else:
            depth -= char == ")"
            if char == sign:
                yield at, depth
            depth += char == "("
        at += 1


def _of_sequence(sequence: Iterable[tuple[Any, Any]]) -> _Needs:
    """What the one of its parts needs, or two in a row, that is rarest."""
    told: list[frozenset[str]] = []
    above: _Needs = None  # of the part right above, where that is one character
    for kind, value in sequence:
        parts = _of_part(str(kind), value)
        single = parts if str(kind) in _SINGLE else None
        if parts is not None:
            told.append(parts)
        if above and single and len(above) * len(single) <= _LARGEST:
            told.append(frozenset(a + b for a in above for b in single))
        above = single
    return min(told, key=_weight, default=None)


def _weight(parts: Iterable[str]) -> float:
    """How often one of ``parts`` may stand in a text in vain: a pair far less than its characters."""
    return sum(min(map(rarity, part)) / (_OF_A_PAIR if len(part) > 1 else 1) for part in parts)


def _of_part(kind: str, value: Any) -> _Needs:
    if kind == "LITERAL":
        return frozenset((chr(value),))
    if kind == "IN":
        return _of_class(value)
    if kind in _REPEATS:
        return _of_sequence(value[2]) if value[0] else None
    if kind == "SUBPATTERN":
        return _of_sequence(value[-1])
    if kind == "BRANCH":
        every = [_of_sequence(branch) for branch in value[1]]
        known = [chars for chars in every if chars is not None]
        return frozenset().union(*known) if len(known) == len(every) else None
    return None


def _of_class(members: Sequence[tuple[Any, Any]]) -> _Needs:
    found: set[str] = set()
    for kind, value in members:
        if str(kind) == "LITERAL":
            found.add(chr(value))
        elif str(kind) == "RANGE" and value[1] - value[0] < _LARGEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(found) if len(found) <= _LARGEST else None
