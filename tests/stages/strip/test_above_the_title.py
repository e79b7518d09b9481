"""What stands above a title or between it and the text: bars in pieces, channels, notes of collections, forms of readers."""

import pytest
from flow import clean as clean_page
from sides import turns_at

from eduparse.document.document import Document


def clean(text: str) -> Document:
    (doc,) = clean_page(Document.of_page("p", "p.txt", text))
    return doc


TITLE = "关于开展校园读书活动的通知"
TEXT = (
    "各学校：\n为丰富校园文化生活，营造读书的好风气，现就开展读书活动的有关事项通知如下，请认真组织实施。\n"
    "青禾县教育局\n2020年3月11日"
)

GONE = (
    # a bar in pieces, a blank in front of the colon
    (f"{TITLE}\n", "发布日期: 2020-03-11\n浏览次数 : 645\n更新时间 : 2020-03-11\n", TEXT),
    # one piece, on a page with other furniture
    (f"{TITLE}\n", "发布时间：2020-03-11\n", f"{TEXT}\n上一篇：关于放假的通知"),
    # channel and minute with a bar between
    (f"{TITLE}\n", "校园新闻 | 2020-03-11 11:12\n", TEXT),
    # a form of readers
    (
        f"{TITLE}\n{TEXT}\n",
        "• 姓  名：\n• 联系方式：\n• *内  容：\n• *验 证 码：\n",
        "",
    ),
    # channels above a title that has its bar right below
    ("", "En\n校园新闻\n", f"{TITLE}\n发稿：柳三 发布时间：2020-03-11\n{TEXT}"),
    # the name of a window that a spammer left
    ("", "某某平台vic_最新网址_app登录\n", f"{TITLE}\n发布时间：2020-03-11\n{TEXT}"),
    # what a portal answers about its adverts
    (
        f"首页 > 新闻 > 正文\n{TITLE}\n{TEXT}\n",
        "为什么你会看到这则广告？\n谢谢你的意见与建议。我们会移除这个广告，并按需要作出更改。\n版权所有：青禾县教育局\n",
        "",
    ),
    # the fields of an uploaded file in a list of dashes
    ("", "- 文档编号：98430\n- 格式：DOCX\n- 页数：14\n- 大小：24.29KB\n", f"{TITLE}\n{TEXT}"),
)

STAYS = (
    # a page without other furniture
    f"{TITLE}\n发布日期：2020-03-11\n{TEXT}",
    f"青禾县防汛应急预案\n发布日期：2023年5月\n编制单位：青禾县水利局\n{TEXT}",
    f"青禾县\n{TITLE}\n{TEXT}",
    # an organ above the title is the paper's own
    f"青禾县教育局\n{TITLE}\n{TEXT}",
    # the fields of a form that the paper asks for
    f"{TITLE}\n{TEXT}\n姓名：\n联系方式：\n学校：",
    # prose in underscores is a blank to fill in
    f"学校_____班级_____\n{TITLE}\n{TEXT}",
)


@pytest.mark.parametrize(("above", "noise", "below"), GONE)
def test_furniture_around_the_head_goes(above: str, noise: str, below: str) -> None:
    text = clean(above + noise + below).text
    assert not [line for line in noise.split("\n") if line.strip() and line.strip() in text]
    assert TITLE in text
    assert "营造读书的好风气" in text


@pytest.mark.parametrize("page", STAYS)
def test_what_the_paper_prints_itself_stays(page: str) -> None:
    text = clean(page).text
    for line in page.split("\n"):
        assert line in text


def test_the_only_title_of_a_head_stays() -> None:
    page = f"县教育局通知扩大教师招聘规模\n[\n青禾通讯社\n]\n作者：\n2020-02-29 15:01:41\n{TEXT}\n责任编辑：柳三\n浏览次数：次"
    assert clean(page).text.startswith("县教育局通知扩大教师招聘规模")


def test_a_name_above_the_title_is_no_title() -> None:
    page = f"首页 > 新闻 > 正文\n青禾县教育信息门户网站\n打印 收藏 分享\n{TITLE}\n{TEXT}"
    assert clean(page).text.startswith(TITLE)


INTRO = "为了加强管理，我们需要制度。那么怎么写呢？下面是小编收集整理的{}范文（通用5篇），欢迎大家分享。"
PIECE = "一、门卫人员要按时上岗，认真负责，不得离岗。\n二、来访人员要登记，经同意后进入。\n三、车辆要按规定停放。"


