"""A case on each side of the thresholds that keep clean text with rare characters as it is."""

import pytest
from sides import Sides, turns_at

from eduparse.stages.repair import cited, line_wraps, lost
from eduparse.stages.repair.mojibake import wrecks
from eduparse.stages.strip import tags


def reads(nats: float, *, marks: bool) -> bool:
    """Whether ten characters are text that reads better forwards by so many nats each."""
    line = "校舍安全管理办法总" + ("，" if marks else "则")
    known = type("Known", (), {"score": lambda _, x: nats * len(x) if x == line else 0.0})()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_wraps, "model", lambda: known)
        patch.setattr(line_wraps, "folded", lambda x: x)
        return line_wraps._reads([line])


def marked(size: int) -> bool:
    """Whether a text of ``size`` characters with one mark needs as much as one without."""
    known = type("Known", (), {"score": lambda _, x: len(x) * (x[0] == "，")})()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_wraps, "model", lambda: known)
        patch.setattr(line_wraps, "folded", lambda x: x)
        return not line_wraps._reads(["，" + "校" * (size - 1)])


def late(others: int) -> bool:
    """Whether one character of a later plane among ``others`` odd ones is too few."""
    return not wrecks._beyond("𬸚" + "鸑" * others)


SIDES: Sides = {
    "line_wraps._READS": (lambda n: reads(n / 10, marks=False), 20),
    "line_wraps._READS_WITH_MARKS": (lambda n: reads(n / 10, marks=True), 8),
    "line_wraps._MARKS_EVERY": (marked, 31),
    "wrecks._OF_LATE": (late, 3),
    "wrecks._SAME": (lambda n: wrecks.crowded("鏍" * n), 3),
    "cited._BESIDE": (
        lambda n: not cited._is_cited("\\u4e2d" + "是" * (n - 3) + "“中”", 0, 6, "中"),
        21,
    ),
    "tags.PROGRAM_LINES": (
        lambda n: not tags._tags("while n:\n" * n + '<p class="a">注意</p>\n'),
        3,
    ),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_only_whole_amounts_are_amounts() -> None:
    assert lost._AMOUNT.fullmatch("柒拾")
    assert not lost._AMOUNT.fullmatch("柒拾鏍")
