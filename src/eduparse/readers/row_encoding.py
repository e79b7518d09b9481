"""Rows in other encodings than UTF-8, as Excel and old crawlers write them, handed on as UTF-8.

The first megabyte of a file decides for all of it: a byte order mark, UTF-8 without a bad byte, or the
encoding whose text is likeliest to be Chinese, GB18030 or Big5 (`stages.decode.likelihood`). A byte that
has no meaning becomes U+FFFD, which later stages see and tell.
"""

import codecs
import io
from typing import IO, Any

from eduparse.stages.decode.likelihood import likeliest

_SAMPLE = 1 << 20  # bytes by which the encoding is decided
_WEIGHED = 1 << 16  # of them, bytes whose likelihood is weighed
_CHUNK = 1 << 16
_LONGEST_SIGN = 4  # bytes of a character that the sample may have cut


def as_utf8(stream: IO[bytes]) -> IO[bytes]:
    """``stream`` in UTF-8, the same object where it is so already."""
    encoding = _encoding(_sample(stream))
    if encoding == "utf-8":
        return stream
    return io.BufferedReader(_Recoded(stream, encoding))


def _sample(stream: IO[bytes]) -> bytes:
    """The first bytes; of a pipe only those that have come, since it may be typed in."""
    peek = getattr(stream, "peek", None)
    whole = peek is None or isinstance(stream, io.BufferedReader)
    if whole and stream.seekable():
        at = stream.tell()
        head = stream.read(_SAMPLE)
        stream.seek(at)
        return head
    return b"" if peek is None else bytes(peek(_SAMPLE))


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(head) - _LONGEST_SIGN or error.reason == "invalid start byte":
            return likeliest(_foreign(head), "utf-8")[0]
    return "utf-8"


def _foreign(head: bytes) -> bytes:
    """The lines of ``head`` that are not ASCII, as far as they are weighed."""
    lines, size = [], 0
    for line in head.split(b"\n"):
        if not line.isascii():
            lines.append(line[: _WEIGHED - size])
            size += len(line)
            if size >= _WEIGHED:
                break
    return b"\n".join(lines)


class _Recoded(io.RawIOBase):
    """A stream in UTF-8 of one that is in ``encoding``."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready and not self._ended:
            data = self._stream.read(_CHUNK)
            self._ended = not data
            text = self._decoder.decode(data, final=self._ended)
            self._ready = text.encode("utf-8", "surrogatepass")
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size
