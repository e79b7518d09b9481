"""Wrecks are looked for beside a wrong form only where its line has a rare character."""

from unittest.mock import patch

import pytest

from eduparse.document.document import Document
from eduparse.stages.repair import forms
from eduparse.stages.repair.forms import Forms


def edits(text: str) -> list[str]:
    """What is changed in ``text``."""
    found = Forms()(Document.of_page("", "", text)).edits
    return [text[e.start : e.end] for e in found]


@pytest.mark.parametrize(
    "text",
    [
        "首页\xa0|\xa0新闻中心",
        "鳜鱼与鲈鱼\n首页\xa0新闻",
        "首页\xa0\xa0新闻\n龘靐齉\n\u200b正文",
        "共１２页\r\n第\u200b一条",
    ],
)
def test_plain_lines_are_changed_without_a_look_for_wrecks(text: str) -> None:
    with patch.object(forms, "wrecks", lambda _: pytest.fail("wrecks are looked for")):
        assert edits(text)


@pytest.mark.parametrize(
    "text",
    ["各校：æ¬¢è¿Ž\xa0ä½¿ç”¨æœ¬ç«™", "各校应当落实。\næ¬¢è¿Ž\xa0ä½¿ç”¨\xa0æœ¬ç«™\n第一条"],
)
def test_a_form_inside_a_wreck_stays(text: str) -> None:
    assert edits(text) == []


def test_each_line_with_a_wrong_form_is_asked() -> None:
    text = "首页\xa0新闻\næ¬¢è¿Ž\xa0ä½¿ç”¨æœ¬ç«™"
    assert edits(text) == ["\xa0"]
