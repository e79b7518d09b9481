"""PDF bombs: pages whose drawing unpacks to hundreds of megabytes, which takes all memory to lay out.

Looked at are the compressed streams that are no pictures: what draws a page, and the text in it. A picture may be
large, and its library bounds it. A stream that cannot be unpacked is not judged here.
"""

import re
import zlib

from eduparse.errors import DocumentError
from eduparse.language.lazy_pattern import lazy_pattern

MOST_BYTES = 64_000_000  # of one stream unpacked: a page of a map has two million
_MOST_PACKED = 1032  # times that zlib can shrink bytes
_STREAM = lazy_pattern(rb"stream\r?\n")
_END = b"endstream"
_TOLD = 2000  # bytes in front of a stream that may tell what it holds
_FLATE = b"/FlateDecode"
_PIECE = 1 << 20


def refuse_bombs(data: bytes) -> None:
    """Raises DocumentError where a stream of the PDF ``data`` unpacks to more than `MOST_BYTES`."""
    last = 0
    for m in _STREAM.finditer(data):
        if m.start() < last or data[m.start() - 3 : m.start()] == b"end":
            continue
        end = data.find(_END, m.end())
        last = len(data) if end < 0 else end
        told = _dictionary(data, m)
        times = told.count(_FLATE) or told.count(b"/Fl ")
        if times and b"/Image" not in told and (last - m.end()) * _MOST_PACKED**times > MOST_BYTES:
            packed = memoryview(data)[m.end() : last]
            if any(_unpacks_to_too_much(packed, n) for n in range(1, min(times, 2) + 1)):
                raise DocumentError(
                    f"A page of the PDF unpacks to more than {MOST_BYTES // 1_000_000} MB; print it to a new PDF.",
                    "decode",
                )


def _dictionary(data: bytes, stream: "re.Match[bytes]") -> bytes:
    """What stands in front of a stream, back to the beginning of its object."""
    told = data[max(0, stream.start() - _TOLD) : stream.start()]
    return told[told.rfind(b" obj") + 1 :]


def _unpacks_to_too_much(packed: memoryview, times: int) -> bool:
    """Whether ``packed``, unpacked once or twice, is larger than `MOST_BYTES`."""
    chain = [zlib.decompressobj() for _ in range(times)]
    size = 0
    try:
        for start in range(0, len(packed), _PIECE):
            pieces = [bytes(packed[start : start + _PIECE])]
            for unpacker in chain[:-1]:
                pieces = [unpacker.decompress(piece, MOST_BYTES) for piece in pieces]
            for piece in pieces:
                rest = piece
                while rest:
                    size += len(chain[-1].decompress(rest, _PIECE))
                    rest = chain[-1].unconsumed_tail
                    if size > MOST_BYTES:
                        return True
    except zlib.error:
        return False
    return False
