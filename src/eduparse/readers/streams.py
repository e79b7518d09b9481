"""Streams of bytes: plain, gzip and Zstandard, whole or not, and never without bounds.

A compressed stream that ends before its end is an error, and so is a bomb: one that unpacks to more
than `RATIO` times its size beyond the first `FREE` bytes. Texts of this genre shrink to a tenth, and
rows that repeat themselves to a hundredth.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from eduparse.files.optional_packages import zstandard_module

RATIO = 400  # gzip reaches 1,032 at most, and only on nothing but zeros
FREE = 64_000_000  # bytes that may be unpacked from a file of any size
_FRAME, _DICTIONARY = b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"  # how they begin
_LARGEST_DICTIONARY = 1 << 24  # bytes
_CHUNK = 1 << 16  # bytes of a compressed file that are read at a time
_SLICE = 1 << 11  # bytes unpacked in one go; four bytes of Zstandard can stand for 128 KB of output


class BombError(OSError):
    """A compressed file that unpacks to far more than it is."""

    def __init__(self) -> None:
        super().__init__(f"it unpacks to more than {RATIO} times its size, as a bomb does")


class UnpackBudget:
    """How much may still be unpacked from a file of ``size`` bytes."""

    def __init__(self, size: int) -> None:
        self._left = FREE + RATIO * size

    def spend(self, amount: int) -> None:
        """Count ``amount`` unpacked bytes. Raises BombError beyond the bounds."""
        self._left -= amount
        if self._left < 0:
            raise BombError


@contextmanager
def unpacked(file: IO[bytes], name: str) -> Iterator[IO[bytes]]:
    """What ``file`` holds, unpacked if its ``name`` ends in .gz or .zst."""
    ending = name.lower().rpartition(".")[2]
    if ending == "gz":
        import gzip

        counted = _Counted(file)
        with gzip.GzipFile(fileobj=counted) as packed:
            yield io.BufferedReader(_Bounded(packed, counted))
    elif ending == "zst":
        counted = _Counted(file)
        frames = io.BufferedReader(_Zstandard(io.BufferedReader(counted, _CHUNK)))
        yield io.BufferedReader(_Bounded(frames, counted))
    else:
        yield file


class _Counted(io.RawIOBase):
    """A file that counts what is read from it; a stream tells no size before its end."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.size = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(_CHUNK if size < 0 else size)
        self.size += len(data)
        return data

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Bounded(io.RawIOBase):
    """What is unpacked from a counted file, as long as it stays in proportion to it."""

    def __init__(self, packed: Any, counted: _Counted) -> None:
        self._packed = packed
        self._counted = counted
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._packed.read(len(buffer))
        self._size += len(data)
        if self._size > FREE + RATIO * self._counted.size:
            raise BombError
        buffer[: len(data)] = data
        return len(data)


class _Zstandard(io.RawIOBase):
    """The content of a ``.zst`` file; unlike zstandard's own reader it notices a missing end.

    A frame in front that holds a dictionary, as WARC files have, is for the frames behind it.
    """

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self._open = zstandard_module().ZstdDecompressor(dict_data=_dictionary(file)).decompressobj
        self._frame: Any = None
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            data = self._frame.unused_data if self._frame and self._frame.eof else b""
            data = data or self._file.read(_SLICE)
            if not data:
                if self._frame and not self._frame.eof:
                    raise EOFError("the compressed file ends before its end")
                return 0
            if self._frame is None or self._frame.eof:
                self._frame = self._open()
            self._ready = memoryview(self._frame.decompress(data))
        part = self._ready[: len(buffer)]
        buffer[: len(part)] = part
        self._ready = self._ready[len(part) :]
        return len(part)


def _dictionary(file: io.BufferedReader) -> Any:
    """The dictionary at the start of ``file``, which is read; None where there is none."""
    if not file.peek(len(_DICTIONARY)).startswith(_DICTIONARY):
        return None
    zstandard = zstandard_module()
    head = file.read(2 * len(_DICTIONARY))
    size = int.from_bytes(head[len(_DICTIONARY) :], "little")
    data = file.read(size) if size <= _LARGEST_DICTIONARY else b""
    if not data or len(data) < size:
        raise EOFError("its dictionary is cut short or too large")
    if data.startswith(_FRAME):
        data = zstandard.ZstdDecompressor().decompress(data, max_output_size=_LARGEST_DICTIONARY)
    return zstandard.ZstdCompressionDict(data)


def stream_lines(stream: IO[bytes], limit: int) -> Iterator[bytes]:
    """Lines of a stream; of one longer than ``limit`` bytes only the first ``limit`` + 1."""
    while line := stream.readline(limit + 1):
        yield line
        while len(line) >= limit and not line.endswith(b"\n"):
            line = stream.readline(limit)
