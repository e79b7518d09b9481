"""One character of UTF-8 shown as Latin letters is told, and left as it is."""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from flow import run_stage
from sides import turns_at

from eduparse.document.document import Document
from eduparse.stages.repair.mojibake import lone_utf8 as module
from eduparse.stages.repair.mojibake.lone_utf8 import RAREST, lone_utf8


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("每生每年300å…ƒ，困难家庭减免。", ["å…ƒ"]),
    ],
)
def test_one_character_is_told(text: str, places: list[str]) -> None:
    (doc,) = run_stage(Document.of_page("x", "x", text), "repair")
    told = [text[w.start : w.end] for w in doc.metadata.warnings if w.code == "mojibake-left"]
    assert (doc.text, told) == (text, places)


def test_one_character_in_the_midst_of_a_word_is_read() -> None:
    (doc,) = run_stage(Document.of_page("x", "x", "全校共有å\xad¦位300个。"), "repair")
    assert doc.text == "全校共有学位300个。"


@pytest.mark.parametrize("text", ["他说“voilà…»，就走了。", "一家café”»很好。", "票价5€…，可退。"])
def test_letters_of_a_language_are_not(text: str) -> None:
    assert not list(lone_utf8(text))


def test_how_rare_a_character_may_be() -> None:
    def told(nats: int) -> bool:
        model = SimpleNamespace(score=lambda *_: float(nats))
        with patch.object(module, "mixture", lambda: model):
            return bool(list(lone_utf8("300å…ƒ，")))

    turns_at(told, int(RAREST))
