"""Injected key phrases, told by a lexicon of words and by repetition.

A phrase of two or more words set off by blanks, at the edge of a line, with a word of the spam lexicon in it is an
injected key phrase. Then every other occurrence of the same phrase goes too, wherever it was glued. So does what two
glued ones have in common, and what the surroundings of a word have in common that stands three times in different
places. So the lexicon names vocabulary, never phrases.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from eduparse.document.edits import Edit
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import Words, any_of, lines_around, places
from eduparse.rules.rule import Rule
from eduparse.stages.strip.adverts_inside import RULE as INSIDE
from eduparse.stages.strip.lists_of_clauses import lists_of_clauses
from eduparse.stages.strip.names_alone import names_alone, speaks_of_such
from eduparse.stages.strip.page import StripLine, strip_lines
from eduparse.stages.strip.site_names import ADULT, LAW, NAME

PHRASE = "spam.phrase"
LINE = "spam.line"
_OWN = (NAME, ADULT, INSIDE)  # rules whose words count for themselves alone
# What is said of key words: one that is nothing else is among them, or each is a word of everyday lists.
PROVEN, ALONE = 1.0, 0.4
COPIES = 3  # places of a phrase, each between other characters, that prove it
GLUED = 2  # places of a phrase inside words
REACH = 10  # characters a phrase goes on beyond its spam word
SHORTEST = 5  # characters of a phrase that repetition shows
_HAN = "\u4e00-\u9fff"


class SpamPhrases:
    """The injected key phrases of a page, by the spam words of ``rules``."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules

    @cached_property
    def every_word(self) -> Words:
        """The spam words of all rules."""
        return Words(w for r in self._rules if r.id not in _OWN for w in r.options.get("words", ()))

    @cached_property
    def _words(self) -> "re.Pattern[str]":
        words = {w for r in self._rules if r.id not in _OWN for w in r.options.get("words", ())}
        return lazy_pattern("|".join(map(_apart, sorted(words, key=len, reverse=True))))

    @cached_property
    def _everyday(self) -> frozenset[str]:
        return frozenset(w for r in self._rules for w in r.options.get("everyday", ()))

    @cached_property
    def _edge(self) -> "re.Pattern[str]":
        """A phrase with a spam word at the start or the end of a line, or between stops."""
        word, bad = f"[{_HAN}A-Za-z0-9]{{1,6}}", f"[{_HAN}]{{0,3}}(?:{self._words.pattern})"
        pair = f"(?:{word}[ \u3000]{bad}|{bad}[ \u3000]{word})"
        # Without a blank or a stop behind it the phrase ends with the spam word itself.
        return lazy_pattern(
            f"(?:^|(?<=[。！？；，、：\\s—]))(?P<phrase>{pair})(?=$|[\\s。！？；，、：—])|"
            f"^(?P<glued>{word}[ \u3000](?:{self._words.pattern}))(?=[{_HAN}])",
            re.MULTILINE,
        )

    @cached_property
    def _glued(self) -> "re.Pattern[str]":
        """A spam word behind a blank, with what stands before it on the line."""
        return lazy_pattern(f"[{_HAN}\\d]{{3,12}}[ \u3000](?:{self._words.pattern})(?![{_HAN}])")

    def edits(self, text: str, present: frozenset[str]) -> Iterator[Edit]:
        """Deletions of such phrases, and of lines that are nothing else; ``present`` are the spam words of ``text``."""
        words = self.every_word.among(present)
        if not words:
            return
        listed = _listed(text)
        lines = [x for x in lines_around(text, places(text, words)) if x[0] not in listed]
        of_words = list(self._spam_lines(text, lines))
        yield from of_words
        listed |= {e.start for e in of_words if e.confidence < PROVEN}
        lines = [x for x in lines if x[0] not in listed]
        phrases = {m["phrase"] or m["glued"] for m in _within(self._edge, text, lines)}
        phrases |= set(_shared_endings([m.group() for m in _within(self._glued, text, lines)]))
        sure = set(_repeated(text, [m.span() for m in _within(self._words, text, lines)]))
        known = {word for phrase in sure for word in self._words.findall(phrase)}
        phrases = sure | {p for p in phrases if known.isdisjoint(self._words.findall(p))}
        if not phrases:
            return
        every = any_of(phrases)
        proven = any(self.is_plain_spam(p) or (p in sure and _is_glued(text, p)) for p in phrases)
        right = PROVEN if proven and (sure or not _is_named(text, phrases)) else ALONE
        for m in re.finditer(every, text):
            start, end = m.span()
            if text.rfind("\n", 0, start) + 1 in listed:
                continue
            if start == 0 or text[start - 1] == "\n":
                while end < len(text) and text[end] in " \u3000":
                    end += 1
            elif end == len(text) or text[end] == "\n":
                while start and text[start - 1] in " \u3000":
                    start -= 1
            yield Edit(start, end, "", PHRASE, right)

    def is_plain_spam(self, phrase: str) -> bool:
        """Whether ``phrase`` holds a spam word that is no word of everyday lists as well: 鱼香肉丝 冬瓜汤."""
        return not self._everyday.issuperset(self._words.findall(phrase))

    def _spam_lines(self, text: str, lines: Iterable[tuple[int, int]]) -> Iterator[Edit]:
        """Lines that are nothing but key words: three words of the lexicon and no sentence."""
        found: list[StripLine] = []
        for start, end in lines:
            line = StripLine(start, text[start:end])
            if 4 <= len(line.text) <= 300 and not re.search("[。；]", line.text):
                hits = self._words.findall(line.text)
                if len(hits) >= 3 and 4 * sum(map(len, hits)) >= len(line.text):
                    found.append(line)
        spoken = bool(found) and speaks_of_such(_without(text, found))
        for line in found:
            above, below = text[: line.start], text[line.end :]
            own = names_alone(line.text, spoken=spoken, above=above, below=below)
            own = own or not self.is_plain_spam(line.text)
            sure = ALONE if own else PROVEN
            yield Edit(line.start, min(line.end + 1, len(text)), "", LINE, sure)


