"""A case on each side of the thresholds of what is only reported: wrong bytes and short wrecks.

What a model of characters says is given as a number, so that training it anew moves no case.
"""

import math
from contextlib import ExitStack
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.document.document import Document
from eduparse.document.metadata import Metadata
from eduparse.stages.decode.encodings import BIG5
from eduparse.stages.repair import (
    asked_chars,
    byte_channel,
    byte_odds,
    byte_standing,
    in_place_of_bytes,
    intended_chars,
    lone_scripts,
    lost_byte,
    lost_letters,
    lost_marks,
    marks_as_signs,
    question_odds,
    scarce_chars,
    short_wrecks,
    swallowed,
    swallowed_places,
    wrong_byte,
)
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
    with patch.object(lost_marks, "mixture", lambda: SimpleNamespace(logp=lambda *_: asked)):
        return bool(list(lost_marks._single_marks(text)))


def weighed(text: str, gain: float) -> int:
    """How many marks of ``text`` are told where another character is likelier by so many nats."""
    with (
        patch.object(lost_marks, "mixture", lambda: SimpleNamespace(score=lambda *_: 0.0)),
        patch.object(lost_marks, "likeliest_byte", lambda *_, **__: ("教", 0.0, gain)),
    ):
        return len(list(lost_marks._unlikely(text)))


def narrowed_past(marks: int) -> bool:
    """Whether one of so many marks is told of on a page that prints its commas narrow."""
    with (
        patch.object(lost_marks, "mixture", lambda: SimpleNamespace(logp=lambda *_: -20.0)),
        patch.object(lost_marks, "_is_narrowed", lambda _: True),
        patch.object(lost_marks, "_ends_clause", lambda *_: True),
    ):
        return bool(list(lost_marks._single_marks("各校照办?校" * marks)))


class Says:
    """A model: what it says of characters, of the wreck, and of every other text."""

    def __init__(self, logp: float = -20.0, here: float = -50.0, other: float = 0.0) -> None:
        self._logp, self._here, self._other = logp, here, other

    def logp(self, context: str, char: str) -> float:
        del context
        return self._logp if char in "挀甲乙" else self._other

    def number(self, char: str) -> int:
        return ord(char)

    def most_of_pair(self, pair: str) -> float:
        del pair
        return 0.0

    def together(self, numbers: list[int]) -> list[int]:
        return numbers

    def scores(self, context: str, together: list[int]) -> list[float]:
        return [self.logp(context, chr(n)) for n in together]

    def likely_of(self, context: str, together: list[int], least: float) -> list[tuple[float, int]]:
        scores = self.scores(context, together)
        return [(nats, n) for n, nats in enumerate(scores) if nats >= least]

    def most(self, text: str, first: int) -> float:
        del text, first
        return 0.0

    def likely(self, text: str, first: int, least: float) -> float:
        del least
        return self.score(text[first:])

    def running(self, text: str, first: int) -> list[float]:
        return [self.score(text[first:]), *[0.0] * (len(text) - first - 1)]

    def score(self, text: str, left: str = "") -> float:
        del left
        return self._here if text[:1] in "挀甲乙a" else self._other


class Page(byte_channel.Page):
    """A page whose characters are so unlikely, and another of which is likelier by so many nats."""

    def __init__(self, text: str, nats: float, logp: float) -> None:
        super().__init__(text)
        self._nats, self._logp = nats, logp

    def surprise(self, at: int) -> float:
        del at
        return self._logp

    def likelier(
        self, at: int, codecs: tuple[str, ...], needed: float, *, any_byte: bool = False
    ) -> bool:
        del at, codecs, any_byte
        return self._nats >= needed - 1e-9


def is_wrong(
    nats: float = 90.0,
    text: str = "各校要把数据挀管好。",
    at: int = AT,
    *,
    logp: float = -20.0,
    anywhere: float = -20.0,
    used: bool = False,
    encoding: str = "",
    size: int = 1000,
    any_byte: bool = False,
    odds: float = 90.0,
) -> bool:
    """Whether a character is told, on a page of so many in an encoding, or where that is not known."""
    case = next(byte_standing.known_cases(encoding, size), asked_chars.ASKED_ANYWHERE)
    with ExitStack() as patches:
        for module in (asked_chars, wrong_byte):
            patches.enter_context(patch.object(module, "mixture", lambda: Says(anywhere)))
            in_use = patch.object(module, "in_use", lambda char: used and char == "挀")
            patches.enter_context(in_use)
        patches.enter_context(patch.object(wrong_byte, "odds_at", lambda *_: odds))
        return wrong_byte._wrong(Page(text, nats, logp), at, case, any_byte=any_byte)


