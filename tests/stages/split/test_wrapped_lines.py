"""Lines that a column of type or the foot of a page broke, on short pages; and lines that are none."""

import pytest

import eduparse

COLUMN = (
    "柳溪县研学旅行规程\n第一条 为规范研学旅行工作，提高研学旅行质量，保障学生\n安全，结合本县实际，制定本规程。\n"
    "第二条 研学旅行由学校根据学生年龄特点和各学科教学内容\n需要组织安排，一般安排在四至六年级，并尽量错开旅游高\n峰期。\n"
    "第三条 学校应当做到活动有方案、行前有备案、应急有预案\n。\n"
)


def text(page: str) -> str:
    return eduparse.clean(page)[0].text


def test_three_even_lines_that_break_words_are_a_column() -> None:
    assert text(COLUMN).split("\n")[1:4] == [
        "第一条 为规范研学旅行工作，提高研学旅行质量，保障学生安全，结合本县实际，制定本规程。",
        "第二条 研学旅行由学校根据学生年龄特点和各学科教学内容需要组织安排，一般安排在四至六年级，并尽量错开旅游高峰期。",
        "第三条 学校应当做到活动有方案、行前有备案、应急有预案。",
    ]


@pytest.mark.parametrize(
    "page",
    [
        COLUMN.replace("保障学生\n", "保障全县学生\n"),  # uneven
        COLUMN.replace("一般安排在四至六年级，并尽量错开旅游高\n", ""),  # two alone
        "柳溪县学校名单\n"
        + "".join(f"柳溪县第{n}小学，在城区东面的学校\n" for n in "一二三四五六"),
    ],
)
def test_uneven_lines_two_lines_and_lists_stay(page: str) -> None:
    assert text(page) == page


PAGE = (
    "柳溪县教育局关于做好消防工作的通知\n各学校：\n现通知如下。\n一、压实责任。各校落实责任制，校长是第一责\n- 1 -\n"
    "任人，副校长负责。\n二、开展排查。对食堂开展排查。\n柳溪县教育局\n2021年3月5日\n- 2 -\n"
)


def test_a_sentence_goes_on_over_the_foot_of_a_page() -> None:
    doc = eduparse.clean(PAGE)[0]
    assert "校长是第一责任人，副校长负责。\n" in doc.text
    assert doc.undo() == PAGE


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("校长是第一责\n", "2.任人之事由副校长负责。\n"),  # a label
        ("校长是第一责任人。\n", "副校长负责。\n"),  # a stop
        ("落实责任制\n", "任人，副校长负责。\n"),  # short
    ],
)
def test_a_line_that_does_not_go_on_stays_behind_the_foot(above: str, below: str) -> None:
    page = PAGE.replace("各校落实责任制，校长是第一责\n", "\n" * (len(above) < 8) + above)
    page = page.replace("任人，副校长负责。\n", below)
    assert "\n" + below in eduparse.clean(page)[0].text
