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


@pytest.mark.parametrize(
    "text",
    [
        f"他用倒写字符发了一句{TURN}你爱我{BACK}，屏幕上看是“我爱你”。",
        f"攻击者用U+202E把名字倒过来，photo{TURN}gpj.exe{BACK}看上去像图片。",
        f"发来{TURN}好你{BACK}，看是你好。",
        "第一条 甲方（\u202bالطرف الأول\u202c）供货。",
        "他发来一句\u2067السلام عليكم\u2069，我回他平安。",
        "车站 \u200fمحطة\u200f 在左边。",
        "字串一：abc\u200fאבג\u200e中文",
    ],
)
def test_marks_that_a_line_needs_or_speaks_of_stay(text: str) -> None:
    assert repair(text).text == text


@pytest.mark.parametrize("mark", ["\u200e", "\u202a", "\u2067", TURN])
def test_marks_in_chinese_alone_go(mark: str) -> None:
    assert repair(f"各校应当{mark}按时上报。").text == "各校应当按时上报。"
    assert repair(f"各校\u200b应当上报\u202b، {mark}").text == "各校应当上报\u202b، " + mark
