"""Which candidates are labels, and which clause each belongs to: one beam search per document.

The evidence is the place of each candidate and how its number fits what came before: the next of its
kind, the first of a new kind, numbering that runs on across sections. Gaps, restarts and documents
that start in the middle are possible, at a price; so a reference or a number in running text, whose
place and value fit nothing, is skipped. All weights are log-odds like and add up.
"""

from collections.abc import Callable, Iterator, Sequence
from math import inf

from eduparse.budget import UNLIMITED, Budget
from eduparse.language.beam import best_readings
from eduparse.language.numerals import chinese
from eduparse.stages.split.kinds import BOX, BULLET, RANKS, kind_rank
from eduparse.stages.split.label import Label
from eduparse.stages.split.label_fit import (
    NEXT,
    RESTART,
    LabelNode,
    Last,
    OpenClause,
    SearchState,
    Stack,
    label_fits,
)

BEAM = 16
BEAM_WIDTH = 9.0  # readings this far behind the best one are given up

BOXED = 6.0
IN_BOX = 0.5  # a number that fits inside the open box and outside it counts inside
BOX_ENDS = 0.5  # a blank line that could end the box, and the numbering is silent
SKIP_LINE_START = -3.0  # a candidate alone at the start of a line is hardly chance


# The path elements of lost labels.
_NAMES: "dict[str, Callable[[int], str]]" = {
    "编": lambda n: f"第{chinese(n)}编",
    "章": lambda n: f"第{chinese(n)}章",
    "节": lambda n: f"第{chinese(n)}节",
    "条": lambda n: f"第{chinese(n)}条",
    "一、": chinese,
    "(一)": lambda n: f"({chinese(n)})",
    "1.": str,
}
_HEADED = ("编", "章", "节")  # stand on lines of their own
# Below which lost labels the first of a kind may stand.
_OVER = {"条": ("章",), "(一)": ("一、", "条"), "1.": ("一、", "(一)", "条")}
_NONE: Last = (None,) * len(RANKS)


def choose_labels(
    labels: Sequence[Label], box_ends: Sequence[int], budget: Budget = UNLIMITED
) -> list[LabelNode]:
    """The labels that number clauses, as nodes in order; ``box_ends`` are the offsets where boxes may end."""
    return weighed_labels(labels, box_ends, budget)[1]


def weighed_labels(
    labels: Sequence[Label], box_ends: Sequence[int], budget: Budget = UNLIMITED
) -> tuple[float, list[LabelNode]]:
    """The score of the best reading of ``labels``, and its nodes."""
    beam = [SearchState(0.0, (), _NONE, _NONE, 0, 0, None)]
    ends = list(box_ends)
    followed = at = 0
    while at < len(labels):
        if len(beam) == 1:
            only, alone = _in_row(beam[0], labels, at)
            beam = [only]
            followed += alone - at
            at = alone
            if at == len(labels):
                break
        here = _beginning_together(labels, at)
        at += len(here)
        label = here[0]
        followed += len(beam) * len(here)
        while ends and ends[0] <= label.start:
            beam = [new for s in beam for new in _ended(s)]
            ends.pop(0)
        if len(beam) == len(here) == 1 and (left := _plain(beam[0], label)):
            beam = [left]
            continue
        grown: list[SearchState] = []
        least = -inf
        for state in beam:
            more = _options(state, here, least)
            least = max([least, *(new.score - BEAM_WIDTH for new in more)])
            grown += more
        best: dict[tuple[object, object], SearchState] = {}
        for state in grown:
            key = (tuple([(kind, value, nums) for kind, value, _, nums in state.stack]), state.last)
            if key not in best or best[key].score < state.score:
                best[key] = state
        beam = best_readings(best.values(), lambda s: s.score, BEAM, BEAM_WIDTH)
    budget.spend(followed)
    return beam[0].score, _nodes(beam[0])


