"""The history below the title of a statute: which decree published it, when, and whose it was."""

import pytest
from flow import clean

from eduparse.document.document import Document

BODY = "第一条 为了规范校舍管理，制定本条例。\n第二条 校舍每年检查一次。\n第三条 本条例由青禾省教育厅解释。\n"
# Below the title: number, day, issuers.
HISTORIES = {
    "2018年12月5日 国务院第33次常务会议通过\n2019年4月14日 中华人民共和国国务院令第912号公布\n": (
        "中华人民共和国国务院令第912号", "2019-04-14", ("国务院",),
    ),
    "（2021年3月1日青禾省人民政府令第58号公布 自2021年5月1日起施行）\n": (
        "青禾省人民政府令第58号", "2021-03-01", ("青禾省人民政府",),
    ),
    "1991年3月4日 中华人民共和国国务院令第76号发布\n2018年11月6日 中华人民共和国国务院令第706号公布\n": (
        "中华人民共和国国务院令第706号", "2018-11-06", ("国务院",),
    ),
    "2002年8月29日 中华人民共和国主席令第九十三号公布\n": (
        "中华人民共和国主席令第九十三号", "2002-08-29", (),
    ),
    # A decree that changed articles, and one that another paper came with.
    "（2011年6月1日青禾省人民代表大会常务委员会通过 根据2018年3月19日国务院令第698号修订）\n": (
        None, "2011-06-01", (),
    ),
    "（根据2018年3月19日国务院令第698号公布的目录编制）\n": (None, None, ()),
}  # fmt: skip


@pytest.mark.parametrize("history", HISTORIES)
def test_the_decree_that_published_a_statute(history: str) -> None:
    (doc,) = clean(Document.of_page("x", "x", f"校舍管理条例\n{history}{BODY}"))
    found = doc.metadata
    assert (found.doc_number, found.issued, found.issuers) == HISTORIES[history]
