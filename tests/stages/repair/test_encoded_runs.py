"""Chinese that was sent as letters of ASCII is told, and a page of it is in no language."""

from base64 import b64encode, encodebytes
from urllib.parse import quote, quote_plus

import pytest

import eduparse
from eduparse.document.document import Document
from eduparse.stages.repair.encoded_runs import encoded_runs

TEXT = "柳溪县教育局关于做好 2024 年 秋季开学工作的通知\n为做好秋季开学工作，现将有关事项通知如下，请认真贯彻执行。"


def told(text: str) -> list[str]:
    return [text[start:end] for start, end in encoded_runs(text)]


@pytest.mark.parametrize("codec", ["utf-8", "gbk"])
@pytest.mark.parametrize("lines", [False, True])
def test_a_page_in_base64_is_told_and_kept(codec: str, *, lines: bool) -> None:
    data = TEXT.encode(codec)
    page = (encodebytes(data) if lines else b64encode(data)).decode()
    doc = eduparse.clean(page)[0]
    assert doc.text == page
    assert doc.metadata.language is None
    assert [w.code for w in doc.metadata.warnings] == ["mojibake-left"]


@pytest.mark.parametrize(
    "text",
    [
        "密钥：MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo4lgOEePzNm0tRgeLezV6ffAt0g",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==",
        "sha256：e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "Responsibilities and internationalization of administration",
        "链接：https://example.com/s?q=%E6%95%99%E8%82%B2%E5%85%AC%E5%91%8A&p=1",
        "参见[异步](https://a.example/docs#%E5%BC%82%E6%AD%A5%E9%81%8D%E5%8E%86)一节",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ],
)
def test_keys_pictures_and_addresses_are_not(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("escaped", [quote(TEXT), quote_plus(TEXT), quote(TEXT.encode("gbk"))])
def test_a_page_of_escapes_with_blanks_is_read(escaped: str) -> None:
    doc = eduparse.repair(Document.of_page("", "", escaped))
    assert doc.text == TEXT


def test_one_sign_that_may_be_a_blank_or_a_plus_is_told() -> None:
    escaped = "%E6%95%99%E8%82%B2+%E5%85%AC%E5%91%8A"
    doc = eduparse.repair(f"附件：{escaped}")
    assert doc.text.endswith(escaped)
    assert [w.code for w in doc.metadata.warnings] == ["mojibake-left"]
    assert eduparse.repair("%E6%95%99%E8%82%B2%20%E5%85%AC%E5%91%8A").text == "教育 公告"
