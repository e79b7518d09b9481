"""A case on each side of the numbers of quality."""

import pytest
from sides import Sides, turns_at

from eduparse.document.document import Document, Findings
from eduparse.document.edits import Edit
from eduparse.stages import quality


def filled_in_weighs(confidence: float) -> float:
    """What a character that was filled in so surely weighs, beside one that is lost."""
    edit = Edit(0, 1, "新", "mojibake.gbk", confidence)
    page = Document.of_page("x", "x", "旧").apply("repair.mojibake", Findings(edits=(edit,)))
    return round(quality._filled(page)[0], 6)


THIRD = {"left": 0.0, "truncated": 1 / 3, "spun": 0.0, "doubtful": 0.0}

SIDES: Sides = {
    "quality.WRONGER": (lambda n: n >= 100 * filled_in_weighs(0.99), 3),
    "quality.MOST_WRONG": (lambda n: n >= 100 * filled_in_weighs(0.91), 6),
    "quality.DIGITS": (lambda n: quality._score(THIRD) == round(1 - 0.2 / 3, n), 4),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
