"""Record cards are read in every layout, and deleted only once read."""

import pytest
from flow import run_stage

from eduparse.document.document import Document
from eduparse.stages.strip.bars import bar_behind_title

TITLE = "青禾县教育局关于做好校舍检查工作的通知"
BODY = "各学校：\n为做好校舍检查工作，保障师生安全，现将有关事项通知如下，请各校认真贯彻执行。\n"
LAYOUTS = (
    "索引号：0001234/2021-0005\n发布机构：青禾县教育局\n文号：青教〔2021〕3号\n成文日期：2021年3月5日\n",
    "索 引 号：0001234/2021-0005　　发布机构：青禾县教育局\n文　　号：青教[2021]3号　　成文日期：2021-03-05\n",
    "索引号 | 0001234/2021-0005 | 发布机构 | 青禾县教育局 |\n文号 | 青教〔2021〕3号 | 成文日期 | 2021-03-05 |\n",
    "索引号\t发布机构\t文号\t成文日期\n0001234/2021-0005\t青禾县教育局\t青教〔2021〕3号\t2021-03-05\n",
    "索引号：\n\n0001234/2021-0005\n\n发布机构：\n\n青禾县教育局\n\n文号：\n\n青教〔2021〕3号\n\n成文日期：\n\n2021年3月5日\n\n公开方式：\n\n",
    "  • 索引号:\n\n    0001234/2021-0005\n  • 主题分类:\n\n  • 发文机构:\n\n    青禾县教育局\n  • 发文字号:\n\n    青教〔2021〕3号\n  • 发文日期:\n\n    2021年03月05日\n  • 内容概述:\n\n",
    "发布部门： 青禾县教育局\n发布文号： 青教[2021]3号\n颁布日期：2021-03-05\n",
    "索引号 0001234/2021-0005 主题分类 教育 发布机构 青禾县教育局\n文号 青教〔2021〕3号 公开方式\n成文日期 2021-03-05 有效性\n",
    "索引号 | 0001234/2021-0005 | 发布机构 | 青禾县教育局 |\n文号 | 青教〔2021〕3号 | 成文日期 | 2021-03-05 |\n政策解读： | 图文解读：校舍检查 |\n",
    "索引号 0001234/2021-0005 公开目录：信息公开\n文号 青教〔2021〕3号 成文日期：2021年3月5日\n发布机构 青禾县教育局 公开日期：2021-03-06 09:07\n",
    "文号 青教〔2021〕3号 公开目录：信息公开\n发布机构 青禾县教育局 成文日期：2021年3月5日\n",
    "- 索引号\n- 0001234/2021-0005\n- 发布机构\n- 青禾县教育局\n- 文 号\n- 青教〔2021〕3号\n- 成文日期\n- 2021-03-05\n- 浏览量\n- 日期\n- 2021-03-06\n",
    "发布机构青禾县教育局\n成文日期2021年3月5日\n时效性现行有效\n发文字号青教〔2021〕3号\n",
    "发文字号青教〔2021〕3号\n发布机构青禾县教育局\n成文日期2021年3月5日\n",
    "索引号：0001234/2021-0005 成文日期：2021-03-05 文号：青教〔2021〕3号 发布机构：青禾县教育局 点击数：\n",
    "索引号：0001234/2021-0005 成文日期：2021-03-05 文号：青教〔2021〕3号 发布机构：青禾县教育局 浏览：12\n",
    "**发布机构**：青禾县教育局\n**发文字号**：青教〔2021〕3号\n**成文日期**：2021年3月5日\n",
)


@pytest.mark.parametrize("card", LAYOUTS)
def test_a_card_is_read_and_goes(card: str) -> None:
    (doc,) = run_stage(Document.of_page("x", "x", f"{card}{TITLE}\n{BODY}"), "strip")
    told = doc.metadata
    assert (told.doc_number, told.issuers, told.issued) == (
        "青教〔2021〕3号",
        ("青禾县教育局",),
        "2021-03-05",
    )
    assert doc.text.strip() == f"{TITLE}\n{BODY}".strip()


PROSE = (
    "一、公开的信息包括：\n发布机构：指公开信息的单位名称；\n成文日期：指信息形成的日期；\n文号：指文件的编号。\n",
    "公开方式：\n主动公开的信息通过网站发布。\n发布日期：每周一。\n",
    "时间：3月5日\n地点：县教育局会议室\n",
    "文号 青教〔2021〕3号 成文日期 2021-03-05\n文号 青教〔2021〕4号 成文日期 2021-03-06\n",
    "文号 青教〔2021〕3号\n来源 各校\n",
    "名称 数量\n文号 三个\n来源 各校\n",
    "政策解读：校舍检查工作怎么做\n",
    "类别\t名称\t数量\n教学用房\t普通教室\t24\n",
)


@pytest.mark.parametrize("text", PROSE)
def test_prose_about_keys_stays(text: str) -> None:
    page = f"{TITLE}\n{text}{BODY}"
    (doc,) = run_stage(Document.of_page("x", "x", page), "strip")
    assert doc.text == page


def test_a_card_of_taiwan_may_count_years_of_the_republic() -> None:
    card = f"名称：{TITLE}\n发布日期：110.03.05\n发布机关：青禾县教育局\n备注：♪\n"
    (doc,) = run_stage(Document.of_page("x", "x", f"{card}{BODY}"), "strip")
    assert (doc.metadata.issuers, doc.metadata.web and doc.metadata.web.published) == (
        ("青禾县教育局",),
        "2021-03-05",
    )
    assert doc.text == f"{TITLE}\n{BODY}"


