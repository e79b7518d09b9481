"""Delete spans inside lines that stay: injected spam, file suffixes behind a title, inline buttons.

Spam is recognised in two steps. A phrase of two or more words set off by blanks, at the edge of a
line, with a word of the spam lexicon in it is an injected key phrase. Then every other occurrence
of the same phrase goes too, wherever it was glued. So does what two glued ones have in common, and
what the surroundings of a word have in common that stands three times in different places. So the
lexicon names vocabulary, never phrases. A file suffix goes from a line only on pages that a sharing
site made (the same file name on three lines, or the site's own words): an attachment named in a
paper keeps its suffix.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from math import inf
from typing import Any

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.language.clause_labels import ANNEX, NUMBERED
from eduparse.language.file_names import FILE_SUFFIX
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import Words, any_of, lines_around, places
from eduparse.rules.rule import Rule
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.bars import (
    COUNTED,
    bar_behind_title,
    bar_facts,
    counter_behind_authors,
    stamp_before_authors,
    web_with,
)
from eduparse.stages.strip.injected import COMMA, EMOJI, QUOTE, injected
from eduparse.stages.strip.lists_of_clauses import lists_of_clauses
from eduparse.stages.strip.page import StripLine, strip_lines
from eduparse.stages.strip.preview_numbers import SHARED, preview_numbers
from eduparse.stages.strip.seams import closes_better
from eduparse.stages.strip.second_copy import second_copy
from eduparse.stages.strip.site_names import ADULT, LAW, NAME, SiteNames
from eduparse.stages.strip.title_spam import ABOVE, HEADERS, HITS, KEYWORDS, TITLED, TitleSpam
from eduparse.stages.strip.touts import in_company

PHRASE = "spam.phrase"
_OWN = frozenset((NAME, ADULT))  # rules whose words count for themselves alone
LINE = "spam.line"
# What is said of key words: one that is nothing else is among them, or each is a word of everyday lists.
PROVEN, ALONE = 1.0, 0.4
SUFFIX = "span.file-suffix"
BAR = "span.publish-bar"
WORDS = frozenset(("words",))
FOREIGN = (
    0.15  # share of the pairs of characters of a header that the rest of its page holds, at most
)
_STROKES = "-_|｜－＿"  # a dash is the label of an item as often
_STOPS = frozenset("。；：")  # of a sentence, which a list of key words has none of
_PAIRS = {"【": "】", "（": "）", "(": ")", "[": "]", "「": "」"}
_STREWN = frozenset((EMOJI, COMMA, QUOTE))  # single signs in a sentence
_PARTED = lazy_pattern(r"[_|｜,，、\-－—]+")
_PARTED_BY_SITES = lazy_pattern(r"[_|｜,，\-－—]")
TOP = 60  # lines among which a title with a bar behind it is looked for
LISTED = 4  # lines with a day behind them make a list
_HAN = "\u4e00-\u9fff"
CENTURIES = ("19", "20")  # with which a stamp begins
COPIES = (
    3  # lines with one file name that prove a sharing site by themselves; places of a phrase too
)
GLUED = 2  # places of a phrase inside words
REACH = 10  # characters a phrase goes on beyond its spam word
SHORTEST = 5  # characters of a phrase that repetition shows
_SHARING = lazy_pattern(
    rf"第\d+页 ?/ ?共\d+页|由会员分享|文档编号[：:]|上传人[：:]|下载文档前|展开阅读全文|页珍藏版|{FILE_SUFFIX}_第\d+页"
)
_ATTACHED = lazy_pattern(rf"{ANNEX}|{NUMBERED}")
_FILE = lazy_pattern(
    rf"(?:(?:文档格式|文档|格式|word版|Word版|完整版|最新版)?{FILE_SUFFIX})"
    r"(?P<page>_第\d{1,4}页)?$"
)


class Spans:
    """Remove foreign spans inside lines."""

    name = "strip.spans"
    mends = ""

    def __init__(self, book: Rulebook = PACKAGED) -> None:
        self._book = book
        self._rules = book.rules("spam")

    def __call__(self, doc: Document) -> Findings:
        """Deletions inside lines that stay."""
        bars = _bars(doc.text)
        present = frozenset(self._waited_for.found(doc.text))
        edits = [*self._spam(doc.text, present), *_file_suffixes(doc.text)]
        edits += self._inline(doc.text, present)
        edits += [*injected(doc.text), *_keywords(doc.text, self._soft, self._is_plain_spam), *bars]
        if not present.isdisjoint(SHARED):
            edits += preview_numbers(doc.text)
        edits += second_copy(doc.text, self._book)
        edits += _apart_from(self._site_names.edits(doc.text, present), edits)
        edits += _apart_from(self._title_spam.edits(doc.text, present), edits)
        edits = [_with_seams(doc.text, e) for e in edits]
        edits = in_company(doc.text, edits, self._book)
        if not edits:
            return Findings()
        facts = bar_facts(doc.text[e.start : e.end] for e in bars)
        told_web = {"web": web_with(doc.metadata.web, **facts)} if facts else {}
        return Findings(edits=tuple(edits), metadata=told_web)

    @cached_property
    def _every_word(self) -> Words:
        """The spam words of all rules."""
        return Words(w for r in self._rules if r.id not in _OWN for w in r.options.get("words", ()))

    @cached_property
    def _waited_for(self) -> Words:
        """Every word that something here waits for, looked for once."""
        told = (self._site_names.words, self._title_spam.words, SHARED)
        return Words(w for words in (self._every_word, self._needed, *told) for w in words)

    @cached_property
    def _site_names(self) -> SiteNames:
        return SiteNames(self._rules)

    @cached_property
    def _title_spam(self) -> TitleSpam:
        return TitleSpam(self._rules, self._soft)

    @cached_property
    def _words(self) -> "re.Pattern[str]":
        words = {w for r in self._rules if r.id not in _OWN for w in r.options.get("words", ())}
        return lazy_pattern("|".join(map(_apart, sorted(words, key=len, reverse=True))))

    @cached_property
    def _everyday(self) -> frozenset[str]:
        return frozenset(w for r in self._rules for w in r.options.get("everyday", ()))

    @cached_property
    def _soft(self) -> "re.Pattern[str]":
        words = {w for r in self._rules if r.id not in _OWN for w in r.options.get("soft", ())}
        return lazy_pattern(any_of(words))

    @cached_property
    def _spans(self) -> tuple[tuple[Rule, Any], ...]:
        return tuple((r, r.pattern) for r in self._rules if r.pattern is not None)

    @cached_property
    def _needed(self) -> Words:
        return Words(word for rule, _ in self._spans for word in rule.options.get("needs", ()))

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

    def _spam(self, text: str, present: frozenset[str]) -> Iterator[Edit]:
        words = self._every_word.among(present)
        if not words:
            return
        listed = _listed(text)
        lines = [x for x in lines_around(text, places(text, words)) if x[0] not in listed]
        yield from self._spam_lines(text, lines)
        phrases = {m["phrase"] or m["glued"] for m in _within(self._edge, text, lines)}
        phrases |= set(_shared_endings([m.group() for m in _within(self._glued, text, lines)]))
        sure = set(_repeated(text, [m.span() for m in _within(self._words, text, lines)]))
        known = {word for phrase in sure for word in self._words.findall(phrase)}
        phrases = sure | {p for p in phrases if known.isdisjoint(self._words.findall(p))}
        if not phrases:
            return
        every = any_of(phrases)
        proven = any(self._is_plain_spam(p) or (p in sure and _is_glued(text, p)) for p in phrases)
        right = PROVEN if proven else ALONE
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

    def _is_plain_spam(self, phrase: str) -> bool:
        """Whether ``phrase`` holds a spam word that is no word of everyday lists as well: 鱼香肉丝 冬瓜汤."""
        return not self._everyday.issuperset(self._words.findall(phrase))

    def _spam_lines(self, text: str, lines: Iterable[tuple[int, int]]) -> Iterator[Edit]:
        """Lines that are nothing but key words: three words of the lexicon and no sentence."""
        for start, end in lines:
            line = StripLine(start, text[start:end])
            if 4 <= len(line.text) <= 300 and not re.search("[。；]", line.text):
                hits = self._words.findall(line.text)
                if len(hits) >= 3 and 4 * sum(map(len, hits)) >= len(line.text):
                    sure = PROVEN if self._is_plain_spam(line.text) else ALONE
                    yield Edit(line.start, min(line.end + 1, len(text)), "", LINE, sure)

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


def _keywords(
    text: str, soft: "re.Pattern[str]", plain_spam: Callable[[str], bool]
) -> Iterator[Edit]:
    """Headers of key words among the first lines, and feet among the last ones.

    Half of one is made of the words of such sites; or half of its parts hold one, and the rest of the page
    speaks of none of it.
    """
    lines = [line for line in strip_lines(text) if line.text]
    feet = lines[max(HEADERS, len(lines) - HEADERS) :]
    for line in (*lines[:HEADERS], *feet):
        parts = [p for p in _PARTED.split(line.text) if p.strip()]
        if len(parts) < 2 or not _STOPS.isdisjoint(line.text):
            continue
        if any("关于" in part and TITLED.fullmatch(part.strip()) for part in parts):
            continue  # `TitleSpam` parts a title from such words
        hits = soft.findall(line.text)
        if len(set(hits)) < HITS:
            continue
        if _PARTED_BY_SITES.search(line.text) is None and not plain_spam(line.text):
            continue  # 亚洲电影、欧美电影: a list that anybody writes
        touched = sum(soft.search(part) is not None for part in parts)
        made_of = touched == len(parts) and 2 * sum(map(len, hits)) >= len(line.text)
        if made_of or (
            2 * touched >= len(parts) >= HITS
            and _is_foreign(line.text, text[: line.start] if line in feet else text[line.end :])
        ):
            yield Edit(
                line.start, min(line.end + 1, len(text)), "", KEYWORDS, 0.99, witnesses=ABOVE
            )


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


def _is_foreign(line: str, rest: str) -> bool:
    """Whether hardly a pair of the Chinese characters of ``line`` stands in ``rest``."""
    pairs = {line[n : n + 2] for n in range(len(line) - 1)}
    own = [p for p in pairs if all("\u4e00" <= c <= "\u9fff" for c in p)]
    return len(rest) >= len(line) and sum(p in rest for p in own) <= FOREIGN * len(own)


def _bars(text: str) -> list[Edit]:
    """The publish bar behind the title on one line, above the first paragraph.

    A title is printed once or a few times; where more lines end so, they are a list of pages with their days.
    """
    found, counters = [], 0
    every = strip_lines(text)
    for n, line in enumerate(every):
        if n > TOP or line.paragraph:
            break
        at = bar_behind_title(line.text)
        if at is None and line.text.endswith(COUNTED):
            below = next((other.text for other in every[n + 1 : n + 3] if other.text), "")
            at = counter_behind_authors(line.text, below)
            counters += at is not None
        if at is None and line.text[0:2] in CENTURIES:
            below = next((other.text for other in every[n + 1 : n + 3] if other.text), "")
            if (end := stamp_before_authors(line.text, below)) is not None:
                start = line.start + line.raw.index(line.text)
                found.append(Edit(start, start + end, "", BAR, witnesses=ABOVE))
        if at is not None:
            start = line.start + line.raw.index(line.text)
            found.append(Edit(start + at, start + len(line.text), "", BAR, witnesses=ABOVE))
    return found if len(found) < LISTED and counters < 2 else []


def _listed(text: str) -> frozenset[int]:
    """Where the lines begin that a clause lists: a paper against gambling names what it forbids."""
    lines = [line for line in strip_lines(text) if line.text]
    listed = lists_of_clauses([line.text for line in lines])
    return frozenset(lines[n].start for n, forbids in listed if forbids)


def _file_suffixes(text: str) -> Iterator[Edit]:
    """Suffixes of file names that are the page's title."""
    if "." not in text:
        return
    shared = _SHARING.search(text) is not None
    named, head = [], True
    for line in strip_lines(text):
        m = _FILE.search(line.text) if "." in line.raw and len(line.raw) < 300 else None
        if m and m.start() >= 4 and not _ATTACHED.match(line.text):
            named.append((line, m, head))
        head = head and not line.paragraph
    count = Counter(line.text[: m.start()] for line, m, _ in named)
    for line, m, above in named:
        copies = count[line.text[: m.start()]]
        if not m["page"] and (copies >= COPIES or (shared and (copies > 1 or above))):
            at = line.start + line.raw.index(line.text) + m.start()
            yield Edit(at, at + len(m.group()), "", SUFFIX)
