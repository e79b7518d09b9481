"""1案由 above 2.事实 and 3.证据: the first item of a list lost the stop of its label.

A number with a word right behind it counts something as a rule (3人, 1月). It is the item where the next two lines that open with
labels are 2. and 3., no 1. stands above them, and what follows is nothing that is counted.
"""

from collections.abc import Sequence

from eduparse.language.lazy_pattern import lazy_pattern
from eduparse.stages.split.decimal_proof import MEASURE
from eduparse.stages.split.label import Label

BEHIND = 2  # items that follow
_COUNTED = lazy_pattern(
    "[个名年月日号次项条人所家元份册本张件篇位只台套间层楼班组级类届期周季岁户对双种门科分点、至到—-]"
)


def with_lost_stops(text: str, found: Sequence[Label]) -> Sequence[Label]:
    """``found`` with such a number read as the item 1."""
    starts = [n for n, label in enumerate(found) if label.line_start]
    changed = {}
    for at, n in enumerate(starts):
        label = found[n]
        if label.kind != "1 " or label.value != 1 or not _opens(text, label):
            continue
        below = [found[m] for m in starts[at + 1 : at + 1 + BEHIND]]
        if [(e.kind, e.value) for e in below] != [("1.", v) for v in range(2, 2 + BEHIND)]:
            continue
        if text[label.end : below[0].start].strip().count("\n") == 0:
            changed[n] = label._replace(kind="1.", weak=False)
    return [changed.get(n, label) for n, label in enumerate(found)] if changed else found


def _opens(text: str, label: Label) -> bool:
    """Whether a word follows the number at once, and none that is counted."""
    word = "一" <= text[label.end : label.end + 1] <= "鿿"
    return word and not _COUNTED.match(text, label.end) and not MEASURE.match(text, label.end)
