"""Codes to scan, authors, styles and posts that a text shows, and the same where they are a site's."""

import pytest

import eduparse
from eduparse import Settings
from eduparse.stages.strip.bars import counter_behind_authors

TEXT = "关于举办书法比赛的通知\n各学校：\n为丰富校园文化生活，决定举办书法比赛，现将有关事项通知如下，请各校认真组织。\n一、比赛在5月20日上午举行，地点在县青少年宫。\n"
SIGNED = f"{TEXT}青禾县教育局\n2024年5月6日\n"
NEWS = "首页 > 新闻 > 正文\n县教育局召开会议\n5月6日，县教育局召开会议，各中小学校长参加，会议由局长主持，总结了上学期的工作。\n会议强调，各校要抓好安全，办好食堂，管好课后服务，让家长放心，让学生安心。\n"
BUTTONS = "打印 关闭\n上一篇：没有了\n版权所有：青禾县教育局"

OWN = {
    "a code to scan": "录取工作已经结束，现将有关事项通知如下。\n录取结果于7月10日公布，请家长留意。\n扫描下方二维码，关注学校公众号查看录取结果。",
    "codes to scan": "报名须知\n考生请扫描下方二维码，关注“青禾教育”公众号，点击“报名”进入系统。\n扫描二维码下载准考证。\n扫一扫关注公众号，回复“成绩”查询。",
    "the author of a poem": "静夜思\n作者：李白\n床前明月光，疑是地上霜。\n举头望明月，低头思故乡。",
    "the author of an essay": "我的家乡\n作者：林小雨\n我的家乡在青河边上，那里有一座老桥，桥头有一棵大榕树，夏天的时候大人们在树下乘凉。",
    "a post in an exercise": "英语作文\nPosted on 2019-08-21 by Tom\n这是一篇博客的开头，请同学们续写，不少于八十个词，注意时态的变化。",
    "a post in a lesson": "博客的写法\n文章标题下面要写日期：\nPosted on 2019-08-21 by 木子\n日期按年月日的顺序书写，后面写作者的名字，名字前面加by。",
    "a style in an exam": "1. 下列代码的作用是（ ）\n@font-face {font-family:宋体}\nA. 定义字体 B. 定义颜色\n2. 下列选择器正确的是（ ）\np.MsoNormal{margin:0cm}\nA. 类选择器 B. 标签选择器",
    "a style in a question": "问：Word转成网页以后多出来这样的代码，怎么办？\np.MsoNormal{margin:0cm;font-size:10.5pt}\n答：把它删除即可，别的样式不用改动。",
    "styles over lines in a lesson": "第三节 清理\nWord生成的网页里有这样的内容：\n@font-face\n{font-family:宋体;\npanose-1:2 1 6 0 3 1;}\np.MsoNormal\n{margin:0cm;}\n同学们要认识它们，知道它们控制段落的边距和字体。",
    "hosts of an event": f"{TEXT}二、未尽事宜另行通知。\n主办单位：青禾县教育局\n承办单位：青禾县青少年宫\n技术支持：某某网络公司",
    "books to read": "读书会书单\n这个月我们读三本书，每个星期六晚上在图书馆二楼见面，请大家带一支笔和一本笔记本来。\n推荐阅读：《安徒生童话》\n延伸阅读：《他为什么留在山里》\n请在月底以前读完前三章。",
    "editors who share work": "校报分工\n为做好校报的编辑工作，现将分工明确如下，请各位按时完成，有事提前请假。\n责任编辑：李晓（副组长）\n审核：王五（主编）\n各位老师要互相配合，保证每月十五日出报。",
    "rights as a point": "网站要素\n（一）页头\n版权所有\n（二）页脚\n联系我们",
    "chapters that a text names": "读书笔记\n上一章讲了目录的编写，下一章讲索引，读的时候要前后对照，做好笔记，不懂的地方记下来。",
    "what a licensed school publishes": "民办学校信息公示\n青禾县新苗幼儿园由王某举办，现将有关信息公示如下，接受社会监督。\n主管单位：青禾县教育局\n地址：人民路1号\n电话：0123-4567890\n许可证编号：121000060000018",
    "a place in a queue": f"{TEXT}主办单位：校团委\n技术支持：广播站\n您是第100位报名的歌手将获得纪念品",
    "the browser of a system": f"{TEXT}主办单位：县招生办公室\n技术支持：0123-4567890\n建议使用谷歌浏览器登录",
    "counts of works": "作品评选结果\n张三丰、李四光 阅读量：7264次\n以上作品获一等奖，请作者于下周到校领奖。",
    "books below a letter": f"给家长的一封信\n各位家长：\n{TEXT}此致\n敬礼\n青禾县教育局\n2024年5月6日\n推荐阅读：《安徒生童话》\n延伸阅读：《爱的教育》",
    "editors below a signature": f"{SIGNED}编辑：李晓（主编）\n审核：王五（校长）",
    "a style in notes": "css笔记\n今天学会了字体\n@font-face\n{font-family:宋体;\npanose-1:2 1 6 0;}\n挺有意思的",
    "a style below what it shows": "下面是Word导出的样式\n@font-face\n{font-family:Calibri;\npanose-1:2 15 5 2;}",
    "the authors of two poems": "王维的诗\n空山新雨后，天气晚来秋。明月松间照，清泉石上流。\n作者：王维\n空山不见人，但闻人语响。返景入深林，复照青苔上。\n作者：佚名",
    "two words of a book": f"{TEXT}目录 上一章\n本章介绍索引的做法，各位读者可以前后对照着看。",
    "a thread in a novel": "她打开手机，帖子还在那里，一条一条地看下去，眼泪就掉了下来。\n1楼 2012-03-05 11:02\n楼主是我见过的最好的人，可惜我们再也见不到了。\n2楼 2012-03-05 12:40\n节哀。",
    "a font that a page loads": "@font-face\n{font-family: MyFont;\nsrc: url(a.woff);}\n上面的规则载入一种字体，浏览器按名称查找，找不到的时候用别的字体代替。",
}


