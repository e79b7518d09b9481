"""Texts made of lines that a site prints too stay whole; the site's own go."""

import pytest

import eduparse
from eduparse import Settings

HEAD = "南山县教育局关于召开会议的通知\n各学校：\n为做好今年的招生工作，现就有关事项通知如下，请各校认真贯彻执行。\n"
STANZA = "你提着灯走过田埂\n风把它吹成一粒星\n"
LONG = "各校要认真做好招生工作，严格执行招生政策，不得举行任何形式的选拔考试。\n" * 6

OWN = {
    "a diary": "2022年5月17日 星期二\n今天下雨，山路很滑。\n2022年5月18日 星期三\n今天放晴，补了昨天的课。\n",
    "one day of a diary": "2022年5月17日 星期二\n今天下雨，山路滑，小石头摔了一跤，没有哭，自己爬起来。\n",
    "a log": "温度记录\n入库 2023-05-06 08:30\n出库 2023-05-06 17:30\n入库 2023-05-07 08:32\n冰箱温度保持在2℃至8℃之间，超出范围时立即报告。\n",
    "parts of a poem": f"山里的灯\n- 1 -\n{STANZA}- 2 -\n{STANZA}",
    "sources of quotations": "名言摘抄\n学而时习之。\n来源：《论语》\n业精于勤。\n来源：韩愈\n少壮不努力。\n来源：汉乐府\n",
    "sources of pictures": "图1 校门\n来源：作者自摄\n图2 旧校舍\n来源：县档案馆\n",
    "a colophon": "青禾纪事\n责任编辑：何二\n开本：16开\n印张：8\n版次：2019年5月第1版\n定价：38元\n版权所有　侵权必究\n",
    "a book": "青禾纪事\n作者：林小木\n编辑推荐\n一位教师四十年的日记。\n内容简介\n本书分为上下两卷。\n作者简介\n林小木，任教四十年。\n",
    "telephones": "常用电话\n报警 110\n火警 119\n客服热线：0570-1234567\n投诉电话：12345\n",
    "buttons named below": "按钮名称\n登录\n注册\n打印本页\n关闭窗口\n以上按钮须在五月底前全部改成繁体字。\n",
    "columns named above": "网站改版说明\n首页设有以下栏目：\n首页\n新闻\n通知公告\n各栏目由办公室更新。\n",
    "topics to choose from": "本周话题\n#开学第一天\n#我的同桌\n请同学们任选一个话题，周五交。\n",
    "messages explained": "常见提示\n您没有权限查看该内容\n请联系管理员。\n您访问的页面不存在\n检查网址。\n正在加载…\n请稍等。\n",
    "a name of a page": "版权声明\n本书由林小木撰写，未经作者同意不得用于出版。\n",
    "a name said again": "智能客服\n智能客服是用程序回答问题的服务，县里从去年起试用。\n",
    "reviews with stars": "★★★★★ 非常好\n孩子很喜欢。\n★★☆☆☆ 一般\n用了三天就坏了。\n",
    "a reply asked for": "各位家长：\n周六春游\n请于周五17:00前回复\n集合地点在学校。\n",
    "a lamp": "台灯说明\n轻触开关，灯亮\n轻触两次，调到中档\n长按三秒，关灯\n",
    "a licence": "青禾许可证\n版权所有 (c) 2023 林小木\n任何人可以使用、复制和修改本软件，但须保留本声明。\n",
    "paths in a list": "各表位置\n报名表：首页 > 下载中心 > 表格\n成绩单：首页 > 教务系统 > 打印\n",
}

FRAME = "首页 > 新闻中心 > 正文\n发布时间：2023-05-06 来源：办公室 浏览次数：120\n"
FOOT = "上一篇：某县召开会议\n下一篇：没有了\n版权所有：某县人民政府\n"
FRAMED = {
    "a diary": OWN["a diary"],
    "parts of a poem": OWN["parts of a poem"],
    "messages explained": OWN["messages explained"],
    "buttons named below": OWN["buttons named below"],
    "a statement": "郑重声明：本人从未委托任何人以本人名义借款，凡以本人名义借款的，请向公安机关报案。\n声明人：林小木\n",
    "an event": "讲座：怎样写信\n主讲人：何老师\n时间：2023年5月10日 19:00\n地点：第三教室\n主办单位：文学社\n座位有限。\n",
    "a song in figures": "山歌\n5 5 6 5 | 1 7 0 | 5 5 6 5 | 2 1 0\n山里的灯一盏一盏地亮了，照着回家的路。\n",
    "rules of a site": "用户协议\n一、您在使用前应当阅读并同意本协议，不同意的不得使用。\n二、未经许可不得转载。\n",
    "references": f"{HEAD}推荐阅读\n《草房子》\n《城南旧事》\n参考文献\n[1] 何二.作文教学法[M].青禾出版社，2010.\n作者单位：青禾小学\n",
    "references below a heading of links": f"{HEAD}参考文献\n[1] 何二.作文教学法[M].青禾出版社，2010.\n",
    "a form on a site": "政府网站年度报表\n网站名称：某县教育局\nICP备案号：青ICP备00000000号\n网站总访问量：12345\n填报人：王三\n填报日期：2023年1月5日\n",
    "entries of a site": f"{HEAD}一、布局\n首页设置下列入口：\n个人办事\n我要投诉\n登录 | 注册\n二、时间\n六月底前完成。\n",
    "a contract": f"{HEAD}第一条 数量\n共四百套。\n第二条 责任\n违者追究相关责任\n甲方（盖章）： 乙方（盖章）：\n签订日期：2023年5月6日\n",
    "steps": f"{HEAD}1.打开微信，搜索公众号\n2.输入名称\n3.点击关注公众号\n各校要在五月底前完成。\n",
    "a brief": f"{HEAD}报：县委办\n送：各学校\n责任编辑：何二\n",
    "cases": "案例一\n林某，八岁，上课好动。\n来源：青禾一小 何老师\n案例二\n何某，九岁，不爱说话。\n来源：云山小学 林老师\n",
    "a lesson plan": f"{HEAD}延伸阅读\n《故都的秋》\n板书设计\n荷塘—月色\n教学反思\n学生兴趣较高。\n",
    "jobs": f"{HEAD}教师 30人\n编辑 2人\n校对 1人\n编辑：负责校报编辑\n校对：负责校报校对\n",
    "a bulletin": f"{HEAD}【延伸阅读】\n学位是指学校可以接收学生的名额。\n【编辑推荐】\n本期推荐何二老师的《灯》。\n",
}


