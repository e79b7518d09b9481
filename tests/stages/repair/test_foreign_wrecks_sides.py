"""Both sides of the bounds by which a line is a wreck of a foreign language."""

import pytest
from sides import Sides, turns_at

from eduparse.stages.repair.mojibake.foreign_wrecks import foreign_wrecks


def told_of_letters(letters: int) -> bool:
    """Whether a line is told that holds so many letters of UTF-8 shown in cp1252."""
    return bool(foreign_wrecks(" ".join(["cafÃ©"] * letters)))


def told_of_share(tenths: int) -> bool:
    """Whether a line is told in which so many of ten bytes are such letters, and the others single signs."""
    pairs, signs = tenths * 2, 20 - tenths * 2
    return bool(foreign_wrecks(" ".join(["cafÃ©"] * (pairs // 2) + ["5°"] * signs)))


SIDES: Sides = {"FEWEST": (told_of_letters, 3), "SHARE": (told_of_share, 7)}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
