"""Which lines are furniture by what they say: the rules of `rules/noise.toml` on single lines.

A match is of one of three strengths. SURE lines go wherever they stand. STRONG and WEAK lines are
evidence about their surroundings, which `frame` weighs: a line 登录 or 返回首页 could be text.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from functools import cached_property

from eduparse.document.records import dataclass
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import any_of
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.page import StripLine

SHORT = 64  # characters; a line rule without needed words looks no further
LONGEST = 420  # characters; lines beyond it are text (rules marked `long` apart)
LIMIT = 6000  # characters; no furniture line is longer
_SENTENCE_ENDS = "。；;"
MENU = frozenset(
    f"noise.{kind}"
    for kind in ("menu-word", "button", "login-search", "print-share", "list-heading")
)
_BARS = lazy_pattern("[|｜丨]")
_BETWEEN = lazy_pattern(r"[|｜丨 ]+")


class Strength(IntEnum):
    """How much a line says about itself."""

    NONE = 0
    WEAK = 1
    STRONG = 2
    SURE = 3


Mark = tuple[Strength, str]
NOTHING: Mark = (Strength.NONE, "")


class Furniture:
    """The line rules, ready to match.

    A rule that names words is tried only on lines that hold one of them; the others match nothing
    but short lines. Lines that end like a sentence are tried on the rules marked `long` alone. Those of ``ends``
    are about the end of a page; ``about`` says by rule of what a text speaks that shows such lines itself.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        every = [rule for rule in rules if rule.expression is not None]
        self.ends = tuple(r for r in every if r.options.get("where") == "end")
        self.about = {
            r.id: lazy_pattern(any_of(r.options["about"])) for r in every if "about" in r.options
        }
        checks = [_Check.of(rule) for rule in every if rule not in self.ends]
        self._short = tuple(c for c in checks if c.words is None)
        self._menu = tuple(c for c in checks if c.rule.id in MENU)
        self.outside = frozenset(
            c.rule.id for c in checks if c.rule.options.get("where") == "outside"
        )
        self._names = _Worded([c for c in checks if c.words is not None])
        self._sentences = _Worded([c for c in checks if c.words and c.rule.options.get("long")])

    def strength(self, line: StripLine) -> Mark:
        """How sure it is that ``line`` is furniture, and the rule that says so."""
        if line.text[-1:] in _SENTENCE_ENDS and not self._sentences.may_match(line.text):
            return NOTHING
        text = line.flat
        if not text or len(text) > LIMIT:
            return NOTHING
        if len(text) > LONGEST or text[-1] in _SENTENCE_ENDS:
            return self._sentences.strongest(text, line.name)
        best = self._names.strongest(text, line.name)
        if len(text) <= SHORT:
            plain, name = text.strip(), line.name.strip()
            hits = [
                c for c, match in self._tried if match(plain) or (name != plain and match(name))
            ]
            best = max([best, *(c.strength(text, line.name) for c in hits)])
        if best[0] < Strength.SURE and line.links:
            best = max(best, self._link_row(text))
        return best

    @cached_property
    def _tried(self) -> list[tuple["_Check", Callable[[str], object]]]:
        """The rules for any short line with what matches one: asked of nearly every line of a page."""
        return [(c, c.rule.pattern.fullmatch) for c in self._short if c.rule.pattern is not None]

    def _link_row(self, text: str) -> Mark:
        """Names between bars or blanks, half of which are menu words; of a table's row, all."""
        names = [n for n in _BETWEEN.split(text) if any(map(str.isalnum, n))]
        known = sum(any(c.rule.search(name) for c in self._menu) for name in names)
        row = text[0] in "|｜" and text[-1] in "|｜"
        needed = 1.0 if row else 0.5
        least = 2 if _BARS.search(text) else 3
        sure = known >= 2 and known >= needed * len(names) and len(names) >= least
        return (Strength.SURE, "noise.link-row") if sure else NOTHING


@dataclass(frozen=True, slots=True)
class _Check:
    """A rule, how much its match says, what forbids it, and the words one of which it needs."""

    rule: Rule
    mark: Mark
    reject: "re.Pattern[str] | None"
    words: "re.Pattern[str] | None"

    @classmethod
    def of(cls, rule: Rule) -> "_Check":
        strength = Strength.SURE
        if rule.options.get("where") == "frame":
            strength = Strength.STRONG if rule.options.get("strong") else Strength.WEAK
        reject = rule.options.get("reject")
        words = rule.options.get("needs")
        return cls(
            rule,
            (strength, rule.id),
            lazy_pattern(reject) if reject else None,
            lazy_pattern(any_of(words)) if words else None,
        )

    def strength(self, text: str, name: str) -> Mark:
        """What the rule says about a line, given with and without its bullet."""
        hit = self.rule.search(text) or (name != text and self.rule.search(name))
        if not hit or (self.reject is not None and self.reject.search(text)):
            return NOTHING
        return self.mark


class _Worded:
    """Checks that need words, behind one search for all of them."""

    def __init__(self, checks: Sequence[_Check]) -> None:
        self._checks = tuple((c, c.words) for c in checks if c.words is not None)
        self._any = lazy_pattern(any_of({w for c in checks for w in c.rule.options["needs"]}))

    def may_match(self, text: str) -> bool:
        """Whether any of the words stands in ``text``."""
        return self._any.search(text) is not None

    def strongest(self, text: str, name: str) -> Mark:
        if not self.may_match(text):
            return NOTHING
        return max(
            (c.strength(text, name) for c, words in self._checks if words.search(text)),
            default=NOTHING,
        )


def furniture(book: Rulebook = PACKAGED) -> Furniture:
    """The line rules of ``book``."""
    return book.kept(Furniture, lambda: Furniture(book.rules("noise")))
