"""Papers that stand between the head and the foot of a site lose nothing of their own.

Each is laid between a path and an imprint; what goes has to be one of those lines.
"""

import pytest

from eduparse import Settings, strip

HEAD = ("当前位置：首页 > 通知公告 > 正文",)
FOOT = (
    "【打印本页】 【关闭窗口】",
    "上一篇：关于放假的通知",
    "版权所有：青禾县教育局 冀ICP备12345678号",
)
BODY = "为做好期末考试，根据学校的安排和各年级的实际情况，现就有关事项通知如下，请认真执行。"
MINUTES = (
    "青禾县教育局局长办公会议纪要",
    "〔2024〕3号",
    "时间：2024年3月8日",
    "地点：局二楼会议室",
    "主持人：陈立",
    "出席：陈立、王军、李梅",
    "记录：赵敏",
    "3月8日，陈立局长主持召开局长办公会议，研究校舍维修等事项，现将议定的事项纪要如下。",
    "一、关于校舍维修",
    "会议听取了基建股的汇报，同意维修柳溪小学教学楼，所需资金由县财政解决。",
)
CELLS = (
    "青禾县2024年义务教育学校招生范围一览表",
    *("学校", "招生范围", "咨询电话"),
    *("城关小学", "文化路以东，新华街以南", "0123-4567801"),
    *("柳溪小学", "柳溪镇各村", "0123-4567802"),
    *("第一小学", "更多", "0123-4567803"),
    "注：报名时间为8月20日至25日，逾期不再受理，家长应当按时到学校办理入学手续。",
)
HINT = (
    "关于期末考试的通知",
    "各年级组：",
    BODY,
    *("七年级", "8:00—10:00", "语文"),
    "温馨提示：",
    "请考生带好文具，不得携带手机！",
    "备用考场：",
    "实验楼三楼",
    "青禾县第二中学教务处",
    "2024年1月5日",
)
ANNEXES = (
    "关于期末考试的通知",
    "各年级组：",
    BODY,
    "一、考试时间由教务处另行公布，各年级组应当提前做好准备工作，不得延误。",
    "附件",
    "1:2024年考场安排表(见群文件)",
    "2:2024年监考教师安排表(见群文件)",
    "青禾县第二中学教务处",
)
SPEECH = (
    "在全县教育工作会议上的讲话",
    "青禾县人民政府副县长 徐济民",
    "同志们：",
    "今天我们召开全县教育工作会议，总结去年的工作，部署今年的任务，刚才几位同志作了很好的发言。",
)
OFFICE = ("教务处", "关于做好期末考试工作的通知", "发布时间：2024-01-05 10:20", BODY)
PRESS = (
    "关于校报改版的通知",
    "为做好校报的改版工作，根据学校的安排和编辑部的实际情况，现就各版的栏目通知如下。",
    "第01版：要闻",
    "第02版：教学",
    "各版的责任教师应当在每月十日以前将稿件送交编辑部，逾期不送的由教务处予以通报。",
)