@pytest.mark.parametrize("effort", ["safe", "thorough"])
@pytest.mark.parametrize("kind", OWN)
def test_what_a_text_shows_stays(kind: str, effort: str) -> None:
    (doc,) = eduparse.clean(OWN[kind], Settings(effort=effort))
    assert doc.text == OWN[kind]


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (f"{SIGNED}扫描二维码，关注本站公众号。\n{BUTTONS}", "扫描"),
        (f"@font-face\n{{font-family:宋体;\npanose-1:2 1 6 0;}}\np.MsoNormal, li.MsoNormal\n{{margin:0cm;\nfont-size:10.5pt;}}\n{SIGNED}", "font"),
        (f"/* Style Definitions */\n@page Section1\n{{size:595.3pt 841.9pt;}}\n{SIGNED}", "Style"),
        (f"{NEWS}主办单位：县教育局\n技术支持：某公司\n打印 关闭", "技术支持"),
        (f"{NEWS}主办：县教育局\n承办：县信息中心\n地址：人民路1号\n邮编：420000\n技术支持：某公司", "邮编"),
        (f"{TEXT}主管单位：青禾县人民政府\n主办单位：青禾县教育局\n技术支持：某公司\n最佳浏览：IE8以上", "主管"),
        (f"{TEXT}主办：青禾县教育局 技术支持：某公司\n您是第102333位访问者", "主办"),
        (f"{TEXT}主办单位：青禾县教育局\n累计浏览：10233次\nCopyright 2020 All Rights Reserved", "累计"),
        (f"{SIGNED}推荐阅读：《一个教师的三十年》\n延伸阅读：《他为什么留在山里》\n上一篇：没有了", "教师"),
        (f"{SIGNED}相关链接：《一图读懂青禾县招生政策》\n{BUTTONS}", "一图"),
        (f"{SIGNED}责任编辑：李晓（主任记者）\n审核：王五（主编）\n{BUTTONS}", "主"),
        (f"{NEWS}编辑：王明（副主任）\n终审：刘红（主席）\n{BUTTONS}", "王明"),
        (f"首页 > 新闻 > 正文\n县教育局召开会议\n发布时间：2024-05-06 浏览：12 作者：李晓（校长）\n{NEWS.split(chr(10), 2)[2]}{BUTTONS}", "李晓"),
        (f"{SIGNED}版权所有", "版权"),
        (f"{SIGNED}版权所有\n联系电话：0123-4567", "版权"),
        (f"{TEXT}友情链接： 中国政府采购网\n主办单位：青禾县教育局 技术支持：某公司\n地址：人民路2号 电话：0123-4567", "主办"),
        (f"{SIGNED}您访问的链接即将离开“青禾之窗”门户网站 是否继续？", "离开"),
        ("木子的博客\n首页 | 关于 | 归档\n河边的老桥\n河边的老桥是清代修的，桥面铺着青石板，石板上有两道深深的车辙，下雨的时候积着水。\n发表评论", "木子"),
        ("夜校共读的模型\n2017-11-18 10:20林小满周海\n夜校论坛 2021年7期\n随着国家的高度重视，人们逐渐认识到夜校的重要性并付诸行动，参加的人越来越多。", "2017"),
        ("楼主 | 发表于 2012-03-05 10:20 | 只看该作者\n有没有人知道县一中的宿舍是几个人一间，孩子今年要去读高一了，想先准备一下东西。\n积分：350\n沙发 发表于 2012-03-05 11:02\n八个人一间，有风扇，没有空调，热水要自己去打，被子学校统一发，带个盆就行。\n发表回复", "发表于"),
        ("第三章 夜雨\n那一夜雨下得很大，巷口的灯全灭了，她撑着伞站在门口，等一个不会回来的人。\n后来雨停了，天也亮了，街上的人渐渐多起来，卖豆浆的老伯推着车走过。\n上一章 | 目录 | 下一章", "上一章"),
    ],
)  # fmt: skip
def test_what_a_site_prints_goes(page: str, gone: str) -> None:
    (doc,) = eduparse.clean(page)
    assert gone not in doc.text