def asked_throughout(size: int) -> bool:
    """Whether a character that is not scarce is asked on a page of so many in UTF-8."""
    text = ("各校要把书核管好。" + "丙" * size)[:size]
    case = next(byte_standing.known_cases("utf-8", size))
    with (
        patch.object(asked_chars, "_suspicious", lambda char, _: char == "核"),
        patch.object(byte_channel.Page, "surprise", lambda *_: -20.0),
    ):
        page = byte_channel.Page(text)
        return any(places for places, _ in asked_chars.asked_places(page, [], case))


def kind_of(logp: float) -> str:
    """What kind a Chinese character in use is taken for that is so likely."""
    with (
        patch.object(byte_standing, "mixture", lambda: Says(other=logp)),
        patch.object(byte_standing, "in_use", lambda _: True),
    ):
        return byte_standing._kind("书")


def others_likelier(nats: float) -> bool:
    """Whether another character is weighed that is likelier by so many nats."""
    page = byte_channel.Page("各校要把数据挀管好。")
    with (
        patch.object(byte_channel.Page, "_near", lambda *_, **__: ["库"]),
        patch.object(byte_channel.Page, "_total", lambda *_, own=0: 0.0 if own else nats),
    ):
        return bool(page.others(AT, ("gbk",), byte_odds.LEAST))


STANDS = byte_odds.Standing("han", 9.0, -1.0, -2.0, 0.1, -9.0, 1, named=False)


