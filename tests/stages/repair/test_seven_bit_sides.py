"""A case on each side of the thresholds of GBK without its highest bits, and of what is another language."""

from importlib import import_module
from typing import Any
from unittest.mock import patch

import pytest
from sides import Sides, turns_at

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
        return bool(seven_bit.seven_bit("3#3#3#3#"))


def may_be(nats: float) -> bool:
    with patch.object(seven_bit, "_best", lambda _: [("校", 2, nats)]):
        return seven_bit._may_be.__wrapped__("aa")


def width() -> int:
    """How many readings of a row are kept at each place."""
    told: dict[str, Any] = {}
    with patch.object(
        seven_bit, "likeliest_path", lambda *_, **named: told.update(named) or (None, 0)
    ):
        seven_bit._best("aa")
    return told["width"]


SIDES: Sides = {
    "seven_bit.RANDOM": (lambda n: gain(n) >= 70, 10),
    "seven_bit.EVIDENCE": (lambda n: taken(n), 28),
    "seven_bit.MOST_PLAIN": (lambda n: read(100 - n, n) is None, 35),
    "seven_bit.MARGIN": (lambda n: may_be(n / 10), -100),
    "seven_bit._BEAM": (lambda n: width() <= n, 6),
    "wrecks._OF_LANGUAGE": (lambda n: wrecks._of_language("の" * n + "ゑ" * (20 - n)), 5),
}


@pytest.mark.parametrize("threshold", SIDES)
def test_both_sides(threshold: str) -> None:
    turns_at(*SIDES[threshold])
