"""Copies of title and lead that a page adds go; what a paper prints twice for itself stays."""

import pytest
from flow import clean, run_stage
from sides import turns_at

from eduparse.document.document import Document
from eduparse.stages.strip.titles import FEWEST_CELLS

TITLE = "青禾县教育局转发校舍检查指导意见的通知"
BODY = "各学校：\n为做好校舍检查工作，保障师生安全，现将有关事项通知如下，请各校认真贯彻执行。\n"
BAR = "发布时间：2021-03-05 10:20 浏览次数：12\n"

GONE = (
    # number and title without the organ, all printed again below
    (
        f"青教(2021)3号 转发校舍检查指导意见的通知\n{BAR}",
        f"青教〔2021〕3号\n青禾县教育局\n转发校舍检查\n指导意见的通知\n{BODY}",
    ),
    # tags between the bar and a broken lead
    (
        f"{BAR}学校\n校舍\n{TITLE}（青教〔2021〕3号）各学校：为做好校舍检查工作，保障师生\n",
        f"{TITLE}\n（青教〔2021〕3号）\n{BODY}",
    ),
    # the bar and the number between the copies, the channel above them
    (f"政府文件\n{TITLE}\n发布时间：2021-03-05\n", f"青教〔2021〕3号\n{TITLE}\n{BODY}"),
    # what a converter left of the number between a title and its broken copy
    (
        f"青禾县教育局转发校舍检查指导意见的通知\n{BAR}",
        f"青教办〔202026\n青禾县教育局\n转发校舍检查\n指导意见的通知\n{BODY}",
    ),
    # a lead under a key of its own
    (
        f"{BAR}核心提示：为做好校舍检查工作，保障师生安全，现将有关事项通知如下，请各校认真贯彻执行。\n",
        BODY,
    ),
    # channels above the bar of a page whose title stands below it
    ("县政府\ngovernor\n青禾县人民政府   2023-09-12 08:49:00\n", f"{TITLE}\n{BODY}"),
    # a lead that is whole
    (
        f"{BAR}各学校：为做好校舍检查工作，保障师生安全，现将有关事项通知如下，请各校认真贯彻执行。\n",
        BODY,
    ),
)


@pytest.mark.parametrize(("above", "text"), GONE)
def test_what_the_page_put_together_goes(above: str, text: str) -> None:
    (doc,) = run_stage(Document.of_page("x", "x", above + text), "strip")
    assert doc.text == text


STAY = (
    # a page without furniture prints a statute so
    f"青禾县教育局转发校舍检查指导意见的通知\n青禾县教育局\n转发校舍检查指导意见的通知\n青教〔2021〕3号\n{BODY}",
    # the number stands nowhere else
    f"青教(2021)3号 转发校舍检查指导意见的通知\n青禾县教育局\n转发校舍检查\n指导意见的通知\n{BODY}",
    # a title in two lines below another paper's, a lead that the text does not repeat
    f"青禾县财政局关于校舍检查经费的意见\n青禾县教育局\n转发校舍检查指导意见的通知\n青教〔2021〕3号\n{BODY}",
    f"{TITLE}\n摘要：校舍检查涉及全县一百二十所学校，关系到每一名师生的安全和健康，需要各部门一起努力。\n{BODY}",
    # a day below a title that stands once, a number below one
    f"{TITLE}\n发布时间：2021-03-05\n{BODY}",
    f"{TITLE}\n青教〔2021〕3号\n{BODY}",
    # short lines above no lead
    f"学校\n校舍\n{TITLE}\n{BODY}",
    # rows of data that are the same, a call that comes again
    f"{TITLE}\n2 何小二 女 2010-03-04 南坪\n3 王小三 男 2010-05-06 西坪\n\n3 王小三 男 2010-05-06 西坪\n{BODY}",
    f"校园公约宣传词\n爱护公物人人有责！\n爱护公物人人有责！\n{BODY}",
    # a sentence that begins as the next one does
    f"{TITLE}\n为做好校舍检查工作，保障师生安全，现将有关事项通知如下。\n为做好校舍检查工作，保障师生安全，各校要成立小组。\n",
)


@pytest.mark.parametrize("text", STAY)
def test_what_is_no_copy_stays(text: str) -> None:
    (doc,) = run_stage(Document.of_page("x", "x", text), "strip")
    assert doc.text == text


