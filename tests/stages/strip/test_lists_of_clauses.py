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
        f"{RULE}{COLUMNS}二、页面不得设：\n打印本页\n关闭窗口\n三、每周更新一次。\n",
        f"{RULE}第一条 页面底部应当标明：\n版权所有\n备案号\n第二条 文章页面应当标明：\n作者\n字体大小\n第三条 {TEXT}",
        f"{RULE}一、校刊稿件应当注明：\n时间：2023-05-06\n点击数：12\n二、出版物应当载明：\nICP备案号\n三、{TEXT}",
        f"{RULE}一、栏目\n（一）必设：\n首页\n要闻动态\n（二）选设：\n互动交流\n二、更新\n每周一次。\n",
        f"关于清理网上赌博信息的通知\n各单位：\n一、清理下列词语：\n{WORDS}二、每周上报。\n",
        "关于清理小广告的通知\n各单位：\n一、清理楼道。\n附：违法小广告样本\n办证刻章 诚信经营\n以上样本供各单位对照。\n",
        "网页设计课\n导航一般包括：\n• 首页\n• 关于我们\n• 联系我们\n第二单元讲页脚，请同学们预习。\n",
        "什么是双减\n双减减轻作业负担和校外培训负担。\n延伸阅读\n《减轻负担的意见》\n思考题\n1. 你怎样看？\n",
        "社团分类\n文化\n体育\n科技\n教育\n健康\n历史\n每人限报两项。\n",
        "书店分区\n一层：\n教育\n财经\n历史\n二层：\n体育\n娱乐\n时尚\n",
        "稿件格式\n字号：小四\n字体：仿宋_GB2312\n字体：方正小标宋简体\n",
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
        (f"首页\n文化\n体育\n科技\n登录\n{RULE}一、总则\n{TEXT}二、附则\n{TEXT}", "体育"),
        (f"{RULE}一、总则\n{TEXT}2023年3月5日\n字体：大 中 小\n打印本页\n", "字体"),
        (
            f"网站导航：\n• 首页\n• 关于我们\n• 联系我们\n{RULE}一、总则\n{TEXT}二、附则\n{TEXT}",
            "联系我们",
        ),
        (
            f"{RULE}一、总则\n{TEXT}2023年3月5日\n相关阅读\n放假通知\n招生通知\n打印本页\n关闭窗口\n",
            "放假通知",
        ),
        (
            f"{RULE}一、页面应当每周检查：\n上一页 1 2 3 下一页\n打印本页\n二、附则\n{TEXT}",
            "打印本页",
        ),
        (f"{RULE}一、报名材料包括：\n上一页 1 2 3 下一页\n打印本页\n二、附则\n{TEXT}", "打印本页"),
        (f"{RULE}一、登记应当载明：\n代开发票，加微信13800000000\n二、附则\n{TEXT}", "代开"),
        (f"{RULE}一、防止违法行为。\n代开发票，加微信13800000000\n二、附则\n{TEXT}", "代开"),
        (f"{RULE}一、总则\n{TEXT}办证刻章 诚信经营\n二、附则\n{TEXT}", "办证"),
    ],
)
def test_what_stands_elsewhere_goes(page: str, gone: str) -> None:
    (doc,) = eduparse.clean(page)
    assert gone not in doc.text


def test_a_list_ends_with_the_next_clause_of_its_row() -> None:
    assert list(lists_of_clauses(["一、栏目：", "首页", "二、页脚：", "地图"])) == [(1, False)]
    assert list(lists_of_clauses(["一、栏目：", "首页", "（一）更新", "二、页脚"])) == []
    assert list(lists_of_clauses(["（１）不得设：", "首页", "(2)页脚"])) == [(1, True)]
    assert list(lists_of_clauses(["一、栏目：", "首页", "三、页脚"])) == []
    assert list(lists_of_clauses(["一、栏目：", "首页", "二、页脚：", "首页", "三、其他"])) == []


def test_a_long_run_is_no_list() -> None:
    def is_none(size: int) -> bool:
        words = [f"栏目{n}" for n in range(size)]
        return not list(lists_of_clauses(["一、栏目：", *words, "二、页脚"]))

    turns_at(is_none, MOST + 1)
