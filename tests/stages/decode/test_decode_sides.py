"""A case on each side of the thresholds of `decode`."""

from collections.abc import Callable
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.errors import DocumentError
from eduparse.language.lexicons import table
from eduparse.stages import decode
from eduparse.stages.decode import foreign, language, mixed_encoding, realign
from eduparse.stages.decode.encodings import BIG5, GB, UTF8
from eduparse.stages.repair.swallowed import Swallowed

OF_WEIGHT = {int(row["weight"]): row["chars"] for row in table("han-frequency")}
BOTH = "学校教育"  # of which no byte is a control character in UTF-16


def raises(f: Callable[[], object]) -> bool:
    try:
        f()
    except DocumentError:
        return True
    return False


def wide(bad: int) -> bool:
    """Whether bytes pass for UTF-32 of which the ``bad``-th character is none."""
    data = bytearray("校".encode("utf-32-le") * 1400)
    data[4 * bad + 3] = 1
    return decode._is_utf32(bytes(data))


def both_ways(weight: int) -> str:
    """A character of so much ``weight`` whose GBK passes for UTF-8."""
    for char in OF_WEIGHT[weight]:
        data = char.encode("gbk", "ignore")
        if len(data) == 2 and 0xC4 <= data[0] <= 0xDF and 0x80 <= data[1] <= 0xBF:
            read = data.decode("utf-8")
            if all(read not in chars for chars in OF_WEIGHT.values()):
                return char
    raise AssertionError(weight)


def passed(n: int) -> bool:
    """Whether ten characters of GBK that pass for UTF-8 are in doubt, so many of which are one nat likelier."""
    text = both_ways(-13) * n + both_ways(-14) * (10 - n)
    data = text.encode("gbk")
    return decode._from_utf8(data, data.decode("utf-8"), marked=False)[1]


def coherent(lead: float) -> bool:
    """Whether the codec is sure whose letters go together better than the next one's by ``lead``."""
    told = [
        SimpleNamespace(encoding=e, coherence=c) for e, c in (("cp1250", lead), ("cp1252", 0.0))
    ]
    with patch("charset_normalizer.from_bytes", lambda *_, **__: told):
        return foreign._most_coherent(b"", ["cp1250", "cp1252"])[1]


def has_rival(behind: float) -> bool:
    """Whether a codec so far ``behind`` the best is weighed against it."""
    ranked = [(0.5, "cp1250", "a"), (0.5 - behind, "cp1252", "b")]
    with (
        patch.object(foreign, "_ranked", lambda _: ranked),
        patch.object(foreign, "_most_coherent", lambda _, codecs: (codecs[0], False)),
    ):
        return not foreign.foreign_encoding(b"")[1]


def doubtful(margin: float) -> bool:
    """Whether a page is in doubt whose encoding leads the next one by ``margin`` nats."""
    with patch.object(mixed_encoding, "_of_page", lambda _: (UTF8, margin)):
        return mixed_encoding.decoded_pieces("学校".encode())[1]


def reads(common: int, rarer: int) -> bool:
    """Whether a line of GBK reads like Chinese that has so many characters of -8 nats and of -10."""
    text = OF_WEIGHT[-8][-20:] * 2
    rare = "".join(c for c in OF_WEIGHT[-10] if "\u4e00" <= c <= "\u9fff")
    line = "".join(c for c in text if "\u4e00" <= c <= "\u9fff")[:common] + rare[:rarer]
    assert len(line) == common + rarer
    return mixed_encoding._reads(line.encode("gbk"), GB)


def searched(size: int) -> bool:
    """Whether a line of ``size`` bytes is searched for changes of encoding."""
    with patch.object(mixed_encoding, "_parts", lambda *_: [(GB, b""), (UTF8, b"")]):
        return len(mixed_encoding._of_line(b"\xff" * size, GB, mixed_encoding.UNLIMITED)) == 2


def by_its_start(pairs: int) -> str:
    """The encoding of a long line that opens with so many ``pairs`` of Big5 and goes on in UTF-8."""
    line = "學校" * pairs
    data = line.encode("big5") + ("学校教育" * 2000).encode()
    ((found, _),) = mixed_encoding._of_line(data, GB, mixed_encoding.UNLIMITED)
    return found


def lone(lead: float) -> int | None:
    """Where a byte is alone if the text behind is so many nats likelier without it."""
    values = {b"ab": -10.0, b"cd": -10.0, b"bc": lead - 10, b"de": -10.0}
    with patch.object(realign, "_value", values.__getitem__):
        return realign._place(b"abcde", at_start=True)


def places(line: bytes) -> list[int]:
    """The sizes of the runs of ``line`` in which a byte is looked for that has lost its partner."""
    sizes: list[int] = []
    with patch.object(realign, "_place", lambda run, **_: sizes.append(len(run))):
        list(realign._lone_bytes(line))
    return sizes


def looked_through(characters: int) -> bool:
    """Whether a byte that is alone is looked for beside so many characters, behind a wrong one."""
    runs: list[bytes] = []
    with patch.object(realign, "_place", lambda run, **_: runs.append(run) or 0):
        list(realign._lone_bytes(b"\x80\xc4" + b"\xc4" * (2 * characters + 1)))
    return len(runs) > 1


