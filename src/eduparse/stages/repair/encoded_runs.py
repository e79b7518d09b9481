"""Text that is sent as letters of ASCII and was never decoded: a page or a part in Base64, escapes of an address.

Nobody reads it, and nothing in it is Chinese, so a page of it is in no language. It is told where its bytes are
Chinese in UTF-8 or GBK: a key, a picture or a digest is not, by chance. It is not decoded: what a page sends so may
be meant for a program.
"""

from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from eduparse.language.lazy_pattern import lazy_pattern

SHORTEST = 16  # letters of a run
CHINESE = 0.6  # share of its bytes that are Chinese in UTF-8 …
CHINESE_GBK = 0.9  # … or common characters and marks of GB 2312
_FOUR = 4  # letters of Base64 that three bytes are
_BASE64 = lazy_pattern(
    r"[0-9A-Za-z+/](?<![!-~].)[0-9A-Za-z+/]{15,}+(?:\r?\n[0-9A-Za-z+/]{2,}+)*={0,2}(?![!-~])"
)
_PERCENT = lazy_pattern(
    r"%(?<![\w/?=&.:%+#-].)[0-9A-Fa-f]{2}(?=(?:[+0-9]{0,8}%[0-9A-Fa-f]{2}){5})(?:[+0-9]{0,8}+%[0-9A-Fa-f]{2})++(?![\w/?=&:%+-])"
)
_BLANKS = lazy_pattern(r"\s+")
_UTF8 = lazy_pattern(rb"(?:[\xe4-\xe9][\x80-\xbf]{2}|\xe3\x80[\x80-\xbf]|\xef\xbc[\x80-\xbf])+")
_GBK = lazy_pattern(rb"(?:[\xa1\xa3\xb0-\xd7][\xa1-\xfe])+")

Range = tuple[int, int]


def encoded_runs(text: str) -> Iterator[Range]:
    """The ranges of ``text`` that are Chinese in Base64 or in escapes of an address."""
    for m in _BASE64.finditer(text):
        letters = _BLANKS.sub("", m[0].rstrip("="))
        if len(letters) % _FOUR != 1 and _is_chinese(b64decode(letters + "==")):
            yield m.span()
    if "%" in text:
        for m in _PERCENT.finditer(text):
            if _is_chinese(unquote_to_bytes(m[0].replace("+", " "))):
                yield m.span()


def _is_chinese(data: bytes) -> bool:
    """Whether ``data`` is mostly Chinese, in UTF-8 or in GBK."""
    high = sum(byte > 0x7F for byte in data)
    if 2 * high < len(data):
        return False
    shares = ((_UTF8, CHINESE), (_GBK, CHINESE_GBK))
    return any(sum(len(m[0]) for m in p.finditer(data)) >= share * len(data) for p, share in shares)
