"""Which lines are furniture by what they say: the rules of `rules/noise.toml` on single lines.

A match is of one of three strengths. SURE lines go wherever they stand. STRONG and WEAK lines are
evidence about their surroundings, which `frame` weighs: a line 登录 or 返回首页 could be text.
"""

import re
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
    """The line rules, ready to match."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = tuple(
            (rule, _strength(rule), _reject(rule)) for rule in rules if rule.pattern is not None
        )
        words = {w for rule, _, _ in self._rules for w in rule.options.get("needs", ())}
        self._words = re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))

    def strength(self, line: Line) -> tuple[Strength, str]:
        """How sure it is that ``line`` is furniture, and the rule that says so."""
        text = line.text
        best: tuple[Strength, str] = (Strength.NONE, "")
        if not text or len(text) > LIMIT:
            return best
        if len(text) > SHORT and not self._words.search(text):
            return best
        for rule, strength, reject in self._rules:
            if strength <= best[0] or (len(text) > LONGEST and not rule.options.get("long")):
                continue
            needs = rule.options.get("needs")
            if needs and not any(w in text for w in needs):
                continue
            if not needs and len(text) > 2 * SHORT:
                continue
            if rule.search(text) or (line.name != text and rule.search(line.name)):
                if reject is None or not reject.search(text):
                    best = (strength, rule.id)
        return best


def _strength(rule: Rule) -> Strength:
    if rule.options.get("where") != "frame":
        return Strength.SURE
    return Strength.STRONG if rule.options.get("strong") else Strength.WEAK


def _reject(rule: Rule) -> "re.Pattern[str] | None":
    pattern = rule.options.get("reject")
    return re.compile(pattern) if pattern else None


@cache
def furniture() -> Furniture:
    """The packaged line rules."""
    return Furniture(packaged("noise"))