def _is_named(text: str, phrases: Iterable[str]) -> bool:
    """Whether all of ``phrases`` are one that stands once, alone on a line of a page that speaks of such things."""
    first, *more = phrases
    if (
        more
        or text.count(first) > 1
        or not re.search(rf"(?m:^[ \t\u3000]*{re.escape(first)}[ \t\u3000]*$)", text)
    ):
        return False
    return names_alone(first, spoken=speaks_of_such(text.replace(first, "")))


def _without(text: str, lines: Sequence[StripLine]) -> str:
    """``text`` without ``lines``, which stand in it one below the other."""
    edges = [0, *(at for line in lines for at in (line.start, line.end)), len(text)]
    return "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


def _within(
    pattern: "re.Pattern[str]", text: str, lines: Iterable[tuple[int, int]]
) -> Iterator["re.Match[str]"]:
    """What ``pattern``, which never goes beyond a line, finds in ``lines``."""
    for start, end in lines:
        yield from pattern.finditer(text, start, end)


def _apart(word: str) -> str:
    """A pattern for ``word``; a Latin letter at its edge is no part of a longer Latin word (DNA片段)."""
    before = r"(?<![A-Za-z\d])" if word[0].isascii() else ""
    after = r"(?![A-Za-z\d])" if word[-1].isascii() else ""
    return before + re.escape(word) + after


def _repeated(text: str, found: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Phrases around a spam word that stand three times, each time between other characters.

    What the places have in common is the phrase, so its edges are exact wherever it was glued into a
    sentence. A text that speaks about such things names them next to words of the law.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end in found:
        places.setdefault(text[start:end], []).append((start, end))
    for spans in places.values():
        if len(spans) < COPIES or any(LAW.search(text[max(0, s - 40) : e + 40]) for s, e in spans):
            continue
        left = _common([text[max(0, s - REACH) : s][::-1] for s, _ in spans])
        right = _common([text[e : e + REACH] for _, e in spans])
        start, end = spans[0][0] - left, spans[0][1] + right
        phrase = text[start:end].strip()
        around = [
            (text[s - left - 1 : s - left], text[e + right : e + right + 1]) for s, e in spans
        ]
        apart = all(len({pair[side] for pair in around}) > 1 for side in (0, 1))
        if apart and len(phrase) >= SHORTEST and len(phrase) > spans[0][1] - spans[0][0] + 1:
            yield phrase


def _is_glued(text: str, phrase: str) -> bool:
    """Whether ``phrase`` stands inside words or sentences, with no blank around it, where no list parts it off."""
    inside = rf"(?<=[{_HAN}]){re.escape(phrase)}(?=[{_HAN}，。；：])"
    return len(re.findall(inside, text)) >= GLUED


def _common(texts: Sequence[str]) -> int:
    """How many characters all texts begin with, up to a stop or the end of a line."""
    for n, chars in enumerate(zip(*texts, strict=False)):
        if len(set(chars)) > 1 or not (chars[0].isalnum() or chars[0] in " \u3000"):
            return n
    return min(map(len, texts))


def _shared_endings(found: Sequence[str]) -> Iterator[str]:
    """What spam glued behind different texts has in common: the phrase without those texts."""
    last: dict[str, str] = {}
    for one in found:
        before = last.setdefault(one[-5:], one)
        length = 0
        while length < min(len(one), len(before)) and one[-1 - length] == before[-1 - length]:
            length += 1
        if length < min(len(one), len(before)) and length >= 5:
            yield one[-length:]


def _listed(text: str) -> frozenset[int]:
    """Where the lines begin that a clause lists: a paper against gambling names what it forbids."""
    lines = [line for line in strip_lines(text) if line.text]
    listed = lists_of_clauses([line.text for line in lines])
    return frozenset(lines[n].start for n, forbids in listed if forbids)
