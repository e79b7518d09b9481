"""Numerals of names, straight quotation marks, and points below a point of their own form."""

import pytest

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.split import labels


def outline(body: str) -> list[tuple[tuple[str, ...], str | None]]:
    """The path and the heading of each clause of a paper."""
    page = Document.of_page("p", "p", body)
    (doc,) = pipeline(Settings()).run(page, ("split",))
    return [(c.path, c.heading) for c in doc.clauses if c.path]


@pytest.mark.parametrize(
    "line",
    [
        "王一、李二、张三三人到校开会。",
        "参加者：赵一、钱二、孙三、李四。",
        "王小一、李小二、张小三等到校开会。",
        "高一、高二、高三学生参加。",
    ],
)
def test_numerals_of_names_in_a_row_are_no_labels(line: str) -> None:
    assert outline(f"溪口中学大事记\n{line}\n会议讨论了招生。\n") == []


def test_a_glued_label_behind_a_longer_piece_is_one() -> None:
    found = outline("溪口中学通知 一、加强领导，落实责任 二、精心组织，抓好教学 三、保障安全\n")
    assert [path for path, _ in found] == [("一",), ("二",), ("三",)]


AMENDED = (
    "溪口县人大常委会关于修改《溪口县校车管理办法》的决定\n"
    "一、将第三条修改为：{a}有下列行为之一的，给予警告：\n"
    "{a}（一）超载的；\n{a}（二）超速的。\n{a}拒不改正的，处以罚款。{b}\n"
    "二、删去第五条。\n"
)


@pytest.mark.parametrize("marks", ['""', "“”", "''"])
def test_paragraphs_of_amended_wording_open_with_a_mark_each(marks: str) -> None:
    assert [p for p, _ in outline(AMENDED.format(a=marks[0], b=marks[1]))] == [("一",), ("二",)]


def test_a_straight_mark_alone_at_the_end_of_a_line_closes() -> None:
    text = (
        '溪口县人大常委会决定\n一、将第三条修改为：\n"学校应当公开收费。\n"\n'
        "（一）此项自六月起施行；\n（二）此项自七月起施行。\n二、删去第五条。\n"
    )
    assert [p for p, _ in outline(text)] == [("一",), ("一", "(一)"), ("一", "(二)"), ("二",)]


SAFE = "1、骑车\n（1）不带人。\n（2）不抢道。\n2、乘车\n（1）排队上车。\n（2）坐稳扶好。\n"


def test_points_below_a_bare_point_of_their_own_form() -> None:
    below = "3、游泳\n1、准备\n下水前活动身体。\n2、求救\n及时呼救。\n"
    paths = [p for p, _ in outline(f"溪口小学安全须知\n{SAFE}{below}")]
    assert paths[-3:] == [("3",), ("3", "1"), ("3", "2")]


def test_a_list_of_short_items_that_begins_anew_is_no_list_below() -> None:
    found = outline(
        "溪口小学守则\n1、上课守时\n2、下课有序\n3、午休安静\n1、爱护桌椅\n2、爱护门窗\n"
    )
    assert {len(path) for path, _ in found} == {1}


def test_a_point_with_text_of_its_own_has_no_such_points_below() -> None:
    found = outline(f"溪口小学须知\n{SAFE}3、游泳\n要有大人陪同。\n1、准备活动\n2、及时呼救\n")
    assert {len(path) for path, _ in found if path[0] in "123" and len(path) == 1} == {1}
    assert ("3", "1") not in [p for p, _ in found]


def test_the_elder_siblings_are_looked_for_that_far(monkeypatch: pytest.MonkeyPatch) -> None:
    # 1、 stands five labels in front of 3、.
    below = "3、游泳\n1、准备\n下水前活动身体。\n2、求救\n及时呼救。\n"

    def deep() -> bool:
        paths = [p for p, _ in outline(f"溪口小学安全须知\n{SAFE}{below}")]
        return ("3", "1") in paths

    monkeypatch.setattr(labels, "ELDERS_WITHIN", 6)
    assert deep()
    monkeypatch.setattr(labels, "ELDERS_WITHIN", 5)
    assert not deep()


def test_the_english_of_a_term_says_nothing_about_the_length_of_its_heading() -> None:
    term = "等效声级 equivalent continuous weighted sound pressure level of a day"
    text = f"溪口县标准\n3 术语\n3.1 {term}\n指一段时间内的平均值。\n3.2 边界 boundary\n指土地的界线。\n"
    assert (("3", "3.1"), term) in outline(text)


def test_an_english_sentence_is_no_name_of_a_term() -> None:
    term = "标语 " + "safety first and quality always " * 4
    text = f"溪口县标准\n3 术语\n3.1 {term}\n指一段话。\n3.2 边界 boundary\n指土地的界线。\n"
    assert (("3", "3.1"), term.strip()) not in outline(text)


def test_what_somebody_states_in_short_is_no_heading() -> None:
    text = "溪口县裁决书\n一、学校方陈述略以：收费合法。\n二、家长方陈述略以：收费过高。\n"
    assert [h for _, h in outline(text)] == [None, None]


LAST = "二、午休时严禁说话。\n"


@pytest.mark.parametrize(
    ("first", "others", "heading"),
    [
        ("午休制度从严管理，住宿学生午休", LAST, None),
        ("午休制度", LAST, "午休制度"),
        ("加强管理，落实责任", "二、加强教学，提高质量\n", "加强管理，落实责任"),
        ("加强管理，落实责任\n各班要排好值日。", LAST, "加强管理，落实责任"),
    ],
)
def test_a_line_with_a_comma_beside_sentences_lost_its_stop(
    first: str, others: str, heading: str | None
) -> None:
    assert outline(f"溪口小学规定\n一、{first}\n{others}")[0][1] == heading
