"""What speaks for the weak forms of labels: a sequence.

A form that means something else in prose (1.5公里, 一，, a), 1 总则) labels a clause only where it counts on: its
elder or younger sibling stands at a line start too, or a strong form of its kind (二、 before 三，). A decimal
number needs its neighbour or its parent; a bullet another bullet of its sign; 问 an answer.
"""

import re
from collections.abc import Iterator, Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.language.lexicons import words
from eduparse.language.numerals import NUMERALS, number
from eduparse.stages.split.article_proof import UNPROVEN, bare_behind, lone_piece, unproven_articles
from eduparse.stages.split.bare_heads import bare_heads
from eduparse.stages.split.bullet_proof import MAX_HEADING, proven_bullets
from eduparse.stages.split.decimal_proof import (
    UNANCHORED,
    above_decimals,
    proven_decimals,
)
from eduparse.stages.split.figure_marks import figure_marks
from eduparse.stages.split.figure_proof import (
    counts_rows,
    dated_rows,
    is_figure,
    opens_with_figure,
    stands,
)
from eduparse.stages.split.form_readings import opens_letters
from eduparse.stages.split.kinds import BULLET, DECIMAL
from eduparse.stages.split.label import Label
from eduparse.stages.split.lost_stops import with_lost_stops
from eduparse.stages.split.sentence_lists import LISTED, counted_in_sentences, items_in_lines

SURE_SHARE = 0.25  # of a sequence are no measured values, where some of it may be: 1.100%, 2.3所
OPEN_CHAINS = 6  # sequences of a kind that may be open at once
PAGED = 6.0  # given back to 50六、 where 6.1 follows: it stands as at a line start
RANK_PENALTY = 5.5  # given back to 一、一等… where 二、 follows
FEWEST_LISTS = 2  # lists beside one of a single item that show what it is

_NUMERAL = lazy_pattern(f"[{NUMERALS}]{{1,3}}")
_MONTH = lazy_pattern(f"[{NUMERALS}]{{1,2}}(?:、[{NUMERALS}]{{1,2}})?月")
_ANSWER = lazy_pattern(
    r"^[ \t\u3000]*(?:答[ \t]*[：:]|[【\[]答[】\]]|[AＡ]\d{0,2}[：:])", re.MULTILINE
)
# The same without its colon, which only two questions and their answers in a row prove: 问 要交押金吗？⏎答 不需要。
_ANSWER_BARE = lazy_pattern(r"^[ \t\u3000]*(?:答|[AＡ]\d{0,2})[ \t\u3000]+\S", re.MULTILINE)
FEWEST_BARE = 2
_ANSWER_INSIDE = lazy_pattern(r"[？?。！!”）)][ \t\u3000]*答[ \t]*[：:]")
_IN_LISTS = ("a)", "(a)", "1)")  # forms that number nothing but the items of a list


def proven_labels(text: str, found: Sequence[Label]) -> list[Label]:
    """``found`` without the weak candidates that no sequence proves; in order."""
    if not found:
        return []
    found = with_lost_stops(text, _whole(found))
    kept = {n for n, label in enumerate(found) if not label.weak}
    raised: set[int] = set()
    # Of the strong forms only 一、 is asked for its sequence.
    asked = {label.kind for label in found if label.weak} | {"一、"}
    for chain in _chains(text, found, asked):
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
        if sum(not is_figure(text, found[n]) for n in chain) < SURE_SHARE * len(chain):
            continue
        if len(chain) > 1 and anchored and not counts_rows(text, found, chain):
            kept.update(chain)
            if found[chain[0]].kind == "一、":
                raised.update(_ranked(text, found, chain))
    if any(label.weak for label in found):
        decimals = proven_decimals(text, found)
        decimals -= dated_rows(text, found, decimals)
        starts = {found[n].start for n in decimals if found[n].numbers}
        kept = {n for n in kept if found[n].numbers or found[n].start not in starts}
        kept.update(decimals)
        kept.update(proven_bullets(text, found))
        kept.update(_questions(text, found))
        kept.update(bare_heads(text, found))
        kept.update(_lists_of_one(text, found, kept))
        kept = {n for n in kept if not _is_inserted(found[n])}
        kept.update(_put_in(text, found, kept))
        kept.update(_items_behind_pages(text, found))
    headed = set(above_decimals(text, found))
    kept.update(headed)
    loose = unproven_articles(text, found)
    moved = dict.fromkeys(raised, RANK_PENALTY) | dict.fromkeys(loose, UNPROVEN)
    moved |= dict.fromkeys(items_in_lines(text, found), LISTED)
    moved |= {n: PAGED for n in headed if not found[n].weak}
    kept -= lone_piece(text, found)
    kept.difference_update(counted_in_sentences(text, found, kept))
    kept.difference_update(figure_marks(text, found))
    return [
        label._replace(place=label.place + moved[n]) if n in moved else label
        for n, label in enumerate(found)
        if n in kept
    ]


