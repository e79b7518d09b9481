"""What speaks for the weak forms of labels: a sequence.

A form that means something else in prose (1.5公里, 一，, a), 1 总则) labels a clause only where it counts on: its
elder or younger sibling stands at a line start too, or a strong form of its kind (二、 before 三，). A decimal
number needs its neighbour or its parent; a bullet another bullet of its sign; 问 an answer.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from eduparse.language.clause_labels import PIECE
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.numerals import NUMERALS, number
from eduparse.stages.split.bullet_proof import INNER, MAX_HEADING, proven_bullets
from eduparse.stages.split.decimal_proof import (
    MEASURE,
    UNANCHORED,
    above_decimals,
    proven_decimals,
)
from eduparse.stages.split.kinds import ARTICLES, BULLET, DECIMAL

if TYPE_CHECKING:
    from eduparse.stages.split.labels import Label

UNPROVEN = -6.0  # for 第三条建议 where no other article stands near
REFERENCE = -2.0  # the place of an article that is referred to; it proves none
MOST_COUNTED = 3  # routes, essays or stories that a clause counts by 第一条, 第一篇
NEIGHBOURS = 3  # by which numbers of neighbours may differ
OPEN_CHAINS = 6  # sequences of a kind that may be open at once
SURE_SHARE = 0.25  # of a sequence are no measured values, where some of it may be: 1.100%, 2.3所
LABELLED_WITHIN = 400  # code points above an item in which the line above it begins
PAGED = 6.0  # given back to 50六、 where 6.1 follows: it stands as at a line start
RANK_PENALTY = 5.5  # given back to 一、一等… where 二、 follows
FEWEST_LISTS = 2  # lists beside one of a single item that show what it is
CODES_WITHIN = 200  # code points of what stands behind a number alone on its line

_NUMERAL = lazy_pattern(f"[{NUMERALS}]{{1,3}}")
_DIGITS = lazy_pattern(r"\d+(?:[.．]\d+)?")
_TABLE_HEAD = lazy_pattern(r"序\s*号|编\s*号|排\s*名|名\s*次|学\s*号|No\.?")
_ANSWER = lazy_pattern(
    r"^[ \t\u3000]*(?:答[ \t]*[：:]|[【\[]答[】\]]|[AＡ]\d{0,2}[：:])", re.MULTILINE
)
_ANSWER_INSIDE = lazy_pattern(r"[？?。！!”）)][ \t\u3000]*答[ \t]*[：:]")
_PIECE = lazy_pattern(PIECE)
_IN_LISTS = ("a)", "(a)", "1)")  # forms that number nothing but the items of a list
_OUTER = ("一、", "(一)", "1.")
_STOPS = "。；;：:！？"


def proven_labels(text: str, found: "Sequence[Label]") -> "list[Label]":
    """``found`` without the weak candidates that no sequence proves; in order."""
    if not found:
        return []
    kept = {n for n, label in enumerate(found) if not label.weak}
    raised: set[int] = set()
    chains = _chains(text, found)
    for chain in chains:
        weak = [n for n in chain if found[n].weak]
        if not weak:
            if len(chain) > 1 and found[chain[0]].kind == "一、":
                raised.update(_ranked(text, found, chain))
            continue
        inside = any(found[n].weak and not found[n].line_start for n in chain)
        fewest = UNANCHORED + int(inside)
        mixed = len(weak) < len(chain) and not inside
        first = found[chain[0]]  # it may open a page that begins inside a list
        opens = first.kind in _IN_LISTS and not text[: first.start].strip()
        anchored = found[chain[0]].value == 1 or len(chain) >= fewest or mixed or opens
        if not mixed and any(_is_torn(found[n]) for n in chain):
            continue
        if sum(not _is_figure(text, found[n]) for n in chain) < SURE_SHARE * len(chain):
            continue
        if len(chain) > 1 and anchored and not _is_table(text, found, chain):
            kept.update(chain)
            if found[chain[0]].kind == "一、":
                raised.update(_ranked(text, found, chain))
    if any(label.weak for label in found):
        decimals = proven_decimals(text, found)
        starts = {found[n].start for n in decimals if found[n].numbers}
        kept = {n for n in kept if found[n].numbers or found[n].start not in starts}
        kept.update(decimals)
        kept.update(proven_bullets(text, found))
        kept.update(_questions(text, found))
        kept.update(_lists_of_one(text, found, kept))
    kept.update(_items_behind_pages(text, found))
    headed = set(above_decimals(text, found))
    kept.update(headed)
    loose = _unproven_articles(text, found)
    moved = dict.fromkeys(raised, RANK_PENALTY) | dict.fromkeys(loose, UNPROVEN)
    moved |= {n: PAGED for n in headed if not found[n].weak}
    kept -= _lone_piece(text, found)
    return [
        label._replace(place=label.place + moved[n]) if n in moved else label
        for n, label in enumerate(found)
        if n in kept
    ]


def _lone_piece(text: str, found: "Sequence[Label]") -> set[int]:
    """第二篇： at the head of a paper that a collection counts: no other part with 篇 stands in it."""
    pieces = [n for n, label in enumerate(found) if label.kind == "编" and label.line_start]
    if len(pieces) != 1:
        return set()
    label = found[pieces[0]]
    heads = not text[: label.start].strip() and _PIECE.match(text, label.start) is not None
    return set(pieces) if heads else set()


def _items_behind_pages(text: str, found: "Sequence[Label]") -> Iterator[int]:
    """22、 behind the number of a page (14822、), where 21、 and 23、 stand around it."""
    items = [(n, label) for n, label in enumerate(found) if label.kind == "1." and label.line_start]
    paged = {n for n, e in items if e.weak and text[e.start - 1 : e.start].isdecimal()}
    for at, (n, label) in enumerate(items):
        if n not in paged:
            continue
        above = next((e.value for m, e in reversed(items[:at]) if m not in paged), None)
        below = next((e.value for m, e in items[at + 1 :] if m not in paged), None)
        if above == label.value - 1 and below == label.value + 1:
            yield n


def _lists_of_one(text: str, found: "Sequence[Label]", kept: set[int]) -> list[int]:
    """a) alone under 5.7.5, where 5.7.4 and others beside it open a list of a), b) in the same place."""
    lists: dict[tuple[str, int], int] = {}
    alone: list[tuple[int, tuple[str, int]]] = []
    for n, label in enumerate(found):
        if not (n and label.weak and label.value == 1 and label.line_start) or label.numbers:
            continue
        above, after = found[n - 1], found[n + 1] if n + 1 < len(found) else None
        between = text[above.end : label.start].strip()
        if not above.numbers or "\n" in between or len(between) > MAX_HEADING:
            continue
        key = label.kind, len(above.numbers)
        if n in kept:
            lists[key] = lists.get(key, 0) + 1
        elif after is None or after.numbers:
            alone.append((n, key))
    return [n for n, key in alone if lists.get(key, 0) >= FEWEST_LISTS]


def _questions(text: str, found: "Sequence[Label]") -> Iterator[int]:
    """问： at line starts where answers stand at line starts; inside a line where each has its own answer."""
    every = [n for n, label in enumerate(found) if label.kind == "问"]
    answered = bool(every) and _ANSWER.search(text) is not None
    ends = [*(found[n].start for n in every[1:]), len(text)][: len(every)]
    for n, end in zip(every, ends, strict=True):
        label = found[n]
        if (label.line_start and answered) or _ANSWER_INSIDE.search(text, label.end, end):
            yield n


def _unproven_articles(text: str, found: "Sequence[Label]") -> Iterator[int]:
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
            stands = _stands(text, label) and label.kind != "部分"
            if (stands and not _bare_behind(text, label)) or _heads_article(text, found, n):
                continue
            around = [
                m
                for m in every[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
                if m != n
                and 0 < (found[m].value - label.value) * (m - n) / abs(m - n) <= NEIGHBOURS
            ]
            standing = sum(_stands(text, found[m]) for m in around)
            if not standing or (not stands and standing * 2 < len(around)):
                yield n


def _count_things(text: str, found: "Sequence[Label]", every: Sequence[int]) -> bool:
    """Whether ``every`` label of a kind counts things in a clause: 第一条路线从…, 第二条路线从… between 一、 and 二、.

    A word follows each at once, they are few, and the numbering they stand in goes on behind them.
    """
    if len(every) > MOST_COUNTED or not all(_bare_behind(text, found[n]) for n in every):
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


def _heads_article(text: str, found: "Sequence[Label]", n: int) -> bool:
    """Whether a chapter's heading is followed by its first article: 第四章商贸计量第十五条."""
    label = found[n]
    after = found[n + 1] if n + 1 < len(found) else None
    return (
        after is not None
        and label.kind != "条"
        and after.kind in ARTICLES
        and after.start - label.end <= MAX_HEADING
        and not INNER.search(text, label.end, after.start)
    )


