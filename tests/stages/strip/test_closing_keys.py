"""Keys at the end of a paper, values that only a paper writes, titles right over the bar of a page."""

import pytest

import eduparse
from eduparse import Settings
from eduparse.stages.strip.furniture import NOTHING, Strength
from eduparse.stages.strip.page import strip_lines
from eduparse.stages.strip.records_of_works import BESIDE, authors_of_works

THOROUGH = Settings(effort="thorough")
TEXT = "关于举办书法比赛的通知\n各学校：\n为丰富校园文化生活，决定举办书法比赛，现将有关事项通知如下，请各校认真组织。\n一、比赛在5月20日上午举行，地点在县青少年宫。\n"
SIGNED = f"{TEXT}青禾县教育局\n2024年5月6日\n"
HOSTS = "主办：青禾县教育局\n承办：青禾县青少年宫"


def _cleaned(page: str) -> str:
    (doc,) = eduparse.clean(page, THOROUGH)
    return doc.text


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (f"{TEXT}{HOSTS}\n技术支持：青禾县电教馆", "技术支持：青禾县电教馆"),
        (f"首页 > 活动\n{TEXT}{HOSTS}\n打印本页 关闭窗口\n访问量：10233", "承办：青禾县青少年宫"),
        (f"{TEXT}招生热线：0123-5567777\nQQ群：123456789\n本简章由学校负责解释。\n上一篇：没有了", "QQ群：123456789"),
        (f"{TEXT}二、时间要求\n录入：5月15日前\n审核：5月17日前", "录入：5月15日前"),
        (f"{TEXT}推荐阅读：《安徒生童话》\n每天阅读不少于二十分钟，家长签字。", "推荐阅读：《安徒生童话》"),
        (f"打印 关闭\n{TEXT}县教育局：\n电话：0123-5567777\nEmail：qhjy@qinghe.gov.cn\n县青少年宫：\n传真：0123-5567778\nEmail：qhgong@126.com\n青禾县教育局　青禾县青少年宫\n2024年5月6日\n上一篇：没有了", "Email：qhgong@126.com\n青禾县教育局"),
        ("校志编纂小组名单\n主编：王青山\n编辑：张三（组长）", "编辑：张三（组长）"),
        (f"{TEXT}收到申请：3件\n公众号关注人数：8200人\n阅读量：45万次\n信息更新不够及时，解读形式单一，要继续改进。\n打印 关闭", "阅读量：45万次"),
    ],
)  # fmt: skip
def test_what_a_paper_says_behind_a_key_stays(page: str, kept: str) -> None:
    assert kept in _cleaned(page)


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (f"{SIGNED}{HOSTS}\n版权所有：青禾县教育局", "主办"),
        (f"{TEXT}{HOSTS}\n版权所有：青禾县教育局", "主办"),
        (f"{TEXT}【打印】【关闭】\n{HOSTS}\n网站标识码：4300000012", "主办"),
        (f"{TEXT}客服热线：0570-1234567", "客服"),
        (f"{TEXT}【打印】【关闭】\n技术支持：青禾县电教馆\n青禾县教育局\n2024年5月6日\n网站标识码：4300000012", "技术支持"),
        (f"{SIGNED}责任编辑：李晓", "李晓"),
        (f"{SIGNED}相关阅读：《某县关于做好招生工作的通知》\n打印 关闭", "相关阅读"),
    ],
)  # fmt: skip
def test_what_a_site_says_behind_a_key_goes(page: str, gone: str) -> None:
    assert gone not in _cleaned(page)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("首页 > 家常菜谱 > 汤羹\n番茄萝卜丝汤\n收藏 12　评论 3　分享\n用料：\n番茄：2个\n1. 番茄洗净切丁，锅里放油，油热以后炒成糊。\n2. 加水，小火煮到酥软，加盐调味，出锅。\n© 2020 下厨记", "番茄萝卜丝汤"),
        ("首页 > 学术活动\n学术讲座：乡土教材的编写\n发布者：科研处　发布时间：2021-10-12　点击数：210\n题目：乡土教材的编写\n主讲人：何青山教授\n讲座从三个案例出发，说明乡土教材怎样选材，怎样进课堂，欢迎广大师生参加。\n打印 收藏", "学术讲座：乡土教材的编写"),
    ],
)  # fmt: skip
def test_the_line_right_over_the_bar_of_a_page_is_its_title(page: str, title: str) -> None:
    assert _cleaned(page).startswith(title)