@pytest.mark.parametrize("authors", ["杨某等", "王小明、李四", "王小明 李四 赵五"])
def test_the_authors_stay_where_the_counter_behind_them_goes(authors: str) -> None:
    text = "摘要：本文调查了十二所乡村学校的课后服务，分析了存在的问题，并提出三条建议。"
    (doc,) = eduparse.clean(f"乡村学校课后服务研究\n{authors} 点击量：7264\n{text}")
    assert authors in doc.text
    assert "7264" not in doc.text


@pytest.mark.parametrize(
    ("line", "below", "kept"),
    [
        ("李小明 点击量：12", "摘要：本文调查了课后服务。", True),
        ("李小明 点击量：12", "5月6日，县教育局召开会议。", False),
        ("县教育局 点击量：12", "摘要：本文调查了课后服务。", False),
        ("李小明等 关注：12", "摘要：本文调查了课后服务。", False),
    ],
)
def test_one_name_before_a_counter_is_an_author_over_an_abstract(
    line: str, below: str, *, kept: bool
) -> None:
    assert (counter_behind_authors(line, below) is not None) is kept


def test_one_paragraph_is_no_doubt_about_a_page() -> None:
    page = "首页 > 新闻 > 正文\n学校举行开学典礼\n9月1日，学校举行开学典礼，全体师生参加。校长致辞，希望同学们努力学习，健康成长。\n上一篇：没有了\n版权所有：青禾县第一中学"
    (doc,) = eduparse.clean(page)
    assert "doubtful-page" not in {w.code for w in doc.metadata.warnings}
    assert doc.text.endswith("健康成长。")
