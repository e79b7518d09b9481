"""Narrow question marks that ask are not told as lost text; on a page that lost characters they are."""

import pytest

import eduparse


def told(text: str) -> list[tuple[str, str]]:
    doc = eduparse.repair(text)
    return [(w.code, doc.text[w.start : w.end]) for w in doc.metadata.warnings]


@pytest.mark.parametrize(
    "text",
    [
        "小满:周末去爬山?\n大刘:带伞了没有?\n小满:带了。水够不够?\n大刘:够。几点走?\n",
        "甲:饭吃了吗?\n乙:没呢?\n甲:没吃您倒是去啊?\n乙:去哪儿?\n",
        "记者:您做木工多少年了?\n师傅:三十年了吧?记不清了.\n记者:现在还有人学吗?\n",
        "您的年龄?A.18岁以下 B.18至60岁 C.60岁以上\n您是否养宠物?养几只?\n您对物业满意吗?为什么?\n",
        "孩子几点睡?九点半。谁陪读?奶奶。最爱看什么书?不知道。\n",
        "这个灯要不要拆下来?拆下来会不会漏电?\n有人试过吗?多少钱?\n急,在线等?\n",
        "妈妈妈妈，鱼睡觉吗?鱼为什么不闭眼?鱼有妈妈吗?\n",
    ],
)
def test_questions_of_chats_and_forms_are_no_loss(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("学校要加强管?，落实责任。各村要做好防汛工?，确?安全。\n", 3),
        ("今天去哪?了?明天再说。他把书放在桌?上就走了，没?人看见。\n", 2),
    ],
)
def test_a_page_that_lost_characters_is_told(text: str, marks: int) -> None:
    assert len(told(text)) >= marks


def test_beside_wide_question_marks_a_narrow_one_hardly_asks() -> None:
    text = "你去不去？他去不去？各位老师都到?了，我们开始吧。\n"
    assert ("text-lost", "?") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "1.炮二平五　马８进７\n2.马二进三?　车９平８\n3.兵七进一??　炮８进４\n",
        "?氏以马二匹，?田廿亩。\n王?之子曰?，居于?里。\n“?”表示不识之字。\n",
        "?他把饭吃在桌上。\n??他被书看了。\n问号表示接受度低。\n",
        "春?秋冬，填一字。东西?北，填一字。\n",
        "族谱有“?生”一名，音近“炎”，字不可辨。\n",
        "过敏史：?青霉素。\n诊断：?肺炎，需复查。\n",
        "用 ?.txt 匹配一个字符，照片?.jpg 匹配照片1.jpg。\n",
    ],
)
def test_a_mark_that_is_a_sign_is_no_loss(text: str) -> None:
    assert told(text) == []


def test_far_from_a_riddle_a_mark_is_told() -> None:
    text = "春?秋冬，填一字。\n\n" + "各校应当加强管理。\n" * 12 + "落实“?减”政策，减轻学生负担。\n"
    assert told(text) == [("text-lost", "?")]
