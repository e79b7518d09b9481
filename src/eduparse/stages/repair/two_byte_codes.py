"""The characters of encodings of two bytes, such as GBK and Big5, as one text by the places of their pairs.

A table of such an encoding by its pairs of bytes takes four megabytes, and half a dozen are asked.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product

FIRST_BYTES = range(0x81, 0xFF)
SECOND_BYTES = (*range(0x40, 0x7F), *range(0x80, 0xFF))
_ROW = len(SECOND_BYTES)
_FIRST, _LAST, _BARRED = (
    SECOND_BYTES[0],
    SECOND_BYTES[-1],
    0x7F,
)  # of second bytes, and the one that is none
_NONE = "\ufffd"


class TwoByteCode(Mapping[bytes, str]):
    """By two bytes their character: ``chars`` has it for each pair of `FIRST_BYTES` and `SECOND_BYTES`, or U+FFFD."""

    def __init__(self, chars: str) -> None:
        self._chars = chars

    def char(self, lead: int, trail: int) -> str | None:
        """The character of two bytes; None where they are none, or no bytes."""
        if (
            not (FIRST_BYTES.start <= lead < FIRST_BYTES.stop and _FIRST <= trail <= _LAST)
            or trail == _BARRED
        ):
            return None
        place = (lead - FIRST_BYTES.start) * _ROW + trail - _FIRST - (trail > _BARRED)
        found = self._chars[place]
        return None if found == _NONE else found

    def __getitem__(self, data: bytes) -> str:
        found = self.char(*data) if len(data) == 2 else None
        if found is None:
            raise KeyError(data)
        return found

    def __contains__(self, data: object) -> bool:
        return isinstance(data, bytes) and len(data) == 2 and self.char(*data) is not None

    def __iter__(self) -> Iterator[bytes]:
        every = zip(product(FIRST_BYTES, SECOND_BYTES), self._chars, strict=True)
        return (bytes(pair) for pair, char in every if char != _NONE)

    def __len__(self) -> int:
        return len(self._chars) - self._chars.count(_NONE)

    def over(self, other: "TwoByteCode") -> "TwoByteCode":
        """This one, with the characters of ``other`` where it has none."""
        both = zip(self._chars, other._chars, strict=True)  # noqa: SLF001 - another one of its own
        return TwoByteCode("".join(mine if mine != _NONE else its for mine, its in both))


@cache
def defined_by(codec: str) -> TwoByteCode:
    """The character of every two bytes that ``codec`` defines, all decoded at once."""
    every = b"\n".join(map(bytes, product(FIRST_BYTES, SECOND_BYTES)))
    shown = every.decode(codec, "replace").split("\n")
    return TwoByteCode("".join(char if len(char) == 1 else _NONE for char in shown))
