"""A case on each side of the thresholds of what is only reported: wrong bytes and short wrecks.

What a model of characters says is given as a number, so that training it anew moves no case.
"""

from types import SimpleNamespace
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.document.document import Document
from eduparse.document.metadata import Metadata
from eduparse.stages.decode.encodings import BIG5
from eduparse.stages.repair import forms, lost, lost_byte, short_wrecks, swallowed, wrong_byte
from eduparse.stages.repair.mojibake import wrecks

PLAIN = "各校要把数据库管好。"
AT = 6


def fills_in_big5(margin: float) -> bool:
    """Whether a byte of Big5 that stands alone is filled in where one character leads by so many nats."""
    doc = Document.of_page("x", "x", "學\ufffd校")
    with (
        patch.object(lost_byte, "_lone", lambda _: [(1, b"\xb1", BIG5)]),
        patch.object(lost_byte, "likeliest_byte", lambda *_: ("教", margin, 0.0)),
    ):
        return lost_byte.LostByte()(doc).edits[0].applied


def is_mark(text: str, asked: float) -> bool:
    """Whether the mark of ``text`` stands for a lost character where one that asks is so likely."""
    with patch.object(lost, "mixture", lambda: SimpleNamespace(logp=lambda *_: asked)):
        return bool(list(lost._marks(text)))


def narrowed_past(marks: int) -> bool:
    """Whether one of so many marks is told of on a page that prints its commas narrow."""
    with (
        patch.object(lost, "mixture", lambda: SimpleNamespace(logp=lambda *_: -20.0)),
        patch.object(lost, "_is_narrowed", lambda _: True),
        patch.object(lost, "_ends_clause", lambda *_: True),
    ):
        return bool(list(lost._marks("各校照办?校" * marks)))


class Says:
    """A model: what it says of characters, of the wreck, and of every other text."""

    def __init__(self, logp: float = -20.0, here: float = -50.0, other: float = 0.0) -> None:
        self._logp, self._here, self._other = logp, here, other

    def logp(self, context: str, char: str) -> float:
        del context
        return self._logp if char in "挀甲乙" else self._other

    def number(self, char: str) -> int:
        return ord(char)

    def together(self, numbers: list[int]) -> list[int]:
        return numbers

    def scores(self, context: str, together: list[int]) -> list[float]:
        return [self.logp(context, chr(n)) for n in together]

    def likely(self, text: str, first: int, least: float) -> float:
        del least
        return self.score(text[first:])

    def score(self, text: str, left: str = "") -> float:
        del left
        return self._here if text[:1] in "挀甲乙a" else self._other


def is_wrong(
    says: Says,
    text: str = "各校要把数据挀管好。",
    at: int = AT,
    *,
    used: bool = False,
    encoding: str = "",
    size: int = 1000,
) -> bool:
    """Whether a character is told, on a page of so many in an encoding, or where that is not known."""
    case = next(wrong_byte._known(encoding, size), wrong_byte._UNKNOWN)
    with (
        patch.object(wrong_byte, "mixture", lambda: says),
        patch.object(wrong_byte, "_in_use", lambda: frozenset("挀" if used else "")),
        patch.object(wrong_byte, "_differing", lambda *_: ("库",)),
        patch.object(wrong_byte, "_together", lambda *_: [ord("库")]),
    ):
        return wrong_byte._wrong(text, at, case)


def known(
    tenths: int,
    logp: float = -20.0,
    *,
    used: bool = False,
    encoding: str = "gb18030",
    size: int = 1000,
) -> bool:
    """Whether a character is told that another is likelier than by so many tenths of a nat."""
    return is_wrong(Says(logp, -tenths / 10), used=used, encoding=encoding, size=size)


def fillers_told(count: int) -> bool:
    """Whether zeros inside the words of a page are told that has so many."""
    text = "各校要把书\0管好。\n" * count
    doc = Document.of_page("", "", text, Metadata(encoding="utf-8"))
    return bool(forms.Forms()(doc).warnings)