def may_be_names(chars: int) -> bool:
    """Whether so many characters are judged as a text is, not as names."""
    with (
        patch.object(foreign, "_sense", lambda _: -99.0),
        patch.object(foreign, "makes_sense", lambda _: True),
    ):
        return foreign.may_be_chinese("校" * chars)


def may_be_rare(nats: float) -> bool:
    """Whether one character may be Chinese that lacks so many nats."""
    with patch.object(foreign, "_sense", lambda _: -9.6 - nats):
        return foreign.may_be_chinese("校")


def weighed(n: int) -> int:
    """How many of ``n`` characters are looked at for their sense."""
    seen: list[str] = []
    told = SimpleNamespace(logp=lambda _, char: seen.append(char) or 0.0)
    with patch.object(foreign, "mixture", lambda: told):
        foreign.makes_sense("校" * n)
    return len(seen)


def divided(better: float) -> bool:
    """Whether a line is divided whose halves each read better by so many nats in one of two encodings."""

    def value(unit: bytes, encoding: str) -> float | None:
        if encoding == UTF8 or len(unit) != 2:
            return None
        mine = unit[0] < 0xC0 if encoding == GB else unit[0] >= 0xC0
        return 0.0 if mine else -better

    with (
        patch.object(mixed_encoding, "_value", value),
        patch.object(mixed_encoding, "_joined", lambda *_: [(GB, b""), (BIG5, b"")]),
    ):
        line = b"\xb0\xb0\xb1\xb1\xd0\xd0\xd1\xd1"
        return bool(mixed_encoding._parts(line, GB, mixed_encoding.UNLIMITED))


def realigned_behind(apart: int) -> bool:
    """Whether a run is read one byte on that begins so many characters behind a bad byte."""
    data = "校".encode("gbk") + b"\xff" + "校".encode("gbk") * 8 + b"K" + "校".encode("gbk")
    read = Swallowed(1 + apart, 10, "校", "学", realign.GAIN)
    with patch.object(realign, "swallowed", lambda *x: read if x[2] == 10 else None):
        return bool(list(realign._left_over(data, GB)))


def left_by_a_letter(gain: float) -> bool:
    """Whether a letter is taken for all that is left of a character, if the text is so much likelier."""
    data = "校".encode("gbk") * 9 + b"K" + "校".encode("gbk")
    read = Swallowed(9, 10, "", "学", gain)
    with patch.object(realign, "swallowed", lambda *x: read if x[2] == 9 else None):
        return bool(list(realign._left_over(data, GB)))


SIDES: Sides = {
    "realign.ALONE": (left_by_a_letter, 10),
    "mixed_encoding._CHANGE and _GAIN": (divided, 12),
    "decode._LOOK": (wide, 1024),
    "decode._FEWEST_WIDE": (lambda n: decode._is_utf32(("校" * n).encode("utf-32-le")), 4),
    "decode._FEWEST_BEHIND": (lambda n: bool(decode._utf8_behind(("校" * n).encode())), 4),
    "decode._FEW_CONTROLS": (
        lambda n: raises(lambda: decode._refuse_controls(b"school" + b"\1" * n)),
        4,
    ),
    "decode._PASSED": (passed, 1),
    "decode._NO_CONTROLS": (
        lambda n: decode._utf16((BOTH * 60)[:n].encode("utf-16-le")) is None,
        200,
    ),
    "foreign._ACCENTED": (
        lambda n: (
            not foreign._latin(("éa" * n + "a" * (100 - 2 * n)).encode("latin-1"), whole=True)
        ),
        46,
    ),
    "foreign._BESIDE": (
        lambda n: bool(
            foreign._latin(("aé " * n + "é " * (10 - n) + "a" * 20).encode("latin-1"), whole=True)
        ),
        7,
    ),
    "foreign._FEW": (may_be_names, 9),
    "foreign._SLACK": (lambda n: not may_be_rare(n), 11),
    "foreign._LOOKED": (lambda n: weighed(n) < n, 401),
    "foreign._COHERENT": (lambda n: coherent(n / 1000), 30),
    "foreign._CLEAR": (lambda n: not has_rival(n / 1000), 80),
    "language._GLOSSED: with _WORD": (
        lambda n: language.language_of("校" * n + " books" * 100) == language.CHINESE,
        50,
    ),
    "language._HEADING": (
        lambda n: language.language_of("漢字文化伝統現代教育校" * 10 + "の" * n) == "jpn",
        13,
    ),
    "language._GLANCE": (
        lambda n: language.language_of("校" * n + "school " * 2000) == language.CHINESE,
        501,
    ),
    "likelihood.CLEAR": (lambda n: not doubtful(n), 8),
    "likelihood.NATURAL": (lambda n: not reads(10 - n, n), 5),
    "mixed_encoding._SHORT": (lambda n: reads(0, n), 21),
    "mixed_encoding._LONGEST": (lambda n: not searched(n), 16385),
    "mixed_encoding._GLANCE": (lambda n: by_its_start(n) == BIG5, 617),
    "realign._FEWEST": (looked_through, 2),
    "realign._NEAR": (realigned_behind, 4),
    "realign._MOST_WRONG": (lambda n: len(places(b"\x80\xc4" * n + b"\n")) - 1 < n, 21),
    "realign._REACH": (
        lambda n: places(b"\x80" + b"\xc4" * (2 * n + 1) + b"\n")[0] < 2 * n + 1,
        101,
    ),
    "realign.GAIN": (lambda n: lone(n) is not None, 12),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
