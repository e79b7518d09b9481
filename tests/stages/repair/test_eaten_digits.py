"""Figures that a decoder took together with the byte of GBK in front: 年10月 that reads 年0月 is told."""

import pytest

import eduparse
from eduparse.stages.repair.gbk_chars import model_char
from eduparse.stages.repair.mojibake.eaten_digits import before_eaten_digits
from eduparse.stages.repair.mojibake.parts import Part, Spelled

DATED = "本办法自2023年11月8日起施行，由县教育局负责解释。"


def eaten(text: str) -> str:
    """``text`` in UTF-8 as a program shows it that takes a digit with the byte of GBK in front."""
    return "".join(c if len(c) == 1 else "?" for c in _pairs(text.encode())).replace("\ufffd", "?")


def _pairs(data: bytes) -> list[str]:
    out, at = [], 0
    while at < len(data):
        size = 1 if data[at] < 0x80 else 2
        pair = data[at : at + size]
        taken = size == 2 and pair[1:].isdigit()
        shown = "?" if taken else pair.decode("gbk", "replace")
        if len(shown) == 2:
            size, shown = 1, "?"
        out.append(shown)
        at += size
    return out


def told(text: str) -> list[str]:
    page = eduparse.repair(text)
    return [page.text[w.start : w.end] for w in page.metadata.warnings if w.start is not None]


def test_a_date_that_lost_figures_is_told() -> None:
    page = eduparse.repair(eaten(DATED))
    assert page.text == DATED.replace("2023年11月8", "023年1月")
    assert told(eaten(DATED)) == ["自", "年", "月"]


def test_figures_that_are_kept_are_in_no_doubt() -> None:
    kept = DATED.encode().decode("gbk", "replace").replace("\ufffd", "?")
    assert eduparse.repair(kept).text == DATED
    assert told(kept) == []


@pytest.mark.parametrize(
    ("text", "chars", "found"),
    [
        ("3a?0b?", {1: (3, "年"), 4: (6, "月")}, [1]),  # 年0月
        ("3a?12b?", {1: (3, "年"), 5: (7, "月")}, []),
        ("3a\ufffd5b", {1: (3, "年"), 4: (5, "月")}, []),
        ("3a\ufffd0b", {1: (3, "年"), 4: (5, "月")}, [1]),
        ("3a\ufffdb", {1: (3, "年"), 3: (4, "月")}, [1]),
        ("a?.7", {0: (2, "和")}, [0]),
        ("a?b", {0: (2, "第"), 2: (3, "条")}, [0]),
        ("a?b", {0: (2, "本"), 2: (3, "条")}, []),
        ("a?b", {0: (2, "本"), 2: (3, "校")}, []),
        ("ab5c", {0: (2, "年"), 3: (4, "月")}, []),
    ],
)
def test_before_which_numbers(
    text: str, chars: dict[int, tuple[int, str]], found: list[int]
) -> None:
    assert list(before_eaten_digits(text, chars)) == found


def test_a_guess_is_no_word_of_its_page() -> None:
    options = (model_char("禾"), model_char("竹"))
    part = Part(0, 2, (Spelled("青", (), 0.0), Spelled("竹", options, 0.0)), (1, 2))
    assert part.known == "青\ufffd"


def test_a_guess_made_thrice_does_not_bear_itself_out() -> None:
    page = "1. 鍦板尯鐨勬槸锛堛??銆?锛?\n"
    for n in (1, 3):
        shown = eduparse.repair(page * n)
        warned = {w.start for w in shown.metadata.warnings}
        assert all(at in warned for at, c in enumerate(shown.text) if c in "。！")