def tried(suspects: int) -> bool:
    """Whether the last of so many suspects of a page is looked at."""
    text = "".join(map(chr, range(0xB000, 0xB000 + suspects)))
    with (
        patch.object(wrong_byte, "_suspicious", lambda *_: True),
        patch.object(wrong_byte, "_wrong", lambda _, at, __: at == suspects - 1),
    ):
        return bool(wrong_byte.wrong_bytes.__wrapped__(text))


def behind_asked() -> int:
    """How many characters behind a suspect its reading must go with."""
    asked: list[str] = []

    class Heard(Says):
        def score(self, text: str, left: str = "") -> float:
            asked.append(text)
            return super().score(text, left)

    is_wrong(Heard())
    return len(asked[0]) - 1


def suspicious(logp: float) -> bool:
    """Whether a character in use that is so likely, and has a filler among its bytes, is looked at."""
    with (
        patch.object(wrong_byte, "mixture", lambda: Says(other=logp)),
        patch.object(wrong_byte, "_in_use", lambda: frozenset("塔")),
    ):
        return wrong_byte._suspicious.__wrapped__("塔", wrong_byte._ANY)  # CBFE in GBK


def thought_of(logp: float) -> bool:
    """Whether a character that is so likely is one that a wrong byte may stand in."""

    common = wrong_byte._is_common.__wrapped__
    with (
        patch.object(wrong_byte, "mixture", lambda: Says(other=logp)),
        patch.object(wrong_byte, "_is_common", common),
    ):
        return "所" in wrong_byte._differing.__wrapped__("塔")  # CBF9


def ends(gain: float, text: str = "甲乙挀甲乙挀甲乙挀甲乙挀", start: int = 0) -> int:
    """Where a wreck is taken to end that is so much likelier one off."""
    with (
        patch.object(short_wrecks, "mixture", lambda: Says(here=-gain - 9.0)),
        patch.object(short_wrecks, "_one_off", lambda *_: "库"),
    ):
        return short_wrecks._end(text, start, hant=False)


def unexpected(logp: float) -> bool:
    with patch.object(short_wrecks, "mixture", lambda: Says(logp)):
        return short_wrecks._unexpected("甲乙", 0, 2)


def rare(logp: float) -> bool:
    with patch.object(short_wrecks, "mixture", lambda: Says(logp)):
        return short_wrecks._Rare()["甲"]


def sensible(logp: float) -> bool:
    """Whether a window whose characters are so likely is left alone, whatever its shape."""
    with (
        patch.object(wrecks, "mixture", lambda: Says(other=6 * logp)),
        patch.object(wrecks, "as_bytes", lambda *_, **__: "校舍".encode()),
    ):
        return not wrecks._shaped("丙丁戊己庚辛")


def told_twice(logp: float) -> bool:
    """Whether two marks at the end of a line are told where one is so likely."""
    with patch.object(lost, "mixture", lambda: Says(other=logp)):
        return bool(list(lost._marks("他往桌上一放??\n")))


