"""Which candidates are labels, and which clause each belongs to: one beam search per document.

The evidence is the place of each candidate and how its number fits what came before: the next of its
kind, the first of a new kind, numbering that runs on across sections. Gaps, restarts and documents
that start in the middle are possible, at a price; so a reference or a number in running text, whose
place and value fit nothing, is skipped. All weights are log-odds like and add up.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.beam import best_readings
from eduparse.language.numerals import chinese
from eduparse.stages.split.kinds import ARTICLES, BOX, BULLET, FREE, RANKS, kind_rank
from eduparse.stages.split.labels import Label

BEAM = 16
BEAM_WIDTH = 9.0  # readings this far behind the best one are given up
MAX_DEPTH = 12

NEXT = 3.0  # the number after its elder sibling's
FIRST = 2.0  # 1 of a kind that is new here
RUNS_ON = 2.5  # the next number of its kind, under another parent (1–15 across 一 to 四)
ELSEWHERE = -2.0  # numbers run on under parents of one kind
GAP = -0.8  # a number was skipped, and
GAP_STEP = -0.5  # for each one skipped, up to
GAP_MAX = 8
RESTART = -3.0  # 1 again where its own kind is still open
CONTENTS = 1.0  # the same right behind the last entry of a table of contents, at most
CONTENTS_WITHIN = 60  # code points behind it
MIDDLE = -2.0  # a kind that starts above 1 after others have started
MIDDLE_FIRST = -0.5  # the same where it is the first label of the document
BACKWARDS = -7.0
TWICE = -5.0  # a number printed twice by a slip, at a line start; an article is referred to
BULLETED = 1.0
BOXED = 6.0
LOST = -3.0  # a label is missing above a heading
IN_BOX = 0.5  # a number that fits inside the open box and outside it counts inside
BOX_ENDS = 0.5  # a blank line that could end the box, and the numbering is silent
HEADED_BULLET = 1.0  # 1. behind a mark with a heading (◆报名办法：) is numbered below the mark
FREE_ON_TOP = 0.5
LOOSE = -0.5
LEFT_EMPTY = -1.5  # a heading would stand over nothing
AGAINST_RANK = -2.0  # a child whose kind stands above its parent's in GB/T 9704
SKIP_LINE_START = -3.0  # a candidate alone at the start of a line is hardly chance


class OpenClause(NamedTuple):
    """An open clause: its kind and value, its place among the nodes, the numbers of a decimal label."""

    kind: str
    value: float
    node: int
    numbers: tuple[int, ...] = ()


Stack = tuple[OpenClause, ...]
# The path elements of lost labels.
_NAMES: "dict[str, Callable[[int], str]]" = {
    "编": lambda n: f"第{chinese(n)}编",
    "章": lambda n: f"第{chinese(n)}章",
    "节": lambda n: f"第{chinese(n)}节",
    "一、": chinese,
    "(一)": lambda n: f"({chinese(n)})",
    "1.": str,
}
Last = tuple[tuple[float, str] | None, ...]  # a value, and the kind of what it stood under
_NONE: Last = (None,) * len(RANKS)


class LabelNode(NamedTuple):
    """A chosen label and the index of its parent among the chosen ones; None at the top."""

    label: Label
    parent: int | None


class _State(NamedTuple):
    score: float
    stack: Stack
    last: Last  # the last of each kind, by rank
    before_box: Last  # the same where the box that is open began
    size: int
    at: int
    tail: "tuple[LabelNode, object] | None"


def choose_labels(
    labels: Sequence[Label], box_ends: Sequence[int], budget: Budget = UNLIMITED
) -> list[LabelNode]:
    """The labels that number clauses, as nodes in order; ``box_ends`` are the offsets where boxes may end."""
    return weighed_labels(labels, box_ends, budget)[1]


def weighed_labels(
    labels: Sequence[Label], box_ends: Sequence[int], budget: Budget = UNLIMITED
) -> tuple[float, list[LabelNode]]:
    """The score of the best reading of ``labels``, and its nodes."""
    beam = [_State(0.0, (), _NONE, _NONE, 0, 0, None)]
    ends = list(box_ends)
    followed = 0
    for here in _groups(labels):
        label = here[0]
        followed += len(beam) * len(here)
        while ends and ends[0] <= label.start:
            beam = [new for s in beam for new in _ended(s)]
            ends.pop(0)
        if len(beam) == len(here) == 1 and (only := _plain(beam[0], label)):
            beam = [only]
            continue
        grown = [new for state in beam for new in _options(state, here)]
        best: dict[tuple[object, object], _State] = {}
        for state in grown:
            key = (tuple((e.kind, e.value, e.numbers) for e in state.stack), state.last)
            if key not in best or best[key].score < state.score:
                best[key] = state
        beam = best_readings(best.values(), lambda s: s.score, BEAM, BEAM_WIDTH)
    budget.spend(followed)
    return beam[0].score, _nodes(beam[0])


def _groups(labels: Sequence[Label]) -> Iterator[list[Label]]:
    """Candidates that begin at one place together: one of them at most is right."""
    for _, group in groupby(labels, key=lambda label: label.start):
        yield list(group)


def _plain(state: _State, label: Label) -> _State | None:
    """The one reading that is left where all others would fall out of the beam."""
    if label.kind == BOX:
        return None
    placings = _placings(state, label)
    if len(placings) > 1 or label.title:
        return None
    ((stack, fit, outside),) = placings
    ahead = label.place + fit - _skipped(label)
    if ahead >= BEAM_WIDTH:
        return _accepted(state, label, stack, fit, outside=outside)
    if ahead <= -BEAM_WIDTH:
        return state._replace(score=state.score + _skipped(label))
    return None


def _skipped(label: Label) -> float:
    return SKIP_LINE_START if label.line_start and label.place > 0 and not label.weak else 0.0


def _nodes(state: _State) -> list[LabelNode]:
    out: list[LabelNode] = []
    tail = state.tail
    while tail is not None:
        node, rest = tail
        out.append(node)
        tail = rest  # type: ignore[assignment]
    return out[::-1]


def _ended(state: _State) -> list[_State]:
    """After a blank line that may end the box: back to the clause it interrupted, or still in it."""
    at = _box_at(state.stack)
    if at is None:
        return [state]
    closed = state._replace(
        stack=state.stack[:at], last=state.before_box, score=state.score + BOX_ENDS
    )
    return [closed, state]


def _box_at(stack: Stack) -> int | None:
    return next((n for n, s in enumerate(stack) if s.kind == BOX), None)


def _options(state: _State, labels: Sequence[Label]) -> list[_State]:
    out = []
    if all(label.kind != BOX for label in labels):
        out.append(state._replace(score=state.score + min(map(_skipped, labels))))
    out += [
        _accepted(state, label, stack, fit, outside=outside)
        for label in labels
        for stack, fit, outside in _placings(state, label)
    ]
    out += [new for label in labels if label.title for lost in _lost(state, label) for new in lost]
    return out


def _lost(state: _State, label: Label) -> Iterator[list[_State]]:
    """The readings in which the line above ``label`` is the heading of a clause whose label is lost."""
    if _box_at(state.stack) is not None or label.numbers or label.kind.startswith(BULLET):
        return
    for n, entry in enumerate(state.stack):
        if entry.kind == label.kind:
            break
        element = _NAMES.get(entry.kind)
        if element is None or kind_rank(entry.kind) >= kind_rank(label.kind) or label.title is None:
            continue
        value = int(entry.value) + 1
        start = label.title[0]
        above = Label(start, start, entry.kind, value, "", element(value), True, 0.0)  # noqa: FBT003
        open_one = _accepted(state, above, state.stack[:n], LOST, outside=False)
        yield [
            _accepted(open_one, label, stack, fit, outside=outside)
            for stack, fit, outside in _placings(open_one, label)
        ]


Placing = tuple[
    Stack, float, bool
]  # the stack, how well the number fits there, outside the open box


def _placings(state: _State, label: Label) -> list[Placing]:
    """The stacks ``label`` can be put on, each with how well its number fits there."""
    stack = state.stack
    box = _box_at(stack)
    if label.kind == BOX:
        return [(stack if box is None else stack[:box], BOXED, False)]
    if box is None:
        return [(s, fit, False) for s, fit in _fits(state, label, stack, 0, state.last)]
    inside = _fits(state, label, stack, box + 1, state.last)
    outside = _fits(state, label, stack[:box], 0, state.before_box)
    middle = label.value > 1 and all(e.kind != label.kind for e in stack[box:])
    in_box = -IN_BOX if middle else IN_BOX  # a list in a box begins with its first item
    return [(s, fit + in_box, False) for s, fit in inside] + [
        (s, fit, True) for s, fit in outside if fit > RESTART
    ]


def _fits(
    state: _State,
    label: Label,
    stack: Stack,
    floor: int,
    last: Last,
) -> list[tuple[Stack, float]]:
    if label.numbers:
        return [_decimal(label, stack, floor)]
    if label.kind.startswith(BULLET):
        return [(_above_bullet(label, stack, floor), BULLETED)]
    for n in range(len(stack) - 1, floor - 1, -1):
        if stack[n].kind == label.kind:
            return _beside(state, label, stack, n)
    return _below(state, label, stack, floor, last)


def _beside(state: _State, label: Label, stack: Stack, n: int) -> list[tuple[Stack, float]]:
    """The places of a label whose elder sibling is open, at ``n``."""
    elder = stack[n].value
    fit = NEXT if label.kind == "问" else _fit(elder, label.value)
    if label.value == elder > 1 and label.line_start and not label.weak:
        fit = fit if label.kind in ARTICLES else TWICE
    if fit == RESTART and label.start - state.at <= CONTENTS_WITHIN and elder > 1:
        fit = CONTENTS
    out = [(stack[:n], fit)]
    if label.value == 1 and _heads(stack[-1]):
        out.append((stack, FIRST + AGAINST_RANK))
    return out


def _below(
    state: _State, label: Label, stack: Stack, floor: int, last: Last
) -> list[tuple[Stack, float]]:
    """The places of the first of a kind: by its rank, or under what is open."""
    own = kind_rank(label.kind)
    by_rank = len(stack)
    while by_rank > floor and kind_rank(stack[by_rank - 1].kind) >= own:
        by_rank -= 1
    fit = _fresh(state, label, last, _top(stack[:by_rank]), inside_box=floor > 0)
    if by_rank == len(stack) or len(stack) >= MAX_DEPTH:
        return [(stack[:by_rank], fit)]
    left = LEFT_EMPTY if label.headed == state.at else 0.0
    out = [(stack[:by_rank], fit + left)]
    if label.value == 1:
        out.append((stack, fit + _on_top(label, stack[by_rank:])))
    elif label.kind in ARTICLES and (last[own] or (0, ""))[1] == _top(stack):
        out.append((stack, _fresh(state, label, last, _top(stack), inside_box=floor > 0)))
    return out


def _top(stack: Stack) -> str:
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
    if entry.kind != label.kind:
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


def _fresh(state: _State, label: Label, known: Last, under: str, *, inside_box: bool) -> float:
    """How well the first of a kind fits under its parent, which is of the kind ``under``."""
    entry = known[kind_rank(label.kind)]
    last, was_under = entry or (None, "")
    if label.kind == "问":
        return FIRST
    if last is not None and not inside_box and _fit(last, label.value) == NEXT:
        return RUNS_ON if under == was_under or label.kind in ARTICLES else RUNS_ON + ELSEWHERE
    if label.value == 1:
        return FIRST
    if state.size == 0:
        return MIDDLE_FIRST
    if last is not None and 1 < label.value - last <= GAP_MAX:
        return RUNS_ON + _fit(last, label.value)
    return MIDDLE


def _accepted(state: _State, label: Label, stack: Stack, fit: float, *, outside: bool) -> _State:
    parent = stack[-1].node if stack else None
    node = LabelNode(label, parent)
    last = state.before_box if outside else state.last
    before_box = last if label.kind == BOX else state.before_box
    if label.kind != BOX and not label.numbers and not label.kind.startswith(BULLET):
        at = kind_rank(label.kind)
        last = (*last[:at], (label.value, _top(stack)), *last[at + 1 :])
    grown = (*stack, OpenClause(label.kind, label.value, state.size, label.numbers))
    score = state.score + label.place + fit
    return _State(score, grown, last, before_box, state.size + 1, label.start, (node, state.tail))
