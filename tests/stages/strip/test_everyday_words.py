"""Words of spam that dishes, clothes and names have as well, and stops that a writer doubles, prove nothing alone."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.injected import CLAUSES, MIXED

NOTICE = "某市教育局关于招生的通知\n某教〔2021〕3号\n各区教育局：\n请认真执行。\n"


@pytest.mark.parametrize(
    "page",
    [
        "青禾中学食堂一周菜单\n周一\n鱼香肉丝 蒜蓉西兰花 冬瓜汤\n周二\n土豆肉丝 米饭\n",
        "敬老院菜谱\n周一：土豆肉丝 炒青菜 蛋花汤\n周三：青椒肉丝 炒青菜 紫菜汤\n周五：京酱肉丝 炒青菜\n",
        "舞蹈队服装\n肉色丝袜 黑色丝袜 白色舞鞋\n黑丝袜 白丝袜 肉色丝袜\n",
        "奶茶单\n波霸奶茶 珍珠奶茶 红豆\n",
        "健身课程\n少妇 产后 恢复班\n翘臀 美腿 瘦肚\n",
        "设备清单\n空调 3P 两台\n无纺布 A片 三卷\n",
        "出场名单\n牛牛 妞妞 小虎\n",
        "楼盘一览\n太阳城 月亮湾 星河苑\n",
        "部队名称\n番号 驻地 主官\n",
        "游戏角色\n萝莉 御姐 大叔\n",
        "吐槽\n去了三次,,,每次都排队。。。味道嘛。。就那样吧\n阿姨说有糖醋里脊，，我再信她一次！！！\n",
        "今天考完了，，终于可以睡觉了。。\n明天还有一门，，不想复习。。\n",
        "老师好,,我是小满的妈妈,,今天小满发烧了,,想请一天假。\n",
        "江水，，向东流，，你不要，，回头。\n",
    ],
)
def test_lists_and_posts_stay(page: str) -> None:
    assert eduparse.clean(page)[0].text == page


@pytest.mark.parametrize("spam", ["国产精品 丝袜 美腿", "小二先生 调教", "人妻 黑丝 约炮"])
def test_spam_goes(spam: str) -> None:
    (doc,) = eduparse.clean(f"{spam}\n{NOTICE}{spam}\n")
    assert doc.text.strip() == NOTICE.strip()


def test_everyday_words_go_beside_spam() -> None:
    text = eduparse.clean(f"小二先生 调教\n{NOTICE}小明先生 丝袜\n")[0].text
    assert "丝袜" not in text


def mended(page: str) -> bool:
    return "，，" not in eduparse.clean(page)[0].text


def test_stops_doubled_in_a_paper_are_mended() -> None:
    part = "{}、为规范管理，，保障安全，，制定本规定，，并执行。\n"
    turns_at(
        lambda n: mended("".join(part.format("一二三"[k]) for k in range(n)) + "各校，，执行。"),
        CLAUSES,
    )
    turns_at(
        lambda n: mended("为规范管理，，保障安全，，制定本规定，，" + "并执行、，" * n + "完。"),
        MIXED,
    )
