"""Names of a few buttons are words of a text that shows nothing else of a site."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.furniture import NOTHING, Strength
from eduparse.stages.strip.lone_buttons import LONGEST, MOST, lone_buttons
from eduparse.stages.strip.page import StripLine

TEXT = "四个按钮各有用处，按错了要从头来，每局十分钟，先到终点的人赢。\n"


@pytest.mark.parametrize(
    "page",
    [
        f"游戏规则\n开始\n返回\n确定\n取消\n{TEXT}",
        f"课堂笔记\n登录函数 login()\n注册函数 register()\n退出\n搜索\n{TEXT}",
        f"手机使用课\n打开微信\n扫一扫\n关注公众号\n点击右上角\n{TEXT}",
        "歌词本\n送别的人站在江边\n风吹过来的时候灯灭了一盏\n（重复）\n返回\n送别的人不见了\n",
    ],
)
def test_they_stay(page: str) -> None:
    assert eduparse.clean(page)[0].text == page


@pytest.mark.parametrize(
    "page",
    [
        f"登录\n注册\n游戏规则\n{TEXT}",
        f"游戏规则\n返回\n{TEXT}版权所有：某市人民政府\n",
        f"首页 > 游戏 > 正文\n游戏规则\n返回\n{TEXT}打印 关闭\n",
    ],
)
def test_those_of_a_site_go(page: str) -> None:
    text = eduparse.clean(page)[0].text
    assert text.strip() == f"游戏规则\n{TEXT}".strip()


def test_they_are_few_and_short() -> None:
    names = ("返回", "退出", "搜索", "登录", "注册")

    def moved(n: int) -> bool:
        page = "\n".join(("游戏规则", *names[:n], TEXT))
        return eduparse.clean(page)[0].text != page

    turns_at(moved, MOST + 1)


def test_one_in_brackets_is_none() -> None:
    lines = [StripLine(0, text) for text in ("游戏规则", "【返回】", TEXT)]
    marks = [NOTHING, (Strength.SURE, "noise.lone-button"), NOTHING]
    assert list(lone_buttons(lines, marks)) == []


def test_one_that_says_more_is_none() -> None:
    def moved(size: int) -> bool:
        lines = [StripLine(0, text) for text in ("游戏规则", "返" * size, TEXT)]
        marks = [NOTHING, (Strength.SURE, "noise.lone-button"), NOTHING]
        return not list(lone_buttons(lines, marks))

    turns_at(moved, LONGEST + 1)
