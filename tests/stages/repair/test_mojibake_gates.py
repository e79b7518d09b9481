"""What is left out of the search for text in a wrong encoding could not have been found by it."""

# ruff: noqa: SLF001 - a gate is compared with what stands behind it

import math
import random

import pytest

from eduparse.document.document import Document
from eduparse.language.mixture import Mixture, mixture
from eduparse.language.rare_chars import crowded, is_odd
from eduparse.stages.repair import mojibake
from eduparse.stages.repair.byte_readings import (
    CHAINS,
    FIRST,
    LATIN,
    OF_PAIRS,
    PAGES,
    PAIRS_FIRST,
    shows_one_by_one,
    stands_for,
)
from eduparse.stages.repair.mojibake import foreign_wrecks, mojibake_search, roundtrip, windows
from eduparse.stages.repair.mojibake import page as mojibake_page
from eduparse.stages.repair.mojibake.evidence_of_pairs import most_evidence_of_pairs, told
from eduparse.stages.repair.mojibake.mojibake_search import Unmix
from eduparse.stages.repair.mojibake.most_to_come import most_to_come
from eduparse.stages.repair.mojibake.parts import Part
from eduparse.stages.repair.mojibake.ranked_signs import Chain

SENSE = "各学校要认真检查校舍安全，及时消除隐患，并按时上报。"
TEXTS = (
    SENSE,
    SENSE.encode().decode("gb18030", "replace"),
    SENSE.encode("gbk").decode("big5hkscs", "replace"),
    SENSE.encode().decode("latin-1"),
    SENSE.encode("gbk").decode("utf-8", "replace"),
    "名\ufffd\ufffda，鏁欒偛b\ufffd",
    "abc",
    "",
)


@pytest.mark.parametrize("shown", [LATIN, *PAGES])
def test_no_code_page_of_one_byte_has_a_character_of_the_east(shown: str) -> None:
    assert shows_one_by_one(shown)
    every = map(chr, range(0x80, 0x10000))
    assert not [c for c in every if OF_PAIRS.match(c) and stands_for(c, shown)]


@pytest.mark.parametrize("shown", FIRST)
@pytest.mark.parametrize("text", TEXTS)
def test_what_covers_a_part_is_counted_character_by_character(shown: str, text: str) -> None:
    for part in (text, text[:9] + "é" * 30, "é" * 4 + "校", "é" * 3 + "校"):
        foreign = [c for c in part if c > "\x7f" and c != "\ufffd"]
        known = sum(bool(stands_for(c, shown)) for c in foreign)
        assert windows._covered(part, shown) == (known >= 0.8 * len(foreign) > 0)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("written", roundtrip.NULL)
def test_evidence_is_never_above_what_it_may_be(text: str, written: str) -> None:
    model = mixture()
    told = roundtrip.glanced_evidence(model, text, written, windows.GLANCED_BAD)
    by_pairs = roundtrip.most_by_pairs(text, written, windows.GLANCED_BAD)
    most = roundtrip.most_evidence(text, written, windows.GLANCED_BAD)
    assert all(a <= b + 1e-6 for a, b in zip(told, by_pairs, strict=True))
    assert all(a <= b for a, b in zip(by_pairs, most, strict=True))
    exact = roundtrip.roundtrip_evidence(model, text, written)
    assert roundtrip._may_be_chinese(model, text, written, exact)


def test_bytes_at_random_are_mostly_seen_to_be_no_chinese_by_their_pairs() -> None:
    wrong = SENSE.encode("gbk").decode("big5hkscs", "replace")
    assert not roundtrip._may_be_chinese(mixture(), wrong, "big5hkscs", roundtrip.EVIDENCE)
    assert roundtrip._may_be_chinese(mixture(), SENSE, "utf-8", roundtrip.EVIDENCE)