def test_the_note_of_a_collection_goes() -> None:
    text = clean(f"{INTRO.format('门卫管理制度')}\n门卫管理制度 篇1\n{PIECE}").text
    assert text == f"门卫管理制度 篇1\n{PIECE}"


def test_a_note_that_names_another_paper_stays() -> None:
    page = f"{INTRO.format('食堂卫生要求')}\n门卫管理制度 篇1\n{PIECE}"
    assert clean(page).text == page


def test_a_piece_counted_above_its_title_goes() -> None:
    text = clean(f"第二篇：学校门卫管理制度\n学校门卫管理制度\n{PIECE}").text
    assert text == f"学校门卫管理制度\n{PIECE}"


def test_a_part_of_a_book_keeps_its_number() -> None:
    page = f"第二篇：总则\n总则\n{PIECE}"
    assert clean(page).text == page


def test_a_card_in_brackets_with_blanks_is_read() -> None:
    doc = clean(
        "[ 索引号 ] 11500228/2023-00005 [ 发文字号 ] 青禾府发〔2023〕21号\n"
        "[ 发布机构 ] 青禾镇人民政府\n[ 成文日期 ] 2023-06-03 [ 发布日期 ] 2023-06-05\n"
        f"{TITLE}\n各村：\n请认真贯彻执行，做好读书活动的各项准备工作，并及时上报。"
    )
    assert doc.text.startswith(TITLE)
    assert doc.metadata.doc_number == "青禾府发〔2023〕21号"
    assert doc.metadata.issued == "2023-06-03"


def _values(count: int) -> str:
    """A card of ``count`` lines whose keys were lost."""
    more = ["青禾县教育局", "政协提案", "主动公开", "长期有效", "教育", "提案", "其他"]
    lines = ["00528361X/2024-00036", "2024-06-20", *more][:count]
    return "".join(f"• {line}\n" for line in lines)


def test_a_card_without_keys_opens_with_its_index_and_has_a_day() -> None:
    def goes(count: int) -> bool:
        return clean(f"{_values(count)}{TITLE}\n{TEXT}").text.startswith(TITLE)

    turns_at(goes, 3)
    turns_at(lambda count: not goes(count), 9)


def test_a_list_without_an_index_stays() -> None:
    page = f"• 青禾县教育局\n• 2024-06-20\n• 政协提案\n{TITLE}\n{TEXT}"
    assert clean(page).text == page


@pytest.mark.parametrize(
    "above",
    [
        "青禾一中",
        "特急",
        "征求意见稿",
        "第12号",
        "附2",
        "各学校：",
        "序言",
        "高一语文",
        "李清照",
        "2024",
    ],
)
def test_a_short_line_above_the_title_stays(above: str) -> None:
    assert clean(f"{above}\n{TITLE}\n发布时间：2020-03-11 10:22\n{TEXT}").text.startswith(above)


@pytest.mark.parametrize(
    "page",
    [
        f"青禾一中期末考试监考安排\n语文 张三 2021-06-09 09:00\n数学 李四 2021-06-09 14:00\n{TEXT}",
        f"{TEXT}\n面试 一组 2021-06-09 09:00\n面试 二组 2021-06-09 14:00\n请按时参加。",
        f"青禾县教育局关于网站的通知\n{TEXT}\n附件\n网站栏目\n政务动态\n部门信息\n专题报道\n在线访谈\n信件查询",
        f"网站栏目\n政务动态\n部门信息\n专题报道\n在线访谈\n{TEXT}",
    ],
)
def test_rows_and_lists_of_a_paper_stay(page: str) -> None:
    assert clean(page).text == page


@pytest.mark.parametrize("title", ["招生简章", "青禾第一小学", "办事指南"])
def test_what_a_path_names_may_be_the_title(title: str) -> None:
    assert title in clean(f"{title}\n首页 > {title} > 通知\n{TEXT}").text


def test_help_on_downloads_below_a_clause_is_the_papers() -> None:
    hints = "如果您无法下载资料，请参考以下说明：\n1、检查文档的格式，解压后打开。\n2、积分不足的先签到。\n3、联系管理员，报告文档编号。\n"
    page = f"{TITLE}\n一、登录\n各校教师用工号登录平台。\n二、下载\n{hints}三、其他\n由县教育局负责解释。"
    assert clean(page).text == page
    assert "积分不足" not in clean(f"{hints}{page.replace(hints, '')}").text


def test_the_form_of_an_annex_stays() -> None:
    form = "姓名：\n联系电话：\n验证码：\n内容：\n"
    page = f"{TITLE}\n{TEXT}\n附件\n登记表\n{form}"
    assert form.strip() in clean(page).text
