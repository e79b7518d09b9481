"""A lone bar between the rows of a table is a row without text and stays; one between paragraphs goes."""

import eduparse

HEAD = "柳溪县学区公告\n现将学区公布如下，请家长知悉。\n"
TAIL = "以上学区自九月起施行，由县教育局负责解释。\n"


def test_a_row_without_text_stays_between_rows() -> None:
    rows = "学校|学区\n青石小学|青石村\n|\n白沙小学|白沙村\n"
    assert rows in eduparse.clean(HEAD + rows + TAIL)[0].text


def test_a_bar_below_the_last_row_goes() -> None:
    rows = "学校|学区\n青石小学|青石村\n"
    assert eduparse.clean(HEAD + rows + "|\n" + TAIL)[0].text == HEAD + rows + "\n" + TAIL
