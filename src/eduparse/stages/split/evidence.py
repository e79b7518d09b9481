"""How well the text around a candidate fits a label: evidence of place, log-odds like.

A label opens a line or follows the end of a sentence. What speaks against one (references, items in a
row, words that end in a numeral) is data: `rules/labels.toml`. Nothing here forbids a label: the
sequence has the last word.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.numerals import NUMERALS, number
from eduparse.language.titles import TITLE_END
from eduparse.rules.rule import quick_pattern
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.kinds import ARTICLES, BULLET

if TYPE_CHECKING:
    import regex

LINE_START = 4.0
SENTENCE_END = 2.5
CLOSED = 1.0  # behind a closing bracket or a colon
GLUED = -1.5
BEHIND_LATIN = -2.0
MID_PHRASE = -6.0
UNFOLLOWED = -4.0  # nothing to label stands behind it
COUNTS_ON = -6.5  # the next number follows at once: 二、三胎, 九、十月份
FORM_IS_RARE = 1.5  # 第…条 is hardly anything but a label or a reference
UNMISTAKABLE = 2.0  # ① and dashes
MAX_GLUED = 50  # code points in front of the end of a title that the first label is glued to
AROUND = 10  # code points on either side that the rules look at

_STOPS = "。；;！？!?…"
_CLOSERS = "”’》）)】]\"'"
_OPENERS = "，,、“‘《（([【〔"
_LABEL = "(?P<label>"
_NUMERAL = lazy_pattern(f"[{NUMERALS}]{{1,4}}")
_CONTEXT = lazy_pattern(
    r"\(\?[<=!>]|[\^$]|\\[bBAZG]|[*+?}]\+"
)  # of what stands around, or possessive
# A label of one form: sets, characters and a name for a part of it, none of which may be missing in front.
_OPENS = lazy_pattern(
    r"\(\?P<label>(?:\(\?P<\w+>)?(?P<first>\[[^\]\\]+\]|[^\[\](){}\\.?*+|^$])(?![?*]|\{0)"
    r"(?:\[(?:[^\]\\]|\\.)+\]|\{[\d,]+\}|\(\?:[^()|]*\)\??|\\.|\??[^\[\](){}\\|])*\)"
)
_FIRST = "一、"
_TITLE = lazy_pattern(
    rf"[ \t\u3000]*[一-鿿\d“”《》（）()〔〕 ]{{4,{MAX_GLUED}}}(?:{TITLE_END})[ \t\u3000]*"
)
_FORM = {"①": UNMISTAKABLE, BULLET: UNMISTAKABLE} | dict.fromkeys(ARTICLES, FORM_IS_RARE)


def label_place(
    text: str, start: int, end: int, kind: str, *, line_start: bool, book: Rulebook = PACKAGED
) -> float:
    """The evidence that the candidate of ``kind`` at ``[start, end)`` is a label."""
    return weighed_place(text, start, end, kind, place_rules(book), line_start=line_start)


def weighed_place(
    text: str, start: int, end: int, kind: str, rules: "PlaceRules", *, line_start: bool
) -> float:
    """The same where the ``rules`` are at hand, as for each candidate of a text."""
    follows = text[end : end + 1]
    score = 0.0
    if not follows or follows in "。，、；;,）)":
        score = UNFOLLOWED
        if kind in ARTICLES and follows and follows in "。，；":
            score += UNFOLLOWED  # 只公布了⏎第一章。 names it
    elif kind == "一、" and follows in NUMERALS and _counts_on(text, start, end):
        score = COUNTS_ON
    score += _against(text, start, end, rules[line_start])
    if line_start:
        return score + LINE_START
    return score + _ahead(text, start) + _FORM.get(BULLET if kind.startswith(BULLET) else kind, 0.0)


def _ahead(text: str, start: int) -> float:
    before = text[max(0, start - 24) : start].rstrip(" \t\u3000")
    last = before[-1:]
    if last in _STOPS:
        return SENTENCE_END
    if last in _CLOSERS:
        return CLOSED if before[-2:-1] in _STOPS or last in "）)】]" else GLUED
    if last in "：:":
        return CLOSED
    if last in _OPENERS:
        return MID_PHRASE
    if text.startswith(_FIRST, start) and _behind_title(text, start):
        return SENTENCE_END
    return BEHIND_LATIN if last.isdecimal() or last.isascii() else GLUED


def _behind_title(text: str, start: int) -> bool:
    """Whether nothing but a title stands on the line in front of ``start``: 住宿管理制度一、总则."""
    low = text.rfind("\n", max(0, start - 2 * MAX_GLUED), start) + 1
    return (low > 0 or start <= 2 * MAX_GLUED) and _TITLE.fullmatch(text, low, start) is not None


def _counts_on(text: str, start: int, end: int) -> bool:
    after = _NUMERAL.match(text, end)
    before = _NUMERAL.match(text, start)
    if not (after and before):
        return False
    return number(after.group()) == number(before.group()) + 1


def _against(text: str, start: int, end: int, rules: "_ByFirst") -> float:
    """The weight of the rules that the words around the candidate fulfil."""
    gate, opening, near, around = rules[text[start]]
    total = 0.0
    if opening and gate.match(text, start, end + AROUND):
        total = sum(w for pattern, w in opening if pattern.match(text, start, end + AROUND))
    if not around:
        return total
    low = max(0, start - AROUND)
    window = text[low : end + AROUND]
    if near.search(window) is None:
        return total
    for quick, pattern, weight in around:
        if quick.search(window) is None:
            continue
        found = pattern.finditer(window, overlapped=True)
        if any(m.start("label") == start - low for m in found):
            total += weight
    return total


_Weighed = tuple[
    "regex.Pattern[str]", float, str
]  # a rule's pattern, its weight, its option `never`
_Opening = tuple[tuple["re.Pattern[str]", float], ...]
_Around = tuple[tuple["re.Pattern[str]", "regex.Pattern[str]", float], ...]
_Here = tuple["re.Pattern[str]", _Opening, "re.Pattern[str]", _Around]


class _ByFirst(dict[str, _Here]):
    """By the first character of a label the rules about it, each kind behind its gate; found once for each character.

    Those that open with the label are tried at one place, the others all over the window. Most labels inside a line are
    references (第三条), and hardly a rule is about them.
    """

    def __init__(self, rules: Sequence[_Weighed]) -> None:
        super().__init__()
        self._every = rules

    def __missing__(self, char: str) -> _Here:
        here = [
            (pattern, weight)
            for pattern, weight, never in self._every
            if char not in never and may_open(pattern.pattern, char)
        ]
        opening = [rule for rule in here if rule[0].pattern.startswith(_LABEL)]
        beside = [rule for rule in here if rule not in opening]
        found = self[char] = (
            _any_of(pattern.pattern for pattern, _ in opening),
            tuple((quick_pattern(pattern.pattern), weight) for pattern, weight in opening),
            _any_of(pattern.pattern for pattern, _ in beside),
            tuple((quick_pattern(pattern.pattern), pattern, weight) for pattern, weight in beside),
        )
        return found


PlaceRules = tuple[_ByFirst, _ByFirst]


def place_rules(book: Rulebook, text: str | None = None) -> PlaceRules:
    """The rules that count inside a line, and at its start; of the latter those that ``text`` may fulfil at all."""
    inside, every, plain, others = book.kept("labels", lambda: _made(book))
    known = text is not None and plain is not None and plain.search(text) is None
    return inside, others if known else every


def _made(book: Rulebook) -> "tuple[_ByFirst, _ByFirst, re.Pattern[str] | None, _ByFirst]":
    """The rules inside a line and at its start; what the plain ones among the latter look for, and those without them."""
    rules: list[tuple[_Weighed, bool]] = [
        (
            (rule.pattern, float(rule.options["weight"]), str(rule.options.get("never", ""))),
            bool(rule.options.get("inside")),
        )
        for rule in book.rules("labels")
        if rule.pattern
    ]
    at_start = [rule for rule, inside in rules if not inside]
    plain = [r for r in at_start if not r[0].pattern.startswith(_LABEL) and _is_plain(r[0].pattern)]
    return (
        _ByFirst([rule for rule, _ in rules]),
        _ByFirst(at_start),
        _any_of(pattern.pattern for pattern, _, _ in plain) if plain else None,
        _ByFirst([rule for rule in at_start if rule not in plain]),
    )


def may_open(expression: str, char: str) -> bool:
    """Whether the label in ``expression`` may begin with ``char``.

    Only where a set or a character stands in front of the label, and no other form of it beside, may the answer be no.
    """
    first = _OPENS.match(expression, max(0, expression.find(_LABEL)))
    return first is None or _one_of(first["first"]).match(char) is not None


@cache
def _one_of(first: str) -> "re.Pattern[str]":
    return lazy_pattern(first)


def _is_plain(expression: str) -> bool:
    """Whether what stands around a match is nothing to ``expression``: what matches in a part of a text does so in the whole."""
    return _CONTEXT.search(expression.replace("[^", "[")) is None


def _any_of(expressions: Iterable[str]) -> "re.Pattern[str]":
    """One pattern for all; the group of the label, which each has, is no group there."""
    return quick_pattern("|".join(f"(?:{e.replace(_LABEL, '(?:')})" for e in expressions))
