"""Facts of pages that copy papers: stops behind titles, days in figures, names glued together, news above a paper."""

import pytest
from flow import clean as clean_page

import eduparse
from eduparse.document.document import Document
from eduparse.language.dates import day_in_figures
from eduparse.language.organs import organs

BODY = "为做好开学工作，现将有关事项通知如下。\n一、加强领导。\n各单位要落实责任。\n二、抓好落实。\n请各单位认真执行。\n"
RULES = "第一条 为了规范校服管理，制定本办法。\n第二条 学校选用校服应当征求家长意见。\n"


def clean(text: str) -> Document:
    (doc,) = clean_page(Document.of_page("p", "p.txt", text))
    return doc


def test_a_stop_behind_a_title_is_no_part_of_it() -> None:
    doc = clean(f"青禾县教育局关于做好开学工作的通知。\n各学校：\n{BODY}")
    assert doc.metadata.title == "青禾县教育局关于做好开学工作的通知"
    assert doc.metadata.recipients == ("各学校",)


@pytest.mark.parametrize(
    "line",
    [
        "近日，青禾县教育局印发了关于做好开学工作的通知。",
        "青禾县教育局高度重视，关于开学工作的通知。",
    ],
)
def test_a_sentence_about_a_paper_is_no_title(line: str) -> None:
    assert clean(f"{line}\n各校要认真落实。\n{BODY}").metadata.title is None


@pytest.mark.parametrize(
    ("figures", "day"),
    [
        ("2023515", "2023-05-15"),
        ("20230515", "2023-05-15"),
        ("2023101", "2023-10-01"),
        ("2023111", None),
        ("20231315", None),
        ("202311", None),
        ("8801234", None),
    ],
)
def test_a_day_in_figures(figures: str, day: str | None) -> None:
    assert day_in_figures(figures) == day


def test_a_day_in_figures_below_who_signs_dates_the_paper() -> None:
    doc = clean(f"关于做好开学工作的通知\n各学校：\n{BODY}青禾县教育局\n2023515\n")
    assert (doc.metadata.issuers, doc.metadata.issued) == (("青禾县教育局",), "2023-05-15")


def test_figures_below_a_sentence_date_nothing() -> None:
    doc = clean(f"关于做好开学工作的通知\n各学校：\n{BODY}报名电话见下行。\n20230515\n")
    assert doc.metadata.issued is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("教育部财政部人力资源社会保障部", ("教育部", "财政部", "人力资源社会保障部")),
        ("国家发展改革委教育部", ("国家发展改革委", "教育部")),
        ("省教育厅省财政厅", ("省教育厅", "省财政厅")),
        ("教育部基础教育司", ("教育部基础教育司",)),
        ("公安部交通管理局", ("公安部交通管理局",)),
        ("国家教育委员会", ("国家教育委员会",)),
        ("区委区政府办公室", ("区委区政府办公室",)),
        ("大力发展公办幼儿园", ()),
        ("全面推进依法治校工作领导小组", ("全面推进依法治校工作领导小组",)),
    ],
)
def test_names_that_are_glued_together(line: str, names: tuple[str, ...]) -> None:
    assert organs(line) == names


def test_a_number_among_the_words_of_a_site() -> None:
    head = "青禾县教育局 青教〔2021〕5号 信息公开 首页\n青禾县教育局关于做好开学工作的通知\n各学校：\n"
    assert clean(head + BODY).metadata.doc_number == "青教〔2021〕5号"


def test_numbers_of_two_papers_among_the_words_of_a_site_are_no_ones() -> None:
    head = "相关 青教〔2021〕5号 青教〔2021〕6号 首页\n青禾县教育局关于做好开学工作的通知\n各学校：\n"
    assert eduparse.split(head + BODY).metadata.doc_number is None


SESSION = "（2018年7月18日青禾省第十届人民代表大会常务委员会第四次会议通过）\n"


def test_a_congress_issued_what_it_passed_in_session() -> None:
    doc = clean(f"青禾省校服管理条例\n{SESSION}{RULES}")
    assert doc.metadata.issuers == ("青禾省人民代表大会常务委员会",)


