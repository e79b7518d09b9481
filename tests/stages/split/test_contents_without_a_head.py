"""Tables of contents without 目录 above them, which the text takes up again from their first entry on."""

import eduparse

PARTS = ("一、编制依据", "二、工程概况", "1、地形", "2、气候", "三、主要目标")
LISTED = ("第一章综合说明", *PARTS, "第二章施工方案", "一、准备工作", "二、主要工序")
BODY = "第一章综合说明\n一、编制依据\n本方案按青禾县规划局的图纸编制，适用于河岸步道。\n第二章施工方案\n先清理河岸。\n"
INDEX = ("一、收集的资料", "二、资料的保存", "三、资料的使用", "四、对外的提供", "五、更正与删除")
TEXT = "一、收集的资料\n青禾县图书馆按法律收集读者的资料：\n（1）经读者同意的；\n（2）履行合同所必需的。\n"


def kinds(text: str) -> list[str]:
    """The paths of the clauses, contents by their name."""
    (doc,) = eduparse.clean(text)
    found = (c for c in doc.clauses if c.path or c.kind == "contents")
    return ["/".join(c.path) or c.kind for c in found]


def _plan(listed: "tuple[str, ...]") -> str:
    return "青禾县河岸步道施工方案\n" + "\n".join(listed) + "\n" + BODY


def test_chapters_listed_with_their_parts_are_contents() -> None:
    assert kinds(_plan(LISTED)) == ["contents", "第一章", "第一章/一", "第二章"]


def test_a_short_list_of_chapters_and_parts_is_an_outline() -> None:
    assert kinds(_plan(LISTED[-7:]))[0] != "contents"


def test_chapters_with_a_sentence_between_them_are_no_contents() -> None:
    told = (*LISTED[:4], "本章说明青禾县河岸步道的地形。", *LISTED[4:])
    assert "contents" not in kinds(_plan(told))


def _policy(index: "tuple[str, ...]", text: str = TEXT) -> str:
    return "青禾县图书馆读者资料说明\n请按索引阅读：\n" + "\n".join(index) + "\n" + text


def test_the_text_may_end_before_it_has_taken_up_all_entries() -> None:
    assert kinds(_policy(INDEX)) == ["contents", "一", "一/(1)", "一/(2)"]


def test_a_list_whose_first_entry_does_not_come_again_is_text() -> None:
    assert "contents" not in kinds(_policy(INDEX, TEXT.replace("收集的资料\n", "收集的范围\n")))


def test_a_list_that_is_printed_again_with_other_words_is_text() -> None:
    again = "一、收集的资料\n二、资料的来源\n三、资料的去向\n"
    assert "contents" not in kinds(_policy(INDEX, again))


def test_entries_that_come_again_out_of_their_order_are_text() -> None:
    assert "contents" not in kinds(_policy(INDEX, TEXT + "四、对外的提供\n不对外提供。\n"))
