"""What speaks for decimal labels: a neighbour, a parent, or a part of its own.

The number of a page may stick to a label at the start of a line (536.2.3): where the sequence asks for 6.2.3, it is read so.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from eduparse.language.clause_labels import NAMED_TOGETHER
from eduparse.language.dates import BEHIND_DAY, BEHIND_MONTH
from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.kinds import is_lettered
from eduparse.stages.split.label import Label

FIRST_ITEMS = (("(1)", 1), ("a)", 1), ("1)", 1))
HOLDERS = ("一、", "条", "章")  # kinds whose parts may be decimals of their number
PARTS_OF_CHAPTER = 2  # numbers of 3.8
MONTHS, DAYS = 12, 31  # of a year, and of a month at most
UNANCHORED = 3  # labels that prove a sequence that does not begin at 1
MEASURE = lazy_pattern(
    r"[ \t]*(?!分[析类级期工区步层布解配组项批别散流支歧]|升[级学格旗]|克[服难]|[里角度]程|角色|度假|元旦|米面|版[权面画式图块])"
    r"(?:[%％‰°℃万亿倍元角吨米亩度伏瓦]|(?:平方|立方|千|毫|厘|分|公|海)?(?:米|里|斤|升|克|顷|分)|个?百分点|小时|分钟|"
    r"(?:[年天月]以|[年天](?:[内后前]|左右))|kg|km|cm|mm|m[²³23]?\b|g\b|GB|MB|Gbps|版本?|摄氏度|华氏度|班(?=学生|同学|[的有共和与，。、；])|[上下中]午|[早晚]上|[日号周]|星期|[~～—－-]\s?\d)"
)


def proven_decimals(text: str, found: Sequence[Label]) -> set[int]:
    """Decimal labels with a neighbour or a parent, and the bare numbers that have them as children."""
    every = {
        n: label
        for n, label in enumerate(found)
        if label.numbers
        and (
            len(label.numbers) > 2 or not _is_amount(text, label) or _opens_chapter(text, found, n)
        )
        and not NAMED_TOGETHER.match(text, label.end)
        and not _is_month(text, label)
        and not _is_day(text, found, label)
    }
    # Behind the number of a page (546.3.1) it proves nothing itself.
    paged = [n for n, label in every.items() if _behind_digit(text, label)]
    sure = [label for n, label in every.items() if not _behind_digit(text, label)]
    # 1.1.2 says that there is a 1.1, printed or glued to the line above.
    above_parts = {label.numbers[:n] for label in sure for n in range(2, len(label.numbers))}
    known = above_parts | {label.numbers for label in sure}
    starts = {label.start for label in found if label.numbers}
    tops = {
        label.value: n
        for n, label in enumerate(found)
        if label.kind in ("1.", "1 ")
        and label.line_start
        and label.start not in starts
        and not _behind_digit(text, label)
    }
    ends, by_part = _ends_of_runs(known), _by_part(sure)
    kept: set[int] = set()
    for n, label in every.items():
        *above, own = label.numbers
        beside = {(*above, own - 1), (*above, own + 1)}
        parent = tuple(above) in known or (len(above) == 1 and above[0] in tops and own == 1)
        run = _run(label.numbers, ends) if beside & known else 0
        if not run and above[0] not in tops and _stands_alone(label, by_part):
            continue
        if run or parent or label.numbers in above_parts:
            kept.add(n)
            if above[0] in tops and own == 1:
                kept.add(tops[above[0]])
    kept.update(_sections_of_appendices(every, kept))
    kept.update(_first_parts(found, every, kept))
    kept.update(_holding_lists(found, every))
    return _pages_apart(found, kept, paged, known, above_parts)


def _is_month(text: str, label: "Label") -> bool:
    """Whether the second number is a month and what is behind it a day or a part of it: 1.2月10日, 3.3月中旬."""
    month = len(label.numbers) == PARTS_OF_CHAPTER and label.numbers[1] <= MONTHS
    return month and BEHIND_MONTH.match(text, label.end) is not None


def _is_day(text: str, found: Sequence[Label], label: "Label") -> bool:
    """Whether the last two numbers of three are a day behind the number of an item: 1.10.8前完成检修.

    No other label is of the same part.
    """
    if len(label.numbers) != PARTS_OF_CHAPTER + 1 or BEHIND_DAY.match(text, label.end) is None:
        return False
    _, month, day = label.numbers
    part = label.numbers[:PARTS_OF_CHAPTER]
    beside = sum(other.numbers[:PARTS_OF_CHAPTER] == part for other in found)
    return month <= MONTHS and day <= DAYS and beside == 1


def _is_amount(text: str, label: "Label") -> bool:
    """Whether a unit stands behind the figures: 1.5公里, A.5年以下; in B.1 日检 a blank tells the section of an appendix."""
    apart = is_lettered(label.numbers) and text[label.end : label.end + 1] in (" ", "\u3000")
    return not apart and MEASURE.match(text, label.end) is not None


def _opens_chapter(text: str, found: "Sequence[Label]", n: int) -> bool:
    """Whether 2.1 stands with a blank in front of what may be a unit, right below the heading 2 and above 2.2: 2.1 万兆到楼宇."""
    label = found[n]
    if not (label.line_start and label.numbers[1] == 1 and text[label.end : label.end + 1] == " "):
        return False
    above = next((e for e in reversed(found[:n]) if e.line_start and e.start < label.start), None)
    below = next((e for e in found[n + 1 :] if e.line_start and e.start >= label.end), None)
    return (
        above is not None
        and below is not None
        and (above.kind, above.value) == ("1 ", label.numbers[0])
        and below.numbers == (label.numbers[0], 2)
        and not _is_amount(text, below)
        and text.count("\n", above.end, label.start) == 1
    )


def _by_part(sure: "Sequence[Label]") -> dict[int, set[tuple[int, ...]]]:
    """The numbers of the decimals of each part."""
    found: dict[int, set[tuple[int, ...]]] = {}
    for label in sure:
        found.setdefault(label.numbers[0], set()).add(label.numbers)
    return found


def _stands_alone(label: "Label", by_part: dict[int, set[tuple[int, ...]]]) -> bool:
    """Whether no other decimal of the text is of its part or the next one: the day in 08.2.9入住.

    A letter is no part of a day.
    """
    own = label.numbers
    near = (by_part.get(part, set()) for part in range(own[0] - 1, own[0] + 2))
    return not is_lettered(own) and not any(len(numbers) > (own in numbers) for numbers in near)


def _sections_of_appendices(every: "dict[int, Label]", kept: set[int]) -> Sequence[int]:
    """The lettered labels where they run on from one appendix to the next: C.2, D.2, E.2, E.3.

    Two are enough where something else speaks for one of them.
    """
    lettered = [n for n, label in every.items() if is_lettered(label.numbers)]
    steps = [
        every[n].numbers < every[m].numbers and every[m].numbers[0] - every[n].numbers[0] <= 1
        for n, m in pairwise(lettered)
    ]
    enough = len(lettered) >= UNANCHORED or not kept.isdisjoint(lettered)
    return lettered if enough and all(steps) else ()


def _first_parts(found: Sequence[Label], every: dict[int, Label], kept: set[int]) -> Iterator[int]:
    """3.1 under 三、 or 第三条 where 2.1 stands under the one before: what follows it is not printed."""
    held: set[int] = set()  # the numbers of the headings that hold such a part
    top: Label | None = None
    for n, label in enumerate(found):
        if label.kind in HOLDERS and label.line_start:
            top = label
        elif top is not None and label.numbers == (top.value, 1) and label.line_start:
            value = label.numbers[0]
            if n in kept:
                held.add(value)
            elif n in every and value - 1 in held:
                yield n


def _holding_lists(found: "Sequence[Label]", every: "dict[int, Label]") -> Iterator[int]:
    """3.8 and 3.9 on a page that begins inside a paper, where each holds a list of its own from （1） on."""
    holding = [
        n
        for n, label in every.items()
        if label.line_start and len(label.numbers) == PARTS_OF_CHAPTER and _opens_list(found, n)
    ]
    for n, m in pairwise(holding):
        *above, own = every[n].numbers
        if every[m].numbers == (*above, own + 1):
            yield from (n, m)


def _opens_list(found: "Sequence[Label]", n: int) -> bool:
    """Whether the next label is the first of a list, at the start of its line."""
    after = next((other for other in found[n + 1 :] if other.start >= found[n].end), None)
    return after is not None and after.line_start and (after.kind, after.value) in FIRST_ITEMS


def _behind_digit(text: str, label: "Label") -> bool:
    """Whether a digit stands right before a label: the number of a page, or another reading's."""
    return text[max(0, label.start - 1) : label.start].isdecimal()