def test_a_title_in_a_card_may_hold_a_colon() -> None:
    card = f"索引号：0001234/2021-0005\n标题：青禾县教育局 青禾县财政局：{TITLE}\n"
    (doc,) = run_stage(Document.of_page("x", "x", f"{card}{BODY}"), "strip")
    assert doc.text.startswith("青禾县教育局 青禾县财政局：")


def test_a_title_above_the_card_is_not_kept_in_it_as_well() -> None:
    card = f"索引号 0001234/2021-0005 成文日期 2021-03-05\n名称 {TITLE}\n"
    (doc,) = run_stage(Document.of_page("x", "x", f"{TITLE}\n{card}{BODY}"), "strip")
    assert doc.text == f"{TITLE}\n{BODY}"


@pytest.mark.parametrize(
    "items", ["- 校舍每月检查一次。\n- 检查记录存档备查。\n", "- 校舍检查表\n- 隐患台账\n"]
)
def test_items_of_the_paper_below_a_list_of_dashes_stay(items: str) -> None:
    card = "- 索引号\n- 0001234/2021-0005\n- 文号\n- 青教〔2021〕3号\n"
    (doc,) = run_stage(Document.of_page("x", "x", f"{card}{items}{TITLE}\n{BODY}"), "strip")
    assert doc.text.startswith(items)


# Lines that no card explains: a bar that goes, and a key that is not cut inside.
WHOLE = (
    "有效性 已失效的文件 公开日期: 2025-01-07 09:07",
    "校舍检查的文件 青禾字三号 成文日期 2021-03-05",
    "青禾县校舍检查项目资金来源: 2019-05-06",
)
BARRED = "青禾县关于开展校舍检查的通知日期：2025-01-07 09:07"


@pytest.mark.parametrize("line", WHOLE)
def test_no_bar_begins_inside_a_key(line: str) -> None:
    assert bar_behind_title(line) is None


def test_a_bar_glued_to_a_title_begins_behind_it() -> None:
    assert bar_behind_title(BARRED) == BARRED.index("日期")


TITLES_LIKE_KEYS = (
    "分类考试招生工作办法",
    "标签管理办法",
    "名称变更登记办法",
    "来源于生活的数学课程建设方案",
    "发布机构管理办法",
    "标签使用的若干问题",
    "备注栏怎么填写",
)


@pytest.mark.parametrize("title", TITLES_LIKE_KEYS)
def test_a_title_that_begins_like_a_key_is_no_line_of_a_glued_card(title: str) -> None:
    card = "发布机构青禾县教育局\n成文日期2021年3月5日\n文种通知\n发文字号青教〔2021〕3号\n"
    body = "第一条 为加强管理，制定本办法。\n第二条 本办法自发布之日起施行。\n"
    (doc,) = run_stage(Document.of_page("x", "x", f"{card}{title}\n{body}"), "strip")
    assert doc.text == f"{title}\n{body}"
    two = "成文日期2021年3月5日\n发文字号青教〔2021〕3号\n"
    (doc,) = run_stage(Document.of_page("x", "x", f"{two}{title}\n{body}"), "strip")
    assert doc.text == f"{two}{title}\n{body}"


@pytest.mark.parametrize(
    "lines",
    [
        "发布机构应当登记。\n成文日期2021年3月5日\n发文字号青教〔2021〕3号\n",  # rules of filing
        "成文日期2021年3月5日\n时效性现行有效\n发布机构青禾县教育局\n",  # no number
        "发布机构名单\n成文日期2021年3月5日\n",
    ],
)
def test_first_lines_that_begin_like_keys_stay(lines: str) -> None:
    page = f"{lines}{TITLE}\n{BODY}"
    (doc,) = run_stage(Document.of_page("x", "x", page), "strip")
    assert doc.text == page


def stripped(text: str) -> Document:
    """What `strip` leaves of ``text``."""
    (doc,) = run_stage(Document("d", "d", text), "strip")
    return doc


def test_a_card_run_together_on_one_line_is_read() -> None:
    card = "发文字号青教发〔2021〕3号制定机关青禾县教育局公布日期2021.03.05时效性现行有效效力级别地方规范性文件\n"
    doc = stripped(card + TITLE + "\n" + BODY)
    assert doc.text.startswith(TITLE)
    assert doc.metadata.doc_number == "青教发〔2021〕3号"
    assert doc.metadata.issued == "2021-03-05"


def test_a_title_of_the_words_of_a_card_is_none() -> None:
    text = "文号管理办法和发布机构职责公布日期说明\n" + BODY
    assert stripped(text).text == text


def test_keys_set_wide_end_in_one_blank() -> None:
    card = f"名 称 {TITLE}\n文 号 青教〔2021〕3号\n发布机构 青禾县教育局\n成文日期 2021-03-05\n"
    doc = stripped(card + BODY)
    assert doc.text == f"{TITLE}\n{BODY}"
    assert doc.metadata.doc_number == "青教〔2021〕3号"


def test_a_title_leaves_the_bar_behind_it() -> None:
    card = f"| 索引号 | 0001234/2021-0005 | 文号 | 青教〔2021〕3号 |\n| 名 称 | {TITLE} |\n"
    assert stripped(card + BODY).text == f"{TITLE}\n{BODY}"


def test_the_last_key_goes_without_a_value() -> None:
    head = "【发文字号】青教发〔2021〕3号【发布部门】青禾县教育局【发布日期】2021.03.05【效力级别】"
    doc = stripped(f"{TITLE}\n{head}{BODY}")
    assert doc.text.startswith(f"{TITLE}\n各学校：")
