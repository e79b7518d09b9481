"""A case on each side of the numbers that say how sure an edit must be."""

import pytest
from scored_copies import LINES
from sides import Sides, turns_at

from eduparse.corrections import guard
from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit


def applied(confidence: float, witnesses: int = 0, old: str = "校舍", after: str = "校") -> bool:
    """Whether an edit is applied that is so sure and that so many witnesses speak for."""
    told = frozenset(guard.WITNESSES[:witnesses])
    edit = Edit(0, len(old), after, "noise.print", confidence, witnesses=told)
    return guard.decided(edit, old, strips=True, effort="safe", asked=lambda _: False).applied


def takes_too_much(lines: int, confidence: float) -> bool:
    """Whether a page of ten sentences of one length is left whole of which so many may go."""
    text = "各学校应当认真落实。\n" * 10
    gone = tuple(Edit(11 * n, 11 * n + 10, "", "noise.print", confidence) for n in range(lines))
    before = Document.of_page("x", "x", text)
    after = before.apply("strip.lines", Findings(edits=gone))
    return guard.takes_too_much(before, after, lambda _: False)


SIDES: Sides = {
    "guard.SURE": (lambda n: applied(n / 100), 90),
    "guard.AGREED": (lambda n: applied(1.0, n, f"{LINES[0]}\n", ""), 2),
    "guard.PROPOSED": (lambda n: takes_too_much(9, n / 100), 50),
    "guard.MOST": (lambda n: takes_too_much(n, 1.0), 6),
    "guard._SHORTEST": (lambda n: guard.holds_paragraph("校" * n + "。"), 6),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
