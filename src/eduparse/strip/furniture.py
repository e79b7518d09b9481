"""Which lines are furniture by what they say: the rules of `rules/noise.toml` on single lines.

A match is of one of three strengths. SURE lines go wherever they stand. STRONG and WEAK lines are
evidence about their surroundings, which `frame` weighs: a line 登录 or 返回首页 could be text.
"""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache

from eduparse.rules import Rule, packaged
from eduparse.strip.page import Line

SHORT = 64  # characters; a line rule without needed words looks no further
_BETWEEN = re.compile(r"[|｜ ]+")
LONGEST = 420  # characters; lines beyond it are text (rules marked `long` apart)
LIMIT = 6000  # characters; no furniture line is longer


class Strength(IntEnum):
    """How much a line says about itself."""

    NONE = 0
    WEAK = 1
    STRONG = 2
    SURE = 3


class Furniture:
    """The line rules, ready to match.

    A rule that names words is tried only on lines that hold one of them; the others match nothing
    but short lines. Lines that end like a sentence are tried on the rules marked `long` alone.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        lined = [rule for rule in rules if rule.pattern is not None]
        worded = [rule for rule in lined if "needs" in rule.options]
        self._short = tuple(_ready(rule) for rule in lined if "needs" not in rule.options)
        self._names = _Worded(worded)
        self._sentences = _Worded([rule for rule in worded if rule.options.get("long")])

    def strength(self, line: Line) -> tuple[Strength, str]:
        """How sure it is that ``line`` is furniture, and the rule that says so."""
        best: tuple[Strength, str] = (Strength.NONE, "")
        text = line.flat
        if not text or len(text) > LIMIT:
            return best
        if len(text) > LONGEST or text[-1] in "。；;":
            return self._sentences.match(text, line, best)
        if len(text) <= SHORT:
            best = max((_match(*ready, text, line.name) for ready in self._short), default=best)
        best = self._names.match(text, line, best)
        if best[0] < Strength.SURE and line.links:
            best = max(best, self._link_row(text))
        return best

    def _link_row(self, text: str) -> tuple[Strength, str]:
        """Names between bars or blanks, half of which are menu words."""
        names = [n.strip() for n in _BETWEEN.split(text) if n.strip()]
        known = sum(any(r[0].search(name) for r in self._short) for name in names)
        sure = known >= 2 and 2 * known >= len(names)
        return (Strength.SURE, "noise.link-row") if sure else (Strength.NONE, "")


class _Worded:
    """Rules that name words one of which is in every match, behind one search for all of them."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple((_any_of(rule.options["needs"]), *_ready(rule)) for rule in rules)
        self._any = _any_of({w for rule in rules for w in rule.options["needs"]})

    def match(
        self, text: str, line: Line, best: tuple[Strength, str]
    ) -> tuple[Strength, str]:
        """The strongest match among the rules and ``best``."""
        if self._any.search(text):
            for words, *ready in self._rules:
                if words.search(text):
                    best = max(best, _match(*ready, text, line.name))
        return best


def _match(
    rule: Rule, strength: Strength, reject: "re.Pattern[str] | None", text: str, name: str
) -> tuple[Strength, str]:
    if (rule.search(text) or (name != text and rule.search(name))) and not (
        reject and reject.search(text)
    ):
        return strength, rule.id
    return Strength.NONE, ""


def _ready(rule: Rule) -> tuple[Rule, Strength, "re.Pattern[str] | None"]:
    pattern = rule.options.get("reject")
    return rule, _strength(rule), re.compile(pattern) if pattern else None


def _any_of(words: Iterable[str]) -> "re.Pattern[str]":
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


def _strength(rule: Rule) -> Strength:
    if rule.options.get("where") != "frame":
        return Strength.SURE
    return Strength.STRONG if rule.options.get("strong") else Strength.WEAK


@cache
def furniture() -> Furniture:
    """The packaged line rules."""
    return Furniture(packaged("noise"))
