"""The fast gates of damage that is only reported let through all that the slow questions would find."""

# ruff: noqa: SLF001 - a gate is compared with what stands behind it

import re

import pytest

from eduparse.stages.repair import asked_chars, byte_channel, short_wrecks, swallowed_places
from eduparse.stages.repair.scarce_chars import scarce, scarce_near

EVERY = "".join(map(chr, (*range(0x20, 0x250), *range(0x2000, 0xD800), *range(0xE000, 0x10000, 7))))


def test_no_suspicious_and_no_rare_character_is_ordinary() -> None:
    ordinary = set(EVERY) - set(scarce().findall(EVERY))
    rare = short_wrecks._Rare()
    assert len(ordinary) > 500
    assert not [c for c in ordinary if rare[c] or asked_chars._suspicious(c, asked_chars._ANY)]


@pytest.mark.parametrize(
    "text", ["各校玫钠应当", "钠的玫钠", "玫\n钠", "各校应当把食堂办好。", "", "龘龘龘龘龘"]
)
def test_pairs_of_rare_characters_are_those_of_a_look_at_each(text: str) -> None:
    rare = short_wrecks._Rare()
    kinds = "".join("r" if rare[c] else "." for c in text)
    assert list(short_wrecks._near(text)) == [m.span() for m in re.finditer("r.?r", kinds)]
    assert bool(scarce_near().search(text)) >= ("rr" in kinds)


@pytest.mark.parametrize(
    "text", ["水陛B潮", "在其ID", "铺銲D的", "A股B股", "各校?", "?各校", "树?N的", "a|b"]
)
def test_suspects_are_those_of_the_whole_pattern(text: str) -> None:
    found = [m.span() for m in swallowed_places._suspects(text)]
    assert found == [m.span() for m in swallowed_places._SUSPECT.finditer(text)]


def test_what_a_wrong_byte_leaves_of_a_character_is_no_other_one() -> None:
    """C2 B7 is a dot, and 80 is left over: that is no character of three bytes."""
    others = list(byte_channel._others("utf-8", b"", b"\xb7\x80"))
    assert "㷀" in others
    assert {len(c.encode()) for c in others} == {3}
