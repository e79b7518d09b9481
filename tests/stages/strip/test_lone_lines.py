"""A line that a site prints and a paper has too stays, suggested, where nothing else on the page is of a site."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip.furniture import NOTHING, Mark, Strength
from eduparse.stages.strip.lone_lines import (
    BESIDE,
    LONGEST,
    ROLES,
    TELEPHONES,
    TITLE,
    lone_lines,
)
from eduparse.stages.strip.page import StripLine

STEPS = "手机缴费说明\n一、点开程序，选缴费一项。\n二、核对户名和金额，再点确定。\n"
LIST = "出门前要做的事\n关窗\n关煤气\n{}\n带钥匙\n倒垃圾\n"


@pytest.mark.parametrize(
    "page",
    [
        STEPS + "客服电话：0000-8765432\n",
        "报名须知\n时间：六月上旬\n地点：文化站\n费用：不收\n客服电话：0000-8765432\n",
        "我家门前的河\n河水很清，夏天能看见鱼。\n冬天结冰。\n作者：三（1）班 孟夏\n指导老师：秦月明\n",
        "怎样晒萝卜干\n切条，晒三天。\n拌盐，装坛。\n作者：孟夏\n摘自：家里的本子\n",
        "换书活动\n从架上拿书，不用登记。\n扫描二维码，写下你想说的话\n看完放回架上。\n",
        "作业：给班级网页写页脚\n秦月明写的是：\n版权所有：六（2）班\n您是第 9 位访客\n老师说：写得清楚，少了年份。\n",
        "班级网页方案\n一、上面放班徽和班名，下面放每周的值日表。\n二、右边放作品，每月换一次。\n三、页脚写明您是第 9 位访客。\n",
        "班级网页方案\n一、上面放班徽。\n二、右边放作品。\n三、版权所有：六（2）班\n",
        "《渡口》演职员表\n编剧　孟夏\n导演　秦月明\n灯光　任小舟\n责任编辑　柳如烟\n校对　周子衿\n鸣谢　青禾镇\n",
        *(
            LIST.format(x)
            for x in ("手机扫一扫", "打印", "返回", "复制成功", "小黑屋", "校对：孟夏")
        ),
    ],
)
def test_it_is_the_text_s_own(page: str) -> None:
    assert "".join(row.text for row in eduparse.clean(page)) == page


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("首页 > 便民 > 正文\n", "客服电话：0000-8765432"),
        ("", "加盟电话：0000-8765432"),
        ("", "扫描二维码，关注我们"),
        ("首页 > 便民 > 正文\n", "作者：孟夏"),
        ("", "责任编辑　孟夏\n校对　秦月明\n审核　任小舟"),
    ],
)
def test_a_site_prints_it(above: str, line: str) -> None:
    assert line not in "".join(row.text for row in eduparse.clean(above + STEPS + line + "\n"))


@pytest.mark.parametrize("foot", ["- {} -", "— {} —", "第 {} 页 共 2 页"])
def test_the_number_of_a_page_shows_no_site(foot: str) -> None:
    talk = "访谈\n编辑：这本书写了多久？\n秦月明：七年。\n编辑：很久\n{}\n秦月明：不久。\n记者：为什么\n{}\n"
    text = eduparse.clean(talk.format(foot.format(1), foot.format(2)))[0].text
    assert all(x in text for x in ("写了多久", "编辑：很久", "记者：为什么"))


def test_it_is_suggested() -> None:
    (row,) = eduparse.clean(STEPS + "客服电话：0000-8765432\n")
    told = [e for layer in row.layers for e in layer.edits if e.rule == "noise.hotline"]
    assert told
    assert not any(e.applied for e in told)


HOTLINE: Mark = (Strength.SURE, "noise.hotline")


def kept(telephones: int) -> bool:
    """Whether so many telephones may be those of one paper."""
    lines = [StripLine(0, "说明"), *[StripLine(0, "客服电话：0000-8765432")] * telephones]
    return bool(list(lone_lines(lines, [NOTHING, *[HOTLINE] * telephones])))


def roles(rows: int, others: int) -> bool:
    """Whether a list of who did what stays below so many other lines."""
    lines = [*[StripLine(0, "纪念册")] * others, *[StripLine(0, "摄影：孟夏")] * rows]
    path = StripLine(0, "首页 > 正文")
    marks = [*[NOTHING] * others, *[(Strength.SURE, "noise.editor")] * rows]
    return bool(list(lone_lines([path, *lines], [(Strength.SURE, "noise.breadcrumb"), *marks])))


def listed(beside: int, length: int) -> bool:
    """Whether a few words are one of a list of so many lines of such a length on either side."""
    around = [StripLine(0, "窗" * length)] * beside
    lines = [*around, StripLine(0, "手机扫一扫"), *around, StripLine(0, "第一条 开窗。")]
    marks = [NOTHING] * len(lines)
    marks[beside] = (Strength.SURE, "noise.site-note")
    return bool(list(lone_lines(lines, marks)))


def test_one_paper_has_few_telephones() -> None:
    turns_at(lambda n: not kept(n), TELEPHONES + 1)


def test_a_list_has_lines_on_both_sides() -> None:
    turns_at(lambda n: listed(n, 3), BESIDE)
    turns_at(lambda n: not listed(BESIDE, n), LONGEST + 1)


def test_what_was_removed_before_is_company() -> None:
    lines = [StripLine(0, "说明"), StripLine(0, "客服电话：0000-8765432")]
    assert not list(lone_lines(lines, [NOTHING, HOTLINE], alone=False))


def test_a_list_of_roles() -> None:
    turns_at(lambda n: roles(n, 1), ROLES)
    turns_at(lambda n: not roles(ROLES, n), TITLE + 1)


NEWS = "首页 > 文化 > 正文\n{}\n2022-08-20 09:15　来源：青禾日报　字号：大 中 小\n{}\n【打印本页】 【关闭窗口】\n版权所有：青禾新闻网\n"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("青禾广播站排班", "播音　孟夏\n编辑　秦月明\n导播　任小舟\n审核　柳如烟"),
        ("纪念册分工", "摄影：孟夏\n文字：秦月明\n校对：柳如烟"),
        ("秦氏族谱　卷三　世系", "一世　秦大\n二世　秦二\n三世　秦月明"),
        ("防骗知识题", "1. 接到生人电话要转账，应当怎么办？\n2. 密码可以告诉别人吗？"),
        ("数独题", "5 3 _ | _ 7 _ | _ _ _\n6 _ _ | 1 9 5 | _ _ _\n_ 9 8 | _ _ _ | _ 6 _"),
        ("借书办法", "每人每次借两本，一个月内归还。\n关注公众号“青禾书屋”可查询借阅情况。"),
        ("招牌登记", "东街1号　面馆\n东街2号　理发\n东街3号　无痛人流专科门诊\n东街4号　布店"),
    ],
)
def test_a_text_on_the_page_of_a_site(title: str, text: str) -> None:
    got = "".join(row.text for row in eduparse.clean(NEWS.format(title, text)))
    assert f"{title}\n" in got
    assert text in got
    assert "打印本页" not in got


POSTER = "木偶戏专场\n时间：十月二日晚七点\n扫一扫门口的画，你会听见歌声\n更多精彩，等你发现\n票价：免费\n"
PRICES = "今日菜价\n白菜 0.8\n萝卜 0.6\n土豆 1.2\n来源：北门菜市场\n"
REPORT = "县运会开幕\n昨天上午，县第十二届运动会在县体育场开幕，来自全县的二十一个代表队参加了开幕式，观众有三千多人。\n（记者 覃小岭）\n"


@pytest.mark.parametrize("text", [POSTER, PRICES, REPORT])
def test_a_card_keeps_its_notes_and_a_report_its_reporter(text: str) -> None:
    (doc,) = eduparse.clean(text)
    assert doc.text == text
    assert any(not e.applied for layer in doc.layers for e in layer.edits)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (PRICES.replace("北门菜市场", "青禾晚报"), "来源"),
        (POSTER.replace("门口的画，你会听见歌声", "关注本站公众号"), "扫一扫"),
        (REPORT.replace("（记者 覃小岭）", "责任编辑：覃小岭"), "责任编辑"),
    ],
)
def test_what_names_a_site_goes(text: str, line: str) -> None:
    (doc,) = eduparse.clean(text)
    assert line not in doc.text
