"""A case on each side of the thresholds of GBK without its highest bits, and of what is another language."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

from eduparse.stages.repair import one_off as one_off_
from eduparse.stages.repair.mojibake import wrecks

seven_bit: Any = import_module("eduparse.stages.repair.mojibake.seven_bit")


def read(pairs: int, plain: int = 0, *, nats: float = -5.0) -> Any:
    """What a row says that is read as so many pairs, each so likely, and so many letters."""
    path = [("校", 2, nats)] * pairs + [("a", 1, -1.0)] * plain
    with patch.object(seven_bit, "_best", lambda _: path):
        return seven_bit._read("a" * (2 * pairs + plain), 0)


def gain(pairs: int) -> float:
    row = read(pairs)
    return row.gain if row else 0.0


def taken(gain: float) -> bool:
    """Whether a row that gains so much is taken on a page without another."""
    row = seven_bit.Row(0, 8, "校校校校", (), gain)
    with (
        patch.object(seven_bit, "_may_be", lambda _: True),
        patch.object(seven_bit, "_read", lambda *_: row),
    ):
        return bool(seven_bit.seven_bit("3#4#5#6#"))


def may_be(nats: float) -> bool:
    with patch.object(seven_bit, "_best", lambda _: [("校", 2, nats)]):
        return seven_bit._may_be.__wrapped__("aa")


def worth_reading(beginning: str) -> bool:
    with patch.object(seven_bit, "_may_be", lambda _: True):
        return seven_bit._is_worth_reading(beginning)


def width() -> int:
    """How many readings of a row are kept at each place."""
    told: dict[str, Any] = {}
    with patch.object(
        seven_bit, "likeliest_path", lambda *_, **named: told.update(named) or (None, 0)
    ):
        seven_bit._best("aa")
    return told["width"]


def taken_beside(gain: float, other: float) -> bool:
    """Whether a row that gains so much is taken on a page with an ``other`` one."""
    gains = iter([other, gain])
    with (
        patch.object(seven_bit, "_may_be", lambda _: True),
        patch.object(
            seven_bit, "_read", lambda _, at: seven_bit.Row(at, at + 8, "校校校校", (), next(gains))
        ),
    ):
        return len(seven_bit.seven_bit("3#4#5#6#\n3#4#5#6#")) == 2


def looked_at(leads: int) -> bool:
    """Whether a row is looked at of whose twenty signs so many may begin a character."""
    asked: list[str] = []
    with patch.object(seven_bit, "_may_be", lambda beginning: asked.append(beginning) or False):
        seven_bit.seven_bit(("345" * leads)[:leads] + ("xyz" * 20)[: 20 - leads])
    return bool(asked)


def glanced(length: int) -> int:
    """How much of a row of such a length is looked at first."""
    asked: list[str] = []
    with patch.object(seven_bit, "_may_be", lambda beginning: asked.append(beginning) or False):
        seven_bit.seven_bit(("3456" * length)[:length])
    return len(asked[0])


def of_chinese(han: int) -> bool:
    """Whether a row is Chinese of whose hundred pairs so many are Chinese characters and the others marks."""
    path = [("校", 2, -1.0)] * han + [("，", 2, -1.0)] * (100 - han)
    with patch.object(seven_bit, "_best", lambda _: path):
        return seven_bit._read("a" * 200, 0) is not None


def warned(nats: float) -> bool:
    """Whether a pair that is so likely gets a warning within a row that is read."""
    path = [("校", 2, -1.0)] * 9 + [("学", 2, nats)]
    with patch.object(seven_bit, "_best", lambda _: path):
        return bool(seven_bit._read("a" * 20, 0).odd)


def plain_costs() -> float:
    """What a letter costs that stands for itself."""
    costs: list[float] = []

    def path(_length: int, steps: Any, *_: object, **__: object) -> tuple[None, int]:
        costs.extend(cost for (_, size), _, _, cost in steps(0) if size == 1)
        return None, 0

    with patch.object(seven_bit, "likeliest_path", path):
        seven_bit._best("aa")
    return costs[0]


def one_off(nats: float) -> bool:
    """Whether what is shown makes sense one off, where each character is so much likelier then."""
    told: Any = SimpleNamespace(
        score=lambda text, _: 0.0 if text == "囗冂匚匸" else nats * len(text)
    )
    with patch.object(one_off_, "mixture", lambda: told):
        return one_off_.likelier_one_off.__wrapped__("囗冂匚匸", hant=False)


SIDES: Sides = {
    "seven_bit.AGAIN": (lambda n: taken_beside(n, 99.0), 12),
    "seven_bit.PROOF": (lambda n: taken_beside(20.0, n), 80),
    "seven_bit._SHARE": (looked_at, 11),
    "seven_bit.GLANCE": (lambda n: glanced(n) < n, 49),
    "seven_bit.HAN": (of_chinese, 60),
    "seven_bit.ODD": (lambda n: not warned(n / 10), -130),
    "seven_bit.PLAIN": (lambda n: 10 * plain_costs() <= n, -15),
    "one_off.LIKELIER": (lambda n: one_off(n / 10), 25),
    "seven_bit.RANDOM": (lambda n: gain(n) >= 70, 10),
    "seven_bit.EVIDENCE": (lambda n: taken(n), 28),
    "seven_bit.MOST_PLAIN": (lambda n: read(100 - n, n) is None, 35),
    "seven_bit.MARGIN": (lambda n: may_be(n / 10), -100),
    "seven_bit.VARIED": (lambda n: worth_reading("345678"[:n]), 4),
    "seven_bit._BEAM": (lambda n: width() <= n, 6),
    "wrecks._OF_LANGUAGE": (lambda n: wrecks._of_language("の" * n + "ゑ" * (20 - n)), 5),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
