"""Labels that are lost: the lines above a label that read like the heading of a clause without its number.

A page that lost its list numbers keeps the words behind them. What speaks for a lost label is a line above the
label that reads like a heading, a list that begins again, and a number that is missing around it. Here the
lines are found and priced; the search of labels weighs whether one is read so.
"""

from collections import Counter
from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.heading_features import generic
from eduparse.stages.split.kinds import RANKS, kind_rank
from eduparse.stages.split.label import Label

MAX_HEADING = 32  # code points of a heading between two labels
NO_HEADING = lazy_pattern("[。；;：:，,\\n]")
LOST = -2.5  # a label is missing in front of a heading
LOST_GENERAL = -1.0  # the same, where it reads 总则
LOST_GENERIC = -0.5  # or is another heading of the genre, 重点任务
LOST_ABOVE = -4.0  # where the label below the heading is missing too
LOST_LINE = -4.0  # in front of the line above a list, where a number is missing around it
OPENED_WITHIN = 1000  # code points above the first label in which 总则 is looked for
LOST_GAP = (2, 3)  # steps between two labels of a kind where one or two are lost
FEWEST_GAPS = 2  # that say that labels are lost here and there, and
LOST_SHARE = (0.1, 0.5)  # of the steps between labels are such gaps, at least and at most
MAX_CLOSED = 16  # code points of such a heading that ends in a stop
LOST_FIRST = 3  # of a list whose first labels are lost too
LOST_WITHIN = 8  # lines above a label that are looked at for such a heading
_ENDED = "；;：:，,"  # how no heading ends
_CLOSED = f"。{_ENDED}"
_GENERAL = lazy_pattern(r"总[ \t\u3000]*则|一般规定")
_LINE = lazy_pattern(r"[^\s](?:[^\n]*[^\s])?")


def gaps_around(found: Sequence[Label]) -> list[int]:
    """For each label the highest rank of a kind of which one label is missing around it; else a large one.

    Where few numbers are missing the author skipped them, and where most are an excerpt is printed: then
    none counts.
    """
    last: dict[str, int] = {}
    steps: Counter[str] = Counter()
    gaps: dict[str, list[tuple[int, int]]] = {}
    for n, label in enumerate(found):
        if not label.line_start or label.weak:
            continue
        before = last.get(label.kind)
        if before is not None:
            step = int(label.value) - int(found[before].value)
            steps[label.kind] += step > 0
            if step in LOST_GAP:
                gaps.setdefault(label.kind, []).append((before, n))
        last[label.kind] = n
    least, most = LOST_SHARE
    known = {kind: at for kind, at in gaps.items() if len(at) <= most * steps[kind]}
    missing = sum(map(len, known.values()))
    out = [len(RANKS)] * len(found)
    if missing >= max(FEWEST_GAPS, least * sum(steps.values())):
        for kind, every in known.items():
            for low, high in every:
                out[low:high] = [min(kind_rank(kind), rank) for rank in out[low:high]]
    return out


def below_lost(text: str, before: Label, label: Label, *, again: bool, gap: bool) -> Label:
    """``label`` with the line above it whose label may be lost.

    That is a heading right above it; a heading further above, where the label below the heading is lost too;
    or the line in front of a list that begins, where a number is missing around it.
    """
    title = title_above(text, before.end, label.start, closed=label.kind != "条")
    if title is not None:
        return label._replace(title=title, lost=_price(text, title, LOST))
    further = label.kind == "条" or (again and label.value > 1) or 1 < label.value <= LOST_FIRST
    in_front = gap and label.value <= LOST_FIRST
    line_end = text.find("\n", before.end, label.start) if further or in_front else -1
    if line_end < 0:
        return label
    further = further and _has_open_line(text, line_end, label.start)
    if not (further or in_front):
        return label
    lines = [m.span() for m in _LINE.finditer(text, line_end, label.start)]
    if further:
        for start, _ in reversed(lines[1:][-LOST_WITHIN:]):
            title = title_above(text, before.end, start)
            if title is not None:
                return label._replace(title=title, lost=_price(text, title, LOST_ABOVE))
    if in_front and len(lines) >= label.value:
        above = lines[-int(label.value)]
        return label._replace(title=above, title_heads=False, lost=LOST_LINE)
    return label


def stands_below_text(text: str, between: str, label: Label) -> bool:
    """Whether one line that is no heading stands ``between`` a label and ``label`` below it, so that none is lost.

    `below_lost` finds nothing there, as nearly everywhere: the line is long, or ends as no heading does.
    """
    if not between or "\n" in between:
        return False
    last = between[-1]
    if last in _ENDED or (last == "。" and label.kind == "条"):
        return True
    return len(between) > MAX_HEADING + 1 and text.startswith(f"{last}\n", label.start - 2)


def _has_open_line(text: str, low: int, high: int) -> bool:
    """Whether one of the lines of ``text[low:high]`` may end otherwise than a sentence does."""
    at = text.find("\n", low + 1, high)
    while at >= 0:
        if text[at - 1] not in _CLOSED:
            return True
        at = text.find("\n", at + 1, high)
    return False


def first_opened(text: str, label: Label) -> Label:
    """The first label below a line 总则 or another heading: the label of that line may be lost."""
    lines = list(_LINE.finditer(text, max(0, label.start - OPENED_WITHIN), label.start))
    for line in lines[-LOST_WITHIN:]:
        if _GENERAL.fullmatch(line.group()):
            return label._replace(title=line.span(), lost=LOST_GENERAL)
    if label.value != 1 or label.kind == "条":
        return label
    title = title_above(text, 0, label.start)
    above = [m.start() for m in lines if title and m.start() <= title[0]]
    known = sum((t := title_above(text, 0, s)) is not None and _is_generic(text, t) for s in above)
    return label._replace(title=title, lost=_price(text, title, LOST), lost_above=known)


def _price(text: str, title: tuple[int, int] | None, usual: float) -> float:
    """What it costs to read ``title`` as a heading whose label is lost; one of the genre costs less."""
    if title is None or not _is_generic(text, title):
        return usual
    return usual + LOST_GENERIC - LOST


def _is_generic(text: str, title: tuple[int, int]) -> bool:
    return generic(text[slice(*title)].rstrip("。"))


def title_above(text: str, low: int, start: int, *, closed: bool = False) -> tuple[int, int] | None:
    """The line right above ``start`` if it reads like a heading and stands behind a sentence.

    With ``closed`` a short one may end in a stop.
    """
    region = text[max(low, start - 4 * MAX_HEADING) : start].rstrip()
    if not region or region[-1] in _ENDED or (region[-1] == "。" and not closed):
        return None  # as nearly every line
    lines = region.split("\n")
    title = lines[-1].strip(" \t\u3000")
    if closed and len(title) <= MAX_CLOSED:
        title = title.removesuffix("。")
    if not 2 <= len(title) <= MAX_HEADING or NO_HEADING.search(title):
        return None
    above = next((line.rstrip() for line in reversed(lines[:-1]) if line.strip()), "")
    if above[-1:] not in "。；：" and not generic(title):
        return None
    at = text.rfind(title, low, start)
    return (at, at + len(title)) if above else None
