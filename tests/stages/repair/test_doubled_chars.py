"""Text of which every character stands twice, and words that Chinese doubles in earnest."""

import pytest
from flow import run_stage

from eduparse.document.document import Document
from eduparse.stages.repair.doubled_chars import FEWEST, LIKELY, doubled_chars


def _twice(text: str) -> str:
    return "".join(2 * c for c in text)


@pytest.mark.parametrize(
    "text",
    ["教育局要求各学校加强课后服务管理，保障学生的活动时间。", "老师在课堂上讲解了古诗的意境"],
)
def test_text_that_stands_twice_is_told(text: str) -> None:
    page = f"第一条 为了规范办学行为，制定本办法。\n{_twice(text)}\n第三条 本办法自公布之日起施行。"
    (doc,) = run_stage(Document.of_page("x", "x", page), "repair")
    assert doc.text == page
    assert [doc.text[w.start : w.end] for w in doc.metadata.warnings] == [_twice(text)]


@pytest.mark.parametrize(
    "text",
    [
        "祝大家开开心心快快乐乐平平安安健健康康和和美美团团圆圆！",
        "寻寻觅觅，冷冷清清，凄凄惨惨戚戚。",
        "叮叮当当咚咚锵锵，，，，，，，，，，",
        "他说的的确确有有这回事。",
        "好好好好好好好好好好好好好好好好了了",
        "哈哈哈哈哈哈哈哈哈哈哈哈，，",
        "。。。。。。。。。。。。。。。。。。。。",
        "是是是是是是是是是是是是是是",
        "三三两两、高高低低、大大小小的的士。",
        "爸爸妈妈爷爷奶奶哥哥姐姐弟弟妹妹在在门口等着。",
        "翠翠红红处处莺莺燕燕，风风雨雨年年暮暮朝朝。",
    ],
)
def test_words_that_are_doubled_in_earnest_are_not(text: str) -> None:
    assert not list(doubled_chars(text))


def test_sides() -> None:
    text = "学校应当公开的收费"
    assert len(set(text[:-1])) == FEWEST
    assert list(doubled_chars(_twice(text)))
    assert not list(doubled_chars(_twice(text[1:-1])))
    assert LIKELY < 0


@pytest.mark.parametrize(
    "front",
    ["练习：把每个字写两遍。", "他一着急就结巴，说：", "山谷里传来回声：", "這一課學習疊字："],
)
def test_what_is_doubled_by_intent_is_not_told(front: str) -> None:
    page = f"{front}\n{_twice('春天来了，小草绿了，花儿也开了。')}"
    assert list(doubled_chars(page)) == []
    assert run_stage(Document.of_page("x", "x", page), "strip")[0].text == page


def test_words_far_in_front_excuse_nothing() -> None:
    page = (
        "把每个字写两遍。"
        + "各校要按时上报。" * 6
        + "\n"
        + _twice("春天来了，小草绿了，花儿也开了。")
    )
    assert list(doubled_chars(page))
