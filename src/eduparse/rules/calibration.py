"""How often an edit of a rule is right, by what its pass says: counted on labelled pages.

A pass says how sure it is in its own coin: a weight, a margin, a plain 1.0. The table
``data/confidence.tsv`` turns that into a rate. ``make calibration`` counts it (`tools/calibrate.py`): for
each rule and each range of what its pass says, of how many edits on labelled pages how many were right. A
rule with few edits there takes the rate of its kind, the more the fewer they are.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

FILE = "confidence.tsv"
COLUMNS = ("rule", "from", "edits", "right", "confidence")
STEPS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99)  # where the ranges of what a pass says begin


class Rate(NamedTuple):
    """From ``start`` on, ``right`` of ``edits`` were right; ``confidence`` is that, shrunk to its kind."""

    start: float
    edits: int
    right: int
    confidence: float


def step_of(said: float) -> float:
    """Where the range begins that ``said`` is in."""
    return max(step for step in STEPS if step <= said)


def calibrated(rule: str, said: float) -> float:
    """The confidence of an edit of ``rule`` whose pass says ``said``; that itself for other rules."""
    rates = table().get(rule)
    if rates is None:
        return said
    found = [r.confidence for r in rates if r.start <= said]
    return found[-1] if found else said


@cache
def table() -> dict[str, tuple[Rate, ...]]:
    """The rates of each rule that was seen on labelled pages, by what its pass says, rising."""
    text = (files("eduparse.rules") / "data" / FILE).read_text("utf-8")
    found: dict[str, list[Rate]] = {}
    for line in text.splitlines()[1:]:
        rule, start, edits, right, confidence = line.split("\t")
        rate = Rate(float(start), int(edits), int(right), float(confidence))
        found.setdefault(rule, []).append(rate)
    return {rule: tuple(sorted(rates)) for rule, rates in found.items()}
