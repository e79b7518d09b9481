"""Lines that look like furniture in kinds of text that are made of such lines.

A diary has days over its entries, a log has times behind its words, a poem has its parts counted between strokes.
Captions and quotations name their source, a book says who made it and what is in it. One such line may be a site's;
what tells is that the page has several of its kind, each with matter of its own, and how they stand.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import NUMBERED
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.stages.strip.furniture import Mark
from eduparse.stages.strip.lists_of_clauses import row_and_number
from eduparse.stages.strip.page import StripLine

FOOT, EDITOR = "noise.page-foot", "noise.editor"
SOURCE, BAR = "noise.source-line", "noise.publish-line"
DAY, STAMP, PAGE = "noise.day-line", "noise.stamp-line", "noise.newspaper-page"
HEADING, CALL = "noise.related-heading", "noise.hotline"
COUNTER = "noise.page-counter"
RIGHTS = frozenset(("noise.disclaimer", "noise.copyright"))
FEWEST_DAYS = 2  # days of a diary
FEWEST_TIMES = 3  # lines of a log, or pages of a paper that are listed
FEWEST_SOURCES = (
    3  # quotations with their source; a news page names one above its text and one below
)
FEWEST_PARTS = 2  # parts of a poem
PART = 160  # code points of one part, on an average; a printed page holds more
OVER_PARTS = 40  # code points of title and author over the first part, which hold no stop
FEWEST_KEYS = 4  # lines of a colophon
FEWEST_NUMBERS = 4  # lines of a list of telephones, half of them without a mark
FEWEST_HEADS = 2  # headings by which a book is described
_OF_A_BOOK = ("noise.copyright", "noise.copyright-weak", "noise.imprint-address", EDITOR)
TIMED = 16  # code points of a day with hour and minute
_LOGGED = lazy_pattern(r"[\[（(]?(?:19|20)\d{2}[-/.]\d{2}[-/.]\d{2}[ T]\d{2}:\d{2}(?::\d{2})?.*\S")
_CAPTION = lazy_pattern(
    r"(?:图|表|照片|插图)[ ]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[-—.]\d{1,3})?[ \t\u3000：:、.]"
)
_SOURCE = lazy_pattern(r"来源[：:]")
_NEXT = lazy_pattern(words("next-of-kind"))
_COLOPHON = lazy_pattern(words("colophon-key"))
_BOOK_PART = lazy_pattern(words("book-part"))
_RECOMMENDED = lazy_pattern(r"编辑推荐[：:]?")
_OF_A_SITE = ("noise.licence", "noise.imprint", "noise.imprint-address")
_REPORT = lazy_pattern(words("site-report"))
_TOLD = lazy_pattern(r"[：:\d]|(?:是|否|有|无)$")
TITLE = 3  # lines of which no rule speaks, down to the title of a text
REACH = 4  # lines below a line of a form, in which the form goes on
FEWEST_BOOKS = 2
FEWEST_PASSAGES = 2  # of a bulletin, each below a heading that a site prints too
FEWEST_STEPS = 2  # numbered steps right above one that a site prints too
_BOOK_LINE = lazy_pattern(rf"(?:{NUMBERED})?[ ]?《[^《》]{{1,30}}》(?:[ \t\u3000（(].{{0,20}})?")
_BRIEF = lazy_pattern(words("brief-goes-to"))
_HINTS = ("noise.site-note", "noise.wechat")
_SENTENCES = ("。", "。”")
_WEATHER = lazy_pattern(words("day-and-weather"))
_RIGHTS = lazy_pattern(words("on-rights"))
_STOPS = "。，；：！？,;:"
_CALLED = lazy_pattern(r"[一-鿿][：: \t\u3000][ \t\u3000]*[\d()（）-]{3,16}$")
_NUMBER = lazy_pattern(r"\d+")
_FRACTION = lazy_pattern(r"\d{1,2}[ ]?/[ ]?\d{1,2}")


def own_kinds(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Indices of the marked lines that their kind of text is made of; no line is blank."""
    present = {rule for _, rule in marks}
    for rules, kind in _KINDS:
        if not present.isdisjoint(rules):
            yield from kind(lines, marks)
    for rule in present & {STAMP, PAGE}:
        yield from _repeated(lines, marks, rule, FEWEST_TIMES)


def _repeated(
    lines: Sequence[StripLine], marks: Sequence[Mark], rule: str, fewest: int
) -> list[int]:
    """Lines of ``rule`` that all differ, where nothing else on the page is furniture."""
    found = [n for n, mark in enumerate(marks) if mark[0]]
    if len(found) < fewest or any(marks[n][1] != rule for n in found):
        return []
    return found if len({lines[n].text for n in found}) == len(found) else []


