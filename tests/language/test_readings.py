"""The readings of characters."""

import re
import unicodedata

import pytest

from eduparse.language.readings import LETTERS, read_as, readings


@pytest.mark.parametrize(
    ("reading", "char"), [("fā", "发"), ("wù", "务"), ("zhǎng", "长"), ("cháng", "长")]
)
def test_a_character_is_read_so(reading: str, char: str) -> None:
    assert char in read_as(reading)


def test_no_character_is_read_as_an_abbreviation() -> None:
    assert not read_as("ocr")


def test_the_letters_spell_every_reading_but_sighs_without_a_letter_of_their_own() -> None:
    letter = re.compile(f"[{LETTERS}]+")
    left = {r for r in readings() if not letter.fullmatch(unicodedata.normalize("NFC", r))}
    assert left == {"m\u0300", "m\u0304", "ê\u0304", "ê\u030c"}
