"""What a numbered clause lists below itself stays, though a site has the same words; a frame inside a text goes."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.lists_of_clauses import MOST, lists_of_clauses

COLUMNS = "一、学校主页设下列栏目：\n首页\n要闻动态\n政务公开\n"
RULE = "松原县学校主页管理规范\n"
WORDS = "澳门赌场、百家乐、老虎机、北京赛车\n"
TEXT = "各校要指定专人维护主页，内容每周更新，遇有差错应当立即改正并报告。\n"


@pytest.mark.parametrize(
    "page",
    [
        f"{RULE}{COLUMNS}二、正文下方设：\n打印本页\n关闭窗口\n三、每周更新一次。\n",
        f"{RULE}一、栏目\n（一）必设：\n首页\n要闻动态\n（二）选设：\n互动交流\n二、更新\n每周一次。\n",
        f"关于清理网上赌博信息的通知\n各单位：\n一、清理下列词语：\n{WORDS}二、每周上报。\n",
        "关于清理小广告的通知\n各单位：\n一、清理楼道。\n附：违法小广告样本\n办证刻章 诚信经营\n以上样本供各单位对照。\n",
        "家长问卷\n1. 您还有什么建议？\n________________\n谢谢您的支持！",
    ],
)
def test_what_a_clause_lists_stays(page: str) -> None:
    (doc,) = eduparse.clean(page)
    assert doc.text == page


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (f"首页\n新闻 | 体育 | 娱乐\n登录\n{RULE}一、总则：\n{TEXT}二、附则。\n", "娱乐"),
        (
            f"{RULE}一、总则\n{TEXT}二、要求：\n{TEXT}2023年3月5日\n打印本页\n关闭窗口\n",
            "打印本页",
        ),
        (f"{RULE}一、联系方式：\n{TEXT}- 3 -\n二、附则：\n{TEXT}- 4 -\n三、其他\n{TEXT}", "- 3 -"),
        (f"关于放假的通知\n各单位：\n一、假期三天。\n{WORDS}二、注意安全。\n", "澳门"),
        (f"{RULE}一、总则\n{TEXT}办证刻章 诚信经营\n二、附则\n{TEXT}", "办证"),
    ],
)
def test_what_stands_elsewhere_goes(page: str, gone: str) -> None:
    (doc,) = eduparse.clean(page)
    assert gone not in doc.text


def test_a_list_ends_with_the_next_clause_of_its_row() -> None:
    assert list(lists_of_clauses(["一、栏目：", "首页", "二、页脚：", "地图"])) == [1]
    assert list(lists_of_clauses(["一、栏目：", "首页", "（一）更新", "二、页脚"])) == []
    assert list(lists_of_clauses(["（１）栏目：", "首页", "(2)页脚"])) == [1]
    assert list(lists_of_clauses(["一、栏目：", "首页", "三、页脚"])) == []
    assert list(lists_of_clauses(["一、栏目：", "首页", "二、页脚：", "首页", "三、其他"])) == []


def test_a_long_run_is_no_list() -> None:
    def is_none(size: int) -> bool:
        words = [f"栏目{n}" for n in range(size)]
        return not list(lists_of_clauses(["一、栏目：", *words, "二、页脚"]))

    turns_at(is_none, MOST + 1)
