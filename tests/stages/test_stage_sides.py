"""A case on each side of the numbers of quality."""

import pytest
from sides import Sides, turns_at

from eduparse.stages import quality

THIRD = {"left": 0.0, "truncated": 1 / 3, "spun": 0.0, "doubtful": 0.0}

SIDES: Sides = {
    "quality.DIGITS": (lambda n: quality._score(THIRD) == round(1 - 0.2 / 3, n), 4),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
