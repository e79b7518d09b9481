"""Who signed: the names above the date of a paper, however its lines are spaced."""

import pytest
from flow import clean

from eduparse.document.document import Document
from eduparse.stages.split.signature import signatures

# The lines above the date, and the names that signed.
ABOVE = {
    "请认真执行。\n青禾县教育局": ("青禾县教育局",),
    "请认真执行。\n青禾县教育局 青禾县财政局": ("青禾县教育局", "青禾县财政局"),
    "请认真执行。\n青禾县教育局\n青禾县财政局": ("青禾县教育局", "青禾县财政局"),
    "请认真执行。\n\n青禾县教育局\n\n　　青禾县财政局\n": ("青禾县教育局", "青禾县财政局"),
    "附件：\n1.青禾县学生资助委员会\n\n青禾县教育局\n": ("青禾县教育局",),
    "由青禾县财政局负责。\n\n青禾县教育局\n": ("青禾县教育局",),
    "青禾县财政局\n\n\n青禾县教育局\n": ("青禾县教育局",),
    "请认真执行。\n\n\n": (),
}


@pytest.mark.parametrize("above", ABOVE)
def test_the_names_above_the_date(above: str) -> None:
    ((names, day),) = signatures(f"{above}\n2021年4月26日\n", 0)
    assert (names, day) == (ABOVE[above], "2021年4月26日")


def test_who_put_a_page_up_above_its_text_did_not_sign_it() -> None:
    page = (
        "青禾县办公室公告（第7号）\n青禾县卫生局 2022年12月6日\n"
        "校舍条例的草案已经审议，现公开征求意见。\n意见请于月底前提出。\n青禾县办公室\n2022年12月5日\n"
    )
    (doc,) = clean(Document.of_page("x", "x", page))
    assert doc.metadata.issued == "2022-12-05"
