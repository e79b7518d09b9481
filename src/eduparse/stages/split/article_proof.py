"""Which ordinals with their unit (第三条, 第二篇) number an article or a part, and which count things."""

from collections.abc import Iterator, Sequence

from eduparse.language.clause_labels import PIECE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.bullet_proof import INNER, MAX_HEADING
from eduparse.stages.split.figure_proof import stands
from eduparse.stages.split.heading_features import generic
from eduparse.stages.split.kinds import ARTICLES
from eduparse.stages.split.label import Label
from eduparse.stages.split.text_lines import rest_of_line

UNPROVEN = -6.0  # for 第三条建议 where no other article stands near
REFERENCE = -2.0  # the place of an article that is referred to; it proves none
MOST_THINGS, FEWEST = 50, 2  # things that a text counts by 第一条; articles of an excerpt
SENTENCE_ENDS = ("。", "；", "：")
ABOVE = 80  # characters above a line, blank ones included, in which its stop is looked for
MOST_COUNTED = 3  # routes, essays or stories that a clause counts by 第一条, 第一篇
NEIGHBOURS = 3  # by which numbers of neighbours may differ
_PIECE = lazy_pattern(PIECE)
_OPENED_BY = {  # the lists that one of a kind may open where the page shows no other of it
    "条": ("(一)",),
    "章": ("一、", "(一)", "1."),
    "部分": ("一、", "(一)", "1."),
}
_OUTER = ("一、", "(一)", "1.")


def lone_piece(text: str, found: Sequence[Label]) -> set[int]:
    """第二篇： at the head of a paper that a collection counts: no other part with 篇 stands in it."""
    pieces = [n for n, label in enumerate(found) if label.kind == "编" and label.line_start]
    if len(pieces) != 1:
        return set()
    label = found[pieces[0]]
    heads = not text[: label.start].strip() and _PIECE.match(text, label.start) is not None
    return set(pieces) if heads else set()


def unproven_articles(text: str, found: Sequence[Label]) -> Iterator[int]:
    """Candidates such as 第三条建议: nothing stands behind the ordinal, and no neighbour speaks for it.

    A neighbour is one of the kind, within a few numbers, that stands at a line start or behind a stop.
    In a line it takes more: most of those around it must stand so.
    """
    groups: dict[str, list[int]] = {}
    for n, label in enumerate(found):
        if label.kind in ARTICLES and label.place > REFERENCE:
            groups.setdefault(label.kind, []).append(n)
    for every in groups.values():
        if _count_things(text, found, every):
            yield from every
            continue
        for at, n in enumerate(every):
            label = found[n]
            own = stands(text, label) and label.kind != "部分"
            if (own and not bare_behind(text, label)) or _heads_article(text, found, n):
                continue
            if _opens_cut_off(text, found, n) or _is_excerpt(text, found, every, n):
                continue
            around = [
                m
                for m in every[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
                if m != n
                and 0 < (found[m].value - label.value) * (m - n) / abs(m - n) <= NEIGHBOURS
            ]
            standing = sum(stands(text, found[m]) for m in around)
            if not standing or (not own and standing * 2 < len(around)):
                yield n


def _count_things(text: str, found: Sequence[Label], every: Sequence[int]) -> bool:
    """Whether ``every`` label of a kind counts things in a clause: 第一条路线从…, 第二条路线从… between 一、 and 二、.

    A word follows each at once, they are few, and the numbering they stand in goes on behind them.
    """
    if len(every) > MOST_COUNTED or not all(bare_behind(text, found[n]) for n in every):
        return False
    outer = [n for n, label in enumerate(found) if label.kind in _OUTER and label.line_start]
    above = next((found[n] for n in reversed(outer) if n < every[0]), None)
    below = next((found[n] for n in outer if n > every[-1]), None)
    return (
        above is not None
        and below is not None
        and below.kind == above.kind
        and below.value == above.value + 1
    )


def _heads_article(text: str, found: Sequence[Label], n: int) -> bool:
    """Whether a chapter's heading is followed by its first article: 第四章商贸计量第十五条, 第1章总则1.1编制依据."""
    label = found[n]
    after = found[n + 1] if n + 1 < len(found) else None
    return (
        after is not None
        and label.kind != "条"
        and (after.kind in ARTICLES or after.numbers == (int(label.value), 1))
        and after.start - label.end <= MAX_HEADING
        and not INNER.search(text, label.end, after.start)
    )


def _is_excerpt(text: str, found: Sequence[Label], every: Sequence[int], n: int) -> bool:
    """Whether an article far from the others stands in a line of its own, a sentence below a sentence.

    第二百三十六条发生争议的，… behind 第三条 in an excerpt: nobody counts so many things.
    """
    label = found[n]
    if (
        label.kind != "条"
        or label.value <= MOST_THINGS
        or not label.line_start
        or len(every) < FEWEST
    ):
        return False
    above = text[max(0, label.start - ABOVE) : label.start].rstrip()
    behind = rest_of_line(text, label.end).rstrip()
    begun = n == every[0] or above[-1:] in SENTENCE_ENDS
    return begun and behind[-1:] in SENTENCE_ENDS and all(found[m].line_start for m in every)


def _opens_cut_off(text: str, found: Sequence[Label], n: int) -> bool:
    """Whether 第一条 or 第一章 stands with a heading on its line above a list that begins: what follows was cut off.

    第一条住宿管理⏎（一）…, 第一章总则⏎一、…: the page has no second article or chapter. A chapter is headed as papers
    head one: 第一章测试卷⏎1. 选择题 is part of a book.
    """
    label = found[n]
    after = found[n + 1] if n + 1 < len(found) else None
    opens = _OPENED_BY.get(label.kind, ())
    if after is None or not (opens and label.value == 1 and label.line_start):
        return False
    head = text[label.end : after.start].strip()
    if label.kind == "章" and not generic(head):
        return False
    first = after.kind in opens and after.value == 1 and after.line_start
    return (
        first and 0 < len(head) <= MAX_HEADING and INNER.search(head) is None and "\n" not in head
    )


def bare_behind(text: str, label: Label) -> bool:
    """Whether a word follows the ordinal at once."""
    return "一" <= text[label.end : label.end + 1] <= "鿿"