def _beginning_together(labels: Sequence[Label], at: int) -> list[Label]:
    """The candidates from ``at`` on that begin at one place: one of them at most is right."""
    start, end = labels[at].start, at + 1
    while end < len(labels) and labels[end].start == start:
        end += 1
    return list(labels[at:end])


def _in_row(state: SearchState, labels: Sequence[Label], at: int) -> tuple[SearchState, int]:
    """What becomes of ``state`` while each label from ``at`` on counts on from one that is open, and the first that does not.

    So do three labels of four. Each is read as `_plain` reads it, but no state is made for it.
    """
    begun = at
    score, stack, last, before_box, size, place, tail = state
    if labels[at].value < 2 or _box_at(stack) is not None:
        return state, at
    row, known = list(stack), list(last)
    new = tuple.__new__  # half the time of a call of the class, which is made by name
    while at < len(labels):
        label = labels[at]
        kind, elder = label.kind, label.value - 1
        if elder < 1 or kind == BOX or label.title or label.numbers:
            break
        n = len(row) - 1
        while n >= 0 and row[n].kind != kind:
            n -= 1
        if n < 0 or row[n].value != elder:
            break
        if label.place + NEXT - _skipped(label) < BEAM_WIDTH:
            break
        if at + 1 < len(labels) and labels[at + 1].start == label.start:
            break
        del row[n:]
        above = row[-1] if row else None
        known[kind_rank(kind)] = (label.value, above.kind if above else "")
        tail = (new(LabelNode, (label, above.node if above else None)), tail)
        row.append(new(OpenClause, (kind, label.value, size, ())))
        score = score + label.place + NEXT
        size, place, at = size + 1, label.start, at + 1
    if at == begun:
        return state, at
    return SearchState(score, tuple(row), tuple(known), before_box, size, place, tail), at


def _plain(state: SearchState, label: Label) -> SearchState | None:
    """The one reading that is left where all others would fall out of the beam."""
    if label.kind == BOX or label.title:
        return None
    placings = _placings(state, label)
    if len(placings) > 1:
        return None
    ((stack, fit, outside),) = placings
    skipped = _skipped(label)
    ahead = label.place + fit - skipped
    if ahead >= BEAM_WIDTH:
        return _accepted(state, label, stack, fit, outside=outside)
    if ahead <= -BEAM_WIDTH:
        return SearchState(state.score + skipped, *state[1:])
    return None


def _skipped(label: Label) -> float:
    return SKIP_LINE_START if label.line_start and label.place > 0 and not label.weak else 0.0


def _nodes(state: SearchState) -> list[LabelNode]:
    out: list[LabelNode] = []
    tail = state.tail
    while tail is not None:
        node, rest = tail
        out.append(node)
        tail = rest  # type: ignore[assignment]
    return out[::-1]


def _ended(state: SearchState) -> list[SearchState]:
    """After a blank line that may end the box: back to the clause it interrupted, or still in it."""
    at = _box_at(state.stack)
    if at is None:
        return [state]
    closed = state._replace(
        stack=state.stack[:at], last=state.before_box, score=state.score + BOX_ENDS
    )
    return [closed, state]


def _box_at(stack: Stack) -> int | None:
    for n, entry in enumerate(stack):
        if entry.kind == BOX:
            return n
    return None


def _options(state: SearchState, labels: Sequence[Label], least: float) -> list[SearchState]:
    """What may become of ``state``; of what falls out of the beam, not above ``least``, only a part."""
    out = []
    if all(label.kind != BOX for label in labels):
        out.append(SearchState(state.score + min(map(_skipped, labels)), *state[1:]))
    out += [
        _accepted(state, label, stack, fit, outside=outside)
        for label in labels
        for stack, fit, outside in _placings(state, label)
        if state.score + label.place + fit > least
    ]
    out += [new for label in labels if label.title for lost in _lost(state, label) for new in lost]
    return out