SIDES: Sides = {
    "lost._ASKED_TWICE": (lambda n: told_twice(-n / 10), 71),
    "wrong_byte.LIKELIER": (lambda n: is_wrong(Says(here=-float(n))), 9),
    "wrong_byte.LIKELIER_IN_USE": (lambda n: is_wrong(Says(here=-float(n)), used=True), 16),
    "wrong_byte.KNOWN": (lambda n: known(n), 55),
    "wrong_byte.KNOWN_RARELY": (lambda n: known(n, used=True), 70),
    "wrong_byte.KNOWN_IN_USE": (lambda n: known(n, -13.0, used=True), 100),
    "wrong_byte.UTF_RARELY": (lambda n: known(n, used=True, encoding="utf-16-le"), 110),
    "wrong_byte.UTF8_MORE": (lambda n: known(n, encoding="utf-8"), 92),
    "wrong_byte.UTF_KNOWN": (lambda n: known(n, encoding="utf-16-le"), 80),
    "wrong_byte.UTF_IN_USE": (lambda n: known(n, -13.0, used=True, encoding="utf-16-le"), 120),
    "wrong_byte.RARELY": (lambda n: known(80, -n / 10, used=True), 141),
    "wrong_byte.LETTER": (lambda n: is_wrong(Says(logp=0.0, here=-n / 10), "各校要把数据A管好。", encoding="big5"), 60),
    "wrong_byte.PAGE": (lambda n: not known(55, size=n), 1001),
    "wrong_byte.KNOWN_EXPECTED": (lambda n: known(500, -n / 10), 70),
    "wrong_byte.KNOWN_AMONG": (lambda n: is_wrong(Says(), "丙" * n + "挀，，", n, used=True, encoding="gb18030"), 2),
    "forms.MOST_FILLERS": (lambda n: not fillers_told(n), 21),
    "wrong_byte.EXPECTED": (lambda n: is_wrong(Says(logp=-n / 10)), 90),
    "wrong_byte.RARE": (lambda n: suspicious(-n / 10), 91),
    "wrong_byte.RAREST": (lambda n: thought_of(n / 10), -125),
    "wrong_byte.AMONG": (lambda n: is_wrong(Says(), "丙" * min(n, 2) + "a" * (2 - n) + "挀" + "丙" * max(0, n - 2) + "aa", 2), 3),
    "wrong_byte.BESIDE": (lambda n: not is_wrong(Says(), "丙a" + "a" * (n - 1) + "挀丙丙丙", 1 + n), 2),
    "wrong_byte.TRIED": (lambda n: not tried(n), 101),
    "wrong_byte.BEHIND": (lambda n: behind_asked() <= n, 3),
    "short_wrecks.LIKELIER": (lambda n: bool(ends(n)), 16),
    "short_wrecks.RARE": (lambda n: rare(-n / 10), 101),
    "short_wrecks.UNEXPECTED": (lambda n: unexpected(-n / 10), 111),
    "lost.COMMON": (lambda n: len(lost._common().every) <= n, 2500 + len(lost._STOPS)),
    "lost.NARROW": (lambda n: lost._is_narrowed.__wrapped__("校," * n + "校"), 5),
    "lost.MOST_TRIED": (narrowed_past, 21),
    "lost._ASKED_LAST": (lambda n: not is_mark("各校照办?\n", n / 10), -55),
    "lost_byte.BIG5_MARGIN": (lambda n: fills_in_big5(n / 10), 45),
    "short_wrecks.FEWEST": (lambda n: bool(ends(99, "甲乙挀"[:n])), 3),
    "short_wrecks.LONGEST": (lambda n: ends(99, "甲乙挀甲乙挀甲乙挀甲乙挀") <= n, 8),
    "short_wrecks.REACH": (lambda n: bool(ends(99, "【" + "丁" * (n - 1) + "甲乙挀】", n)), 5),
    "short_wrecks.MOSTLY": (lambda n: short_wrecks._chinese("甲乙丙丁戊己庚辛壬癸"[:n] + "〇★◆●▲☆◇○△□"[n:]), 6),
    "wrecks.SENSIBLE": (lambda n: sensible(n / 10), -100),
}  # fmt: skip


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


@pytest.mark.parametrize(("gain", "found"), [(6.9, ()), (7.0, ((2, 5),))])
def test_how_much_likelier_a_run_must_be_that_ends_in_a_letter(
    gain: float, found: tuple[tuple[int, int], ...]
) -> None:
    read = swallowed.Swallowed(2, 5, "读出", "校", gain)
    with patch.object(swallowed, "swallowed", lambda *_: read):
        assert swallowed._places.__wrapped__("各学校应K。")[0] == found


@pytest.mark.parametrize(("gain", "told"), [(5.4, ()), (5.5, ((2, 5),)), (6.9, ((2, 5),))])
def test_what_is_less_likely_is_only_reported(gain: float, told: tuple[object, ...]) -> None:
    read = swallowed.Swallowed(2, 5, "读出", "校", gain)
    with patch.object(swallowed, "swallowed", lambda *_: read):
        assert swallowed._places.__wrapped__("各学校应K。") == ((), told)
        assert swallowed._places.__wrapped__("各学校应|。") == ((), ())  # a bar divides titles
