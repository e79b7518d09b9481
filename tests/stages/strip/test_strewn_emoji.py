"""Emoji strewn into words and behind stops go; those that people write stay."""

import pytest

import eduparse


def test_emoji_in_words_and_behind_stops_go() -> None:
    (doc,) = eduparse.clean(
        "为促进教育🌟公平，提出如下意见。\n一、📌主要任务\n（一）组建集团。🔥以优质学校为龙头，提高😀教学质量。\n（二）各校应当细化措施。\n二、保障措施👉\n学校应当配足图书和仪器。\n"
    )
    assert doc.text == (
        "为促进教育公平，提出如下意见。\n一、主要任务\n（一）组建集团。以优质学校为龙头，提高教学质量。\n（二）各校应当细化措施。\n二、保障措施\n学校应当配足图书和仪器。\n"
    )


def test_a_mark_of_the_author_before_a_heading_stays() -> None:
    (doc,) = eduparse.clean(
        "📌一、报名\n促进教育🌟公平，6月1日起报名。🔥带好证件。\n📌二、地点\n提高😀教学质量，在本校报名。\n"
    )
    assert doc.text == (
        "📌一、报名\n促进教育公平，6月1日起报名。带好证件。\n📌二、地点\n提高教学质量，在本校报名。\n"
    )


def test_emoji_at_edges_alone_stay() -> None:
    page = (
        "一、📌报名\n6月1日起报名。😀欢迎大家！\n二、📌地点\n在本校报名👏\n请带好证件👉见附表。\n"
    )
    (doc,) = eduparse.clean(page)
    assert doc.text == page


def test_two_that_tear_words_of_a_paper_go() -> None:
    (doc,) = eduparse.clean(
        "一、压实巡查责任\n各校要落实岗位😂责任，每周检查一次。\n二、加强宣传\n各校要提高教学质✅量。\n"
    )
    assert "岗位责任" in doc.text
    assert "教学质量" in doc.text


def test_one_in_a_word_is_suggested() -> None:
    page = "一、压实巡查✅责任\n各校要落实岗位责任，每周检查一次。\n二、加强宣传\n各校要做好宣传工作。\n"
    (doc,) = eduparse.clean(page)
    assert doc.text == page
    assert [e.rule for layer in doc.layers for e in layer.edits] == ["spam.emoji"]


@pytest.mark.parametrize(
    "page",
    [
        "一、猜成语：🐟目混珠，画🐍添足，守🌳待兔，打草惊🐍蛇。\n二、猜成语：🐔飞狗跳，亡🐑补牢，如🐟得水。\n",
        "一、报名方式\n登录系统✅选择专业✅填写信息✅提交。\n二、注意事项\n请带好身份证🪪和照片📷按时到校。\n",
        "今天好开心😊明天再来🎉大家一起玩。我爱❤️你，吃了🍎苹果。\n",
    ],
)
def test_emoji_that_say_something_stay(page: str) -> None:
    (doc,) = eduparse.clean(page)
    assert doc.text == page
