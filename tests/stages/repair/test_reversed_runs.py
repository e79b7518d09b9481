"""Text that a site stores back to front."""

import pytest

from eduparse import repair

TURN, BACK = "\u202e", "\u202c"


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        (f"各校应当{TURN}生学励鼓{BACK}参加劳动。", "各校应当鼓励学生参加劳动。"),
        (f"{TURN}。动劳加参生学励鼓当应校各\n", "各校应当鼓励学生参加劳动。\n"),
        (f"{TURN}。）内校（动劳加参生学励鼓当应校各{BACK}", "各校应当鼓励学生参加劳动（校内）。"),
        (f"{TURN}。动劳加参生学励鼓{BACK}\n电话{TURN}4321{BACK}", "鼓励学生参加劳动。\n电话1234"),
    ],
)
def test_it_is_put_the_right_way_round(damaged: str, mended: str) -> None:
    assert repair(damaged).text == mended


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"各校应当{TURN}鼓励学生{BACK}参加劳动。", "各校应当鼓励学生参加劳动。"),
        (f"密码是{TURN}abc{BACK}，请记住。", "密码是abc，请记住。"),
    ],
)
def test_what_reads_as_it_is_only_loses_the_mark(text: str, left: str) -> None:
    assert repair(text).text == left
