"""Pieces of collections, labels in the numerals of banks, signatures in columns."""

import pytest
from flow import clean as clean_page

from eduparse.document.document import Document


def clean(text: str) -> Document:
    (doc,) = clean_page(Document.of_page("p", "p.txt", text))
    return doc


LIST = "一、首诊制度\n（一）定义\n患者由首诊医师负责到底。\n二、三级查房制度\n（一）定义\n查房每天一次，由科主任带领。"


def _paths(doc: Document) -> list[str]:
    return ["/".join(c.path) for c in doc.clauses if c.path]


def test_a_second_member_that_opens_with_a_numeral_is_one() -> None:
    assert _paths(clean("医疗制度\n" + LIST)) == ["一", "一/(一)", "二", "二/(一)"]


def test_grades_in_prose_are_no_members() -> None:
    page = "医疗制度\n一、分级\n药品分为一、\n二、三类，由药剂科按照目录分别保管。"
    assert "二" not in _paths(clean(page))


def test_a_numeral_of_a_bank_counts_among_plain_ones() -> None:
    page = "一、明确范围。各校要核对。\n二、落实责任。各校要签字。\n叁、规范设置。各校要备案。\n四、加强监管。各校要检查。"
    assert _paths(clean(page)) == ["一", "二", "叁", "四"]


def test_numerals_of_banks_count_by_themselves() -> None:
    page = "壹、范围\n一、学校。\n二、幼儿园。\n贰、责任\n一、校长负责。\n二、园长负责。\n叁、附则\n自印发之日起施行。"
    assert _paths(clean(page))[:3] == ["壹", "壹/一", "壹/二"]


def test_a_lone_piece_of_a_collection_is_no_clause() -> None:
    doc = clean("第二篇：门卫管理制度\n为加强管理，制定本制度。\n一、按时上岗。\n二、做好登记。")
    assert _paths(doc) == ["一", "二"]


def test_parts_of_one_book_are_clauses() -> None:
    doc = clean(
        "第一篇：总则\n一、适用范围。\n二、工作原则。\n第二篇：分则\n一、门卫。\n二、宿舍。"
    )
    assert _paths(doc)[0] == "第一篇"


@pytest.mark.parametrize("title", ["第二篇：门卫管理制度", "门卫管理制度 篇2"])
def test_the_count_of_a_collection_is_no_part_of_a_title(title: str) -> None:
    doc = clean(f"{title}\n一、按时上岗，认真负责。\n二、做好登记，及时上报。")
    assert doc.metadata.title == "门卫管理制度"


def test_a_number_of_a_thing_is_part_of_a_title() -> None:
    doc = clean("关于公布优秀论文20篇的通知\n各学校：\n现将优秀论文公布如下。")
    assert doc.metadata.title == "关于公布优秀论文20篇的通知"


COLUMNS = (
    "关于印发办法的通知\n各县：\n现印发给你们，请认真贯彻执行。\n"
    "青禾市教育局        青禾市文化局\n\n\n\n青禾市科学局       青禾市政务局\n\n\n{}\n2023年7月8日"
)


def test_signatures_in_columns_are_all_read() -> None:
    doc = clean(COLUMNS.format("青禾市民政局         青禾市市场监督管理局"))
    assert len(doc.metadata.issuers) == 6


def test_one_signature_below_columns_stands_alone() -> None:
    doc = clean(COLUMNS.format("青禾市民政局"))
    assert doc.metadata.issuers == ("青禾市民政局",)