def _bare_behind(text: str, label: "Label") -> bool:
    """Whether a word follows the ordinal at once."""
    return "一" <= text[label.end : label.end + 1] <= "鿿"


def _chains(text: str, found: "Sequence[Label]") -> list[list[int]]:
    """The sequences of each kind, as indices: 1, 2, 3 … at places where a label can stand."""
    done: list[list[int]] = []
    every: dict[str, list[list[int]]] = {}
    for n, label in enumerate(found):
        if label.kind.startswith((BULLET, DECIMAL)):
            continue
        sure = label.line_start and not label.weak
        if not (sure or _stands(text, label) or _opens_with_figure(text, found, n)):
            continue
        if label.weak and label.kind == "1." and text[label.start - 1 : label.start].isdecimal():
            continue  # it may stand behind the number of a page
        if label.kind == "1 " and _bare_behind(text, label):
            continue  # 3人户: only parts of its own (3.1) make a label of the number
        chains = every.setdefault(label.kind, [])
        for chain in reversed(chains):
            before = found[chain[-1]]
            if int(before.value) + 1 == int(label.value) and before.start < label.start:
                chain.append(n)
                chains.remove(chain)
                chains.append(chain)
                break
        else:
            chain = [n]
            chains.append(chain)
            done.append(chain)
            if len(chains) > OPEN_CHAINS:
                chains.pop(0)
    return done


