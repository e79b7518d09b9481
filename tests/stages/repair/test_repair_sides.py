"""A case on each side of the thresholds of `repair`.

What a model of characters says is given as a number, so that training it anew moves no case.
"""

import re
from collections import Counter
from math import log
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.budget import UNLIMITED
from eduparse.language.charmodel import Together
from eduparse.language.mixture import mixture
from eduparse.stages.repair import (
    byte_escapes,
    cited,
    gbk_chars,
    line_wraps,
    lone_letters,
    lost_byte,
    lost_marks,
    page_model,
    pinyin,
    scarce_chars,
    swallowed,
    swallowed_places,
)
from eduparse.stages.repair.byte_readings import GB, PAIRS_FIRST, UTF8
from eduparse.stages.repair.gbk_chars import ModelChar, PageModel, Signs
from eduparse.stages.repair.mojibake import (
    evidence_of_pairs,
    filled_in,
    gaps,
    lost_bytes,
    mojibake_search,
    partial_bytes,
    parts,
    reading_beam,
    roundtrip,
    windows,
    wrecks,
)
from eduparse.stages.repair.mojibake.filled_in import Decided
from eduparse.stages.repair.mojibake.parts import Part, Spelled
from eduparse.stages.repair.mojibake.ranked_signs import Chain
from eduparse.stages.repair.slips import decided, expected_chars, marks, readings, sureness
from eduparse.stages.repair.slips.beam import NONE, Beam, State, pruned
from eduparse.stages.repair.slips.doubts import Doubt, in_part
from eduparse.stages.repair.slips.slip_reading import SlipReading
from eduparse.stages.repair.slips.slip_search import Slip

SIGNS = tuple(ModelChar(chr(0x4E00 + n), chr(0x4E00 + n), n) for n in range(199))
PAGE: Any = SimpleNamespace(keeps=False, script="hans", text="", budget=UNLIMITED)


class Scores:
    """A model that gives each character of what it is asked so many nats; more with ``worth`` behind it."""

    def __init__(self, front: float = 0.0, behind: float = 0.0, sign: float = -99.0) -> None:
        self._front, self._behind, self._sign = front, behind, sign

    def score(self, text: str, left: str = "") -> float:
        return (self._behind if left else self._front) * len(text)

    def logp(self, context: str, char: str) -> float:
        del context, char
        return self._sign

    def most_of_each(self, text: str) -> list[float]:
        return [99.0] * (len(text) - 1)


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

    def scores(self, left: str, together: tuple[Together, ...]) -> list[float]:
        del left
        return [-n / 1000 for n in range(len(together[0].words))]

    def likely_of(
        self, left: str, together: tuple[Together, ...], least: float
    ) -> list[tuple[float, int]]:
        del least
        return [(nats, n) for n, nats in enumerate(self.scores(left, together))]

    def most(self, text: str, first: int) -> float:
        del text, first
        return 0.0

    def likely(self, text: str, first: int, least: float) -> float | None:
        told = 0.0 if text[:first].endswith(self._fits) else -999.0
        return None if told < least else told


def escaped(text: str) -> str:
    return "".join(f"\\x{b:02x}" for b in text.encode("gbk"))


def closed_again() -> int:
    """How often blanks are looked for that were line ends where some are left each time."""
    rounds: list[object] = []
    gap = line_wraps.Gap(1, 2, 1, quoted=False)
    with patch.object(line_wraps, "_line_ends", lambda _: rounds.append(gap) or [gap]):
        list(line_wraps._wraps("校 舍" * 20))
    return len(rounds)


def notes(times: int) -> list[pinyin.Note]:
    """The same readings stuck to three characters, so many times each, none beside another."""
    every = [("重", "zhòng"), ("行", "xíng"), ("长", "zhǎng")] * times
    return [pinyin.Note(20 * n, 20 * n + 7, *note) for n, note in enumerate(every)]


def is_wreck(
    front: float = 0.0, behind: float = -99.0, sign: float = -99.0, mark: str = "?"
) -> bool:
    """Whether a mark stands before a wreck if what is around it, and the mark itself, are so likely."""
    (suspect,) = marks.SUSPECT.finditer(text := f"各校应当安{mark}囗冂匚匸")
    with patch.object(marks, "mixture", lambda: Scores(front, behind, sign)):
        return marks.is_marked_wreck(text, suspect)


