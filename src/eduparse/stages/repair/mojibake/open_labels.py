"""The labels of a damaged page, those among them of whose numbers bytes are lost, and what the others say of these."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from eduparse.language.clause_labels import NUMBERED_LINE
from eduparse.language.numerals import NUMERALS
from eduparse.stages.repair.label_rows import NumberedLabel, label_odds
from eduparse.stages.repair.mojibake.parts import Part

MOST_READ_AS = 400  # numerals that a label may be tried as; more are left to the bytes
LONGEST_LABEL = 12  # characters from the start of a line in which its label stands
_COUNTS = frozenset(NUMERALS)


class LabelOdds(NamedTuple):
    """The number of a label stands in ``[low, high)`` of a part; what the page says of each numeral it may be, in nats."""

    low: int
    high: int
    odds: Mapping[str, float]


class LabelledLine(NamedTuple):
    """A line as it is read: what stands in front of its first damaged part, that part, and which of all parts it is."""

    text: str
    part: Part | None = None
    place: int = -1


def odds_of_labels(lines: Iterable[LabelledLine]) -> dict[int, LabelOdds]:
    """By the place of a part what the labels of the page say of the number in it."""
    labels: list[NumberedLabel] = []
    asked: list[tuple[int, LabelledLine, tuple[int, int]]] = []
    for line in lines:
        label, span = _label_of(line)
        if label is None:
            continue
        if len(label.values) > 1:
            asked.append((len(labels), line, span))
        labels.append(label)
    if not asked:
        return {}
    odds = label_odds(labels)
    found = {}
    for n, line, (low, high) in asked:
        front = len(line.text)
        if odds[n]:
            found[line.place] = LabelOdds(low - front, high - front, odds[n])
    return found


def _label_of(line: LabelledLine) -> tuple[NumberedLabel | None, tuple[int, int]]:
    """The label of ``line`` with every numeral that its bytes leave, and where on the line it stands."""
    text = line.text[:LONGEST_LABEL]
    options: list[Sequence[str]] = list(text)
    if line.part is not None:
        for spelled in line.part.spelled[: LONGEST_LABEL - len(text)]:
            numerals = sorted({o.char for o in spelled.options} & _COUNTS)
            # The numeral that is read stays the first; one that is none may be one.
            options.append(
                [*dict.fromkeys((spelled.char, *numerals))] if numerals else spelled.char
            )
    read = "".join(next((c for c in some if c in _COUNTS), some[0]) for some in options)
    m = NUMBERED_LINE.match(read)
    if m is None:
        return None, (0, 0)
    low, high = m.span("value")
    each = [[c for c in some if c in _COUNTS or len(some) == 1] for some in options[low:high]]
    several = prod(map(len, each)) > 1
    if several and (prod(map(len, each)) > MOST_READ_AS or low < len(line.text)):
        return None, (0, 0)
    values = tuple(map("".join, product(*each)))
    return NumberedLabel(m["opens"], m["closes"], values), (low, high)
