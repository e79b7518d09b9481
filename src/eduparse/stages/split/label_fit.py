"""How well the number of a label fits where it is put: behind its elder sibling, as the first of its kind, or under its parent."""

from typing import NamedTuple

from eduparse.stages.split.kinds import ARTICLES, BULLET, FREE, RANKS, is_lettered, kind_rank
from eduparse.stages.split.label import Label

MAX_DEPTH = 12
NEXT = 3.0  # the number after its elder sibling's
FIRST = 2.0  # 1 of a kind that is new here
RUNS_ON = 2.5  # the next number of its kind, under another parent (1–15 across 一 to 四)
ELSEWHERE = -2.0  # numbers run on under parents of one kind
GAP = -0.8  # a number was skipped, and
GAP_STEP = -0.5  # for each one skipped, up to
GAP_MAX = 8
FAR = -5.5  # more were skipped: of articles at line starts, as a decree prints those it changes
RESTART = -3.0  # 1 again where its own kind is still open
INSIDE = -0.25  # more for the same below 第一，: it wins where 第二， follows
CONTENTS = 1.0  # the same right behind the last entry of a table of contents, at most
CONTENTS_WITHIN = 60  # code points behind it
MIDDLE = -2.0  # a kind that starts above 1 after others have started
MIDDLE_FIRST = -0.5  # the same where it is the first label of the document
BACKWARDS = -7.0
TWICE = -5.0  # a number printed twice by a slip, at a line start; an article is referred to
BULLETED = 1.0
HEADED_BULLET = 1.0  # 1. behind a mark with a heading (◆报名办法：) is numbered below the mark
FREE_ON_TOP = 0.5
LOOSE = -0.5
LED = 1.0  # the clause above ends in a colon: c)分两种情况： 1)…, and the first of a kind is its child
LED_ON = 2.5  # （一） below 2. …如下： a list that has begun goes on, and 2. itself leads up to it
LED_UP = 1.5  # 1. below a numbered point that leads up to it: 2. …下列事项： 1. …
AS_BEFORE = (
    1.0  # the first of a kind below the kind that its like stood below: 2. （一） and 3. （一）
)
LETTERS_FIRST = -3.0  # GB/T 1.1: a) stands over 1) where a list of letters was open first
CHAPTERS = ("章", "节", "单元", "课", "课时")
IN_CHAPTER = 0.1  # more for 一、 below a chapter that stands below 二、, so that 三、 behind it goes on from there
LEFT_EMPTY = -1.5  # a heading would stand over nothing
ASKED_NEXT = 0.5  # more for 2. behind the options A. to D. of a question whose label is lost
CITED = -1.0  # an article of another paper that 一、 quotes: 一、依据⏎第四条 …⏎二、流程 goes on with its own list
AGAINST_RANK = -2.0  # a child whose kind stands above its parent's in GB/T 9704


class OpenClause(NamedTuple):
    """An open clause: its kind and value, its place among the nodes, the numbers of a decimal label."""

    kind: str
    value: float
    node: int
    numbers: tuple[int, ...] = ()


Stack = tuple[OpenClause, ...]
Last = tuple[tuple[float, str] | None, ...]  # a value, and the kind of what it stood under


class LabelNode(NamedTuple):
    """A chosen label and the index of its parent among the chosen ones; None at the top."""

    label: Label
    parent: int | None


class SearchState(NamedTuple):
    """A reading of the labels so far: its score, the clauses that are open, the chosen labels behind ``tail``."""

    score: float
    stack: Stack
    last: Last  # the last of each kind, by rank
    before_box: Last  # the same where the box that is open began
    size: int
    at: int
    tail: "tuple[LabelNode, object] | None"


def label_fits(
    state: SearchState,
    label: Label,
    stack: Stack,
    floor: int,
    last: Last,
) -> list[tuple[Stack, float]]:
    """The stacks that ``label`` can be put on above ``floor``, each with how well its number fits there."""
    if label.noted:
        return [(stack[:floor], FIRST)]
    if label.numbers:
        return [_decimal(label, stack, floor)]
    if label.kind.startswith(BULLET):
        return [(_above_bullet(label, stack, floor), BULLETED)]
    for n in range(len(stack) - 1, floor - 1, -1):
        if stack[n].kind == label.kind:
            return _beside(state, label, stack, n)
    return _below(state, label, stack, floor, last)


