"""Which lines are furniture by what they say: the rules of `rules/noise.toml` on single lines.

A match is of one of three strengths. SURE lines go wherever they stand. STRONG and WEAK lines are
evidence about their surroundings, which `frame` weighs: a line 登录 or 返回首页 could be text.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cached_property, lru_cache
from itertools import accumulate

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.present import Words, any_of
from eduparse.rules.needed_chars import PatternsByChar
from eduparse.rules.rule import Rule, quick_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.page import StripLine, flat

SHORT = 64  # characters; a line rule without needed words looks no further
LONGEST = 420  # characters; lines beyond it are text (rules marked `long` apart)
LIMIT = 6000  # characters; no furniture line is longer
KEPT = 1 << 13  # short texts of which it is known whether a rule for any line matches
_SENTENCE_ENDS = "。；;"
MENU = frozenset(
    f"noise.{kind}"
    for kind in ("menu-word", "site-word", "button", "login-search", "print-share", "list-heading")
)
_VALUE = lazy_pattern(r"[：:／/丨|｜][ \t]*(?P<value>\S.*)")
_BARS = lazy_pattern("[|｜丨]")
_STROKES = lazy_pattern(
    r"[^-–—。，：\s]{2,6}(?: [-–—] [^-–—。，：\s]{2,6}){2,9}"
)  # 关于我们 - 帮助
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
    are about the end of a page; ``about`` says by rule of what a text speaks that shows such lines itself, ``named``
    which words of a rule name things elsewhere too.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        every = [rule for rule in rules if rule.expression is not None]
        self.ends = tuple(r for r in every if r.options.get("where") == "end")
        self.about = {
            r.id: lazy_pattern(any_of(r.options["about"])) for r in every if "about" in r.options
        }
        self.named = {r.id: frozenset(r.options["named"]) for r in every if "named" in r.options}
        checks = [_Check(rule) for rule in every if rule not in self.ends]
        self._short = tuple(c for c in checks if c.words is None)
        self._menu = tuple(c for c in checks if c.rule.id in MENU)
        self.outside = frozenset(
            c.rule.id for c in checks if c.rule.options.get("where") == "outside"
        )
        self._names = _Worded([c for c in checks if c.words is not None])
        self._sentences = _Worded([c for c in checks if c.words and c.rule.options.get("long")])

    def strength(self, line: StripLine) -> Mark:
        """How sure it is that ``line`` is furniture, and the rule that says so."""
        ends = _ends(line)
        best = NOTHING
        checks = (self._sentences if ends else self._names).of(line.flat)
        if checks and len(line.flat) <= LIMIT:
            best = max(c.strength(line.flat, line.name) for c in checks)
        return best if ends else self._without_words(line, best)

    def strengths(self, lines: Sequence[StripLine]) -> list[Mark]:
        """The same of each of ``lines``: the words of all of them are looked for at once."""
        out = [NOTHING] * len(lines)
        names: list[int] = []
        sentences: list[int] = []
        for n, line in enumerate(lines):
            (sentences if _ends(line) else names).append(n)
        for worded, tried in ((self._sentences, sentences), (self._names, names)):
            for n, checks in worded.on(lines, tried):
                line = lines[n]
                if len(line.flat) <= LIMIT:
                    out[n] = max(c.strength(line.flat, line.name) for c in checks)
        for n in names:
            out[n] = self._without_words(lines[n], out[n])
        return out

    def _without_words(self, line: StripLine, best: Mark) -> Mark:
        """``best``, or more by the rules for any short line and by a row of names."""
        text = line.flat
        if len(text) <= SHORT:
            plain, name = text.strip(), line.name.strip()
            hits = self._matching(plain)
            if name != plain:
                hits += self._matching(name)
            if hits:
                best = max([best, *(self._short[n].unless_rejected(text) for n in hits)])
        rows = best[0] < Strength.SURE and _BETWEEN.search(text) is not None
        if rows and (line.links or _STROKES.fullmatch(text)):
            best = max(best, self._link_row(text))
        return best

    @cached_property
    def _matching(self) -> Callable[[str], tuple[int, ...]]:
        """Which of the rules for any short line match a text: pages begin alike, and count their parts alike."""
        every = PatternsByChar([c.rule.expression or "" for c in self._short])
        return lru_cache(maxsize=KEPT)(every.matching)

    def _link_row(self, text: str) -> Mark:
        """Names between bars or blanks, half of which are menu words; of a table's row, all."""
        names = [n for n in _BETWEEN.split(text) if any(map(str.isalnum, n))]
        if not any(map(str.isalpha, text)):
            return NOTHING  # figures are cells
        if len(names) < (2 if _BARS.search(text) else 3):
            return NOTHING
        row = text[0] in "|｜" and text[-1] in "|｜"
        needed = max(2.0, (1.0 if row else 0.5) * len(names))
        known = 0
        for left, name in zip(range(len(names), 0, -1), names, strict=True):
            if known + left < needed:
                return NOTHING  # it falls short whatever the others are
            known += any(c.match(name.strip()) for c in self._menu)
        return (Strength.SURE, "noise.link-row") if known >= needed else NOTHING


