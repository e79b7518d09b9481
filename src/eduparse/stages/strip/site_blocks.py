"""Blocks of lines that only together are furniture: a summary, a list of hints, a survey, comments, a feed.

A summary is told by its heading and the note that a machine wrote it. A list of hints goes whole or stays whole: one
item that is furniture by itself, or a heading on downloads that fail, proves it where most of the others speak of the
site as well. Answers (很有帮助, 一般) are a survey's right below its question.
Comments of readers run from their heading to the last bar with 回复 and 赞.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eduparse.language.clause_labels import NUMBERED
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.present import any_of
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.strip.feet import FOOT, RIGHTS, feet, rights_alone
from eduparse.stages.strip.forum_posts import BAR, forum_posts
from eduparse.stages.strip.furniture import NOTHING, Mark, Strength
from eduparse.stages.strip.named_sites import NAME, name_over_menu
from eduparse.stages.strip.page import StripLine
from eduparse.stages.strip.site_words import FORM, annexed

HEADING, NOTE, SUMMARY = "noise.ai-heading", "noise.ai-note", "noise.ai-summary"
HINTS, HELP, SURVEY = "noise.hint-list", "noise.download-help", "noise.survey"
COMMENTS, FEED = "noise.comment-block", "noise.feed"
COLLECTION = "noise.collection-note"
_COLLECTOR = frozenset(("noise.collector-note", "noise.site-greeting"))
FEED_HEADS, FEED_ITEM, FEED_LAST = (
    3,
    6,
    2,
)  # heads, lines from one to the next, lines below the last
_BLOCKS = frozenset((NOTE, SUMMARY, HINTS, SURVEY, COMMENTS, FEED, FORM, COLLECTION))
_FEED_HEADS = frozenset((FEED, "noise.ad-line"))
LONGEST_COMMENT = 8  # lines from one bar of a comment to the next
LONGEST = 12  # lines of a summary
FEWEST = 2  # items of a list
MOST_ANSWERS = 6
SPEAK = 2 / 3  # share of the items that speak of the site
_ITEM = lazy_pattern(rf"{NUMBERED}")
_MINUTE = lazy_pattern(r"\d{1,2}[：:]\d{2}|(?:分钟|小时|天|昨天|前天)前?")
_FIRST_PIECE = lazy_pattern(r"(?P<name>\S.{3,29}?)[ \u3000]?(?:篇|范文)?[（(]?[一1][）)]?")
_SIGNS = "○〇□☐●◯√|/ \t\u3000"
_FIELD = "•·●■-*＊：:"
_BETWEEN = lazy_pattern(rf"[{_SIGNS}]+")
_PARTS = lazy_pattern(r"[\s\d()（）|｜·\[\]]+")


def site_blocks(
    lines: Sequence[StripLine], marks: Sequence[Mark], book: Rulebook = PACKAGED
) -> dict[int, Mark]:
    """What the lines of such blocks say, by index; `NOTHING` for a list that stays. No line is blank."""
    rights = dict.fromkeys(rights_alone(lines, marks), (Strength.STRONG, RIGHTS))
    if not any(rule for _, rule in marks):
        return rights  # each block is proven by a line that is furniture by itself
    rules = {r.id: r.options for r in book.rules("noise") if r.id in _BLOCKS}
    told = {rule: tuple(rules[rule].get("words", ())) if rule in rules else () for rule in _BLOCKS}
    found = rights | dict(_summaries(lines, marks, asks=told[NOTE], of_the_paper=told[SUMMARY]))
    if HINTS in rules and HINTS not in book.off():
        found |= _hints(lines, marks, rules[HINTS])
    if SURVEY in rules:
        found |= _answers(lines, marks, frozenset(rules[SURVEY]["words"]))
    if COMMENTS in rules and COMMENTS not in book.off():
        found |= _comments(lines, marks, rules[COMMENTS])
    if FEED in rules and FEED not in book.off():
        found |= _feed(lines, marks)
    if FORM in rules and FORM not in book.off():
        found |= _fields(lines, marks, frozenset(rules[FORM]["words"]))
    if COLLECTION in rules and COLLECTION not in book.off():
        found |= _notes_of_collections(lines, marks)
    return found | _of_places(lines, marks, book)


def _of_places(
    lines: Sequence[StripLine], marks: Sequence[Mark], book: Rulebook
) -> dict[int, Mark]:
    """The bars of a thread, the name over a menu, the foot below a text without a signature."""
    found: dict[int, Mark] = {}
    for rule, lines_of in ((BAR, forum_posts), (NAME, name_over_menu), (FOOT, feet)):
        if rule not in book.off():
            said = {
                n: marks[n][1] if rule == FOOT and marks[n][1] else rule
                for n in lines_of(lines, marks)
            }
            found |= {n: (Strength.SURE, name) for n, name in said.items()}
    return found


def _fields(
    lines: Sequence[StripLine], marks: Sequence[Mark], words: frozenset[str]
) -> Iterator[tuple[int, Mark]]:
    """The empty fields of a form around the one for the code of a picture."""
    own = annexed(lines, marks) if any(rule == FORM for _, rule in marks) else ()
    for n, (_, rule) in enumerate(marks):
        if rule != FORM:
            continue
        if n in own:
            yield n, NOTHING
            continue
        for step in (-1, 1):
            m = n + step
            while 0 <= m < len(lines) and _BETWEEN.sub("", lines[m].text).strip(_FIELD) in words:
                yield m, (Strength.SURE, FORM)
                m += step


def _notes_of_collections(
    lines: Sequence[StripLine], marks: Sequence[Mark]
) -> Iterator[tuple[int, Mark]]:
    """Who collected model texts for whom, right above the first of them, whose name it tells."""
    for n, (_, rule) in enumerate(marks[:-1]):
        if rule in _COLLECTOR:
            piece = _FIRST_PIECE.fullmatch(lines[n + 1].text)
            if piece and piece["name"] in lines[n].text:
                yield n, (Strength.SURE, COLLECTION)


def _summaries(
    lines: Sequence[StripLine],
    marks: Sequence[Mark],
    *,
    asks: tuple[str, ...],
    of_the_paper: tuple[str, ...],
) -> Iterator[tuple[int, Mark]]:
    for n, (_, rule) in enumerate(marks):
        if rule == NOTE and any(
            word in lines[n].text for word in asks
        ):  # what to ask the machine next
            for m in range(n + 1, min(n + 1 + LONGEST, len(lines))):
                if lines[m].text[-1] not in "？?":
                    break
                yield m, (Strength.SURE, SUMMARY)
        if rule != HEADING:
            continue
        within = range(n + 1, min(n + 2 + LONGEST, len(lines)))
        note = next((m for m in within if marks[m][1] == NOTE), None)
        if note is None or any(_begins_paper(lines[m]) for m in range(n + 1, note)):
            continue  # a title, a number or a date: the paper has begun
        end = note
        while (
            note == n + 1
            and end + 1 < len(lines)
            and lines[end + 1].text.startswith(of_the_paper)
            and not _begins_paper(lines[end + 1])
        ):
            end += 1
        yield from ((m, (Strength.SURE, SUMMARY)) for m in range(n, end + 1))


def _begins_paper(line: StripLine) -> bool:
    return line.official and not _ITEM.match(line.text)


def _hints(
    lines: Sequence[StripLine], marks: Sequence[Mark], options: Mapping[str, Any]
) -> Iterator[tuple[int, Mark]]:
    heads, words = options["heads"], lazy_pattern(any_of(options["words"]))
    for n, line in enumerate(lines):
        sure = marks[n][1] == HELP
        if sure and any(other.heads_clause for other in lines[:n]):
            yield n, NOTHING  # below a clause it is one of a paper on downloads
            continue
        if not sure and line.text.strip("：:【】[]*※ ") not in heads:
            continue
        end = n + 1
        while end < len(lines) and _ITEM.match(lines[end].text):
            end += 1
        items = range(n + 1, end)
        if len(items) < FEWEST or not (sure or any(marks[m][0] == Strength.SURE for m in items)):
            continue
        speak = sum(
            marks[m][0] == Strength.SURE or words.search(lines[m].text) is not None for m in items
        )
        gone = speak >= SPEAK * len(items)
        yield n, (Strength.SURE, HELP if sure else HINTS) if gone else NOTHING
        yield from ((m, (Strength.SURE, HINTS) if gone else NOTHING) for m in items)


def _answers(
    lines: Sequence[StripLine], marks: Sequence[Mark], answers: frozenset[str]
) -> Iterator[tuple[int, Mark]]:
    for n, mark in enumerate(marks):
        if mark[1] != SURVEY:
            continue
        for m in range(n + 1, min(n + 1 + MOST_ANSWERS, len(lines))):
            if not answers.issuperset(_BETWEEN.split(lines[m].text.strip(_SIGNS))):
                break
            yield m, mark


def _comments(
    lines: Sequence[StripLine], marks: Sequence[Mark], options: Mapping[str, Any]
) -> Iterator[tuple[int, Mark]]:
    """From the heading of the comments down to the last bar of one; a clause below shows that the text goes on.

    A heading that papers may have, too, needs the minute of a visitor below it.
    """
    words, heads = frozenset(options["words"]), frozenset(options["heads"])
    by_rule = [mark[1] == COMMENTS for mark in marks]
    head = next(
        (n for n, x in enumerate(lines) if by_rule[n] or (n and x.text.rstrip("：: ") in heads)),
        None,
    )
    if head is None:
        return
    last, dated = head, by_rule[head]
    for n in range(head + 1, len(lines)):
        if n - last > LONGEST_COMMENT or lines[n].heads_clause:
            break
        dated = dated or _MINUTE.search(lines[n].text) is not None
        if by_rule[n] or _is_bar(lines[n].text, words):
            last = n
    if not dated or any(line.heads_clause for line in lines[last:]):
        return
    yield from ((n, (Strength.SURE, COMMENTS)) for n in range(head, last + 1) if last > head)


def _feed(lines: Sequence[StripLine], marks: Sequence[Mark]) -> Iterator[tuple[int, Mark]]:
    """Articles of others below the first paragraph, each below its source or above its age."""
    article = next((n for n, line in enumerate(lines) if line.paragraph), len(lines))
    run: list[int] = []
    for n in (
        *(n for n in range(article, len(lines)) if marks[n][1] in _FEED_HEADS),
        len(lines) + FEED_ITEM,
    ):
        if run and (
            n - run[-1] > FEED_ITEM or any(line.heads_clause for line in lines[run[-1] : n])
        ):
            end = min(run[-1] + FEED_LAST + 1, len(lines))
            while end > run[-1] + 1 and (lines[end - 1].official or marks[end - 1][0]):
                end -= 1
            if len(run) >= FEED_HEADS:
                yield from ((m, (Strength.SURE, FEED)) for m in range(run[0], end))
            run = []
        run.append(n)


def _is_bar(text: str, words: frozenset[str]) -> bool:
    """Whether a line is nothing but ``words`` of a bar below a comment, each with its number: 回复 赞(3)."""
    parts = [p for p in _PARTS.split(text) if p]
    return bool(parts) and words.issuperset(parts)
