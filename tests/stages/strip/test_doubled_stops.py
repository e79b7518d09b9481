"""Stops that a machine doubled in one line, and those that somebody types."""

import pytest
from sides import Sides, turns_at

from eduparse import strip
from eduparse.stages.strip import injected

HEAD = "一、各校要公开账目。\n二、各县要抓紧检查。\n"


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("三、各乡镇要按时上报，，不得迟报。。\n", "三、各乡镇要按时上报，不得迟报。\n"),
        ("三、上报要求如下：：按时，，如实。。\n", "三、上报要求如下：按时，如实。\n"),
        ("三、各乡镇要按时上报,，不得迟报.。\n", "三、各乡镇要按时上报，不得迟报。\n"),
    ],
)
def test_of_a_line_of_a_paper_they_go(damaged: str, mended: str) -> None:
    assert strip(HEAD + damaged).text == HEAD + mended


@pytest.mark.parametrize(
    "text",
    [
        "好的，，我知道了，明天见。",
        "他想了想。。还是没有说话，，就走了。",
        "用 std::cout 输出结果，再换行...。",
        "比分是3：：2的写法不对，应写一个冒号。",
        "来来了了，，小小草草。。",
        "他说：“等一等......。”就没有声音了。",
        HEAD + "三、各乡镇要按时上报，，不得迟报。\n",
    ],
)
def test_those_of_writers_stay(text: str) -> None:
    assert strip(text).text == text


def told(text: str) -> list[float]:
    return [e.confidence for e in injected.injected(text)]


def test_a_single_one_is_suggested_in_a_paper_and_where_nobody_types_it() -> None:
    assert told(HEAD + "三、各乡镇要按时上报，，不得迟报。\n") == [injected.OWN]
    assert told("今天天气很好,，我们去公园，玩了一天。") == [injected.OWN]
    assert told("今天天气很好，，我们去公园，玩了一天。") == []


SIDES: Sides = {
    "injected.STOPS": (lambda n: told(HEAD + "各校，，" * n) == [injected.ALL] * n, 2),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_of_a_wide_mark_and_a_narrow_one_the_wide_one_stays() -> None:
    text = "一、上周，,县医院的医生来校检查视力。.\n二、您的孩子，,请按时复查。.\n三、家长，,请签字。.\n"
    assert strip(text).text == text.replace("，,", "，").replace("。.", "。")


@pytest.mark.parametrize(
    "text",
    [
        "标点使用办法\n第一条 公文不得出现“，，”“。。”“，。”等连用情形。\n第二条 出现前条情形的，由校对员更正。\n",
        "一、张梅负责查“，，”和“。。”\n二、李芳负责查“、、”和“；；”\n",
        "数据导入说明\n一、空列保留分隔符，例如：张三，，男，，北京\n二、末列为空的写作：李四，女，，\n",
        "第一条 停顿以“，，”表示，长停顿以“。。”表示。\n第二条 例句：“你好，，请坐。。”\n",
        "省略号用法\n一、省略号不写作“。。。”，也不写作“，，，”。\n二、句末有省略号，，不再用句号。。\n三、略，，同上。。\n",
        "家庭约法三章\n一、爸爸不许抽烟，，抽一根罚五块。。\n二、妈妈不许熬夜，，追剧也不行。。\n三、我不许哭鼻子，，哭一次扫地一次。。\n",
        "聊聊合同\n第一条 你不许骗我，，听见没。。\n第二条 我做饭，，你洗碗。。\n第三条 吵架不过夜，，谁先道歉谁是大人。。\n",
        "现代诗三首\n一、雨\n雨，，落在，，瓦上。。\n二、夜\n夜，，很长。。\n三、灯\n灯，，还亮着。。\n",
        "寝室公约\n一、十一点熄灯，，不许打游戏。。\n二、垃圾一天一倒，，轮流来。。\n三、谁吵谁请客，，没商量。。\n",
        "一、“，，”读作两顿。\n二、“、、”读作小顿。\n三、「。。」读作长停。\n",
    ],
)
def test_marks_that_are_shown_and_the_habit_of_a_writer_stay(text: str) -> None:
    assert strip(text).text == text


def test_of_a_long_paper_that_names_marks_those_of_its_other_lines_go() -> None:
    shown = "一、不得写成“，，”。\n"
    damaged = "二、各校要按时上报，，不得迟报，;有变动的，要说明。\n" * 6
    mended = "二、各校要按时上报，不得迟报；有变动的，要说明。\n" * 6
    assert strip(shown + damaged).text.startswith(shown)
    assert "，，" not in strip(shown + damaged).text.removeprefix(shown)
    assert len(strip(shown + damaged).text) <= len(shown + mended)
