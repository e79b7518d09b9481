"""A case on each side of the thresholds that tell a row of a list from a title."""

import pytest
from sides import Sides, turns_at

from eduparse.stages.split import title_weight
from eduparse.stages.split.title_lines import TitleCandidate


def row(first: str, second: str) -> bool:
    return title_weight._is_row((first, second), TitleCandidate(first, 0, 0), ended=False)


SIDES: Sides = {
    "CELLS": (lambda n: row(" ".join("校" * n), " ".join("班" * n)), 3),
    "LONG_KEY": (lambda n: not row("校" * (n - 1) + "：甲", "主办：乙"), 7),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