def test_an_office_issued_what_its_meeting_passed() -> None:
    told = "《青禾省校服管理办法》于2011年6月13日青禾省教育厅第8次厅务会议通过，现予公布，自2012年5月1日起施行。\n"
    doc = clean(f"青禾省校服管理办法\n{told}{RULES}")
    assert doc.metadata.issuers == ("青禾省教育厅",)


def test_a_meeting_that_a_report_tells_of_issued_nothing() -> None:
    told = "2011年6月13日青禾省教育厅第8次厅务会议通过了招生计划，各项工作有序开展。\n"
    doc = clean(f"招生工作总结\n{told}一、基本情况。\n招生顺利。\n二、下一步工作。\n继续努力。\n")
    assert doc.metadata.issuers == ()


NEWS = "日前，青禾县人民政府印发关于校服工作的通知。\n通知指出，要严格落实各项规定，保障学生权益。\n"
PAPER = f"青禾县人民政府关于做好校服工作的通知\n各乡镇人民政府：\n{BODY}"


def test_a_paper_that_a_site_prints_whole_below_its_news() -> None:
    found = clean(f"{NEWS}文件全文如下：\n{PAPER}").metadata
    assert found.title == "青禾县人民政府关于做好校服工作的通知"
    assert found.recipients == ("各乡镇人民政府",)


def test_a_notice_that_gives_a_text_below_keeps_its_title() -> None:
    page = f"青禾县关于公开征集校歌的通知\n各学校：\n现将方案全文如下：\n{PAPER}"
    assert eduparse.split(page).metadata.title == "青禾县关于公开征集校歌的通知"


def test_who_is_honoured_is_addressed() -> None:
    doc = clean(f"关于做好开学工作的通知\n尊敬的各位家长：\n{BODY}")
    assert doc.metadata.recipients == ("各位家长",)


def test_addressees_on_the_line_of_the_body_with_a_narrow_colon() -> None:
    line = "各学区,直属各类学校:根据《关于做好开学工作的通知》精神,现将有关事项通知如下。\n"
    doc = clean(f"青禾县开学检查的通知\n{line}一、加强领导。\n落实责任。\n二、抓好落实。\n按时上报。\n")
    assert doc.metadata.recipients == ("各学区", "直属各类学校")


def test_an_organ_above_the_number_issued_the_paper() -> None:
    head = "关于印发校服管理办法的通知\n青禾地区行政公署办公室\n青署办发[2008]63号\n关于印发校服管理办法的通知\n各县人民政府：\n"
    assert clean(head + BODY).metadata.issuers == ("青禾地区行政公署办公室",)


def test_an_edition_alone_is_no_title() -> None:
    made = "近年来成绩明显，结合实际，特制定《青禾市学前教育行动计划（2017—2020年）》。\n"
    page = f"（2017-2020年）\n{made}一、基本原则\n坚持公益。\n二、主要目标\n扩大资源。\n"
    assert clean(page).metadata.title == "青禾市学前教育行动计划（2017—2020年）"


def test_a_notice_without_a_title_has_not_that_of_what_it_brings() -> None:
    told = "为了规范管理，特制定《青禾市校服管理办法》。\n现将办法印发给你们，请认真执行。\n"
    page = f"各学校：\n{told}一、加强领导。\n落实责任。\n二、抓好落实。\n按时上报。\n"
    assert clean(page).metadata.title is None


def test_the_name_of_a_site_does_not_go_on_with_a_title() -> None:
    doc = clean(f"青禾少年官网\n学生校服使用管理规定\n{RULES}")
    assert doc.metadata.title == "学生校服使用管理规定"


def test_the_day_of_a_site_of_samples_is_not_that_of_the_paper() -> None:
    page = f"您的当前位置：首页 > 教育范文 > 学校规章制度\n\n校服管理办法\n\n更新时间：2014-12-26 点击次数：\n\n{RULES}"
    assert clean(page).metadata.issued is None


def test_the_day_of_a_statute_that_a_register_of_taiwan_prints() -> None:
    page = "法规名称：青禾县国民中小学校务会议实施要点\n时间：中华民国095年04月07日\n第 1 条 为规范校务会议，订定本要点。\n第 2 条 校务会议由校长召集。\n"
    assert clean(page).metadata.issued == "2006-04-07"
