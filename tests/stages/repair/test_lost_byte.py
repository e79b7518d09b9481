"""A character of Big5 of which one byte is left: filled in where it is sure, else left open and told."""

from unittest.mock import patch

import pytest

import eduparse
from eduparse.language.mixture import mixture
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.decode.encodings import encode_page
from eduparse.stages.repair import lost_byte
from eduparse.stages.repair.lost_byte import LostByte, likeliest_byte
from eduparse.stages.repair.question_odds import likely_signs

PAGE = "白沙鄉公所公告\n一、公告事項：本所訂於十月十日舉辦登山健行活動，歡迎鄉民參加。\n"


@pytest.mark.parametrize(
    ("near", "char", "applied"), [("事項：", "項", True), ("健行", "行", False)]
)
def test_only_a_sure_character_is_filled_in(near: str, char: str, *, applied: bool) -> None:
    at = PAGE.index(near) + near.index(char)
    before = len(PAGE[:at].encode("big5")) + 1
    data = PAGE.encode("big5")
    found = LostByte()(eduparse.decode(data[:before] + data[before + 1 :]))
    assert [e.applied for e in found.edits] == [applied]
    assert found.edits[0].after == char
    assert applied or [w.code for w in found.warnings] == ["text-lost"]


@pytest.mark.parametrize(
    ("margin", "applied"), [(2.1, []), (2.2, [False]), (4.4, [False]), (4.5, [True])]
)
def test_how_sure_a_character_of_big5_must_be(margin: float, applied: list[bool]) -> None:
    before = len(PAGE[: PAGE.index("項：")].encode("big5")) + 1
    data = PAGE.encode("big5")
    page = eduparse.decode(data[:before] + data[before + 1 :])
    with patch.object(lost_byte, "likeliest_byte", lambda *_: ("項", margin, 0.0)):
        assert [e.applied for e in LostByte()(page).edits] == applied


def _twice(char: str, byte: int, codec: str) -> bytes:
    """The page in ``codec``, in which one byte of the first ``char`` is written twice."""
    before = len(PAGE[: PAGE.index(char)].encode(codec))
    data = PAGE.encode(codec)
    at = before + byte
    return data[: at + 1] + data[at:]


@pytest.mark.parametrize("codec", ["gbk", "big5"])
@pytest.mark.parametrize("char", ["健", "行", "辦", "民"])
@pytest.mark.parametrize("byte", [0, 1])
def test_a_byte_written_twice_is_told_and_fills_in_nothing(
    char: str, byte: int, codec: str
) -> None:
    doc = eduparse.decode(_twice(char, byte, codec))
    (out,) = pipeline(Settings()).run(doc, ("repair",))
    assert char * 2 not in out.text
    assert out.metadata.warnings


@pytest.mark.parametrize(("margin", "applied"), [(7.9, []), (8.0, [True])])
def test_a_byte_as_the_next_one_is_lost_only_where_that_is_certain(
    margin: float, applied: list[bool]
) -> None:
    page = eduparse.decode(_twice("民", 0, "gbk"))
    assert "\ufffd民" in page.text
    with patch.object(lost_byte, "likeliest_byte", lambda *_: ("人", margin, 0.0)):
        assert [e.applied for e in LostByte()(page).edits] == applied
    with patch.object(lost_byte, "likeliest_byte", lambda *_: ("民", margin, 0.0)):
        assert LostByte()(page).edits == ()


def test_zeros_inside_a_character_of_utf8_are_left_out() -> None:
    data = "各学校：\n天花乱坠的话不要听。\n".encode()
    for at in (14, 15):
        torn = data[:at] + b"\0\0" + data[at:]
        page = eduparse.decode(torn)
        assert page.text == "各学校：\n天花乱坠的话不要听。\n"
        assert encode_page(page.text, page.metadata.decoding) == torn


def test_beside_zeros_no_character_of_gbk_is_filled_in() -> None:
    data = "各学校：\n天花乱坠的话不要听，工作要按时完成。\n".encode("gbk")
    page = eduparse.decode(data[:10] + b"\0\0" + data[10:])
    (doc,) = pipeline(Settings()).run(page, ("repair",))
    assert "天" not in doc.text
    assert {e.rule for layer in doc.layers for e in layer.edits} <= {"form.control"}
    assert any(w.code == "text-lost" for w in doc.metadata.warnings)


@pytest.mark.parametrize("left", ["", "，", "学校", "各地教育", "𠮷"])
@pytest.mark.parametrize("right", ["", "育部", "强组织"])
def test_what_is_kept_of_a_beginning_is_what_a_bound_leaves(left: str, right: str) -> None:
    signs = likely_signs()
    kept = likeliest_byte(mixture(), left, right, signs, rivals=0)
    assert likeliest_byte(mixture(), left, right, signs, rivals=0, least=-80.0) == kept
    assert likeliest_byte(mixture(), left, right, signs, rivals=0) == kept
