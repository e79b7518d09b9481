"""A code of two bytes in one text says what its decoder says of each pair."""

from itertools import product

import pytest

from eduparse.stages.repair.byte_readings import BIG5, GB, pairs
from eduparse.stages.repair.two_byte_codes import FIRST_BYTES, SECOND_BYTES, defined_by

EVERY = list(map(bytes, product(FIRST_BYTES, SECOND_BYTES)))


@pytest.mark.parametrize("codec", ["gbk", "gb18030", "big5", "big5hkscs", "cp932", "cp949"])
def test_each_pair_is_what_the_decoder_makes_of_it(codec: str) -> None:
    shown = [data.decode(codec, "replace") for data in EVERY]
    known = {d: c for d, c in zip(EVERY, shown, strict=True) if len(c) == 1 and c != "\ufffd"}
    code = defined_by(codec)
    assert dict(code.items()) == known
    assert len(code) == len(known)
    assert all(code.char(*data) == known.get(data) for data in EVERY)


def test_what_is_no_pair_of_bytes_has_no_character() -> None:
    code = defined_by("gbk")
    for lead, trail in (
        (0x100, 0x40),
        (0x80, 0x40),
        (0xFF, 0x40),
        (0x81, 0x3F),
        (0x81, 0x7F),
        (0x81, 0xFF),
    ):
        assert code.char(lead, trail) is None
    assert b"\xb0" not in code
    assert b"\xb0\xa1\xa1" not in code
    assert "啊" not in code
    with pytest.raises(KeyError):
        code[b"\xb0"]


def test_the_first_decoder_says_and_the_others_fill_in() -> None:
    for encoding, codecs in ((GB, (GB, "gbk")), (BIG5, (BIG5, "big5", "cp950"))):
        merged: dict[bytes, str] = {}
        for codec in reversed(codecs):
            merged |= dict(defined_by(codec).items())
        assert dict(pairs(encoding).items()) == merged
