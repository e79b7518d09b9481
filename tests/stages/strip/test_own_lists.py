"""Lists of a paper whose lines a site prints too stay whole; the site's own lines go."""

import pytest

import eduparse
from eduparse import Settings
from eduparse.stages.strip.own_lists import FEWEST_KEYS, FEWEST_TOLD, LONGEST_LIST, RECORD

CLOSE = "请各班在周五以前抄写一遍，家长签字后交给语文老师，错的要订正。\n"
HEAD = "首页 > 新闻中心 > 正文\n发布时间：2023-05-06 来源：办公室 浏览次数：120\n"
FOOT = "上一篇：某县召开会议\n下一篇：没有了\n版权所有：某县人民政府\n"

OWN = {
    "rows of words": f"近义词和反义词\n前进 后退\n放大 缩小\n上升 下降\n{CLOSE}",
    "rows of words in a lesson": f"网络素养\n一、你用过哪些软件？\n微信 微博 QQ空间\n二、小结\n{CLOSE}",
    "parts of a list": f"词语听写\n第一组：\n打开 关闭\n登录 注册\n第二组：\n点赞 评论\n{CLOSE}",
    "records": f"微课展播\n课题：春\n浏览次数：216\n课题：灯\n浏览次数：188\n{CLOSE}",
    "a form": f"年检登记\n名称：小石头幼儿园\n备案号：青ICP备00000000号-1\n法定代表：何二\n年检结论：合格\n{CLOSE}",
    "things to be written down": f"著录规范\n每条资源应当著录下列各项：\n资源名称\n资源描述\n文档信息\n{CLOSE}",
    "a screen": f"使用说明\n屏幕上有三个区：\n公告区\n个人中心\n返回列表\n{CLOSE}",
    "headings over sentences": f"素材周报\n今日热点\n某校试行不留作业。\n网友评论\n“支持这样做。”\n{CLOSE}",
    "a statement of an entrant": f"参赛声明\n{CLOSE}版权声明：参赛作品由本人独立完成，未侵犯他人权利。\n",
}


@pytest.mark.parametrize("effort", ["safe", "thorough"])
@pytest.mark.parametrize("kind", OWN)
def test_a_list_of_the_paper_stays(kind: str, effort: str) -> None:
    text = OWN[kind]
    assert "".join(doc.text for doc in eduparse.clean(text, Settings(effort=effort))) == text


@pytest.mark.parametrize(
    "kind", ["parts of a list", "things to be written down", "a screen", "rows of words"]
)
def test_a_list_stays_in_the_frame_of_a_page(kind: str) -> None:
    (doc,) = eduparse.clean(HEAD + OWN[kind] + FOOT, Settings(effort="safe"))
    assert doc.text == OWN[kind]


