"""A case on each side of the numbers by which a report chooses what it shows."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from flow import clean, row_of
from sides import Sides, turns_at

from eduparse.document.document import Document
from eduparse.review.report import page
from eduparse.review.report.doubt import doubt_points


def noisy(share: float) -> bool:
    """Whether a page counts as mostly noise of which so much went."""
    (doc,) = clean(Document.of_page("x", "x", "关于校舍检查的通知\n各学校：\n一、提高认识。\n"))
    return "mostly noise" in doubt_points(row_of(doc), share)


def first(room: int) -> int:
    """How many of a hundred pages, all of one size, are shown for being the most doubtful ones."""
    lines = [SimpleNamespace(doubt=100.0 - at, size=1, at=at) for at in range(100)]
    with patch.object(page, "BUDGET", room / 0.95):
        shown = list(page._wanted(lines))
    return next(n for n, at in enumerate([*shown, -1]) if at != n)


SIDES: Sides = {
    "doubt._MUCH_NOISE": (lambda n: noisy(n / 100), 51),
    "page._DOUBTFUL": (lambda n: first(50) < n, 36),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