def _beside(state: SearchState, label: Label, stack: Stack, n: int) -> list[tuple[Stack, float]]:
    """The places of a label whose elder sibling is open, at ``n``."""
    elder = stack[n].value
    fit = NEXT if label.kind == "问" else _fit(elder, label.value)
    if label.value == elder > 1 and label.line_start and not label.weak:
        fit = fit if label.kind == "条" else TWICE
    if label.kind == "条" and label.line_start and label.value - elder > GAP_MAX:
        fit = FAR
    if fit == RESTART and label.start - state.at <= CONTENTS_WITHIN and elder > 1:
        fit = CONTENTS
    out = [(stack[:n], fit)]
    outer = next((m for m in range(n - 1, -1, -1) if stack[m].kind == label.kind), None)
    listed = n > 0 and stack[n - 1].numbers != ()  # 3 below 3.0.1, and 4 may be the next chapter
    if (
        outer is not None
        and (fit != NEXT or listed)
        and _fit(stack[outer].value, label.value) == NEXT
    ):
        out.append((stack[:outer], NEXT))  # the list that 2. led up to is over: 3.
    if label.value == 1 and _heads(stack[-1]):
        out.append((stack, FIRST + AGAINST_RANK))
    elif label.value == 1 and label.led and stack[-1].numbers:
        out.append((stack, LED_UP))  # 3.0.1 …下列规定： 1 …
    elif label.value == 1 and label.opens_own and stack[-1] is stack[n] and outer is None:
        out.append((stack, LED_UP))
    elif _opens_in_chapter(label, stack, n):
        out.append((stack, FIRST + IN_CHAPTER))  # 一、 of 第一节, itself below 二、教学内容
    elif label.value == 1 and stack[n + 1 :] and stack[-1].kind == "第一" and label.line_start:
        out.append((stack, fit + INSIDE + (LED if label.led else 0.0)))
    return out


def _opens_in_chapter(label: Label, stack: Stack, n: int) -> bool:
    """Whether ``label`` is 一、 below a chapter that is open below its elder sibling, at ``n``: 二、教学内容⏎第一节⏎一、."""
    first = label.kind == "一、" and label.value == 1 and label.line_start
    return first and len(stack) > n + 1 and stack[-1].kind in CHAPTERS


def _below(
    state: SearchState, label: Label, stack: Stack, floor: int, last: Last
) -> list[tuple[Stack, float]]:
    """The places of the first of a kind: by its rank, or under what is open."""
    own = kind_rank(label.kind)
    by_rank = len(stack)
    while by_rank > floor and kind_rank(stack[by_rank - 1].kind) >= own:
        by_rank -= 1
    fit = _fresh(state, label, last, top_kind(stack[:by_rank]), inside_box=floor > 0)
    if label.kind == "1." and label.value > 1 and last[own] is None and top_kind(stack) == "A":
        return [(stack[:by_rank], fit), (stack[:-1], fit + ASKED_NEXT)]
    if by_rank == len(stack) or len(stack) >= MAX_DEPTH:
        return [(stack[:by_rank], fit)]
    over = stack[by_rank:]
    lettered = label.kind == "1)" and label.led and [e.kind for e in over] == ["a)"]
    left = LEFT_EMPTY if label.headed == state.at or lettered else 0.0
    out = [(stack[:by_rank], fit + left)]
    if label.value == 1:
        led = _led(label, stack[-1])
        before = AS_BEFORE if _stood_below(last[own], stack) else 0.0
        out.append((stack, fit + _on_top(label, over) + led + before))
    elif label.kind in ARTICLES and (last[own] or (0, ""))[1] == top_kind(stack):
        out.append((stack, _fresh(state, label, last, top_kind(stack), inside_box=floor > 0)))
    elif label.kind == "条" and label.line_start and last[own] is None:
        out.append((stack, fit + CITED))
    return out


def _led(label: Label, above: OpenClause) -> float:
    """What a colon above ``label`` says for its being the child of the clause ``above`` it."""
    if not label.led:
        return 0.0
    counted = above.kind == "1." and above.value > 1 and label.kind == "(一)"
    return LED_ON if counted and label.line_start else LED


def _stood_below(like: tuple[float, str] | None, stack: Stack) -> bool:
    """Whether the last of its kind, ``like``, stood below a clause of the kind that is open last, which is no bullet."""
    under = top_kind(stack)
    return like is not None and like[1] == under and not under.startswith(BULLET)


def top_kind(stack: Stack) -> str:
    """The kind of the clause that is open last; empty at the top."""
    return stack[-1].kind if stack else ""


def _on_top(label: Label, above: Stack) -> float:
    """What it costs to be the child of a kind that stands lower in the order."""
    if above[-1].kind.startswith(BULLET):
        return HEADED_BULLET if _heads(above[-1]) else AGAINST_RANK
    if "问" in (e.kind for e in above):
        return FREE_ON_TOP
    if label.kind in FREE and not any(e.kind in FREE for e in above):
        return FREE_ON_TOP
    return LOOSE if all(e.kind in FREE for e in above) else AGAINST_RANK


