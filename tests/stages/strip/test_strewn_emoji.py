"""Emoji strewn into words and behind stops go; those that people write stay."""

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
