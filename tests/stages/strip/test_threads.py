"""Bars of a forum that are broken into two lines, or name no floor, go with their tools; texts that tell of posts stay."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.forum_posts import NAME

POSTS = (
    "夜里去江边钓鱼，要带什么灯？有没有人一起去的。",
    "头灯就行，别太亮，鱼会跑，这个我试过很多次。",
)
THREADS = {
    "two lines": "江边夜钓\n楼主 青石板\n发表于 2019-3-4 12:10:33 | 只看该作者 | 倒序浏览\n{0}\n沙发 梅子熟了\n发表于 2019-3-4 12:31:05 | 只看该作者\n{1}\n回复 支持 反对 举报\n",
    "three lines": "江边夜钓\n楼主\n青石板\n发表于 2019-3-4 12:10:33 | 只看该作者\n{0}\n沙发\n梅子熟了\n发表于 2019-3-4 12:31:05 | 只看该作者\n{1}\n",
    "counted": "江边夜钓\n1楼：青石板\n发表于 2019-3-4 12:10:33 | 显示全部楼层\n{0}\n2楼：梅子熟了\n发表于 2019-3-4 12:31:05 | 显示全部楼层\n{1}\n",
    "no floor": "江边夜钓\n青石板 发表于 2019-3-4 12:10:33 | 显示全部楼层\n{0}\n梅子熟了 发表于 2019-3-4 12:31:05 | 显示全部楼层\n{1}\n回复 举报\n",
}


@pytest.mark.parametrize("kind", THREADS)
def test_posts_stay_and_bars_go(kind: str) -> None:
    text = eduparse.clean(THREADS[kind].format(*POSTS))[0].text
    assert text.strip() == "\n".join(("江边夜钓", *POSTS))


@pytest.mark.parametrize(
    "page",
    [
        "旧帖\n他翻出帖子，屏幕上写着：\n楼主 青石板\n发表于 2009-3-4 12:10\n今夜月色很好。\n沙发 梅子熟了\n发表于 2009-3-4 12:31\n睡了，别喊。\n",
        "家具清单\n沙发 三人座\n板凳 四条\n地板 复合木\n楼主 李建国\n请于三日内送到江边路六号。\n",
        "论坛管理办法\n第一条 帖子的格式如下：\n沙发 某某\n发表于 2019-3-4 12:10 | 只看该作者\n第二条 回帖应当文明。\n",
        "楼层安排\n1楼：门卫室\n2楼：教务处\n3楼：会议室\n请各班按楼层打扫，打扫完以后关好门窗。\n",
    ],
)
def test_texts_that_tell_of_posts_stay(page: str) -> None:
    assert eduparse.clean(page)[0].text == page


def test_a_name_is_short() -> None:
    def stays(size: int) -> bool:
        name = "青" * size
        page = THREADS["three lines"].replace("青石板", name).format(*POSTS)
        return name in eduparse.clean(page)[0].text

    turns_at(stays, NAME + 1)