ABOVE = 80  # characters above a line, blank ones included, in which its stop is looked for
# What a number with a letter counts or names: 第(2A)款, 4A级, A4纸, 2A班.
_MEASURED = lazy_pattern(f"[ \t]*(?:{words('measured-by-letter')})")


def _whole(found: Sequence[Label]) -> Sequence[Label]:
    """``found`` with 1) read as (1) where it lost its bracket: (2) follows, and no other label has half of one."""
    halves = [n for n, label in enumerate(found) if label.kind == "1)"]
    if len(halves) != 1 or halves[0] + 1 >= len(found):
        return found
    half, below = found[halves[0]], found[halves[0] + 1]
    follows = (below.kind, below.value) == ("(1)", half.value + 1)
    if not (follows and half.line_start and below.line_start):
        return found
    element = f"({int(half.value)})"
    whole = half._replace(kind="(1)", element=element, weak=False)
    return [whole if n == halves[0] else label for n, label in enumerate(found)]


def _items_behind_pages(text: str, found: Sequence[Label]) -> Iterator[int]:
    """22、 behind the number of a page (14822、), where 21、 and 23、 stand around it."""
    items = [(n, label) for n, label in enumerate(found) if label.kind == "1." and label.line_start]
    paged = {n for n, e in items if e.weak and text[e.start - 1 : e.start].isdecimal()}
    above = _nearest(items, paged)
    below = _nearest(items[::-1], paged)
    for n, label in items:
        if n in paged and above[n] == label.value - 1 and below[n] == label.value + 1:
            yield n


def _nearest(items: Sequence[tuple[int, Label]], paged: set[int]) -> dict[int, float | None]:
    """For each of ``paged`` the value of the nearest other item in front of it."""
    out: dict[int, float | None] = {}
    value: float | None = None
    for n, label in items:
        if n in paged:
            out[n] = value
        else:
            value = label.value
    return out


def _lists_of_one(text: str, found: Sequence[Label], kept: set[int]) -> list[int]:
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


def _is_ended(text: str, start: int) -> bool:
    """Whether what stands above the line at ``start`` has come to its end."""
    above = text[max(0, start - ABOVE) : start].rstrip()
    return not above or above[-1] in "。；;：:！？!?”』」）)"


def _is_inserted(label: Label) -> bool:
    """Whether ``label`` has a letter behind its number: (2A), 2A."""
    return label.weak and label.value != int(label.value) and not label.numbers


def _put_in(text: str, found: Sequence[Label], kept: set[int]) -> Iterator[int]:
    """(2A) and 2A. at line starts where 2 is the last number of their kind above: （4A）级 counts on from nothing."""
    last: dict[str, Label] = {}
    for n, label in enumerate(found):
        if _is_inserted(label) and label.line_start:
            elder = last.get(label.kind)
            if elder is None or not label.value - 1 < elder.value < label.value:
                continue
            if elder.value == int(elder.value) and not opens_letters(label.value):
                continue  # 2B. with no 2A. above: a pencil
            if _MEASURED.match(text, label.end) or not _is_ended(text, label.start):
                continue  # (2A) 款 on a line that was broken; 4A. 级
            yield n
        elif n not in kept:
            continue
        last[label.kind] = label


