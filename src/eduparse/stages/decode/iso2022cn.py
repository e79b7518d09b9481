r"""The codec ISO-2022-CN (RFC 1922), as far as it carries GB 2312, under that name for Python's codecs.

Seven-bit text: ESC $ ) A names the set in each line that needs it, SO and SI shift into it and back.
Encoding names the set at the first character of a line that is of it, as the standard wants; bytes
that do otherwise decode all the same. Characters of other sets (ESC $ ) G, ESC $ * H) are errors.
"""

import codecs
import re
from typing import Any

from eduparse.language.lazy_pattern import lazy_pattern

NAME = "iso-2022-cn"
_NAMED = b"\x1b$)A"
_ESCAPE = lazy_pattern(rb"\x1b\$\)A")
_SHIFTED = lazy_pattern(rb"\x0e([^\x0e\x0f\n]*)\x0f?")
_EIGHT_BITS = bytes(b | 0x80 if b > 0x20 else b for b in range(256))
_SEVEN_BITS = bytes(b & 0x7F for b in range(256))
_SAME_WIDTH = lazy_pattern("[\0-\x7f]+|[^\0-\x7f]+")


def decode(data: bytes, errors: str = "strict") -> tuple[str, int]:
    """The text of ``data`` and its length in bytes. Raises UnicodeError where ``errors`` is strict."""
    eight_bit = _SHIFTED.sub(_set_high_bits, _ESCAPE.sub(b"", data))
    if errors == "strict" and (b"\x1b" in eight_bit or not data.isascii()):
        raise UnicodeDecodeError(NAME, data, 0, len(data), "another set, or bytes of eight bits")
    return eight_bit.decode("gb2312", errors), len(data)


def encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
    """The bytes of ``text`` and its length in characters. Raises UnicodeError on other characters."""
    lines = []
    for line in text.split("\n"):
        parts = (
            b"\x0e" + m[0].encode("gb2312", errors).translate(_SEVEN_BITS) + b"\x0f"
            if m[0] > "\x7f"
            else m[0].encode("ascii")
            for m in _SAME_WIDTH.finditer(line)
        )
        lines.append(b"".join(parts).replace(b"\x0e", _NAMED + b"\x0e", 1))
    return b"\n".join(lines), len(text)


def _set_high_bits(part: re.Match[bytes]) -> bytes:
    return part[1].translate(_EIGHT_BITS)


def _decode(data: Any, errors: str = "strict") -> tuple[str, int]:
    return decode(bytes(data), errors)


def _find(name: str) -> codecs.CodecInfo | None:
    return codecs.CodecInfo(encode, _decode, name=NAME) if name == "iso_2022_cn" else None


codecs.register(_find)