def _log(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """The lines of a log, each with day and time in front: they go on in time, one right below the other."""
    run: list[int] = []
    for n, (line, (_, rule)) in enumerate(zip(lines, marks, strict=True)):
        logged = rule in (BAR, STAMP) and _LOGGED.match(line.text)
        if not logged:
            yield from run if len(run) >= FEWEST_TIMES else ()
            run = []
        elif run and line.text[:TIMED] < lines[run[-1]].text[:TIMED]:
            run = [n]  # a list of links has the last one first
        else:
            run.append(n)
    yield from run if len(run) >= FEWEST_TIMES else ()


def _days(lines: Sequence[StripLine], marks: Sequence[Mark]) -> list[int]:
    """Different days, an entry right below each."""
    found = [n for n, (_, rule) in enumerate(marks) if rule == DAY]
    told = all(n + 1 < len(lines) and not marks[n + 1][0] for n in found)
    different = len({lines[n].text for n in found}) == len(found)
    return found if told and different and len(found) >= FEWEST_DAYS else []


def _parts(lines: Sequence[StripLine], marks: Sequence[Mark]) -> list[int]:
    """Numbers between strokes, or fractions, that count short parts from 1, the first one over all matter."""
    feet = [n for n, (_, rule) in enumerate(marks) if rule == FOOT]
    if not feet:  # 1/4 over the first of four pictures
        counters = (n for n, (_, rule) in enumerate(marks) if rule == COUNTER)
        feet = [n for n in counters if _FRACTION.fullmatch(lines[n].text)]
    if len(feet) < FEWEST_PARTS:
        return []
    counted = [int(m[0]) for n in feet if (m := _NUMBER.search(lines[n].text))]
    if counted != list(range(1, len(feet) + 1)):
        return []
    own = [(n, line.text) for n, line in enumerate(lines) if not marks[n][0]]
    over = sum(len(text) for n, text in own if n < feet[0])
    matter = sum(len(text) for n, text in own if n > feet[0])
    apart = all(b - a > 1 for a, b in pairwise([*feet, len(lines)]))
    begun = any(text[-1] in _STOPS for n, text in own if n < feet[0])
    short = not begun and over <= OVER_PARTS and matter <= PART * len(feet)
    return feet if apart and short else []


def _sources(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Sources right below captions, those of cases in a row, and those of at least three quotations."""
    found = [n for n, (_, rule) in enumerate(marks) if rule in (SOURCE, BAR, EDITOR) and n]
    yield from (n for n in found if _CAPTION.match(lines[n - 1].text))
    named = [n for n in found if _SOURCE.match(lines[n].text) and not marks[n - 1][0]]
    apart = all(b - a > 1 for a, b in pairwise(named))
    cases = any(_NEXT.search(lines[n + 1].text) for n in named if n + 1 < len(lines))
    if apart and (cases or len({lines[n].text for n in named}) >= FEWEST_SOURCES):
        yield from named


def _colophon(lines: Sequence[StripLine], marks: Sequence[Mark]) -> list[int]:
    """Rights, addresses and editors among the keys of a colophon."""
    keys = [n for n, line in enumerate(lines) if _COLOPHON.search(line.text)]
    if len(keys) < FEWEST_KEYS:
        return []
    near = range(keys[0] - 1, keys[-1] + 3)
    return [n for n, (_, rule) in enumerate(marks) if rule in _OF_A_BOOK and n in near]


def _book(lines: Sequence[StripLine], marks: Sequence[Mark]) -> list[int]:
    """编辑推荐 among the headings by which a book is described, and its author."""
    heads = [n for n, line in enumerate(lines) if _BOOK_PART.fullmatch(line.text)]
    if len(heads) < FEWEST_HEADS:
        return []
    own = [
        n
        for n, (_, rule) in enumerate(marks)
        if rule == HEADING and _RECOMMENDED.fullmatch(lines[n].text)
    ]
    over = min([*own, *heads])
    return [*own, *(n for n in range(over) if marks[n][1] == EDITOR)]


def _telephones(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """A hotline in a list of telephones, most of which no site prints."""
    n = 0
    while n < len(lines):
        end = n
        while end < len(lines) and marks[end][1] in ("", CALL) and _CALLED.search(lines[end].text):
            end += 1
        marked = [m for m in range(n, end) if marks[m][0]]
        if end - n >= FEWEST_NUMBERS and 2 * len(marked) <= end - n:
            yield from marked
        n = max(end, n + 1)


def _site_report(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Numbers and counters that a form on a web site asks for, with more of the form below each."""
    head = next((n for n, line in enumerate(lines) if _is_report(line, marks[n])), len(lines))
    for n in range(head + 1, len(lines)):
        if marks[n][1] in _OF_A_SITE:
            below = [m for m in range(n + 1, min(len(lines), n + 1 + REACH)) if not marks[m][0]]
            if below and _TOLD.search(lines[below[0]].text):
                yield n


def _is_report(line: StripLine, mark: Mark) -> bool:
    return not mark[0] and not line.paragraph and _REPORT.search(line.text) is not None


def _passages(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """推荐阅读 over books, each alone on its line, and 【延伸阅读】 【编辑推荐】 of a bulletin, each over a sentence."""
    heads = [n for n, (_, rule) in enumerate(marks) if rule == HEADING and n + 1 < len(lines)]
    told = [n for n in heads if not marks[n + 1][0] and lines[n].text[0] == "【"]
    told = [n for n in told if lines[n + 1].text.endswith(_SENTENCES)]
    yield from told if len(told) >= FEWEST_PASSAGES else ()
    books = [n for n in heads if _is_over_books(lines, marks, n, FEWEST_BOOKS)]
    yield from books
    if books:  # another list of the same lesson may hold one book
        yield from (n for n in heads if n > books[0] and _is_over_books(lines, marks, n, 1))


def _is_over_books(lines: Sequence[StripLine], marks: Sequence[Mark], n: int, fewest: int) -> bool:
    """Whether the names of ``fewest`` books stand right below line ``n``, each alone on its line."""
    named = range(n + 1, n + 1 + fewest)
    return named.stop <= len(lines) and all(
        not marks[m][0] and _BOOK_LINE.fullmatch(lines[m].text) is not None for m in named
    )


def _briefs(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """The editors of a brief, right below those to whom it goes."""
    for n, (_, rule) in enumerate(marks):
        if rule == EDITOR and n and not marks[n - 1][0] and _BRIEF.search(lines[n - 1].text):
            yield n


def _counted_on(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """3.点击关注公众号 right below 2. and 1.: a step of the paper."""
    last, run = None, 0  # the label right above, and how many lines there count on
    for n, line in enumerate(lines):
        label = row_and_number(line.text)
        follows = label and last and label == (last[0], last[1] + 1)
        run = run + 1 if follows else 1
        own = marks[n][1] in _HINTS and run > FEWEST_STEPS
        if own:
            yield n
        last = label if own or not marks[n][0] else None


def _diaries(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Who wrote the book that somebody read that day, right below the day with its weather."""
    n = 0
    while n < len(lines):
        end = n + 1
        while end < len(lines) and marks[end][1] in (SOURCE, EDITOR):
            end += 1
        told = end < len(lines) and not marks[end][0]
        if told and end > n + 1 and not marks[n][0] and _WEATHER.search(lines[n].text):
            yield from range(n + 1, end)
        n = end


def _on_rights(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[int]:
    """Sentences on copyright in a text that its title says to be about it; a site's own stand beside its other furniture."""
    own = [n for n, mark in enumerate(marks) if not mark[0]][:TITLE]
    titles = (n for n in own if not lines[n].paragraph and _RIGHTS.search(lines[n].text))
    top = next(titles, len(lines))
    every = [n for n, (strength, _) in enumerate(marks) if strength]
    found = [n for n in every if marks[n][1] in RIGHTS and n > top]
    last = max((n for n, mark in enumerate(marks) if not mark[0] and lines[n].owned), default=-1)
    for n in found:
        # Below one of several the buttons of the page may stand.
        beside = marks[max(0, n - 1) : n + (1 if len(found) > 1 else 2)]
        alone = all(not strength or rule in RIGHTS for strength, rule in beside)
        if alone and (len(found) > 1 or n < last or found == every):
            yield n


# The kinds, each with the rules one of which speaks of every line that it finds.
_KINDS: tuple[
    tuple[Sequence[str], Callable[[Sequence[StripLine], Sequence[Mark]], Iterable[int]]], ...
] = (
    ((DAY,), _days),
    ((BAR, STAMP), _log),
    ((FOOT, COUNTER), _parts),
    ((SOURCE, BAR, EDITOR), _sources),
    (_OF_A_BOOK, _colophon),
    ((HEADING, EDITOR), _book),
    ((CALL,), _telephones),
    (_OF_A_SITE, _site_report),
    ((HEADING,), _passages),
    ((EDITOR,), _briefs),
    (_HINTS, _counted_on),
    ((SOURCE, EDITOR), _diaries),
    (tuple(RIGHTS), _on_rights),
)
