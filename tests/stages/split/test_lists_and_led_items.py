"""Lists of annexes that lost their head, items that a numbered point leads up to, whom a brought paper addresses, numbers glued into a line."""

import pytest
from one_paper import cleaned, part, paths

from eduparse.language.titles import headline

CITED = (
    "青禾县学位申请通告\n为做好新生入学，现通告如下：\n一、时间安排\n七月一日起申请。\n二、办理方式\n"
    "（一）申请人可到服务窗口（附件1）办理。\n（二）请先阅读《学位申请指引》（附件2）和《所需材料清单》（附件3）。\n"
)
LIST = "1. 服务窗口\n2. 学位申请指引\n3. 所需材料清单\n"


@pytest.mark.parametrize("signed", ["", "青禾县教育局\n", "青禾县教育局\n2021年6月8日\n"])
def test_a_list_of_the_annexes_that_the_text_names_closes_the_paper(signed: str) -> None:
    assert paths(CITED + LIST + signed) == ["一", "二", "二/(一)", "二/(二)"]
    assert part(CITED + LIST + signed, "back") == (LIST + signed).strip()


def test_a_list_that_the_text_does_not_name_stays_clauses() -> None:
    named = CITED.replace("（附件1）", "").replace("（附件2）", "").replace("（附件3）", "")
    assert paths(named + LIST)[-3:] == ["二/(二)/1", "二/(二)/2", "二/(二)/3"]


def test_a_list_of_which_one_item_is_named_stays_clauses() -> None:
    one = CITED.replace("（附件1）", "").replace("（附件2）", "")
    assert paths(one + LIST)[-3:] == ["二/(二)/1", "二/(二)/2", "二/(二)/3"]


def test_a_sentence_behind_the_list_leaves_it_in_the_text() -> None:
    assert "二/(二)/3" in paths(CITED + LIST + "以上材料均须带齐原件，由窗口当场核对后退还。\n")


BROUGHT = (
    "柳溪省人民政府办公厅转发省教育厅关于扩大寄宿规模请示的通知\n柳政办发〔2003〕32号\n各市人民政府：\n"
    "省教育厅《关于扩大寄宿规模的请示》已经省人民政府同意，现转发给你们，请认真执行。\n"
    "柳溪省人民政府办公厅\n二○○三年七月十七日\n关于扩大寄宿规模的请示\n{}"
    "为落实寄宿工作的要求，现提出如下意见：\n一、逐年扩招\n分三年落实。\n二、保证经费\n由各市安排。\n"
)


def test_whom_a_brought_paper_addresses_is_front() -> None:
    text = BROUGHT.format("省人民政府：\n")
    assert part(text, "front").endswith("省人民政府：")
    assert part(text, "preamble").startswith("为落实")


def test_a_brought_paper_without_addressee_begins_behind_its_title() -> None:
    assert part(BROUGHT.format(""), "front").endswith("请示")
    assert part(BROUGHT.format("会议认为：\n"), "front").endswith("请示")


MINUTES = "一、会议纪要\n1. 会议纪要获得通过。\n2. 主席请各委员就条例草案发表意见。云议员{}\n  1. 公民教育须作讨论；\n  2. 条文的理由并不充分；\n  3. 何谓偏颇并不清楚。\n"


@pytest.mark.parametrize(
    "leads",
    [
        "特别提出下列事项：",
        "表示支持，认为条例草案会令学校的管理更加清楚，但她特别\n强调下列事项：",
    ],
)
def test_items_that_a_numbered_point_leads_up_to_stand_below_it(leads: str) -> None:
    found = ["一", "一/1", "一/2", "一/2/1", "一/2/2", "一/2/3"]
    assert paths(MINUTES.format(leads)) == found
    assert paths(MINUTES.format(leads) + "3. 主席宣布会议结束。\n") == [*found, "一/3"]


def test_items_behind_a_sentence_or_a_line_of_their_own_begin_anew() -> None:
    assert "一/2/1" not in paths(MINUTES.format("没有意见。"))
    assert "一/2/1" not in paths(MINUTES.format("没有意见。\n报名时请带："))
    short = MINUTES.replace("主席请各委员就条例草案发表意见。", "").format("的回复\n报名时请带：")
    assert "一/2/1" not in paths(short)


GLUED = (
    "青禾县窗口办理规程1适用范围本规程适用于窗口办理证件的工作。2设定依据相关文件规定的3受理范围全县各校。"
    "4申报材料4.1有效证件；4. 2相关证明。5办理程序5.1申请人递交材料；5.2窗口审核材料。6承诺时限五个工作日。"
)


def test_numbers_of_headings_in_a_line_are_told_by_their_parts() -> None:
    assert paths(GLUED) == ["1", "2", "3", "4", "4/4.1", "4/4.2", "5", "5/5.1", "5/5.2", "6"]


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("2设定依据", "设定依据"),  # does not begin at 1 without a gap
        ("5办理程序5.1", "5办理程序6.1"),  # one heading with parts alone
        ("5.2窗口", "窗口"),  # the first part alone
    ],
)
def test_numbers_that_nothing_proves_stay_text(printed: str, other: str) -> None:
    assert "1" not in paths(GLUED.replace(printed, other))


def test_a_number_behind_the_proven_ones_needs_a_stop() -> None:
    assert "6" not in paths(GLUED.replace("。6承诺时限", "并附6张表格说明"))


@pytest.mark.parametrize("kind", ["规则", "守则", "预案", "须知", "公约"])
def test_further_acts_are_titles_in_front_of_a_body(kind: str) -> None:
    found = headline(f"青禾县实验学校课堂管理{kind}第一条 学生应当守时。")
    assert found is not None
    assert found.text == f"青禾县实验学校课堂管理{kind}"
    assert headline(f"全体学生都要认真学习课堂管理{kind}的内容") is None


def test_a_sign_that_counts_is_no_number_of_an_annex() -> None:
    assert "第一章" in cleaned("附件：1.表\n①第一章 总则\n").text