# Lines that sites print too, where they are the paper's own.
KEYS = (
    "柳溪小学广播稿报送规定",
    "各班的广播稿应当在文末写明下列内容，少一项的，由广播站退回各班补齐以后再送。",
    "- 时间：2024年5月6日",
    "- 来源：三年级二班",
    "- 作者：周某",
    "- 编辑：吴某",
)
DAY = (
    "柳溪中学校园开放日安排",
    "- 时间：2024-5-6 9:00",
    "- 地点：体育馆",
    "- 来源：各班推荐的家长",
    "请各位家长提前一刻钟到校，凭通知书入校，车辆一律停放在学校西门外的停车场内。",
)
GROUP = (
    "柳溪中学语文组活动纪要",
    "- 时间：2024年9月起",
    "- 地点：图书馆二楼",
    "- 主持：周建平",
    "- 作者：吴小兰",
    "会议研究了本学期的读书活动，确定了各年级的书目，要求各备课组按照安排认真组织落实。",
    "一、读书活动每月一次，由备课组长组织。",
)
FORM = (
    "柳溪小学消防器材登记表",
    "器材名称：灭火器",
    "当前位置：",
    "实验楼二楼",
    "目前位置：",
    "学校食堂",
    "本表由总务处填写，每月核对一次，核对以后送保卫处备查，任何人不得私自更改。",
)
SITE = (
    "柳溪县闲置校舍利用项目概况",
    "项目名称：原河口小学校舍利用",
    "所在位置：",
    "柳溪县河口镇河口村",
    "利用方式由县教育局会同镇人民政府商定，所得收入全部用于添置教学设备，不得挪作他用。",
)
ASKED = (
    "柳溪县教育局关于举办书法比赛的通知",
    "各学校：",
    "为提高学生的书写水平，经研究，决定举办学生书法比赛，现将有关事项通知如下。",
    "一、参赛对象为在校学生。",
    "二、报名在六月一日前截止。",
    "柳溪县教育局",
    "2024年5月6日",
    "报名表请【点击下载】",
    "家长请【登录网站】查询结果",
    "新用户请【注册】",
    "本文共3页，请读者注册登录后阅读",
)
TERMS = (
    "柳溪县教师微课比赛须知",
    "报名网址：柳溪县教育局网站",
    "注册时间：2024-5-1至2024-5-10",
    "上传作品时间：2024-5-20",
    "参赛教师应当独立制作微课，不得抄袭，一经查实取消参赛资格，并告知所在的学校。",
)
ACCOUNT = (
    "柳溪县学籍系统账号登记表",
    "学校名称：河口小学",
    "用户组",
    "阅读权限",
    "注册时间：2024-5-1",
    "最后登录",
    "- 2024-5-6",
    "- 2024-5-7",
    "- 2024-5-8",
    "- 2024-5-9",
    "本表由各校的系统管理员填写，账号有变更的，应当在五日以内报县教育局学籍股备案。",
)
WINNERS = (
    "柳溪中学校报征稿评选结果",
    "文：周明 吴静",
    "图：郑强、孙敏",
    "以上同学由学校发给奖状，请各班班主任通知本人，颁奖在下周一的升旗仪式上进行。",
)
TASKS = (
    "柳溪中学信息课探究任务单",
    "404 Not Found",
    "502 Bad Gateway",
    "nginx",
    "请各位同学查找资料，说明以上各行的含义，并在课堂上向小组的同学汇报自己的理解。",
    "500 Internal Server Error",
)
MARKET = (
    "柳溪县校园周边环境整治方案",
    "为规范校园周边的经营秩序，根据上级的统一部署，结合我县的实际，制定本方案。",
    "一、整治重点",
    "校园周边二百米以内的网吧和游戏厅。",
    "二、举报方式",
    "文化市场举报电话：0123-7654321",
    "网络暴力举报邮箱：jubao@example.cn",
)
SHELVES = (
    "柳溪县学校图书室分类表",
    "同类信息",
    "相似文章",
    "同类文章",
    "各校的图书室应当按照上述类别整理藏书，在年底以前编出书目，县图书馆派人指导。",
)
DESIGN = (
    "柳溪中学班级网页设计要求",
    "【打印本页】 【班训】 【班徽】",
    "【收藏本页】 【美术作品】",
    "班级网页应当设置上述按钮，按钮的颜色和大小应当一致，由信息教研组负责检查。",
)
SLOGANS = (
    "柳溪小学节约用水标语评选结果",
    "为做好节约用水的宣传，学校在五月征集标语，经各班投票，评出下列作品，现予以公布。",
    "节水真不错给你点个赞",
    "用水有节很有用大家点赞",
    "正文预览：",
    "获奖的同学到少先队大队部领取奖品，逾期没有领取的，由各班的班主任代为领取。",
)


@pytest.mark.parametrize("effort", ["safe", "thorough"])
@pytest.mark.parametrize(
    "page",
    [
        *((*HEAD, *p, *FOOT) for p in (KEYS, DAY, GROUP, ASKED, WINNERS, TASKS, MARKET)),
        *((*HEAD, *p, *FOOT) for p in (SHELVES, DESIGN, SLOGANS, FORM, SITE, TERMS)),
        *(KEYS, DAY, GROUP, FORM, SITE, ASKED, TERMS, ACCOUNT),
        *(WINNERS, TASKS, MARKET, SHELVES, DESIGN, SLOGANS),
    ],
    ids=lambda page: "-".join(page[:2]),
)
def test_what_sites_print_too_stays_where_the_paper_says_it(
    page: tuple[str, ...], effort: str
) -> None:
    text = strip("\n".join(page), Settings(effort=effort)).text
    assert [line for line in text.split("\n") if line] == [
        line for line in page if line not in (*HEAD, *FOOT)
    ]


def test_where_the_reader_is_on_the_site_is_no_key_of_a_form() -> None:
    page = (*HEAD, "校园风光", "当前位置：", "关于期末考试的通知", BODY, *FOOT)
    assert "当前位置" not in strip("\n".join(page)).text


@pytest.mark.parametrize("effort", ["safe", "thorough"])
@pytest.mark.parametrize(
    "paper", [MINUTES, CELLS, HINT, ANNEXES, SPEECH, PRESS], ids=lambda paper: paper[0]
)
def test_a_paper_stays_whole_between_the_head_and_the_foot_of_a_site(
    paper: tuple[str, ...], effort: str
) -> None:
    text = strip("\n".join((*HEAD, *paper, *FOOT)), Settings(effort=effort)).text
    assert [line for line in text.split("\n") if line] == list(paper)


