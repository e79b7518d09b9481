"""Label candidates: which strings with the form of a label could number a clause.

What has the form of one is found by `label_forms.py`; the weak forms need the proof of `proof.py`. Each is
marked with what stands above it: a heading, a line whose own label is lost, a colon. What is left over is decided
by the sequence (`label_search.py`).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from eduparse.language.mark_forms import usual_marks
from eduparse.rules.rulebook import PACKAGED, Rulebook
from eduparse.stages.split.kinds import RANKS, kind_rank
from eduparse.stages.split.label import Label, headed_by
from eduparse.stages.split.label_forms import formed_labels
from eduparse.stages.split.lost_labels import (
    LOST,
    MAX_HEADING,
    NO_HEADING,
    below_lost,
    first_opened,
    gaps_around,
    stands_below_text,
    title_above,
)
from eduparse.stages.split.proof import proven_labels
from eduparse.stages.split.text_lines import rest_of_line

MAX_LEAD = 16  # code points of what leads up to items on its own line
ELDERS_WITHIN = 200  # labels above a point among which its elder siblings stand
FULL_LINE = 20  # code points of a line that goes on in the next


def label_candidates(
    text: str, book: Rulebook = PACKAGED, apart: Collection[tuple[int, int]] = ()
) -> Iterator[Label]:
    """Every label candidate of ``text`` that its form or a sequence speaks for, in order.

    What stands in the ranges ``apart``, which are in order, numbers something else.
    """
    text = usual_marks(text)
    found = formed_labels(text, book)
    if apart:
        found = list(_outside(found, apart))
    return _headed(text, proven_labels(text, found))


def _headed(text: str, found: Sequence[Label]) -> Iterator[Label]:
    """``found``, marked where they stand right behind the heading of another."""
    before: Label | None = None
    last: dict[str, int] = {}  # the place of the last label of a kind
    ranked = [-1] * len(RANKS)  # and of a rank
    gaps = gaps_around(found)
    for n, label in enumerate(found):
        told = label
        own = kind_rank(label.kind)
        if before is None:
            if label.line_start and not label.weak:
                told = first_opened(text, label)
        elif before.start < label.start:
            between = text[before.end : label.start].strip()
            if 0 < len(between) <= MAX_HEADING and not NO_HEADING.search(between):
                told = headed_by(label, before.start)
            elif label.line_start and label.weak:
                told = label._replace(title=title_above(text, before.end, label.start), lost=LOST)
            elif label.line_start and not stands_below_text(text, between, label):
                # The numbers of its kind begin again, and nothing above that kind stands between.
                same = last.get(label.kind, -1)
                restarts = same >= 0 and label.value <= found[same].value
                restarts = restarts and max(ranked[:own], default=-1) < same
                told = below_lost(text, before, label, again=restarts, gap=own > gaps[n])
            if told.headed >= 0 and _numbered_below(text, found, n):
                told = told._replace(opens_own=True)
            if between[-1:] in ("：", ":"):
                elder = last.get(label.kind, -1)
                told = told._replace(led=True, opens_own=_led_up(text, label, found[elder:n]))
        yield told
        before = label
        last[label.kind] = ranked[own] = n


def _led_up(text: str, label: Label, behind: Sequence[Label]) -> bool:
    """Whether ``label`` is a 1. at the start of its line that the paragraph of a numbered point leads up to.

    The point is the first of ``behind``; the others stand inside its lines. It is one paragraph, broken where its
    lines were full.
    """
    if not (label.kind == "1." and label.value == 1 and behind):
        return False
    point = behind[0]
    if label.line_start and point.line_start and _mark(label) != _mark(point):
        head = rest_of_line(text, point.end).strip()  # 1、学习：⏎1.按时上课
        return head[-1:] in ("：", ":") and len(head) <= MAX_LEAD and len(behind) == 1
    if not label.line_start:  # 2.社区：1.托儿所 2.老人
        led = text[point.end : label.start].strip()
        return point.value > 1 and point.line_start and len(behind) == 1 and len(led) <= MAX_LEAD
    if point.kind != "1." or point.value < 2 or any(other.line_start for other in behind[1:]):
        return False
    above = [line.strip() for line in text[point.end : label.start].strip().split("\n")[:-1]]
    return all(len(line) >= FULL_LINE and line[-1] not in "。；：:;！？" for line in above)


def _numbered_below(text: str, found: Sequence[Label], at: int) -> bool:
    """Whether ``found[at]`` is a 1. below a point of its own kind that has nothing but a heading.

    The elder siblings of the point all have text or points of their own: 1、骑车⏎(1)…⏎2、游泳⏎1、准备. Where
    they have none, a list of short items begins anew.
    """
    label, point = found[at], found[at - 1]
    if not (label.kind == point.kind == "1." and label.value == 1 and point.value > 1):
        return False
    if not (label.line_start and point.line_start and _mark(label) == _mark(point)):
        return False
    value = int(point.value)
    for n in range(at - 2, max(-1, at - 2 - ELDERS_WITHIN), -1):
        elder = found[n]
        if kind_rank(elder.kind) < kind_rank(point.kind):
            return False
        if elder.kind == point.kind and elder.line_start and elder.value == value - 1:
            value -= 1
            if "\n" not in text[elder.end : found[n + 1].start].strip() and (
                found[n + 1].kind == point.kind
            ):
                return False
            if value == 1:
                return True
    return False


def _mark(label: Label) -> bool:
    """Whether a pause sign stops the label: 1、, not 1. or ⒈."""
    return label.printed.endswith("、")


def _outside(found: Iterable[Label], apart: Iterable[tuple[int, int]]) -> Iterator[Label]:
    """The labels that stand in none of the ranges; both in order."""
    rest = iter(apart)
    span = next(rest, None)
    for label in found:
        while span and span[1] <= label.start:
            span = next(rest, None)
        if not span or label.start < span[0]:
            yield label