def _lost(state: SearchState, label: Label) -> Iterator[list[SearchState]]:
    """The readings in which the line above ``label`` is the heading of a clause whose label is lost."""
    if _box_at(state.stack) is not None or label.numbers or label.kind.startswith(BULLET):
        return
    yield from _first_lost(state, label)
    for n, entry in enumerate(state.stack):
        if entry.kind == label.kind:
            break
        element = _NAMES.get(entry.kind)
        if not label.title_heads and entry.kind in _HEADED:
            continue
        if element is None or kind_rank(entry.kind) >= kind_rank(label.kind) or label.title is None:
            continue
        value = int(entry.value) + 1
        start = label.title[0]
        above = Label(start, start, entry.kind, value, "", element(value), True, 0.0)  # noqa: FBT003
        open_one = _accepted(state, above, state.stack[:n], label.lost, outside=False)
        yield [
            _accepted(open_one, label, stack, fit, outside=outside)
            for stack, fit, outside in _placings(open_one, label)
        ]


def _first_lost(state: SearchState, label: Label) -> Iterator[list[SearchState]]:
    """The same where the lost label is the first of its kind there: 总则 above 第一条, and 第二章 follows."""
    own = kind_rank(label.kind)
    floor = kind_rank(state.stack[-1].kind) if state.stack else -1
    start = label.title[0] if label.title else label.start
    for kind in _OVER.get(label.kind, ()):
        if floor < kind_rank(kind) < own:
            last = state.last[kind_rank(kind)] if kind == "条" else None
            if kind == "条" and last is None and state.stack:
                continue
            value = int(last[0]) + 1 if last else 1
            for number in (value, value + label.lost_above)[: 1 + bool(label.lost_above)]:
                above = Label(start, start, kind, number, "", _NAMES[kind](number), True, 0.0)  # noqa: FBT003
                opened = _accepted(state, above, state.stack, label.lost, outside=False)
                yield [
                    _accepted(opened, label, stack, fit, outside=outside)
                    for stack, fit, outside in _placings(opened, label)
                ]


Placing = tuple[
    Stack, float, bool
]  # the stack, how well the number fits there, outside the open box


def _placings(state: SearchState, label: Label) -> list[Placing]:
    """The stacks ``label`` can be put on, each with how well its number fits there."""
    stack = state.stack
    box = _box_at(stack)
    if label.kind == BOX:
        return [(stack if box is None else stack[:box], BOXED, False)]
    if box is None:
        return [(s, fit, False) for s, fit in label_fits(state, label, stack, 0, state.last)]
    if label.kind in _HEADED:  # a box holds no chapters
        return [
            (s, fit, True) for s, fit in label_fits(state, label, stack[:box], 0, state.before_box)
        ]
    inside = label_fits(state, label, stack, box + 1, state.last)
    outside = label_fits(state, label, stack[:box], 0, state.before_box)
    middle = label.value > 1 and all(e.kind != label.kind for e in stack[box:])
    in_box = -IN_BOX if middle else IN_BOX  # a list in a box begins with its first item
    best = max((fit for _, fit in outside), default=RESTART)
    # Where nothing outside fits as well, the box needs no help: it would win the longer it stays open.
    return [
        (s, fit + (in_box if middle or (len(s) == box + 1 and best >= fit) else 0.0), False)
        for s, fit in inside
    ] + [(s, fit, True) for s, fit in outside if fit > RESTART]


def _accepted(
    state: SearchState, label: Label, stack: Stack, fit: float, *, outside: bool
) -> SearchState:
    parent = stack[-1].node if stack else None
    node = LabelNode(label, parent)
    score, _, last, before_box, size, _, tail = state
    kind, value, numbers = label.kind, label.value, label.numbers
    last = before_box if outside else last
    before_box = last if kind == BOX else before_box
    if kind != BOX and not numbers and not kind.startswith(BULLET):
        at = kind_rank(kind)
        last = (*last[:at], (value, stack[-1].kind if stack else ""), *last[at + 1 :])
    grown = (*stack, OpenClause(kind, value, size, numbers))
    score = score + label.place + fit
    return SearchState(score, grown, last, before_box, size + 1, label.start, (node, tail))
