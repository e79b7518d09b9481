"""What a browser prints above and below each page of paper goes; timetables and addresses in a text stay."""

import eduparse
from eduparse.stages.strip.printed_pages import printed_pages

HEAD = "2024/3/5 9:12　　　　青禾县教育局关于做好校园安全工作的通知-青禾教育网"
FOOT = "https://jy.qinghe.example/tz/t9.html　　　　"
TITLE = "青禾县教育局关于做好校园安全工作的通知"
TOP = f"{TITLE}\n各学校：\n为保障师生安全，现就有关工作通知如下。\n一、开展排查。各校要对校舍、食堂、实验室逐一检查，将排查的结果"
REST = "在三日内报送安全科。\n二、加强值守。节假日要安排专人值班。\n青禾县教育局\n2024年3月4日"
WHOLE = f"{TOP}{REST}\n"


def _one(page: str) -> str:
    (doc,) = eduparse.clean(page)
    assert doc.metadata.title == TITLE
    return doc.text.rstrip("\n") + "\n"


def test_heads_and_feet_go_and_the_sentence_is_one_again() -> None:
    page = f"{HEAD}\n{TOP}\n{FOOT}1/2\n{HEAD}\n{REST}\n{FOOT}2/2\n"
    assert _one(page) == WHOLE


def test_feet_alone_and_heads_alone_go_too() -> None:
    assert _one(f"{TOP}\n{FOOT}1/2\n{REST}\n{FOOT}2/2\n") == WHOLE
    assert _one(f"{HEAD}\n{TOP}\n{HEAD}\n{REST}\n") == WHOLE


def test_a_timetable_on_a_printed_page_stays() -> None:
    rows = "三、考试时间\n2024/6/7 9:00　　语文\n2024/6/7 15:00　　数学"
    page = f"{HEAD}\n{TOP}在三日内报送安全科。\n{rows}\n四、加强值守。节假日要安排专人值班。\n{FOOT}1/1\n"
    assert rows in _one(page)


def test_a_timetable_that_begins_a_text_is_no_head() -> None:
    assert not printed_pages(
        ["2024/6/7 9:00　　语文考试", "2024/6/7 15:00　　数学考试", "请考生到场。"]
    )


def test_an_address_with_a_fraction_in_a_sentence_stays() -> None:
    page = f"{TITLE}\n各学校：\n一、各校登录https://jy.qinghe.example 1/3的班级先填报。\n二、其余班级五月填报。\n"
    (doc,) = eduparse.clean(page)
    assert doc.text == page
