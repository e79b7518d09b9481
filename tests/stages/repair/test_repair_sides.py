"""A case on each side of the thresholds of `repair`.

What a model of characters says is given as a number, so that training it anew moves no case.
"""

from collections import Counter
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.stages.repair import byte_escapes, cited, gbk_chars, lost_byte, pinyin, slips
from eduparse.stages.repair.gbk_chars import ModelChar
from eduparse.stages.repair.mojibake import lost_bytes, mojibake_search
from eduparse.stages.repair.slips.beam import NONE, Beam, State
from eduparse.stages.repair.slips.slip_search import Slip, SlipReading

SIGNS = tuple(ModelChar(chr(0x4E00 + n), chr(0x4E00 + n), n) for n in range(99))
PAGE: Any = SimpleNamespace(keeps=False, script="hans", text="")


class Scores:
    """A model that gives each character of what it is asked so many nats; more with ``worth`` behind it."""

    def __init__(self, front: float = 0.0, behind: float = 0.0, sign: float = -99.0) -> None:
        self._front, self._behind, self._sign = front, behind, sign

    def score(self, text: str, left: str = "") -> float:
        return (self._behind if left else self._front) * len(text)

    def logp(self, context: str, char: str) -> float:
        del context, char
        return self._sign


class Worth:
    """A model to which characters are the likelier the earlier they come, but what follows fits only one."""

    def __init__(self, fits: int) -> None:
        self._fits = SIGNS[fits].char

    def logps(self, left: str, numbers: list[int]) -> list[float]:
        del left
        return [-float(n) for n in numbers]

    def score(self, text: str, left: str) -> float:
        del text
        return 999.0 if left.endswith(self._fits) else 0.0


def escaped(text: str) -> str:
    return "".join(f"\\x{b:02x}" for b in text.encode("gbk"))


def notes(times: int) -> list[pinyin.Note]:
    """The same readings stuck to three characters, so many times each, none beside another."""
    every = [("重", "zhòng"), ("行", "xíng"), ("长", "zhǎng")] * times
    return [pinyin.Note(20 * n, 20 * n + 7, *note) for n, note in enumerate(every)]


def is_wreck(front: float = 0.0, sign: float = -99.0) -> bool:
    """Whether a question mark stands before a wreck if what is in front, and the mark itself, are so likely."""
    (suspect,) = slips._SUSPECT.finditer(text := "各校应当安?囗冂匚匸")
    with patch.object(slips, "mixture", lambda: Scores(front, -99.0, sign)):
        return slips._wreck(text, suspect)


def reading(after: str, margin: float = 0.0, gain: float = 9.0) -> SlipReading:
    return SlipReading(0, 2, after, margin, gain, -3.0, -5.0)


def expects(margin: float) -> bool:
    """Whether the character that a reading says was lost is looked for elsewhere on the page."""
    asked: list[Counter[str]] = []
    with (
        patch.object(slips, "_plausible", lambda _: True),
        patch.object(slips, "_lead", lambda _, r: r.margin),
        patch.object(slips, "_again", lambda _, r, lost: asked.append(lost) or r),
    ):
        slips._expected(PAGE, [reading("校", margin), reading("学", -9.0)])
    return any("校" in lost for lost in asked)


def same_trail(less: float) -> bool:
    """Whether a reading is taken with the second byte of what was lost twice, though less likely by so much."""
    lost = Counter("哀抱")  # B0 A7 and B1 A7

    def search(_page: object, _start: int, _skip: int, only: Any) -> Any:
        trail = sum(map(only, lost)) == 2
        return SimpleNamespace(best=lambda: reading("学", gain=9.0 - less) if trail else None)

    with patch.object(slips, "Slip", search):
        return slips._again(PAGE, reading("校"), lost).after == "学"


def pair_looked_for(best: float) -> bool:
    """Whether a vanished pair is looked for behind a character that is so likely."""
    asked: list[Beam] = []
    slip = object.__new__(Slip)
    slip._gapless = False
    beam = Beam({("校", 0x81): State(0.0, NONE, "")})
    with (
        patch.object(Slip, "_extend", lambda *_: best),
        patch.object(Slip, "_gaps", lambda _self, grown, *_: asked.append(grown)),
    ):
        slip._unit(beam, (0x81, 0x81), Beam())
    return bool(asked and asked[0])


def compared(near: int) -> int:
    """With how many of so many lost characters near it one is compared together."""
    asked = set()

    def score(_self: object, changed: dict[int, ModelChar | None]) -> float:
        asked.update(n for n, sign in changed.items() if sign is None and n != 3)
        return 0.0

    around = object.__new__(lost_bytes.Around)
    around._text = "".join(s.char for s in SIGNS[:7])
    every = [(0.0, s) for s in SIGNS[:9]]
    with patch.object(lost_bytes.Around, "_score", score):
        around.margin(3, dict.fromkeys([3, 2, 4, 1, 5, 0, 6][: near + 1], every))
    return len(asked)


def beside_a_gap() -> float:
    """The lead that a character beside a gap counts with."""
    step = mojibake_search._Step(None, 1, True, mojibake_search.Spelled("校", (), -1.0))  # noqa: FBT003
    found = mojibake_search._unsure(mojibake_search._Reading(0.0, "", (), step))
    assert found.step is not None
    return found.step.spelled.lead


SIDES: Sides = {
    "byte_escapes._REACH": (
        lambda n: bool(list(byte_escapes.byte_escapes(f'={" " * (n - 2)}"{escaped("学校教育")}'))),
        9,
    ),
    "byte_escapes._VARIED": (
        lambda n: bool(
            list(
                byte_escapes.byte_escapes(escaped({4: "教育教", 5: "教育交"}[n]))
            )  # BDCC D3FD BDBB
        ),
        5,
    ),
    "cited.PLAIN": (lambda n: cited._is_cited("写作" + "校" * (n - 2) + "&lt;", n, n + 4), 6),
    "cited._NEAR": (
        lambda n: not cited._is_cited("写作" + "校" * (n - 2) + "&lt;", n, n + 4),
        41,
    ),
    "gbk_chars.DOUBLED": (lambda n: is_doubled(n / 10), -44),
    "lost_byte._TRIED": (
        lambda n: lost_byte.likeliest_byte(Worth(n - 1), "", "校", SIGNS)[0] != SIGNS[n - 1].char,
        25,
    ),
    "pinyin._REPEATS": (lambda n: pinyin._by_machine(notes(n)), 3),
    "slips.RUIN": (lambda n: is_wreck(front=n / 10), -85),
    "slips.ASKED": (lambda n: not is_wreck(sign=n / 10), -49),
    "slips.EXPECTS": (lambda n: expects(n / 10), 15),
    "slips.TRAIL_WORTH": (lambda n: not same_trail(n / 10), 20),
    "slip_search.LIKELY": (lambda n: not pair_looked_for(n / 10), -20),
    "lost_bytes.NEIGHBOURS": (lambda n: compared(n) < n, 4),
    "mojibake_search.TOLD": (lambda n: beside_a_gap() <= n, 4),
}


def is_doubled(logp: float) -> bool:
    """Whether a character is a word twice over that is so likely behind itself."""
    with patch.object(gbk_chars, "mixture", lambda: Scores(sign=logp)):
        return gbk_chars._doubled.__wrapped__("妈")


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
