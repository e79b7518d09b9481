"""A page that a collector printed on one line gets the line breaks of its head and foot back; clean lines stay."""

import pytest

import eduparse

TITLE = "青禾县教育局关于做好校园消防工作的通知"
CLAUSES = "为做好校园消防工作，现就有关事项通知如下。 一、排查隐患。各校要逐栋检查校舍，建立台账。 二、开展演练。各校每学期至少演练两次。"
HEAD = f"您的位置：首页 > 政务公开 > 通知公告 {TITLE} 来源：青禾县教育局 发布时间：2023-05-09 09:30 浏览次数：118"
FOOT = "青禾县教育局 2023年5月8日 【打印本页】 【关闭窗口】 上一篇：青禾县召开会议 下一篇：没有了 版权所有：青禾县人民政府"


def _one(page: str) -> eduparse.Document:
    (doc,) = eduparse.clean(page)
    return doc


def test_head_and_foot_of_a_page_on_one_line_are_read() -> None:
    doc = _one(f"{HEAD} 青教安〔2023〕8号 各乡镇中心学校： {CLAUSES} {FOOT}\n")
    known = doc.metadata
    assert known.title == TITLE
    assert (known.doc_number, known.issued) == ("青教安〔2023〕8号", "2023-05-08")
    assert known.issuers == ("青禾县教育局",)
    assert known.recipients == ("各乡镇中心学校",)
    assert [c.label for c in doc.clauses if c.kind == "clause"] == ["一、", "二、"]
    assert "浏览" not in doc.text
    assert "版权" not in doc.text


def test_names_of_channels_that_nothing_divides_go() -> None:
    menu = "首页机构概况新闻动态政务公开互动交流"
    whole = f"{TITLE}各乡镇中心学校：为做好校园消防工作，现就有关事项通知如下。一、排查隐患。各校要逐栋检查校舍，建立台账，并在十日内整改。二、开展演练。各校每学期至少演练两次。\n"
    assert _one(menu + whole).metadata.title == TITLE
    assert menu not in _one(menu + whole).text


def test_a_signature_before_another_title_is_set_apart() -> None:
    page = (
        f"{TITLE}各乡镇中心学校：现将《青禾县校园消防办法》印发给你们，请认真贯彻执行。青禾县教育局2023年5月8日"
        "青禾县校园消防办法第一条 为保障师生安全，制定本办法。第二条 学校应当每月检查一次消防设施，并做好记录。\n"
    )
    doc = _one(page)
    assert (doc.metadata.issued, doc.metadata.issuers) == ("2023-05-08", ("青禾县教育局",))
    assert "\n青禾县教育局\n2023年5月8日\n青禾县校园消防办法" in doc.text


@pytest.mark.parametrize(
    "page",
    [
        # Title, addressee and clauses on one line, and nothing of a site.
        f"{TITLE} 各乡镇中心学校： {CLAUSES}\n",
        # A law is announced in a sentence.
        "第二条 学校应当按照规定配备消防设施，并定期维护保养。财政部2023年5月8日印发的办法另有规定的，从其规定。各校不得挪用专项经费，违反规定的依照有关法律法规处理，并追究责任。\n",
        # Names set wide and a table's row inside a paragraph.
        "参加人员名单如下。 张 某 某 李 某 某 王 某 各组要在活动前核对本组人员的姓名、单位和联系方式，确认无误后报送办公室，逾期不报的视为放弃参加本次活动的资格，由候补人员递补。\n",
    ],
)
def test_a_clean_line_stays_one(page: str) -> None:
    assert _one(page).text == page


def test_a_label_glued_to_a_title_stays_with_its_article() -> None:
    page = f"青禾县校服管理办法第一章总则第一条 为规范校服管理，下面是小编为大家整理的校服管理办法，供大家参考。{'校' * 80}\n"
    assert "第一条\n" not in _one(page).text


def test_one_weak_word_is_no_evidence() -> None:
    page = f"通知 {TITLE} 各乡镇中心学校： {CLAUSES}\n"
    assert "通知\n" not in _one(page).text
