"""Spam that a stroke joins to a title goes with the stroke, and brackets with what was all in them."""

import pytest

import eduparse

TITLE = "关于做好学校卫生工作的通知"
REST = "\n各学校：\n现将有关事项通知如下，请遵照执行。\n第一条 为加强学校卫生工作，制定本办法。\n第二条 学校应当设立卫生室，{}配备专职教师。\n第三条 本办法自印发之日起施行。\n"


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}-银鹿彩票官方版下载",
        f"{TITLE}_彩票平台官网登录",
        f"银鹿娱乐城app官方下载-{TITLE}",
        f"乐鱼体育app下载-{TITLE}",
    ],
)
def test_spam_beside_a_title_goes_with_its_stroke(head: str) -> None:
    (doc,) = eduparse.clean(head + REST.format(""))
    assert doc.text == TITLE + REST.format("")
    assert doc.metadata.title == TITLE


@pytest.mark.parametrize("spam", ["（乐鱼体育官网登录）", "【乐鱼体育官网登录】"])
def test_brackets_go_with_all_that_was_in_them(spam: str) -> None:
    (doc,) = eduparse.clean(TITLE + REST.format(spam))
    assert doc.text == TITLE + REST.format("")


@pytest.mark.parametrize(
    "head",
    [
        "关于加强体育彩票公益金管理的通知-体育彩票中心",
        "关于开展棋牌比赛的通知-棋牌在线平台活动方案",
        "关于清理彩票平台的通知-彩票平台登录",
        "关于做好学校卫生工作的通知-官方客户端下载",
        "关于公布彩票销售网点的通知-白鹿县彩票中心",
    ],
)
def test_what_a_title_speaks_of_stays(head: str) -> None:
    (doc,) = eduparse.clean(head + REST.format(""))
    assert doc.text == head + REST.format("")


def test_the_dash_of_an_item_stays_where_spam_stood_before_it() -> None:
    page = f"{TITLE}\n一、主要任务\n——建立卫生室。\n{{}}——配备专职教师。\n二、{{}}组织保障\n各校{{}}应当落实。\n"
    spam = "小二先生 调教"
    (doc,) = eduparse.clean(page.format(spam, "", ""))
    assert doc.text == page.format("", "", "")
