"""Comment boxes, empty picture marks and empty keys below or above a paper."""

import eduparse

PAPER = (
    "柳溪县教育局关于增开校车线路的公告\n自九月起，青石镇至县城增开两条校车线路，请各位家长知悉。\n"
    "柳溪县教育局\n2021年8月20日\n"
)
BOX = "全部评论（2）\n柳树下 2021-08-21 09:12\n早该增开了，支持！\n回复 赞(5)\n过路人 3小时前\n几点发车？\n举报 | 回复\n"


def test_a_box_of_comments_goes_whole() -> None:
    (document,) = eduparse.clean(PAPER + BOX)
    assert document.text == PAPER
    assert [c.kind for c in document.clauses] == ["front", "preamble", "back"]
    assert document.metadata.web is None


def test_without_a_bar_to_answer_nothing_proves_a_box() -> None:
    opinions = "网友留言\n校车几点发车？\n答复：早上七点发车，具体时间以站牌为准。\n"
    assert opinions in eduparse.clean(PAPER + opinions)[0].text


def test_a_paper_about_comments_stays() -> None:
    text = "柳溪中学班级网页管理办法\n一、全部评论由班主任审核。\n二、回复、点赞应当文明。\n三、19:00后不得发表评论。\n"
    assert eduparse.clean(text)[0].text == text


def test_empty_picture_marks_make_no_annex() -> None:
    (document,) = eduparse.clean(PAPER + "附件：\n![]() ![]() |\n")
    assert document.text == PAPER
    named = PAPER + "附件：\n![线路图](xianlu.png)\n"
    assert eduparse.clean(named)[0].text == named


def test_an_empty_source_does_not_take_the_next_key() -> None:
    for bar, source in (
        ("来源: 最后更新:2022-09-10 10:00:00", None),
        ("来源：青石网 最后更新：2022-09-10 10:00:00", "青石网"),
    ):
        (document,) = eduparse.clean(f"{bar}\n{PAPER}")
        assert document.metadata.web is not None
        assert (document.metadata.web.source, document.metadata.web.published) == (
            source,
            "2022-09-10",
        )
