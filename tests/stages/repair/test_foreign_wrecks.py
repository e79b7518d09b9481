"""Text of other languages whose UTF-8 was read in another encoding is told, and is in no language."""

import pytest

import eduparse
from eduparse.stages.repair.mojibake.foreign_wrecks import foreign_wrecks

TEXTS = {
    "fra": "Les écoles doivent être prêtes à accueillir les élèves dès la rentrée, et le règlement a été modifié.",
    "vie": "Các trường học phải tổ chức tốt công tác tuyển sinh đầu năm học mới, bảo đảm an toàn cho học sinh.",
    "uig": "بۇ يىل مەكتىپىمىزدە ئوقۇغۇچىلارنىڭ سالامەتلىكىنى قوغداش خىزمىتى ياخشى ئىشلەندى.",
    "rus": "Школы обязаны обеспечить безопасность учащихся и своевременно сообщать о происшествиях.",
}
SHOWN = ("cp1252", "latin-1", "cp1251", "mac_roman", "cp437", "koi8_r")


@pytest.mark.parametrize("shown", SHOWN)
@pytest.mark.parametrize("language", TEXTS)
def test_a_wreck_of_another_language_is_told_and_named_none(language: str, shown: str) -> None:
    doc = eduparse.clean(TEXTS[language].encode().decode(shown, "replace"))[0]
    assert doc.metadata.language is None
    assert any(w.code == "mojibake-left" for w in doc.metadata.warnings)


@pytest.mark.parametrize("language", ["uig", "rus", "vie"])
def test_one_that_shows_as_chinese_stays_as_it_is(language: str) -> None:
    wreck = TEXTS[language].encode().decode("gb18030", "replace")
    doc = eduparse.clean(wreck)[0]
    assert (doc.text, doc.metadata.language) == (wreck, None)
    assert any(w.code == "mojibake-left" for w in doc.metadata.warnings)


@pytest.mark.parametrize("language", TEXTS)
def test_whole_text_of_a_language_is_not_told(language: str) -> None:
    doc = eduparse.clean(TEXTS[language].encode())[0]
    assert doc.metadata.language == language
    assert not [w for w in doc.metadata.warnings if w.code == "mojibake-left"]


@pytest.mark.parametrize(
    "text",
    [
        "Ñandú, ÀÉÎ, ³²¹ ±×÷ «Ça va» — «Là-bas», §§ 3–5, Å, Ø",
        "┌──┐│§│└──┘ ★☆ ①② ㈠ ℃ №",
        "αβγ, ΔΩ, ∑∫√≈≠≤≥, Привет, Їжак, ЁЖ",
        "小ㄒㄧㄠˇ白ㄅㄞˊ兔ㄊㄨˋ，跑ㄆㄠˇ得ㄉㄜ˙快ㄎㄨㄞˋ。",
        "列奥纳多·迪·皮耶罗·达·芬奇",
        "龘靐齉爩鱻麤龗灪吁龖，皆为生僻之字。",
    ],
)
def test_signs_and_rare_characters_are_not(text: str) -> None:
    assert foreign_wrecks(text) == ()