def _stands(text: str, label: "Label") -> bool:
    if _is_figure(text, label):
        return False
    if label.weak and label.kind == "一、" and label.printed[-1] in "：:":
        return text[label.end : label.end + 1] not in NUMERALS
    if label.line_start:
        return True
    before = text[max(0, label.start - 24) : label.start].rstrip()[-1:]
    if label.kind == "a)" and before.isascii() and before.isalnum():
        return True  # behind the number of a standard, the head of a page
    return before in _STOPS or (before in "）)" and label.kind in ARTICLES)


def _is_torn(label: "Label") -> bool:
    """Whether ``三)`` is read as （三） that lost its bracket: only whole ones beside it prove that."""
    return label.kind == "(一)" and label.weak and label.printed[0] in NUMERALS


def _is_figure(text: str, label: "Label") -> bool:
    return label.kind == "1." and label.weak and _is_measure(text, label)


def _opens_with_figure(text: str, found: "Sequence[Label]", n: int) -> bool:
    """Whether ``1.100%的学校`` may be an item: it opens a line below a sentence's end or below a labelled line."""
    label = found[n]
    if not (label.line_start and _is_figure(text, label)):
        return False
    if MEASURE.match(text, _DIGITS.match(text, label.end).end()) is None:  # type: ignore[union-attr]
        return False
    low = max(0, label.start - LABELLED_WITHIN)
    above = text[low : label.start].rstrip()
    line = low + above.rfind("\n") + 1
    opened = n > 0 and found[n - 1].line_start and found[n - 1].start >= line
    return opened or above[-1:] in _STOPS


def _is_measure(text: str, label: "Label") -> bool:
    """Whether the number behind ``1.`` is the fraction of a measured value: 1.5公里; 1、5万元 has none."""
    m = _DIGITS.match(text, label.end)
    if m is None:
        return False
    measured = label.printed[-1] != "、" and MEASURE.match(text, m.end()) is not None
    if m.end() - m.start() >= 3:  # a year or a larger number
        return measured and m.end() - m.start() == 3
    return measured or text[m.end() : m.end() + 1] in " \t\u3000\n、，)）"


def _ranked(text: str, found: "Sequence[Label]", chain: Sequence[int]) -> Iterator[int]:
    """Members that open with a numeral (一、一等技师) in a list that is plainly one."""
    opens = [n for n in chain if text[found[n].end : found[n].end + 1] in NUMERALS]
    counting = [n for n in opens if _counts(text, found[n])]
    # Of two members the second may count on where it opens a line: 一、首诊制度, 二、三级查房制度.
    fewer = len(counting) * 2 < len(chain)
    second = len(chain) == len(counting) * 2 and all(found[n].line_start for n in chain)
    if (fewer or second) and chain[0] not in counting and found[chain[0]].value == 1:
        yield from (n for n in opens if not _says_itself(text, found[n]))


def _says_itself(text: str, label: "Label") -> bool:
    """Whether the numeral behind a label is its own (一、一等技师): no row counts so, and nothing speaks against it."""
    m = _NUMERAL.match(text, label.end)
    return (
        m is not None and number(m.group()) == label.value and text[m.end() : m.end() + 1] != "、"
    )


def _counts(text: str, label: "Label") -> bool:
    m = _NUMERAL.match(text, label.end)
    return m is not None and number(m.group()) == label.value + 1


def _is_table(text: str, found: "Sequence[Label]", chain: Sequence[int]) -> bool:
    """Whether bare numbers at line starts count the rows of a table."""
    if found[chain[0]].kind not in ("1 ", "01"):
        return False
    first = found[chain[0]]
    above = text[max(0, first.start - 80) : first.start].rstrip().rpartition("\n")[2]
    if _TABLE_HEAD.search(above):
        return True
    if all(_alone(text, found[n]) for n in chain):  # codes of a table that is printed a cell a line
        ends = [*(found[n].start for n in chain[1:]), first.start + CODES_WITHIN * len(chain)]
        bodies = sum("。" in text[found[n].end : e] for n, e in zip(chain, ends, strict=True))
        return bodies * 2 < len(chain)
    columns = 0
    for n in chain:
        line = text[found[n].end : found[n].end + 120].split("\n", 1)[0].strip()
        columns += len(re.split(r"[ \t\u3000]+", line)) > 2
    return columns * 2 > len(chain)


def _alone(text: str, label: "Label") -> bool:
    return text[label.end : label.end + 1] in ("", "\n")
