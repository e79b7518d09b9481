"""A short text keeps its lines in whatever frame it stands; what is unsure is suggested, and the frame goes."""

import pytest

import eduparse
from eduparse import Document

FRAMES = {
    "bars": (
        "首页 | 新闻 | 公告 | 服务 | 论坛\n当前位置：首页 > 新闻 > 正文\n",
        "\n【打印】【关闭】\n上一篇：没有了\n下一篇：关于召开例会的通知\n版权所有 青禾网　青ICP备00000000号\n",
    ),
    "names": (
        "网站首页\n政务公开\n办事大厅\n互动交流\n您现在的位置：网站首页 >> 校园动态 >> 正文\n发布时间：2021-05-06 09:30　来源：本站　浏览次数：213\n",
        "\n打印本页　关闭窗口\n相关链接\n关于我们 | 联系方式 | 网站地图\n主办单位：青禾在线　技术支持：青禾科技\n",
    ),
    "buttons": (
        "登录 注册 收藏\n热门搜索\n分享到：微信 微博 QQ空间\n字号：大 中 小\n",
        "\n点赞 12　收藏 3　分享\n责任编辑：小石\n扫一扫在手机打开当前页\nCopyright © 2020 青禾社区 All Rights Reserved\n",
    ),
}
TEXTS = {
    "a card": "凉粉的做法\n标签：小吃、夏天\n难度：一颗星\n用料：豌豆粉一碗，水六碗\n水开了把粉浆倒进去，搅到透明。\n",
    "a chat": "阿禾 2021-05-06 21:03\n明天去爬山吗？\n小田 2021-05-06 21:05\n去，几点出发？\n阿禾 2021-05-06 21:06\n六点，带水。\n",
    "a diary": "2023年8月9日 星期三 农历六月廿三\n今天轮到我值日。\n早上扫了地，下午擦了黑板。\n",
    "a menu": "山脚小店菜单\n凉菜\n拍黄瓜 | 皮蛋豆腐 | 凉拌木耳\n热菜\n炒肉丝 | 烧茄子 | 炖豆腐\n包间最低消费二百元，酒水可以自己带来。\n",
    "an invitation": "请柬\n谨订于十月六日为小儿完婚，敬备薄酌。\n席设：望山楼二楼\n欢迎光临寒舍，恕不另邀。\n",
    "a shop": "连接无线网的办法\n打开手机的设置，选择“小院茶馆”。\n还是不行的话，请找店员。\n感谢您的光临！\n",
    "a reading": "朗读练习\n阅读时间：三分钟\n难度：中等\n作者：佚名\n读下面的短文，回答问题。\n门前有两棵枣树，一棵甜，一棵酸。\n",
    "the people of a journal": "作者简介\n何二，小学教师，著有散文集《灯》。\n责任编辑：林小木\n版面设计：王三\n投稿邮箱：qinghe@example.com\n",
    "signs": "谁比谁大\n牛 > 羊 > 鸡 > 虫\n今年比去年好 > 去年比前年好\n大于号写作>，小于号写作<。\n",
    "parts": "老渡口\n· 1 ·\n外公说，石阶有九十九级。\n我数过三遍，每遍都不一样。\n· 2 ·\n后来修了坝，石阶只剩二十一级。\n",
    "a table": "同学录\n姓名 | 生日 | 爱好\n阿禾 | 六月 | 爬树\n小田 | 九月 | 下棋\n",
    "a poster": "木偶戏专场\n时间：十月二日晚七点\n主办：县文化馆\n承办：清风木偶社\n票价：免费\n地址：人民路八号　邮编：000000\n",
    "pages of an album": "连环画目次\n上一页：老鼠偷油\n下一页：猫捉老鼠\n第一页上有作者的照片，第二页上有他的家。\n",
    "rights": "版权小知识\n版权所有，翻印必究，这八个字常印在书的最后一页。\n转载请注明出处，是对作者的尊重。\n未经许可不得转载，违者要赔偿。\n",
}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.replace("\t", " | ").splitlines() if line.strip()]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("kind", TEXTS)
def test_every_line_of_the_text_stays(kind: str, frame: str) -> None:
    head, foot = FRAMES[frame]
    (doc,) = eduparse.clean(head + TEXTS[kind].rstrip("\n") + foot)
    left = _lines(doc.text)
    assert [line for line in _lines(TEXTS[kind]) if line not in left] == []
    assert [line for line in _lines(head) if line in left] == []


