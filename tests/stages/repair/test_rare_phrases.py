"""Phrases of rare characters and quoted words are no slips; what is a slip with the same signs is told."""

import pytest

import eduparse
from eduparse.stages.repair.short_wrecks import short_wrecks


@pytest.mark.parametrize(
    "text", ["他嫉衾妒枕，捶床捣枕，一夜未睡。", "捶床捣枕", "孔子曰`学而时习之`，不亦说乎。"]
)
def test_phrases_of_two_verbs_and_quoted_words_are_no_slips(text: str) -> None:
    assert not eduparse.repair(text).metadata.warnings


def test_rare_characters_of_different_kinds_are_told() -> None:
    assert short_wrecks("具有很玫钠沸衺，得到好评。")
