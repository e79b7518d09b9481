"""What was read wrongly, and what nobody mended, keeps its every sign; what only looks so is no wreck."""

import pytest
from sides import turns_at

import eduparse
from eduparse.document.document import Document, Findings
from eduparse.document.metadata import DocumentWarning
from eduparse.stages.repair.forms import Forms
from eduparse.stages.simplify import Simplify
from eduparse.stages.simplify.shown_chars import shows_characters

PLAIN = "\n第四条 学校应当建立健全管理制度。"


def formed(text: str) -> str:
    doc = Document.of_page("x", "x", text)
    return doc.apply("x", Forms()(doc)).text


@pytest.mark.parametrize(
    "wreck",
    [
        "第三条 两次２⒘舸嫱暾\ufffd的记录。",
        "乡村教师Ｆ渥优\ufffd可凭证件领取。",
        "改善Ｑ\ufffd校条件。",
    ],
)
def test_a_wide_letter_beside_a_lost_byte_stays(wreck: str) -> None:
    assert formed(wreck + PLAIN) == wreck + PLAIN


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("自２０２１年起施\ufffd。\n第２条 共３章。", "自2021年起施\ufffd。\n第2条 共3章。"),
        ("乡村教师\ufffd可凭证件领取，共３人。", "乡村教师\ufffd可凭证件领取，共3人。"),
        ("共３人\u3000乡村教师\ufffd可凭证件领取。", "共3人\u3000乡村教师\ufffd可凭证件领取。"),
    ],
)
def test_a_page_that_writes_wide_letters_is_narrowed(text: str, fixed: str) -> None:
    assert formed(text) == fixed


def converted(text: str, place: str, code: str) -> str:
    """``text`` in simplified script where repair told ``place`` of it as ``code``."""
    at = text.index(place)
    doc = Document.of_page("x", "x", text)
    told = DocumentWarning(code, at, at + len(place))
    doc = doc.apply("x", Findings(warnings=(told,)))
    return doc.apply("x", Simplify()(doc)).text


@pytest.mark.parametrize(
    ("text", "place", "fixed"),
    [
        ("賤堜ㄛ埲莉腔雜螻", "賤堜ㄛ埲莉腔雜螻", "賤堜ㄛ埲莉腔雜螻"),
        (
            "學校應當開放。賤堜埲莉。學生應當節約。",
            "賤堜埲莉",
            "学校应当开放。賤堜埲莉。学生应当节约。",
        ),
    ],
)
def test_a_wreck_is_not_converted(text: str, place: str, fixed: str) -> None:
    assert converted(text, place, "mojibake-left") == fixed
    assert converted(text, place, "script-mixed") != fixed


@pytest.mark.parametrize("place", ["雜", "雜螻", "當賤雜螻節"])
def test_what_may_have_slipped_is_converted_with_its_line(place: str) -> None:
    text, fixed = "學校應當賤雜螻節約經費。", "学校应当贱杂蝼节约经费。"
    assert converted(text, place, "slip-left") == fixed


def test_a_lost_byte_is_near_within_eight_characters() -> None:
    turns_at(lambda n: formed("Ｆ" + "渥" * n + "\ufffd可")[0] == "F", 8)


@pytest.mark.parametrize(
    ("line", "shows"),
    [
        ("“乾”讀作 qián，不作“干”解。", True),
        ("「後」與「后」原是兩個字。", True),
        ("“乾”字從乙，讀作 qián。", False),
        ("他說：“乾！”她說：“不干。”", False),
        ("「乾杯」與「干杯」寫法不同。", False),
    ],
)
def test_two_forms_in_quotation_marks_are_shown(line: str, *, shows: bool) -> None:
    assert shows_characters(line) is shows


def test_signs_that_are_digits_in_another_encoding_stay() -> None:
    text = "半径 r＝3㎝，⒈⒉⒊\n  第二行"
    assert eduparse.repair(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "把“中文”按 Latin-1 打开，会看到“ä¸\xadæ–‡”这样的结果。",
        "“教育部”用错编码就成了“½ÌÓý²¿”，要换一种打开。",
        "常用 (╯°□°)╯︵ ┻━┻、Σ(っ °Д °;)っ、QAQ 表达心情。",
        "颜文字有 (≧▽≦)、(￣▽￣)、(╥﹏╥)、( ･ω･)、o(╯□╰)o 等。",
        "群里常发 ヽ(✿ﾟ▽ﾟ)ノ 和 (´・ω・`)，不算违规。",
    ],
)
def test_examples_and_faces_stay_untold(text: str) -> None:
    doc = eduparse.repair(text)
    assert doc.text == text
    assert "mojibake-left" not in [w.code for w in doc.metadata.warnings]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("各校应当学习“½ÌÓý²¿”的文件。", "各校应当学习“教育部”的文件。"),
        ("“学校”应当执行“½ÌÓý²¿”的规定。", "“学校”应当执行“教育部”的规定。"),
    ],
)
def test_damage_in_quotation_marks_is_mended(text: str, fixed: str) -> None:
    assert eduparse.repair(text).text == fixed


@pytest.mark.parametrize("wreck", ["(è¯•ç\x94¨ç\x89\x88ï¼Œæ", "(æ•™è‚²éƒ¨)"])
def test_a_wreck_in_brackets_is_no_face(wreck: str) -> None:
    doc = eduparse.repair(f"各校应当按规定执行{wreck}。")
    told = [w.code for w in doc.metadata.warnings]
    assert doc.text != f"各校应当按规定执行{wreck}。" or "mojibake-left" in told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("漢字文化の伝統と現代教育\n漢字文化の伝統", "jpn"),
        ("教育基本法の検討", "jpn"),
        ("図書館の開館時間", "jpn"),
        ("奶茶の店開業公告，歡迎各位同學前來品嚐。", "zho"),
        ("我们の社团招新啦，经典活动很多。", "zho"),
        ("本校学生阅读《漢字文化の伝統》一书，读后各写一篇心得，择优在校刊上发表。", "zho"),
    ],
)
def test_a_japanese_heading_has_few_kana(text: str, language: str) -> None:
    (doc,) = eduparse.clean(text)
    assert doc.metadata.language == language
    if language == "jpn":
        assert doc.text == text


def test_a_japanese_title_in_a_chinese_list_keeps_its_characters() -> None:
    text = "第一條 學校應當節約經費。\n第二條 學生應當愛護圖書。\n參考文獻\n漢字文化の伝統，東京，2001年。"
    (doc,) = eduparse.clean(text)
    assert "漢字文化の伝統" in doc.text
    assert "学校应当节约经费。\n" in doc.text