def test_what_is_unsure_is_suggested_and_lowers_the_score() -> None:
    head, foot = FRAMES["bars"]
    (doc,) = eduparse.clean(head + TEXTS["a card"].rstrip("\n") + foot)
    told = [e for layer in doc.layers for e in layer.edits if e.rule == "noise.page-tags"]
    assert [e.applied for e in told] == [False]
    assert all(e.confidence < 0.9 for e in told)
    assert doc.metadata.quality.score < 1


SITES = {
    "an editor": "（责任编辑：何二）",
    "a code to scan": "扫码关注青禾发布公众号",
    "the name of the site": "欢迎访问青禾网！",
    "who answers for the copy": "免责声明：本文不代表本网观点。",
}


@pytest.mark.parametrize("line", SITES.values(), ids=SITES)
def test_what_names_the_site_goes(line: str) -> None:
    head, foot = FRAMES["bars"]
    text = TEXTS["a shop"].rstrip("\n")
    assert line not in _cleaned(f"{head}{text}\n{line}{foot}").text


def test_cleaning_again_changes_nothing() -> None:
    for head, foot in FRAMES.values():
        for text in TEXTS.values():
            once = _cleaned(head + text.rstrip("\n") + foot)
            assert eduparse.strip(once.text).text == once.text


def _cleaned(page: str) -> Document:
    return eduparse.strip(page)


MENU = "青禾中学首页\n学校概况\n教育教学\n德育园地\n您的位置：青禾中学首页 -> 德育园地 -> 正文\n"
NOTES = "旧书摊\n周末\n我照例去城西的旧书摊。\n老板\n一见我就说，给你留了一本。\n链接\n不是网上的链接，是书里夹的一根红绳。\n"


def test_a_menu_of_names_that_begins_with_the_first_page_goes_whole() -> None:
    page = f"{MENU}{NOTES}上一条：开学典礼\n下一条：没有了\n【关闭窗口】\nCopyright 2019 青禾中学 版权所有\n"
    assert _cleaned(page).text.strip() == NOTES.strip()


def test_names_between_the_lines_of_a_foot_are_told() -> None:
    head, foot = FRAMES["bars"]
    page = f"{head}{NOTES.rstrip()}{foot}".replace("上一篇", "青禾人家\n上一篇")
    told = [old for layer in _cleaned(page).layers for old in layer.before]
    assert any("青禾人家" in old for old in told)


PRICES = "阿美早点铺\n豆浆 2元\n油条 1.5元\n茶叶蛋 2元\n外带加0.5元\n每天卖完为止"
RIGHTS = "版权声明：本博客所有文章除特别声明外，均采用 CC BY-NC 4.0 许可协议。"


def test_short_lines_beside_the_title_stay_though_the_foot_reads_more_like_text() -> None:
    title, *lines = PRICES.split("\n")
    body = "".join(f"<p>{line}</p>" for line in lines)
    links = "".join(
        f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(("首页", "归档", "标签"))
    )
    page = (
        f"<html><head><title>{title} - 小石的博客</title></head><body><div><ul>{links}</ul></div>"
        f"<div class='content'><h1>{title}</h1>{body}</div>"
        f"<div class='footer'><p>本文作者：小石</p><p>{RIGHTS}</p><p><a href='/a'>上一篇</a> <a href='/b'>下一篇</a></p></div></body></html>"
    )
    (doc,) = eduparse.clean(page)
    assert [line for line in PRICES.split("\n") if line not in doc.text] == []


def test_a_name_between_two_sentences_is_suggested() -> None:
    text = "合同没签成，老板说要再想想。\n返回\n明天一早坐车回家。\n"
    doc = _cleaned(text)
    assert doc.text == text
    assert [old for layer in doc.layers for old in layer.before] == ["返回"]
