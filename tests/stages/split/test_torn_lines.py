"""Breaks that tear a word are taken out where several do, and suggested where one does; verse, lists and headings stay."""

import pytest

import eduparse
from eduparse.stages.split.torn_lines import ALONE, RULE

TORN = (
    "河道清淤工程开工\n县水利局昨天组织清淤，共投入挖掘\n机四台，运输车十二辆。\n施工期间，沿河道路实行交通管\n制，请过往车辆绕行。\n"
    "工程由县财政投资，计划于明年春\n季全部完工。\n参加施工的工人表示，一定会把好质\n量关，让群众放心。\n"
)
ONE = "昨天下午的家长会上，老师说孩子最近上课很认\n真，作业也都按时交了。\n下个星期还要开一次运动会，希望大家都来参加。\n"


def edits(page: str) -> list[tuple[str, float, bool]]:
    (doc,) = eduparse.clean(page)
    return [
        (page[e.start - 1 : e.end + 1], e.confidence, e.applied)
        for layer in doc.layers
        for e in layer.edits
        if e.rule == RULE
    ]


def test_several_breaks_that_tear_words_are_taken_out() -> None:
    assert [e[0] for e in edits(TORN) if e[2]] == ["掘\n机", "管\n制", "春\n季", "质\n量"]


def test_one_break_is_suggested() -> None:
    assert edits(ONE) == [("认\n真", ALONE, False)]
    assert eduparse.clean(ONE)[0].text == ONE


def test_no_line_begins_with_a_mark() -> None:
    page = "在电子计算器普及以前，旧时的商店\n、银行和学校都用算盘。\n"
    assert [e[0] for e in edits(page)] == ["店\n、"]


@pytest.mark.parametrize(
    "page",
    [
        "渡口\n船已经开走了，岸上没有人\n雾从江心升起来\n我在石头上坐着，听水\n像听一个人走远\n",
        "收货地址：柳溪县青石镇，东街十二号\n李小兰收\n电话 12345678\n",
        "歌词\n如果你听见，请你回头看\n我在山的这一边。\n如果你听见，请你慢慢走\n天黑之前会下雪。\n",
        "妈妈的菜谱\n鸡蛋两个，盐半勺，葱花少许\n先把鸡蛋打散。\n油热下锅，翻两下就好\n趁热吃。\n",
        "一、2014年工作回顾\n过去一年，各项工作取得新的进展。\n二、2015年工作安排\n今年要做好以下工作。\n",
        "此致\n敬礼！\n柳溪县第一小学，家长委员会\n二〇二一年三月五日。\n",
        "房间很大，早餐也不错，就是隔音差\n服务态度好，前台小姑娘很热情，下次还来。\n",
        "姓名，性别，年龄，籍贯，民族，政治面貌\n张三，男，四十岁，本县人，汉族，群众。\n",
        "點心，飲品，小菜，都在二樓\n櫃檯在左手邊，請自行取餐。\n",
        "佢話聽日會落雨，叫我哋帶遮\n我哋就帶咗。\n",
    ],
)
def test_lines_that_their_writer_broke_stay(page: str) -> None:
    assert edits(page) == []


BODY = "经过三年零两个月的施工，双溪口大桥于昨天上午正式通车。大桥全长六百米，宽二十米，双向四车道，两侧设人行道和自行车道，总投资一亿八千万元。"
WRAPPED = "双溪口大桥通车\n" + "\n".join(BODY[n : n + 21] for n in range(0, len(BODY), 21)) + "\n"


def test_three_lines_of_just_one_length_are_a_column() -> None:
    text = eduparse.clean(WRAPPED)[0].text
    assert text.splitlines() == ["双溪口大桥通车", BODY]


def test_a_title_that_is_hardly_shorter_than_the_column_stays() -> None:
    title = "双溪口大桥昨天通车两岸居民告别摆渡船"
    page = WRAPPED.replace("双溪口大桥通车", title, 1)
    assert eduparse.clean(page)[0].text.splitlines() == [title, BODY]
