"""No-break spaces that were read in another encoding."""

import pytest

from eduparse.document.document import Document
from eduparse.stages.repair.lost_spaces import LostBlanks, unproven


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("聽聽聽聽各校要加强领导。", "    各校要加强领导。"),
        ("牋牋各校要加强领导。\n牋牋各县要落实。", "    各校要加强领导。\n    各县要落实。"),
        ("Â\xa0Â\xa0各校要加强领导。", "  各校要加强领导。"),
        ("聽聽那冷雨\n各班要朗读课文。", "聽聽那冷雨\n各班要朗读课文。"),
        ("聽聽各校要加强领导。\n聽聽各县要落实。", "  各校要加强领导。\n  各县要落实。"),
        ("聽聽聽，我聽見了什麼，請仔細聽聽聽聽看。", "聽聽聽，我聽見了什麼，請仔細聽聽聽聽看。"),
        ("我們一起來聽聽音樂，學習歌唱。", "我們一起來聽聽音樂，學習歌唱。"),
        ("聽取匯報，Â是字母。", "聽取匯報，Â是字母。"),
    ],
)
def test_they_are_blanks(text: str, left: str) -> None:
    doc = Document.of_page("x", "x", text)
    assert doc.apply("repair.nbsp", LostBlanks()(doc)).text == left


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("?校要高度重视安全工作。", 1),
        ("?于开展检查的通知\n各校要重视。", 1),
        ("?号表示没有答案。", 0),
        ("? 帮助", 0),
        ("是什么\n?abc", 0),
    ],
)
def test_a_mark_that_opens_a_line_is_told(text: str, told: int) -> None:
    assert len(list(unproven(text))) == told
