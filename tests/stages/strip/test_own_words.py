"""Greetings, answers, days, headings and names of pages that are the text's own stay; those of a site go."""

import pytest
from sides import turns_at

import eduparse
from eduparse.stages.strip import chronicles, explained
from eduparse.stages.strip.furniture import furniture
from eduparse.stages.strip.page import StripLine

HEAD = "首页 | 新闻 | 公告 | 服务\n当前位置：首页 > 新闻 > 正文\n"
TEXT = (
    "县教育局关于做好冬季取暖工作的通知\n为保证师生温暖过冬，现就有关事项通知如下，请各校认真贯彻执行。\n"
    "一、检查锅炉和管道，消除隐患，十一月一日以前完成。\n"
)
FOOT = "版权所有 县教育局 闽ICP备00000000号\n"

OWN = {
    "rules of a zoo": "动物园文明游园提示\n欢迎来到南山动物园！入园前请看清下面几条：\n一、请勿投喂动物。\n感谢您的光临，期待再次相见！\n",
    "a library": "借阅须知\n欢迎您光临县图书馆。\n凭身份证可以借三本书，期限一个月。\n感谢您的光临\n",
    "an inn": "店里的规矩\n欢迎光临小四川饭馆，本店不收茶位费。\n辣度分三档。\n谢谢您的光临！\n",
    "a letter": "致游客的一封信\n感谢您来到古城过年，古城因您而热闹。\n古城管委会\n",
    "answers": "小记者问\n提问：爷爷小时候玩什么？\n回答：滚铁环，打弹弓\n提问：最爱吃什么？\n回答：麦芽糖\n",
    "sums": "口算接龙\n问题：7加8等于几？\n回答：15\n问题：9乘6等于几？\n回答：54\n",
    "a chronicle": "村小大事记\n• 村小在祠堂开课，学生九人 1951-03-01\n• 盖起两间土坯教室 1958-10-12\n• 通电 1979-05-06\n",
    "days that go on": "宝宝的头一年\n● 出院回家 2020-02-11\n● 第一次翻身 2020-06-03\n● 长出第一颗牙 2020-09-19\n",
    "works with hyphens": "大桥工程进度\n- 开工仪式在南岸举行 2018-04-08\n- 主塔封顶 2020-06-30\n- 全桥合龙 2021-09-17\n- 通车试运行 2022-01-01\n",
    "a manual": "记账软件手册\n首页\n上面是本月的收支，下面是最近十笔账。\n搜索\n输入店名就能查到那一笔。\n退出\n点了以后要重新输密码。\n",
    "columns of a paper": "校报栏目说明\n今日热点\n写学校里刚发生的事。\n编辑推荐\n登一篇同学写的好文章。\n",
    "a talk": "班刊选题\n热门话题\n手机能不能带进学校？\n最新消息\n期中考试推迟一天。\n",
    "books": "教学参考\n相关阅读\n《小猪开店》\n《青蛙卖泥塘》\n推荐阅读\n《没头脑和不高兴》\n",
    "French": "法语小对话\n« Ça va ? » « Oui, ça va. »\n两个人在门口打招呼。\n— 3 —\n",
    "on copyright": "谈谈转载\n转载请注明出处，这是最起码的礼貌。\n未经作者许可不得转载，说的就是这件事。\n",
    "pages of an album": "家庭相册说明\n上一页：外婆年轻的时候\n下一页：妈妈三岁\n这两张照片是同一个院子里拍的。\n",
    "a book of a diary": "读书小记\n2022-07-01 星期五 小雨\n来源：学校图书角\n作者：汪曾祺\n读了两篇，写咸鸭蛋的那篇看了三遍。\n",
    "who made a journal": "《小溪》第三期\n封面：周小满\n责任编辑：闻溪\n插图：林一\n投稿邮箱：xiaoxi@example.com\n",
    "volunteers": "志愿者招募\n感谢您访问我们的摊位！\n愿意来的，请写下姓名和电话。\n扫一扫地，擦一擦桌，都是帮忙。\n",
    "what is compared": "成语比大小\n虎 > 狼 > 狗 > 兔\n今天比昨天好 > 昨天比前天好\n请接着往下写。\n",
    "words to read": "词语表\n登录　注册　退出　取消\n搜索　收藏　分享　评论\n打印　关闭　返回　刷新\n",
    "pictures that are counted": "漫画脚本\n1/3\n外面下雨了。\n2/3\n遇到一只青蛙。\n3/3\n“请看路。”\n",
    "tags one after another": "网页小课堂\n<br/>换行，<p>分段，<!-- 注释 -->看不见。\n写错一个就乱套。\n",
    "a slip of who types": "群聊记录\n阿木 20:01\n作业是第3题，,，。打错了\n小禾 20:03\n好的\n",
}
OF_A_SITE = [
    "欢迎光临县教育局网站\n" + TEXT,
    HEAD + TEXT + "感谢您访问本站，请多提意见。\n" + FOOT,
    HEAD + TEXT + "欢迎光临\n关闭窗口\n" + FOOT,
    HEAD + "被采纳：213次\n" + TEXT + FOOT,
    HEAD + TEXT + "- 县教育局召开会议 2021-10-05\n- 县教育局部署供暖 2021-10-06\n- 县教育局检查食堂 2021-10-07\n" + FOOT,
    HEAD + TEXT + "推荐阅读\n某县召开教育工作会议\n热门文章\n某校举行运动会\n" + FOOT,
    "打印 收藏 分享\n学校概况 » 规章制度 » 教学管理\n" + TEXT,
    HEAD + TEXT + "转载请注明出处。\n" + FOOT,
    HEAD + TEXT + "上一篇：某市召开教育工作会议\n下一篇：没有了\n" + FOOT,
    HEAD + TEXT + "责任编辑：舒眉\n投稿邮箱：a@example.com\n" + FOOT,
]  # fmt: skip


def _clean(page: str) -> str:
    return "".join(row.text for row in eduparse.clean(page))


@pytest.mark.parametrize("page", OWN.values(), ids=OWN)
def test_it_is_the_text_s_own(page: str) -> None:
    assert _clean(page) == page


@pytest.mark.parametrize("page", OF_A_SITE)
def test_a_site_prints_it(page: str) -> None:
    assert _clean(page).strip() == TEXT.strip()


def test_a_chronicle_has_so_many_days() -> None:
    days = [f"• 第{n}件小事记在这里 2020-0{n}-01\n" for n in range(1, 6)]
    page = "县里的事\n{}为做好今年的招生工作，现就有关事项通知如下，请各校认真贯彻执行。\n上一篇：没有了\n"
    turns_at(lambda n: days[0] in _clean(page.format("".join(days[:n]))), chronicles.FEWEST)


def test_so_many_names_are_explained() -> None:
    names = ["检索机说明", "热门搜索", "显示最近借得最多的书。", "高级搜索", "可以按作者查找。"]

    def found(names: list[str]) -> int:
        lines = [StripLine(0, text) for text in names]
        return sum(1 for _ in explained.explained_names(lines, furniture().strengths(lines)))

    turns_at(lambda n: found(names[: 1 + 2 * n]), explained.FEWEST)


def test_buttons_that_a_manual_explains_stay() -> None:
    text = (
        "打印机使用说明\n按下“打印”键，出纸后按“关闭”。\n返回顶部\n按住此键三秒，扫描头回到最上面。\n"
        "下一页\n按此键翻页。\n"
    )
    assert eduparse.strip(text).text == text
