"""A case on each side of the numbers of `rows`."""

import pytest
from sides import Sides, turns_at

from eduparse.rows import columns

SIDES: Sides = {
    "columns._LONGEST_NAME": (lambda n: columns._shown("c" * n).endswith("…"), 31),
    "columns._NAMED": (lambda n: "…" in columns._listed(tuple(f"c{k}" for k in range(n))), 9),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
