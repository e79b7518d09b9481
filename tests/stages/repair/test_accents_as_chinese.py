"""French and German whose accented letters show as Chinese are in no language; Latin words beside Chinese are."""

import pytest

import eduparse


@pytest.mark.parametrize(
    "text", ["Il a été décidé de fermer l'école.", "Müller kommt für zwei Tage nach Köln."]
)
@pytest.mark.parametrize(("codec", "shown"), [("utf-8", "gb18030"), ("latin-1", "gb18030")])
def test_a_page_of_latin_words_with_chinese_inside_is_told(
    text: str, codec: str, shown: str
) -> None:
    seen = text.encode(codec).decode(shown, "replace")
    (doc,) = eduparse.clean(seen)
    assert doc.text == seen
    assert doc.metadata.language is None
    assert "mojibake-left" in [w.code for w in doc.metadata.warnings]


@pytest.mark.parametrize("text", ["d茅cid茅", "Die Schule f黵 Kinder wird gr鲞er."])
def test_a_short_one_too(text: str) -> None:
    assert "mojibake-left" in [w.code for w in eduparse.repair(text).metadata.warnings]


@pytest.mark.parametrize(
    "text",
    [
        "The K线 chart shows the trend of the market.",
        "My cat猫dog picture is on the wall.",
        "Hello猫",
        "I live in Xi'an西安city and study Chinese.",
        "Python的list和dict",
        "用app打开vlog的链接即可。",
        "We call it a的b in our system, see the manual.",
        "iPhone和iPad都支持wifi与bluetooth",
        "Mr张Wang called about the order list of last week.",
        "class A类class B类 are defined in the header file.",
    ],
)
def test_latin_words_beside_chinese_are_not(text: str) -> None:
    assert "mojibake-left" not in [w.code for w in eduparse.repair(text).metadata.warnings]