def test_a_channel_that_the_path_ends_with_goes() -> None:
    page = f"首页 > 通知公告\n通知公告\n发布时间：2024-05-06 10:20 浏览：12次\n{SIGNED}打印 关闭"
    assert _cleaned(page).startswith("关于举办书法比赛的通知")


def test_a_short_sentence_behind_a_key_is_of_the_text() -> None:
    page = "首页 > 随笔\n家访\n上周去小陈家家访，路不好走，摩托车在半路抛了锚，到的时候天都黑了。\n来源：我的教育手记第三本\n下次该带点什么去。\n打印 关闭\n上一篇：没有了"
    assert "来源：我的教育手记第三本" in _cleaned(page)


def test_the_lines_of_a_log_stay() -> None:
    page = "2024-05-01 10:00:01 启动服务\n2024-05-01 10:00:02 读取配置\n2024-05-01 10:00:03 磁盘告警\n2024-05-01 10:00:04 完成"
    assert _cleaned(page) == page


def test_a_list_of_headlines_with_the_last_one_first_is_no_log() -> None:
    links = "\n".join(
        f"2024-05-0{9 - n} 10:20 某县召开{w}工作会议" for n, w in enumerate("甲乙丙丁")
    )
    assert "召开" not in _cleaned(f"首页 > 新闻\n{SIGNED}相关阅读\n{links}\n版权所有：某县教育局")


def test_styles_of_an_editor_go_from_the_line_they_are_glued_to() -> None:
    page = f".TRS_Editor P{{margin-top:0;}}{TEXT}P.MsoNormal {{margin:0cm;font-size:10.5pt}}\n@font-face {{font-family:宋体;panose-1:2 1 6 0;}}\n青禾县教育局\n2024年5月6日"
    assert _cleaned(page) == SIGNED.rstrip("\n")


@pytest.mark.parametrize(
    "page",
    [
        "@font-face {font-family:宋体}定义一种字体，浏览器会按名称查找。\n第二节讲选择器的写法，学生要记住三种选择器。",
        "p.MsoNormal {margin:0cm;font-size:10.5pt}表示正文段落的样式，学生把它改成14磅。",
        ".ue_table{border:1px solid #000}给表格加上边框。",
        "第三课 文档\n下面看一段。\n```css\np.MsoNormal {margin:0cm;font-size:10.5pt}\n@page WordSection1 {size:595.3pt 841.9pt;}\n```",
    ],
)
def test_styles_of_an_editor_that_a_lesson_speaks_of_stay(page: str) -> None:
    assert _cleaned(page) == page


@pytest.mark.parametrize(
    "bar",
    [
        "来源：应急管理局 作者：应晓 发布时间：2024-05-06 浏览：12",
        "来源：应城市教育局",
        "来源：应急管理局",
    ],
)
@pytest.mark.parametrize("editor", ["责任编辑：应小红", "编辑：须小林", "编辑：请小林"])
def test_surnames_that_are_words_of_duty_are_names(bar: str, editor: str) -> None:
    title, rest = SIGNED.split("\n", 1)
    assert _cleaned(
        f"首页 > 通知\n{title}\n{bar}\n{rest}{editor}\n打印本页 关闭窗口"
    ) == SIGNED.rstrip("\n")


def test_styles_that_a_lesson_shows_stay() -> None:
    page = "p{color:red}表示段落的文字为红色，学生上机练习。\n@font-face{font-family:MyFont;src:url(a.woff)}引入字体，浏览器再去下载。"
    assert _cleaned(page) == page


def test_whom_to_ask_stays_though_it_stands_in_a_record_card() -> None:
    card = "索引号：QH001-2024-0012\n发文机关：青禾县教育局\n联系电话：0123-4567890\n成文日期：2024-05-06\n"
    assert "联系电话：0123-4567890" in _cleaned(card + SIGNED)


