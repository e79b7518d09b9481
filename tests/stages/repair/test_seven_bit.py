"""GBK without its highest bits: read again, and told to be a guess; codes and addresses stay."""

import pytest

from eduparse.document.document import Document
from eduparse.pipeline import pipeline
from eduparse.settings import Settings
from eduparse.stages.decode import decode_page
from eduparse.stages.repair.mojibake.seven_bit import seven_bit

NOTICE = "各单位应当提前检修管道，保障居民正常用水。"


def _stripped(text: str) -> str:
    return bytes(b & 0x7F for b in text.encode("gb2312")).decode("ascii")


def _repaired(data: bytes) -> Document:
    (doc,) = pipeline(Settings()).run(decode_page(data, "x"), ("repair",))
    return doc


@pytest.mark.parametrize("head", ["", "停水通知\n"])
def test_a_row_without_its_highest_bits_is_read_again_and_told(head: str) -> None:
    doc = _repaired((head + _stripped(NOTICE)).encode("gb18030"))
    assert doc.text == head + NOTICE
    assert "encoding-doubtful" in [w.code for w in doc.metadata.warnings]


def test_a_row_that_is_read_again_stays() -> None:
    once = _repaired(_stripped(NOTICE).encode()).text
    assert _repaired(once.encode()).text == once


@pytest.mark.parametrize(
    "plain",
    [
        "https://www.example.com/Article/ShowInfo.asp?ID=20193&Page=2",
        "3F2504E04F8911D39A0C0305E82C3301",
        "UEsDBBQABgAIAAAAIQDfpNJsWgEAACAFAAATAAgCW0NvbnRlbnRfVHlwZXNd",
        "!!!!!!!!!!!!!!!!",
        "SELECT NAME,CODE FROM T_USERS WHERE ID=100245;",
        "GB/T9704-2012",
    ],
)
def test_codes_and_addresses_are_no_chinese(plain: str) -> None:
    assert seven_bit(plain) == []


def test_a_third_of_a_row_may_stand_for_itself() -> None:
    text = _stripped("各单位应当提前检修管道保障居民正常用水各单位应当")
    (row,) = seven_bit(text + "7" * 12)
    assert row.after.endswith("应当" + "7" * 12)
    assert seven_bit(text + "7" * 13) == []