def _damaged(dice: random.Random, size: int) -> str:
    data = bytearray(SENSE[: size // 2].encode())
    for _ in range(dice.randrange(4)):
        data[dice.randrange(len(data))] = dice.choice((0x3F, 0x20, 0x80, 0xFF))
    shown = data.decode("gb18030", "replace")
    return SENSE[:4] + dice.choice((shown, shown.replace("\ufffd", "?"))) + SENSE[-3:]


def test_readings_left_out_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """With no bound every reading is put to the others: the best one is the same, and so is what it remembers."""
    dice = random.Random(14)  # noqa: S311 (damage for a test)
    lines = [_damaged(dice, dice.randrange(6, 50)) for _ in range(12)]
    chain = Chain("gb18030", "utf-8", "hans")
    found = [Unmix(mixture(), line, chain).best() for line in lines]
    assert sum(bool(parts) for _, parts in found) > 6
    monkeypatch.setattr(mojibake_search, "least_followed", lambda *_: -1e9)
    assert [Unmix(mixture(), line, chain).best() for line in lines] == found


def test_a_search_ends_where_it_cannot_come_to_enough() -> None:
    """It finds the same where as much as it finds is needed, and nothing where more is."""
    line = SENSE.encode().decode("gb18030", "replace")
    search = Unmix(mixture(), line, Chain("gb18030", "utf-8", "hans"))
    score, parts = search.best()
    assert parts
    assert search.best(score) == (score, parts)
    assert search.best(score + 1.0) == (-math.inf, [])


_SHOWN = [
    (LATIN, "utf-8"),
    (LATIN, "gb18030"),
    ("cp1254", "utf-8"),
    ("cp437", "utf-8"),
    (PAIRS_FIRST, "gb18030"),
]


def _of_single_bytes(dice: random.Random) -> str:
    """Text in Latin letters, with lost bytes, signs that no code page has, and ASCII."""
    written = dice.choice(("utf-8", "gbk"))
    page = dice.choice(("cp1252", "latin-1", "cp1254", "cp437"))
    size = dice.randrange(3, len(SENSE))
    shown = list(SENSE[:size].encode(written).decode(page, "replace"))
    for _ in range(dice.randrange(4)):
        shown[dice.randrange(len(shown))] = dice.choice("?\ufffd a7Žþ校")
    return dice.choice(("", "校舍")) + "".join(shown)


@pytest.mark.parametrize(("shown", "written"), _SHOWN)
def test_no_reading_comes_to_more_than_the_line_may(shown: str, written: str) -> None:
    """So a search that needs as much as it finds finds the same, and one that needs more than the line may is not begun."""
    dice = random.Random(7)  # noqa: S311 (damage for a test)
    chain = Chain(shown, written, "hans")
    for _ in range(12):
        line = _of_single_bytes(dice)
        score, parts = Unmix(mixture(), line, chain).best()
        most = most_to_come(line, *chain)
        assert len(most) == len(line) + 1
        assert most[0] >= score
        if parts:
            assert Unmix(mixture(), line, chain).best(score) == (score, parts)
        assert Unmix(mixture(), line, chain).best(most[0] + 1.0) == (-math.inf, [])


def test_a_chain_that_shows_no_such_character_is_refused_at_once() -> None:
    """Windows-1254 has no Ž and no ž: each of them stays as it is, and a damaged part begins anew behind it."""
    line = "Žž".join(SENSE.encode().decode("latin-1")[at : at + 6] for at in range(0, 60, 6))
    most = most_to_come(line, "cp1254", "utf-8", "hans")
    assert most[0] < -60.0
    assert most_to_come(line, LATIN, "utf-8", "hans")[0] > most[0]


@pytest.mark.parametrize("text", [*TEXTS, "Les Ã©coles", "Ð¨ÐºÐ¾Ð»Ñ‹", "å­¦æ ¡", "小泻芯谢褘"])
@pytest.mark.parametrize("beneath", [False, True])
def test_a_text_goes_back_once_as_it_does_along_each_chain(text: str, *, beneath: bool) -> None:
    expected = [
        (out, (shown, written))
        for shown, every in (CHAINS if beneath else FIRST).items()
        for written in every
        if (out := roundtrip._read(text, shown, written, whole=False)) and out != text
    ]
    assert list(roundtrip._read_once(text, beneath=beneath)) == expected


@pytest.mark.parametrize(
    "line", [*TEXTS, "Les Ã©coles", "Ð¨ÐºÐ¾Ð»Ñ‹ 学校", "Ð¨ÐºÐ¾Ð»Ñ‹ 各学校要认真检查校舍", "ﬁÐ¨"]
)
def test_a_line_that_may_not_spell_letters_spells_none(line: str) -> None:
    spelt = any(foreign_wrecks._spells(line, p, foreign_wrecks.SHARE) for p in (LATIN, *PAGES))
    assert foreign_wrecks._may_spell(line) or not spelt


def test_a_character_is_odd_where_three_of_it_crowd() -> None:
    for char in "校鏁欒é¥ㄅ🙂𬸚，a":
        assert is_odd(char) == crowded(char * 3)


_OF_PAIRS = [("gb18030", "big5hkscs", "hant"), ("big5hkscs", "gb18030", "hans")]
NOVEL = "先锋韩滔横槊勒马，大骂彭圯，赵珺狞笑，獬豸狻猊奔来，鞍轿上云髻霓裳，袍底下绛绡罗襦，嫔妃嫦娥皆惊。"
CHRONICLE = "會議由鄧穎超與蔡暢主持，岳飛駐軍鄂州，韓世忠屯楚州，完顏兀朮毀盟攻宋，秦檜卻一意求和。"


def _of_pairs(dice: random.Random, shown: str, written: str) -> str:
    """A damaged phrase within clean text, some of its characters in another place or gone, with ASCII between."""
    clean = (NOVEL, CHRONICLE)[written == "gb18030"]
    said = (SENSE, CHRONICLE)[written == "big5hkscs"]
    start = dice.randrange(len(said) - 4)
    wrong = list(
        said[start : start + dice.randrange(3, 16)].encode(written).decode(shown, "ignore")
    )
    for _ in range(dice.randrange(3)):
        wrong[dice.randrange(len(wrong))] = dice.choice(["a", "@", "7", "·", "校", "", "囧囧"])
    at = dice.randrange(len(clean))
    return clean[max(0, at - 9) : at] + "".join(wrong) + clean[at : at + 9]


@pytest.mark.parametrize("chain", _OF_PAIRS)
def test_no_part_proves_more_than_its_window_may(chain: tuple[str, str, str]) -> None:
    dice = random.Random(5)  # noqa: S311 (damage for a test)
    null, proven = roundtrip.NULL[chain[1]], 0
    for _ in range(80):
        window = _of_pairs(dice, *chain[:2])
        _, parts = Unmix(mixture(), window, Chain(*chain), ("本", "\n")).best()
        most = most_evidence_of_pairs(window, "本", Chain(*chain))
        for part in parts:
            foreign = [s for s in part.spelled if s.char > "\x7f" and s.char != "\ufffd"]
            proof = sum(s.score + told(len(s.options), null) for s in foreign)
            bad = sum(s.char == "\ufffd" for s in part.spelled)
            assert proof - null * bad <= most + 1e-6, window
            proven += proof - null * bad >= windows.EVIDENCE
    assert proven > 15


def _searches(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many windows of ``text`` are searched."""
    lines: list[str] = []

    class Counted(Unmix):
        def best(self, needed: float = -math.inf) -> tuple[float, list[Part]]:
            lines.append(self._line)
            return super().best(needed)

    windows._readings.cache_clear()
    mojibake_page.found.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(windows, "Unmix", Counted)
        mojibake.Mojibake()(Document.of_page("page", "page", text))
    return len(lines)


@pytest.mark.parametrize("clean", [NOVEL, CHRONICLE])
def test_names_and_old_words_are_not_searched(clean: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of them crowds with rare characters; a phrase of Big5 in it is searched, and so is one of UTF-8."""
    assert crowded(clean)
    assert _searches(clean, monkeypatch) == 0
    wrong = CHRONICLE[:12].encode("big5hkscs").decode("gb18030", "replace")
    assert _searches(NOVEL[:20] + wrong + NOVEL[20:], monkeypatch) > 0
    wrong = SENSE[:12].encode().decode("gb18030", "replace")
    assert _searches(clean[:20] + wrong + clean[20:], monkeypatch) > 0


def test_a_page_is_weighed_only_where_a_line_may_be_chinese(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weighed: list[str] = []

    def model(text: str) -> Mixture:
        weighed.append(text)
        return mixture()

    monkeypatch.setattr(mojibake_page, "page_model", model)
    mojibake_page.found.cache_clear()
    for clean in ("“2×5”与“·7”两式相等。", "名为élé的人来了。"):
        assert mojibake._may_be_wrong(clean)
        mojibake_page.found(clean)
    mojibake_page.found(NOVEL)
    assert not weighed
    mojibake_page.found(SENSE.encode().decode("gb18030", "replace"))
    assert weighed


def _every_way(sample: str) -> list[roundtrip.Way]:
    """The ways that lead to Chinese, each step of each way tried."""
    reached: list[tuple[str, roundtrip.Way]] = [(sample, ())]
    for depth in range(roundtrip.DEEPEST):
        reached = [
            (out, (*way, step))
            for text, way in reached
            for out, step in roundtrip._read_once(text, beneath=depth > 0)
        ]
        found = [
            (-roundtrip._mean(mixture(), out), way)
            for out, way in reached
            if roundtrip._chinese(mixture(), sample, out, way)
        ]
        if found:
            return [way for _, way in sorted(found)]
    return []


_TWICE = SENSE.encode().decode("latin-1").encode().decode("gb18030", "ignore")
_THRICE = SENSE.encode().decode("latin-1").encode().decode("latin-1").encode().decode("latin-1")


@pytest.mark.parametrize("text", [*TEXTS, NOVEL, CHRONICLE, "2×5”", "élé", _TWICE, _THRICE])
def test_no_way_that_is_left_out_leads_to_chinese(text: str) -> None:
    assert roundtrip._ways(text, mixture) == _every_way(text)


@pytest.mark.parametrize(("text", "steps"), [(SENSE, 0), (TEXTS[3], 1), (_TWICE, 2), (_THRICE, 3)])
def test_text_goes_back_through_several_readings(text: str, steps: int) -> None:
    ways = roundtrip._ways(text, mixture)
    assert len(ways[0] if ways else ()) == steps


def _damaged_pages() -> list[str]:
    dice = random.Random(3)  # noqa: S311 (damage for a test)
    pairs = [_of_pairs(dice, *chain[:2]) for chain in _OF_PAIRS for _ in range(12)]
    return [*TEXTS, NOVEL, CHRONICLE, *pairs, *(_damaged(dice, 40) for _ in range(8))]


def test_a_window_that_is_left_out_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = _damaged_pages()
    mojibake_page.found.cache_clear()
    found = [mojibake_page.found.__wrapped__(page)[0] for page in pages]
    assert sum(bool(f.edits) for f in found) > len(pages) // 3
    monkeypatch.setattr(windows, "_may_prove", lambda *_: True)
    assert [mojibake_page.found.__wrapped__(page)[0] for page in pages] == found