KINDS = {
    "unused": (False, -20.0),
    "scarce": (True, -11.1),
    "used": (True, -11.0),
}
BOUNDS = {
    "UNKNOWN": ("", False), "ANY_BYTE": ("gb18030", True), "ANY_BYTE_16": ("utf-16-le", True),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("bounds", BOUNDS)
def test_by_how_much_another_character_must_be_likelier(bounds: str, kind: str) -> None:
    encoding, any_byte = BOUNDS[bounds]
    used, anywhere = KINDS[kind]
    least = getattr(getattr(byte_standing if any_byte else asked_chars, bounds), kind)
    for nats, told in ((least - 0.1, False), (least, True)):
        found = is_wrong(nats, anywhere=anywhere, used=used, encoding=encoding, any_byte=any_byte)
        assert found == told


@pytest.mark.parametrize(
    ("encoding", "codec"),
    [("utf-8", "utf-8"), ("utf-16-le", "utf-16-be"), ("gb18030", "gbk"), ("big5", BIG5)],
)
def test_from_which_odds_on_a_character_is_told(encoding: str, codec: str) -> None:
    least = byte_standing.TOLD[codec]
    assert not is_wrong(encoding=encoding, odds=least - 0.01)
    assert is_wrong(encoding=encoding, odds=least)


def test_a_page_that_is_hurt_elsewhere_needs_less() -> None:
    text = "各校要把数据库管好。"
    with (
        patch.object(byte_standing, "standing", lambda *_: STANDS),
        patch.object(byte_odds, "_weights", lambda _: dict.fromkeys(STANDS.features(), 0.0)),
    ):
        whole, hurt = (
            byte_standing.odds_at(byte_channel.Page(text, hurt=h), AT, "gbk") for h in (False, True)
        )
    assert hurt == pytest.approx(whole + byte_odds.HURT)


def odds_of(size: int) -> float:
    """What the odds of a character are on a page in UTF-8 of so many."""
    least = patch.object(byte_odds, "least_likelier", return_value=byte_odds.LEAST)
    with least, patch.object(byte_standing, "standing", lambda *_: STANDS):
        return byte_standing.odds_at(byte_channel.Page("校" * size), 0, "utf-8")


def fillers_told(count: int) -> bool:
    """Whether zeros inside the words of a page are told that has so many."""
    text = "各校要把书\0管好。\n" * count
    doc = Document.of_page("", "", text, Metadata(encoding="utf-8"))
    return bool(list(in_place_of_bytes.in_place_of_bytes(doc)))


def tried(suspects: int) -> bool:
    """Whether the last of so many suspects of a page is looked at."""
    text = "".join(map(chr, range(0xB000, 0xB000 + suspects)))
    with (
        patch.object(asked_chars, "_suspicious", lambda *_: True),
        patch.object(wrong_byte, "_wrong", lambda _, at, __, **___: at == suspects - 1),
    ):
        return bool(wrong_byte.wrong_bytes.__wrapped__(text))


def told_before(nats: float) -> bool:
    """Whether four characters are asked about that are so likely, with what is needed and what is rough."""
    page = byte_channel.Page("各校要把数据挀管好。")
    here = nats + byte_channel.ROUGH
    with (
        patch.object(byte_channel, "mixture", lambda: Says(here=here, other=here)),
        patch.object(byte_channel, "differing", lambda *_: ("库",)),
        patch.object(byte_channel, "_together", lambda *_: [ord("库")]),
        patch.object(byte_channel.Page, "_total", lambda *_, own=0: -own),
    ):
        return page.likelier(AT, ("gbk",), 0.0)


def suspicious(logp: float) -> bool:
    """Whether a character in use that is so likely, and has a filler among its bytes, is looked at."""
    with (
        patch.object(asked_chars, "mixture", lambda: Says(other=logp)),
        patch.object(asked_chars, "in_use", lambda char: char == "塔"),
    ):
        return asked_chars._suspicious.__wrapped__("塔", asked_chars._ANY)  # CBFE in GBK


def thought_of(logp: float) -> bool:
    """Whether a character that is so likely is one that a wrong byte may stand in."""
    with (
        patch.object(byte_channel, "mixture", lambda: Says(other=logp)),
        patch.object(byte_channel, "_common", byte_channel._plain_common),
        patch.object(byte_channel, "_others", byte_channel._others.__wrapped__),
    ):
        return "所" in byte_channel.differing.__wrapped__("塔", ("gbk",))  # CBFE, and CBF9


def ends(gain: float, text: str = "甲乙挀甲乙挀甲乙挀甲乙挀", start: int = 0) -> int:
    """Where a wreck is taken to end that is so much likelier one off."""
    with (
        patch.object(short_wrecks, "mixture", lambda: Says(here=-gain - 9.0)),
        patch.object(short_wrecks, "_one_off", lambda *_: dict.fromkeys(range(20), "库")),
    ):
        return short_wrecks._end(text, start, hant=False)


def unexpected(logp: float) -> bool:
    with patch.object(short_wrecks, "mixture", lambda: Says(logp)):
        return short_wrecks._unexpected("甲乙", 0, 2)


def rare(logp: float) -> bool:
    with patch.object(scarce_chars, "mixture", lambda: Says(logp)):
        return scarce_chars._Rare()["甲"]


def sensible(logp: float) -> bool:
    """Whether a window whose characters are so likely is left alone, whatever its shape."""
    with (
        patch.object(wrecks, "mixture", lambda: Says(other=6 * logp)),
        patch.object(wrecks, "as_bytes", lambda *_, **__: "校舍".encode()),
    ):
        return not wrecks._shaped("丙丁戊己庚辛")


def asking(odds: float, marks: int) -> bool:
    """Whether the last of so many marks asks where the evidence comes to ``odds``."""
    text = "甲?" * marks
    with patch.object(
        question_odds, "_evidence", lambda *_: [("", odds / question_odds.WEIGHTS[""])]
    ):
        return question_odds.is_question(text, len(text) - 1, len(text))


def told_twice(logp: float) -> bool:
    """Whether two marks at the end of a line are told where one is so likely."""
    with patch.object(lost_marks, "mixture", lambda: Says(other=logp)):
        return bool(list(lost_marks._last_pairs("他往桌上一放??\n")))


def joined_to(length: int) -> bool:
    """Whether so many letters beside a mark show that one is lost."""
    with patch.object(lost_letters, "_common", lambda: {"a" * (length + 1)}):
        return lost_letters._is_word_without("a" * (length - 1), "a")


def in_a_long_word(length: int) -> bool:
    """Whether a whole word of so many letters in front of a mark is seen."""
    with patch.object(lost_letters, "_common", lambda: {"a" * length}):
        return lost_letters._beside_word("a" * length + "?b", length)


def cut_in_capitals(length: int) -> bool:
    """Whether a word that has lost its last letter is told in capitals, if that leaves so many of them."""
    with patch.object(lost_letters, "_cut", lambda _: {"a" * length}):
        return lost_letters._is_cut("A" * length, "last")


SIDES: Sides = {
    "lone_scripts.NAMED": (lambda n: bool(list(lone_scripts.lone_scripts("字母" + "乙" * n + "ཀ乙乙"))), 11),
    "byte_channel.BEHIND": (lambda n: len(byte_channel.Page(PLAIN).left(AT)) <= n, 3),
    "lost_marks._ASKED_TWICE": (lambda n: told_twice(-n / 10), 71),
    "asked_chars.RARELY": (lambda n: kind_of(n / 10) == "han", -140),
    "byte_standing.SCARCE": (lambda n: is_wrong(18.5, anywhere=-n / 10, used=True, encoding="gb18030", any_byte=True), 111),
    "byte_standing.SHORT": (lambda n: odds_of(n) < odds_of(1), 201),
    "byte_standing.PAGE": (lambda n: not is_wrong(9.0, encoding="gb18030", size=n, any_byte=True), 1001),
    "byte_standing._LONGEST": (lambda n: next(byte_standing.known_cases("gbk", n + 1)).more == next(byte_standing.known_cases("gbk", n)).more, 50_000),
    "byte_odds.LEAST": (lambda n: others_likelier(n / 10), 15),
    "byte_odds.MOST": (lambda n: STANDS._replace(likelier=n).features()["likelier han"] < n, 31),
    "byte_odds.PAGE": (lambda n: byte_odds.of_length(n, "han") > 0, 1001),
    "byte_odds.SHORTEST": (lambda n: byte_odds.of_length(n, "han") > byte_odds.of_length(1, "han"), 21),
    "byte_odds.NAMED": (lambda n: STANDS.odds("gbk", 99) - STANDS._replace(named=True).odds("gbk", 99) <= n / 10 + 1e-9, 30),
    "byte_odds.SHORTEST_OTHERS": (lambda n: byte_odds.of_length(n, "rare") > byte_odds.of_length(1, "rare"), 201),
    "byte_odds.HURT": (lambda n: STANDS.odds("gbk", 99, hurt=True) - STANDS.odds("gbk", 99) <= n / 10 + 1e-9, 30),
    "asked_chars.SMALL": (lambda n: not asked_throughout(n), 1001),
    "asked_chars.KNOWN_EXPECTED": (lambda n: is_wrong(logp=-n / 10, encoding="gb18030"), 70),
    "asked_chars.ANY_EXPECTED": (lambda n: is_wrong(logp=-n / 10, encoding="gb18030", any_byte=True), 90),
    "asked_chars.KNOWN_AMONG": (lambda n: is_wrong(text="丙" * n + "挀，，", at=n, used=True, encoding="utf-8"), 2),
    "in_place_of_bytes.MOST": (lambda n: not fillers_told(n), 21),
    "asked_chars.EXPECTED": (lambda n: is_wrong(logp=-n / 10), 90),
    "asked_chars.RARE": (lambda n: suspicious(-n / 10), 91),
    "byte_channel.LIKELIEST": (lambda n: not told_before(n / 10), -29),
    "byte_channel.RAREST": (lambda n: thought_of(n / 10), -125),
    "asked_chars.AMONG": (lambda n: is_wrong(90.0, "丙" * min(n, 2) + "a" * (2 - n) + "挀" + "丙" * max(0, n - 2) + "aa", 2), 3),
    "asked_chars.BESIDE": (lambda n: not is_wrong(90.0, "丙a" + "a" * (n - 1) + "挀丙丙丙", 1 + n), 2),
    "asked_chars.TRIED": (lambda n: not tried(n), 101),
    "short_wrecks.LIKELIER": (lambda n: bool(ends(n)), 16),
    "scarce_chars.RARE": (lambda n: rare(-n / 10), 101),
    "short_wrecks.UNEXPECTED": (lambda n: unexpected(-n / 10), 111),
    "question_odds.COMMON": (lambda n: len(question_odds.likely_signs().every) <= n, 2500 + len(question_odds.STOPS)),
    "question_odds.ASKS": (lambda n: asking(n / 10, marks=2), 10),
    "question_odds.ASKS_ALONE": (lambda n: asking(n / 10, marks=1), 25),
    "question_odds.MOST": (lambda n: not asking(9.0, marks=n), 61),
    "marks_as_signs.NEAR": (lambda n: not marks_as_signs.is_sign("?" + "校" * (n - 1) + "漫漶", 0), 59),
    "question_odds._ECHO": (lambda n: not question_odds._is_said_again("甲乙" + "丙" * (n - 2), "丁甲乙"), 7),
    "lost_marks.NARROW": (lambda n: lost_marks._is_narrowed.__wrapped__("校," * n + "校"), 5),
    "lost_marks.LIKELIER": (lambda n: weighed("打?城", n / 10), 45),
    "lost_marks.MOST_WEIGHED": (lambda n: weighed("打?城" * n, 9.0) < n, 101),
    "lost_marks.MOST_TRIED": (narrowed_past, 21),
    "lost_marks._ASKED_LAST": (lambda n: not is_mark("各校照办?\n", n / 10), -55),
    "lost_byte.BIG5_MARGIN": (lambda n: fills_in_big5(n / 10), 45),
    "short_wrecks.FEWEST": (lambda n: bool(ends(99, "甲乙挀"[:n])), 3),
    "short_wrecks.LONGEST": (lambda n: ends(99, "甲乙挀甲乙挀甲乙挀甲乙挀") <= n, 8),
    "short_wrecks.REACH": (lambda n: bool(ends(99, "【" + "丁" * (n - 1) + "甲乙挀】", n)), 5),
    "short_wrecks.MOSTLY": (lambda n: short_wrecks._chinese("甲乙丙丁戊己庚辛壬癸"[:n] + "〇★◆●▲☆◇○△□"[n:]), 6),
    "wrecks.IN_A_ROW": (lambda n: wrecks._of_words("図" + "カ" * n), 4),
    "intended_chars.SPOKEN": (lambda n: intended_chars.is_intended("佢冇嘅咗"[:n], 0), 2),
    "intended_chars.DIALECT": (lambda n: intended_chars.is_all_cantonese("佢冇嘅咗"[:n]), 3),
    "intended_chars.CANTONESE": (lambda n: intended_chars.is_all_cantonese("佢冇嘅咗嘢" * n + "校" * 45), 1),
    "lost_letters.SHORT": (lambda n: cut_in_capitals(n), 4),
    "lost_letters.SHORTEST": (joined_to, 4),
    "lost_letters._LONGEST": (lambda n: not in_a_long_word(n), 31),
    "wrecks.SENSIBLE": (lambda n: sensible(n / 10), -100),
}  # fmt: skip


def test_what_a_page_says_again_makes_likelier() -> None:
    page = byte_channel.Page("教师柳青来了。柳青走了。")
    again = math.log(
        (1 - byte_channel.AGAIN) * math.exp(-12)
        + byte_channel.AGAIN * 2 / (2 + byte_channel.SELDOM)
    )
    assert page._again("柳青", -12.0, 0) == pytest.approx(again)
    assert page._again("柳青", -12.0, 2) == -12.0  # both are itself
    assert page._again("柳红", -12.0, 0) == -12.0


def test_a_character_of_the_other_script_is_less_likely() -> None:
    assert byte_channel.Page("各校应当說明。")._stranger(4) == byte_channel.OTHER_SCRIPT
    assert byte_channel.Page("各校應當說明。")._stranger(4) == 0.0


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])


@pytest.mark.parametrize(("gain", "found"), [(6.9, ()), (7.0, ((2, 5),))])
def test_how_much_likelier_a_run_must_be_that_ends_in_a_letter(
    gain: float, found: tuple[tuple[int, int], ...]
) -> None:
    read = swallowed.Swallowed(2, 5, "读出", "校", gain)
    with patch.object(swallowed_places, "swallowed", lambda *_: read):
        assert swallowed_places._places.__wrapped__("各学校应K。")[0] == found


@pytest.mark.parametrize(("gain", "told"), [(5.4, ()), (5.5, ((2, 5),)), (6.9, ((2, 5),))])
def test_what_is_less_likely_is_only_reported(gain: float, told: tuple[object, ...]) -> None:
    read = swallowed.Swallowed(2, 5, "读出", "校", gain)
    with patch.object(swallowed_places, "swallowed", lambda *_: read):
        assert swallowed_places._places.__wrapped__("各学校应K。") == ((), told)
        assert swallowed_places._places.__wrapped__("各学校应|。") == (
            (),
            (),
        )  # a bar divides titles