def _ends(line: StripLine) -> bool:
    """Whether ``line`` ends like a sentence, or is as long as one."""
    long = len(line.text) > LONGEST and len(line.flat) > LONGEST
    return line.text[-1:] in _SENTENCE_ENDS or long


class _Check:
    """A rule, how much its match says, what forbids it, and the words one of which it needs."""

    def __init__(self, rule: Rule) -> None:
        strength = Strength.SURE
        if rule.options.get("where") == "frame":
            strength = Strength.STRONG if rule.options.get("strong") else Strength.WEAK
        reject, needed = rule.options.get("reject"), rule.options.get("needs")
        self.rule = rule
        self.mark: Mark = (strength, rule.id)
        self.reject = lazy_pattern(reject) if reject else None
        own = rule.options.get("own")
        self.own = lazy_pattern("|".join(map(words, own))) if own else None
        self.words: tuple[str, ...] | None = tuple(needed) if needed else None

    @cached_property
    def match(self) -> Callable[[str], object]:
        """What matches a whole text that the rule speaks of; most rules are never asked."""
        return quick_pattern(self.rule.expression or "").fullmatch

    def strength(self, text: str, name: str) -> Mark:
        """What the rule says about a line, given with and without its bullet."""
        hit = self.match(text.strip()) or (name != text and self.match(name.strip()))
        return self.unless_rejected(text) if hit else NOTHING

    def unless_rejected(self, text: str) -> Mark:
        """What the rule says about a line that it matches; a value that only a paper writes makes it the paper's."""
        if self.reject is not None and self.reject.search(text):
            return NOTHING
        keyed = _VALUE.search(text) if self.own is not None else None
        own = keyed and self.own is not None and self.own.search(keyed["value"])
        return NOTHING if own else self.mark


class _Worded:
    """Checks that need words, behind one search for all of them."""

    def __init__(self, checks: Sequence[_Check]) -> None:
        self._by_word: dict[str, list[_Check]] = {}
        for check in checks:
            for word in check.rule.options["needs"]:
                self._by_word.setdefault(word, []).append(check)
        self._words = Words(self._by_word)

    def on(
        self, lines: Sequence[StripLine], tried: Sequence[int]
    ) -> Iterator[tuple[int, set[_Check]]]:
        """Of the lines with the indices ``tried`` those that hold words, each with the checks that need these."""
        text = flat("\n".join([lines[n].text for n in tried]))
        starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        found: dict[int, set[_Check]] = {}
        for at, word in self._words.places(text):
            checks = self._by_word[word]
            found.setdefault(bisect_right(starts, at) - 1, set()).update(checks)
        for i, needed in found.items():
            yield tried[i], needed

    def of(self, text: str) -> set[_Check]:
        """The checks that need a word of ``text``, a line with plain spaces."""
        return {c for _, word in self._words.places(text) for c in self._by_word[word]}


def furniture(book: Rulebook = PACKAGED) -> Furniture:
    """The line rules of ``book``."""
    return book.kept(Furniture, lambda: Furniture(book.rules("noise")))