class Heard:
    """A model that keeps what it is asked, and finds it senseless."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def score(self, text: str, left: str = "") -> float:
        self.asked.append(text)
        return -99.0 * len(text) if left else 0.0

    def logp(self, context: str, char: str) -> float:
        del context, char
        return -99.0


def heard(text: str) -> str:
    """What the model is asked about a suspect."""
    (suspect,) = marks.SUSPECT.finditer(text)
    model = Heard()
    with patch.object(marks, "mixture", lambda: model):
        marks.is_marked_wreck(text, suspect)
    return "".join(model.asked)


def looked(suspects: int) -> int:
    """How many of so many suspects are read where none of them can be."""
    asked: list[object] = []
    text = "各?" * suspects
    page: Any = SimpleNamespace(text=text)
    with patch.object(readings, "_slip", lambda _, s: asked.append(s)):
        list(readings.marked_readings(page, re.finditer(r"\?", text)))
    return len(asked)


def unmarked(places: int) -> int:
    """At how many of so many places without a mark a reading is looked for where there is none."""
    seen = set()
    page: Any = SimpleNamespace(text="校" * 20 * places, keeps=False)

    def search(_page: object, start: int, *_: object, **__: object) -> Any:
        seen.add(start // 20)
        return SimpleNamespace(best=lambda: None)

    with patch.object(readings, "Slip", search):
        list(
            readings.unmarked_readings(
                page, [(20 * n + 10, 20 * n + 13) for n in range(places)], [], []
            )
        )
    return len(seen)


def found_unmarked(shown: int, gain: float = 99.0) -> list[SlipReading]:
    """The reading of a slip without a mark of which so many characters are shown."""
    page: Any = SimpleNamespace(text="校" * 40, keeps=True)
    one = SlipReading(10, 10 + shown, "学", 9.0, gain, -3.0, -5.0)

    def search(_page: object, start: int, *_: object, **__: object) -> Any:
        return SimpleNamespace(best=lambda: one if start == 10 else None)

    with patch.object(readings, "Slip", search):
        return list(readings.unmarked_readings(page, [(10, 13)], [], []))


def rounds_read() -> int:
    """How often the readings of a page are read again that change each time."""
    rounds: list[object] = []

    def again(_page: object, r: SlipReading, _lost: object) -> SlipReading:
        rounds.append(r)
        return reading(r.after + "校" * len(rounds))

    with patch.object(expected_chars, "_again", again):
        expected_chars.read_doubtful_again(PAGE, [reading("校", -9.0)])
    return len(rounds)


def tried_again(lost: int) -> int:
    """With how many of so many characters that were lost elsewhere a reading is tried."""
    asked: list[object] = []

    def search(_page: object, _start: int, _skip: int, only: Any) -> Any:
        asked.append(only)
        return SimpleNamespace(best=lambda: None)

    with patch.object(expected_chars, "Slip", search):
        expected_chars._again(
            expected_chars.Searches(PAGE),
            reading("校"),
            expected_chars.lost_elsewhere(Counter("甲教学育县经"[:lost])),
        )
    return len(asked)


def hopeless(length: int) -> float:
    """The score below which a search ends that has read so many characters, if what is shown costs nothing."""
    slip = object.__new__(Slip)
    slip._at, slip._start, slip._text, slip._left, slip._ends = 0, 0, "校" * 99, "\n", []
    slip._line_end, slip._script = 99, "hant"  # in which a reading may end behind any character
    slip._page = SimpleNamespace(model=Scores())  # type: ignore[assignment]
    return slip._hopeless(length)


def followed(n: int) -> bool:
    """Whether a search goes so far into a run."""
    reached: list[int] = []
    text = "各校?" + "校" * 300

    def step(_self: object, beam: Beam, at: int) -> Beam:
        reached.append(at - 3)
        return beam

    with (
        patch.object(Slip, "_step", step),
        patch.object(Slip, "_alone", lambda *_: None),
        patch.object(Slip, "_hopeless", lambda *_: NONE),
    ):
        Slip(PageModel(text, "hans"), 2).best()
    return max(reached) >= n - 1


def proven(gain: float) -> bool:
    """Whether a part is Chinese in a wrong encoding that reads better by so much than what is shown."""
    part = Part(0, 6, (Spelled("校", (), -3.0),) * 4, (1, 2, 4, 6))
    told: Any = SimpleNamespace(score=lambda *_: -12.0 - gain)
    return windows._proven(told, part, "鏁欒偛鍔犲己", "各校", Chain(GB, UTF8, "hans"))


def searched(evidence: float) -> bool:
    """Whether a window is searched whose best stretch has so much evidence, and all of it none."""
    with patch.object(windows, "glanced_evidence", lambda *_: (-999.0, evidence)):
        return bool(windows._chains(mixture(), "鏁欒偛鍔犲己"))


def surprises(logp: float) -> bool:
    data = "校".encode().decode("latin-1")
    told: Any = Scores(sign=logp)
    return bool(list(gaps._surprising(told, gaps._UTF8.finditer(data))))


def may_be_lost(logp: float) -> bool:
    """Whether an unknown byte may belong to characters that are so likely."""
    with patch.object(partial_bytes, "mixture", lambda: Scores(sign=logp)):
        return bool(partial_bytes.common(GB, "hans"))


WAY = ((GB, UTF8),)


def chinese(evidence: float, better: float) -> bool:
    """Whether a line is Chinese in a wrong encoding that is so much likelier, and each character too."""
    with (
        patch.object(roundtrip, "roundtrip_evidence", lambda *_: evidence),
        patch.object(roundtrip, "_mean", lambda _, text: better if text == "校" else 0.0),
    ):
        return roundtrip._chinese(Scores(), "鏍", "校", WAY)  # type: ignore[arg-type]


def read_again(proof: int, evidence: float, length: int = 1) -> bool:
    """Whether a line of so many characters is read in the way that so many nats on the page have proved."""
    whole = roundtrip.Whole(Scores)  # type: ignore[arg-type]
    whole._proof = Counter({WAY: proof})
    with (
        patch.object(roundtrip, "_through", lambda *_, **__: "校"),
        patch.object(roundtrip, "roundtrip_evidence", lambda *_: evidence),
        patch.object(roundtrip, "_mean", lambda _, text: 9.0 if text == "校" else 0.0),
    ):
        return whole.again("鏍" * length) is not None


def likelier(nats: float) -> bool:
    """Whether text is shown in a wrong encoding whose characters are likelier in another by so much."""
    window = "教育部門工作安排"
    told = SimpleNamespace(
        score=lambda text: 0.0 if text == wrecks.seen(window) else nats * len(text)
    )
    with patch.object(wrecks, "mixture", lambda: told):
        return wrecks._likelier(window)


def strange_row(letters: int, strange: int) -> bool:
    """Whether a row of twenty signs is a wreck of which so many are letters, and so many stand strangely."""
    with patch.object(wrecks, "_strange", lambda _: strange):
        return bool(list(wrecks._rows("é" * letters + "±" * (20 - letters))))


def reading(after: str, margin: float = 0.0, gain: float = 9.0) -> SlipReading:
    return SlipReading(0, 2, after, margin, gain, -3.0, -5.0)


def expects(margin: float) -> bool:
    """Whether the character that a reading says was lost is looked for elsewhere on the page."""
    asked: list[expected_chars.LostElsewhere] = []
    with (
        patch.object(expected_chars, "plausible", lambda _: True),
        patch.object(expected_chars, "lead_of", lambda _, r: r.margin),
        patch.object(expected_chars, "_again", lambda _, r, lost: asked.append(lost) or r),
    ):
        expected_chars.read_doubtful_again(PAGE, [reading("校", margin), reading("学", -9.0)])
    return any("校" in dict(lost.chars) for lost in asked)


def same_trail(less: float) -> bool:
    """Whether a reading is taken with the second byte of what was lost twice, though less likely by so much."""
    lost = Counter("哀抱")  # B0 A7 and B1 A7

    def search(_page: object, _start: int, _skip: int, only: Any) -> Any:
        trail = sum(map(only, lost)) == 2
        return SimpleNamespace(best=lambda: reading("学", gain=9.0 - less) if trail else None)

    with patch.object(expected_chars, "Slip", search):
        return (
            expected_chars._again(
                expected_chars.Searches(PAGE), reading("校"), expected_chars.lost_elsewhere(lost)
            ).after
            == "学"
        )


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


def still_unsure(behind: float) -> bool:
    """Whether a vanished pair is looked for in a reading so far behind the best one."""
    asked: list[Beam] = []
    slip = object.__new__(Slip)
    slip._gapless = False
    beam = Beam({("校", 0x81): State(0.0, NONE, ""), ("学", 0x82): State(-behind, NONE, "")})
    with (
        patch.object(Slip, "_extend", lambda *_: -9.0),
        patch.object(Slip, "_gaps", lambda _self, grown, *_: asked.append(grown)),
    ):
        slip._unit(beam, (0x81, 0x81), Beam())
    return ("学", 0x82) in asked[0]


def explained(gain: float) -> bool:
    """Whether one lost pair is enough, if the text is so much likelier with it than without."""
    widths: list[int] = []
    slip = object.__new__(Slip)

    def vanished(_self: object, grown: Beam, *_: object) -> Beam:
        widths.append(len(grown))
        return grown

    def extend(*args: Any) -> float:
        args[-1].top = gain
        return gain

    with patch.object(Slip, "_vanished", vanished), patch.object(Slip, "_extend", extend):
        slip._gaps(Beam({("校", 0x81): State(0.0, NONE, "")}), (0x81, 0x81), Beam())
    return len(widths) == 1


def given_up(behind: float) -> bool:
    """Whether a reading with a lost pair goes no further where it is so far behind what is displayed without one."""
    asked: list[State] = []
    slip = object.__new__(Slip)
    out = Beam()
    out.top = behind
    grown = Beam({("校", 0x81): State(0.0, NONE, "")})
    with (
        patch.object(Slip, "_likely_vanished", lambda *_: grown),
        patch.object(Slip, "_extend", lambda *args: asked.append(args[3])),
    ):
        slip._gaps(grown, (0x81, 0x81), out)
    return not asked


def usual_weighed(*, last: bool = False, anywhere: bool = False) -> int:
    """How many characters that are usual behind the last one, or anywhere, are weighed, inside a run or at its end."""
    asked: list[tuple[int, ...]] = []
    slip = object.__new__(Slip)
    slip._only, slip._gapless, slip._script = None, True, "hans"
    page: Any = SimpleNamespace(likeliest=lambda *args: asked.append(args[2:]))
    slip._page = page
    pending = gbk_chars.ANY if anywhere else gbk_chars.GAP + 0xAA
    state = State(0.0, NONE, "" if anywhere else "校")
    with patch.object(Slip, "_grow", lambda *_: 0.0):
        if last:
            slip._completed(Beam({("校", pending): state}), 0.0, Beam())
        else:
            slip._extend("校", pending, state, 0xA3, 0x81, Beam())
    return asked[0][1 if anywhere else 0]


def letters_told(gains: list[float], char: str = "校", letters: str = "KAT") -> int:
    """How many letters of a traditional page are told as half a character, each so much likelier to be one."""
    text = "".join(f"各{c}{letter}。\n" for c, letter in zip("學應當", letters, strict=True))
    read = iter([gain for gain in gains for _ in (swallowed_places.GB, swallowed_places.BIG5)])
    one = swallowed.Swallowed(0, 1, "", char, 0.0)
    with (
        patch.object(swallowed_places, "swallowed", lambda *_: one._replace(gain=next(read))),
        patch.object(lone_letters, "is_traditional", lambda _: True),
        patch.object(swallowed, "is_traditional", lambda _: True),
    ):
        return len(swallowed_places._places.__wrapped__(text)[0])


def last_letter_told(gain: float, size: int) -> bool:
    """Whether a letter at the end of a line of so many characters is told that stands for 。 with so many nats."""
    one = swallowed.Swallowed(0, 1, "", "。", gain)
    with (
        patch.object(swallowed_places, "swallowed", lambda *_: one),
        patch.object(lone_letters, "is_traditional", lambda _: True),
        patch.object(swallowed, "is_traditional", lambda _: True),
    ):
        return bool(swallowed_places._places.__wrapped__("學" * size + "C\n各校")[0])


def told_of_big5(gain: float, text: str, char: str = "校", after: str = "") -> bool:
    """Whether the letter of a page that came in Big5 is told, half of ``char`` and likelier by so many nats."""
    one = swallowed.Swallowed(0, 1, after, char, gain)
    with (
        patch.object(lone_letters, "swallowed", lambda *_: one),
        patch.object(lone_letters, "is_traditional", lambda _: True),
        patch.object(swallowed, "is_traditional", lambda _: True),
    ):
        return bool(list(lone_letters.letters_of_bytes(text, "big5hkscs")))


def beside_told(gain: float, text: str) -> bool:
    """Whether the letter of ``text``, behind a mark or a figure, is told as half a character."""
    one = swallowed.Swallowed(0, 1, "", "校", gain)
    with (
        patch.object(lone_letters, "swallowed", lambda *_: one),
        patch.object(lone_letters, "is_traditional", lambda _: True),
        patch.object(swallowed, "is_traditional", lambda _: True),
    ):
        return bool(list(lone_letters.letters_beside(text)))


def sign_taken(gain: float) -> bool:
    """Whether a character is told to have taken the sign behind it, if the text is so much likelier otherwise."""
    found = swallowed.Swallowed(2, 4, "得[", "值", gain)
    with patch.object(swallowed_places, "swallowed", lambda *_: found):
        return bool(list(swallowed_places._takers("材料不档肹参考]。")))


def lead(*, keeps: bool = False, script: str = "hans", expected: bool = False) -> float:
    """How many hundredths of a nat a reading leads by that no other is less likely than."""
    page: Any = SimpleNamespace(keeps=keeps, script=script)
    one = SlipReading(0, 2, "校", 0.0, 9.0, -3.0, -5.0, expected=expected)
    return round(100 * sureness.lead_of(page, one), 6)


def told_beside(lead: float, *, keeps: bool) -> bool:
    """Whether what is in doubt of a reading is told that leads by so much, on a page that ``keeps`` all pairs or not."""
    page: Any = SimpleNamespace(keeps=keeps, script="hans", text="?囗")
    margin = lead - (sureness.KEPT_LESS if keeps else 0.0)
    with patch.object(decided, "doubtful", lambda *_: [(0, 1)]):
        return bool(decided.findings(page, [reading("校", margin)]).warnings)


def with_pairs_lost(readings: int) -> int:
    """In how many of so many readings of the same score lost pairs are looked for."""
    asked: list[Beam] = []
    slip = object.__new__(Slip)
    slip._gapless = False
    states = {(c, 0x81): State(0.0, NONE, c) for c in "甲乙丙丁戊己庚"[:readings]}
    with (
        patch.object(Slip, "_extend", lambda *_: -9.0),
        patch.object(Slip, "_gaps", lambda _self, grown, *_: asked.append(grown)),
    ):
        slip._unit(Beam(states), (0x81, 0x81), Beam())
    return len(asked[0])


def lost_alone(behind: str) -> float:
    """What it costs to read a mark as a byte that was lost alone, before ``behind``."""
    slip = object.__new__(Slip)
    slip._text = f"?{behind}"
    costs: list[float] = []
    with (
        patch.object(Slip, "_completed", lambda _self, _beam, cost, _ends: costs.append(cost)),
        patch.object(Slip, "_finish", lambda *_: None),
    ):
        slip._lone(Beam(), 0)
    return costs[0]


def read_by_a_note(char: str) -> float:
    """How much more speaks for ``char`` behind which the page prints how to read 校."""
    slip = object.__new__(Slip)
    slip._text, slip._ends = "P(xiào)", []
    model = SimpleNamespace(
        likely=lambda *_: 0.0, most_behind=lambda lasts, _: dict.fromkeys(lasts, 0.0)
    )
    slip._page = SimpleNamespace(model=model)  # type: ignore[assignment]
    slip._finish(Beam({(char, 0): State(0.0, NONE, char)}), 1)
    return slip._ends[0][0]


def shattered(apart: int) -> bool:
    """Whether a sign is a broken character on a page that has another one so many code points behind it."""
    text = f"各校{chr(0x2600)}K校各，{chr(0x2600 + apart)}"
    return swallowed._shattered(text, 2, 3)


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


def ranked(options: int) -> int:
    """How many of so many characters that may stand in a place are compared."""
    around = object.__new__(lost_bytes.Around)
    around._plain, around._right = "校", "校"
    around._words = around._label = None
    around._model = SimpleNamespace(  # type: ignore[assignment]
        logps=lambda _, numbers: [-float(n) for n in range(len(numbers))], logp=lambda *_: 0.0
    )
    with (
        patch.object(lost_bytes.Around, "_context", lambda *_: ""),
        patch.object(lost_bytes.Around, "_score", lambda *_: 0.0),
    ):
        return len(around.ranked(0, SIGNS[:options]))


def settled(ahead: float) -> bool:
    """Whether a character is put for another that is so many nats less likely."""
    around = object.__new__(lost_bytes.Around)
    around._text = SIGNS[0].char
    with (
        patch.object(lost_bytes.Around, "ranked", lambda *_: [(ahead, SIGNS[1])]),
        patch.object(lost_bytes.Around, "_score", lambda *_: 0.0),
    ):
        return bool(around.settle({0: SIGNS[:2]}))


def sweeps(most: int) -> bool:
    """Whether a text that gets likelier every time is left after so many rounds at the latest."""
    around = object.__new__(lost_bytes.Around)
    around._text = SIGNS[0].char
    rounds: list[int] = []

    def ranked(*_: object) -> list[tuple[float, ModelChar]]:
        rounds.append(1)
        return [(1.0, SIGNS[len(rounds) % 2])]

    with (
        patch.object(lost_bytes.Around, "ranked", ranked),
        patch.object(lost_bytes.Around, "_score", lambda *_: 0.0),
    ):
        around.settle({0: SIGNS[:2]})
    return len(rounds) < most


def together(others: int, apart: int = 1) -> int:
    """How many other characters are tried together with those of a lost one ``apart``."""
    tried = set()

    def score(_self: object, changed: dict[int, ModelChar | None]) -> float:
        tried.add(changed.get(0))
        return 0.0

    around = object.__new__(lost_bytes.Around)
    around._text = "".join(s.char for s in SIGNS[:9])
    every = {0: [(0.0, s) for s in SIGNS[: others + 1]], apart: [(0.0, s) for s in SIGNS[:2]]}
    with patch.object(lost_bytes.Around, "_score", score):
        around.margin(0, every)
    return len(tried - {None})


def shown_as(latin: int) -> str:
    """A text of ten characters so many of which stand for bytes."""
    return "é" * latin + "校" * (10 - latin)


def of_bytes(f: Any, latin: int) -> bool:
    with patch.object(windows, "stands_for", lambda char, _: (b"x",) if char == "é" else ()):
        return bool(f(shown_as(latin)))


def expected_again(less: float, times: int) -> bool:
    """Whether a reading is taken that begins with what was lost so often elsewhere, though so much less likely."""

    def search(_page: object, _start: int, _skip: int, only: Any) -> Any:
        same = isinstance(only, type("".__eq__))  # not by its second byte
        return SimpleNamespace(best=lambda: reading("学", gain=9.0 - less) if same else None)

    with patch.object(expected_chars, "Slip", search):
        return (
            expected_chars._again(
                expected_chars.Searches(PAGE),
                reading("校"),
                expected_chars.lost_elsewhere(Counter({"甲": times})),
            ).after
            == "学"
        )


def with_gaps(starts: int) -> int:
    """From how many of so many starts without a mark vanished pairs are looked for."""
    page: Any = SimpleNamespace(text="校" * 40, keeps=False)
    asked: list[int] = []

    def search(_page: object, start: int, *_: object, **options: object) -> Any:
        if not options:
            asked.append(start)
        poor = SlipReading(start, start + 6, "学" * 9, 9.0, 1.0, -3.0, -5.0)
        found = poor if options and start < 6 + starts else None
        return SimpleNamespace(best=lambda: found)

    with patch.object(readings, "Slip", search):
        list(readings.unmarked_readings(page, [(10, 13)], [], []))
    return len(asked)


def is_ruined(nats: float, short: float = 0.0, shown: int = 4) -> bool:
    """Whether what stands behind a mark is told as a wreck, each character of which is so likely, or the first two."""
    told: Any = SimpleNamespace(
        score=lambda text, _: len(text) * (short if len(text) == 2 else nats)
    )
    with patch.object(marks, "mixture", lambda: told):
        return marks._ruined("囗冂匚匸"[:shown], 0)


def took_a_letter(gain: float) -> bool:
    """Whether a character took the letter behind it, if the text is so much likelier otherwise."""
    found = swallowed.Swallowed(0, 4, "其I", "在", gain)
    with patch.object(swallowed_places, "swallowed", lambda *_: found):
        return bool(swallowed_places._places.__wrapped__("所以要谄銲ID代码前加上县代码。")[0])


def is_exclaimed(nats: float) -> bool:
    """The same behind a sign that may stand for a full stop."""
    with patch.object(marks, "mixture", lambda: Scores(behind=nats)):
        return bool(list(marks.exclaimed("各校！囗冂匚匸")))


def suggested(share: float, second: float = 0.0) -> int:
    """How many readings are suggested if the best has this share of what all weigh, and the next that of the best."""
    other = (2, "学", -log(second)) if second else None
    page: Any = SimpleNamespace(keeps=True, script="hans", text="?囗")
    margin = log(share / (1 - share))
    nearly = SlipReading(0, 2, "校", margin, 9.0, -3.0, -5.0, doubts=None, second=other)
    edits = decided.findings(page, [nearly]).edits
    assert not any(e.applied for e in edits)
    return len(edits)


def needed_in_part(*, keeps: bool) -> float:
    """The margin that a part of a reading needs on a page that keeps user-defined pairs, or may not."""
    page: Any = SimpleNamespace(keeps=keeps, script="hans")
    with patch.object(decided, "in_part", lambda after, _, needed: (after, needed)):
        found = decided._part(page, reading("校", margin=1.0))
    assert found is not None
    return found[1]


def by_trail(lost: int) -> bool:
    """Whether others are expected to have the second byte that so many lost characters have."""
    asked: list[Any] = []

    def search(_page: object, _start: int, _skip: int, only: Any) -> Any:
        asked.append(only)
        return SimpleNamespace(best=lambda: None)

    with patch.object(expected_chars, "Slip", search):
        expected_chars._again(
            expected_chars.Searches(PAGE),
            reading("校"),
            expected_chars.lost_elsewhere(Counter("哀抱"[:lost])),
        )
    return any(only("哀") and only("抱") for only in asked)


def costs(line: str) -> dict[tuple[object, ...], float]:
    """What each number of bytes costs that the first character of ``line``, a lost one, may stand for."""
    search = mojibake_search.Unmix(mixture(), line, Chain(GB, UTF8, "hans"))
    return {slots: cost for cost, slots in search._slots(0, line[0])}


def width(shown: str) -> int:
    """How many readings are followed where text was shown in an encoding."""
    widths: list[int] = []
    with patch.object(
        mojibake_search, "best_of_beam", lambda beam, most: widths.append(most) or dict(beam)
    ):
        mojibake_search.Unmix(mixture(), "é", Chain(shown, GB, "hans")).best()
    return widths[0]


def beside_a_gap() -> float:
    """The lead that a character beside a gap counts with."""
    step = parts.ReadingStep(None, 1, True, parts.Spelled("校", (), -1.0))  # noqa: FBT003
    found = reading_beam.unsure(parts.LineReading(0.0, "", (), step))
    assert found.step is not None
    return found.step.spelled.lead


def cited_cell(shown: str) -> bool:
    """Whether a cell with an escape is spoken of by the cell that shows what it stands for."""
    row = f"{shown}\t&lt;"
    return cited._is_cited(row, len(shown) + 1, len(row), shown)


def places_weighed(run: int, *, tried: int | None = None) -> int:
    """At how many places of a run so long, which a letter ends, a lost byte is looked for."""
    page = swallowed.Read("教" * run + "K各校", "hans", Scores(sign=0.0))  # type: ignore[arg-type]
    asked: list[object] = []

    def weighed(_page: object, span: tuple[int, int], *_: object) -> swallowed.Swallowed:
        asked.append(span)
        return swallowed.Swallowed(*span, "", "", -99.0)

    with (
        patch.object(swallowed, "_weighed", weighed),
        patch.object(swallowed, "TRIED", tried or swallowed.TRIED),
    ):
        swallowed.swallowed(page, 0, run, GB, b"K")
    return len(asked)


def goes_with() -> int:
    """How many characters behind it what was there must go with."""
    asked: list[str] = []
    told: Any = SimpleNamespace(
        score=lambda text, *_: asked.append(text) or 0.0, most=lambda *_: 0.0
    )
    page = swallowed.Read("教各校各校各校", "hans", told)
    with patch.object(swallowed, "likeliest_byte", lambda *_, **__: ("学", 0.0, 0.0)):
        swallowed._weighed(page, (0, 1), ("教".encode("gbk"), 0), "", GB, -99.0)
    return len(asked[0]) - 1


def readings_kept(many: int) -> int:
    """How many of so many readings of the same score are followed further."""
    return len(pruned(Beam({(s.char, 0x81): State(0.0, NONE, s.char) for s in SIGNS[:many]})))


def ordinary(logp: float) -> bool:
    """Whether a character that is so likely is an ordinary one."""
    with patch.object(scarce_chars, "mixture", lambda: Scores(sign=logp)):
        return "校" in scarce_chars._ordinary()


def tells_genre(before: int) -> bool:
    """Whether a line tells the genre of a page that has so many code points in front of it."""
    asked: list[str] = []
    told: Any = SimpleNamespace(weighed=asked.append)
    with (
        patch.object(page_model, "mixture", lambda: told),
        patch.object(page_model, "_whole", lambda line: "校" in line),
    ):
        page_model.page_model.__wrapped__("-" * (before - 1) + "\n校")
    return bool(asked)


def one_filled_in(margin: float, *, options: int = 3, confidence: float = 0.99) -> Decided:
    """What becomes of a character of so many, so far ahead of the next one, of such a confidence."""
    part = Part(0, 1, (Spelled("校", SIGNS[:options], -3.0),), (1,))
    with (
        patch.object(filled_in.Around, "margin", lambda *_: margin),
        patch.object(filled_in.Filled, "confidence", lambda _: confidence),
    ):
        (found,) = filled_in.part_chars(mixture(), part, "各", "长")
    return found


def fills_in(confidence: float) -> bool:
    """Whether a character of such a confidence is filled in."""
    return one_filled_in(5.0, confidence=confidence).char != "\ufffd"


def fills_in_numeral(confidence: float) -> bool:
    """Whether a numeral of such a confidence is filled in where another one may have stood."""
    signs = tuple(map(gbk_chars.model_char, "六八"))
    part = Part(0, 1, (Spelled("六", signs, -3.0),), (1,))
    with patch.object(filled_in.Filled, "confidence", lambda _: confidence):
        (found,) = filled_in.part_chars(mixture(), part, "第五十", "条")
    return found.char != "\ufffd"


def suggests(confidence: float) -> bool:
    """Whether a character of such a confidence that stays lost is a suggestion."""
    return one_filled_in(5.0, confidence=confidence).likeliest != ""


def stays_unknown(options: int) -> bool:
    """Whether a sure one of so many at the start of a line is taken for as likely an indent as any."""
    part = Part(0, 1, (Spelled("校", SIGNS[:options], -3.0),), (1,))
    with patch.object(filled_in.Filled, "confidence", lambda _: 0.99):
        (found,) = filled_in.part_chars(mixture(), part, "", "长")
    return found.char == "\ufffd" and found.likeliest == ""


def certain_beside(nats: float) -> bool:
    """Whether a character is not reported that leads by so much over a reading with one more behind it."""
    part = Part(0, 1, (Spelled("校", (), -3.0, beside=nats),), (1,))
    (found,) = filled_in.part_chars(mixture(), part, "学", "长")
    return found.certain


def certain_at(margin: float, options: int = 3) -> bool:
    """Whether a character so far ahead of so many is not reported."""
    return one_filled_in(margin, options=options).certain


def unlike_at(n: int) -> Part:
    """A part whose character at ``n`` is less likely than all others."""
    spelled = tuple(Spelled("校", (), -9.0 if k == n else -3.0) for k in range(20))
    return Part(0, 20, spelled, tuple(range(1, 21)))


SIDES: Sides = {
    "swallowed.REACH": (lambda n: places_weighed(n, tried=999) < n + 1, 61),
    "swallowed.TRIED": (lambda n: places_weighed(n) < n, 7),
    "swallowed.BEHIND": (lambda n: goes_with() <= n, 3),
    "beam.WIDTH": (lambda n: readings_kept(n) < n, 17),
    "scarce_chars.ORDINARY": (lambda n: ordinary(n / 10), -90),
    "page_model._LOOKED": (lambda n: not tells_genre(n), 20_000),
    "marks.LEAST": (lambda n: is_ruined(-8.0, -8.0, n), 3),
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
    "cited._REACH": (
        lambda n: not cited._is_cited("©" + "用" * (n - 1) + "&copy;", n, n + 6, "©"),
        5,
    ),
    "cited._SHOWN": (lambda n: not cited_cell("甲" * n), 4),
    "cited.PLAIN": (lambda n: cited._is_cited("写作" + "校" * (n - 2) + "&lt;", n, n + 4, "<"), 6),
    "cited._NEAR": (
        lambda n: not cited._is_cited("写作" + "校" * (n - 2) + "&lt;", n, n + 4, "<"),
        41,
    ),
    "gbk_chars.SET_OFF": (lambda n: set_off(n / 10) > gbk_chars.BLANK, -59),
    "gbk_chars.DOUBLED": (lambda n: is_doubled(n / 10), -44),
    "lost_byte._TRIED": (
        lambda n: (
            lost_byte.likeliest_byte(Worth(n - 1), "", "校", Signs(SIGNS))[0] != SIGNS[n - 1].char
        ),
        25,
    ),
    "line_wraps._ROUNDS": (lambda n: closed_again() < n, 9),
    "pinyin._REPEATS": (lambda n: pinyin._by_machine(notes(n)), 3),
    "marks.SENSELESS": (lambda n: not is_wreck(behind=n / 10), -65),
    "marks.REAL": (lambda n: not is_wreck(behind=n / 10, mark="？"), -100),
    "marks.LOOK": (lambda n: "远" not in heard(f"各校?{'校' * (n - 1)}远"), 7),
    "marks.BEFORE": (lambda n: "远" not in heard(f"远{'校' * (n - 1)}?囗冂匚匸"), 6),
    "readings.TRIES": (lambda n: looked(n) < n, 41),
    "readings.UNMARKED_TRIES": (lambda n: unmarked(n) < n, 7),
    "readings.FEWEST": (lambda n: bool(found_unmarked(n)), 4),
    "readings.PLACES": (lambda n: found_unmarked(6)[0].margin >= 9 - n / 10, 20),
    "expected_chars.ROUNDS": (lambda n: rounds_read() < n, 4),
    "expected_chars.MOST_LOST": (lambda n: tried_again(n) < n, 4),
    "slip_search.EARLY": (lambda n: hopeless(n) > NONE, 3),
    "slip_search.PATIENCE": (lambda n: hopeless(n) < 0, 9),
    "slip_search.HOPELESS": (lambda n: hopeless(10) <= n, -80),
    "slip_search.BETTER": (lambda n: hopeless(5) <= n, 20),
    "slip_search.MAX_UNITS": (lambda n: not followed(n), 161),
    "windows.GAIN": (lambda n: proven(n), 6),
    "windows.EVIDENCE, at a glance": (lambda n: searched(n), 14),
    "gaps.SURPRISING": (lambda n: not surprises(n / 10), -90),
    "gaps.TEAR": (lambda n: 5 + n not in gaps.gaps(Scores(), "aaaaa教aaaaa"), 3),
    "partial_bytes.RAREST": (lambda n: may_be_lost(n / 10), -140),
    "roundtrip.EVIDENCE": (lambda n: chinese(n, 9.0), 14),
    "roundtrip.BETTER": (lambda n: chinese(99.0, n / 10), 15),
    "roundtrip.PROOF": (lambda n: read_again(n, 99.0), 40),
    "roundtrip.SAMPLE": (lambda n: not read_again(99, 99.0, length=n), 401),
    "roundtrip.AGAIN": (lambda n: read_again(99, n / 10), 30),
    "wrecks.LIKELIER": (lambda n: likelier(n / 10), 21),
    "wrecks.STRANGE": (lambda n: strange_row(20, n), 5),
    "wrecks.LETTERS": (lambda n: strange_row(n, 20), 6),
    "wrecks.FEWEST": (lambda n: wrecks._eastern("ｱ" * n), 5),
    "marks.RUIN": (lambda n: is_wreck(front=n / 10), -105),
    "marks.ASKED": (lambda n: not is_wreck(behind=-8.0, sign=n / 10), -49),
    "marks.REAL, asked": (lambda n: not is_wreck(behind=n / 10, sign=-1.0), -100),
    "expected_chars.EXPECTS": (lambda n: expects(n / 10), 15),
    "expected_chars.TRAIL_WORTH": (lambda n: not same_trail(n / 10), 20),
    "slip_search.LIKELY": (lambda n: not pair_looked_for(n / 10), -20),
    "lost_bytes.NEIGHBOURS": (lambda n: compared(n) < n, 4),
    "lost_bytes.CHOICES": (lambda n: ranked(n) < n, 13),
    "lost_bytes.LIKELIER": (lambda n: settled(n / 100), 6),
    "lost_bytes.SWEEPS": (lambda n: sweeps(n), 4),
    "lost_bytes.TOGETHER": (lambda n: together(n) < n, 7),
    "lost_bytes.REACH": (lambda n: together(5, apart=n) == 0, 4),
    "windows._COVERED": (lambda n: of_bytes(lambda x: windows._covered(x, GB), n), 8),
    "windows._MOSTLY": (lambda n: of_bytes(windows._pairs_first, n), 6),
    "evidence_of_pairs.WIDE": (lambda n: evidence_of_pairs.told(n, 13.5) == 0.0, 121),
    "filled_in.MANY": (stays_unknown, 17),
    "filled_in.MOST_AHEAD": (lambda n: filled_in.Filled(n, 3, -4.0).features()["margin"] < n, 13),
    "filled_in.NEAR_NEXT": (lambda n: filled_in.Filled(n, 3, -4.0).features()["near"] < n, 5),
    "filled_in.SUGGESTED": (lambda n: suggests(n / 100), 15),
    "filled_in.BESIDE": (lambda n: certain_beside(n / 10), 60),
    "filled_in.LEAST": (lambda n: fills_in(n / 100), 80),
    "filled_in.LEAST_OF_NUMERALS": (lambda n: fills_in_numeral(n / 100), 90),
    "filled_in.APPLIED": (lambda n: one_filled_in(5.0, confidence=n / 100).confidence > 0.9, 91),
    "filled_in.CERTAIN": (lambda n: certain_at(n), 8),
    "filled_in.WIDE": (lambda n: not certain_at(9, options=n), 121),
    "filled_in.FAMILIAR": (lambda n: filled_in._certain(-n / 10) > filled_in.CERTAIN, 41),
    "filled_in.CERTAIN_FAR": (lambda n: filled_in._certain(-5.0) - filled_in.CERTAIN <= n / 10, 5),
    "filled_in.FAR": (lambda n: filled_in._familiar(unlike_at(n), 0) == -3.0, 9),
    "partial_bytes.MOST": (lambda n: left_by_bytes(n) < n, 301),
    "wrecks.SHAPED": (lambda n: not shaped(n), 61),
    "wrecks.ROW": (lambda n: letters(n), 5),
    "wrecks._AROUND": (lambda n: crowd_from(20) > 20 - n, 3),
    "decided.PART": (lambda n: needed_in_part(keeps=True) <= n, 5),
    "decided.PART_HANS": (lambda n: needed_in_part(keeps=False) <= n, 8),
    "readings.DOUBT": (lambda n: bool(found_unmarked(6, gain=n / 10)), 0),
    "decided.SUGGESTED": (lambda n: suggested(n / 1000 + 1e-9), 150),
    "decided.SUGGESTED, the second": (lambda n: suggested(0.5, n / 100 + 1e-9) == 2, 30),
    "expected_chars.EXPECTED and EXPECTED_EACH": (
        lambda n: not expected_again(n / 10, times=1),
        25,
    ),
    "expected_chars.EXPECTED_MOST": (lambda n: not expected_again(n / 10, times=9), 35),
    "lost_marks._REACH": (
        lambda n: bool(list(lost_marks._single_marks("怎" + "校" * (n - 1) + "?校"))),
        41,
    ),
    "readings.GAPPED": (lambda n: with_gaps(n) < n, 3),
    "swallowed_places.TAKEN": (lambda n: took_a_letter(n), 15),
    "marks.RUINED": (lambda n: not is_ruined(n / 10), -75),
    "marks.RUINED_SHORT": (lambda n: not is_ruined(0.0, n / 10), -100),
    "marks.SHORT": (lambda n: is_ruined(0.0, -99.0, n), 2),
    "marks.WRECKED": (lambda n: not is_exclaimed(n / 10), -100),
    "sureness.KEPT_LESS": (lambda n: lead(keeps=True) <= n, 70),
    "sureness.HANT_LESS": (lambda n: lead(script="hant") <= n, 40),
    "sureness.EXPECTED_LESS": (lambda n: lead(expected=True) <= n, 80),
    "decided.CERTAIN": (lambda n: not told_beside(n / 10, keeps=True), 55),
    "decided.CERTAIN_DROPPED": (lambda n: not told_beside(n / 10, keeps=False), 80),
    "readings.MAX_RUN": (lambda n: not readings._behind_mark("?" + "校" * (n - 1), n), 31),
    "slip_search.UNSURE": (lambda n: with_pairs_lost(n) < n, 5),
    "slip_search.LONE": (lambda n: 10 * lost_alone("校") <= n, -30),
    "slip_search.READ_AS": (lambda n: 10 * read_by_a_note("校") <= n, 60),
    "swallowed._KIND": (shattered, 32),
    "slip_search.EXPLAINED": (lambda n: explained(n / 10 + 1e-9), -20),
    "lone_letters.FORMULA": (
        lambda n: lone_letters.own_letter("共n題，" + "".join(f"{c}卷、" for c in "acegi"[:n]), 1),
        4,
    ),
    "lone_letters.TOLD": (lambda n: letters_told([n / 10] * 3) == 3, 40),
    "lone_letters.TOLD_SELDOM": (
        lambda n: letters_told([-9.0, -9.0, n / 10], letters="KAW") == 1,
        15,
    ),
    "lone_letters.OWN": (lambda n: lone_letters._least("各A組和B組", 1, "校", most=False) <= n, 8),
    "swallowed_places.LIKELY_SMALL": (
        lambda n: swallowed_places._likely("w", "hant") <= n / 10,
        30,
    ),
    "lone_letters.TOLD_AMONG": (lambda n: letters_told([-9.0, -9.0, n / 10]) == 1, 55),
    "lone_letters.TOLD_MARK": (lambda n: letters_told([n / 10] * 3, "，", "KKK") == 3, 70),
    "lone_letters.TOLD_MARK_ONCE": (lambda n: letters_told([n / 10] * 3, "，") == 3, 50),
    "lone_letters.TOLD_LAST": (lambda n: last_letter_told(n / 10, 20), 0),
    "lone_letters.LINE": (lambda n: last_letter_told(1.0, n), 12),
    "lone_letters.BESIDE": (lambda n: beside_told(n / 10, "（K學"), 55),
    "lone_letters.BESIDE_FIGURE": (lambda n: beside_told(n / 10, "3K學"), 70),
    "lone_letters.BESIDE_SMALL": (lambda n: beside_told(n / 10, "3k學"), 50),
    "lone_letters.OF_BYTES": (lambda n: told_of_big5(n / 10, "本K學"), 30),
    "lone_letters.OF_BYTES_SMALL": (lambda n: told_of_big5(n / 10, "本k學"), -10),
    "lone_letters.OF_BYTES_SIGN": (lambda n: told_of_big5(n / 10, "本{學"), 55),
    "lone_letters.OF_BYTES_RUN": (lambda n: told_of_big5(n / 10, "本K學", after="長"), -10),
    "lone_letters.OF_BYTES_MARK": (lambda n: told_of_big5(n / 10, "本A學", "，"), 45),
    "lone_letters.OF_BYTES_FIRST": (lambda n: told_of_big5(n / 10, "\nK學"), 90),
    "lone_letters.OF_BYTES_OWN": (lambda n: told_of_big5(n / 10, "「K學"), 80),
    "lone_letters.BESIDE_SIGN": (lambda n: beside_told(n / 10, "（^學"), 60),
    "swallowed_places.TAKEN_TOLD": (lambda n: sign_taken(n / 10), 90),
    "lone_letters.TOLD_SMALL": (lambda n: letters_told([n / 10] * 3, letters="kpt") == 3, 5),
    "lone_letters.TOLD_SIGN": (lambda n: letters_told([n / 10] * 3, letters="^_@") == 3, -10),
    "slip_search.WORTHWHILE": (lambda n: given_up(n / 10 + 1e-9), 60),
    "slip_search.USUAL": (lambda n: usual_weighed() <= n, 8),
    "slip_search.USUAL_LAST": (lambda n: usual_weighed(last=True) <= n, 64),
    "slip_search.COMMON": (lambda n: usual_weighed(last=True, anywhere=True) <= n, 500),
    "slip_search.CLOSE": (lambda n: not still_unsure(n), 8),
    "doubts.MOST": (lambda n: in_part("校" * 100, [Doubt(0, n, 0.1)], 5.0) is None, 35),
    "expected_chars.TRAILS": (by_trail, 2),
    "mojibake_search.UNLIKELY": (
        lambda n: 10 * costs("\ufffd校")[(mojibake_search.HIGH,)] <= n,
        -40,
    ),
    "mojibake_search.OPEN": (lambda n: width(PAIRS_FIRST) <= n, 48),
    "mojibake_search.WIDTH": (lambda n: width(GB) <= n, 16),
    "reading_beam.TOLD": (lambda n: 10 * beside_a_gap() <= n, 60),
}


def left_by_bytes(fitting: int) -> int:
    """How many of so many characters are tried where nothing is known of two bytes."""
    signs = [(ModelChar(chr(0x4E00 + n), chr(0x4E00 + n), n), b"\xb0\xa1") for n in range(fitting)]
    unknown = frozenset(range(256))
    with patch.object(partial_bytes, "_index", lambda *_: {(None, None): signs}):
        return len(partial_bytes.read_slots.__wrapped__((unknown, unknown), GB, "hans"))


def shaped(others: int) -> bool:
    """Whether sixty bytes of Chinese in UTF-8 show what a text was beside so many others."""
    data = "校".encode() * 20 + b"\xff" * others
    with patch.object(wrecks, "as_bytes", lambda *_, **__: data):
        return wrecks._shaped("鏍")


def letters(count: int) -> bool:
    """Whether so many strange letters in a row are a wreck."""
    with patch.object(wrecks, "_strange", len):
        return bool(list(wrecks._rows("é" * count)))


def crowd_from(start: int) -> int:
    """Where a wreck is told to begin whose rare characters crowd from ``start`` on."""
    with (
        patch.object(wrecks, "clusters", lambda _: [(start, start + 9)]),
        patch.object(wrecks, "crowded", lambda _: True),
        patch.object(wrecks, "is_odd", lambda _: True),
        patch.object(wrecks, "_shaped", lambda _: True),
    ):
        ((low, _),) = wrecks._crowds("校" * 40)
    return low


def set_off(line_end: float) -> float:
    """What a wide blank weighs behind a character where a line ends with ``line_end``."""
    return gbk_chars.of_blank(Scores(sign=line_end), "条")


def is_doubled(logp: float) -> bool:
    """Whether a character is a word twice over that is so likely behind itself."""
    with patch.object(gbk_chars, "mixture", lambda: Scores(sign=logp)):
        return gbk_chars._doubled.__wrapped__("妈")


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
