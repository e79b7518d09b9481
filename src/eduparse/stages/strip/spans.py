"""Delete spans inside lines that stay: injected spam, file suffixes behind a title, bars behind it, inline buttons."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from math import inf
from typing import Any

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import Words, any_of
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.adverts_inside import RULE as INSIDE
from eduparse.stages.strip.adverts_inside import AdvertsInside
from eduparse.stages.strip.bars import bar_facts, web_with
from eduparse.stages.strip.emoji_in_words import emoji_in_words
from eduparse.stages.strip.file_suffixes import file_suffixes
from eduparse.stages.strip.injected import COMMA, EMOJI, QUOTE, injected
from eduparse.stages.strip.inline_pages import inline_pages
from eduparse.stages.strip.key_words import key_words
from eduparse.stages.strip.preview_numbers import SHARED, preview_numbers
from eduparse.stages.strip.scrambled import RULE as SCRAMBLE
from eduparse.stages.strip.scrambled import scrambled
from eduparse.stages.strip.seams import closes_better
from eduparse.stages.strip.second_copy import second_copy
from eduparse.stages.strip.site_names import ADULT, NAME, SiteNames
from eduparse.stages.strip.spam_phrases import SpamPhrases
from eduparse.stages.strip.title_bars import title_bars
from eduparse.stages.strip.title_spam import ABOVE, HEADERS, TitleSpam
from eduparse.stages.strip.touts import in_company

WORDS = frozenset(("words",))
_STROKES = "-_|｜－＿"  # a dash is the label of an item as often
_PAIRS = {"【": "】", "（": "）", "(": ")", "[": "]", "「": "」"}
_STREWN = frozenset((EMOJI, COMMA, QUOTE, SCRAMBLE))  # single signs in a sentence


class Spans:
    """Remove foreign spans inside lines."""

    name = "strip.spans"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book
        self._rules = book.rules("spam")

    def __call__(self, doc: Document) -> Findings:
        """Deletions inside lines that stay."""
        bars = title_bars(doc.text)
        present = frozenset(self._waited_for.found(doc.text))
        edits = [*self._phrases.edits(doc.text, present), *file_suffixes(doc.text)]
        edits += self._inline(doc.text, present)
        edits += [
            *injected(doc.text),
            *inline_pages(doc.text),
            *key_words(doc.text, self._soft, self._phrases.is_plain_spam),
            *bars,
        ]
        edits += _apart_from([*scrambled(doc.text), *emoji_in_words(doc.text)], edits)
        if not present.isdisjoint(SHARED):
            edits += preview_numbers(doc.text)
        edits += second_copy(doc.text, self._book)
        edits += _apart_from(self._site_names.edits(doc.text, present), edits)
        edits += _apart_from(self._title_spam.edits(doc.text, present), edits)
        edits += _apart_from(self._adverts.edits(doc.text, present), edits)
        edits = [_with_seams(doc.text, e) for e in edits]
        edits = in_company(doc.text, edits, self._book)
        if not edits:
            return Findings()
        facts = bar_facts(doc.text[e.start : e.end] for e in bars)
        told_web = {"web": web_with(doc.metadata.web, **facts)} if facts else {}
        return Findings(edits=tuple(edits), metadata=told_web)

    @cached_property
    def _waited_for(self) -> Words:
        """Every word that something here waits for, looked for once."""
        told = (
            self._site_names.words,
            self._title_spam.words,
            self._adverts.words,
            SHARED,
        )
        return Words(w for words in (self._phrases.every_word, self._needed, *told) for w in words)

    @cached_property
    def _phrases(self) -> SpamPhrases:
        return SpamPhrases(self._rules)

    @cached_property
    def _site_names(self) -> SiteNames:
        return SiteNames(self._rules)

    @cached_property
    def _adverts(self) -> AdvertsInside:
        return AdvertsInside(self._rules)

    @cached_property
    def _title_spam(self) -> TitleSpam:
        return TitleSpam(self._rules, self._soft)

    @cached_property
    def _soft(self) -> "re.Pattern[str]":
        words = {
            w
            for r in self._rules
            if r.id not in (NAME, ADULT, INSIDE)
            for w in r.options.get("soft", ())
        }
        return lazy_pattern(any_of(words))

    @cached_property
    def _spans(self) -> tuple[tuple[Rule, Any], ...]:
        return tuple((r, r.pattern) for r in self._rules if r.pattern is not None)

    @cached_property
    def _needed(self) -> Words:
        return Words(word for rule, _ in self._spans for word in rule.options.get("needs", ()))

    def _inline(self, text: str, present: frozenset[str]) -> Iterator[Edit]:
        for rule, pattern in self._spans:
            needs = rule.options.get("needs", ())
            if needs and present.isdisjoint(needs):
                continue
            if any(word in text for word in rule.options.get("about", ())):
                continue  # the page speaks of such things
            seam = rule.options.get("seam", -inf)
            for m in pattern.finditer(text):
                if not closes_better(text, m.start(), m.end(), seam):
                    continue
                part = "cut" if "cut" in pattern.groupindex else 0
                above = (
                    rule.options.get("where") == "head" and text.count("\n", 0, m.start()) < HEADERS
                )
                witnesses = ABOVE if above else WORDS
                yield Edit(
                    m.start(part), m.end(part), "", rule.id, rule.confidence, witnesses=witnesses
                )


def _apart_from(found: Iterable[Edit], edits: Sequence[Edit]) -> Iterator[Edit]:
    """Those of ``found`` that touch none of ``edits``."""
    for edit in found:
        if not any(edit.start < e.end and e.start < edit.end for e in edits):
            yield edit


def _with_seams(text: str, edit: Edit) -> Edit:
    """``edit`` with the stroke that joined spam to the rest of its line, and brackets of which it was all."""
    if not edit.rule.startswith("spam.") or edit.after or edit.rule in _STREWN:
        return edit
    start, end = edit.start, edit.end
    while start and _PAIRS.get(text[start - 1]) == text[end : end + 1] != "":
        start, end = start - 1, end + 1
    opened = next((o for o, c in _PAIRS.items() if c == text[end - 1]), None)
    if opened and start and text[start - 1] == opened and opened not in text[start:end]:
        start -= 1  # the closing one is gone with the span
    first = start == 0 or text[start - 1] == "\n"
    if first and end < len(text) and text[end] in _STROKES and text[end - 1] != "\n":
        end += 1
    if (start, end) == (edit.start, edit.end):
        return edit
    return replace(edit, start=start, end=end)