@pytest.mark.parametrize("kind", FRAMED)
def test_it_stays_in_the_frame_of_a_site_too(kind: str) -> None:
    (doc,) = eduparse.clean(FRAME + FRAMED[kind] + FOOT)
    assert doc.text.strip("\n") == FRAMED[kind].strip("\n")


def test_answers_of_a_question_stay_beside_furniture() -> None:
    answers = "A.打印 B.登陆 C.首页 D.分享"
    page = f"{FRAME}{HEAD}1.没有错别字的一项是（  ）\n{answers}\n{FOOT}"
    assert answers in eduparse.clean(page, Settings(effort="thorough"))[0].text


@pytest.mark.parametrize("effort", ["safe", "thorough"])
@pytest.mark.parametrize("kind", OWN)
def test_a_text_made_of_such_lines_stays(kind: str, effort: str) -> None:
    (doc,) = eduparse.clean(OWN[kind], Settings(effort=effort))
    assert doc.text.replace("\t", " ") == OWN[kind].replace("\t", " ")


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (f"首页 > 新闻 > 正文\n2022年5月17日 星期二\n{HEAD}版权所有：南山县教育局\n", "星期二"),
        (f"首页 > 新闻 > 正文\n天气：晴 18℃~26℃\n{HEAD}版权所有：南山县教育局\n", "天气"),
        (f"{HEAD}- 1 -\n{LONG}- 2 -\n{LONG}", "- 1 -"),
        (f"{HEAD}来源：南山县教育局\n", "来源"),
        (f"{HEAD}版权所有：南山县教育局\n", "版权"),
        (f"{HEAD}编辑推荐\n", "编辑推荐"),
        (f"{HEAD}客服热线：0570-1234567\n", "客服"),
        (f"【打印本页】\n加入收藏\n设为首页\n{HEAD}以上栏目仅供参考\n", "收藏"),
        (f"相关栏目：\n【打印本页】\n加入收藏\n设为首页\n{HEAD}", "收藏"),
        (f"免责声明\n本网站转载的作品版权归原作者所有。\n{HEAD}", "免责声明"),
        (f"{HEAD}★★★★☆ 4.3分\n", "★"),
        (f"{HEAD}三小时前 回复 赞\n", "回复"),
        (f"{HEAD}轻触阅读全文\n", "轻触"),
        (f"{HEAD}特别声明：本网站转载的文章仅供参考。\n", "特别声明"),
        (f"{HEAD}【打印本页】\n主办单位：南山县教育局\n地址：学府路1号 邮编：320000\n", "主办单位"),
        (f"首页\n用户协议\n打印本页\n{HEAD}版权所有：南山县教育局\n", "用户协议"),
        (f"{HEAD}相关阅读\n某县召开会议\n某县公布办法\n版权所有：某县\n", "公布办法"),
        (f"政府网站年度报表\n{HEAD}版权所有：某县\n青ICP备00000000号\n", "青ICP"),
        (f"{HEAD}违者必究\n", "违者"),
        (f"{HEAD}责任编辑：何二\n", "何二"),
        (f"{HEAD}3.点击关注公众号\n", "公众号"),
        (f"{HEAD}来源：南山县教育局 2023-05-06\n", "来源"),
        (f"{HEAD}编辑 张三\n校对：李四\n【打印本页】\n", "李四"),
        (f"当前位置：首页 > 新闻 > 正文\n{HEAD}", "当前位置"),
    ],
)
def test_what_a_site_prints_goes(page: str, gone: str) -> None:
    (doc,) = eduparse.clean(page)
    assert gone not in doc.text