def _heads(entry: OpenClause) -> bool:
    """Whether a bullet is the heading of what follows it; its value says so."""
    return entry.kind.startswith(BULLET) and entry.value == 1


def _above_bullet(label: Label, stack: Stack, floor: int) -> Stack:
    """What a bullet stands under: its siblings' parent, else whatever is open."""
    for n in range(len(stack) - 1, floor - 1, -1):
        if stack[n].kind == label.kind:
            return stack[:n]
    return stack


def _decimal(label: Label, stack: Stack, floor: int) -> tuple[Stack, float]:
    """Where a decimal number belongs: under the number it goes on from, else beside its like."""
    for n in range(len(stack) - 1, floor - 1, -1):
        entry = stack[n]
        if n > floor and stack[n - 1].numbers and not entry.numbers:
            continue  # an item of a part: no chapter
        if _leads_to(entry, label.numbers):
            fit = FIRST if entry.numbers else NEXT
            return stack[: n + 1], fit if label.numbers[-1] == 1 else LOOSE
        goes_on = _goes_on(entry, label)
        top = any(_is_top(e, label.numbers) for e in stack[floor:n])
        if goes_on is not None and (entry.numbers[:-1] == label.numbers[:-1] or not top):
            return _beside_top(stack[:n], floor, entry, label), goes_on
    end = len(stack)
    while end > floor and (
        kind_rank(stack[end - 1].kind) >= RANKS["1 "] or stack[end - 1].kind == "1."
    ):
        end -= 1
    return stack[:end], FIRST if label.numbers[-1] == 1 else MIDDLE


def _beside_top(stack: Stack, floor: int, entry: OpenClause, label: Label) -> Stack:
    """Where ``label`` goes on from ``entry``: beside its top if that numbers another part (9.1 after 8)."""
    above = stack[-1] if len(stack) > floor else None
    numbered = above is not None and not above.numbers and above.value == entry.numbers[0]
    return stack[:-1] if numbered and label.numbers[0] != entry.numbers[0] else stack


def _leads_to(entry: OpenClause, numbers: tuple[int, ...]) -> bool:
    """Whether ``numbers`` number a part of ``entry``: 1.2.1 of 1.2, 1.1 of 1."""
    if not entry.numbers:
        return _is_top(entry, numbers)
    depth = len(entry.numbers)
    return depth < len(numbers) and entry.numbers == numbers[:depth]


def _goes_on(entry: OpenClause, label: Label) -> float | None:
    """How well a decimal label goes on from its like; None where it does not."""
    if entry.kind != label.kind or is_lettered(entry.numbers) != is_lettered(label.numbers):
        return None
    step = label.numbers[-1] - entry.numbers[-1]
    if entry.numbers[:-1] == label.numbers[:-1]:
        return (NEXT if step == 1 else GAP) if 1 <= step <= GAP_MAX else None
    if entry.numbers < label.numbers:
        return NEXT if label.numbers[-1] == 1 else GAP
    return None


def _is_top(entry: OpenClause, numbers: tuple[int, ...]) -> bool:
    return entry.kind in ("1.", "1 ") and entry.value == numbers[0]


def _fit(last: float, value: float) -> float:
    step = int(value) - int(last)
    inserted = step == 0 and value > last  # 第十七条之一 after 第十七条
    if step == 1 or inserted:
        return NEXT
    if value == 1:
        return RESTART
    if step <= 0:
        return BACKWARDS
    return GAP + GAP_STEP * step if step <= GAP_MAX else BACKWARDS


def _fresh(state: SearchState, label: Label, known: Last, under: str, *, inside_box: bool) -> float:
    """How well the first of a kind fits under its parent, which is of the kind ``under``."""
    entry = known[kind_rank(label.kind)]
    last, was_under = entry or (None, "")
    if label.kind == "问":
        return FIRST
    if last is not None and not inside_box and _fit(last, label.value) == NEXT:
        return RUNS_ON if under == was_under or label.kind in ARTICLES else RUNS_ON + ELSEWHERE
    if label.value == 1:
        return FIRST + (
            LETTERS_FIRST if label.kind == "a)" and under == "1)" != was_under and last else 0.0
        )
    if state.size == 0:
        return MIDDLE_FIRST
    if last is not None and 1 < label.value - last <= GAP_MAX:
        return RUNS_ON + _fit(last, label.value)
    return MIDDLE