def test_a_title_below_the_date_is_a_copy_where_the_page_has_furniture() -> None:
    paper = f"{TITLE}\n{BODY}青禾县教育局\n2021年3月5日\n"
    (doc,) = run_stage(Document.of_page("x", "x", f"{BAR}{paper}\n{TITLE}\n"), "strip")
    assert doc.text.strip() == paper.strip()
    (doc,) = run_stage(Document.of_page("x", "x", f"{paper}{TITLE}\n"), "strip")
    assert doc.text == f"{paper}{TITLE}\n"


def test_a_title_in_the_one_cell_of_a_layout_table_is_no_row_of_links() -> None:
    (doc,) = clean(Document.of_page("x", "x", f"{TITLE} | |\n{BAR}浏览次数：\n{BODY}"))
    assert doc.metadata.title == TITLE
    (doc,) = run_stage(
        Document.of_page("x", "x", f"首页 | 新闻 | 公告 |\n{BAR}浏览次数：\n{TITLE}\n{BODY}"),
        "strip",
    )
    assert "新闻" not in doc.text


LINKS = "相关链接\n· 青禾县教育局召开校舍检查会议\n· 青禾县教育局部署校舍检查\n· 关于加强校舍检查的通知\n"


def test_a_list_of_links_at_the_end_needs_no_other_furniture() -> None:
    paper = f"{TITLE}\n{BODY}"
    (doc,) = run_stage(Document.of_page("x", "x", f"{BAR}{paper}{LINKS}"), "strip")
    assert doc.text.strip() == paper.strip()
    ended = (
        f"{paper}{LINKS}各校应当在五月底以前完成检查，并将结果报送县教育局，逾期不报的予以通报。\n"
    )
    (doc,) = run_stage(Document.of_page("x", "x", f"{BAR}{ended}"), "strip")
    assert doc.text.strip() == ended.strip()


def test_a_catalogue_with_blanks_in_its_keys_and_values_in_wrong_places() -> None:
    head = (
        "【时 效 性】 青政发[2006]30号 【颁布日期】\n【颁布单位】 【实施日期】 109100\n"
        "【法规层次】 123 【文  号】 青禾\n【关 键 字】\n"
    )
    (doc,) = run_stage(Document.of_page("x", "x", f"{TITLE}\n{head}{BODY}"), "strip")
    assert doc.text == f"{TITLE}\n{BODY}"
    assert (doc.metadata.doc_number, doc.metadata.validity) == ("青政发〔2006〕30号", None)
    prose = "标签写作【时 效 性】，由制定机关填写。\n"
    (doc,) = run_stage(Document.of_page("x", "x", f"{TITLE}\n{prose}{BODY}"), "strip")
    assert doc.text == f"{TITLE}\n{prose}{BODY}"


def test_a_path_to_a_channel_of_notices_is_no_title_of_one() -> None:
    (doc,) = run_stage(
        Document.of_page("x", "x", f"首页 > 政务公开 > 通知公告\n{TITLE}\n{BODY}"), "strip"
    )
    assert doc.text == f"{TITLE}\n{BODY}"
    named = f"青禾县关于首页改版的通知公告\n{BODY}"
    (doc,) = run_stage(Document.of_page("x", "x", named), "strip")
    assert doc.text == named


@pytest.mark.parametrize("count", ["第一篇：", "第1篇：", "篇一:", "范文一："])
def test_the_title_counted_as_the_first_piece_of_a_collection_goes(count: str) -> None:
    theme = "松坪小学春季安全通知"
    page = f"{theme}\n{BAR}{{}}{TITLE}\n{BODY}"
    told = run_stage(Document.of_page("x", "x", page.format(f"{count}{theme}\n")), "strip")
    assert [doc.text for doc in told] == [f"{theme}\n{TITLE}\n{BODY}"]
    other = f"{count}松坪小学作息时间\n"
    (doc,) = run_stage(Document.of_page("x", "x", page.format(other)), "strip")
    assert other in doc.text


def test_a_row_of_data_has_enough_cells_and_one_like_it_beside_it() -> None:
    def goes(row: str, beside: str) -> bool:
        page = f"{TITLE}\n{beside}\n{row}\n{row}\n{BODY}"
        (doc,) = run_stage(Document.of_page("x", "x", page), "strip")
        return doc.text.count(row) == 1

    def row(cells: int) -> str:
        return " ".join(["柳溪镇中心小学", "8", "南坪乡", "三组"][:cells])

    turns_at(lambda cells: not goes(row(cells), row(cells).replace("8", "9")), FEWEST_CELLS)
    assert goes(row(3), "各校名单")
    assert goes("南坪乡 三组 何小二家长", "北山乡 一组 王小三家长")
