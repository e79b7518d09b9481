"""A case on each side of the thresholds of `simplify`."""

import sys
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.stages import simplify
from eduparse.stages.simplify import name_chars
from eduparse.stages.simplify.name_chars import in_names
from eduparse.stages.simplify.scattered import (
    TraditionalRun,
    _fit_as_a_whole,
    _proven,
    _simplified,
    scattered,
)


class Told:
    """A model by which a word is so many ``nats`` likelier in its place, and each character ``rare``."""

    def __init__(self, nats: float, rare: float) -> None:
        self._nats, self._rare = nats, rare

    def score(self, text: str, left: str = "", right: str = "") -> float:
        del text, right
        return self._nats if left else 0.0

    def logp(self, context: str, char: str) -> float:
        del context, char
        return self._rare


def proven(line: str, nats: float, rare: float = -12.0, size: int = 1) -> bool:
    """Whether ``size`` characters of ``line`` from the third on, once traditional, are taken back."""
    return _proven(Told(nats, rare), line, 2, 2 + size)


def paragraph(wanted: int, stays: int) -> simplify.Paragraph:
    """A paragraph with so many characters of either script."""
    return simplify.Paragraph(0, 0, (wanted, stays), (wanted, stays), foreign=False, chinese=False)


def leans(n: int) -> bool:
    """Whether a short traditional line is converted on a page of 200 simplified characters and ``n`` others."""
    page = [paragraph(n, 0), paragraph(0, 200), paragraph(1, 0), paragraph(0, 1)]
    return simplify._chosen(page)[2]


def weighed_by(n: int) -> bool:
    """Whether the ``n``-th character of a page has a say in which model judges its words."""
    seen: list[str] = []
    told = SimpleNamespace(
        weighed=lambda text: seen.append(text) or Told(9.0, -5.0),
        log_ratios=lambda *_: [-99.0, 99.0],  # the weighings disagree
    )
    text = "校" * (n - 1) + "远\n学校应当确保经費落实到位"
    with patch.object(sys.modules[_proven.__module__], "mixture", lambda: told):
        list(scattered(text, [(n + 1, len(text))]))
    return "远" in seen[0]


class Together:
    """A model by which a character is so many ``nats`` likelier behind any other than anywhere."""

    def __init__(self, nats: float) -> None:
        self._nats = nats

    def logp(self, context: str, char: str) -> float:
        del char
        return self._nats if context else 0.0

    def chance(self, form: str) -> float:
        """Every pair is written often, but for a surname with the character."""
        return 0.0 if form.startswith("宋") else 1.0


def a_word(text: str, nats: float) -> bool:
    """Whether the character of ``text``, two characters likelier together by so many ``nats``, is no name's."""
    with patch.object(name_chars, "mixture", lambda: Together(nats)):
        return not list(in_names(text, text.replace("徵", "征")))


def is_chinese(words: int) -> bool:
    """Whether a paragraph with kana is Chinese that has so many different words of it."""
    line = "這們與為"[:words] + "かな"
    return simplify.Simplify()._paragraph(line, 0, len(line)).chinese


def fits_as_a_whole(n: int) -> bool:
    """Whether a line is taken back of which ``n`` characters in a hundred fit, beside a name that does not."""
    runs = [
        TraditionalRun(0, n, fits=True, named=False),
        TraditionalRun(n, 100, fits=False, named=False),
    ]
    return _fit_as_a_whole([*runs, TraditionalRun(100, 200, fits=False, named=True)])


SIDES: Sides = {
    "simplify._FEWEST_CHINESE": (is_chinese, 2),
    "scattered.SEEN_BY": (lambda n: not weighed_by(n), 1001),
    "name_chars.TOGETHER": (lambda n: a_word("诗人宋徵帆，", n / 10), 7),
    "name_chars.APART": (lambda n: a_word("有宋徵帆诗", n / 10), -5),
    "scattered.MOSTLY_FITS": (fits_as_a_whole, 65),
    "scattered.SETTLED": (lambda n: _simplified("学" * n + "學" * (100 - n)), 50),
    "scattered.FITS": (lambda n: proven("落实经费", n / 10), 30),
    "scattered.LONGEST": (lambda n: not proven("各校对学生", 0.0, rare=-5.0, size=n), 3),
    "scattered.PLAIN": (lambda n: proven("各校对学生", n / 10, rare=-5.0), -10),
    "scattered.NAMED: behind a surname": (lambda n: proven("校陈学来到", n / 10), 60),
    "scattered.COMMON": (lambda n: proven("各校对学生", 0.0, rare=n / 10), -85),
    "simplify._NEARLY_ALL": (lambda n: simplify._goes(paragraph(n, 100 - n)), 90),
    "simplify._SHARE": (leans, 21),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