GOES = {
    "the same row below the title": (f"读书节的通知\n放大 缩小\n{CLOSE}", "放大 缩小"),
    "more rows of a site than of words": (
        f"读书节的通知\n打印 关闭\n前进 后退\n放大 缩小\n上升 下降\n登录 注册\n{CLOSE}",
        "放大 缩小",
    ),
    "the counter of one page": (f"课题：春\n浏览次数：216\n{CLOSE}", "浏览次数：216"),
    "one counter printed twice": (
        f"课题：春\n浏览次数：216\n课题：灯\n浏览次数：216\n{CLOSE}",
        "浏览次数：216",
    ),
    "an imprint": (
        f"读书节的通知\n{CLOSE}主办：某县教育局\n备案号：青ICP备00000000号-1\n技术支持：某公司\n",
        "备案号",
    ),
    "other furniture inside the text": (
        f"著录规范\n每条资源应当著录下列各项：\n资源名称\n资源描述\n文档信息\n{CLOSE}立即下载\n{CLOSE}",
        "文档信息",
    ),
    "nothing below the list": (f"{CLOSE}有关情况如下：\n资源描述\n文档信息\n", "文档信息"),
    "a heading of links": (f"{CLOSE}今日热点\n某县召开会议\n某县举行比赛\n", "今日热点"),
    "a row above the other rows": (f"召开会议\n分享 收藏\n教育 卫生\n财政 人社\n{CLOSE}", "分享"),
    "a row below the other rows": (f"运动会\n文 李明\n图 张华\n打印 关闭\n{CLOSE}", "打印"),
    "rows at the end of a page": (f"运动会\n{CLOSE}喜欢 愤怒\n点赞 评论\n感动 难过\n", "点赞"),
    "rows of a menu below a signature": (
        f"读书节的通知\n{CLOSE}某县教育局\n2022年5月6日\n学校概况 招生就业\n打印 关闭\n党建工作 教学科研\n本站建于二十年前。\n",
        "打印 关闭",
    ),
    "a list of headlines": (
        f"某县要闻\n标题：某镇开会\n浏览次数：216\n标题：某校比赛\n浏览次数：188\n{CLOSE}",
        "216",
    ),
    "comments of readers": (
        f"{CLOSE}网友：小明\n来源：手机客户端\n好，支持。\n网友：大山\n来源：电脑客户端\n不错，很好。\n版权所有：某报\n",
        "客户端",
    ),
    "records at the end of a page": (
        f"{CLOSE}课题：春\n浏览次数：216\n课题：灯\n浏览次数：188\n",
        "216",
    ),
    "an imprint with keys of its own": (
        f"读书节的通知\n{CLOSE}某县教育局\n2022年5月6日\n台长：何二\n备案号：青ICP备00000000号-1\n主任：何三\n秘书：何四\n",
        "备案号",
    ),
    "a card above all text": (
        f"职能：教育\n备案号：青ICP备00000000号-1\n主任：何二\n秘书：何三\n读书节的通知\n{CLOSE}",
        "备案号",
    ),
    "a pager below a question": (
        f"读书节的通知\n一、如何报名？\n上一页 1 2 3 下一页\n二、小结\n{CLOSE}",
        "上一页",
    ),
    "buttons below a question": (f"读书节的通知\n一、如何报名？\n打印 关闭\n下载\n{CLOSE}", "打印"),
    "news at the end of a page": (
        f"某县要闻\n{CLOSE}相关新闻\n某镇昨日召开会议。\n某县今日举行比赛。\n",
        "相关新闻",
    ),
    "advice below a signature": (
        f"读书节的通知\n{CLOSE}某县教育局\n2022年5月6日\n推荐阅读\n关于检查校舍的通知已经发布。\n",
        "推荐阅读",
    ),
    "a site that takes down what it reprints": (
        f"{CLOSE}声明：本人转载的文章如有侵权请联系删除。\n",
        "声明",
    ),
    "a disclaimer of a site": (
        f"{CLOSE}版权声明：文章代表作者本人观点，本站不负责任。\n",
        "版权声明",
    ),
}


@pytest.mark.parametrize("kind", GOES)
def test_the_lines_of_a_site_go(kind: str) -> None:
    text, gone = GOES[kind]
    assert gone not in "".join(doc.text for doc in eduparse.clean(text, Settings(effort="safe")))


def _stays(text: str, line: str) -> bool:
    return line in "".join(doc.text for doc in eduparse.clean(text, Settings(effort="safe")))


def test_sides_of_the_bounds() -> None:
    columns = ("今日热点\n某校试行不留作业。\n", "网友评论\n“支持这样做。”\n")
    for count, own in ((FEWEST_TOLD, True), (FEWEST_TOLD - 1, False)):
        assert _stays(f"素材周报\n{''.join(columns[:count])}{CLOSE}", "今日热点") is own

    near, far = "备注：无\n" * (RECORD - 2), "备注：无\n" * (RECORD - 1)
    for between, own in ((near, True), (far, False)):
        text = f"微课\n课题：春\n{between}浏览次数：216\n课题：灯\n{between}浏览次数：188\n{CLOSE}"
        assert _stays(text, "浏览次数：216") is own

    keys = ["名称：小石头幼儿园\n", "法定代表：何二\n", "年检结论：合格\n"]
    for count, own in ((FEWEST_KEYS, True), (FEWEST_KEYS - 1, False)):
        form = [keys[0], "备案号：青ICP备00000000号-1\n", *keys[1:count]]
        assert _stays(f"登记\n{''.join(form)}{CLOSE}", "备案号") is own

    for count, own in ((LONGEST_LIST - 1, True), (LONGEST_LIST + 1, False)):
        items = "".join(f"第{n}格\n" for n in range(count - 1))
        assert (
            _stays(
                f"规范\n应当著录下列各项：\n资源描述\n{items}{CLOSE}打印本页 关闭窗口\n", "资源描述"
            )
            is own
        )
