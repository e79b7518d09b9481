"""What a paper shows, lists or leaves to be filled in stays, though a site prints the same; a site's own goes."""

import pytest

import eduparse

HEAD = "南山县教育局关于规范学校网站的通知\n各学校：\n为规范学校网站，现将有关事项通知如下，请各校认真贯彻执行。\n"
SIGNED = "南山县教育局\n2023年3月5日\n"
ROSTER = "主编：林晓东\n责任编辑：王小明、李小红\n校对：赵立\n摄影：钱多多\n"


@pytest.mark.parametrize(
    "page",
    [
        f"{HEAD}一、备案\n首页底部应当标明备案号，格式如下：\n青ICP备12345678号\n各校不得使用过期的号码。\n{SIGNED}",
        f"{HEAD}一、备案\n青ICP备12345678号\n二、其他\n按规定办理。\n{SIGNED}",
        f"{HEAD}一、流量\n每篇稿件应当公开点击的情况。\n点击量：500\n转发量：60\n二、其他\n按规定办理。\n{SIGNED}",
        f"{HEAD}一、页码\n页码用半角数字，写法如下：\n- 20 -\n页码居中。\n{SIGNED}",
        "版权知识手册\n一、标记\n版权页上应当印有标记，写法如下：\n版权所有：作者\n引用时应当征得同意。",
        f"广播站安排\n一、周一\n各班轮流主持下面的节目。\n热点新闻\n往期回顾\n播音时间为每天下午五点，由各班轮流负责稿件的撰写。\n{SIGNED}",
        "高一年级诵读篇目\n为提高阅读能力，现将本学期的篇目公布如下，请组织学生认真阅读。\n上一篇：荷塘月色\n下一篇：故都的秋\n请各班做好检查。",
        f"南山中学校报编辑部成员名单\n{ROSTER}",
        f"{HEAD}一、阅读\n组织学生阅读推荐书目。\n附件：推荐书目\n{SIGNED}附件\n推荐书目\n《荷塘月色》\n《故都的秋》\n《背影》\n",
        f"校报编辑部招新\n为办好校报，面向全校招收编辑，请同学们积极报名参加。\n编辑部分工如下：\n{ROSTER}",
        "学生自评\n我这学期的表现：\n____________________\n____________________\n老师的话：\n____________________",
        "教育重点项目一览\n序号 | 任务 | 责任单位 | 时限\n1 | 新建小学 | 县住建局 | 八月底\n2 | 招聘教师 | 县人社局 | 七月底\n",
        "重点任务分工\n一、任务\n序号 | 任务 | 时限\n1 | 新建小学 | 八月底\n2 | 招聘教师 | 七月底\n二、要求\n各单位要明确专人负责，每月报送进展。\n",
    ],
)
def test_what_a_paper_shows_stays(page: str) -> None:
    (doc,) = eduparse.clean(page)
    kept = doc.text.replace("\t", " | ")
    assert kept.rstrip("\n") == page.rstrip("\n")


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (
            f"{HEAD}一、备案\n按规定备案。\n{SIGNED}版权所有：南山县教育局\n青ICP备12345678号\n",
            "青ICP",
        ),
        (
            f"{HEAD}一、页码\n页码居中，\n- 1 -\n用半角数字。\n- 2 -\n二、其他\n按规定办理。\n{SIGNED}",
            "- 1 -",
        ),
        (
            f"{HEAD}一、流量\n公开点击的情况。\n{SIGNED}点击量：500\n【打印本页】【关闭窗口】\n",
            "点击量",
        ),
        (
            f"{HEAD}一、备案\n按规定备案。\n{SIGNED}责任编辑：王小明\n校对：赵立\n终审：钱多多\n",
            "赵立",
        ),
        (
            f"{HEAD}一、备案\n按规定备案。\n{SIGNED}推荐书目\n放假通知\n招生通知\n【打印本页】【关闭窗口】\n",
            "放假",
        ),
        (f"{HEAD}一、备案\n按规定备案。\n{SIGNED}上一篇：放假通知\n下一篇：没有了\n", "放假"),
        (f"关于放假的通知\n____________________\n各单位：\n{HEAD}", "____"),
        (f"首页\n新闻 | 体育 | 娱乐 | 财经\n登录\n{HEAD}", "娱乐"),
    ],
)
def test_what_a_site_prints_goes(page: str, gone: str) -> None:
    (doc,) = eduparse.clean(page)
    assert gone not in doc.text


RULES = "某校公物管理规定\n第一条 为加强公物管理，制定本规定。\n1/3\n第二条 公物实行专人负责。\n2/3\n第三条 损坏公物应当赔偿。\n3/3\n"


def test_feet_that_count_on_go() -> None:
    (doc,) = eduparse.clean(RULES)
    assert "/" not in doc.text
    assert doc.text.count("条 ") == 3


@pytest.mark.parametrize(
    "page",
    [
        "计算练习\n1/3\n加上\n2/3\n等于\n1",
        "某校公物管理规定\n第一条 为加强公物管理，制定本规定。\n1/3\n第二条 公物实行专人负责。",
    ],
)
def test_fractions_stay(page: str) -> None:
    (doc,) = eduparse.clean(page)
    assert doc.text == page


def test_an_address_is_not_cut_where_it_holds_a_brand() -> None:
    text = "参见[技术思考](https://thetechthinker.substack.com/p/pilot)一文。"
    assert eduparse.clean(text)[0].text == text
    assert "hth" not in eduparse.clean("学校章程应当公开hth体育app官网登录入口。")[0].text


def test_a_site_that_speaks_to_its_reader_lists_its_own_menu() -> None:
    paper = (
        "青禾县教育局关于开展检查的通知\n为做好检查工作，现将有关事项通知如下，请各学校认真执行。"
    )
    (doc,) = eduparse.clean(f"您现在可以浏览以下栏目：\n首页\n新闻中心\n通知公告\n登录\n{paper}\n")
    assert doc.text.strip() == paper
    survey = (
        "网站首页设有以下栏目：\n首页\n新闻中心\n通知公告\n登录\n各校网站应当比照办理，按时更新。\n"
    )
    assert eduparse.clean(survey)[0].text == survey
