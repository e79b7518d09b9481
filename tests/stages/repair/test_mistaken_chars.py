"""Look-alikes that only the words around tell."""

import pytest
from sides import Sides, turns_at

from eduparse import repair
from eduparse.stages.repair import look_alikes, mistaken_chars

LINES = [
    "学校现在己经放假了。",
    "县里的党政机关千部都来参加劳动。",
    "这些问题末能及时解决。",
    "北京、夭津、上海的老师都来了。",
]


def meant(text: str) -> str:
    return "".join(char for _, char in mistaken_chars.mistaken_chars(text))


def test_the_other_one_is_meant() -> None:
    assert meant("\n".join(LINES)) == "已干未天"
    assert meant("装修过，现在巳经不是三星的了。当地的入民群众都知道。") == "已人"


@pytest.mark.parametrize(
    "text",
    [
        "他自己走进了学校，天太晚了。",
        "字体太小，人太多，孩子太吵。",
        "李小二入来问道，几年一入，照入东窗。",
        "末了他笑了，周末的末班车走了。",
        "避免千城一面，一千个人有一千个哈姆雷特。",
        "护士和战士在土路上走，博士研究土壤。",
        "巳时出门，午时回来，子丑寅卯辰巳午未。",
        "桃之夭夭，灼灼其华，夭折的孩子。",
        "饼干和干净的衣服，骨干和干部。",
        "己所不欲，勿施于人；知己知彼。",
    ],
)
def test_those_of_writers_stay(text: str) -> None:
    assert meant(text) == ""
    assert repair(text).text == text


def test_what_a_text_shows_as_a_mistake_stays() -> None:
    text = "“己经”是错别字，应为“已经”。\n" + "\n".join(LINES)
    assert repair(text).text.startswith("“己经”是错别字")


SIDES: Sides = {
    "look_alikes.FEWEST": (lambda n: repair("\n".join(LINES[:n])).text != "\n".join(LINES[:n]), 3)
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


def test_few_are_suggested() -> None:
    (edit,) = look_alikes.LookAlikes()(repair(LINES[0])).edits
    assert edit.confidence == look_alikes.ALONE
