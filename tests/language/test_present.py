"""Words that are looked for together, and what stands in a text at all."""

# ruff: noqa: SLF001 - the classes that are looked for are those of the modules that ask

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduparse.language import present
from eduparse.language.lexicons import surname_set, surnames
from eduparse.language.present import Words, beside_chinese
from eduparse.stages.decode import language
from eduparse.stages.repair import (
    byte_readings,
    forms,
    lone_scripts,
    lost,
    pinyin,
    swallowed_places,
    wrong_byte,
)
from eduparse.stages.repair.mojibake import lone_utf8, short_words, wrecks
from eduparse.stages.strip import injected, site_names

SIGNS = st.text("校舍检查网登。A a\n", max_size=40)
LISTS = st.lists(st.text("校舍检查网登。A a", min_size=1, max_size=4), max_size=8)


@given(LISTS, SIGNS)
def test_each_word_is_found_as_if_it_were_looked_for_alone(words: list[str], text: str) -> None:
    found = Words(words)
    assert found.found(text) == [w for w in dict.fromkeys(words) if w in text]
    ranges = {(n, w) for w in words for n in range(len(text)) if text.startswith(w, n)}
    assert set(found.places(text)) == ranges


def test_words_that_overlap_are_all_found() -> None:
    assert Words(["甲乙官网", "官网登录", "登录"]).found("甲乙官网登录") == [
        "甲乙官网",
        "官网登录",
        "登录",
    ]


def test_of_no_words_none_is_found() -> None:
    assert Words([]).found("校舍检查") == []


LEFT_OUT = "".join(
    map(chr, (*range(0x20, 0x7F), 0x0A, *range(0x3000, 0x3003), *range(0x4E00, 0xA000)))
)
LEFT_OUT += "《》（），：；“”"


def test_beside_chinese_has_every_other_character_once() -> None:
    assert beside_chinese("一、abca\n１. 第3条　“甲”（乙）; 1。") == "abc１.;"
    assert beside_chinese("甲\ud800，\U0001f600甲\u3003") == "\ud800\U0001f600\u3003"


@pytest.mark.parametrize(
    "asked",
    [
        forms._ODD,
        injected._ANY_PICTURE,
        language._NOT_CHINESE,
        lone_scripts._SCRIPTS,
        lone_utf8._LEAD,
        lost._PRIVATE,
        pinyin._ANY_LETTER,
        present._OTHER,
        short_words._HANGUL,
        short_words._LATIN_LEAD,
        site_names._CASED,
        swallowed_places._TAKING,
        wrecks._OF_ROW,
        wrong_byte._NO_CHARACTER,
        byte_readings.LATIN_LEAD,
    ],
)
def test_what_is_looked_for_beside_chinese_is_none_that_was_left_out(asked: Any) -> None:
    out = {c for c in LEFT_OUT if c not in beside_chinese(LEFT_OUT)}
    quotes = set("“”") if asked is wrecks._OF_ROW else set()  # of which alone no row is made
    assert len(out) > 20_000
    assert {c for c in out if asked.search(c)} <= quotes


def test_surnames_are_found_as_they_are_listed() -> None:
    assert surname_set() == frozenset(surnames())