@pytest.mark.parametrize("effort", ["safe", "thorough"])
def test_the_office_over_a_title_stays_where_a_bar_stands_below(effort: str) -> None:
    text = strip("\n".join(OFFICE), Settings(effort=effort)).text
    assert text.split("\n")[:2] == list(OFFICE[:2])


@pytest.mark.parametrize("line", ["特急", "征求意见稿", "高一语文", "青禾一中"])
def test_what_is_no_name_of_a_channel_stays_over_a_title(line: str) -> None:
    assert strip("\n".join((line, *OFFICE[1:]))).text.startswith(line)


def test_the_name_of_a_channel_goes_over_a_whole_title_with_its_bar() -> None:
    assert strip("\n".join(("教务管理", *OFFICE[1:]))).text.startswith("关于做好期末考试")


def test_a_channel_of_headlines_goes_over_a_headline_with_its_bar() -> None:
    page = ("柳溪新闻", "柳溪中学举行读书活动", "来自：柳溪中学 作者：王某 访问量：144", BODY)
    assert strip("\n".join(page)).text.startswith("柳溪中学举行")


def test_what_stands_above_the_path_is_the_site_s_where_a_title_stands_below() -> None:
    title = "柳溪中学举行校园读书活动"
    page = ("加入我们 学校官网", *HEAD, title, "时间：2023-12-20    作者：王某", BODY, *FOOT)
    assert strip("\n".join(page)).text.startswith(title)
    bare = (title, *HEAD, "时间：2023-12-20    作者：王某", BODY, *FOOT)
    assert strip("\n".join(bare)).text.startswith(title)


def test_a_time_without_a_place_is_one_of_the_site() -> None:
    page = ("首页 > 通知公告 > 正文", "关于期末考试的通知", "时间：2024-01-05", BODY, *FOOT)
    assert "2024-01-05" not in strip("\n".join(page)).text


def test_the_last_part_of_the_path_is_the_title_of_the_page() -> None:
    page = (
        "首页 > 教育科普 > 停水的通知该怎么写",
        "停水的通知该怎么写",
        "2025-05-01 03:00:38",
        "青禾夜话",
        "青禾夜话已认证",
        "青禾夜话为您分享以下优质知识",
        BODY,
        *FOOT,
    )
    assert strip("\n".join(page)).text.startswith("停水的通知该怎么写")


def test_names_of_channels_in_the_head_are_no_cells() -> None:
    names = ("学思践悟", "乡村一线", "柳溪纪事", "青禾画卷", "百姓心声", "田野来信", "山水之间")
    page = ("设为首页 | 加入收藏", "首页", "新闻", *names, "更多", "某县招生办法", BODY, *FOOT)
    text = strip("\n".join(page)).text
    assert not any(line in text for line in names[:4])


def test_the_name_of_a_site_goes_below_a_signature_where_it_stands_above_the_path() -> None:
    page = ("后勤处", *HEAD, "关于停电的通知", BODY, "后勤基建处", "2025年9月30日", "后勤处", *FOOT)
    text = strip("\n".join(page)).text
    assert text.endswith("后勤基建处\n2025年9月30日")
    other = ("总务处", *page[1:])  # who signs second is no name of the site
    assert "2025年9月30日\n后勤处" in strip("\n".join(other)).text


def test_a_paper_that_cites_what_sites_say_keeps_it() -> None:
    paper = (
        "关于做好校园网站检查工作的通知",
        "各学校：",
        "为做好校园网站的检查工作，根据上级的有关规定和我县的实际情况，现将有关事项通知如下，请认真执行。",
        "一、检查内容",
        "网页不得出现下列文字：",
        "无标题文档",
        "404 Not Found",
        "内容预览：",
        "二、检查办法",
        "县教育局在每月五日以前检查各校的网站，发现上述问题的予以通报，并要求限期改正。",
    )
    text = strip("\n".join((*HEAD, *paper, *FOOT))).text
    assert [line for line in text.split("\n") if line] == list(paper)


def test_the_outline_of_a_plan_is_no_list_of_a_site() -> None:
    heads = (
        "总则",
        "1.1 目的",
        "1.2 分级",
        "组织体系",
        "2.1 机构",
        "2.2 成员",
        "预警",
        "3.1 监测",
        "3.2 预防",
    )
    plan = "\n\n".join(heads)
    page = (
        "青禾县人民政府\n首页 >> 公开信息内容\n\n青禾县校园应急预案\n\n"
        f"{plan}\n\n1 总则\n\n1.1 目的\n\n为保障师生安全，提高学校应对突发事件的能力，制定本预案。\n\n1.2 分级\n\n事件分为四级。\n"
        "\n友情链接\n\n青禾教育网\n\n版权所有：青禾县人民政府\n"
    )
    text = strip(page, Settings(effort="thorough")).text
    assert all(head in text for head in heads)
