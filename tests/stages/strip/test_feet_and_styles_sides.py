"""A case on each side of the thresholds on feet without a signature and on styles of Word."""

import pytest
from sides import Sides, turns_at

from eduparse.stages.strip import feet, style_sheets
from eduparse.stages.strip.furniture import NOTHING, Mark, Strength
from eduparse.stages.strip.page import StripLine, strip_lines

STRONG: Mark = (Strength.STRONG, "noise.button")


def lines(*texts: str) -> list[StripLine]:
    return [line for line in strip_lines("\n".join(texts)) if line.text]


SIDES: Sides = {
    "feet.LONGEST": (
        lambda n: not feet._in_foot(lines("电话：" + "1" * (n - 3))[0], NOTHING),
        61,
    ),
    "feet.SITED": (
        lambda n: feet._is_site(
            lines("打印", "打印"), [STRONG] * n + [NOTHING] * (2 - n), range(0)
        ),
        1,
    ),
    "style_sheets.LONGEST": (
        lambda n: (
            style_sheets._block(lines("@font-face", "{", *["margin:0cm;"] * (n - 3), "}"), 0) == 0
        ),
        61,
    ),
    "style_sheets.LEAST_LEAD": (
        lambda n: style_sheets._asks("代码如下所示"[: n - 1] + "："),
        6,
    ),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
