"""Bars, notes and boxes of kinds of sites go; a text that has the same words for its subject stays."""

import pytest

import eduparse

NOTICE = "各学校：\n为做好今年的招生工作，根据上级的有关规定和我市的实际情况，现就有关事项通知如下，请认真贯彻执行。\n一、公布招生办法。\n二、做好登记。\n"
TITLE = "关于做好招生工作的通知\n"
TEXTS = {
    "how bars are written": "发布时间的写法\n发布时间：写到分钟。\n字体大小：小四。\n选择字号：正文用三号，标题用二号。\n本页写给新来的编辑看，请各位在排版以前先读一遍，不清楚的地方可以随时来问我，不要自己猜。\n",
    "days of a contest": "投稿须知\n2024-07-08 版权声明\n2024-07-09 我要投稿\n2024-07-10 开评审会\n以上是征文活动的三个日子，请各班语文科代表记在本子上，并提醒同学们按时交稿，过期不收。\n",
    "who edited": "本文责编是谁\n本文责编：这个词写在文章末尾，指最后一个看稿子的人。\n我们杂志的责编是老赵，他看稿子很细，一个标点也不放过，作者们又怕他又敬他，这话我信。\n发信站：从前论坛上的信，末尾都有这一行，写着从哪个站发出。\n",
    "how to end": "怎样写结尾\n“到此这篇关于春天的文章就介绍到这了”，这样的结尾最没意思。\n好的结尾，像一声钟，敲过了还在响，读的人合上书，还坐在那里不肯动，这是老师常说的话。\n",
    "a box for notes": "意见箱\n已有3条留言。\n还没有人留言评论食堂的饭菜。\n请同学们写下来，投进一楼的信箱，每周五由学生会的同学打开，整理好以后交给总务处办理。\n",
    "rules of a forum": "学校论坛使用说明\n一、注册\n马上注册，结交更多好友，这句话写在首页上。\n您需要登录才可以下载课件，没有帐号的同学请找信息课的李老师。\n二、发帖\n",
    "a day of an editor": "小编的一天\n小编早上到社里，先编辑了两篇稿子，希望能帮上新来的同事。\n中午吃了碗面，下午开会，晚上回家的时候天已经黑了，路灯一盏一盏亮起来，她忽然想起还没给妈妈打电话。\n",
    "questions on files": "常见问题\n1、为什么找不到下载的文件？\n2、PDF文件下载后，可能会被浏览器打开，按保存键即可。\n3、文件损坏怎么办？请重新下载一次。\n",
    "a reading room": "我们村的书屋\n请大家收藏本书：《老井》。\n这家书屋的图书更新最快，每月初都有新书上架，孩子们放了学就往这里跑，管理员是退休的周老师。\n",
    "buttons of a machine": "关闭按钮\n按下关闭按钮，机器就停。\n开启按钮\n按下开启按钮，机器就转。\n",
    "nobody comments": "没有人评论\n暂时没有人评论这场雨，大家都在看窗外，雨点打在玻璃上，像一串断了线的珠子，噼里啪啦响。\n没人评论\n他把画挂出去三天，没人评论。\n",
    "a book of recipes": "奶奶的菜谱\n再多了解一点\n火候是最要紧的，火大了糊，火小了生，奶奶说，人和菜一样，都要慢慢地熬，熬到时候就香了。\n网友询问\n有人问我奶奶多大年纪，八十三了，还能自己上街买菜，背也不驼，眼也不花。\n",
    "a story": "老钟\n本章未完，我却不想写下去了。\n他把笔搁下，看窗外的雪，雪下了一整夜，院子里的石榴树压弯了腰，像一个行礼的老人。\n（本章完）\n",
}


def _text(page: str) -> str:
    (doc,) = eduparse.clean(page)
    return doc.text.strip("\n") + "\n"


@pytest.mark.parametrize(
    "above",
    [
        "发布时间：2018-11-12 17:25:15      字体大小：[大][中][小]",
        "发布时间：2018-11-12 17:25:15      字体大小：[大][中][小]\n4874268",
        "2024-07-08 版权声明 我要投稿",
        "选择字号： 本文共阅读 1422 次 更新时间：2012-03-04 10:20",
        "马上注册，结交更多好友，享用更多功能。\n您需要 登录 才可以下载或查看，没有帐号？注册",
    ],
)
@pytest.mark.parametrize("place", ["over", "under"])
def test_bars_between_title_and_paper_go(above: str, place: str) -> None:
    page = f"{above}\n{TITLE}{NOTICE}" if place == "over" else f"{TITLE}{above}\n{NOTICE}"
    assert _text(page) == TITLE + NOTICE


@pytest.mark.parametrize(
    "below",
    [
        "到此这篇关于招生工作的文章就介绍到这了，更多相关内容可以在右上角搜索。",
        "再多了解一些\n网友询问留言\n已有0条留言\n还没有人留言评论。精彩留言会获得点赞！",
        "2、PDF文件下载后，可能会被浏览器默认打开，此种情况可以点击菜单，保存网页到桌面。\n3、本站不支持迅雷下载，请使用浏览器下载即可。",
        "本文责编：chenlin\n发信站：青禾学人（https://www.qinghe.example）",
        "请收藏本站：www.qinghe.example\n青禾书屋手机版更新速度全网最快",
    ],
)
def test_notes_below_the_paper_go(below: str) -> None:
    assert _text(f"{TITLE}{NOTICE}{below}\n") == TITLE + NOTICE


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_on_such_lines_stays(name: str) -> None:
    assert _text(TEXTS[name]) == TEXTS[name]


@pytest.mark.parametrize("number", ["102", "10244", "1984"])
def test_a_number_of_which_the_text_speaks_stays(number: str) -> None:
    page = f"老街改造\n发布时间：2018-11-12 17:25:15 来源：青禾晚报\n{number}\n门牌号从{number}号起重新编排，居民可以到社区领取新的门牌，旧的由社区统一收回处理。\n"
    assert f"\n{number}\n" in _text(page)


def test_a_doubt_that_stands_alone_is_suggested() -> None:
    page = "学校工作计划\n小编花时间特意编辑了一份学校工作计划，希望能帮到您，动动手指请收藏一下！\n新学期到了，学校将围绕教学质量这个中心，认真落实各项工作，努力办好人民满意的学校，特制定如下计划。\n一、抓好常规管理。\n"
    (doc,) = eduparse.clean(page)
    (edit,) = [e for layer in doc.layers for e in layer.edits if layer.name == "strip.lines"]
    assert (doc.text, edit.rule, edit.applied) == (page, "noise.collector-note", False)
