"""Where a spinner's forms stand in few lines, the others are their writer's."""

import pytest
from sides import Sides, turns_at

from eduparse.stages.reword.clean_parts import clean_parts

LINE = "各" * 39 + "\n"


def _parts(*forms: int) -> list[int]:
    """The lines, of 40 characters each, that are set apart, of a page whose lines hold so many forms."""
    text = LINE * len(forms)
    places = [n * len(LINE) + k for n, count in enumerate(forms) for k in range(count)]
    found = clean_parts(text, places)
    return [n for n in range(len(forms)) if any(a <= n * len(LINE) < b for a, b in found)]


def test_a_spun_paragraph_within_others() -> None:
    assert _parts(0, 1, 0, 9, 8, 0, 0, 1, 0) == [0, 1, 2, 5, 6, 7, 8]


@pytest.mark.parametrize(
    "forms",
    [
        (3, 4, 2, 5, 3, 4, 2, 3),  # spun alike
        (1, 0, 1, 0, 0, 1, 0, 1),  # spun lightly
        (0, 0, 2, 1, 0, 0),  # too few to say
        (20,),  # one line
        (9, 9, 20, 30, 25, 9, 9),  # spun throughout, in some lines with more words
    ],
)
def test_a_page_spun_alike(forms: tuple[int, ...]) -> None:
    assert _parts(*forms) == []


SIDES: Sides = {
    "DENSER": (lambda n: _parts(0, 0, 0, n, 0, 0, 0, 0) != [], 3),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
