"""Which candidates are labels, and which clause each belongs to: one beam search per document.

The evidence is the place of each candidate and how its number fits what came before: the next of its
kind, the first of a new kind, numbering that runs on across sections. Gaps, restarts and documents
that start in the middle are possible, at a price; so a reference or a number in running text, whose
place and value fit nothing, is skipped. All weights are log-odds like and add up.
"""

from collections.abc import Sequence
from typing import NamedTuple

from eduparse.budget import UNLIMITED, Budget
from eduparse.stages.split.labels import RANKS, Label

BEAM = 16
BEAM_WIDTH = 9.0  # readings this far behind the best one are given up
MAX_DEPTH = 12

NEXT = 3.0  # the number after its elder sibling's
FIRST = 2.0  # 1 of a kind that is new here
RUNS_ON = 2.5  # the next number of its kind, under another parent (1–15 across 一 to 四)
GAP = -0.8  # a number was skipped, and
GAP_STEP = -0.5  # for each one skipped, up to
GAP_MAX = 8
RESTART = -3.0  # 1 again where its own kind is still open
CONTENTS = 1.0  # the same right behind the last entry of a table of contents, at most
CONTENTS_WITHIN = 60  # code points behind it
MIDDLE = -2.0  # a kind that starts above 1 after others have started
MIDDLE_FIRST = -0.5  # the same where it is the first label of the document
BACKWARDS = -7.0
BULLET = 1.0
BOX = 6.0
AGAINST_RANK = -2.5  # a child whose kind stands above its parent's in GB/T 9704
SKIP_LINE_START = -3.0  # a candidate alone at the start of a line is hardly chance

Stack = tuple[tuple[str, float, int], ...]  # kind, value, index of the node
_NONE = (None,) * len(RANKS)


class Node(NamedTuple):
    """A chosen label and the index of its parent among the chosen ones; None at the top."""

    label: Label
    parent: int | None


class _State(NamedTuple):
    score: float
    stack: Stack
    last: tuple[float | None, ...]  # the last value of each kind, by rank
    before_box: tuple[float | None, ...]  # the same where the box that is open began
    size: int
    at: int
    tail: "tuple[Node, object] | None"


def choose(
    labels: Sequence[Label], box_ends: Sequence[int], budget: Budget = UNLIMITED
) -> list[Node]:
    """The labels that number clauses, as nodes in order; ``box_ends`` are the offsets where boxes end."""
    beam = [_State(0.0, (), _NONE, _NONE, 0, 0, None)]
    ends = list(box_ends)
    followed = 0
    for label in labels:
        followed += len(beam)
        while ends and ends[0] <= label.start:
            beam = [_closed(s) for s in beam]
            ends.pop(0)
        if len(beam) == 1 and (only := _plain(beam[0], label)):
            beam = [only]
            continue
        grown = [new for state in beam for new in _options(state, label)]
        best: dict[tuple[object, object], _State] = {}
        for state in grown:
            key = (tuple((k, v) for k, v, _ in state.stack), state.last)
            if key not in best or best[key].score < state.score:
                best[key] = state
        ranked = sorted(best.values(), key=lambda s: -s.score)[:BEAM]
        beam = [s for s in ranked if s.score > ranked[0].score - BEAM_WIDTH]
    budget.spend(followed)
    return _nodes(beam[0])


def _plain(state: _State, label: Label) -> _State | None:
    """The one reading that is left where all others would fall out of the beam."""
    if label.kind == "专栏":
        return None
    placings = _placings(state, label)
    if len(placings) > 1:
        return None
    ((stack, fit),) = placings
    ahead = label.place + fit - _skipped(label)
    if ahead >= BEAM_WIDTH:
        return _accepted(state, label, stack, fit)
    if ahead <= -BEAM_WIDTH:
        return state._replace(score=state.score + _skipped(label))
    return None


def _skipped(label: Label) -> float:
    return SKIP_LINE_START if label.line_start and label.place > 0 else 0.0


def _nodes(state: _State) -> list[Node]:
    out: list[Node] = []
    tail = state.tail
    while tail is not None:
        node, rest = tail
        out.append(node)
        tail = rest  # type: ignore[assignment]
    return out[::-1]


def _closed(state: _State) -> _State:
    """After the end of a box: back to the clause it interrupted."""
    at = next((n for n, s in enumerate(state.stack) if s[0] == "专栏"), None)
    if at is None:
        return state
    return state._replace(stack=state.stack[:at], last=state.before_box)


def _options(state: _State, label: Label) -> list[_State]:
    out = []
    if label.kind != "专栏":
        out.append(state._replace(score=state.score + _skipped(label)))
    out += [_accepted(state, label, stack, fit) for stack, fit in _placings(state, label)]
    return out


def _placings(state: _State, label: Label) -> list[tuple[Stack, float]]:
    """The stacks ``label`` can be put on, each with how well its number fits there."""
    stack = state.stack
    floor = 0
    for n, (kind, _, _) in enumerate(stack):
        if kind == "专栏":
            floor = n + 1
            break
    if label.kind == "专栏":
        return [(stack[: floor - 1] if floor else stack, BOX)]
    if label.kind == "——":
        keep = tuple(s for s in stack if s[0] != "——")
        return [(keep, BULLET)]
    for n in range(len(stack) - 1, floor - 1, -1):
        if stack[n][0] == label.kind:
            fit = _fit(stack[n][1], label.value)
            if fit == RESTART and label.start - state.at <= CONTENTS_WITHIN and stack[n][1] > 1:
                fit = CONTENTS
            return [(stack[:n], fit)]
    rank = RANKS[label.kind]
    by_rank = len(stack)
    while by_rank > floor and RANKS[stack[by_rank - 1][0]] >= rank:
        by_rank -= 1
    fit = _fresh(state, label, inside_box=floor > 0)
    out = [(stack[:by_rank], fit)]
    if by_rank < len(stack) and len(stack) < MAX_DEPTH and label.value == 1:
        out.append((stack, fit + AGAINST_RANK))
    return out


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


def _fresh(state: _State, label: Label, *, inside_box: bool) -> float:
    """How well the first of a kind fits under its parent."""
    last = state.last[RANKS[label.kind]]
    if last is not None and not inside_box and _fit(last, label.value) == NEXT:
        return RUNS_ON
    if label.value == 1:
        return FIRST
    if state.size == 0:
        return MIDDLE_FIRST
    if last is not None and 1 < label.value - last <= GAP_MAX:
        return RUNS_ON + _fit(last, label.value)
    return MIDDLE


def _accepted(state: _State, label: Label, stack: Stack, fit: float) -> _State:
    parent = stack[-1][2] if stack else None
    node = Node(label, parent)
    last = state.last
    outside = last if label.kind == "专栏" else state.before_box
    if label.kind not in ("——", "专栏"):
        rank = RANKS[label.kind]
        last = (*last[:rank], label.value, *last[rank + 1 :])
    grown = (*stack, (label.kind, label.value, state.size))
    score = state.score + label.place + fit
    return _State(score, grown, last, outside, state.size + 1, label.start, (node, state.tail))
