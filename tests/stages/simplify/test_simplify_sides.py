"""A case on each side of the thresholds of `simplify`."""

import pytest
from sides import Sides, turns_at

from eduparse.stages.simplify import Simplify

CHINESE = "這們與為"  # none of which Japanese or Korean writes


def is_chinese(words: int) -> bool:
    """Whether a paragraph with kana is Chinese that has so many different words of it."""
    line = CHINESE[:words] + "かな"
    return Simplify()._paragraph(line, 0, len(line)).chinese


SIDES: Sides = {
    "simplify._FEWEST_CHINESE": (is_chinese, 2),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
