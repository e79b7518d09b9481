"""The fast gates of damage that is only reported let through all that the slow questions would find."""

# ruff: noqa: SLF001 - a gate is compared with what stands behind it

import re
from unittest.mock import patch

import pytest

from eduparse.language.mixture import mixture
from eduparse.stages.repair import (
    asked_chars,
    byte_channel,
    scarce_chars,
    short_wrecks,
    swallowed_places,
)
from eduparse.stages.repair.byte_readings import BIG5, GB, pairs
from eduparse.stages.repair.gbk_chars import MARKS, seen
from eduparse.stages.repair.scarce_chars import scarce

EVERY = "".join(map(chr, (*range(0x20, 0x250), *range(0x2000, 0xD800), *range(0xE000, 0x10000, 7))))


def test_no_suspicious_and_no_rare_character_is_ordinary() -> None:
    ordinary = set(EVERY) - set(scarce().findall(EVERY))
    rare = scarce_chars._Rare()
    assert len(ordinary) > 500
    assert not [c for c in ordinary if rare[c] or asked_chars._suspicious(c, asked_chars._ANY)]


@pytest.mark.parametrize(
    "text", ["各校玫钠应当", "钠的玫钠", "玫\n钠", "各校应当把食堂办好。", "", "龘龘龘龘龘"]
)
def test_pairs_of_rare_characters_are_those_of_a_look_at_each(text: str) -> None:
    rare = scarce_chars._Rare()
    kinds = "".join("r" if rare[c] else "." for c in text)
    assert list(scarce_chars.rare_near(text)) == [m.span() for m in re.finditer("r.?r", kinds)]


def test_the_class_of_rare_characters_is_what_is_asked_of_each() -> None:
    every = f"{EVERY}\U00020000\ud800"
    one = re.compile(scarce_chars._one_rare())
    assert set(one.findall(every)) == {c for c in every if scarce_chars.is_rare(c)}


@pytest.mark.parametrize(
    "text", ["水陛B潮", "在其ID", "铺銲D的", "A股B股", "各校?", "?各校", "树?N的", "a|b"]
)
def test_suspects_are_those_of_the_whole_pattern(text: str) -> None:
    found = [m.span() for m in swallowed_places._suspects(text)]
    assert found == [m.span() for m in swallowed_places._SUSPECT.finditer(text)]


def test_what_a_wrong_byte_leaves_of_a_character_is_no_other_one() -> None:
    """C2 B7 is a dot, and 80 is left over: that is no character of three bytes."""
    with patch.object(byte_channel, "_common_forms", list):
        others = byte_channel._others.__wrapped__("utf-8", b"", b"\xb7\x80")
    assert "㷀" in others
    assert {len(c.encode()) for c in others} == {3}


def test_common_forms_are_those_that_the_model_knows_well() -> None:
    model = mixture()
    asked = "".join(c for c in EVERY if c in MARKS or "\u4e00" <= c <= "\u9fff")
    known = {
        form
        for form in set(seen(asked))
        if model.number(form) is not None and model.logp("", form) >= byte_channel.RAREST
    }
    assert len(known) > 2000
    assert byte_channel._common_forms(EVERY) == known


@pytest.mark.parametrize("encoding", [GB, BIG5])
def test_each_beginning_is_read_one_off_as_if_it_were_alone(encoding: str) -> None:
    known = pairs(encoding)
    for shown in (
        "很玫钠沸衺品行",
        "教a育部门办",
        "a校b舍",
        "教育\ue5e5部",
        "教\U00020000育",
        "龘",
        "",
    ):
        found = short_wrecks._one_off(shown, encoding)
        for size in range(1, len(shown) + 1):
            data = shown[:size].encode(encoding, "ignore")[1:]
            text = ""
            while data and (data[0] < 0x80 or len(data) > 1):
                text += chr(data[0]) if data[0] < 0x80 else known.get(data[:2], "\ufffd")
                data = data[1 if data[0] < 0x80 else 2 :]
            lost = len(shown[:size].encode(encoding, "ignore").decode(encoding)) < size
            whole = text and "\ufffd" not in text and not lost
            assert found.get(size) == (text if whole else None)
