"""Which lines are furniture by what they say: the rules of `rules/noise.toml` on single lines.

A match is of one of three strengths. SURE lines go wherever they stand. STRONG and WEAK lines are
evidence about their surroundings, which `frame` weighs: a line 登录 or 返回首页 could be text.
"""

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from eduparse.rules import Rule, packaged
from eduparse.strip.page import Line

SHORT = 64  # characters; a line rule without needed words looks no further
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
    but short lines that do not end like a sentence.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        lined = [rule for rule in rules if rule.pattern is not None]
        self._worded = tuple(
            (_any_of(rule.options["needs"]), *_ready(rule)) for rule in lined if "needs" in rule.options
        )
        self._short = tuple(_ready(rule) for rule in lined if "needs" not in rule.options)
        self._words = _any_of({w for rule in lined for w in rule.options.get("needs", ())})

    def strength(self, line: Line) -> tuple[Strength, str]:
        """How sure it is that ``line`` is furniture, and the rule that says so."""
        best: tuple[Strength, str] = (Strength.NONE, "")
        if not line.text or len(line.text) > LIMIT:
            return best
        text = line.flat
        if len(text) <= SHORT and text[-1] not in "。；;":
            best = max((_match(*ready, text, line.name) for ready in self._short), default=best)
        if self._words.search(text):
            for words, *ready in self._worded:
                if len(text) > LONGEST and not ready[0].options.get("long"):
                    continue
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
