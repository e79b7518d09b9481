"""Cards whose keys stand above nothing."""

import pytest

import eduparse


@pytest.mark.parametrize("day", ["成文日期：", "成文日期: | |||"])
def test_a_day_that_a_card_leaves_empty_is_no_day(day: str) -> None:
    page = f"{day}\n发文字号: | 无 | ||\n青石县教育局关于做好入学工作的通知\n各学校：\n一、做好准备。\n二、及时上报。\n"
    (doc,) = eduparse.clean(page)
    assert doc.metadata.title == "青石县教育局关于做好入学工作的通知"
    assert (doc.metadata.effective, doc.metadata.doc_number) == (None, None)