def _questions(text: str, found: Sequence[Label]) -> Iterator[int]:
    """问： at line starts where answers stand at line starts; inside a line where each has its own answer."""
    every = [n for n, label in enumerate(found) if label.kind == "问"]
    answered = bool(every) and _ANSWER.search(text) is not None
    ends = [*(found[n].start for n in every[1:]), len(text)][: len(every)]
    bare = [
        n
        for n, end in zip(every, ends, strict=True)
        if found[n].printed[-1:].isalnum() and _answered_below(text, found[n].end, end)
    ]
    yield from bare if len(bare) >= FEWEST_BARE else ()
    for n, end in zip(every, ends, strict=True):
        label = found[n]
        if label.printed[-1:].isalnum():
            continue
        if (label.line_start and answered) or _ANSWER_INSIDE.search(text, label.end, end):
            yield n


def _answered_below(text: str, start: int, end: int) -> bool:
    """Whether the line below the question that begins at ``start`` opens with its answer."""
    below = text.find("\n", start, end)
    return below >= 0 and _ANSWER_BARE.match(text, below + 1) is not None


def _chains(text: str, found: Sequence[Label], asked: set[str]) -> list[list[int]]:
    """The sequences of each of the kinds ``asked``, as indices: 1, 2, 3 … at places where a label can stand."""
    done: list[list[int]] = []
    every: dict[str, list[list[int]]] = {}
    for n, label in enumerate(found):
        if label.kind not in asked or label.kind.startswith((BULLET, DECIMAL)):
            continue
        sure = label.line_start and not label.weak
        if not (sure or stands(text, label) or opens_with_figure(text, found, n)):
            continue
        if label.weak and label.kind == "1." and text[label.start - 1 : label.start].isdecimal():
            continue  # it may stand behind the number of a page
        if label.kind == "1 " and bare_behind(text, label):
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


def _is_torn(label: Label) -> bool:
    """Whether ``三)`` is read as （三） that lost its bracket: only whole ones beside it prove that."""
    return label.kind == "(一)" and label.weak and label.printed[0] in NUMERALS


def _ranked(text: str, found: Sequence[Label], chain: Sequence[int]) -> Iterator[int]:
    """Members that open with a numeral (一、一等技师) in a list that is plainly one."""
    opens = [n for n in chain if text[found[n].end : found[n].end + 1] in NUMERALS]
    counting = [n for n in opens if _counts(text, found[n])]
    # Of two members the second may count on where it opens a line: 一、首诊制度, 二、三级查房制度.
    fewer = len(counting) * 2 < len(chain)
    second = len(chain) == len(counting) * 2 and all(found[n].line_start for n in chain)
    monthly = len(opens) == len(chain) and found[chain[0]].value == 1
    if monthly and all(_MONTH.match(text, found[n].end) for n in chain):
        yield from (n for n in opens if found[n].line_start)  # 一、二月份 above 二、三月份
    elif (fewer or second) and chain[0] not in counting and found[chain[0]].value == 1:
        yield from (n for n in opens if not _says_itself(text, found[n]))


def _says_itself(text: str, label: Label) -> bool:
    """Whether the numeral behind a label is its own (一、一等技师): no row counts so, and nothing speaks against it."""
    m = _NUMERAL.match(text, label.end)
    return (
        m is not None and number(m.group()) == label.value and text[m.end() : m.end() + 1] != "、"
    )


def _counts(text: str, label: Label) -> bool:
    m = _NUMERAL.match(text, label.end)
    return m is not None and number(m.group()) == label.value + 1
