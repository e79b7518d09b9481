"""A box, or a wide question mark, for one lost character is told; a blank, a choice or a question is not."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

import eduparse
from eduparse.stages.repair import lone_boxes as module
from eduparse.stages.repair.lone_boxes import lone_boxes

REST = "\n第三条 各校应当公开收费项目和标准。\n"


def told(text: str) -> list[str]:
    return [text[max(0, a - 1) : b + 1] for a, b in lone_boxes(text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("第二条 义务教育学□不得收取借读费，违者退还。", ["学□不"]),
        ("各级人民政□应当保障适龄儿童入学，不得推诿。", ["政□应"]),
        ("学校应当建□健全安全管理制度，落实责任。", ["建□健"]),
        ("教育行政部？应当加强监督检查，落实责任。", ["部？应"]),
        ("学校应当建？健全安全管理制度，落实责任。", ["建？健"]),
    ],
)
def test_one_lost_character_is_told(text: str, places: list[str]) -> None:
    assert told(text + REST) == places


@pytest.mark.parametrize(
    "text",
    [
        "是否住校：是□否□，是否乘坐校车，由家长如实填写。",
        "□是□否同意孩子参加本次春游活动，请家长勾选并签字。",
        "古诗填空：春眠不觉□，处处闻啼□，夜来风雨声，花落知多少。",
        "我爱□国，□国的山水多么美丽，请把□里的字写出来，再读一读□文。",
        "难道这是学校的错误？但是学校也没有理由这样做，大家说呢。",
        "你们周末去公园还是去书店？不如先做完作业，再一起商量。",
        "甲方应在签字之日起□日内支付全部款项，逾期按日支付违约金，双方另有约定的除外。",
        "古籍整理凡例：原文漫漶不清之处，以□表示，如“王□之弟”，不作补字。",
        "低保户□五保户□其他，请在对应的方框里打勾，交村委会汇总。",
        "学习态度：认真□一般□马虎，由班主任如实评价，期末存档备查。",
        "请假事由：因□病□事，请班主任批准，家长已经知道，特此说明。",
        "卷面满分□分，本次得了三十分，由家长阅后交回学校保存。",
        "该生本学期表现优秀□合格，没有违反纪律，按时完成作业。",
        "用□表示三角，请同学们继续画下去，并说出其中的规律。",
        "黑板上写着“温故而□新”，请学生补上所缺的字，再读一遍。",
        "前人有诗云，江□夜月明，此句残缺，后来的人把它补全。",
        "这首词的格律是平平□仄，上下两阕各有四句，一韵到底。",
        "补助认定标准？家庭人均收入低于当地最低生活保障标准的，可以申请认定。",
        "有□无\n性别：男□女□",
        "是乐观？不尽然。只是一种状态，一种活法，说来话长。",
    ],
)
def test_blanks_choices_and_questions_are_not_told(text: str) -> None:
    assert told(text + REST) == []


def test_a_second_box_within_few_characters_makes_a_line_a_form() -> None:
    lost = "义务教育学□不得收取借读费，违者退还"
    assert told(f"{lost}。{REST}")
    assert len(told(f"{lost}，各级人民政□应当督促。{REST}")) > 1
    assert not told(f"义务教育学□不得收借□费，违者退还。\n{REST}")


@pytest.mark.parametrize("char", ["的", "和", "八", "，"])
def test_what_fits_anywhere_shows_no_loss(char: str) -> None:
    with (
        patch.object(module, "mixture", lambda: SimpleNamespace(score=lambda *_: 0.0)),
        patch.object(module, "likeliest_byte", lambda *_, **__: (char, 0.0, 20.0)),
    ):
        assert not list(lone_boxes(LINE))


def judged(text: str, gain: float) -> bool:
    """Whether the sign of ``text`` is told where a character is likelier by so many nats."""
    with (
        patch.object(module, "mixture", lambda: SimpleNamespace(score=lambda *_: 0.0)),
        patch.object(module, "likeliest_byte", lambda *_, **__: ("教", 0.0, gain)),
    ):
        return bool(list(lone_boxes(text)))


def weighed(n: int) -> int:
    """How many of ``n`` marks are weighed."""
    with (
        patch.object(module, "mixture", lambda: SimpleNamespace(score=lambda *_: 0.0)),
        patch.object(module, "likeliest_byte", lambda *_, **__: ("教", 0.0, 20.0)),
    ):
        return len(list(lone_boxes("学校应当公开收费项目和标准，" + "校？各" * n)))


LINE = "学校应当公开收费项目，各校建□健全。"
WIDE = LINE.replace("□", "？")
SIDES: Sides = {
    "LIKELIER": (lambda n: judged(LINE, n / 10) and judged(WIDE, n / 10), 110),
    "MOST_BOXES": (lambda n: not judged(f"{LINE}\n" + "甲□乙，\n" * (n - 1), 20.0), 4),
    "MOST_MARKS": (lambda n: not judged(WIDE + "什么？" * (n - 1), 20.0), 4),
    "SENTENCE": (lambda n: judged("校" * (n - 1) + "□校，", 20.0), 12),
    "MOST_WEIGHED": (lambda n: weighed(n) < n, 21),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("教育局要求各学校加强课后服务管□，保障学生每天的体育活动时间。", ["管□，"]),
        ("学生可以自愿选择乘坐公共汽□，也可以步行上学。", ["汽□，"]),
        ("请在相应的方格内勾选□，并于周五以前交回班主任处。", []),
        ("本合同自双方签字盖章之日起生效□，有效期为一年。", []),
        ("交通方式为自驾□，乘坐公交车的另行填写登记表格。", []),
        ("是否服从学校统一安排调剂□，请在本栏内如实填写。", []),
        ("各单位应当认真贯彻落实，确保各项工作任务完成□。", []),
        ("选修课程包括语文□、数学、英语，学生任选其中两门。", []),
    ],
)
def test_before_a_mark_a_box_is_told_where_one_character_ends_the_word(
    text: str, places: list[str]
) -> None:
    assert told(text + REST) == places


@pytest.mark.parametrize("lost", range(7))
def test_on_a_page_that_asks_marks_are_told_where_half_of_them_are_lost(lost: int) -> None:
    """It is weighed only as long as enough of them may be."""
    page = "你们周末去公园还是去书店？不如先做完作业，再一起商量。\n" * (6 - lost)
    page += "教育行政部？应当加强监督检查，落实责任。\n" * lost
    weighed: list[int] = []

    def is_lost(text: str, at: int) -> bool:
        weighed.append(at)
        return text[at - 1] == "部"

    with patch.object(module, "_is_lost", is_lost):
        assert len(list(lone_boxes(page))) == (lost if 2 * lost >= 6 else 0)
    assert len(weighed) == (6 if lost >= 3 else 4)


SIEVE = (
    "本校将□下月举行秋季运动□，请各班班□任认真组织学□报名。报名□单于周□前交到体育□，逾期不再受□。\n"
)


def test_on_a_page_of_boxes_inside_words_each_stands_for_a_character() -> None:
    doc = eduparse.repair(SIEVE)
    assert [doc.text[w.start] for w in doc.metadata.warnings] == ["□"] * SIEVE.count("□")


@pytest.mark.parametrize(
    "text",
    [
        "性别：□男 □女　婚姻：□已婚 □未婚\n学历：□高中 □大专 □本科 □其他\n",
        "是否过敏：有□ 无□　是否住校：是□ 否□　午餐：需要□ 不需要□\n",
        "您对食堂满意吗？满意□一般□不满意□没去过□\n您常去哪个窗口？面食□米饭□小炒□都去□\n",
        "平水韵：□□□□□，□□□□平。□□平平□，平平□□平。\n",
        "家长签名□□□　日期□□□□年□□月□□日\n",
        "凡愿意参加的同学请在方框内打勾：合唱团□舞蹈队□书画社□棋社□，周五前交给班长。\n",
    ],
)
def test_boxes_of_forms_and_verse_are_not(text: str) -> None:
    assert not eduparse.repair(text).metadata.warnings