def _pages_apart(
    found: Sequence[Label],
    kept: set[int],
    paged: Sequence[int],
    known: "set[tuple[int, ...]]",
    parents: "set[tuple[int, ...]]",
) -> set[int]:
    """``kept`` with one reading each where a label may stand behind the number of a page.

    6.2.3 in 536.2.3 is one where 6.2.2 or a part of it stands elsewhere, and 3.1.3 in 33.1.3 where nothing
    speaks for 33.1.3.
    """
    whole = {label.end: n for n, label in enumerate(found) if n in kept and n not in paged}
    printed = {found[n].numbers for n in kept if n not in paged}
    for n in paged:
        numbers = found[n].numbers
        *above, own = numbers
        rival = whole.get(found[n].end)
        proven = (*above, own - 1) in known or numbers in parents
        proven = proven or (own == 1 and len(above) > 1 and tuple(above) in known)
        # 43.2 is 3.2 only where a part of it, 3.2.1, says so.
        if len(numbers) == 2 and not is_lettered(numbers):
            proven = numbers in parents and numbers not in printed
        if rival is not None:
            *over, last = found[rival].numbers
            beside = {(*over, last - 1), (*over, last + 1)} & known or tuple(over) in printed
            proven = proven and not beside
            if proven:
                kept.discard(rival)
        if proven:
            known.add(numbers)
            kept.add(n)
        else:
            kept.discard(n)
    return kept