def test_copyright_as_the_point_of_a_list_stays() -> None:
    page = "网站栏目建设规范\n一、页面要素\n每个页面应当包括下列要素，各单位在改版时逐项对照检查。\n（一）页头\n扫一扫\n版权所有\n（二）页脚\n版权所有\n联系我们\n二、检查办法\n信息中心每季度检查一次，检查结果在局办公会上通报，并作为年度考核的依据。"
    assert _cleaned(page) == page


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("网站首页 | 新闻中心 | 联系我们\n关于公布认定结果的公告\n认定工作已经结束，认定结果可通过下面的方式查询，请申请人及时查看。\n扫码关注查看。\n查询电话\n点击：0123-4567890\n证书领取\n点击“办事”，预约领取时间。\n上一篇：关于放假的通知", "扫码关注查看。\n查询电话\n点击：0123-4567890\n证书领取"),
        ("新闻网 > 人物\n把一辈子交给山村\n发布时间：2020-09-10 来源：青禾日报 作者：林木\n三十年前，他背着铺盖走进了大山，从此再没有离开过这所只有十几个学生的学校。\n摄影：陈石\n记者：您当时想过走吗？\n他摇摇头：“孩子们怎么办？”\n责任编辑：小周\n分享到：微信 微博", "摄影：陈石\n记者：您当时想过走吗？\n他摇摇头"),
        ("首页 > 校园新闻\n我校举行消防演练\n2023-11-09 15:20　来源：安全办　点击：102\n11月9日下午，我校举行消防演练，全校师生一千余人参加，演练历时二十分钟。\n本次演练的分工如下：\n总指挥：李校长\n疏散：各班主任\n摄影：信息组\n文字：校办\n演练结束后，校长作了讲评，要求各班再组织一次安全教育。\n审核：王主任\n上一条：我校召开家长会", "疏散：各班主任\n摄影：信息组\n文字：校办"),
        ("首页 > 规章制度\n学校网站管理规定\n首页应当有以下要素：\n校徽\n友情链接\n版权所有\n联系我们\n正文页应当有以下要素：\n来源\n打印\n关闭\n信息中心负责维护，每季度检查一次，检查结果在校务会上通报，作为年度考核的依据。\n【打印】【关闭】\n版权所有：青禾一中", "友情链接\n版权所有\n联系我们\n正文页应当有以下要素：\n来源\n打印\n关闭"),
    ],
)  # fmt: skip
def test_a_text_goes_on_behind_lines_that_sites_print_too(page: str, kept: str) -> None:
    assert kept in _cleaned(page)


def test_below_a_signature_no_text_goes_on() -> None:
    page = f"首页 > 通知\n{SIGNED}责任编辑：李晓\n更多消息请看本栏目每天的报道。\n版权所有：某局"
    assert "李晓" not in _cleaned(page)


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("春夜喜雨\n朝代：唐代\n作者：杜甫\n好雨知时节，当春乃发生。\n随风潜入夜，润物细无声。\n上一篇：春望", "朝代：唐代\n作者：杜甫"),
        (f"{SIGNED}附件下载：\n1.岗位一览表.xls\n2.报名表.doc\n【打印本页】 【关闭窗口】", "附件下载：\n1.岗位一览表.xls"),
    ],
)  # fmt: skip
def test_authors_of_works_and_labels_of_files_stay(page: str, kept: str) -> None:
    assert kept in _cleaned(page)


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (f"{SIGNED}作者：李晓\n打印本页 关闭窗口", "李晓"),
        (f"{SIGNED}附件下载：\n打印本页 关闭窗口", "附件下载"),
    ],
)
def test_authors_and_labels_of_a_site_go(page: str, gone: str) -> None:
    assert gone not in _cleaned(page)


@pytest.mark.parametrize("between", ["好雨知时节", "好雨知时节\n当春乃发生"])
def test_how_far_the_author_is_from_another_key(between: str) -> None:
    lines = strip_lines(f"朝代：唐代\n{between}\n作者：杜甫")
    marks = [*[NOTHING] * (len(lines) - 1), (Strength.SURE, "noise.editor")]
    near = len(between.split("\n")) < BESIDE
    assert bool(list(authors_of_works(lines, marks))) is near
