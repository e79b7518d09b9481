"""A character of Big5 of which one byte is left: filled in where it is sure, else left open and told."""

from unittest.mock import patch

import pytest

import eduparse
from eduparse.stages.repair import lost_byte
from eduparse.stages.repair.lost_byte import LostByte

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