def _ends_of_runs(known: "set[tuple[int, ...]]") -> dict[tuple[int, ...], tuple[int, int]]:
    """Where the run begins and ends that each number is of: (1, 2) of 1.1, 1.2, 1.3 is of 1 to 3."""
    ends: dict[tuple[int, ...], tuple[int, int]] = {}
    for numbers in known:
        *above, first = numbers
        if (*above, first - 1) in known:
            continue
        last = first
        while (*above, last + 1) in known:
            last += 1
        ends.update({(*above, n): (first, last) for n in range(first, last + 1)})
    return ends


def _run(numbers: tuple[int, ...], ends: dict[tuple[int, ...], tuple[int, int]]) -> int:
    """The length of the run of ``numbers``; 0 where it does not begin at 1 and is short (dates)."""
    *above, own = numbers
    first, _ = ends.get((*above, own - 1), (own, own))
    _, last = ends.get((*above, own + 1), (own, own))
    length = last - first + 1
    return length if first == 1 or length >= UNANCHORED else 0


def above_decimals(text: str, found: "Sequence[Label]") -> Iterator[int]:
    """六、 or 2 behind the number of a page (50六、, 12术语), where 6.1 or 2.1 is the next label.

    The number may stand inside a line: （首批）50六、.
    """
    for n, label in enumerate(found):
        glued = label.weak or (label.kind == "一、" and not label.line_start)
        if not (glued and label.kind in ("一、", "1 ") and _behind_digit(text, label)):
            continue
        behind = (found[m] for m in range(n + 1, len(found)))
        after = next((other.numbers for other in behind if other.start >= label.end), ())
        if after[1:] == (1,) and after[0] == label.value:
            yield n
